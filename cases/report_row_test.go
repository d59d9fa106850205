package cases_test

import (
	"testing"

	"github.com/shopspring/decimal"

	"zhucunji/cases"
)

func TestRowWorksOut(t *testing.T) {
	money := func(yuan int64) cases.Opt[cases.Money] { return cases.Some(cases.Yuan(yuan)) }
	now := cases.HouseholdFacts{Wages: money(36000), Costs: money(5000), Transfers: money(2000), NetPerHead: money(11000), AccountedPeople: cases.Some(int64(5))}
	before := cases.HouseholdFacts{Wages: money(30000), Costs: money(4000), Transfers: money(2500), NetPerHead: money(10000), AccountedPeople: cases.Some(int64(4))}
	row := &cases.Row{
		AsOf:       cases.NewDay(2026, 11, 21),
		Team:       &cases.Team{Name: "一组"},
		Household:  &cases.Household{Facts: now},
		Before:     &cases.Household{Facts: before},
		Monitoring: &cases.Monitoring{Class: "边缘易致贫户", RecognisedMonth: cases.NewMonth(2025, 1)},
		Visit: &cases.Visit{
			Checks:   cases.CheckList{{Item: "住房", Answer: cases.AnswerProblem, Note: "漏雨"}},
			Problems: "路不通；", Solved: "已报修",
		},
		Demands:  []cases.Demand{{Text: "想养蚕", Answer: "已联系"}, {Text: "要低保"}},
		Promises: []cases.Promise{{Text: "送蚕种", DueOn: cases.NewDay(2026, 12, 1), DoneOn: cases.NewDay(2026, 11, 30)}, {Text: "修路"}},
		Inputs:   []cases.Input{{Source: "自筹", Amount: money(100)}, {Source: "自筹", Amount: money(50)}, {Source: "贷款", Amount: money(7)}},
		Coverage: &cases.Coverage{Due: cases.Some(int64(8)), Visited: cases.Some(int64(7))},
	}
	for path, want := range map[string]string{
		"row.hamlet": "一组", "row.risk_removed": "否", "row.as_of": "2026-11-21",
		"row.problems":  row.Visit.Checks.Problems().Text() + "；路不通",
		"row.demands":   "想养蚕；要低保",
		"row.solved":    "已报修；已联系；承诺送蚕种（2026-12-01前），2026-11-30已办结；承诺修路",
		"row.own_funds": "150.00", "row.loans": "7.00", "row.grants": "",
		"row.change": "1,000.00", "row.change_percent": "10",
		"row.causes":    "工资性收入增加6,000.00元；生产经营性支出增加1,000.00元；转移性收入减少500.00元；核算人口由4人变为5人",
		"coverage.rate": "87.5", "person.name": "no such part",
	} {
		b, ok := row.Bound(path)
		if !ok {
			if want != "no such part" {
				t.Errorf("%s is not there", path)
			}
			continue
		}
		if got := b.Text(); got != want {
			t.Errorf("%s reads %q, want %q", path, got, want)
		}
	}
}

func TestChangeNeedsBothYears(t *testing.T) {
	none := cases.Opt[decimal.Decimal]{}
	for name, c := range map[string]struct{ before, now *cases.Household }{
		"no year before":          {nil, &cases.Household{}},
		"this year is blank":      {&cases.Household{Facts: cases.HouseholdFacts{NetPerHead: cases.Some(cases.Yuan(1))}}, &cases.Household{}},
		"nothing the year before": {&cases.Household{Facts: cases.HouseholdFacts{NetPerHead: cases.Some(cases.Money(0))}}, &cases.Household{Facts: cases.HouseholdFacts{NetPerHead: cases.Some(cases.Yuan(1))}}},
	} {
		t.Run(name, func(t *testing.T) {
			b, ok := (&cases.Row{Household: c.now, Before: c.before}).Bound("row.change_percent")
			if !ok || *b.Ptr.(*cases.Opt[decimal.Decimal]) != none {
				t.Errorf("percent %v, want blank", b.Text())
			}
		})
	}
}

func TestCausesWrittenDownGoFirst(t *testing.T) {
	row := &cases.Row{Year: &cases.HouseholdYear{ChangeCauses: "务工", ChangeNote: "厂里停工三个月"}}
	if b, ok := row.Bound("row.causes"); !ok || b.Text() != "务工；厂里停工三个月" {
		t.Errorf("causes %q", b.Text())
	}
}
