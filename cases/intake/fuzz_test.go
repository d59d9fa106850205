package intake_test

import (
	"bytes"
	"context"
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"
	"testing"

	"zhucunji/cases"
	"zhucunji/cases/intake"
)

// home is a file with one household of two people, who have one record of each kind.
type home struct{}

func (home) Present(_ context.Context, ids []int64) (map[int64]*intake.Present, error) {
	out := map[int64]*intake.Present{}
	for _, id := range ids {
		out[id] = &intake.Present{Household: homeBook().Household, Members: homeBook().Members, Team: "一组", Worked: map[int64]int64{2: 3}}
	}
	return out, nil
}

func (home) Books(_ context.Context, _ intake.Kind, ids []int64) (map[int64]*intake.Book, error) {
	out := map[int64]*intake.Book{}
	for _, id := range ids {
		if id == 1 {
			out[id] = homeBook()
		}
	}
	return out, nil
}

func homeBook() *intake.Book {
	day := cases.NewDay(2026, 3, 1)
	head := cases.Person{Base: cases.Base{ID: 1}, Name: "张明华", IDNumber: "500199195703200112", BirthOn: cases.NewDay(1957, 3, 20)}
	wife := cases.Person{Base: cases.Base{ID: 2}, Name: "李小芳", IDNumber: "500199196208150028", BirthOn: cases.NewDay(1962, 8, 15)}
	h := cases.Household{Base: cases.Base{ID: 1}, Code: "5001990001", HeadID: 1, HeadName: "张明华"}
	measure := func(id int64, person cases.Ref) cases.Measure {
		return cases.Measure{Base: cases.Base{ID: id}, HouseholdID: 1, PersonID: person, Year: cases.Some[int64](2026)}
	}
	return &intake.Book{
		Household: h, Village: &cases.Village{Name: "望岭村"},
		Members: []cases.Member{
			{Person: head, Membership: cases.Membership{Base: cases.Base{ID: 1}, HouseholdID: 1, PersonID: 1, Relation: cases.RelationHead}},
			{Person: wife, Membership: cases.Membership{Base: cases.Base{ID: 2}, HouseholdID: 1, PersonID: 2, Relation: "配偶"}},
		},
		Visits:  []cases.VisitFile{{Visit: cases.Visit{Base: cases.Base{ID: 1}, HouseholdID: 1, VisitedOn: day, Way: cases.WayHome}}},
		Jobs:    []cases.JobSpell{{Base: cases.Base{ID: 1}, HouseholdID: 1, PersonID: 2, FromMonth: cases.NewMonth(2026, 3), Employer: "电子厂"}},
		Plans:   []cases.JobPlan{{Base: cases.Base{ID: 1}, HouseholdID: 1, PersonID: 2, Year: cases.Some[int64](2026)}},
		Sales:   []cases.Sale{{Base: cases.Base{ID: 1}, HouseholdID: 1, SoldOn: day, Product: "土鸡蛋"}},
		Incomes: []cases.Income{{Base: cases.Base{ID: 1}, HouseholdID: 1, PersonID: 2, Item: "本地务工收入", Amount: cases.Some(cases.Yuan(5000)), FromOn: day, ToOn: day}},
		Measures: []cases.MeasureFile{
			{Measure: measure(1, 0), Industry: &cases.Industry{Category: "养殖业", Variety: "鸡"}},
			{Measure: measure(2, 2), Post: &cases.PublicPost{PostName: "保洁员"}, Attendance: []cases.Attendance{{Base: cases.Base{ID: 1}, Month: cases.NewMonth(2026, 9)}}},
			{Measure: measure(3, 1), Loan: &cases.MicroLoan{LentOn: day, Principal: cases.Some(cases.Yuan(30000))}},
			{Measure: measure(4, 2), Aid: &cases.StudentAid{School: "金溪中学"}},
			{Measure: measure(5, 0), Subsidy: &cases.Subsidy{Kind: "耕地地力保护补贴"}},
		},
	}
}

