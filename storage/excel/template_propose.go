package excel

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"zhucunji/cases"
)

// Propose proposes how the template is filled: the sheet that is understood best, what
// its rows are, and what goes into each column and cell. year is the year the tables
// are about. It is NotFound where no sheet has anything that can be filled.
func (t *Template) Propose(year int) (*cases.TemplateMap, error) {
	var best *cases.TemplateMap
	for _, name := range t.Sheets() {
		m, err := t.ProposeSheet(name, year, "")
		if cases.CodeOf(err) == cases.NotFound {
			continue
		}
		if err != nil {
			return nil, err
		}
		if best == nil || m.Matched() > best.Matched() {
			best = m
		}
	}
	if best == nil {
		return nil, noHeader(t.Name)
	}
	return best, nil
}

// ProposeSheet is Propose for one sheet. grain says what the rows of its tables are;
// blank finds it out.
func (t *Template) ProposeSheet(sheet string, year int, grain cases.Grain) (*cases.TemplateMap, error) {
	s, err := t.sheet(sheet)
	if err != nil {
		return nil, err
	}
	m := &cases.TemplateMap{Format: cases.TemplateFormat, Name: t.Name, Sheet: s.name, Single: s.single}
	for i := range s.tables {
		found := &s.tables[i]
		headings := t.headings(s, found)
		table := cases.ProposeGrain(year, headings)
		if grain != "" && !s.single {
			table = cases.ProposeTable(grain, year, headings)
		}
		table.Header = found.Bottom
		if m.Name == t.Name && found.Title != "" {
			m.Name = found.Title
		}
		m.Tables = append(m.Tables, table)
	}
	t.proposeCells(s, m, year)
	if len(m.Tables) == 0 && len(m.Cells) == 0 {
		return nil, noHeader(s.name)
	}
	m.Fingerprint = s.fingerprint()
	return m, nil
}

func noHeader(what string) error {
	return cases.Errorf(cases.NotFound, "template", "在“"+what+"”里没有找到表头：没有一行的标题和程序的栏目相像。请核对选的表，或在空白格里写上 {{户主姓名}} 这样的标记后再填。")
}

// headings describes the columns of a table for the proposal.
func (t *Template) headings(s *templateSheet, found *HeaderTable) []cases.TemplateHeading {
	out := make([]cases.TemplateHeading, len(found.Columns))
	row := s.xml.row(found.First)
	for i, c := range found.Columns {
		out[i] = cases.TemplateHeading{
			Heading: c.Heading, Column: columnName(c.Column), Unit: found.Unit,
			Formula: found.First <= found.Last && s.xml.hasFormula(row.cell(c.Column)),
			Sample:  s.sample(found, c.Column),
		}
	}
	return out
}

// sample is what stands first in a column, for the way dates are written in it.
func (s *templateSheet) sample(t *HeaderTable, column int) string {
	for row := t.First; row <= min(t.Last, t.First+20); row++ {
		if text := s.grid.Own(row, column); text != "" {
			return text
		}
	}
	return ""
}

// proposeCells proposes what fills the labels and marks of a sheet. On a list only
// marks that need no household are filled.
func (t *Template) proposeCells(s *templateSheet, m *cases.TemplateMap, year int) {
	matcher := cases.NewHeadingMatcher(cases.ReportHeadings(cases.GrainHousehold), year)
	for _, mark := range s.marks {
		slot := matcher.MarkSlot(mark.name)
		slot.At = columnName(mark.column) + itoa(mark.row)
		if s.single || slot.Path == "" {
			m.Cells = append(m.Cells, slot)
		}
	}
	var headings []cases.TemplateHeading
	for _, l := range s.labels {
		headings = append(headings, cases.TemplateHeading{Heading: l.Heading, Column: columnName(l.Column) + itoa(l.Row)})
	}
	m.Cells = append(m.Cells, cases.ProposeTable(cases.GrainHousehold, year, headings).Columns...)
}

// fingerprint is a hash of the texts of headers, labels and marks and of their places:
// the same for each month's blank copy of a form, whatever is filled in.
func (s *templateSheet) fingerprint() string {
	h := sha256.New()
	add := func(format string, args ...any) { h.Write(fmt.Appendf(nil, format, args...)) }
	for i := range s.tables {
		t := &s.tables[i]
		add("table %d %d\n", t.Top, t.Bottom)
		for _, c := range t.Columns {
			add("%d %q\n", c.Column, c.Text())
		}
	}
	for _, l := range s.labels {
		add("label %d %d %q\n", l.Row, l.Column, l.Text())
	}
	for _, m := range s.marks {
		add("mark %d %d %q\n", m.row, m.column, m.name)
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}
