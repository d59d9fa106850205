package excel_test

import (
	"testing"

	"zhucunji/cases"
)

// counted is an own report that counts people and averages ages, by head.
func counted(e *cases.Export) {
	e.Report = &cases.Report{
		Key: "U-1", Name: "名册", Title: "{place}名册", Grain: cases.GrainPerson, Use: cases.UseBrief,
		Columns: []cases.ReportColumn{
			{Path: "row.number"},
			{Path: "person.name", Total: cases.CountTotal},
			{Path: "person.age", Total: cases.AverageTotal},
			{Path: "household.net", Total: cases.AverageTotal},
		},
		Sort: []string{"household.head_name"}, Groups: []string{"household.head_name"}, Sign: []string{"填报人"},
	}
}

func TestCountsAndAverages(t *testing.T) {
	in := func(head string, age int64, net int64) *cases.Row {
		return member(func(r *cases.Row) {
			r.Household.HeadName, r.Person.Facts.Age, r.Household.Facts.Net = head, cases.Some(age), yuan(net)
			if age == 0 {
				r.Person.Facts.Age = cases.Opt[int64]{}
			}
		})
	}
	rows := rowsOf(in("杨建国", 20, 100), in("杨建国", 41, 0), in("李桂芳", 0, 1000), in("李桂芳", 30, 1))
	f := written(t, export(t, "R1", cases.LayoutPrint, counted), rows)
	for cell, want := range map[string]string{
		"A6": "杨建国 小计", "B6": "2", "C6": "30.5", "D6": "50",
		"A9": "李桂芳 小计", "B9": "2", "C9": "30", "D9": "500.5",
		"A10": "合计", "B10": "4", "C10": "30.33", "D10": "275.25", "A11": "填报人：",
	} {
		if got, _ := raw(t, f, cell); got != want {
			t.Errorf("%s is %q, want %q", cell, got, want)
		}
	}
	for cell, want := range map[string]string{"B10": "SUBTOTAL(3,B4:B9)", "C10": "ROUND(SUBTOTAL(1,C4:C9),2)"} {
		if got, err := f.GetCellFormula(f.GetSheetName(0), cell); err != nil || got != want {
			t.Errorf("%s has the formula %q, %v; want %q", cell, got, err, want)
		}
	}
}

func TestMaskedSubtotalsMaskWhatTheyName(t *testing.T) {
	e := export(t, "R1", cases.LayoutPrint, counted)
	e.Masked = true
	if got, _ := raw(t, written(t, e, rowsOf(member(nil))), "A5"); got != "杨*国 小计" {
		t.Errorf("the row of sums names %q", got)
	}
}

func TestTitlesFollowTheMoney(t *testing.T) {
	for layout, cell := range map[cases.Layout]string{cases.LayoutPrint: "E3", cases.LayoutImport: "E1"} {
		e := export(t, "R10", layout, func(e *cases.Export) { e.Money = cases.MoneyWan4 })
		f := written(t, e, rowsOf(ledger(0)))
		if got, _ := raw(t, f, cell); got != "补贴金额(万元)" {
			t.Errorf("%s: the title is %q", layout, got)
		}
	}
}
