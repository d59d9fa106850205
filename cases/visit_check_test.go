package cases_test

import (
	"slices"
	"testing"

	"zhucunji/cases"
)

func visit(change func(*cases.Visit)) *cases.Visit {
	v := &cases.Visit{HouseholdID: 7, VisitedOn: today, EnteredOn: today, Way: cases.WayHome}
	if change != nil {
		change(v)
	}
	return v
}

func TestCheckVisit(t *testing.T) {
	tests := map[string]struct {
		change func(*cases.Visit)
		facts  cases.VisitFacts
		want   []string
	}{
		"a household, a day and a way are enough": {nil, cases.VisitFacts{}, nil},
		"nothing at all is refused field by field": {
			func(v *cases.Visit) { *v = cases.Visit{} }, cases.VisitFacts{}, []string{"household_id", "visited_on", "way"},
		},
		"a visit two years ago may be logged": {func(v *cases.Visit) { v.VisitedOn = day(2024, 3, 5) }, cases.VisitFacts{}, nil},
		"a visit tomorrow is refused": {
			func(v *cases.Visit) { v.VisitedOn = today.AddDays(1); v.EnteredOn = 0 }, cases.VisitFacts{}, []string{"visited_on"},
		},
		"a visit on the day the household ended is refused": {nil, cases.VisitFacts{EndedOn: today}, []string{"visited_on"}},
		"a visit the day before it ended stands":            {nil, cases.VisitFacts{EndedOn: today.AddDays(1)}, nil},
		"a visit that ends before it starts is refused": {
			func(v *cases.Visit) { v.Started, v.Ended = "10:30", "09:00" }, cases.VisitFacts{}, []string{"ended"},
		},
		"a visit without an end stands":        {func(v *cases.Visit) { v.Started = "10:30" }, cases.VisitFacts{}, nil},
		"an entry before the visit is refused": {func(v *cases.Visit) { v.EnteredOn = today.AddDays(-1) }, cases.VisitFacts{}, []string{"entered_on"}},
		"an answer that does not exist is refused": {
			func(v *cases.Visit) { v.Checks = cases.CheckList{{Item: "吃", Answer: "好"}} }, cases.VisitFacts{}, []string{"checks"},
		},
		"the three answers stand": {
			func(v *cases.Visit) {
				v.Checks = cases.CheckList{
					{Item: "吃", Answer: cases.AnswerOK}, {Item: "穿", Answer: cases.AnswerProblem}, {Item: "义务教育", Answer: cases.AnswerNA},
				}
			}, cases.VisitFacts{}, nil,
		},
		"a score of 0 is a score":       {func(v *cases.Visit) { v.Hygiene = count(0) }, cases.VisitFacts{}, nil},
		"a score of 100 is the best":    {func(v *cases.Visit) { v.Hygiene = count(100) }, cases.VisitFacts{}, nil},
		"a score of 101 is refused":     {func(v *cases.Visit) { v.Hygiene = count(101) }, cases.VisitFacts{}, []string{"hygiene"}},
		"a negative score is refused":   {func(v *cases.Visit) { v.Hygiene = count(-1) }, cases.VisitFacts{}, []string{"hygiene"}},
		"a next visit today is refused": {func(v *cases.Visit) { v.NextOn = today }, cases.VisitFacts{}, []string{"next_on"}},
		"a next visit tomorrow stands":  {func(v *cases.Visit) { v.NextOn = today.AddDays(1) }, cases.VisitFacts{}, nil},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			wantFields(t, cases.CheckVisit(visit(tt.change), tt.facts, today), tt.want...)
		})
	}
}

func TestVisitHints(t *testing.T) {
	tests := map[string]struct {
		change func(*cases.Visit)
		want   []string
	}{
		"an ordinary visit raises no doubt":    {nil, nil},
		"a blank form raises none either":      {func(v *cases.Visit) { *v = cases.Visit{} }, nil},
		"a year ago to the day is not doubted": {func(v *cases.Visit) { v.VisitedOn = day(2025, 11, 21) }, nil},
		"more than a year ago is doubted":      {func(v *cases.Visit) { v.VisitedOn = day(2025, 11, 20) }, []string{"visited_on"}},
		"nobody at home and somebody met": {
			func(v *cases.Visit) { v.AtHome, v.MetName = cases.No, "杨建国" }, []string{"met_name"},
		},
		"nobody at home and reached by phone": {
			func(v *cases.Visit) { v.Way, v.AtHome, v.MetName = "电话", cases.No, "杨建国" }, nil,
		},
		"a warning verified by one person": {
			func(v *cases.Visit) { v.Theme, v.Visitors = "预警核实", "张三" }, []string{"visitors"},
		},
		"a warning verified by two": {func(v *cases.Visit) { v.Theme, v.Visitors = "预警核实", "张三、李四" }, nil},
		"a problem without a word": {
			func(v *cases.Visit) { v.Checks = cases.CheckList{{Item: "饮水安全", Answer: cases.AnswerProblem}} }, []string{"checks"},
		},
		"a risk without a reason":    {func(v *cases.Visit) { v.RelapseRisk = cases.Yes }, []string{"problems"}},
		"a risk with a problem told": {func(v *cases.Visit) { v.RelapseRisk, v.Problems = cases.Yes, "大病住院" }, nil},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) { wantHints(t, cases.VisitHints(visit(tt.change), today), tt.want...) })
	}
}

func TestNames(t *testing.T) {
	tests := map[string][]string{
		"":            nil,
		"张三":          {"张三"},
		"张三、李四，王五":    {"张三", "李四", "王五"},
		" 张三  李四 ":    {"张三", "李四"},
		"阿依古丽·买买提/张三": {"阿依古丽·买买提", "张三"},
	}
	for text, want := range tests {
		if got := cases.Names(text); !slices.Equal(got, want) {
			t.Errorf("Names(%q) = %q, want %q", text, got, want)
		}
	}
}
