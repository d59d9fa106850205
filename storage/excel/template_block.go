package excel

import (
	"slices"
	"strings"

	"zhucunji/cases"
)

// tableFill is a table of the template being filled.
type tableFill struct {
	sheet     *templateSheet
	table     *HeaderTable
	writers   []*slotWriter       // by column
	grain     cases.TemplateTable // of a form's inner table
	overwrite bool
	number    int // rows taken

	values  spool
	scratch []cellValue
	fresh   []int // rows of values without a place in the template

	keys   map[string]int // what names a row of the template -> its row; -1 where two share it
	filled []int          // rows of the template that hold something
	met    map[int]int    // row of the template -> row of values; -1 where two rows meet it
	places []int          // for each place, from the first: row of values, or -1
}

// style is the style of a column's cells: of the first row, or else of the next that
// has the cell, of the sums below, of the column.
func (b *tableFill) style(column int) int {
	for row := b.table.First; row <= b.table.Last; row++ {
		if c := b.sheet.xml.row(row).cell(column); c != nil {
			return int(c.style)
		}
		if row > b.table.First+50 {
			break
		}
	}
	if b.table.Last < b.table.First {
		for _, row := range []int{b.sheet.grid.FindTotals(b.table), b.table.Bottom} {
			if c := b.sheet.xml.row(row).cell(column); c != nil {
				return int(c.style)
			}
		}
	}
	return b.sheet.columnStyle(column)
}

// columnStyle is the style of a column's cells that no row has.
func (s *templateSheet) columnStyle(column int) int {
	for _, c := range s.columns {
		if column >= c.from && column <= c.to {
			return c.style
		}
	}
	return 0
}

// identity says by what a path names a row: the surest first.
func identity(path string) string {
	switch path {
	case "person.id_number", "household.head_id_number", "head.id_number":
		return "id "
	case "person.code":
		return "person.code "
	case "household.code", "person.household_code":
		return "code "
	case "person.name", "household.head_name", "head.name":
		return "name "
	}
	return ""
}

// readNamed finds the rows of the template that already hold something, and what names
// them.
func (b *tableFill) readNamed(shared []string) {
	b.keys, b.met = map[string]int{}, map[int]int{}
	for row := b.table.First; row <= b.table.Last; row++ {
		x := b.sheet.xml.row(row)
		keys, holds := b.rowKeys(x, shared)
		if !holds && !b.otherText(x, shared) {
			continue
		}
		b.filled = append(b.filled, row)
		sure := slices.ContainsFunc(keys, func(k string) bool { return !strings.HasPrefix(k, "name ") })
		for _, k := range keys {
			if !sure || !strings.HasPrefix(k, "name ") { // a name is asked only where nothing surer stands
				b.name(k, row)
			}
		}
	}
}

// rowKeys are what names a row of the template; holds says that it is not blank.
func (b *tableFill) rowKeys(x *rowXML, shared []string) (keys []string, holds bool) {
	for _, w := range b.writers {
		c := x.cell(w.column)
		text := b.sheet.xml.text(c, shared)
		if strings.TrimSpace(text) == "" || len(cases.Marks(text)) > 0 || w.sequence() || b.sheet.xml.hasFormula(c) {
			continue
		}
		kind := identity(w.Path)
		holds = holds || kind != "" || b.overwrite
		if kind != "" {
			keys = append(keys, kind+cases.HeadingKey(text))
		}
	}
	return keys, holds
}

func (b *tableFill) name(key string, row int) {
	if _, twice := b.keys[key]; twice {
		row = -1
	}
	b.keys[key] = row
}

// otherText says whether a row holds text in a column nothing goes into.
func (b *tableFill) otherText(x *rowXML, shared []string) bool {
	if x == nil {
		return false
	}
	for i := range x.cells {
		c := &x.cells[i]
		column := int(c.column)
		if column == b.table.Sequence || column < b.table.Left || column > b.table.Right || b.sheet.xml.hasFormula(c) {
			continue
		}
		if b.writes(column) == nil && len(strings.TrimSpace(b.sheet.xml.text(c, shared))) > 0 && len(b.keys) > 0 {
			return true
		}
	}
	return false
}

// writes is the writer of a column, nil where nothing goes into it.
func (b *tableFill) writes(column int) *slotWriter {
	at, ok := slices.BinarySearchFunc(b.writers, column, func(w *slotWriter, column int) int { return w.column - column })
	if !ok {
		return nil
	}
	return b.writers[at]
}

// named says whether the template already names whom it is about.
func (b *tableFill) named() bool { return len(b.keys) > 0 }

// find finds the row of the template that names a row: by id number, by code, else by
// name.
func (b *tableFill) find(row *cases.Row) (at int, found bool) {
	if !b.named() {
		return 0, false
	}
	for _, rank := range []string{"id ", "code ", "name "} {
		for _, w := range b.writers {
			kind := identity(w.Path)
			if kind == "" || !strings.HasSuffix(kind, rank) {
				continue
			}
			bound, ok := w.bound.Value(row)
			if !ok || bound.Blank() {
				continue
			}
			text, _ := cases.Canonical(bound.Ptr)
			if at, ok := b.keys[kind+cases.HeadingKey(text)]; ok && at > 0 {
				return at, true
			}
		}
	}
	return 0, false
}

// meet joins a row of the template with a row of values. Two of one name meet none: the
// person must say which is meant.
func (b *tableFill) meet(at, value int) {
	if _, twice := b.met[at]; twice {
		value = -1
	}
	b.met[at] = value
}

// unfound tells the rows of the template that met nobody, by what they say.
func (b *tableFill) unfound() (out []string) {
	if !b.named() {
		return nil
	}
	for _, row := range b.filled {
		if value, ok := b.met[row]; ok && value >= 0 {
			continue
		}
		for _, w := range b.writers {
			if text := b.sheet.grid.Text(row, w.column); identity(w.Path) == "name " && text != "" {
				out = append(out, "第 "+itoa(row)+" 行 "+flatTitle(text))
				break
			}
		}
	}
	return out
}

// settle gives each row of values its place and says how many there are.
func (b *tableFill) settle() (n int) {
	b.places = make([]int, max(0, b.table.Last-b.table.First+1))
	for i := range b.places {
		b.places[i] = -1
	}
	for row, value := range b.met {
		if value >= 0 {
			b.places[row-b.table.First] = value
			n++
		}
	}
	next := 0
	for i := range b.places {
		if next < len(b.fresh) && b.places[i] < 0 && !b.holds(b.table.First+i) {
			b.places[i] = b.fresh[next]
			next++
		}
	}
	b.places = append(b.places, b.fresh[next:]...)
	return n + len(b.fresh)
}

// holds says whether a row of the template already holds something.
func (b *tableFill) holds(row int) bool {
	_, found := slices.BinarySearch(b.filled, row)
	return found
}

// added is how many rows are put in behind the last.
func (b *tableFill) added() int { return len(b.places) - max(0, b.table.Last-b.table.First+1) }
