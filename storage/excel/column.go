package excel

import (
	"strings"
	"time"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"zhucunji/cases"
)

// look says how a cell is drawn; the styles of a workbook give each look a number.
type look uint8

// The looks of data cells. Texts are '@' cells, so that a number among them stays
// what was typed.
const (
	lookText       look = iota // centred: codes, names, identity numbers, short words
	lookLong                   // left and wrapped: sentences
	lookInt                    // 1,933, of a column that is summed
	lookPlace                  // 3, centred: 序号 and counts nobody sums
	lookFine                   // 1,933.65: as many decimals as there are
	lookMoney                  // 13,221.00
	lookWan4                   // 1.3221 万元
	lookYear                   // 2026
	lookDay                    // a day as a serial number, 2026-11-21
	lookDayChinese             // a day as a serial number, 2026年11月21日
	lookCount                  // how many looks there are
)

// epoch is day 0 of Excel's calendar; firstSerial the first day it counts right (it
// believes in a 29 February 1900).
const (
	epoch       = cases.Day(1899_12_30)
	firstSerial = cases.Day(1900_03_01)
)

// column is a report's column as one export writes it.
type column struct {
	cases.BoundColumn
	dates  cases.DateStyle
	money  cases.MoneyStyle
	masked bool
	drawn  look // see look
}

// newColumns settles how each column of an export is written. What the person
// asks for goes before what the report says; 打印版 always shows whole dates.
func newColumns(e *cases.Export, bound []cases.BoundColumn) []column {
	columns := make([]column, len(bound))
	for i, b := range bound {
		c := column{BoundColumn: b, dates: e.Dates, masked: e.Masked}
		if c.dates == cases.DateAuto && e.Layout == cases.LayoutImport {
			c.dates = b.Dates
		}
		if b.Field.Unit == "元" && b.Field.Kind == cases.KindMoney {
			c.money = e.Money
		}
		c.drawn = c.look()
		columns[i] = c
	}
	return columns
}

// cell is one value as a sheet holds it: nil, string, int64 or float64.
type cell struct {
	value any
	look  look
}

// cell makes the cell of a row. A number is never text and an identity number
// never a number.
func (c *column) cell(row *cases.Row) cell {
	b, ok := c.Value(row)
	if !ok || blank(b.Ptr) {
		return cell{look: c.drawn}
	}
	if c.masked {
		if text, ok := c.Hidden(row, b); ok {
			return cell{clean(text), c.textLook()}
		}
	}
	switch p := b.Ptr.(type) {
	case *string:
		return c.text(*p)
	case *cases.Day:
		return c.day(*p)
	case *cases.Month:
		return c.text(c.dates.Month(*p))
	case *cases.Opt[int64]:
		return cell{p.Value, c.drawn}
	case *cases.Opt[decimal.Decimal]:
		if c.drawn == lookFine {
			return fine(p.Value)
		}
		return cell{p.Value.InexactFloat64(), c.drawn}
	case *cases.Opt[cases.Money]:
		if c.money == cases.MoneyYuan {
			return cell{float64(p.Value) / 100, c.drawn} // the nearest there is, as of the decimal
		}
		return cell{c.amount(p.Value).InexactFloat64(), c.drawn}
	}
	return c.text(b.Text())
}

// blank is Bound.Blank for the usual types without making their texts.
func blank(ptr any) bool {
	switch p := ptr.(type) {
	case *string:
		return *p == ""
	case *cases.Day:
		return *p == 0
	case *cases.Month:
		return *p == 0
	case *cases.Opt[int64]:
		return !p.Valid
	case *cases.Opt[cases.Money]:
		return !p.Valid
	case *cases.Opt[decimal.Decimal]:
		return !p.Valid
	}
	return cases.Bound{Ptr: ptr}.Blank()
}

// textLook is the look of a text in the column, also of a mask over a year or a day.
func (c *column) textLook() look {
	if c.look() == lookLong {
		return lookLong
	}
	return lookText
}

// look is how the column's cells are drawn where they are blank or of one look.
func (c *column) look() look {
	switch c.Field.Kind {
	case cases.KindLongText, cases.KindChecks:
		return lookLong
	case cases.KindInt:
		if c.Total == cases.NoTotal {
			return lookPlace
		}
		return lookInt
	case cases.KindYear:
		return lookYear
	case cases.KindDecimal:
		if c.Field.Unit == "%" {
			return lookMoney // two decimals in every row
		}
		return lookFine
	case cases.KindMoney:
		if c.money == cases.MoneyWan4 {
			return lookWan4
		}
		return lookMoney
	}
	return lookText
}

func (c *column) text(s string) cell {
	if s == "" {
		return cell{look: c.drawn}
	}
	return cell{clean(s), c.drawn}
}

// day writes a day as a date where the style is one Excel can show, else as text.
func (c *column) day(d cases.Day) cell {
	switch {
	case d.IsZero():
		return cell{look: lookText}
	case d < firstSerial || c.dates == cases.DateCompact || c.dates == cases.DateMonth:
		return cell{c.dates.Day(d), lookText}
	case c.dates == cases.DateChinese:
		return cell{int64(d.DaysSince(epoch)), lookDayChinese}
	}
	return cell{int64(d.DaysSince(epoch)), lookDay}
}

// amount is a sum of money in the unit of the export, rounded as it is shown, so
// that a total is the sum of what stands above it.
func (c *column) amount(m cases.Money) decimal.Decimal {
	switch c.money {
	case cases.MoneyWan2:
		return m.Decimal().Shift(-4).Round(2)
	case cases.MoneyWan4:
		return m.Decimal().Shift(-4).Round(4)
	}
	return m.Decimal()
}

// number is what a cell adds to a total. The numbers of cells were rounded to at
// most 15 digits, which float64 holds exactly as decimals.
func (c cell) number() decimal.Decimal {
	switch v := c.value.(type) {
	case int64:
		return decimal.NewFromInt(v)
	case float64:
		return decimal.NewFromFloat(v)
	}
	return decimal.Decimal{}
}

// fine writes a quantity: whole ones (3 头) without decimals.
func fine(q decimal.Decimal) cell {
	if q.IsInteger() && q.BigInt().IsInt64() {
		return cell{q.IntPart(), lookInt}
	}
	return cell{q.InexactFloat64(), lookFine}
}

// shown is the text a person sees in a cell, for measuring.
func (c cell) shown() string {
	switch v := c.value.(type) {
	case string:
		return v
	case int64:
		switch c.look {
		case lookDay:
			return "2026-11-21"
		case lookDayChinese:
			return "2026年11月21日"
		case lookYear:
			return decimal.NewFromInt(v).String()
		}
		return grouped(decimal.NewFromInt(v).String())
	case float64:
		d := decimal.NewFromFloat(v)
		switch c.look {
		case lookMoney:
			return grouped(d.StringFixed(2))
		case lookWan4:
			return grouped(d.StringFixed(4))
		}
		return grouped(d.String())
	}
	return ""
}

// grouped puts the thousands separators in, for measuring only.
func grouped(digits string) string {
	whole, _, _ := strings.Cut(strings.TrimPrefix(digits, "-"), ".")
	return digits + strings.Repeat(",", (len(whole)-1)/3)
}

// stamp is what a workbook says of its making: the program and the day, no person.
func stamp(d cases.Day) *excelize.DocProperties {
	made := d.Time().Format(time.RFC3339)
	return &excelize.DocProperties{Creator: "驻村记", LastModifiedBy: "驻村记", Created: made, Modified: made, Language: "zh-CN"}
}
