package cases_test

import (
	"strings"
	"testing"

	"zhucunji/cases"
)

func TestSummarySpans(t *testing.T) {
	for name, c := range map[string]struct {
		period      cases.Period
		asOf        cases.Day
		want        int
		first, last cases.Period
	}{
		"a month is counted by weeks":       {cases.Period{From: 20261001, To: 20261031}, 20261121, 5, cases.Period{From: 20261001, To: 20261007}, cases.Period{From: 20261029, To: 20261031}},
		"a quarter is counted by weeks":     {cases.Period{From: 20260701, To: 20260930}, 20261121, 14, cases.Period{From: 20260701, To: 20260707}, cases.Period{From: 20260930, To: 20260930}},
		"a year is counted by months":       {cases.CalendarYear(2025), 20261121, 12, cases.Period{From: 20250101, To: 20250131}, cases.Period{From: 20251201, To: 20251231}},
		"what lies ahead is not counted":    {cases.CalendarYear(2026), 20261121, 11, cases.Period{From: 20260101, To: 20260131}, cases.Period{From: 20261101, To: 20261130}},
		"a week that has begun is counted ": {cases.Period{From: 20261101, To: 20261130}, 20261109, 2, cases.Period{From: 20261101, To: 20261107}, cases.Period{From: 20261108, To: 20261114}},
	} {
		t.Run(name, func(t *testing.T) {
			got := cases.SummarySpans(c.period, c.asOf)
			if len(got) != c.want || got[0].Span != c.first || got[len(got)-1].Span != c.last {
				t.Errorf("%d spans from %v to %v", len(got), got[0].Span, got[len(got)-1].Span)
			}
		})
	}
}

func TestPeriodBefore(t *testing.T) {
	for period, want := range map[cases.Period]cases.Period{
		{From: 20260301, To: 20260331}: {From: 20260201, To: 20260228},
		{From: 20260101, To: 20260331}: {From: 20251001, To: 20251231},
		cases.CalendarYear(2026):       cases.CalendarYear(2025),
		{From: 20261110, To: 20261119}: {From: 20261031, To: 20261109},
	} {
		if got := cases.PeriodBefore(period); got != want {
			t.Errorf("before %v is %v, want %v", period, got, want)
		}
	}
}

func TestPromisesAreTallied(t *testing.T) {
	month := cases.Period{From: 20261101, To: 20261130}
	for name, c := range map[string]struct {
		promise cases.Promise
		want    cases.PromiseTally
	}{
		"made and still open":            {cases.Promise{PromisedOn: 20261105, DueOn: 20261201}, cases.PromiseTally{Made: 1}},
		"kept in time":                   {cases.Promise{PromisedOn: 20261001, DueOn: 20261110, DoneOn: 20261110}, cases.PromiseTally{Due: 1, InTime: 1, Done: 1}},
		"kept late":                      {cases.Promise{PromisedOn: 20261001, DueOn: 20261110, DoneOn: 20261112}, cases.PromiseTally{Due: 1, Late: 1, Done: 1}},
		"not kept":                       {cases.Promise{PromisedOn: 20261001, DueOn: 20261110}, cases.PromiseTally{Due: 1, Broken: 1, Overdue: 1}},
		"past its day since before":      {cases.Promise{PromisedOn: 20260901, DueOn: 20260930}, cases.PromiseTally{Overdue: 1}},
		"due later this month":           {cases.Promise{PromisedOn: 20260901, DueOn: 20261128}, cases.PromiseTally{}},
		"without a day, done this month": {cases.Promise{PromisedOn: 20260901, DoneOn: 20261103}, cases.PromiseTally{Done: 1}},
	} {
		t.Run(name, func(t *testing.T) {
			var got cases.PromiseTally
			if got.Add(&c.promise, month, 20261121); got != c.want {
				t.Errorf("%+v, want %+v", got, c.want)
			}
		})
	}
}

func TestMeasuresBeginInAPeriod(t *testing.T) {
	year := cases.CalendarYear(2026)
	for name, c := range map[string]struct {
		measure cases.Measure
		period  cases.Period
		want    bool
	}{
		"by its day":                     {cases.Measure{FromOn: 20260301, Year: cases.Some(int64(2025))}, year, true},
		"by its year":                    {cases.Measure{Year: cases.Some(int64(2026))}, year, true},
		"a year says nothing of a month": {cases.Measure{Year: cases.Some(int64(2026))}, cases.Period{From: 20260301, To: 20260331}, false},
		"a day outside":                  {cases.Measure{FromOn: 20260401}, cases.Period{From: 20260301, To: 20260331}, false},
		"neither day nor year":           {cases.Measure{}, year, false},
	} {
		t.Run(name, func(t *testing.T) {
			if got := c.measure.Begins(c.period); got != c.want {
				t.Errorf("begins %v, want %v", got, c.want)
			}
		})
	}
}

