package excel

import (
	"bytes"
	"fmt"
	"strings"
)

// rawCell is a cell as its tags have it.
type rawCell struct {
	class   string // s, str, inlineStr, b, e, n, d; "" is n
	style   int
	formula bool
	valued  bool // it has a value, be it an empty one
}

// readCell reads one cell up to its end tag.
func (r *sheetReader) readCell() error {
	var raw rawCell
	if err := r.startCell(&raw); err != nil {
		return err
	}
	from := len(r.held)
	depth := len(r.openPart.marks)
	for {
		kind, err := r.openPart.next()
		if err != nil {
			return err
		}
		switch {
		case kind == tokenEnd:
			if len(r.openPart.marks) < depth {
				return r.endCell(raw, from)
			}
		case kind == tokenText:
		case string(r.name) == "v":
			raw.valued = true
			err = r.readValue()
		case string(r.name) == "is":
			r.held, err = appendRich(r.openPart, r.held)
		case string(r.name) == "f":
			raw.formula = true
			err = r.skip()
		default:
			err = r.skip()
		}
		if err != nil {
			return err
		}
	}
}

// startCell reads a cell's place and kind. Cells must stand in the row they name and
// rise from left to right, as rows do.
func (r *sheetReader) startCell(raw *rawCell) error {
	column, good := r.column+1, true
	for rest := r.attrs; ; {
		name, value, more, ok, err := attribute(rest)
		if err != nil {
			return err
		}
		if !ok {
			break
		}
		rest = more
		switch string(name) {
		case "r":
			var row []byte
			column, row = columnOf(value)
			n, ok := countOf(row, lastRow)
			good = ok && n == r.row.Number
		case "t":
			raw.class = cellClass(value)
		case "s":
			raw.style, _ = countOf(value, maxStyles)
		}
	}
	switch {
	case !good || column <= 0 || column > lastColumn:
		return damagedf("第 %d 行有一格的位置不对，文件已损坏，没有读入。%s", r.row.Number, saveAs)
	case column <= r.column:
		return damagedf("第 %d 行 %s 列出现了两次或次序颠倒，不知道哪一格是对的，没有读入。%s", r.row.Number, ColumnName(column), saveAs)
	}
	r.column = column
	return nil
}

// cellClass gives a cell's class without copying it.
func cellClass(value []byte) string {
	switch string(value) {
	case "s":
		return "s"
	case "str":
		return "str"
	case "inlineStr":
		return "inlineStr"
	case "b":
		return "b"
	case "e":
		return "e"
	case "d":
		return "d"
	}
	return "n"
}

// readValue adds the text of <v> to the row's bytes.
func (r *sheetReader) readValue() error {
	begin := len(r.held)
	for {
		kind, err := r.openPart.next()
		if err != nil {
			return err
		}
		switch kind {
		case tokenText:
			if r.held, err = r.appendText(r.held); err != nil {
				return err
			}
			if len(r.held)-begin > maxToken {
				return errTokenTooLong
			}
		case tokenEnd:
			return nil
		case tokenStart:
			if err := r.skip(); err != nil {
				return err
			}
		}
	}
}

// endCell makes the cell of what was read since from.
func (r *sheetReader) endCell(raw rawCell, from int) error {
	cell := Cell{Column: r.column}
	if err := r.setValue(&cell, raw.class, from); err != nil {
		return err
	}
	where := span{from: from, to: len(r.held), style: raw.style}
	if where.to == from && cell.Text == "" {
		if !raw.formula || raw.class == "str" && raw.valued { // "" is a result
			return nil
		}
		cell.Kind, cell.Text = CellError, uncalculated
	}
	return r.keep(cell, where)
}

// setValue gives the cell its kind, and its text unless that is to be cut from the
// row's bytes: those behind from then stay.
func (r *sheetReader) setValue(cell *Cell, class string, from int) error {
	switch class {
	case "inlineStr":
		return nil
	case "str":
		r.held = decodeXString(r.held, from)
		return nil
	case "e":
		cell.Kind = CellError
		return nil
	}
	value := bytes.TrimSpace(r.held[from:])
	switch class {
	case "s":
		if len(value) == 0 {
			break
		}
		text, ok := r.book.texts.at(value)
		if !ok {
			return damagedf("%s的文字在文件里找不到了，文件已损坏，没有读入。%s", r.here(), saveAs)
		}
		cell.Text = text
	case "b":
		if cell.Kind = CellBool; len(value) > 0 {
			cell.Text = "否"
			if isTrue(value) {
				cell.Text = "是"
			}
		}
	case "d":
		cell.Kind, cell.Text = CellDate, isoText(string(value))
	default:
		if isNumber(value) {
			cell.Kind = CellNumber
		}
		r.held = append(r.held[:from], value...)
		return nil
	}
	r.held = r.held[:from]
	return nil
}

// keep adds a cell to the row, unless it stands where no list has one.
func (r *sheetReader) keep(cell Cell, where span) error {
	if cell.Column > maxColumns {
		if cell.Text == "" && blankText(string(r.held[where.from:where.to])) || blankText(cell.Text) && cell.Text != "" {
			return nil
		}
		return refused("%s还有内容，超过了 %d 列，不像是一张表，没有读入。请删去右边多余的列后再导入。", r.here(), maxColumns)
	}
	r.row.Cells = append(r.row.Cells, cell)
	r.spans = append(r.spans, where)
	return nil
}

// here names the cell that is being read.
func (r *sheetReader) here() string {
	return fmt.Sprintf("%s%d 格", ColumnName(r.column), r.row.Number)
}

// show gives a number the form in which its format shows it.
func (x *xlsxBook) show(c *Cell, number int) {
	var s style
	if number < len(x.styles) {
		s = x.styles[number]
	}
	showNumber(c, s, x.is1904)
}

// showNumber gives the number in a cell's text the form in which its format shows it.
func showNumber(c *Cell, s style, is1904 bool) {
	c.Raw = c.Text
	if s.date {
		if text, ok := dateText(c.Raw, is1904); ok {
			c.Kind, c.Text = CellDate, text
			return
		}
	}
	c.Text = numberText(c.Raw, s)
}

// isoText is a day some programs write as 2026-11-21T00:00:00.
func isoText(text string) string {
	day, clock, timed := strings.Cut(text, "T")
	clock = strings.TrimSuffix(clock, "Z")
	if !timed || strings.Trim(clock, "0:.") == "" {
		return day
	}
	return day + " " + clock
}
