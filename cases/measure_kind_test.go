package cases_test

import (
	"testing"

	"zhucunji/cases"
)

func TestKindRecords(t *testing.T) {
	policy := shipped(t)
	want := map[string]string{
		"产业帮扶": "industry", "就业帮扶": "job_support", "公益岗位帮扶": "public_post", "金融帮扶": "micro_loan",
		"义务教育保障": "student_aid", "教育帮扶": "student_aid", "社会帮扶": "sale", "住房安全保障": "subsidy", "综合保障": "subsidy",
	}
	blocks := policy.List(cases.ListMeasureBlock)
	if len(blocks) != 14 {
		t.Errorf("got %d blocks, want 14", len(blocks))
	}
	seen := 0
	for _, b := range blocks {
		kinds := cases.KindRecords(b.Value)
		first := ""
		if len(kinds) > 0 {
			first = kinds[0]
			seen++
		}
		if first != want[b.Value] {
			t.Errorf("%s: first kind %q, want %q", b.Value, first, want[b.Value])
		}
	}
	if seen != len(want) {
		t.Errorf("%d blocks have kinds, want %d: a block is misspelt", seen, len(want))
	}
}

func TestUsualRecordIsOneOfTheBlocks(t *testing.T) {
	for _, b := range shipped(t).List(cases.ListMeasureBlock) {
		records, usual := cases.KindRecords(b.Value), cases.UsualRecord(b.Value)
		switch {
		case b.Value == cases.BlockSecurity || len(records) == 0:
			if usual != "" {
				t.Errorf("%s: usual record %q, want none", b.Value, usual)
			}
		case usual != records[0]:
			t.Errorf("%s: usual record %q, want %q", b.Value, usual, records[0])
		}
	}
}

func TestDeveloping(t *testing.T) {
	got := 0
	for _, b := range shipped(t).List(cases.ListMeasureBlock) {
		if cases.Developing(b.Value) {
			got++
		}
	}
	if got != 4 {
		t.Errorf("%d blocks are 开发式, want 4", got)
	}
	tests := map[string]struct {
		measures []cases.Measure
		want     string
	}{
		"no measures":                           {nil, "尚未实施"},
		"only protection":                       {[]cases.Measure{{Block: "健康帮扶"}, {Block: "综合保障"}}, "尚未实施"},
		"an industry":                           {[]cases.Measure{{Block: "健康帮扶"}, {Block: "产业帮扶", State: "实施中"}}, "是"},
		"a loan of which the state is not told": {[]cases.Measure{{Block: "金融帮扶"}}, "是"},
		"a planned one only":                    {[]cases.Measure{{Block: "就业帮扶", State: "计划"}}, "尚未实施"},
		"one in the bin only":                   {[]cases.Measure{{Base: cases.Base{Hidden: true}, Block: "公益岗位帮扶"}}, "尚未实施"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if got := cases.DevelopingText(tt.measures); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

func measure(change func(*cases.Measure)) *cases.Measure {
	m := &cases.Measure{HouseholdID: 7, Year: count(2026), Block: "产业帮扶"}
	if change != nil {
		change(m)
	}
	return m
}

func TestCheckMeasure(t *testing.T) {
	tests := map[string]struct {
		change func(*cases.Measure)
		want   []string
	}{
		"household, year and block are enough": {nil, nil},
		"nothing at all":                       {func(m *cases.Measure) { *m = cases.Measure{} }, []string{"household_id", "year", "block"}},
		"a negative amount":                    {func(m *cases.Measure) { m.Amount = yuan(-1) }, []string{"amount"}},
		"a negative quantity":                  {func(m *cases.Measure) { m.Quantity = number("-0.5") }, []string{"quantity"}},
		"nothing is a quantity and an amount":  {func(m *cases.Measure) { m.Quantity, m.Amount = number("0"), yuan(0) }, nil},
		"an end before the beginning":          {func(m *cases.Measure) { m.FromOn, m.ToOn = today, today.AddDays(-1) }, []string{"to_on"}},
		"an end without a beginning":           {func(m *cases.Measure) { m.ToOn = today }, nil},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) { wantFields(t, cases.CheckMeasure(measure(tt.change)), tt.want...) })
	}
}

func TestMeasureHints(t *testing.T) {
	policy := shipped(t)
	tests := map[string]struct {
		change func(*cases.Measure)
		want   []string
	}{
		"an item of its block":       {func(m *cases.Measure) { m.Item = "养殖业" }, nil},
		"an item of another block":   {func(m *cases.Measure) { m.Item = "低保" }, []string{"item"}},
		"an item of every block":     {func(m *cases.Measure) { m.Item = "其他" }, nil},
		"an item of no list":         {func(m *cases.Measure) { m.Item = "送树苗" }, nil},
		"a quantity without a unit":  {func(m *cases.Measure) { m.Quantity = number("2") }, []string{"unit"}},
		"a quantity with its unit":   {func(m *cases.Measure) { m.Quantity, m.Unit = number("2"), "头" }, nil},
		"days of the year":           {func(m *cases.Measure) { m.FromOn = day(2026, 3, 1) }, nil},
		"days of another year":       {func(m *cases.Measure) { m.FromOn, m.ToOn = day(2024, 3, 1), day(2025, 3, 1) }, []string{"year"}},
		"begun before and still on":  {func(m *cases.Measure) { m.FromOn = day(2024, 3, 1) }, nil},
		"begun after the year named": {func(m *cases.Measure) { m.FromOn = day(2027, 1, 1) }, []string{"year"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) { wantHints(t, cases.MeasureHints(measure(tt.change), policy), tt.want...) })
	}
}
