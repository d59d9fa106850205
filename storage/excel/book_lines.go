package excel

import (
	"context"
	"slices"

	"zhucunji/cases"
	"zhucunji/cases/intake"
)

// LinesOptions say how the lines of a list are read.
type LinesOptions struct {
	Columns  []intake.Column // the columns read; those that are not taken come along, to be handed back
	Kind     intake.Kind
	Hidden   bool           // take rows that are hidden or filtered out too
	Progress func(rows int) // told now and then how many rows are read; may be nil
}

// Lines are the rows below a header, and those that were left out.
type Lines struct {
	Table  *intake.Table
	Hidden int   // rows that are hidden or filtered out
	Aside  []int // numbers of rows that are no data: sums, signatures, titles once more
}

// ReadLines reads the rows of a list to the end of its sheet. Cells merged over rows give
// each row their value. The errors are those of Book.Rows.
func (b *Book) ReadLines(ctx context.Context, l *List, o LinesOptions) (*Lines, error) {
	out := &Lines{Table: &intake.Table{Sheet: b.sheets[l.Sheet].Name, Kind: o.Kind, Columns: o.Columns}}
	r := newLineReader(b, l, o.Columns)
	for row, err := range Unmerge(b.Rows(ctx, l.Sheet), r.mergesBelow()) {
		switch {
		case err != nil:
			return nil, err
		case row.Number < l.Header.First:
			continue
		case r.isAside(row):
			out.Aside = append(out.Aside, row.Number)
			continue
		case row.Hidden:
			if out.Hidden++; !o.Hidden {
				continue
			}
		}
		if line, ok := r.line(row); ok {
			out.Table.Lines = append(out.Table.Lines, line)
		}
		if o.Progress != nil && row.Number%1000 == 0 {
			o.Progress(len(out.Table.Lines))
		}
	}
	return out, nil
}

// lineReader turns rows of a sheet into lines of a list.
type lineReader struct {
	book   *Book
	list   *List
	slots  []int        // by column of the sheet: place among the columns taken, -1 for the others
	kinds  []cases.Kind // by place
	taken  []bool       // by place
	titles map[int]string
	store  []intake.Cell // cells of the next lines, made many at once
	merges []Merge
	texts  []map[string]string // by place
}

// same gives the one copy of a text that comes again and again in a column: 130,000 lines
// say 汉族 and 是 in most of theirs.
func (r *lineReader) same(slot int, text string) string {
	if kept, ok := r.texts[slot][text]; ok {
		return kept
	}
	if r.texts[slot] == nil {
		r.texts[slot] = map[string]string{}
	}
	if len(r.texts[slot]) < textsKept {
		r.texts[slot][text] = text
	}
	return text
}

// textsKept bounds the texts of a column that are known again.
const textsKept = 1000

// linesAtOnce is for how many lines cells are made at once.
const linesAtOnce = 512

func newLineReader(b *Book, l *List, columns []intake.Column) *lineReader {
	r := &lineReader{book: b, list: l, titles: map[int]string{}, slots: make([]int, maxColumns+1), kinds: make([]cases.Kind, len(columns)), texts: make([]map[string]string, len(columns))}
	for i := range r.slots {
		r.slots[i] = -1
	}
	r.taken = make([]bool, len(columns))
	for i, c := range columns {
		r.taken[i] = c.Path != "" || c.Note
		if c.At > 0 && c.At <= maxColumns {
			r.slots[c.At] = i
		}
		if f, ok := cases.ReportField(c.Path); ok {
			r.kinds[i] = f.Kind
		}
	}
	for _, c := range l.Columns {
		r.titles[c.At] = flatTitle(c.Heading.Title)
	}
	return r
}

// mergesBelow are the merged cells of the data.
func (r *lineReader) mergesBelow() []Merge {
	r.merges = slices.DeleteFunc(slices.Clone(r.list.Head.Merges), func(m Merge) bool { return m.FirstRow < r.list.Header.First })
	slices.SortFunc(r.merges, func(a, b Merge) int { return a.FirstRow - b.FirstRow })
	return r.merges
}

// line makes a line of a row; ok is false where no column that is taken holds something.
func (r *lineReader) line(row Row) (line intake.Line, ok bool) {
	n := len(r.kinds)
	if len(r.store) < n {
		r.store = make([]intake.Cell, n*linesAtOnce)
	}
	cells := r.store[:n:n]
	for i := range row.Cells {
		if slot := r.slots[row.Cells[i].Column]; slot >= 0 {
			cells[slot] = r.cell(&row.Cells[i], r.kinds[slot])
			cells[slot].Text = r.same(slot, cells[slot].Text)
			ok = ok || r.taken[slot]
		}
	}
	if !ok {
		clear(cells)
		return line, false
	}
	r.store = r.store[n:]
	return intake.Line{Number: row.Number, Cells: cells}, true
}

// cell gives a cell the form in which it is judged. What only the workbook knows is
// settled here: from which year its days count, and the number under a day.
func (r *lineReader) cell(c *Cell, kind cases.Kind) intake.Cell {
	switch c.Kind {
	case CellError:
		return intake.Cell{Text: c.Text, Kind: intake.Fault}
	case CellNumber:
		if r.book.Day1904 && (kind == cases.KindDay || kind == cases.KindMonth) {
			if day, problem := cases.CleanCell(kind, cases.ListCell{Form: cases.FormNumber, Text: c.Text, Day1904: true}); problem == "" && day != c.Text {
				return intake.Cell{Text: day, Kind: intake.Date}
			}
		}
		return intake.Cell{Text: c.Text, Kind: intake.Number}
	case CellDate:
		if kind.Numeric() { // the number was meant, and merely given the looks of a day
			return intake.Cell{Text: c.Raw, Kind: intake.Number}
		}
		return intake.Cell{Text: c.Text, Kind: intake.Date}
	}
	return intake.Cell{Text: c.Text}
}

// isAside says whether a row is no data: a sum, a signature, a note, or the header once
// more on another page. Rows that are well filled are looked at only for the word of a sum.
func (r *lineReader) isAside(row Row) bool {
	for i, c := range row.Cells {
		if i < 3 && len(c.Text) < 60 && totalWord.MatchString(flatTitle(c.Text)) {
			return true
		}
	}
	again := 0
	for _, c := range row.Cells {
		if title := r.titles[c.Column]; title != "" && title == c.Text {
			if again++; again >= 3 {
				return true
			}
		}
	}
	if len(row.Cells)*2 > len(r.list.Header.Columns)+1 {
		return false
	}
	g := NewGrid("")
	for _, c := range row.Cells {
		g.Put(row.Number, c.Column, c.Text)
	}
	at, _ := slices.BinarySearchFunc(r.merges, row.Number, func(m Merge, row int) int { return m.FirstRow - row })
	for ; at < len(r.merges) && r.merges[at].FirstRow == row.Number; at++ {
		m := r.merges[at]
		g.Merge(Area{m.FirstRow, m.FirstColumn, m.LastRow, m.LastColumn})
	}
	return g.IsFooter(&r.list.Header, row.Number)
}
