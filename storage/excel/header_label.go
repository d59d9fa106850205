package excel

import (
	"slices"

	"zhucunji/cases"
)

// HeaderLabel is a label of a form and the blank cell beside or below it.
type HeaderLabel struct {
	cases.Heading
	Row, Column int // of the blank cell
}

// maxLabelRows is how far down a form is looked for labels.
const maxLabelRows = 400

// FindLabels finds the labels of a form outside its tables, each with the blank cell
// right of it, or else below it. A cell is given to one label only.
func FindLabels(g *Grid, tables []HeaderTable, knows func(string) int) []HeaderLabel {
	f := &headerFinder{g, knows, map[string]bool{}}
	taken := map[[2]int]bool{}
	var out []HeaderLabel
	for row := 1; row <= min(g.Last(), maxLabelRows); row++ {
		if slices.ContainsFunc(tables, func(t HeaderTable) bool { return row >= t.Top && row <= max(t.Last, t.Bottom) }) {
			continue
		}
		var group []string // said once at the left, for all labels of the row
		for _, c := range g.Texts(row) {
			if !f.isTitle(c.text) {
				continue
			}
			at, ok := f.blankBeside(row, c.column, taken)
			if !ok {
				continue
			}
			taken[at] = true
			if over := f.sideLabel(row, c.column); over != nil {
				group = over
			}
			out = append(out, HeaderLabel{cases.Heading{Title: flatTitle(c.text), Over: group}, at[0], at[1]})
		}
	}
	return out
}

// blankBeside finds the blank cell that belongs to a label.
func (f *headerFinder) blankBeside(row, column int, taken map[[2]int]bool) (at [2]int, ok bool) {
	a := f.Area(row, column)
	for _, at := range [][2]int{{a.Top, a.Right + 1}, {a.Bottom + 1, a.Left}} {
		if at[1] > f.Right()+1 || at[0] > f.Last()+1 || taken[at] {
			continue
		}
		target := f.Area(at[0], at[1])
		if f.Text(at[0], at[1]) == "" && target.Top == at[0] && target.Left == at[1] {
			return at, true
		}
	}
	return at, false
}

// sideLabel is the label of a group at the left: 帮扶责任人 beside 姓名 and 电话.
func (f *headerFinder) sideLabel(row, column int) []string {
	for at := column - 1; at >= 1; {
		a := f.Area(row, at)
		if text := flatTitle(f.Own(a.Top, a.Left)); text != "" && a.Rows() > 1 && a.Rows() > f.Area(row, column).Rows() {
			return []string{text}
		}
		at = a.Left - 1
	}
	if left := f.Area(row, column).Left - 1; left >= 1 && f.isTitle(f.Text(row, left)) && f.Area(row, left).Top == row {
		return []string{flatTitle(f.Text(row, left))} // a label with no blank of its own: it stands for the group
	}
	return nil
}
