package cases

import (
	"fmt"
	"slices"
	"strings"
)

// ReportFilter says which rows a report takes and of which time. Blank parts
// restrict nothing.
type ReportFilter struct {
	Village Ref
	Team    Ref
	Types   []string // 户类型, 监测对象类别 or 走访对象类型; a household with any of them is taken
	Year    int      // 核算年度, and the year of measures
	Period  Period   // of visits; a blank one is the whole Year
	AsOf    Day      // the day as of which members, heads and standings are told
	Place   string   // the name of the village (and group) or township, for titles and file names
}

// NewReportFilter is the filter for everything up to a day: its year, from
// 1 January to the day.
func NewReportFilter(today Day) ReportFilter {
	return ReportFilter{Year: today.Year(), Period: Period{NewDay(today.Year(), 1, 1), today}, AsOf: today}
}

// Span is the period in which visits count: Period, or the whole Year.
func (f ReportFilter) Span() Period {
	if f.Period == (Period{}) && f.Year > 0 {
		return CalendarYear(f.Year)
	}
	return f.Period
}

// PeriodText is the period as titles and file names write it: "2026年",
// "2026年11月", "2026-01-01至2026-11-21".
func (f ReportFilter) PeriodText() string {
	p := f.Span()
	switch {
	case p == (Period{}):
		return ""
	case p.From == 0:
		return p.To.String() + "前"
	case p.To == 0:
		return p.From.String() + "起"
	case p == CalendarYear(p.From.Year()):
		return fmt.Sprintf("%d年", p.From.Year())
	case p.From.DayOfMonth() == 1 && p.To == p.From.MonthOf().Last():
		return DateChinese.Month(p.From.MonthOf())
	}
	return p.From.String() + "至" + p.To.String()
}

// Heading is the report's title for a filter: "望岭村2026年度家庭收入核算表".
func (r *Report) Heading(f ReportFilter) string {
	year := ""
	if f.Year > 0 {
		year = fmt.Sprint(f.Year)
	}
	return strings.NewReplacer(
		"{place}", f.Place,
		"{year}", year,
		"{period}", f.PeriodText(),
		"{month}", DateChinese.Month(f.Span().To.MonthOf()),
	).Replace(r.Title)
}

// Keeps says whether a row belongs into the report under a filter: by the report's
// own Only and by the filter's Types. Village, group, period and year are the
// store's matter, which asks Keeps of every row it would give.
func (r *Report) Keeps(f ReportFilter, row *Row) bool {
	if len(f.Types) > 0 && !slices.ContainsFunc(row.classes(), func(t string) bool { return slices.Contains(f.Types, t) }) {
		return false
	}
	return len(r.Only) == 0 || slices.ContainsFunc(r.Only, func(m Match) bool { return m.holds(row) })
}

func (m Match) holds(row *Row) bool {
	b, ok := row.Bound(m.Path)
	if !ok || b.Blank() {
		return false
	}
	if len(m.Values) == 0 {
		return true
	}
	text, _ := Canonical(b.Ptr)
	return slices.Contains(m.Values, text)
}
