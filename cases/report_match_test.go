package cases_test

import (
	"testing"

	"zhucunji/cases"
)

func TestMatchesCompare(t *testing.T) {
	row := &cases.Row{
		Household: &cases.Household{
			HeadName: "杨建国", HelperFromOn: cases.NewDay(2024, 3, 5), ArableMu: number("3.5"), EscapedYear: cases.Some(int64(2019)),
			Facts: cases.HouseholdFacts{NetPerHead: cases.Some(cases.Money(1_240_638))},
		},
		Person:     &cases.Person{Health: "长期慢性病、残疾", Dibao: "农村低保"},
		Monitoring: &cases.Monitoring{RecognisedMonth: cases.NewMonth(2025, 6)},
	}
	for name, c := range map[string]struct {
		match cases.Match
		want  bool
	}{
		"filled":                         {cases.Match{Path: "person.dibao"}, true},
		"filled, and is not":             {cases.Match{Path: "person.tekun", Op: cases.MatchFilled}, false},
		"blank":                          {cases.Match{Path: "person.tekun", Op: cases.MatchBlank}, true},
		"a part the row lacks is blank":  {cases.Match{Path: "visit.text", Op: cases.MatchBlank}, true},
		"one of":                         {cases.Match{Path: "person.dibao", Values: []string{"城市低保", "农村低保"}}, true},
		"one code of several":            {cases.Match{Path: "person.health", Values: []string{"残疾"}}, true},
		"half a code is none":            {cases.Match{Path: "person.health", Values: []string{"慢性病"}}, false},
		"none of":                        {cases.Match{Path: "person.dibao", Op: cases.MatchNone, Values: []string{"农村低保"}}, false},
		"none of, and blank":             {cases.Match{Path: "person.tekun", Op: cases.MatchNone, Values: []string{"农村特困"}}, true},
		"a text holds":                   {cases.Match{Path: "household.head_name", Op: cases.MatchContains, Values: []string{"建国"}}, true},
		"money between":                  {cases.Match{Path: "household.net_per_head", Op: cases.MatchBetween, Values: []string{"12,000", "12406.38"}}, true},
		"money above":                    {cases.Match{Path: "household.net_per_head", Op: cases.MatchAbove, Values: []string{"12406.38"}}, false},
		"money below":                    {cases.Match{Path: "household.net_per_head", Op: cases.MatchBelow, Values: []string{"12407"}}, true},
		"money is":                       {cases.Match{Path: "household.net_per_head", Values: []string{"12406.380"}}, true},
		"an open end":                    {cases.Match{Path: "household.arable_mu", Op: cases.MatchBetween, Values: []string{"3.5", ""}}, true},
		"a day before":                   {cases.Match{Path: "household.helper_from_on", Op: cases.MatchBelow, Values: []string{"2024-03-05"}}, false},
		"a month between":                {cases.Match{Path: "monitoring.recognised_month", Op: cases.MatchBetween, Values: []string{"2025-01", "2025-12"}}, true},
		"a year above":                   {cases.Match{Path: "household.escaped_year", Op: cases.MatchAbove, Values: []string{"2018"}}, true},
		"a blank number is not below":    {cases.Match{Path: "household.forest_mu", Op: cases.MatchBelow, Values: []string{"5"}}, false},
		"a blank number is not between":  {cases.Match{Path: "household.forest_mu", Op: cases.MatchBetween, Values: []string{"", "5"}}, false},
		"a blank text does not hold any": {cases.Match{Path: "household.hamlet", Op: cases.MatchContains, Values: []string{"沟"}}, false},
	} {
		t.Run(name, func(t *testing.T) {
			for _, r := range []cases.Report{{Only: []cases.Match{c.match}}, {Every: []cases.Match{c.match}}} {
				if got := r.Keeps(cases.ReportFilter{}, row); got != c.want {
					t.Errorf("kept %v, want %v", got, c.want)
				}
			}
		})
	}
}

func TestConditionsAreAllOfAndAnyOf(t *testing.T) {
	row := &cases.Row{Person: &cases.Person{Dibao: "农村低保", Sex: "女"}}
	yes, no := cases.Match{Path: "person.sex", Values: []string{"女"}}, cases.Match{Path: "person.sex", Values: []string{"男"}}
	for name, c := range map[string]struct {
		every, only []cases.Match
		want        bool
	}{
		"nothing asked":        {nil, nil, true},
		"all hold":             {[]cases.Match{yes, yes}, nil, true},
		"one of all fails":     {[]cases.Match{yes, no}, nil, false},
		"one of any holds":     {nil, []cases.Match{no, yes}, true},
		"none of any holds":    {nil, []cases.Match{no, no}, false},
		"all, and one of any":  {[]cases.Match{yes}, []cases.Match{no, yes}, true},
		"all, but none of any": {[]cases.Match{yes}, []cases.Match{no}, false},
	} {
		t.Run(name, func(t *testing.T) {
			r := cases.Report{Every: c.every, Only: c.only}
			if got := r.Keeps(cases.ReportFilter{}, row); got != c.want {
				t.Errorf("kept %v, want %v", got, c.want)
			}
		})
	}
}

func TestWrongConditionsAreRefused(t *testing.T) {
	for name, m := range map[string]cases.Match{
		"no value":                 {Path: "household.head_name", Op: cases.MatchContains},
		"a blank value":            {Path: "household.head_name", Op: cases.MatchOne, Values: []string{""}},
		"one end":                  {Path: "household.net", Op: cases.MatchBetween, Values: []string{"1"}},
		"no end":                   {Path: "household.net", Op: cases.MatchBetween, Values: []string{"", ""}},
		"a size of texts":          {Path: "household.head_name", Op: cases.MatchAbove, Values: []string{"杨"}},
		"a number that is none":    {Path: "household.net", Op: cases.MatchAbove, Values: []string{"很多"}},
		"a day that is none":       {Path: "household.helper_from_on", Op: cases.MatchOne, Values: []string{"去年"}},
		"an unknown comparison":    {Path: "household.net", Op: "nearly", Values: []string{"1"}},
		"what a person cannot see": {Path: "household.head_sort", Op: cases.MatchFilled},
		"another record":           {Path: "household.village_id", Op: cases.MatchFilled},
	} {
		t.Run(name, func(t *testing.T) {
			r := cases.Report{Grain: cases.GrainHousehold, Columns: []cases.ReportColumn{{Path: "household.code"}}, Every: []cases.Match{m}}
			if err := r.Check(); cases.CodeOf(err) != cases.Invalid {
				t.Errorf("error %v, want invalid", err)
			}
		})
	}
}

// TestEveryFieldHasItsComparisons holds the list of comparisons against Check: what a
// person is offered must be taken.
func TestEveryFieldHasItsComparisons(t *testing.T) {
	values := map[cases.Kind]string{cases.KindDay: "2026-11-21", cases.KindMonth: "2026-11", cases.KindYear: "2026"}
	for _, g := range cases.Grains() {
		for _, p := range cases.ReportParts(g) {
			for _, f := range p.Fields {
				for _, op := range cases.MatchOps(f.Kind) {
					value := values[f.Kind]
					if value == "" {
						value = "1"
					}
					path := p.Key + "." + f.Key
					r := cases.Report{Grain: g, Columns: []cases.ReportColumn{{Path: path}}, Every: []cases.Match{{Path: path, Op: op, Values: []string{value, value}}}}
					if err := r.Check(); err != nil {
						t.Errorf("%s %s %s: %v", g, path, op.Title(), err)
					}
				}
			}
		}
	}
}
