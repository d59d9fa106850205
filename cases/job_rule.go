package cases

import (
	"strings"

	"github.com/shopspring/decimal"
)

// The monthly pay outside which the province doubts a job (domain.md §2).
const (
	leastMonthlyPay = Money(100 * 100)
	mostMonthlyPay  = Money(30_000 * 100)
)

// Span is the months of the spell; a spell without an end lasts until today's month.
func (j *JobSpell) Span(today Day) (from, to Month) {
	to = j.ToMonth
	if to == 0 {
		to = max(today.MonthOf(), j.FromMonth)
	}
	return j.FromMonth, to
}

// WorkedMonths lists the months of a window in which a person had a job, each once
// however many jobs there were, so that a year has twelve at most.
func WorkedMonths(spells []JobSpell, window Period, today Day) []Month {
	var months []Month
	first, last := window.From.MonthOf(), window.To.MonthOf()
	for m := first; m <= last; m = m.Add(1) {
		for i := range spells {
			if spells[i].worksIn(m, today) {
				months = append(months, m)
				break
			}
		}
	}
	return months
}

func (j *JobSpell) worksIn(m Month, today Day) bool {
	from, to := j.Span(today)
	return !j.Hidden && j.FromMonth != 0 && from <= m && m <= to
}

// WorkedPay is what the job brought in a window: 年收入 as typed where the window
// holds the whole spell, or else the monthly pay times the months in the window;
// blank where the pay is not known.
func (j *JobSpell) WorkedPay(window Period, today Day) Opt[Money] {
	from, to := j.Span(today)
	if j.YearPay.Valid && j.FromMonth != 0 && window.Holds(Period{from.First(), to.Last()}) {
		return j.YearPay
	}
	if !j.MonthlyPay.Valid {
		return Opt[Money]{}
	}
	months := len(WorkedMonths([]JobSpell{*j}, window, today))
	return Some(MoneyOf(j.MonthlyPay.Value.Decimal().Mul(decimal.NewFromInt(int64(months)))))
}

// Home is where a household lives, by the names its village record has.
type Home struct{ Province, County, Town string }

// WorkArea is the 务工区域 of a job: as typed, or else told from its place and the
// home; blank where the place is not known down to the county.
func WorkArea(j *JobSpell, home Home) string {
	switch {
	case j.Area != "":
		return j.Area
	case j.Abroad == Yes:
		return "境外"
	case j.Province == "":
		return ""
	case !samePlace(j.Province, home.Province):
		return "省外"
	case j.County == "":
		return ""
	case !samePlace(j.County, home.County):
		return "县外省内"
	case home.Town != "" && strings.Contains(j.Place, home.Town):
		return "乡(镇)内"
	}
	return "乡外县内"
}

// samePlace compares names of regions as people write them: with or without 省, 市,
// 区 or 县 at the end.
func samePlace(a, b string) bool {
	bare := func(s string) string {
		short := strings.TrimRight(s, "省市区县")
		if len([]rune(short)) < 2 { // 渝中区 is not 渝中, but 北京市 is 北京
			return s
		}
		return short
	}
	return bare(a) == bare(b)
}

// CheckJobSpell gives the errors of a job spell, all with code Invalid: needed fields
// that are blank, negative pay, months out of order or in the future.
func CheckJobSpell(j *JobSpell, today Day) error {
	errs := append(JobSpellCatalogue.Missing(j), negative(JobSpellCatalogue, j)...)
	add := func(field, message string) { errs = append(errs, Errorf(Invalid, field, message)) }
	if j.FromMonth > today.MonthOf() {
		add("from_month", "开始时间不能是将来；打算外出请记在“计划务工”。")
	}
	if j.ToMonth != 0 && j.ToMonth < j.FromMonth {
		add("to_month", "结束时间早于开始时间，请核对。")
	}
	if j.Working == Yes && j.FromMonth == 0 {
		add("from_month", "已务工的请填开始时间。")
	}
	return errs.OrNil()
}

// JobSpellHints gives what seems doubtful about a job spell beside the person's
// other ones: overlaps, a pay out of the ordinary, a place not told down to the
// county, an end that is missing.
func JobSpellHints(j *JobSpell, others []JobSpell, today Day) []Hint {
	var hints []Hint
	add := func(field, message string) { hints = append(hints, Hint{field, message}) }
	if j.MonthlyPay.Valid && (j.MonthlyPay.Value < leastMonthlyPay || j.MonthlyPay.Value > mostMonthlyPay) {
		add("monthly_pay", "务工月收入通常在 100 元到 3 万元之间，请核对。")
	}
	if j.Working == Yes && j.Abroad != Yes && j.County == "" {
		add("county", "务工地点要填到县（市、区）。")
	}
	if j.Working == No && j.FromMonth != 0 && (j.ToMonth == 0 || j.ToMonth > today.MonthOf()) {
		add("to_month", "填了未务工，请填结束时间。")
	}
	for i := range others {
		if overlapping(j, &others[i], today) {
			add("from_month", "与另一段务工时间重叠，请核对。")
			break
		}
	}
	return hints
}

func overlapping(a, b *JobSpell, today Day) bool {
	if b.Hidden || a.FromMonth == 0 || b.FromMonth == 0 || (a.ID != 0 && a.ID == b.ID) {
		return false
	}
	aFrom, aTo := a.Span(today)
	bFrom, bTo := b.Span(today)
	// Leaving one job and starting the next in the same month is not an overlap.
	return aFrom < bTo && bFrom < aTo || aFrom == bFrom
}
