package excel

import (
	"bufio"
	"errors"
	"hash/crc32"
	"io"
	"os"
	"strconv"

	"github.com/klauspost/compress/flate"
	"github.com/xuri/excelize/v2"
)

// fastest is the level at which rows are compressed: a third of the time of the usual
// level, for files a quarter larger (data.md §4).
const fastest = 1

// sheetRows is the rows of one sheet, written and compressed as they come into a file of the
// folder for unfinished work. excelize makes the rest of the workbook; archive puts the
// two together. It is several times quicker than the library's own stream, which makes
// values of its own of every cell and compresses all of it again at the end.
type sheetRows struct {
	file    *os.File
	packed  *bufio.Writer
	deflate *flate.Writer
	buf     []byte // XML not yet compressed
	crc     uint32
	size    int64    // of the XML
	columns []string // names of the columns: "AB"

	merges []string
	links  []link
}

// link leads from cells to a place in the workbook.
type link struct{ area, to string }

// rowBuffer is how much XML is gathered before it is compressed.
const rowBuffer = 64 << 10

func newSheetRows(tmp string, columns int) (*sheetRows, error) {
	file, err := os.CreateTemp(tmp, "rows-*")
	if err != nil {
		return nil, err
	}
	p := &sheetRows{file: file, packed: bufio.NewWriterSize(file, rowBuffer), buf: make([]byte, 0, 2*rowBuffer)}
	for i := range columns {
		name, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return nil, errors.Join(err, p.remove())
		}
		p.columns = append(p.columns, name)
	}
	p.deflate, err = flate.NewWriter(p.packed, fastest)
	if err != nil {
		return nil, errors.Join(err, p.remove())
	}
	return p, nil
}

// row writes one row; a height of 0 leaves it to the reader.
func (p *sheetRows) row(number int, height float64, cells []excelize.Cell) error {
	var digits [20]byte
	at := strconv.AppendInt(digits[:0], int64(number), 10)
	b := append(append(p.buf, `<row r="`...), at...)
	if height > 0 {
		b = append(b, `" ht="`...)
		b = append(strconv.AppendFloat(b, height, 'f', -1, 64), `" customHeight="1`...)
	}
	b = append(b, `">`...)
	for i := range cells {
		b = append(append(append(b, `<c r="`...), p.columns[i]...), at...)
		if cells[i].StyleID != 0 {
			b = append(b, `" s="`...)
			b = strconv.AppendInt(b, int64(cells[i].StyleID), 10)
		}
		b = appendCell(b, &cells[i])
	}
	p.buf = append(b, `</row>`...)
	if len(p.buf) < rowBuffer {
		return nil
	}
	return p.flush()
}

// appendCell writes a cell from the end of its style on. A number is never text.
func appendCell(b []byte, c *excelize.Cell) []byte {
	text, isText := c.Value.(string)
	if c.Formula != "" {
		if isText {
			b = append(b, `" t="str`...)
		}
		b = append(appendText(append(b, `"><f>`...), c.Formula), `</f><v>`...)
		return append(appendValue(b, c.Value), `</v></c>`...)
	}
	switch {
	case c.Value == nil:
		return append(b, `"/>`...)
	case !isText:
		return append(appendValue(append(b, `"><v>`...), c.Value), `</v></c>`...)
	case padded(text):
		b = append(b, `" t="inlineStr"><is><t xml:space="preserve">`...)
	default:
		b = append(b, `" t="inlineStr"><is><t>`...)
	}
	return append(appendText(b, text), `</t></is></c>`...)
}

func appendValue(b []byte, value any) []byte {
	switch v := value.(type) {
	case string:
		return appendText(b, v)
	case int64:
		return strconv.AppendInt(b, v, 10)
	case float64:
		return strconv.AppendFloat(b, v, 'f', -1, 64)
	}
	return b
}

// flush compresses what was gathered.
func (p *sheetRows) flush() error {
	p.crc = crc32.Update(p.crc, crc32.IEEETable, p.buf)
	p.size += int64(len(p.buf))
	_, err := p.deflate.Write(p.buf)
	p.buf = p.buf[:0]
	return err
}

// end writes out all that is held back. The compressed rows end at a whole byte, so that
// others can stand before and behind them.
func (p *sheetRows) end() error {
	if err := p.flush(); err != nil {
		return err
	}
	if err := p.deflate.Flush(); err != nil {
		return err
	}
	return p.packed.Flush()
}

// copy gives the compressed rows to w.
func (p *sheetRows) copy(w io.Writer) error {
	if _, err := p.file.Seek(0, io.SeekStart); err != nil {
		return err
	}
	_, err := io.Copy(w, p.file)
	return err
}

// remove takes the file away.
func (p *sheetRows) remove() error {
	if p == nil {
		return nil
	}
	return errors.Join(p.file.Close(), os.Remove(p.file.Name()))
}

// below is what stands behind the rows: merged areas and links.
func (p *sheetRows) below() (merges, links []byte) {
	if len(p.merges) > 0 {
		merges = append(strconv.AppendInt(append(merges, `<mergeCells count="`...), int64(len(p.merges)), 10), `">`...)
		for _, area := range p.merges {
			merges = append(append(append(merges, `<mergeCell ref="`...), area...), `"/>`...)
		}
		merges = append(merges, `</mergeCells>`...)
	}
	if len(p.links) > 0 {
		links = append(links, `<hyperlinks>`...)
		for _, l := range p.links {
			links = append(append(append(links, `<hyperlink ref="`...), l.area...), `" location="`...)
			links = append(appendText(links, l.to), `"/>`...)
		}
		links = append(links, `</hyperlinks>`...)
	}
	return merges, links
}
