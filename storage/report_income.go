package storage

import (
	"zhucunji/cases"
)

// incomeYear is the ledger year whose incomes the report shows.
func (b *rowBuilder) incomeYear() int {
	if b.filter.Year != 0 {
		return b.filter.Year
	}
	return ledgerYearOf(b.filter.AsOf)
}

// tellIncomes fills the incomes of the filter's year and the one before.
func (b *rowBuilder) tellIncomes(ids []int64, homes map[int64]*builtHousehold, n *needs) error {
	now, before := n.income("household"), n.part("before")
	if !now && !before && !n.part("year") {
		return nil
	}
	year := b.incomeYear()
	book := &incomeBook{b: b, homes: ids}
	if err := book.read(year, now, before); err != nil {
		return err
	}
	for id, home := range homes {
		if y := book.years[id][year]; y != nil {
			home.row.Year = y
		}
		if now {
			account := book.account(id, year)
			account.Fill(&home.row.Household.Facts)
		}
		if before {
			account := book.account(id, year-1)
			home.row.Before = &cases.Household{}
			account.Fill(&home.row.Before.Facts)
		}
	}
	return nil
}

// incomeBook is what the accounts of some households are made of.
type incomeBook struct {
	b         *rowBuilder
	homes     []int64
	entries   map[int64][]cases.Income
	spells    map[int64][]cases.Membership
	years     map[int64]map[int]*cases.HouseholdYear
	snapshots map[int64][]cases.IncomeSnapshot
	items     map[int64][]cases.IncomeSnapshotItem
}

// read reads the book for a year and for the one before it.
func (k *incomeBook) read(year int, now, before bool) (err error) {
	first, last := year-boolInt(before), year-boolInt(!now)
	b, t := k.b, &k.b.st.tables
	years, err := childrenOf(b, t.year, "household_id", k.homes, nil, "AND hidden = 0 AND year BETWEEN ? AND ?", first, last)
	if err != nil {
		return err
	}
	k.byYear(years)
	if !now && !before {
		return nil
	}
	if k.snapshots, err = childrenOf(b, t.snapshot, "household_id", k.homes, nil, "AND hidden = 0 AND year BETWEEN ? AND ?", first, last); err != nil {
		return err
	}
	if k.items, err = childrenOf(b, t.snapshotItem, "income_snapshot_id", k.reported(first, last), nil, "AND hidden = 0"); err != nil {
		return err
	}
	if k.spells, err = childrenOf(b, t.membership, "household_id", k.homes, columnsOf("joined_on", "left_on", "registered", "shares_home"), "AND hidden = 0"); err != nil {
		return err
	}
	from, to := cases.LedgerYear(first).From.String(), cases.LedgerYear(last).To.String()
	k.entries, err = childrenOf(b, t.income, "household_id", k.homes, columnsOf("item", "amount", "from_on", "to_on", "counted"),
		"AND hidden = 0 AND from_on <= ? AND to_on >= ?", to, from)
	return err
}

// byYear keeps of each year the oldest record that says something of it.
func (k *incomeBook) byYear(years map[int64][]cases.HouseholdYear) {
	k.years = make(map[int64]map[int]*cases.HouseholdYear, len(years))
	for id, list := range years {
		k.years[id] = map[int]*cases.HouseholdYear{}
		for i := range list {
			if y := int(list[i].Year.Value); k.years[id][y] == nil {
				k.years[id][y] = &list[i]
			}
		}
	}
}

// reported lists the snapshots that stand for the years.
func (k *incomeBook) reported(first, last int) (ids []int64) {
	for _, list := range k.snapshots {
		for year := first; year <= last; year++ {
			if s, ok := cases.Reported(list, year); ok {
				ids = append(ids, s.ID)
			}
		}
	}
	return ids
}

// account is a household's account of a year: as reported, or as the entries have it.
func (k *incomeBook) account(household int64, year int) cases.Account {
	policy := k.b.st.Policy()
	if s, ok := cases.Reported(k.snapshots[household], year); ok {
		return cases.FrozenAccount(&s, k.items[s.ID], policy)
	}
	y := k.years[household][year]
	if y == nil {
		y = proposedYear(household, year, k.spells[household], k.b.st.Today())
	}
	people, _ := y.People()
	return cases.AccountOf(k.entries[household], people, cases.LedgerYear(year), policy, year)
}
