package cases_test

import (
	"slices"
	"testing"

	"zhucunji/cases"
)

func TestPreviewTextsAreMasked(t *testing.T) {
	r := &cases.Report{Grain: cases.GrainPerson, Columns: []cases.ReportColumn{
		{Path: "person.name"}, {Path: "person.id_number"}, {Path: "person.health"}, {Path: "household.net"}, {Path: "village.name"}, {Path: "person.phone"},
	}}
	columns, err := r.Bind()
	if err != nil {
		t.Fatal(err)
	}
	row := &cases.Row{
		Person:    &cases.Person{Name: "杨建国", IDNumber: "500199195703200112", Health: "残疾"},
		Household: &cases.Household{Facts: cases.HouseholdFacts{Net: cases.Some(cases.Yuan(13221))}},
	}
	for masked, want := range map[bool][]string{
		false: {"杨建国", "500199195703200112", "残疾", "13,221.00", "", ""},
		true:  {"杨*国", "500199********0112", "****", "13,221.00", "", ""},
	} {
		var got []string
		for i := range columns {
			got = append(got, columns[i].Text(row, masked))
		}
		if !slices.Equal(got, want) {
			t.Errorf("masked %v: %q, want %q", masked, got, want)
		}
	}
}

func TestDateStyleTexts(t *testing.T) {
	day, month := cases.NewDay(2026, 3, 5), cases.NewMonth(2026, 3)
	for style, want := range map[cases.DateStyle][2]string{
		cases.DateAuto: {"2026-03-05", "2026-03"}, cases.DateISO: {"2026-03-05", "2026-03"},
		cases.DateCompact: {"20260305", "202603"}, cases.DateMonth: {"202603", "202603"},
		cases.DateChinese: {"2026年3月5日", "2026年3月"},
	} {
		if got := [2]string{style.Day(day), style.Month(month)}; got != want {
			t.Errorf("style %q: %q, want %q", style, got, want)
		}
		if style.Day(0) != "" || style.Month(0) != "" {
			t.Errorf("style %q: a blank is not blank", style)
		}
	}
}

func TestHeaderSpans(t *testing.T) {
	head := func(title string, over ...string) cases.BoundColumn {
		return cases.BoundColumn{ReportColumn: cases.ReportColumn{Title: title, Over: over}}
	}
	columns := []cases.BoundColumn{
		head("序号"), head("春", "养蚕", "数量"), head("秋", "养蚕", "数量"), head("产值", "养蚕"), head("数量", "其他"),
	}
	want := []cases.HeaderSpan{
		{"序号", 0, 0, 0, 2},
		{"养蚕", 1, 3, 0, 0},
		{"数量", 1, 2, 1, 1},
		{"春", 1, 1, 2, 2},
		{"秋", 2, 2, 2, 2},
		{"产值", 3, 3, 1, 2},
		{"其他", 4, 4, 0, 0},
		{"数量", 4, 4, 1, 2},
	}
	if got := cases.HeaderSpans(columns); !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if got := cases.HeaderDepth(columns); got != 3 {
		t.Errorf("depth %d, want 3", got)
	}
}

func TestFreeTextsAreScrubbed(t *testing.T) {
	r := &cases.Report{Grain: cases.GrainVisit, Columns: []cases.ReportColumn{{Path: "visit.text"}}}
	columns, err := r.Bind()
	if err != nil {
		t.Fatal(err)
	}
	row := &cases.Row{
		Household: &cases.Household{HeadName: "杨建国"}, Head: &cases.Person{Name: "杨建国"},
		Visit: &cases.Visit{MetName: "李桂芳"},
	}
	for text, want := range map[string]string{
		"杨建国不在家，妻子李桂芳说收成好":                    "杨*国不在家，妻子李*芳说收成好",
		"电话13800001234，身份证50019919780909007X": "电话138****1234，身份证500199********007X",
		"卡号6222000011112222333，卖猪3头得5600元":    "卡号****2333，卖猪3头得5600元",
		"2026年11月21日，20261121":                "2026年11月21日，20261121",
	} {
		row.Visit.Text = text
		if got := columns[0].Text(row, true); got != want {
			t.Errorf("%q is shown as %q, want %q", text, got, want)
		}
		if got := columns[0].Text(row, false); got != text {
			t.Errorf("%q is shown in full as %q", text, got)
		}
	}
}
