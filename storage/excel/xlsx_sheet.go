package excel

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"
)

// sheetReader reads one sheet of an .xlsx from its XML.
type sheetReader struct {
	*openPart
	book *xlsxBook
	mark Marks

	row    Row
	column int    // of the cell read last, 0 before the first
	held   []byte // the texts of the row's cells, one behind the other
	spans  []span // where they lie in held
	inRows bool
	seen   bool // the rows have begun once
}

// span is where a cell's text lies in the row's bytes, and the number of its style. It
// is empty where the cell has its text already.
type span struct{ from, to, style int }

func (r *sheetReader) marks() Marks { return r.mark }
func (r *sheetReader) close() error { return r.Close() }

// next reads on to the next row that holds something.
func (r *sheetReader) next() (Row, error) {
	for {
		kind, err := r.openPart.next()
		if err != nil {
			return Row{}, r.ended(err)
		}
		if r.inRows {
			if kind == tokenEnd && string(r.name) == "sheetData" {
				r.inRows = false
			}
			if kind != tokenStart || string(r.name) != "row" {
				continue
			}
			if err := r.readRow(); err != nil {
				return Row{}, err
			}
			if len(r.row.Cells) > 0 {
				return r.row, nil
			}
			continue
		}
		if kind == tokenStart {
			if err := r.around(); err != nil {
				return Row{}, err
			}
		}
	}
}

// ended tells the end of a whole sheet from that of one cut off.
func (r *sheetReader) ended(err error) error {
	switch {
	case errors.Is(err, errCut), errors.Is(err, io.ErrUnexpectedEOF):
		return damagedf("内容在第 %d 行之后断了，文件没有保存或复制完整，没有读入。%s打不开时，请向发来的人重新要一份。", r.row.Number, saveAs)
	case errors.Is(err, io.EOF) && !r.seen:
		return damaged(errors.New("sheet has no sheetData"))
	}
	return err
}

// around reads what stands before and behind the rows.
func (r *sheetReader) around() error {
	switch string(r.name) {
	case "sheetData":
		if r.seen {
			return errors.New("sheet has its rows twice")
		}
		r.inRows, r.seen = true, true
	case "col":
		return r.readColumns()
	case "mergeCell":
		return r.readMerge()
	}
	return nil
}

// readColumns notes columns that are hidden.
func (r *sheetReader) readColumns() error {
	var first, last int
	var hidden bool
	err := r.each(func(name string, value []byte) {
		switch name {
		case "min":
			first, _ = countOf(value, lastColumn)
		case "max":
			last, _ = countOf(value, lastColumn)
		case "hidden":
			hidden = isTrue(value)
		}
	})
	if err == nil && hidden && first > 0 && last >= first && len(r.mark.HiddenColumns) < lastColumn {
		r.mark.HiddenColumns = append(r.mark.HiddenColumns, Span{first, last})
	}
	return err
}

// readMerge notes a merged block.
func (r *sheetReader) readMerge() error {
	var m Merge
	good := false
	err := r.each(func(name string, value []byte) {
		if name != "ref" {
			return
		}
		from, to, two := bytes.Cut(value, []byte{':'})
		if !two {
			to = from
		}
		m.FirstColumn, m.FirstRow = cellPlace(from)
		m.LastColumn, m.LastRow = cellPlace(to)
		good = m.FirstRow > 0 && m.FirstColumn > 0 && m.LastRow >= m.FirstRow && m.LastColumn >= m.FirstColumn
	})
	switch {
	case err != nil:
		return err
	case !good:
		return errors.New("sheet has an impossible merged block")
	case len(r.mark.Merges) >= maxMerges:
		return refused("合并的单元格超过 %d 处，没有读入。请取消合并后再导入。", maxMerges)
	}
	r.mark.Merges = append(r.mark.Merges, m)
	return nil
}

// cellPlace reads a reference such as AB12; both numbers are 0 where it is none.
func cellPlace(ref []byte) (column, row int) {
	column, rest := columnOf(ref)
	rest = bytes.TrimPrefix(rest, []byte{'$'})
	row, ok := countOf(rest, lastRow)
	if column == 0 || !ok || row == 0 {
		return 0, 0
	}
	return column, row
}

// readRow reads one row with its cells.
func (r *sheetReader) readRow() error {
	if err := r.startRow(); err != nil {
		return err
	}
	for {
		kind, err := r.openPart.next()
		if err != nil {
			return r.ended(err)
		}
		switch {
		case kind == tokenEnd && string(r.name) == "row":
			return r.finishRow()
		case kind == tokenStart && string(r.name) == "c":
			err = r.readCell()
		case kind == tokenStart:
			err = r.skip()
		}
		if err != nil {
			return r.ended(err)
		}
	}
}

// startRow reads a row's own number. Rows must rise: one that comes again would put
// a second person into the place of the first.
func (r *sheetReader) startRow() error {
	before, given := r.row.Number, true
	number := before + 1
	hidden := false
	err := r.each(func(name string, value []byte) {
		switch name {
		case "r":
			number, given = countOf(value, lastRow)
		case "hidden":
			hidden = isTrue(value)
		}
	})
	switch {
	case err != nil:
		return err
	case !given, number > lastRow:
		return damagedf("第 %d 行之后有一行的行号不对，超出了表格能有的 %d 行，没有读入。%s", before, lastRow, saveAs)
	case number <= before:
		return damagedf("第 %d 行在文件里出现了两次或次序颠倒，不知道哪一行是对的，没有读入。%s", number, saveAs)
	}
	r.row = Row{Number: number, Hidden: hidden, Cells: r.row.Cells[:0]}
	r.column, r.held, r.spans = 0, r.held[:0], r.spans[:0]
	return nil
}

// finishRow gives the cells their texts, all cut from one string, and leaves out
// those that show nothing.
func (r *sheetReader) finishRow() error {
	if !utf8.Valid(r.held) {
		return fmt.Errorf("row %d: %w", r.row.Number, errNotUTF8)
	}
	all := string(r.held)
	kept := r.row.Cells[:0]
	for i, c := range r.row.Cells {
		if s := r.spans[i]; s.to > s.from {
			c.Text = all[s.from:s.to]
			if c.Kind == CellNumber {
				r.book.show(&c, s.style)
			}
		}
		if !blankText(c.Text) {
			kept = append(kept, c)
		}
	}
	r.row.Cells = kept
	return nil
}
