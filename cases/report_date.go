package cases

import "fmt"

// DateStyle says how a report writes days and months: each receiver wants its own.
type DateStyle string

// The date styles.
const (
	DateAuto    DateStyle = ""        // the report's own choice, 2026-11-21 where it has none
	DateISO     DateStyle = "iso"     // 2026-11-21, months 2026-11
	DateCompact DateStyle = "compact" // 20261121, months 202611, as text
	DateMonth   DateStyle = "yyyymm"  // 202611 for days too, as text
	DateChinese DateStyle = "chinese" // 2026年11月21日, months 2026年11月
)

// DateStyles lists the choices a person has, in the order shown.
func DateStyles() []DateStyle { return []DateStyle{DateISO, DateCompact, DateMonth, DateChinese} }

// Sample is a date in the style, for lists of choices.
func (s DateStyle) Sample() string { return s.Day(NewDay(2026, 11, 21)) }

// Day writes a day; "" where it is blank.
func (s DateStyle) Day(d Day) string {
	if d.IsZero() {
		return ""
	}
	switch s {
	case DateCompact:
		return fmt.Sprintf("%08d", int(d))
	case DateMonth:
		return s.Month(d.MonthOf())
	case DateChinese:
		return d.Chinese()
	}
	return d.String()
}

// Month writes a month; "" where it is blank.
func (s DateStyle) Month(m Month) string {
	if m == 0 {
		return ""
	}
	switch s {
	case DateCompact, DateMonth:
		return fmt.Sprintf("%06d", int(m))
	case DateChinese:
		return fmt.Sprintf("%d年%d月", int(m)/100, int(m)%100)
	}
	return m.String()
}
