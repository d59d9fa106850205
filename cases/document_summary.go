package cases

import "slices"

// Summary is what happened in a village over a period, counted: what 工作月报, 季报 and
// 年报 are made of. The store counts; the words and the pictures are made here.
type Summary struct {
	Village Village // of the filter; its Name is blank where there are several
	Place   string
	Period  Period
	AsOf    Day

	Households, People int64
	Types              []Tally // households by 户类型
	Monitored          []Tally // households under monitoring, by 监测对象类别 and risk state

	Coverage []ClassTally
	Visits   []SpanTally // by week, or by month
	Ways     []Tally     // visits by 走访方式
	Before   VisitTally  // of the period before

	Problems  []Tally // visits in which a check was answered 有问题, by item
	Found     int64   // visits in which something was wrong
	Settled   int64   // of which settled on the spot
	Relapse   int64   // households with 返贫致贫风险
	Demands   []DemandTally
	Promises  PromiseTally
	Measures  []MeasureTally
	Income    IncomeTally
	Hygiene   HygieneTally
	Gathering int64 // 院坝会 and rounds held
}

// Tally is a count with a name.
type Tally struct {
	Name  string
	Count int64
}

// ClassTally tells how many households of a class were due and visited.
type ClassTally struct {
	Class                string
	Due, Visited, Visits int64
}

// SpanTally is what happened in one part of the period.
type SpanTally struct {
	Span               Period
	Visits, Households int64
}

// VisitTally counts visits and those visited.
type VisitTally struct{ Visits, Households int64 }

// DemandTally counts the demands of one kind that were raised.
type DemandTally struct {
	Category         string
	Raised, Answered int64
}

// PromiseTally counts promises: made in the period, due in it and of those kept in
// time, kept late and not kept; and those open at its end that are past their day.
type PromiseTally struct {
	Made, Due, InTime, Late, Broken, Done, Overdue int64
}

// MeasureTally counts the measures of a block that began in the period.
type MeasureTally struct {
	Block                string
	Measures, Households int64
	Amount               Money
}

// IncomeTally sums the incomes of the households with entries over a ledger year, and
// over the year before.
type IncomeTally struct {
	Year                       int
	Households                 int64
	Now, Before                Account
	Up, Down, Same, New, Below int64
	Line                       Opt[Money]
}

// HygieneTally sums the hygiene scores given in the period.
type HygieneTally struct {
	Scored, Sum int64
	Grades      []Tally // in the order of HygieneGrades
	BeforeCount int64
	BeforeSum   int64
}

// HygieneGrades are the names of the grades of hygiene scores, best first.
func HygieneGrades() []string {
	return []string{"90分及以上", "80—89分", "60—79分", "60分以下"}
}

// HygieneGrade is the place of a score among HygieneGrades.
func HygieneGrade(score int64) int {
	for i, least := range []int64{90, 80, 60} {
		if score >= least {
			return i
		}
	}
	return len(HygieneGrades()) - 1
}

// AddTo counts one more under a name.
func AddTo(list []Tally, name string, n int64) []Tally {
	if i := slices.IndexFunc(list, func(t Tally) bool { return t.Name == name }); i >= 0 {
		list[i].Count += n
		return list
	}
	return append(list, Tally{name, n})
}

// SummarySpans are the parts into which a period is counted, up to a day: its months
// where it is longer than a quarter, else its weeks of seven days from the first.
func SummarySpans(p Period, asOf Day) []SpanTally {
	var out []SpanTally
	if p.To.DaysSince(p.From) <= 100 {
		for from := p.From; from <= min(p.To, asOf); from = from.AddDays(7) {
			out = append(out, SpanTally{Span: Period{from, min(from.AddDays(6), p.To)}})
		}
		return out
	}
	for _, m := range Months(Period{p.From, min(p.To, asOf)}) {
		out = append(out, SpanTally{Span: Period{max(m.From, p.From), min(m.To, p.To)}})
	}
	return out
}

// PeriodBefore is the period of equal length before: the months before where it is
// whole months, else as many days.
func PeriodBefore(p Period) Period {
	if p.From.DayOfMonth() == 1 && p.To == p.To.MonthOf().Last() {
		n := len(Months(p))
		return Period{p.From.MonthOf().Add(-n).First(), p.From.AddDays(-1)}
	}
	return Period{p.From.AddDays(-p.To.DaysSince(p.From) - 1), p.From.AddDays(-1)}
}

// Begins says whether a measure belongs to a period: it began in it, or its year,
// where the day is not known, is wholly in it.
func (m *Measure) Begins(p Period) bool {
	if m.FromOn != 0 {
		return p.Contains(m.FromOn)
	}
	return m.Year.Valid && p.Holds(CalendarYear(int(m.Year.Value)))
}

// Visited sums the visits of all spans.
func (s *Summary) Visited() (t VisitTally) {
	for _, c := range s.Coverage {
		t.Visits += c.Visits
		t.Households += c.Visited
	}
	return t
}

// Add counts one promise as it stands on a day.
func (t *PromiseTally) Add(p *Promise, period Period, asOf Day) {
	if p.PromisedOn != 0 && period.Contains(p.PromisedOn) {
		t.Made++
	}
	if p.DoneOn != 0 && period.Contains(p.DoneOn) {
		t.Done++
	}
	if p.DueOn == 0 {
		return
	}
	kept := p.DoneOn != 0 && p.DoneOn <= asOf
	if !kept && p.DueOn < asOf {
		t.Overdue++
	}
	if !period.Contains(p.DueOn) || p.DueOn > asOf {
		return
	}
	t.Due++
	switch {
	case kept && p.DoneOn <= p.DueOn:
		t.InTime++
	case kept:
		t.Late++
	default:
		t.Broken++
	}
}
