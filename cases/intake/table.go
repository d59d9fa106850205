package intake

// Table is one sheet as it was read: which column is which field, and the lines below
// the header. Title rows, totals and signatures are left out already.
type Table struct {
	Sheet   string
	Kind    Kind // what a line is: a person, a visit …; people where it is blank
	Columns []Column
	Lines   []Line
}

// Column is one column of the table.
type Column struct {
	At    int    // its place in the sheet, from 1
	Title string // its header, levels joined
	Path  string // the field it is taken as; "" leaves it out
	Note  bool   // an unknown column whose texts are kept in the notes
}

// Line is one row of the sheet.
type Line struct {
	Number int    // as Excel numbers it
	Cells  []Cell // one for each of Table.Columns
}

// Cell is what stands in a cell, as the person sees it.
type Cell struct {
	Text string
	Kind CellKind
}

// CellKind says how a workbook holds a cell where that matters to its reading.
type CellKind uint8

// The kinds of cell.
const (
	Text   CellKind = iota
	Number          // not a text: a long number has lost its last digits
	Date            // a number shown as a day: its text is 2026-11-21
	Fault           // #N/A and the like
)

// column finds the first column taken as a path; -1 where there is none.
func (t *Table) column(paths ...string) int {
	for _, path := range paths {
		for i := range t.Columns {
			if t.Columns[i].Path == path {
				return i
			}
		}
	}
	return -1
}

// StatesIncome says whether the table has a figure of income to be held against the file.
func (t *Table) StatesIncome() bool { return t.column(pathPerHead) >= 0 }

// StatesWork says whether the table has months of work.
func (t *Table) StatesWork() bool { return t.column(pathJobMonths) >= 0 }
