package cases

import (
	"fmt"
	"time"
)

// Day is a calendar day without a time zone: year×10000 + month×100 + day. The
// zero Day is blank. Days compare with < and >.
type Day int32

// NewDay makes a Day; an impossible date (2月30日) gives the blank Day.
func NewDay(year, month, day int) Day {
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if year < 1 || year > 9999 || t.Year() != year || int(t.Month()) != month || t.Day() != day {
		return 0
	}
	return Day(year*10000 + month*100 + day)
}

// DayOf is the calendar day on which t falls where t is.
func DayOf(t time.Time) Day {
	return Day(t.Year()*10000 + int(t.Month())*100 + t.Day())
}

// IsZero says whether the day is blank.
func (d Day) IsZero() bool { return d == 0 }

// Year is the year, 0 where blank.
func (d Day) Year() int { return int(d) / 10000 }

// MonthOf is the month in which d lies.
func (d Day) MonthOf() Month { return Month(d / 100) }

// DayOfMonth is 1…31.
func (d Day) DayOfMonth() int { return int(d) % 100 }

// Time is midnight UTC of the day, for arithmetic only.
func (d Day) Time() time.Time {
	return time.Date(d.Year(), time.Month(int(d)/100%100), d.DayOfMonth(), 0, 0, 0, 0, time.UTC)
}

// AddDays is the day n days later (earlier where n < 0).
func (d Day) AddDays(n int) Day { return DayOf(d.Time().AddDate(0, 0, n)) }

// AddMonths is the same day n months later, or the last day of that month.
func (d Day) AddMonths(n int) Day {
	m := d.MonthOf().Add(n)
	return min(m.First().AddDays(d.DayOfMonth()-1), m.Last())
}

// DaysSince counts the days from other to d.
func (d Day) DaysSince(other Day) int {
	return int(d.Time().Sub(other.Time()).Hours()) / 24
}

// String is "2026-11-21", or "" where blank.
func (d Day) String() string {
	if d == 0 {
		return ""
	}
	text := [10]byte{4: '-', 7: '-'} // by hand: a save or a list writes thousands of days
	for at, n := len(text)-1, int(d); at >= 0; at-- {
		if text[at] == '-' {
			continue
		}
		text[at] = '0' + byte(n%10) //nolint:gosec // one digit
		n /= 10
	}
	return string(text[:])
}

// Chinese is "2026年11月21日", or "" where blank.
func (d Day) Chinese() string {
	if d == 0 {
		return ""
	}
	return fmt.Sprintf("%d年%d月%d日", d.Year(), int(d)/100%100, d.DayOfMonth())
}

// Month is a calendar month: year×100 + month. The zero Month is blank.
type Month int32

// NewMonth makes a Month; an impossible one gives the blank Month.
func NewMonth(year, month int) Month {
	if year < 1 || year > 9999 || month < 1 || month > 12 {
		return 0
	}
	return Month(year*100 + month)
}

// Add is the month n months later.
func (m Month) Add(n int) Month {
	k := int(m)/100*12 + int(m)%100 - 1 + n
	return Month(k/12*100 + k%12 + 1)
}

// First is the first day of the month.
func (m Month) First() Day { return Day(m)*100 + 1 }

// Last is the last day of the month.
func (m Month) Last() Day { return m.Add(1).First().AddDays(-1) }

// String is "2026-11", or "" where blank.
func (m Month) String() string {
	if m == 0 {
		return ""
	}
	return fmt.Sprintf("%04d-%02d", int(m)/100, int(m)%100)
}

// Period is a span of days, both ends included. A blank end is open.
type Period struct{ From, To Day }

// LedgerYear is the accounting period of a reported year: from 1 October of the
// year before to 30 September (domain.md §2, "Accounting period").
func LedgerYear(year int) Period {
	return Period{NewDay(year-1, 10, 1), NewDay(year, 9, 30)}
}

// CalendarYear is 1 January to 31 December.
func CalendarYear(year int) Period {
	return Period{NewDay(year, 1, 1), NewDay(year, 12, 31)}
}

// TwelveMonthsTo is the twelve whole months that end with month m.
func TwelveMonthsTo(m Month) Period {
	return Period{m.Add(-11).First(), m.Last()}
}

// Contains says whether day d lies in the period.
func (p Period) Contains(d Day) bool {
	return (p.From == 0 || d >= p.From) && (p.To == 0 || d <= p.To)
}

// Holds says whether the whole of other lies in p.
func (p Period) Holds(other Period) bool {
	return p.Contains(other.From) && p.Contains(other.To)
}

// Overlaps says whether any day lies in both.
func (p Period) Overlaps(other Period) bool {
	return (p.To == 0 || other.From <= p.To) && (other.To == 0 || p.From == 0 || other.To >= p.From)
}

// String is "2025-10-01 至 2026-09-30".
func (p Period) String() string { return p.From.String() + " 至 " + p.To.String() }
