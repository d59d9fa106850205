package ui

import (
	"fmt"
	"strconv"
	"strings"

	"zhucunji/cases"
)

// incomeView is which time the page shows: a ledger year, a calendar year, or any twelve months. It stands in
// the route's Tab as "2026", "calendar-2026" or "months-2026-08".
type incomeView struct {
	kind  string // "", calendar, months
	year  int    // whose policy and people hold
	month cases.Month
}

const (
	viewCalendar = "calendar"
	viewMonths   = "months"
)

// incomeViewOf reads a route's tab; a blank one is the ledger year that ends this year.
func incomeViewOf(tab string, today cases.Day) incomeView {
	kind, rest, found := strings.Cut(tab, "-")
	switch {
	case found && kind == viewCalendar:
		if year, err := strconv.Atoi(rest); err == nil {
			return incomeView{kind: viewCalendar, year: year}
		}
	case found && kind == viewMonths:
		year, month, _ := strings.Cut(rest, "-")
		y, err := strconv.Atoi(year)
		m, err2 := strconv.Atoi(month)
		if at := cases.NewMonth(y, m); err == nil && err2 == nil && at != 0 {
			return incomeView{kind: viewMonths, year: y, month: at}
		}
	}
	if year, err := strconv.Atoi(tab); err == nil {
		return incomeView{year: year}
	}
	return incomeView{year: today.Year()}
}

// tab is the view as the route holds it.
func (v incomeView) tab() string {
	switch v.kind {
	case viewCalendar:
		return viewCalendar + "-" + strconv.Itoa(v.year)
	case viewMonths:
		return viewMonths + "-" + v.month.String()
	}
	return strconv.Itoa(v.year)
}

// period is the span shown.
func (v incomeView) period() cases.Period {
	switch v.kind {
	case viewCalendar:
		return cases.CalendarYear(v.year)
	case viewMonths:
		return cases.TwelveMonthsTo(v.month)
	}
	return cases.LedgerYear(v.year)
}

// before is the same span a year earlier.
func (v incomeView) before() incomeView {
	v.year--
	if v.month != 0 {
		v.month = v.month.Add(-12)
	}
	return v
}

// ledger reports whether the view is a year that can be reported.
func (v incomeView) ledger() bool { return v.kind == "" }

// text names the view: 2026 年度（2025-10-01 至 2026-09-30）.
func (v incomeView) text() string {
	p := v.period()
	switch v.kind {
	case viewCalendar:
		return fmt.Sprintf("%d 自然年（%s）", v.year, p)
	case viewMonths:
		return "十二个月（" + p.String() + "）"
	}
	return fmt.Sprintf("%d 年度（%s）", v.year, p)
}

// short names the view in a column's head.
func (v incomeView) short() string {
	switch v.kind {
	case viewCalendar:
		return strconv.Itoa(v.year) + " 年"
	case viewMonths:
		return "十二个月"
	}
	return strconv.Itoa(v.year) + " 年度"
}

// incomeColumns says what the columns of the sheet are.
type incomeColumns int

const (
	columnsWhole incomeColumns = iota
	columnsQuarters
	columnsMonths
	columnsMembers
)

// incomeColumn is one column: cells of a period and of whom, or a number worked out.
type incomeColumn struct {
	title    string
	period   cases.Period
	person   cases.Ref
	everyone bool
	sum      incomeSum
}

// incomeSum says what a column that cannot be typed into shows.
type incomeSum int

const (
	typedColumn   incomeSum = iota
	totalColumn             // of the item over the period
	restColumn              // what lies in none of the columns: entries over several months, of former members
	beforeColumn            // the year before
	changeColumn            // in yuan
	percentColumn           // in percent
)

// incomeColumnsOf lays out the columns of a view.
func incomeColumnsOf(kind incomeColumns, v incomeView, members []cases.Member) []incomeColumn {
	p := v.period()
	var out []incomeColumn
	switch kind {
	case columnsQuarters:
		for i, q := range cases.Quarters(p) {
			out = append(out, incomeColumn{title: fmt.Sprintf("第%d季 %d-%d月", i+1, int(q.From.MonthOf())%100, int(q.To.MonthOf())%100), period: q, everyone: true})
		}
	case columnsMonths:
		for _, m := range cases.Months(p) {
			out = append(out, incomeColumn{title: m.From.MonthOf().String(), period: m, everyone: true})
		}
	case columnsMembers:
		out = append(out, incomeColumn{title: "全家", period: p})
		for i := range members {
			out = append(out, incomeColumn{title: members[i].Person.Name, period: p, person: cases.Ref(members[i].Person.ID)})
		}
	default:
		return []incomeColumn{
			{title: v.short(), period: p, everyone: true},
			{title: "上年", sum: beforeColumn},
			{title: "增减（元）", sum: changeColumn},
			{title: "增减（%）", sum: percentColumn},
		}
	}
	rest := "跨季"
	switch kind {
	case columnsMonths:
		rest = "跨月"
	case columnsMembers:
		rest = "其他人"
	}
	return append(out, incomeColumn{title: rest, sum: restColumn}, incomeColumn{title: "合计", sum: totalColumn})
}

// cell is the cell of an item in a column that can be typed into.
func (c incomeColumn) cell(item string) cases.IncomeCell {
	return cases.IncomeCell{Item: item, PersonID: c.person, Everyone: c.everyone, Period: c.period}
}

// aYearBefore is the same cell of the year before.
func aYearBefore(c cases.IncomeCell) cases.IncomeCell {
	c.Period = cases.Period{From: c.Period.From.AddMonths(-12), To: c.Period.To.MonthOf().Add(-12).Last()}
	return c
}
