package excel

import (
	"cmp"
	"slices"

	"github.com/xuri/excelize/v2"
)

// Area is a block of cells, counted from 1, ends included.
type Area struct {
	Top, Left, Bottom, Right int
}

// Has says whether a cell lies in the area.
func (a Area) Has(row, column int) bool {
	return row >= a.Top && row <= a.Bottom && column >= a.Left && column <= a.Right
}

// Rows and Columns are how many the area covers.
func (a Area) Rows() int { return a.Bottom - a.Top + 1 }

// Columns is how many columns the area covers.
func (a Area) Columns() int { return a.Right - a.Left + 1 }

// Grid is a sheet as texts at places, with what is merged: what the finding of headers
// looks at, whoever read the sheet. Only cells that hold something take room.
type Grid struct {
	Sheet  string
	rows   map[int][]gridText
	last   int
	right  int
	merges map[int][]Area // by each row they touch
}

type gridText struct {
	column int
	text   string
}

// NewGrid is an empty sheet.
func NewGrid(sheet string) *Grid {
	return &Grid{Sheet: sheet, rows: map[int][]gridText{}, merges: map[int][]Area{}}
}

// Put sets the text of a cell; blank ones are not kept. Cells come in any order, in
// rising columns fastest.
func (g *Grid) Put(row, column int, text string) {
	if text == "" {
		return
	}
	cells := g.rows[row]
	at, found := slices.BinarySearchFunc(cells, column, func(c gridText, column int) int { return cmp.Compare(c.column, column) })
	if found {
		cells[at].text = text
		return
	}
	g.rows[row] = slices.Insert(cells, at, gridText{column, text})
	g.last, g.right = max(g.last, row), max(g.right, column)
}

// Seen says that the sheet has a row, though it may hold nothing: a blank line of a form.
func (g *Grid) Seen(row int) { g.last = max(g.last, row) }

// Merge says that an area is one cell. Areas of more than maxMergeRows rows are kept by
// their first rows only: no header is that high.
func (g *Grid) Merge(a Area) {
	if a.Bottom < a.Top || a.Right < a.Left || (a.Rows() == 1 && a.Columns() == 1) {
		return
	}
	for row := a.Top; row <= min(a.Bottom, a.Top+maxMergeRows); row++ {
		g.merges[row] = append(g.merges[row], a)
	}
}

const maxMergeRows = 200

// Last is the last row the sheet has.
func (g *Grid) Last() int { return g.last }

// Right is the last column that holds something.
func (g *Grid) Right() int { return g.right }

// Area is the merged area a cell belongs to, or the cell alone.
func (g *Grid) Area(row, column int) Area {
	for _, a := range g.merges[row] {
		if a.Has(row, column) {
			return a
		}
	}
	return Area{row, column, row, column}
}

// Own is the text of a cell itself.
func (g *Grid) Own(row, column int) string {
	cells := g.rows[row]
	at, found := slices.BinarySearchFunc(cells, column, func(c gridText, column int) int { return cmp.Compare(c.column, column) })
	if !found {
		return ""
	}
	return cells[at].text
}

// Text is what a person sees at a place: of a merged area the text of its first cell.
func (g *Grid) Text(row, column int) string {
	a := g.Area(row, column)
	return g.Own(a.Top, a.Left)
}

// Texts are the cells of a row that hold something, by column.
func (g *Grid) Texts(row int) []gridText { return g.rows[row] }

// columnName is "AB".
func columnName(column int) string {
	name, err := excelize.ColumnNumberToName(column)
	if err != nil {
		return ""
	}
	return name
}
