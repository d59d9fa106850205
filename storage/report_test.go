package storage_test

import (
	"testing"

	"zhucunji/cases"
	"zhucunji/storage"
)

// reportTexts reads a report as a preview shows it, headers first.
func reportTexts(t *testing.T, st *storage.Store, key string, f cases.ReportFilter) [][]string {
	t.Helper()
	r, err := cases.ReportByKey(key)
	if err != nil {
		t.Fatal(err)
	}
	columns, err := r.Bind()
	if err != nil {
		t.Fatal(err)
	}
	table := [][]string{cases.FlatTitles(columns)}
	for row, err := range st.ReportRows(t.Context(), r, f) {
		if err != nil {
			t.Fatal(err)
		}
		row.Number = int64(len(table))
		cells := make([]string, len(columns))
		for i := range columns {
			cells[i] = columns[i].Text(row, false)
		}
		table = append(table, cells)
	}
	return table
}

// cell finds the cell of a row under a title.
func cell(t *testing.T, table [][]string, row int, title string) string {
	t.Helper()
	for i, head := range table[0] {
		if head == title {
			if row >= len(table) {
				t.Fatalf("report has %d rows, want %d", len(table)-1, row)
			}
			return table[row][i]
		}
	}
	t.Fatalf("no column %s in %v", title, table[0])
	return ""
}

func TestReportsTellWhatWasTyped(t *testing.T) {
	ctx, st := t.Context(), newStore(t)
	n := addHousehold(t, st)
	household := cases.Ref(n.Household.ID)
	visit := &cases.VisitFile{Visit: cases.Visit{
		HouseholdID: household, VisitedOn: cases.NewDay(2026, 11, 20), Way: "入户", Visitors: "张队长", Text: "蚕茧已交售。",
		Checks: cases.CheckList{{Item: "饮水安全", Answer: cases.AnswerProblem, Note: "断水三天"}},
	}}
	if _, err := st.AddVisit(ctx, visit); err != nil {
		t.Fatal(err)
	}
	measure := &cases.MeasureFile{
		Measure: cases.Measure{HouseholdID: household, Year: cases.Some(int64(2026)), Block: "产业帮扶", Item: "养殖业"},
		Industry: &cases.Industry{
			Category: "蚕桑", Variety: "桑蚕", Scale: number("3.65"), Unit: "张", Yield: number("115.5"), YieldUnit: "公斤",
			UnitPrice: number("38"), Cost: cases.Some(cases.Yuan(1200)),
		},
		Inputs: []cases.Input{{Source: "奖补", Amount: cases.Some(cases.Yuan(800))}},
	}
	if _, err := st.AddMeasure(ctx, measure); err != nil {
		t.Fatal(err)
	}
	period := cases.LedgerYear(2026)
	if _, err := st.AddIncomes(ctx, []cases.Income{
		{HouseholdID: household, Item: "低保金", Amount: cases.Some(cases.Yuan(6000)), FromOn: period.From, ToOn: period.To},
	}); err != nil {
		t.Fatal(err)
	}
	f := cases.NewReportFilter(st.Today())
	for _, want := range []struct {
		report string
		row    int
		title  string
		text   string
	}{
		{"R1", 1, "姓名", "杨胜国"},
		{"R1", 1, "证件号码", "500199195703200112"},
		{"R1", 2, "与户主关系", "配偶"},
		{"R1", 1, "人均纯收入", "3,000.00"},
		{"R3", 1, "户主", "杨胜国"},
		{"R3", 1, "纯收入", "6,000.00"},
		{"R5", 1, "走访人", "张队长"},
		{"R5", 1, "发现问题", "饮水安全：断水三天"},
		{"R5S", 1, "类型", cases.ClassLifted},
		{"R5S", 1, "已访户数", "1"},
		{"R8", 1, "品种", "桑蚕"},
		{"R8", 1, "规模", "3.65"},
	} {
		if got := cell(t, reportTexts(t, st, want.report, f), want.row, want.title); got != want.text {
			t.Errorf("%s row %d %s: got %q, want %q", want.report, want.row, want.title, got, want.text)
		}
	}
}
