package cases

// IncomeCell is one cell of the income grid of a household: what an item came to in a
// period, of one person or (PersonID 0 with Everyone) of the whole household. A blank
// amount clears it.
type IncomeCell struct {
	Item     string
	PersonID Ref
	Everyone bool // entries of any person, and of none, belong to the cell
	Period   Period
	Amount   Opt[Money]
}

// holds says whether an entry belongs to the cell.
func (c *IncomeCell) holds(e *Income) bool {
	return !e.Hidden && e.Item == c.Item && c.Period.Holds(e.Period()) && (c.Everyone || e.PersonID == c.PersonID)
}

// Entries are the entries that make up the cell, in the order given.
func (c *IncomeCell) Entries(all []Income) []*Income {
	var out []*Income
	for i := range all {
		if c.holds(&all[i]) {
			out = append(out, &all[i])
		}
	}
	return out
}

// Sum is what the cell shows: the sum of its entries, blank where there is none.
func (c *IncomeCell) Sum(all []Income) Opt[Money] {
	var sum Opt[Money]
	for _, e := range c.Entries(all) {
		sum = Some(sum.Value + e.Amount.Value)
	}
	return sum
}

// Write tells what typing the cell's amount does to the entries of a household: an entry to
// create (before nil), to change, or to hide; nothing where it changes nothing. A cell
// that sums several entries cannot be typed over: which of them should change? The
// code is Invalid.
func (c *IncomeCell) Write(all []Income, household Ref) (before, after *Income, err error) {
	entries := c.Entries(all)
	if c.Amount == c.Sum(all) {
		return nil, nil, nil
	}
	if c.Amount.Valid && c.Amount.Value < 0 {
		return nil, nil, Errorf(Invalid, "amount", "金额不能是负数；支出请填在支出项目里。")
	}
	switch {
	case len(entries) > 1:
		return nil, nil, Errorf(Invalid, "amount", "这一格由多条明细合计而来，请在下方明细里修改。")
	case len(entries) == 1:
		changed := *entries[0]
		changed.Amount = c.Amount
		if !c.Amount.Valid {
			changed.Amount = entries[0].Amount
			changed.Hidden = true
		}
		return entries[0], &changed, nil
	}
	return nil, &Income{
		HouseholdID: household, PersonID: c.PersonID, Item: c.Item, Amount: c.Amount,
		FromOn: c.Period.From, ToOn: c.Period.To,
	}, nil
}
