package intake

import (
	"fmt"
	"strings"

	"zhucunji/cases"
)

// Severity says what a problem does to its line.
type Severity uint8

// The severities.
const (
	Hint     Severity = iota // said, and the line is taken
	Doubtful                 // the line waits for a person's decision
	Wrong                    // the line is held back
)

// Problem is what is to be said of a cell, or of a whole line.
type Problem struct {
	Line     int // place in Table.Lines
	Column   int // place in Table.Columns; -1: the whole line
	Severity Severity
	Reason   string
}

// Record is a line as values.
type Record struct {
	Line     int
	Row      cases.Row
	given    []bool // by column: the cell says something, or says blank and may erase
	notes    []string
	Problems []Problem
}

// reader turns lines into records.
type reader struct {
	table   *Table
	fields  []cases.Field[cases.Row] // by column; At is nil where a column is not taken
	reading cases.Reading
	erase   bool
}

func newReader(t *Table, reading cases.Reading, erase bool) *reader {
	r := &reader{table: t, reading: reading, erase: erase, fields: make([]cases.Field[cases.Row], len(t.Columns))}
	for i := range t.Columns {
		if f, ok := cases.ReportField(t.Columns[i].Path); ok {
			r.fields[i] = f
		}
	}
	return r
}

// newRow is a row with every part a list can fill.
func newRow() cases.Row {
	return cases.Row{
		Village: &cases.Village{}, Team: &cases.Team{}, Household: &cases.Household{}, Head: &cases.Person{},
		Person: &cases.Person{}, Membership: &cases.Membership{}, Monitoring: &cases.Monitoring{},
	}
}

// read reads one line. A cell that cannot be read is a problem of the line, and its field
// stays blank.
func (r *reader) read(line int) *Record {
	l := &r.table.Lines[line]
	record := &Record{Line: line, Row: newRow(), given: make([]bool, len(l.Cells))}
	for i := range l.Cells {
		c := &l.Cells[i]
		switch {
		case r.fields[i].At != nil:
			r.cell(record, i, c)
		case r.table.Columns[i].Note && cases.NormalLine(c.Text) != "":
			record.notes = append(record.notes, r.table.Columns[i].Title+"："+cases.NormalLine(c.Text))
		}
	}
	r.deduce(record)
	if h := r.table.column(pathHamlet); h >= 0 && isGroup(record.Row.Household.Hamlet) { // it is the group's column in truth
		record.Row.Household.Hamlet, record.given[h] = "", false
	}
	return record
}

func (r *reader) cell(record *Record, column int, c *Cell) {
	f := &r.fields[column]
	b := cases.Bound{Meta: &f.Meta, Ptr: f.At(&record.Row)}
	if b.Ptr == nil {
		return
	}
	fail := func(reason string) {
		record.Problems = append(record.Problems, Problem{record.Line, column, Wrong, reason})
	}
	if c.Kind == Fault {
		fail("单元格里是错误值“" + c.Text + "”，请在表里改正。")
		return
	}
	text, lost := plain(f.Kind, c)
	if lost {
		fail("“" + f.Title + "”在表里存成了数字，最后几位已经丢失，不能使用。请把这一格改成文本，重新填写完整的号码。")
		return
	}
	hint, err := b.Parse(text, r.reading)
	if err != nil {
		fail(cases.MessageOf(err))
		return
	}
	record.given[column] = !b.Blank() || (r.erase && cases.NormalLine(text) == "")
	if hint != "" {
		record.Problems = append(record.Problems, Problem{record.Line, column, Hint, hint})
	}
}

// longestExact is how many digits a number in a workbook keeps.
const longestExact = 15

// plain is the text of a cell as the field's kind reads it; lost says that a number has
// not kept all its digits (domain.md §6).
func plain(kind cases.Kind, c *Cell) (text string, lost bool) {
	text = c.Text
	switch {
	case c.Kind == Date && kind != cases.KindInstant:
		day, _, _ := strings.Cut(text, " ")
		return day, false
	case c.Kind != Number:
		return text, false
	}
	switch kind {
	case cases.KindIDNumber, cases.KindBank, cases.KindPhone, cases.KindText:
		text = strings.TrimSuffix(text, ".0")
		digits := len(strings.Trim(text, "-"))
		return text, strings.ContainsAny(text, "eE") || (digits > longestExact && !strings.Contains(text, "."))
	}
	return text, false
}

// deduce fills what follows from an identity number where the list does not say it.
func (r *reader) deduce(record *Record) {
	p := record.Row.Person
	if p.IDNumber == "" {
		return
	}
	if p.BirthOn.IsZero() {
		p.BirthOn = cases.IDBirth(p.IDNumber)
	}
	if p.Sex == "" {
		p.Sex = cases.IDSex(p.IDNumber)
	}
}

// worst is the severest problem of a record.
func (r *Record) worst() Severity {
	worst := Hint
	for i := range r.Problems {
		worst = max(worst, r.Problems[i].Severity)
	}
	return worst
}

// say adds a problem of the whole line.
func (r *Record) say(s Severity, format string, args ...any) {
	r.Problems = append(r.Problems, Problem{r.Line, -1, s, fmt.Sprintf(format, args...)})
}
