package cases_test

import (
	"testing"

	"zhucunji/cases"
)

func year(y int64) cases.Opt[int64] { return cases.Some(y) }

func TestLineOf(t *testing.T) {
	p := cases.NewPolicy(nil, []cases.Line{
		{Base: cases.Base{Hidden: true}, Year: year(2024), Amount: cases.Some(cases.Yuan(1))},
		{Year: year(2024), Amount: cases.Some(cases.Yuan(8500))},
		{Year: year(2025)},
		{Amount: cases.Some(cases.Yuan(2))},
	}, nil, nil)
	tests := map[string]struct {
		year int
		want cases.Opt[cases.Money]
	}{
		"one in the bin does not count": {2024, cases.Some(cases.Yuan(8500))},
		"nobody typed it":               {2025, cases.Opt[cases.Money]{}},
		"no such year":                  {2026, cases.Opt[cases.Money]{}},
		"a blank year is no year":       {0, cases.Opt[cases.Money]{}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if got := p.LineOf(tt.year); got != tt.want {
				t.Errorf("LineOf(%d) = %v, want %v", tt.year, got, tt.want)
			}
		})
	}
}

func TestCadenceFor(t *testing.T) {
	p := cases.NewPolicy(nil, nil, []cases.Cadence{
		{Class: "脱贫户", Days: year(60), From: year(2026)},
		{Class: "脱贫户", Days: year(90)},
		{Class: "脱贫户", Days: year(10), From: year(2020), Until: year(2021)},
		{Class: "脱贫户", Days: year(1), Base: cases.Base{Hidden: true}},
		{Class: "一般农户"},
	}, nil)
	tests := map[string]struct {
		class string
		year  int
		want  int
	}{
		"the one without years holds":       {"脱贫户", 2024, 90},
		"the one that began last wins":      {"脱贫户", 2026, 60},
		"one that has ended held then":      {"脱贫户", 2021, 10},
		"one without days asks for nothing": {"一般农户", 2026, 0},
		"an unknown class asks nothing":     {"别的", 2026, 0},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if got := p.CadenceFor(tt.class, tt.year); got != tt.want {
				t.Errorf("CadenceFor(%s, %d) = %d, want %d", tt.class, tt.year, got, tt.want)
			}
		})
	}
}

func TestCounts(t *testing.T) {
	p := cases.NewPolicy(nil, nil, nil, []cases.Inclusion{
		{Item: "抚恤金", Count: cases.No},
		{Item: "抚恤金", Year: year(2025), Count: cases.Yes},
		{Item: "抚恤金", Year: year(2024), Count: cases.Yes, Base: cases.Base{Hidden: true}},
		{Item: "养老保险金", Year: year(2025), Count: cases.No},
		{Item: "低保金"},
	})
	tests := map[string]struct {
		item string
		year int
		want bool
	}{
		"the general rule":              {"抚恤金", 2026, false},
		"the rule of the year":          {"抚恤金", 2025, true},
		"a rule in the bin is none":     {"抚恤金", 2024, false},
		"another year's rule is none":   {"养老保险金", 2026, true},
		"the year's own rule":           {"养老保险金", 2025, false},
		"a rule without answer is none": {"低保金", 2026, true},
		"no rule counts":                {"零工收入", 2026, true},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if got := p.Counts(tt.item, tt.year); got != tt.want {
				t.Errorf("Counts(%s, %d) = %v, want %v", tt.item, tt.year, got, tt.want)
			}
		})
	}
}

func TestNilPolicyHasNoRules(t *testing.T) {
	var p *cases.Policy
	if got := p.LineOf(2026); got.Valid {
		t.Errorf("LineOf = %v, want blank", got)
	}
	if got := p.CadenceFor(cases.ClassLifted, 2026); got != 0 {
		t.Errorf("CadenceFor = %d, want 0", got)
	}
	if !p.Counts("低保金", 2026) {
		t.Error("Counts = false, want true")
	}
	if got := p.Offered(cases.ListSex, 2026); got != nil {
		t.Errorf("Offered = %v, want nothing", got)
	}
}