// fieldsOf are the fields that lists of a kind can have.
func fieldsOf(kind intake.Kind) []string {
	var paths []string
	for _, f := range cases.ReportHeadings(kind.Grain()) {
		if kind.Takes(f.Path) && !slices.Contains(paths, f.Path) {
			paths = append(paths, f.Path)
		}
	}
	return paths
}

// said are texts that stand in lists; # @ ! before a text make it a number, a day or a
// fault.
func said() []string {
	return []string{
		"", "张明华", "李小芳", "陈小小", "500199195703200112", "500199196208150028", "500199201206050043", "500199********0112", "#5.00199E+17",
		"户主", "配偶", "之子", "5001990001", "5001990009", "一组", "二组", "望岭村", "13800001234", "#13800001234.0", "5", "#12", "@2026-03-01",
		"2026年3月", "2026.3.1", "#46082", "电子厂", "保洁员", "是", "√", "养殖业", "鸡", "土鸡蛋", "30000", "-5", "!#N/A", "入户走访", "脱贫户",
	}
}

// tableOf makes a list: head has a byte for each column, which says its field, and body a
// byte for each cell, which says its text; 255 in the head keeps a column in the notes.
func tableOf(kind intake.Kind, fields, texts []string, head, body []byte) *intake.Table {
	t := &intake.Table{Kind: kind}
	for i, b := range head[:min(len(head), 40)] {
		column := intake.Column{At: i + 1, Title: "列" + strconv.Itoa(i), Path: fields[int(b)%len(fields)]}
		if b == 255 {
			column.Path, column.Note = "", true
		}
		t.Columns = append(t.Columns, column)
	}
	for n := 0; len(t.Columns) > 0 && n < len(body) && len(t.Lines) < 60; n += len(t.Columns) {
		l := intake.Line{Number: len(t.Lines) + 2, Cells: make([]intake.Cell, len(t.Columns))}
		for i := range l.Cells {
			if n+i < len(body) {
				l.Cells[i] = cellOf(texts[int(body[n+i])%len(texts)])
			}
		}
		t.Lines = append(t.Lines, l)
	}
	intake.Settle(t)
	return t
}

func cellOf(text string) intake.Cell {
	for i, mark := range []string{"#", "@", "!"} {
		if rest, ok := strings.CutPrefix(text, mark); ok {
			return intake.Cell{Text: rest, Kind: intake.CellKind(i + 1)}
		}
	}
	return intake.Cell{Text: text}
}

// FuzzJudge holds lists of every kind against a file, whatever a person decided. Every
// line has one state, and what is stored is what the states say.
func FuzzJudge(f *testing.F) {
	all := intake.Kinds()
	fields := map[intake.Kind][]string{}
	for i, kind := range all {
		fields[kind] = fieldsOf(kind)
		at := func(path string) byte { return byte(slices.Index(fields[kind], path)) }
		head := []byte{at("person.name"), at("person.id_number"), 255}
		for n := range min(len(fields[kind]), 30) {
			head = append(head, byte(n))
		}
		line := bytes.Repeat([]byte{2, 5, 26, 21, 22, 19, 20}, 5)[:len(head)]
		f.Add(uint8(i), uint16(0), head, append(append(slices.Clone(line), line...), 3, 6, 9), "陈无人\t#44")
	}
	head := func(paths ...string) (out []byte) {
		for _, p := range paths {
			out = append(out, byte(slices.Index(fields[intake.PeopleKind], p)))
		}
		return out
	}("person.name", "person.id_number", "membership.relation", "household.code", "person.phone", "person.job_months")
	f.Add(uint8(0), uint16(7), head, []byte{1, 4, 9, 12, 17, 0, 2, 0, 9, 0, 0, 20, 3, 6, 11, 13, 0, 0, 2, 5, 10, 13, 0, 0}, "")
	f.Fuzz(func(t *testing.T, kind uint8, decisions uint16, head, body []byte, more string) {
		k := all[int(kind)%len(all)]
		table := tableOf(k, fields[k], append(said(), strings.Split(more, "\t")...), head, body)
		options := decidedBy(decisions, len(table.Lines))
		seen := make([]int, len(table.Lines))
		for plan, err := range judged(t, table, options) {
			if err != nil {
				t.Fatal(err)
			}
			wantHonest(t, plan, seen)
		}
		for line, n := range seen {
			if n != 1 {
				t.Errorf("line %d has %d states", line, n)
			}
		}
	})
}

