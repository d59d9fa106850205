package storage

import (
	"cmp"
	"slices"

	"zhucunji/cases"
)

// demands counts what was asked for in the period, by kind.
func (c *summaryCounter) demands() error {
	p := c.out.Period
	for d, err := range c.st.tables.demand.each(c.ctx, c.q, "WHERE"+inPlace+" AND raised_on >= ? AND raised_on <= ?", c.placeArgs(p.From.String(), p.To.String())...) {
		if err != nil {
			return err
		}
		kind := cmp.Or(d.Category, "未分类")
		at := slices.IndexFunc(c.out.Demands, func(t cases.DemandTally) bool { return t.Category == kind })
		if at < 0 {
			c.out.Demands = append(c.out.Demands, cases.DemandTally{Category: kind})
			at = len(c.out.Demands) - 1
		}
		c.out.Demands[at].Raised++
		c.out.Demands[at].Answered += int64(boolInt(d.AnsweredOn != 0 || d.Answer != ""))
	}
	slices.SortStableFunc(c.out.Demands, func(a, b cases.DemandTally) int {
		return cmp.Or(cmp.Compare(b.Raised, a.Raised), cmp.Compare(a.Category, b.Category))
	})
	return nil
}

// promises counts the promises of the period and those past their day.
func (c *summaryCounter) promises() error {
	today := min(c.out.AsOf, c.st.Today())
	for p, err := range c.st.tables.promise.each(c.ctx, c.q, "WHERE"+inPlace, c.placeArgs()...) {
		if err != nil {
			return err
		}
		c.out.Promises.Add(p, c.out.Period, today)
	}
	return nil
}

// measures counts the measures that began in the period, by block in the order of the
// list.
func (c *summaryCounter) measures() error {
	type block struct {
		cases.MeasureTally
		households map[cases.Ref]bool
	}
	blocks := map[string]*block{}
	p := c.out.Period
	for m, err := range c.st.tables.measure.each(c.ctx, c.q, "WHERE"+inPlace+" AND year >= ? AND year <= ?", c.placeArgs(p.From.Year()-1, p.To.Year()+1)...) {
		if err != nil {
			return err
		}
		if !m.Begins(p) {
			continue
		}
		b := blocks[m.Block]
		if b == nil {
			b = &block{cases.MeasureTally{Block: m.Block}, map[cases.Ref]bool{}}
			blocks[m.Block] = b
		}
		b.Measures++
		b.Amount += m.Amount.Value
		b.households[m.HouseholdID] = true
	}
	for _, v := range c.st.Policy().List(cases.ListMeasureBlock) {
		if b := blocks[v.Value]; b != nil {
			b.Households = int64(len(b.households))
			c.out.Measures = append(c.out.Measures, b.MeasureTally)
		}
	}
	return nil
}

// incomes works out the accounts of every household with entries in the ledger year of
// the period's end, and sums them: as they were reported where they were.
func (c *summaryCounter) incomes() error {
	t := &c.out.Income
	t.Year = ledgerYearOf(min(c.out.Period.To, c.out.AsOf))
	t.Line = c.st.Policy().LineOf(t.Year)
	households, err := c.withIncome(t.Year)
	if err != nil {
		return err
	}
	var now, before incomeSum
	for _, id := range households {
		a, _, err := c.st.ledgerAccount(c.ctx, c.q, id, t.Year)
		if err != nil {
			return err
		}
		b, _, err := c.st.ledgerAccount(c.ctx, c.q, id, t.Year-1)
		if err != nil {
			return err
		}
		now.add(&a)
		if len(b.Items) > 0 {
			before.add(&b)
		}
		c.compare(&a, &b)
	}
	t.Households = int64(len(households))
	t.Now, t.Before = now.account(c.st.Policy(), t.Year), before.account(c.st.Policy(), t.Year-1)
	return nil
}

// withIncome names the households with entries or a report of a ledger year.
func (c *summaryCounter) withIncome(year int) ([]int64, error) {
	p := cases.LedgerYear(year)
	rows, err := c.q.QueryContext(c.ctx, `SELECT household_id FROM income WHERE`+inPlace+` AND from_on >= ? AND to_on <= ?
		UNION SELECT household_id FROM income_snapshot WHERE`+inPlace+` AND year = ? ORDER BY household_id`,
		append(c.placeArgs(p.From.String(), p.To.String()), c.placeArgs(year)...)...)
	if err != nil {
		return nil, err
	}
	return scanIDs(rows)
}

// compare counts whether a household's income went up.
func (c *summaryCounter) compare(now, before *cases.Account) {
	t := &c.out.Income
	change := cases.Compare(before, now).PerHead.Change
	switch {
	case len(before.Items) == 0 || !change.Valid:
		t.New++
	case change.Value > 0:
		t.Up++
	case change.Value < 0:
		t.Down++
	default:
		t.Same++
	}
	if under, known := now.UnderLine(c.st.Policy()); known && under {
		t.Below++
	}
}

// incomeSum adds up the accounts of many households.
type incomeSum struct {
	people int64
	items  []cases.IncomeSnapshotItem
}

func (s *incomeSum) add(a *cases.Account) {
	s.people += a.People.Value
	for i := range a.Items {
		item := &a.Items[i]
		at := slices.IndexFunc(s.items, func(x cases.IncomeSnapshotItem) bool { return x.Item == item.Name })
		if at < 0 {
			s.items = append(s.items, cases.IncomeSnapshotItem{Item: item.Name, Amount: cases.Some(cases.Money(0))})
			at = len(s.items) - 1
		}
		s.items[at].Amount.Value += item.Counted
	}
}

// account is the sum as one account, worked out by the formula.
func (s *incomeSum) account(policy *cases.Policy, year int) cases.Account {
	p := cases.LedgerYear(year)
	entries := make([]cases.Income, len(s.items))
	for i, item := range s.items {
		entries[i] = cases.Income{Item: item.Item, Amount: item.Amount, FromOn: p.From, ToOn: p.To, Counted: cases.Yes}
	}
	people := cases.Opt[int64]{}
	if s.people > 0 {
		people = cases.Some(s.people)
	}
	return cases.AccountOf(entries, people, p, policy, year)
}
