package cases_test

import (
	"strings"
	"testing"

	"zhucunji/cases"
)

// public is a 公示 table of one column.
func public(g cases.Grain, path string) *cases.Report {
	return &cases.Report{Grain: g, Use: cases.UsePublic, Columns: []cases.ReportColumn{{Path: path}}}
}

// TestPublicTablesShowNothingSecret goes through every field of every grain: what guards
// a person is either refused or masked.
func TestPublicTablesShowNothingSecret(t *testing.T) {
	for _, g := range cases.Grains() {
		for _, p := range cases.ReportParts(g) {
			for _, f := range p.Fields {
				path := p.Key + "." + f.Key
				refused := public(g, path).Check() != nil
				if fault := secretShown(f, refused, (&cases.BoundColumn{Field: f}).Hides()); fault != "" {
					t.Errorf("%s %s", path, fault)
				}
			}
		}
	}
}

// secretShown says what is wrong with how a 公示 table treats a field.
func secretShown(f cases.Field[cases.Row], refused, hidden bool) string {
	switch f.Kind {
	case cases.KindIDNumber, cases.KindPhone, cases.KindBank:
		if refused || !hidden {
			return "is not shown with its mask"
		}
		return ""
	case cases.KindInt, cases.KindDecimal, cases.KindMoney:
		return "" // names nobody
	}
	switch {
	case f.Guard >= cases.Personal && !refused && !hidden:
		return "hangs on the wall as it is"
	case f.Guard >= cases.Sensitive && f.Kind != cases.KindName && !refused:
		return "is sensitive and not refused"
	}
	return ""
}

func TestPublicTablesRefuseHealthAndFreeTexts(t *testing.T) {
	for _, c := range []struct {
		grain cases.Grain
		path  string
	}{
		{cases.GrainPerson, "person.health"},
		{cases.GrainPerson, "person.disability_kind"},
		{cases.GrainPerson, "person.disability_grade"},
		{cases.GrainPerson, "person.disability_year"},
		{cases.GrainPerson, "person.med_aid"},
		{cases.GrainPerson, "person.health_aid"},
		{cases.GrainPerson, "person.job_place"},
		{cases.GrainPerson, "person.note"},
		{cases.GrainPerson, "head.health"},
		{cases.GrainHousehold, "household.cause_1"},
		{cases.GrainHousehold, "monitoring.risk_1"},
		{cases.GrainHousehold, "monitoring.risk_note"},
		{cases.GrainHousehold, "year.change_causes"},
		{cases.GrainHousehold, "row.causes"},
		{cases.GrainVisit, "visit.text"},
		{cases.GrainVisit, "visit.checks"},
		{cases.GrainVisited, "visited.check_medicine"},
		{cases.GrainVisited, "visited.problems"},
		{cases.GrainAid, "student_aid.student_number"},
	} {
		t.Run(c.path, func(t *testing.T) {
			if err := public(c.grain, c.path).Check(); cases.CodeOf(err) != cases.Invalid || !strings.HasPrefix(cases.MessageOf(err), "公示表不能有") {
				t.Errorf("as a column: %v", err)
			}
			r := public(c.grain, "team.name")
			r.Every = []cases.Match{{Path: c.path, Op: cases.MatchFilled}}
			if err := r.Check(); cases.CodeOf(err) != cases.Invalid {
				t.Errorf("as a condition: %v", err)
			}
			r = public(c.grain, "team.name")
			r.Sort, r.Groups = []string{c.path}, []string{c.path}
			if err := r.Check(); cases.CodeOf(err) != cases.Invalid {
				t.Errorf("as a group: %v", err)
			}
		})
	}
}

func TestPublicTablesSayNamesAndMaskNumbers(t *testing.T) {
	r, err := cases.ReportByKey("R11")
	if err != nil {
		t.Fatal(err)
	}
	columns, err := r.Bind()
	if err != nil {
		t.Fatal(err)
	}
	row := &cases.Row{
		Person: &cases.Person{Name: "杨建国", IDNumber: "500199195703200112"}, Post: &cases.PublicPost{PostName: "护林员"},
		Attendance: &cases.Attendance{RequiredDays: number("22"), PresentDays: number("11"), MonthlyStandard: cases.Some(cases.Yuan(800))},
	}
	var got []string
	for i := range columns {
		got = append(got, columns[i].Text(row, true))
	}
	if want := "|杨建国|500199********0112|护林员|11|400.00"; strings.Join(got[1:], "|") != want[1:] {
		t.Errorf("got %q", got)
	}
	r.Columns[2].Named = true
	if err := r.Check(); cases.CodeOf(err) != cases.Invalid {
		t.Errorf("an identity number is said in full: %v", err)
	}
}

func TestPublicTablesDoNotNameGroups(t *testing.T) {
	r := public(cases.GrainHousehold, "team.name")
	r.Groups = []string{"household.head_name"}
	if err := r.Check(); cases.CodeOf(err) != cases.Invalid {
		t.Errorf("grouped by names: %v", err)
	}
}

func TestFootOfAPublicTable(t *testing.T) {
	r, err := cases.ReportByKey("R11")
	if err != nil {
		t.Fatal(err)
	}
	f := cases.ReportFilter{
		Place: "望岭村", Hotline: "023-70000000",
		Public: cases.Period{From: cases.NewDay(2026, 11, 21), To: cases.NewDay(2026, 11, 25)},
	}
	want := "公示单位（盖章）：望岭村|公示时间：2026年11月21日至2026年11月25日（共5天）|监督电话：023-70000000"
	if got := strings.Join(r.Signatures(f), "|"); got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if got := r.Signatures(cases.ReportFilter{}); !strings.Contains(got[1], "年　月　日至") {
		t.Errorf("no room to write the days: %q", got)
	}
}