// decidedBy are the decisions that some bits say.
func decidedBy(bits uint16, lines int) *intake.Options {
	o := &intake.Options{
		Reading: cases.Reading{Today: cases.NewDay(2026, 11, 21)}, Year: 2026, Month: cases.NewMonth(2026, 10), Village: cases.Village{Name: "望岭村"},
		OnlyNew: bits&1 != 0, OnlyOld: bits&2 != 0, Erase: bits&4 != 0,
		Accept: map[int]bool{}, Skip: map[int]bool{}, Who: map[int]int64{},
	}
	for n := range lines {
		o.Accept[n+2] = bits>>(3+n%6)&1 != 0
		o.Skip[n+2] = bits>>(5+n%7)&7 == 7
		if bits>>(7+n%5)&3 == 3 {
			o.Who[n+2] = int64(1 + n%2)
		}
	}
	return o
}

func judged(t *testing.T, table *intake.Table, options *intake.Options) iter.Seq2[*intake.Plan, error] {
	t.Helper()
	wanted, roster := intake.WantedOf(table, options), intake.NewRoster()
	for _, m := range homeBook().Members {
		p := &m.Person
		roster.Add(wanted, intake.Known{Person: p.ID, Household: 1, Name: p.Name, ID: p.IDNumber, Birth: p.BirthOn, Team: "一组", Code: "5001990001", Head: p.ID == 1})
	}
	roster.AddHousehold(wanted, "5001990001", 1)
	if table.Kind == intake.PeopleKind {
		return intake.People(t.Context(), table, options, roster, home{})
	}
	return intake.Ledger(t.Context(), table, options, roster, home{})
}

// wantHonest holds what is stored against the states of the lines.
func wantHonest(t *testing.T, plan *intake.Plan, seen []int) {
	t.Helper()
	states := map[intake.State]int{}
	for i := range plan.Items {
		item := &plan.Items[i]
		seen[item.Line]++
		states[item.State]++
		if item.State == intake.Changed && len(item.Changes) == 0 {
			t.Errorf("line %d changes nothing", item.Line)
		}
	}
	good := states[intake.Added] + states[intake.Changed]
	if good == 0 && !plan.Empty() {
		t.Errorf("no line is good, and this is stored: %s", storedOf(plan))
	}
	if good > 0 && plan.Empty() {
		t.Errorf("nothing is stored of %d good lines: %+v", good, plan.Items)
	}
	if plan.Bundle != nil && len(plan.Bundle.New.Members) != states[intake.Added] {
		t.Errorf("%d lines are new and %d people", states[intake.Added], len(plan.Bundle.New.Members))
	}
	met := map[int64]bool{}
	for _, m := range plan.Members {
		if id := m.Before.Person.ID; id != 0 && met[id] {
			t.Errorf("person %d is written twice", id)
		}
		met[m.Before.Person.ID] = true
	}
}

// storedOf names what is stored of a household.
func storedOf(p *intake.Plan) string {
	return fmt.Sprintf("new %t, household %t, %d members, %d moves, group %q, type %q, %d monitorings, %d jobs, income %v, entries %t",
		p.Bundle != nil, p.Household != nil, len(p.Members), len(p.Moves), p.Team, p.Type, len(p.Monitorings), len(p.Jobs), p.PerHead, !p.Entries.Empty())
}
