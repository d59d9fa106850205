package storage

import (
	"context"
	"fmt"

	"zhucunji/cases"
)

// AddIncomes writes income entries of one household or many as one act. Invalid where
// an entry has no item, amount or period.
func (s *Store) AddIncomes(ctx context.Context, entries []cases.Income) (cases.Change, error) {
	in := intent{cause: Typed, tell: func() string {
		return fmt.Sprintf("收入 %s %d 条", s.headOf(ctx, int64(entries[0].HouseholdID)), len(entries))
	}}
	return s.do(ctx, "add incomes", in, func(a *act) error {
		for i := range entries {
			if err := cases.CheckIncome(&entries[i], a.today); err != nil {
				return err
			}
			if err := create(a, s.tables.income, &entries[i]); err != nil {
				return err
			}
		}
		return nil
	})
}

// EditIncome changes one income entry.
func (s *Store) EditIncome(ctx context.Context, before, after *cases.Income) (cases.Change, error) {
	if err := cases.CheckIncome(after, s.Today()); err != nil {
		return cases.Change{}, failure("edit income", err)
	}
	return saveRegister(ctx, s, s.tables.income, before, after, "收入 "+after.Item)
}

// Incomes lists a household's entries that touch a period, by their days.
func (s *Store) Incomes(ctx context.Context, household int64, p cases.Period) ([]cases.Income, error) {
	list, err := s.incomes(ctx, s.read, household, p)
	return list, failure("list incomes", err)
}

func (s *Store) incomes(ctx context.Context, q querier, household int64, p cases.Period) ([]cases.Income, error) {
	return s.tables.income.list(ctx, q,
		"WHERE household_id = ? AND hidden = 0 AND (? = '' OR from_on <= ?) AND to_on >= ? ORDER BY from_on, id",
		household, p.To.String(), p.To.String(), p.From.String())
}

// HouseholdYear reads what is said of a household's year; a new one, with the 户籍人口 and
// the people living together as of the year's last day proposed, where nobody has
// said anything yet.
func (s *Store) HouseholdYear(ctx context.Context, household int64, year int) (cases.HouseholdYear, error) {
	y, err := s.householdYear(ctx, s.read, household, year)
	return y, failure("read household year", err)
}

func (s *Store) householdYear(ctx context.Context, q querier, household int64, year int) (y cases.HouseholdYear, err error) {
	list, err := s.tables.year.list(ctx, q, "WHERE household_id = ? AND year = ? AND hidden = 0 ORDER BY id LIMIT 1", household, year)
	if err != nil {
		return y, err
	}
	if len(list) > 0 {
		return list[0], nil
	}
	spells, err := s.tables.membership.list(ctx, q, "WHERE household_id = ? AND hidden = 0", household)
	if err != nil {
		return y, err
	}
	return *proposedYear(household, year, spells, s.Today()), nil
}

// proposedYear is what the members of a household let one propose for a year of which
// nobody has said anything.
func proposedYear(household int64, year int, spells []cases.Membership, today cases.Day) *cases.HouseholdYear {
	day := min(cases.LedgerYear(year).To, today)
	return &cases.HouseholdYear{
		HouseholdID:      cases.Ref(household),
		Year:             cases.Some(int64(year)),
		RegisteredPeople: cases.Some(int64(cases.RegisteredPeople(spells, day))),
		AccountingPeople: cases.Some(int64(cases.SharingPeople(spells, day))),
	}
}

// SaveHouseholdYear keeps what is said of a household's year.
func (s *Store) SaveHouseholdYear(ctx context.Context, before, after *cases.HouseholdYear) (cases.Change, error) {
	if before != nil && before.ID == 0 {
		before = nil // the proposal of HouseholdYear was never saved
	}
	return saveRegister(ctx, s, s.tables.year, before, after, "收入核算人口")
}
