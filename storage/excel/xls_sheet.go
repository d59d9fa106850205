package excel

import (
	"errors"
	"io"
	"slices"
)

// xlsReader reads the records of one sheet.
type xlsReader struct {
	in     *records
	book   *xlsBook
	mark   Marks
	hidden [lastOldRow / 8]byte // a bit for each row
	depth  int                  // of charts inside the sheet, which have records of their own

	row     Row
	given   int  // number of the row handed out last
	waiting bool // the last cell waits for the text of its formula
	done    bool
}

func (r *xlsReader) marks() Marks { return r.mark }
func (r *xlsReader) close() error { return nil }

// next collects cells until another row begins.
func (r *xlsReader) next() (Row, error) {
	r.row = Row{Cells: r.row.Cells[:0]}
	for !r.done {
		rec, size := r.in.peek()
		if r.depth == 0 && size > 0 && isCell(rec.kind) {
			number := rec.u16(0) + 1
			if len(r.row.Cells) > 0 && number != r.row.Number {
				if row, ok, err := r.finish(); ok || err != nil {
					return row, err
				}
			}
			r.row.Number = number
		}
		if _, err := r.in.next(); err != nil {
			if errors.Is(err, errCutRecord) {
				return Row{}, damagedf("内容在第 %d 行之后断了，文件没有保存或复制完整，没有读入。%s打不开时，请向发来的人重新要一份。", r.given, saveAs)
			}
			return Row{}, err
		}
		if err := r.read(rec); err != nil {
			return Row{}, err
		}
	}
	if row, ok, err := r.finish(); ok || err != nil {
		return row, err
	}
	return Row{}, io.EOF
}

// isCell says whether a record is a cell that holds something.
func isCell(kind int) bool {
	switch kind {
	case recordFormula, recordMulRK, recordRichText, recordTextCell, recordNumber, recordLabel, recordBoolError, recordRK:
		return true
	}
	return false
}

// finish makes the row of the cells collected; ok is false where they show nothing.
func (r *xlsReader) finish() (row Row, ok bool, err error) {
	cells := r.row.Cells
	if len(cells) == 0 {
		return Row{}, false, nil
	}
	number := r.row.Number
	if number <= r.given {
		return Row{}, false, damagedf("第 %d 行在文件里出现了两次或次序颠倒，不知道哪一行是对的，没有读入。%s", number, saveAs)
	}
	r.given = number
	slices.SortStableFunc(cells, func(a, b Cell) int { return a.Column - b.Column })
	for i := range cells[1:] {
		if cells[i].Column == cells[i+1].Column {
			return Row{}, false, damagedf("第 %d 行 %s 列出现了两次或次序颠倒，不知道哪一格是对的，没有读入。%s", number, ColumnName(cells[i].Column), saveAs)
		}
	}
	cells = slices.DeleteFunc(cells, func(c Cell) bool { return blankText(c.Text) })
	r.row.Cells = cells
	if len(cells) == 0 {
		return Row{}, false, nil
	}
	at := number - 1
	return Row{Number: number, Hidden: r.hidden[at/8]>>(at%8)&1 == 1, Cells: cells}, true, nil
}

// read reads one record.
func (r *xlsReader) read(rec record) error {
	switch {
	case rec.kind == recordBegin:
		r.depth++
	case rec.kind == recordEnd && r.depth > 0:
		r.depth--
	case rec.kind == recordEnd:
		r.done = true
	case r.depth > 0:
	case isCell(rec.kind):
		return r.cell(rec)
	case rec.kind == recordString:
		return r.formulaText(rec)
	case rec.kind == recordRow:
		if at := rec.u16(0); rec.u32(12)&0x20 != 0 {
			r.hidden[at/8] |= 1 << (at % 8)
		}
	case rec.kind == recordColumns:
		first, last := rec.u16(0)+1, min(rec.u16(2)+1, lastOldColumn)
		if rec.u16(8)&1 != 0 && first <= last && len(r.mark.HiddenColumns) < lastOldColumn {
			r.mark.HiddenColumns = append(r.mark.HiddenColumns, Span{first, last})
		}
	case rec.kind == recordMerges:
		return r.merges(rec)
	}
	return nil
}

// merges notes merged blocks.
func (r *xlsReader) merges(rec record) error {
	count := rec.u16(0)
	if len(rec.data) < 2+8*count {
		return errShortRecord
	}
	for i := range count {
		at := 2 + 8*i
		m := Merge{FirstRow: rec.u16(at) + 1, LastRow: rec.u16(at+2) + 1, FirstColumn: rec.u16(at+4) + 1, LastColumn: rec.u16(at+6) + 1}
		switch {
		case m.LastRow < m.FirstRow || m.LastColumn < m.FirstColumn:
			return errors.New("sheet has an impossible merged block")
		case len(r.mark.Merges) >= maxMerges:
			return refused("合并的单元格超过 %d 处，没有读入。请取消合并后再导入。", maxMerges)
		}
		r.mark.Merges = append(r.mark.Merges, m)
	}
	return nil
}
