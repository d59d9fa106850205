package excel

import (
	"archive/zip"
	"bytes"
	"errors"
	"hash/crc32"
	"io"

	"github.com/klauspost/compress/flate"
)

// compression is the level of what excelize makes of a workbook (data.md §4).
const compression = 5

// archive is the zip of a workbook, written straight into the file instead of into
// memory first. What excelize makes of a sheet is its frame: archive puts the sheet's
// rows into it.
type archive struct {
	*zip.Writer
	parts map[string]*sheetRows // by name in the zip
	frame *frame                // the one being written
}

func newArchive(w io.Writer, parts map[string]*sheetRows) *archive {
	z := zip.NewWriter(w)
	z.RegisterCompressor(zip.Deflate, func(out io.Writer) (io.WriteCloser, error) {
		return flate.NewWriter(out, compression)
	})
	return &archive{Writer: z, parts: parts}
}

// Create opens the next part of the workbook.
func (a *archive) Create(name string) (io.Writer, error) {
	if err := a.finish(); err != nil {
		return nil, err
	}
	rows := a.parts[name]
	if rows == nil {
		return a.Writer.Create(name)
	}
	a.frame = &frame{name: name, rows: rows}
	return &a.frame.xml, nil
}

// Close ends the zip.
func (a *archive) Close() error { return errors.Join(a.finish(), a.Writer.Close()) }

// finish writes the sheet whose frame is complete.
func (a *archive) finish() error {
	if a.frame == nil {
		return nil
	}
	f := a.frame
	a.frame = nil
	return f.writeTo(a.Writer)
}

// frame is a sheet without its rows.
type frame struct {
	name string
	rows *sheetRows
	xml  bytes.Buffer
}

// writeTo writes the sheet: what stands before the rows, the rows as they were
// compressed, and what stands behind them.
func (f *frame) writeTo(z *zip.Writer) error {
	before, after, err := f.around()
	if err != nil {
		return err
	}
	var head, tail bytes.Buffer
	if err := deflated(&head, before, (*flate.Writer).Flush); err != nil {
		return err
	}
	if err := deflated(&tail, after, (*flate.Writer).Close); err != nil {
		return err
	}
	packed, err := f.rows.file.Seek(0, io.SeekEnd)
	if err != nil {
		return err
	}
	crc := joinedCRC(crc32.ChecksumIEEE(before), f.rows.crc, f.rows.size)
	w, err := z.CreateRaw(&zip.FileHeader{
		Name: f.name, Method: zip.Deflate,
		CRC32:              joinedCRC(crc, crc32.ChecksumIEEE(after), int64(len(after))),
		CompressedSize64:   uint64(head.Len()) + uint64(packed) + uint64(tail.Len()),       //nolint:gosec // sizes are positive
		UncompressedSize64: uint64(len(before)) + uint64(f.rows.size) + uint64(len(after)), //nolint:gosec // sizes are positive
	})
	if err != nil {
		return err
	}
	if _, err := head.WriteTo(w); err != nil {
		return err
	}
	if err := f.rows.copy(w); err != nil {
		return err
	}
	_, err = tail.WriteTo(w)
	return err
}

// deflated compresses a text and ends it: by Flush where more is to follow, by Close
// where not.
func deflated(to io.Writer, text []byte, end func(*flate.Writer) error) error {
	w, err := flate.NewWriter(to, compression)
	if err != nil {
		return err
	}
	if _, err := w.Write(text); err != nil {
		return err
	}
	return end(w)
}

// The elements of a sheet that stand behind merged areas, and behind links, in the order
// the format wants (ECMA-376, CT_Worksheet).
func behindMerges() []string {
	return append([]string{"<phoneticPr", "<conditionalFormatting", "<dataValidations", "<hyperlinks"}, behindLinks()...)
}

func behindLinks() []string {
	return []string{"<printOptions", "<pageMargins", "<pageSetup", "<headerFooter", "<ignoredErrors", "<drawing", "<legacyDrawing", "<extLst", "</worksheet>"}
}

// around divides the frame at its rows, and puts in what belongs behind them.
func (f *frame) around() (before, after []byte, err error) {
	xml := f.xml.Bytes()
	const open, end = "<sheetData>", "</sheetData>"
	at := bytes.Index(xml, []byte(open))
	if at < 0 || !bytes.HasPrefix(xml[at+len(open):], []byte(end)) {
		return nil, nil, errors.New("sheet frame has no place for rows")
	}
	at += len(open)
	merges, links := f.rows.below()
	after = inserted(xml[at:], links, behindLinks())
	return xml[:at], inserted(after, merges, behindMerges()), nil
}

// inserted puts an element before the first of some others.
func inserted(xml, element []byte, before []string) []byte {
	first := len(xml)
	for _, name := range before {
		if at := bytes.Index(xml, []byte(name)); at >= 0 {
			first = min(first, at)
		}
	}
	return append(append(append([]byte(nil), xml[:first]...), element...), xml[first:]...)
}

// joinedCRC is the checksum of two texts behind each other, of which only the checksums
// are known, and how long the second is: a byte of zeros moves the first one on.
func joinedCRC(first, second uint32, length int64) uint32 {
	power, square := uint32(1<<31), uint32(1<<23) // 1 and x⁸: the lowest power is the highest bit
	for ; length > 0; length >>= 1 {              // x to the power of 8 × length
		if length&1 == 1 {
			power = times(power, square)
		}
		square = times(square, square)
	}
	return times(power, first) ^ second
}

// times multiplies two polynomials modulo that of the checksum.
func times(a, b uint32) (product uint32) {
	for bit := uint32(1 << 31); bit > 0; bit >>= 1 {
		if a&bit != 0 {
			product ^= b
		}
		if b&1 == 1 {
			b = b>>1 ^ crc32.IEEE
		} else {
			b >>= 1
		}
	}
	return product
}
