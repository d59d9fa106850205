package excel

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"
)

// insertion is rows put in behind the last row of a block: the rows of a table that
// the template has no room for.
type insertion struct {
	first, last int // the block's rows in the template; the new ones follow last
	count       int
	bare        bool // the template has no row of data: last is the header's
}

// rowMap says where the rows of one sheet go when others are put in between.
type rowMap struct {
	sheet   string
	inserts []insertion // from above to below
}

// moves says whether any row moves.
func (m *rowMap) moves() bool {
	for _, in := range m.inserts {
		if in.count > 0 {
			return true
		}
	}
	return false
}

// row is where a row of the template goes.
func (m *rowMap) row(row int) int {
	to := row
	for _, in := range m.inserts {
		if row > in.last {
			to += in.count
		}
	}
	return min(to, maxGridRow)
}

// span is where a range of rows goes. One that ends with a block and begins in it or
// before it takes in the block's new rows: a sum, a list of allowed values, a print
// area. within says that the range stands in a row of the block itself and means that
// row only.
func (m *rowMap) span(top, bottom int, within bool) (newTop, newBottom int) {
	newTop, newBottom = m.row(top), m.row(bottom)
	if within {
		return newTop, newBottom
	}
	for _, in := range m.inserts {
		if bottom == in.last && top <= in.last && (top < bottom || in.first == in.last) {
			newBottom += in.count
		}
	}
	return newTop, min(newBottom, maxGridRow)
}

// inBlock says whether a row is one of a block's.
func (m *rowMap) inBlock(row int) bool {
	for _, in := range m.inserts {
		if row >= in.first && row <= in.last {
			return true
		}
	}
	return false
}

// ref moves a reference without a sheet's name, as attributes have them: "A1", "A1:B2".
// A single cell grows with its block where grow is set.
func (m *rowMap) ref(text string, grow bool) string {
	from, to, isRange := strings.Cut(text, ":")
	a, ok := parseRef(from)
	if !ok {
		return text
	}
	if !isRange {
		top, bottom := m.span(a.row, a.row, !grow)
		if top == bottom {
			return a.at(top)
		}
		return a.at(top) + ":" + a.at(bottom)
	}
	b, ok := parseRef(to)
	if !ok {
		return text
	}
	top, bottom := m.span(a.row, b.row, false)
	return a.at(top) + ":" + b.at(bottom)
}

// refs moves a list of references, as sqref has them.
func (m *rowMap) refs(text string) string {
	parts := strings.Fields(text)
	for i, p := range parts {
		parts[i] = m.ref(p, true)
	}
	return strings.Join(parts, " ")
}

// cellRef is a reference to a cell as it is written: "$A$1". row is 0 for a whole
// column, column "" for a whole row.
type cellRef struct {
	column             string // with its $
	row                int
	rowFixed, colFixed bool
}

// parseRef reads a reference to a cell, a column ("$A") or a row ("$5"). ok is false
// where the text is something else.
func parseRef(text string) (r cellRef, ok bool) {
	m := refShape.FindStringSubmatch(text)
	if m == nil || (m[2] == "" && m[4] == "") {
		return cellRef{}, false
	}
	r.column, r.colFixed, r.rowFixed = m[1]+m[2], m[1] != "", m[3] != ""
	switch {
	case m[2] == "": // a whole row: the first $ is the row's
		r.column, r.rowFixed, r.colFixed = "", m[1]+m[3] != "", false
	case m[4] == "":
		return r, m[3] == ""
	}
	row, err := strconv.Atoi(m[4])
	r.row = row
	return r, err == nil && row <= maxGridRow
}

// refShape is what a reference looks like: $A$1, $A, $5.
var refShape = regexp.MustCompile(`^(\$?)([A-Za-z]{0,3})(\$?)([1-9][0-9]{0,6})?$`)

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// at is the reference with another row.
func (r cellRef) at(row int) string {
	if r.row == 0 {
		return r.column
	}
	if r.rowFixed {
		return r.column + "$" + strconv.Itoa(row)
	}
	return r.column + strconv.Itoa(row)
}

// appendRef writes "AB12" behind buf.
func appendRef(buf []byte, column, row int) []byte {
	var letters [3]byte
	i := len(letters)
	for ; column > 0 && i > 0; column = (column - 1) / 26 {
		i--
		letters[i] = byte('A' + (column-1)%26)
	}
	buf = append(buf, letters[i:]...)
	return strconv.AppendInt(buf, int64(row), 10)
}

// merge moves a merged area: one beside a whole block grows with it, one of a single row
// or of the header does not.
func (m *rowMap) merge(text string) string {
	a, ok := parseArea(text)
	if !ok {
		return text
	}
	top, bottom := m.span(a.Top, a.Bottom, true)
	for _, in := range m.inserts {
		if !in.bare && a.Bottom == in.last && a.Top <= in.first && a.Top < a.Bottom {
			bottom += in.count
		}
	}
	return string(appendRef(nil, a.Left, top)) + ":" + string(appendRef(nil, a.Right, bottom))
}

// moveTag moves the references in some attributes of a tag.
func moveTag(tag []byte, names []string, move func(string) string) []byte {
	for _, name := range names {
		value, ok := attributeOf(tag, name)
		if !ok {
			continue
		}
		old := plainText(value)
		if moved := move(old); moved != old {
			tag = withAttribute(tag, name, moved)
		}
	}
	return bytes.Clone(tag)
}
