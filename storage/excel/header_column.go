package excel

import (
	"slices"
	"strconv"

	"zhucunji/cases"
)

// findColumns reads the titles of each column, level by level.
func (f *headerFinder) findColumns(t *HeaderTable, bottom int) {
	for column := t.Left; column <= t.Right; column++ {
		levels, leaf := f.levels(t, column, bottom)
		if leaf.Left < column { // one title over merged columns: the first takes the values
			continue
		}
		c := HeaderColumn{Column: column}
		if n := len(levels); n > 0 {
			c.Title, c.Over = levels[n-1], levels[:n-1]
		}
		t.Columns = append(t.Columns, c)
		if key := cases.HeadingKey(c.Title); t.Sequence == 0 && (key == "序号" || key == "序" || key == "NO" || key == "NO.") {
			t.Sequence = column
		}
	}
	for n := len(t.Columns); n > 0 && t.Columns[n-1].Title == ""; n = len(t.Columns) {
		t.Columns = t.Columns[:n-1]
	}
}

// levels are the titles over a column from outside to inside, and the area of the
// innermost.
func (f *headerFinder) levels(t *HeaderTable, column, bottom int) (levels []string, leaf Area) {
	leaf = Area{bottom, column, bottom, column}
	for row := t.Top; row <= bottom; {
		a := f.Area(row, column)
		text := flatTitle(f.Own(a.Top, a.Left))
		if text == "" && a.Columns() == 1 && row < bottom {
			text = f.groupTitle(t, row, column, bottom)
		}
		if text != "" && (len(levels) == 0 || levels[len(levels)-1] != text) {
			levels, leaf = append(levels, text), a
		}
		row = max(a.Bottom, row) + 1
	}
	return levels, leaf
}

// groupTitle is the title of a group that was not merged over its columns: it stands
// over the first of them only.
func (f *headerFinder) groupTitle(t *HeaderTable, row, column, bottom int) string {
	if f.below(row, column, bottom) == "" {
		return ""
	}
	for at := column - 1; at >= t.Left; at-- {
		if f.below(row, at, bottom) == "" {
			return ""
		}
		if a := f.Area(row, at); f.Text(row, at) != "" {
			if a.Columns() > 1 || a.Bottom > row {
				return ""
			}
			return flatTitle(f.Text(row, at))
		}
	}
	return ""
}

// below is the text of the next level of a column.
func (f *headerFinder) below(row, column, bottom int) string {
	for r := row + 1; r <= bottom; r++ {
		if text := f.Text(r, column); text != "" {
			return text
		}
	}
	return ""
}

// Column finds a column of the table by its number.
func (t *HeaderTable) Column(column int) *HeaderColumn {
	at := slices.IndexFunc(t.Columns, func(c HeaderColumn) bool { return c.Column == column })
	if at < 0 {
		return nil
	}
	return &t.Columns[at]
}

func itoa(n int) string { return strconv.Itoa(n) }
