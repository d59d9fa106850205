package main

import "zhucunji/cases"

// periodFlags say from which day to which.
type periodFlags struct {
	From string `placeholder:"日期" help:"起始日期，如 2026-11-01。"`
	To   string `placeholder:"日期" help:"截止日期。"`
}

// period is what was typed; a blank end is open.
func (c *periodFlags) period(today cases.Day) (cases.Period, error) {
	return span("from", "to", "起始日期", "截止日期", c.From, c.To, today)
}

// span reads two days, of which either may be blank.
func span(fromKey, toKey, fromTitle, toTitle, from, to string, today cases.Day) (p cases.Period, err error) {
	if p.From, err = day(fromKey, fromTitle, from, today); err != nil {
		return p, err
	}
	if p.To, err = day(toKey, toTitle, to, today); err != nil {
		return p, err
	}
	if p.From != 0 && p.To != 0 && p.To < p.From {
		return p, wrongUse{cases.Errorf(cases.Invalid, toKey, toTitle+"早于"+fromTitle+"，请核对。")}
	}
	return p, nil
}

// day reads a date as the forms of the window do.
func day(key, title, text string, today cases.Day) (d cases.Day, err error) {
	field := cases.Bound{Meta: &cases.Meta{Key: key, Title: title, Kind: cases.KindDay}, Ptr: &d}
	if _, err := field.Parse(text, cases.Reading{Today: today, Year: today.Year()}); err != nil {
		return 0, wrongUse{err}
	}
	return d, nil
}
