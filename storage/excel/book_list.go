package excel

import (
	"context"
	"slices"

	"zhucunji/cases"
)

// List is a table found on a sheet of a book: where its header is, and what its columns
// are called and hold. What they mean is the caller's to say (cases.HeadingMatcher).
type List struct {
	Sheet   int
	Title   string // the line above the table
	Header  HeaderTable
	Columns []ListColumn
	Head    Head
	Grid    *Grid // the head, by places
}

// ListColumn is one column of a list.
type ListColumn struct {
	At      int // its place on the sheet, from 1
	Heading cases.Heading
	Hidden  bool
	Samples []string // some of its values, from the top; never all of a long list
}

// How much of a sheet is looked at to find its table.
const (
	headRows   = 200
	maxSamples = 60
)

// FindList finds the table on a sheet that has the most titles known. knows says how
// sure it is that a text is a title, of 100 (cases.HeadingMatcher.Knows). row is the
// row of the header's lowest level where a person has said it; 0 looks for it. The error
// is NotFound where there is no table, and those of Book.Rows.
func (b *Book) FindList(ctx context.Context, sheet, row int, knows func(string) int) (*List, error) {
	head, err := b.Head(ctx, sheet, max(headRows, row+maxSamples))
	if err != nil {
		return nil, err
	}
	f := &headerFinder{head.grid(b.sheets[sheet].Name), knows, map[string]bool{}}
	header, ok := f.best(row)
	if !ok {
		return nil, &cases.Error{
			Code:    cases.NotFound,
			Message: "工作表“" + b.sheets[sheet].Name + "”里没有找到表头。请指明表头在第几行；表里要有一行写着“姓名”“证件号码”这样的标题。",
		}
	}
	l := &List{Sheet: sheet, Title: header.Title, Header: header, Head: head, Grid: f.Grid}
	l.findColumns(newLineReader(b, l, nil))
	return l, nil
}

// best finds the table with most titles known; row is its header's where that is said.
func (f *headerFinder) best(row int) (best HeaderTable, ok bool) {
	var tables []HeaderTable
	if row == 0 {
		tables = FindHeaders(f.Grid, f.knows)
	}
	if len(tables) == 0 { // an export may have a hundred titles nobody knows beside ten that are known
		if row == 0 {
			row = f.knownRow()
		}
		if row == 0 {
			return best, false
		}
		t := f.table(row)
		f.findRows(&t)
		tables = append(tables, t)
	}
	score := -1
	for i := range tables {
		sum := 0
		for _, c := range tables[i].Columns {
			sum += f.knows(c.Title)
		}
		if sum > score {
			best, score = tables[i], sum
		}
	}
	return best, len(best.Columns) > 0
}

// knownRow is the row with most titles known, if it has a few; 0 where none has.
func (f *headerFinder) knownRow() (best int) {
	const few = 3
	most := few - 1
	for row := 1; row <= f.Last(); row++ {
		known := 0
		for _, c := range f.Texts(row) {
			if f.isTitle(c.text) {
				known++
			}
		}
		if known > most {
			best, most = row, known
		}
	}
	return best
}

// grid is the top of the sheet as the finding of headers looks at it.
func (h *Head) grid(name string) *Grid {
	g := NewGrid(name)
	last := 0
	for _, row := range h.Rows {
		for _, c := range row.Cells {
			g.Put(row.Number, c.Column, c.Text)
		}
		last = row.Number
	}
	for _, m := range h.Merges {
		if m.FirstRow <= last {
			g.Merge(Area{m.FirstRow, m.FirstColumn, m.LastRow, m.LastColumn})
		}
	}
	return g
}

// findColumns collects the columns: those with a title, and those without that hold
// something.
func (l *List) findColumns(r *lineReader) {
	at := map[int]int{}
	for _, c := range l.Header.Columns {
		at[c.Column] = len(l.Columns)
		l.Columns = append(l.Columns, ListColumn{At: c.Column, Heading: c.Heading})
		r.titles[c.Column] = flatTitle(c.Title)
	}
	for _, row := range l.Head.Rows {
		if row.Number < l.Header.First || r.isAside(row) {
			continue
		}
		for _, c := range row.Cells {
			i, known := at[c.Column]
			if !known {
				i = len(l.Columns)
				at[c.Column] = i
				l.Columns = append(l.Columns, ListColumn{At: c.Column})
			}
			if samples := &l.Columns[i].Samples; len(*samples) < maxSamples {
				*samples = append(*samples, c.Text)
			}
		}
	}
	slices.SortFunc(l.Columns, func(a, b ListColumn) int { return a.At - b.At })
	for i := range l.Columns {
		l.Columns[i].Hidden = slices.ContainsFunc(l.Head.HiddenColumns, func(s Span) bool {
			return s.First <= l.Columns[i].At && l.Columns[i].At <= s.Last
		})
	}
}

// Headings are the titles of the columns, for a matcher.
func (l *List) Headings() []cases.Heading {
	out := make([]cases.Heading, len(l.Columns))
	for i := range l.Columns {
		out[i] = l.Columns[i].Heading
	}
	return out
}
