package cases

import "github.com/shopspring/decimal"

// negative gives an error for every number of a record that is below zero: none of
// our counts, quantities and sums can be.
func negative[T any](c *Catalogue[T], record *T) Errors {
	var errs Errors
	for _, b := range c.Bind(record) {
		below := false
		switch p := b.Ptr.(type) {
		case *Opt[int64]:
			below = p.Valid && p.Value < 0
		case *Opt[decimal.Decimal]:
			below = p.Valid && p.Value.IsNegative()
		case *Opt[Money]:
			below = p.Valid && p.Value < 0
		}
		if below {
			errs = append(errs, Errorf(Invalid, b.Key, "“"+b.Title+"”不能是负数。"))
		}
	}
	return errs
}

// reversed gives the error of a span of days that ends before it begins.
func reversed(field string, from, to Day) Errors {
	if to == 0 || to >= from {
		return nil
	}
	return Errors{Errorf(Invalid, field, "结束日期早于开始日期，请核对。")}
}