func TestHygieneGrades(t *testing.T) {
	for score, want := range map[int64]int{100: 0, 90: 0, 89: 1, 80: 1, 79: 2, 60: 2, 59: 3, 0: 3} {
		if got := cases.HygieneGrade(score); got != want {
			t.Errorf("%d points is grade %d, want %d", score, got, want)
		}
	}
}

// summary is a month in which something of everything happened.
func summary(t testing.TB) *cases.Summary {
	t.Helper()
	day := cases.LedgerYear(2026)
	entry := func(yuan int64) []cases.Income {
		return []cases.Income{{Item: "外出务工收入", Amount: cases.Some(cases.Yuan(yuan)), FromOn: day.From, ToOn: day.To}}
	}
	policy := shipped(t)
	s := &cases.Summary{
		Place: "望岭村", Period: cases.Period{From: 20261001, To: 20261031}, AsOf: 20261121, Households: 80, People: 300,
		Types: []cases.Tally{{Name: "脱贫户", Count: 60}}, Monitored: []cases.Tally{{Name: "脱贫不稳定户（未消除）", Count: 3}},
		Coverage: []cases.ClassTally{{Class: cases.ClassMonitored, Due: 3, Visited: 3, Visits: 5}, {Class: "脱贫户", Due: 77, Visited: 37, Visits: 45}},
		Visits:   cases.SummarySpans(cases.Period{From: 20261001, To: 20261031}, 20261121),
		Before:   cases.VisitTally{Visits: 40, Households: 30}, Found: 4, Settled: 1, Relapse: 1,
		Problems: []cases.Tally{{Name: "住房安全", Count: 3}, {Name: "饮水安全", Count: 1}},
		Demands:  []cases.DemandTally{{Category: "产业", Raised: 2, Answered: 1}},
		Promises: cases.PromiseTally{Made: 2, Due: 3, InTime: 1, Late: 1, Broken: 1, Done: 2, Overdue: 4},
		Measures: []cases.MeasureTally{{Block: "产业帮扶", Measures: 9, Households: 8, Amount: cases.Yuan(12000)}},
		Hygiene:  cases.HygieneTally{Scored: 2, Sum: 171, BeforeCount: 1, BeforeSum: 80, Grades: []cases.Tally{{Name: "90分及以上", Count: 2}}},
	}
	s.Income = cases.IncomeTally{
		Year: 2026, Households: 2, Now: cases.AccountOf(entry(24000), cases.Some(int64(2)), day, policy, 2026),
		Before: cases.AccountOf(nil, cases.Some(int64(2)), cases.LedgerYear(2025), policy, 2025), Up: 1, Down: 1, Below: 1, Line: cases.Some(cases.Yuan(8800)),
	}
	return s
}

func TestSummaryIsToldInWords(t *testing.T) {
	e := documentOf(t, "D5", true)
	e.Filter.Period = cases.Period{From: 20261001, To: 20261031}
	page := e.SummaryPage(summary(t))
	text := textOf(page)
	for _, want := range []string{
		"望岭村驻村帮扶工作月报（2026年10月）", "望岭村共有农户 80 户、300 人。其中脱贫户 60 户。监测对象：脱贫不稳定户（未消除） 3 户。",
		"本期走访 50 次，覆盖 40 户，覆盖率 50%，比上期增加 10 次。其中未消除监测对象 3 户，已访 3 户。",
		"4 次走访发现问题，现场解决 1 次。问题较多的是住房安全 3 次、饮水安全 1 次。研判存在返贫致贫风险 1 户",
		"收到群众诉求 2 件，已答复 1 件；作出承诺 2 件，本期办结 2 件，本期到期 3 件，按期办结 1 件，逾期办结 1 件，到期未办结 1 件；目前已逾期未办结的承诺共 4 件",
		"本期实施帮扶措施 9 项，金额 12,000.00 元；最多的是产业帮扶 9 项、8 户。", "人均纯收入 12,000.00 元", "低于监测线（8,800.00 元）的 1 户",
		"评分 2 次，平均 85.5 分，上期平均 80.0 分",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the text lacks %q\n%s", want, page.Sections[0].Text)
		}
	}
	charts := 0
	for i := range page.Sections {
		if page.Sections[i].Chart != nil {
			charts++
		}
	}
	if charts < 6 {
		t.Errorf("%d charts, want one for coverage, time, problems, demands, measures, income and hygiene", charts)
	}
}

func TestAnEmptyMonthSaysSo(t *testing.T) {
	e := documentOf(t, "D5", true)
	page := e.SummaryPage(&cases.Summary{Place: "望岭村", Period: cases.Period{From: 20261001, To: 20261031}})
	if !strings.Contains(page.Sections[0].Text, "本期没有登记走访") {
		t.Errorf("text %q", page.Sections[0].Text)
	}
}
