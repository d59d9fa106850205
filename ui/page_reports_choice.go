package ui

import (
	"fmt"
	"slices"
	"strings"

	"zhucunji/cases"
)

// reportChoice is what a person chose for one report; it is kept on this computer.
type reportChoice struct {
	Team   cases.Ref
	Types  []string
	Span   string // of reports by period: one of reportSpans
	From   cases.Day
	To     cases.Day
	Year   int // of the others; 0 this year
	Layout cases.Layout
	Mask   string // 是, 否, or blank: as the report's use says
	Dates  cases.DateStyle
	Money  cases.MoneyStyle
	Each   string // one file for each village, or household: 是, 否, or blank as the report says

	NoPhotos bool
	Public   cases.Period // when a 公示 table hangs
	Hotline  string       // 监督电话 below it
}

// perVillage reports whether each village gets a file of its own.
func (c *reportChoice) perVillage(r *cases.Report) bool {
	return c.Each == cases.Yes || (c.Each == "" && r.PerVillage)
}

// reportMemory is the setting "reports".
type reportMemory struct {
	Last    string // key of the report opened last
	Choices map[string]reportChoice
}

// reportSpan is a period people ask for by a word.
type reportSpan struct {
	key, text string
	of        func(today cases.Day) cases.Period
}

const (
	spanOwn   = "own" // between two days of the person's own
	spanFirst = "month"
)

func reportSpans() []reportSpan {
	month := func(today cases.Day, back int) cases.Period {
		m := today.MonthOf().Add(-back)
		return cases.Period{From: m.First(), To: m.Last()}
	}
	quarter := func(today cases.Day, back int) cases.Period {
		m := today.MonthOf()
		from := m.Add(-((int(m)%100 - 1) % 3) - 3*back)
		return cases.Period{From: from.First(), To: from.Add(2).Last()}
	}
	return []reportSpan{
		{spanFirst, "本月", func(t cases.Day) cases.Period { return month(t, 0) }},
		{"last_month", "上月", func(t cases.Day) cases.Period { return month(t, 1) }},
		{"quarter", "本季", func(t cases.Day) cases.Period { return quarter(t, 0) }},
		{"last_quarter", "上季", func(t cases.Day) cases.Period { return quarter(t, 1) }},
		{"year", "今年", func(t cases.Day) cases.Period { return cases.CalendarYear(t.Year()) }},
		{"last_year", "去年", func(t cases.Day) cases.Period { return cases.CalendarYear(t.Year() - 1) }},
	}
}

// period is the period of a report by period.
func (c *reportChoice) period(today cases.Day) cases.Period {
	if c.Span == spanOwn {
		return cases.Period{From: c.From, To: c.To}
	}
	for _, s := range reportSpans() {
		if s.key == c.Span {
			return s.of(today)
		}
	}
	return reportSpans()[0].of(today)
}

// periodText names the period as the choice shows it.
func (c *reportChoice) periodText(today cases.Day) string {
	f := cases.ReportFilter{Period: c.period(today)}
	for _, s := range reportSpans() {
		if s.key == c.Span || (c.Span == "" && s.key == spanFirst) {
			return s.text + "（" + f.PeriodText() + "）"
		}
	}
	return f.PeriodText()
}

func (c *reportChoice) year(today cases.Day) int {
	if c.Year == 0 {
		return today.Year()
	}
	return c.Year
}

func (c *reportChoice) layout() cases.Layout {
	if c.Layout == "" {
		return cases.LayoutPrint
	}
	return c.Layout
}

func (c *reportChoice) masked(r *cases.Report) bool {
	switch {
	case r.Use == cases.UsePublic || c.Mask == cases.Yes:
		return true
	case c.Mask == cases.No:
		return false
	}
	return r.MaskedByDefault(c.layout())
}

// toggleType takes a type into the choice or out of it.
func (c *reportChoice) toggleType(t string) {
	if i := slices.Index(c.Types, t); i >= 0 {
		c.Types = slices.Delete(slices.Clone(c.Types), i, i+1)
		return
	}
	c.Types = append(slices.Clone(c.Types), t)
}

func (c *reportChoice) typesText() string {
	switch len(c.Types) {
	case 0:
		return "全部"
	case 1, 2:
		return strings.Join(c.Types, "、")
	}
	return fmt.Sprintf("%s等 %d 类", c.Types[0], len(c.Types))
}

// filter is the choice as the store takes it.
func (c *reportChoice) filter(r *cases.Report, today cases.Day) cases.ReportFilter {
	return c.filterBy(r.ByPeriod(), today)
}

// filterBy is the choice for what is about a span of time, or about a year. Members and standings are told as of
// the end of the time asked for, or today where that lies ahead.
func (c *reportChoice) filterBy(period bool, today cases.Day) cases.ReportFilter {
	f := cases.ReportFilter{Team: c.Team, Types: c.Types, Year: c.year(today), Public: c.Public, Hotline: c.Hotline}
	end := cases.CalendarYear(f.Year).To
	if period {
		f.Period = c.period(today)
		end = f.Period.To
		f.Year = end.Year()
	}
	f.AsOf = min(today, end)
	return f
}

// dateText and moneyText name the styles.
func dateText(s cases.DateStyle) string {
	if s == cases.DateAuto {
		return "按表"
	}
	return s.Sample()
}

func moneyText(m cases.MoneyStyle) string {
	switch m {
	case cases.MoneyWan2:
		return "万元（两位小数）"
	case cases.MoneyWan4:
		return "万元（四位小数）"
	}
	return "元"
}
