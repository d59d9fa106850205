package storage

import (
	"encoding/json"

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
	book := &incomeBook{b: b, homes: ids, people: map[yearOfHome]int64{}}
	if err := book.read(year, now, before); err != nil {
		return err
	}
	for id, home := range homes {
		if y := book.years[yearOfHome{id, year}]; y != nil {
			home.row.Year = y
		}
		if now {
			home.row.Account = book.fill(&home.row.Household.Facts, id, year)
		}
		if before {
			home.row.Before = &cases.Household{}
			book.fill(&home.row.Before.Facts, id, year-1)
		}
	}
	return nil
}

// yearOfHome names a household's year.
type yearOfHome struct {
	home int64
	year int
}

// incomeBook is what the accounts of some households are made of.
type incomeBook struct {
	b         *rowBuilder
	homes     []int64
	entries   map[int64][]cases.Income
	years     map[yearOfHome]*cases.HouseholdYear
	people    map[yearOfHome]int64 // proposed where nothing is said
	snapshots map[int64][]cases.IncomeSnapshot
	items     map[int64][]cases.IncomeSnapshotItem
}

// read reads the book for a year and for the one before it.
func (k *incomeBook) read(year int, now, before bool) error {
	first, last := year-boolInt(before), year-boolInt(!now && before)
	if err := k.readYears(first, last); err != nil || !now && !before {
		return err
	}
	if err := k.readSnapshots(first, last); err != nil {
		return err
	}
	b, t := k.b, &k.b.st.tables
	earning, err := having(b, t.income, k.homes)
	if err != nil {
		return err
	}
	from, to := cases.LedgerYear(first).From.String(), cases.LedgerYear(last).To.String()
	wanted := columnsOf("item", "amount", "from_on", "to_on", "counted")
	if b.filter.Explained {
		wanted = wanted.and("sub_item", "quantity", "unit", "unit_price")
	}
	k.entries, err = childrenOf(b, t.income, "household_id", earning, wanted,
		"AND hidden = 0 AND from_on <= ? AND to_on >= ?", to, from)
	if err != nil {
		return err
	}
	for y := first; y <= last; y++ {
		if err := k.propose(y); err != nil {
			return err
		}
	}
	return nil
}

// readYears reads what was said of the households' years: of each the oldest record.
func (k *incomeBook) readYears(first, last int) error {
	t := k.b.st.tables.year
	told, err := having(k.b, t, k.homes)
	if err != nil {
		return err
	}
	years, err := childrenOf(k.b, t, "household_id", told, nil, "AND hidden = 0 AND year BETWEEN ? AND ?", first, last)
	k.years = map[yearOfHome]*cases.HouseholdYear{}
	for id, list := range years {
		for i := range list {
			if at := (yearOfHome{id, int(list[i].Year.Value)}); k.years[at] == nil {
				k.years[at] = &list[i]
			}
		}
	}
	return err
}

// readSnapshots reads what was reported of the households' years.
func (k *incomeBook) readSnapshots(first, last int) error {
	b, t := k.b, &k.b.st.tables
	frozen, err := having(b, t.snapshot, k.homes)
	if err != nil {
		return err
	}
	if k.snapshots, err = childrenOf(b, t.snapshot, "household_id", frozen, nil, "AND hidden = 0 AND year BETWEEN ? AND ?", first, last); err != nil {
		return err
	}
	var ids []int64
	for _, list := range k.snapshots {
		for year := first; year <= last; year++ {
			if s, ok := cases.Reported(list, year); ok {
				ids = append(ids, s.ID)
			}
		}
	}
	k.items, err = childrenOf(b, t.snapshotItem, "income_snapshot_id", ids, nil, "AND hidden = 0")
	return err
}

// propose counts the people by whom a year's income is divided in the households of which
// nobody said it. The counts are those of cases.SharingPeople.
func (k *incomeBook) propose(year int) error {
	var silent []int64
	for _, id := range k.homes {
		if k.years[yearOfHome{id, year}] == nil {
			silent = append(silent, id)
		}
	}
	list, err := json.Marshal(silent)
	if err != nil {
		return err
	}
	day := min(cases.LedgerYear(year).To, k.b.st.Today()).String()
	rows, err := k.b.q.QueryContext(k.b.ctx, `SELECT household_id, count(*) FROM membership
		WHERE household_id IN (SELECT value FROM json_each(?)) AND hidden = 0 AND (shares_home IS NULL OR shares_home <> ?)
		AND (joined_on IS NULL OR joined_on <= ?) AND (left_on IS NULL OR left_on > ?) GROUP BY household_id`,
		string(list), cases.No, day, day)
	if err != nil {
		return err
	}
	defer rows.Close() //nolint:errcheck // rows.Err tells
	for rows.Next() {
		at := yearOfHome{year: year}
		var people int64
		if err := rows.Scan(&at.home, &people); err != nil {
			return err
		}
		k.people[at] = people
	}
	return rows.Err()
}

// fill fills the incomes of a household that were blank so far, and gives the account
// they are of, where there is one.
func (k *incomeBook) fill(f *cases.HouseholdFacts, household int64, year int) *cases.Account {
	if len(k.entries[household]) == 0 && len(k.snapshots[household]) == 0 { // most of a district
		f.Year, f.AccountedPeople = cases.Some(int64(year)), k.peopleOf(household, year)
		return nil
	}
	account := k.account(household, year)
	account.Fill(f)
	return &account
}

// peopleOf is the number by which a household's income of a year is divided.
func (k *incomeBook) peopleOf(household int64, year int) cases.Opt[int64] {
	at := yearOfHome{household, year}
	if y := k.years[at]; y != nil {
		people, _ := y.People()
		return people
	}
	return cases.Some(k.people[at])
}

// account is a household's account of a year: as reported, or as the entries have it.
func (k *incomeBook) account(household int64, year int) cases.Account {
	policy := k.b.st.Policy()
	if s, ok := cases.Reported(k.snapshots[household], year); ok {
		return cases.FrozenAccount(&s, k.items[s.ID], policy)
	}
	return cases.AccountOf(k.entries[household], k.peopleOf(household, year), cases.LedgerYear(year), policy, year)
}
