package intake

import (
	"fmt"
	"slices"

	"zhucunji/cases"
)

// Severity says what a problem does to its line.
type Severity uint8

// The severities.
const (
	Hint     Severity = iota // said, and the line is taken
	Doubtful                 // the line waits for a person's decision
	Stuck                    // the line waits for something to be done first; accepting it is not enough
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
	memory  []map[string]parsed // by column: what texts that come again and again were read as
}

// parsed is what a text was read as.
type parsed struct {
	text   string // canonical
	filled bool
	hint   string
	err    error
}

// remembered bounds the memory of a column: where texts hardly ever come again it is of
// no use.
const remembered = 2000

// parse reads a text into a field. Of 130,000 lines most say one of a few things in most
// columns.
func (r *reader) parse(column int, b cases.Bound, text string) (hint string, err error) {
	switch b.Kind {
	case cases.KindIDNumber, cases.KindName, cases.KindPhone, cases.KindBank, cases.KindLongText, cases.KindChecks:
		return b.Parse(text, r.reading)
	}
	known := r.memory[column]
	if p, ok := known[text]; ok {
		if p.err != nil {
			return "", p.err
		}
		return p.hint, cases.SetCanonical(b.Ptr, p.text, p.filled)
	}
	p := parsed{}
	if p.hint, p.err = b.Parse(text, r.reading); p.err == nil {
		p.text, p.filled = cases.Canonical(b.Ptr)
	}
	if known == nil {
		known = map[string]parsed{}
		r.memory[column] = known
	}
	if len(known) < remembered {
		known[text] = p
	}
	return p.hint, p.err
}

func newReader(t *Table, reading cases.Reading, erase bool) *reader {
	r := &reader{table: t, reading: reading, erase: erase, fields: make([]cases.Field[cases.Row], len(t.Columns)), memory: make([]map[string]parsed, len(t.Columns))}
	for i := range t.Columns {
		if f, ok := fieldOf(t.Columns[i].Path); ok {
			r.fields[i] = f
		}
	}
	return r
}

// newRow is a row with every part a list of a grain can fill.
func newRow(grain cases.Grain) cases.Row {
	r := cases.Row{
		Village: &cases.Village{}, Team: &cases.Team{}, Household: &cases.Household{}, Head: &cases.Person{},
		Person: &cases.Person{}, Membership: &cases.Membership{}, Monitoring: &cases.Monitoring{},
	}
	addParts(&r, grain)
	return r
}

// addParts gives a row the parts of a grain, blank.
func addParts(r *cases.Row, grain cases.Grain) {
	switch grain {
	case cases.GrainVisit:
		r.Visit, r.Demands = &cases.Visit{}, make([]cases.Demand, 1)
	case cases.GrainIncome:
		r.Income, r.Before = &cases.Income{}, &cases.Household{}
	case cases.GrainJob:
		r.Job = &cases.JobSpell{}
	case cases.GrainPlan:
		r.Plan = &cases.JobPlan{}
	case cases.GrainSale:
		r.Sale = &cases.Sale{}
	case cases.GrainMeasure:
		r.Measure, r.Industry = &cases.Measure{}, &cases.Industry{}
		r.Inputs = []cases.Input{{Source: "自筹"}, {Source: "奖补"}, {Source: "贷款"}}
	case cases.GrainPost:
		r.Measure, r.Post, r.Attendance = &cases.Measure{}, &cases.PublicPost{}, &cases.Attendance{}
	case cases.GrainLoan:
		r.Measure, r.Loan = &cases.Measure{}, &cases.MicroLoan{}
	case cases.GrainAid:
		r.Measure, r.Aid = &cases.Measure{}, &cases.StudentAid{}
	case cases.GrainSubsidy:
		r.Measure, r.Subsidy = &cases.Measure{}, &cases.Subsidy{}
	}
}

// read reads one line. A cell that cannot be read is a problem of the line, and its field
// stays blank.
func (r *reader) read(line int) *Record {
	l := &r.table.Lines[line]
	record := &Record{Line: line, Row: newRow(r.table.Kind.Grain()), given: make([]bool, len(l.Cells))}
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
	text, problem := cases.CleanCell(f.Kind, cases.ListCell{Form: c.Kind.form(), Text: c.Text})
	if problem != "" {
		fail(problem)
		return
	}
	hint, err := r.parse(column, b, text)
	if err != nil {
		fail(cases.MessageOf(err))
		return
	}
	record.given[column] = !b.Blank() || (r.erase && cases.NormalLine(text) == "" && !identifies(r.table.Columns[column].Path))
	if hint != "" {
		record.Problems = append(record.Problems, Problem{record.Line, column, Hint, hint})
	}
}

// identifies says whether people are recognised by a field: a blank cell does not take
// that away from somebody who was recognised without it.
func identifies(path string) bool {
	return slices.Contains([]string{pathName, pathID, pathBirth, pathRelation, pathCode, pathHeadName, pathHeadID, pathVillage, pathTeam}, path)
}

// form is the kind as the cleaning of cells knows it.
func (k CellKind) form() cases.CellForm {
	switch k {
	case Number:
		return cases.FormNumber
	case Date:
		return cases.FormDate
	case Fault:
		return cases.FormFault
	}
	return cases.FormText
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
