package excel

import (
	"slices"
	"strings"
)

// Row is one row of a sheet.
type Row struct {
	Number int    // as Excel numbers it, from 1
	Hidden bool   // hidden by hand or filtered out
	Cells  []Cell // those that hold something, from left to right; never empty
}

// Cell gives the cell of a column, and ok where it holds something.
func (r Row) Cell(column int) (c Cell, ok bool) {
	i, ok := slices.BinarySearchFunc(r.Cells, column, func(c Cell, column int) int { return c.Column - column })
	if !ok {
		return Cell{Column: column}, false
	}
	return r.Cells[i], true
}

// Cell is a cell that holds something.
type Cell struct {
	Column int // as Excel counts, from 1
	Kind   CellKind
	// Text is what the cell holds: a text as it stands, a day as 2026-11-21 (with
	// 08:30 behind it where it has a time), a truth as 是 or 否, an error as #N/A, a
	// number with all digits the file has.
	Text string
	// Raw is the number under a Number or Date as the file has it; "" for others.
	Raw string
}

// CellKind says what a cell holds.
type CellKind uint8

// The kinds of cell.
const (
	CellText CellKind = iota
	CellNumber
	CellDate  // a number that the cell's format shows as a day or time
	CellBool  // 是 or 否
	CellError // #N/A, #REF! …, and formulas nobody has calculated
)

// uncalculated is the text of a formula that has no result in the file.
const uncalculated = "公式没有算出的结果"

// Merge is a block of merged cells; its value stands in the first row and column.
type Merge struct {
	FirstRow, FirstColumn, LastRow, LastColumn int
}

// ColumnName gives a column's letters: 1 is A, 27 is AA.
func ColumnName(column int) string {
	var letters []byte
	for ; column > 0; column = (column - 1) / 26 {
		letters = append(letters, byte('A'+(column-1)%26))
	}
	slices.Reverse(letters)
	return string(letters)
}

// columnOf reads the letters at the head of a reference; rest is what follows.
// column is 0 where there is none up to XFD.
func columnOf(ref []byte) (column int, rest []byte) {
	for i, c := range ref {
		switch {
		case c >= 'A' && c <= 'Z':
			column = column*26 + int(c-'A') + 1
		case c >= 'a' && c <= 'z':
			column = column*26 + int(c-'a') + 1
		case c == '$':
			continue
		default:
			return column, ref[i:]
		}
		if column > lastColumn {
			return 0, nil
		}
	}
	return column, nil
}

// countOf reads a whole number up to a limit; ok is false for anything else.
func countOf(digits []byte, limit int) (n int, ok bool) {
	if len(digits) == 0 || len(digits) > 10 {
		return 0, false
	}
	for _, c := range digits {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = n*10 + int(c-'0')
	}
	return n, n <= limit
}

// blankText says whether a text shows nothing at all. Such cells are not handed out:
// a sheet may have a million of them.
func blankText(text string) bool {
	if text != "" && text[0] > ' ' && text[0] != '\xC2' && text[0] != '\xE3' { // the usual case, at once
		return false
	}
	return strings.Trim(text, " \t\r\n\u00A0\u3000") == ""
}
