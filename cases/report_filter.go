package cases

import (
	"fmt"
	"slices"
	"strings"
)

// ReportFilter says which rows a report takes and of which time. Blank parts
// restrict nothing.
type ReportFilter struct {
	Village    Ref
	Team       Ref
	Households []int64  // only these, in ascending order; none takes all
	Types      []string // 户类型, 监测对象类别 or 走访对象类型; a household with any of them is taken
	Year       int      // 核算年度, and the year of measures
	Period     Period   // of visits; a blank one is the whole Year
	AsOf       Day      // the day as of which members, heads and standings are told
	Place      string   // the name of the village (and group) or township, for titles and file names
	Explained  bool     // rows with incomes carry the Account behind them
	Public     Period   // when a 公示 table hangs; blank leaves room to write
	Hotline    string   // 监督电话 of a 公示 table; blank leaves room to write
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
		return "截至" + p.To.String()
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
func (r *Report) Heading(f ReportFilter) string { return r.fill(r.Title, f) }

// Signatures are the labels of the signature line for a filter, each with the colon
// behind which somebody signs.
func (r *Report) Signatures(f ReportFilter) []string {
	labels := make([]string, len(r.Sign))
	for i, label := range r.Sign {
		labels[i] = r.fill(label, f)
		if !strings.Contains(labels[i], "：") {
			labels[i] += "："
		}
	}
	return labels
}

// fill puts into a text of the definition what the filter says: {place}, {year},
// {period}, {month}, {public} and {hotline}.
func (r *Report) fill(text string, f ReportFilter) string {
	f = r.Narrow(f)
	year := ""
	if f.Year > 0 {
		year = fmt.Sprint(f.Year)
	}
	return strings.NewReplacer(
		"{place}", f.Place,
		"{year}", year,
		"{period}", f.PeriodText(),
		"{month}", DateChinese.Month(f.Span().To.MonthOf()),
		"{public}", f.publicText(),
		"{hotline}", f.Hotline,
	).Replace(text)
}

// publicText is when a 公示 table hangs, ends included: "2026年11月21日至2026年11月25日
// （共5天）".
func (f ReportFilter) publicText() string {
	p := f.Public
	if p.From == 0 || p.To < p.From {
		return "　　年　月　日至　　年　月　日（共　天）"
	}
	return fmt.Sprintf("%s至%s（共%d天）", p.From.Chinese(), p.To.Chinese(), p.To.DaysSince(p.From)+1)
}

// Keeps says whether a row belongs into the report under a filter: by the report's
// own conditions and by the filter's Types. Village, group, period and year are the
// store's matter, which asks Keeps of every row it would give. Whom a group's row
// counts is settled before it is counted (see Takes).
func (r *Report) Keeps(f ReportFilter, row *Row) bool {
	if row.Tally == nil && !f.Takes(row) {
		return false
	}
	for i := range r.Every {
		if !r.Every[i].holds(row) {
			return false
		}
	}
	for i := range r.Only {
		if r.Only[i].holds(row) {
			return true
		}
	}
	return len(r.Only) == 0
}

// Takes says whether the filter's Households and Types take a row's household.
func (f ReportFilter) Takes(row *Row) bool {
	if len(f.Households) > 0 && row.Household != nil {
		if _, found := slices.BinarySearch(f.Households, row.Household.ID); !found {
			return false
		}
	}
	return len(f.Types) == 0 || slices.ContainsFunc(row.classes(), func(t string) bool { return slices.Contains(f.Types, t) })
}

// Narrow gives the filter by which the report is really made: a report of one month
// takes the last month of the period that was over on the day, or the month the
// period begins in where none was.
func (r *Report) Narrow(f ReportFilter) ReportFilter {
	if !r.Month {
		return f
	}
	span := f.Span()
	end := span.To
	if end == 0 || (f.AsOf != 0 && f.AsOf < end) {
		end = f.AsOf
	}
	if end == 0 {
		return f
	}
	month := end.MonthOf()
	if month.Last() > end {
		month = max(month.Add(-1), span.From.MonthOf())
	}
	f.Period = Period{month.First(), month.Last()}
	return f
}
