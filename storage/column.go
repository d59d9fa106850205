package storage

import (
	"database/sql/driver"
	"fmt"
	"time"

	"github.com/shopspring/decimal"

	"zhucunji/cases"
)

// sqlType is the STRICT column type of a field.
func sqlType(m *cases.Meta) string {
	if m.Guard == cases.Sealed || m.Kind == cases.KindSortKey {
		return "BLOB"
	}
	switch m.Kind {
	case cases.KindYear, cases.KindInt, cases.KindMoney, cases.KindRef, cases.KindFlag:
		return "INTEGER"
	}
	return "TEXT"
}

// driverValue converts the value a field points to for the driver; blank is NULL.
// Sealed fields go through the sealer, bound to their record and column.
func driverValue(b cases.Bound, uid cases.UID, seal *sealer) (driver.Value, error) {
	if flag, ok := b.Ptr.(*bool); ok {
		if *flag {
			return int64(1), nil
		}
		return int64(0), nil
	}
	text, filled := cases.Canonical(b.Ptr)
	if !filled {
		return nil, nil
	}
	if b.Guard == cases.Sealed {
		return seal.seal(text, uid, b.Key)
	}
	if b.Kind == cases.KindSortKey {
		return []byte(text), nil
	}
	switch p := b.Ptr.(type) {
	case *cases.Opt[int64]:
		return p.Value, nil
	case *cases.Opt[cases.Money]:
		return int64(p.Value), nil
	case *cases.Ref:
		return int64(*p), nil
	}
	return text, nil
}

// column scans one SQL value into the place a field points to. A sealed value
// needs the record's uid, so it is kept until the row is whole (see row.scan).
type column struct {
	bound  cases.Bound
	sealed []byte
}

// Scan implements sql.Scanner.
func (c *column) Scan(src any) error {
	c.sealed = nil
	if src == nil {
		cases.Clear(c.bound.Ptr)
		return nil
	}
	if c.bound.Guard == cases.Sealed {
		raw, ok := src.([]byte)
		if !ok {
			return fmt.Errorf("scan %s: sealed value is a %T", c.bound.Key, src)
		}
		c.sealed = append([]byte(nil), raw...)
		return nil
	}
	switch v := src.(type) {
	case int64:
		return c.scanInt(v)
	case string:
		return c.scanText(v)
	case []byte:
		return c.scanText(string(v))
	case time.Time: // the driver reads ISO texts of some column types as times
		return c.scanText(v.UTC().Format(time.RFC3339Nano))
	}
	return fmt.Errorf("scan %s: unexpected %T", c.bound.Key, src)
}

func (c *column) scanInt(v int64) error {
	switch p := c.bound.Ptr.(type) {
	case *cases.Opt[int64]:
		*p = cases.Some(v)
	case *cases.Opt[cases.Money]:
		*p = cases.Some(cases.Money(v))
	case *cases.Ref:
		*p = cases.Ref(v)
	case *bool:
		*p = v != 0
	default:
		return fmt.Errorf("scan %s: integer into %T", c.bound.Key, c.bound.Ptr)
	}
	return nil
}

func (c *column) scanText(v string) error {
	switch p := c.bound.Ptr.(type) {
	case *string: // the common case, without a copy through Canonical
		*p = v
		return nil
	case *cases.Opt[decimal.Decimal]:
		d, err := decimal.NewFromString(v)
		if err != nil {
			return fmt.Errorf("scan %s: %w", c.bound.Key, err)
		}
		*p = cases.Some(d)
		return nil
	case *cases.Day:
		if d, ok := plainDay(v); ok {
			*p = d
			return nil
		}
	}
	if err := cases.SetCanonical(c.bound.Ptr, v, true); err != nil {
		return fmt.Errorf("scan %s: %w", c.bound.Key, err)
	}
	return nil
}

// plainDay reads "2026-11-21", many times a row of a report, without time.Parse; ok is
// false where that should look at it.
func plainDay(v string) (d cases.Day, ok bool) {
	if len(v) != len("2026-11-21") || v[4] != '-' || v[7] != '-' {
		return 0, false
	}
	for i := range len(v) {
		if v[i] >= '0' && v[i] <= '9' {
			d = d*10 + cases.Day(v[i]-'0')
		}
	}
	month, day := int(d)/100%100, d.DayOfMonth()
	return d, d >= 1000_01_01 && month >= 1 && month <= 12 && day >= 1 && day <= 28
}

// dayText is a day with the text of its column; nil is blank.
type dayText struct {
	day  *cases.Day
	text *string
}

func setDays(days ...dayText) error {
	for _, d := range days {
		if err := cases.SetCanonical(d.day, orBlank(d.text), d.text != nil); err != nil {
			return err
		}
	}
	return nil
}

// orBlank is the text of a column that may be NULL.
func orBlank(text *string) string {
	if text == nil {
		return ""
	}
	return *text
}

// optional is the number of a column that may be NULL.
func optional(n *int64) cases.Opt[int64] {
	if n == nil {
		return cases.Opt[int64]{}
	}
	return cases.Some(*n)
}
