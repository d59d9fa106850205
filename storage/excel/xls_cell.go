package excel

import (
	"encoding/binary"
	"math"
	"strconv"
)

// cell adds what a record holds to the row.
func (r *xlsReader) cell(rec record) error {
	r.waiting = false
	if len(rec.data) < 6 {
		return errShortRecord
	}
	c := Cell{Column: rec.u16(2) + 1}
	looks := rec.u16(4)
	switch rec.kind {
	case recordNumber:
		if len(rec.data) < 14 {
			return errShortRecord
		}
		r.number(&c, math.Float64frombits(binary.LittleEndian.Uint64(rec.data[6:])), looks)
	case recordRK:
		if len(rec.data) < 10 {
			return errShortRecord
		}
		r.number(&c, rkNumber(rec.u32(6)), looks)
	case recordMulRK:
		return r.manyNumbers(rec)
	case recordTextCell:
		n := int64(rec.u32(6))
		if len(rec.data) < 10 || n >= int64(len(r.book.texts)) {
			return damagedf("%s%d 格的文字在文件里找不到了，文件已损坏，没有读入。%s", ColumnName(c.Column), r.row.Number, saveAs)
		}
		c.Text = r.book.texts[n]
	case recordLabel, recordRichText:
		text, _, err := shortText(rec.from(6), 2)
		if err != nil {
			return err
		}
		c.Text = text
	case recordBoolError:
		if len(rec.data) < 8 {
			return errShortRecord
		}
		c.setAnswer(rec.data[6], rec.data[7] == 1)
	case recordFormula:
		return r.formula(c, rec, looks)
	}
	return r.keep(c)
}

// keep adds a cell to the row.
func (r *xlsReader) keep(c Cell) error {
	if c.Column > lastOldColumn {
		return damagedf("第 %d 行有一格的位置不对，文件已损坏，没有读入。%s", r.row.Number, saveAs)
	}
	r.row.Cells = append(r.row.Cells, c)
	return nil
}

// setAnswer makes the cell a truth or an error.
func (c *Cell) setAnswer(value byte, isError bool) {
	c.Kind, c.Text = CellBool, "否"
	switch {
	case isError:
		c.Kind, c.Text = CellError, errorName(value)
	case value != 0:
		c.Text = "是"
	}
}

func errorName(code byte) string {
	switch code {
	case 0x00:
		return "#NULL!"
	case 0x07:
		return "#DIV/0!"
	case 0x0F:
		return "#VALUE!"
	case 0x17:
		return "#REF!"
	case 0x1D:
		return "#NAME?"
	case 0x24:
		return "#NUM!"
	}
	return "#N/A"
}

// rkNumber is a number in its short form of four bytes.
func rkNumber(rk uint32) float64 {
	var f float64
	if rk&2 != 0 {
		f = float64(int32(rk) >> 2) //nolint:gosec // the bits are those of a signed number
	} else {
		f = math.Float64frombits(uint64(rk&^3) << 32)
	}
	if rk&1 != 0 {
		f /= 100
	}
	return f
}

// manyNumbers adds the numbers of a record that holds several cells side by side.
func (r *xlsReader) manyNumbers(rec record) error {
	count := (len(rec.data) - 6) / 6
	for i := range count {
		c := Cell{Column: rec.u16(2) + 1 + i}
		r.number(&c, rkNumber(rec.u32(6+6*i)), rec.u16(4+6*i))
		if err := r.keep(c); err != nil {
			return err
		}
	}
	return nil
}

// number makes the cell a number as its format shows it. It is written as an .xlsx
// would have it: from sixteen digits on with an exponent.
func (r *xlsReader) number(c *Cell, f float64, looks int) {
	switch {
	case math.IsNaN(f) || math.IsInf(f, 0):
		c.Kind, c.Text = CellError, "#NUM!"
		return
	case math.Abs(f) >= 1e15 || f != 0 && math.Abs(f) < 1e-9:
		c.Text = strconv.FormatFloat(f, 'E', -1, 64)
	default:
		c.Text = strconv.FormatFloat(f, 'f', -1, 64)
	}
	var s style
	if looks < len(r.book.styles) {
		s = r.book.styles[looks]
	}
	c.Kind = CellNumber
	showNumber(c, s, r.book.is1904)
}

// formula adds the result a formula had when the book was saved.
func (r *xlsReader) formula(c Cell, rec record, looks int) error {
	if len(rec.data) < 14 {
		return errShortRecord
	}
	result := rec.data[6:14]
	switch {
	case result[6] != 0xFF || result[7] != 0xFF:
		r.number(&c, math.Float64frombits(binary.LittleEndian.Uint64(result)), looks)
	case result[0] == 0: // a text, which comes in a record of its own
		c.Kind, c.Text = CellError, uncalculated
		r.waiting = true
	case result[0] == 1 || result[0] == 2:
		c.setAnswer(result[2], result[0] == 2)
	}
	return r.keep(c)
}

// formulaText gives the formula read last its text, which may go on in the next records.
func (r *xlsReader) formulaText(rec record) error {
	if !r.waiting || len(r.row.Cells) == 0 {
		return nil
	}
	r.waiting = false
	if len(rec.data) < 3 {
		return errShortRecord
	}
	c := &chain{r.in, rec.data[3:]}
	units, err := c.characters(nil, rec.u16(0), rec.data[2]&textWide != 0)
	if err != nil {
		return err
	}
	last := &r.row.Cells[len(r.row.Cells)-1]
	last.Kind, last.Text = CellText, decodeUnits(units)
	return nil
}
