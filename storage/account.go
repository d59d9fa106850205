package storage

import (
	"context"
	"fmt"

	"zhucunji/cases"
)

// Account works out a household's income over a period by the policy of a year, with the
// entries behind every number.
func (s *Store) Account(ctx context.Context, household int64, p cases.Period, year int) (cases.Account, error) {
	a, err := s.account(ctx, s.read, household, p, year)
	return a, failure("work out account", err)
}

func (s *Store) account(ctx context.Context, q querier, household int64, p cases.Period, year int) (a cases.Account, err error) {
	entries, err := s.incomes(ctx, q, household, p)
	if err != nil {
		return a, err
	}
	y, err := s.householdYear(ctx, q, household, year)
	if err != nil {
		return a, err
	}
	people, _ := y.People()
	return cases.AccountOf(entries, people, p, s.Policy(), year), nil
}

// LedgerAccount gives a household's account of a ledger year: as it was reported where the
// year was frozen (frozen is true), as the entries have it now otherwise.
func (s *Store) LedgerAccount(ctx context.Context, household int64, year int) (a cases.Account, frozen bool, err error) {
	a, frozen, err = s.ledgerAccount(ctx, s.read, household, year)
	return a, frozen, failure("work out ledger year", err)
}

func (s *Store) ledgerAccount(ctx context.Context, q querier, household int64, year int) (a cases.Account, frozen bool, err error) {
	list, err := s.tables.snapshot.list(ctx, q, "WHERE household_id = ? AND year = ? AND hidden = 0", household, year)
	if err != nil {
		return a, false, err
	}
	snapshot, ok := cases.Reported(list, year)
	if !ok {
		a, err = s.account(ctx, q, household, cases.LedgerYear(year), year)
		return a, false, err
	}
	items, err := s.tables.snapshotItem.list(ctx, q, "WHERE income_snapshot_id = ? AND hidden = 0 ORDER BY id", snapshot.ID)
	if err != nil {
		return a, false, err
	}
	return cases.FrozenAccount(&snapshot, items, s.Policy()), true, nil
}

// AccountYears gives the accounts of the ledger years from first to last, oldest first.
func (s *Store) AccountYears(ctx context.Context, household int64, first, last int) ([]cases.Account, error) {
	var out []cases.Account
	for year := first; year <= last; year++ {
		a, _, err := s.ledgerAccount(ctx, s.read, household, year)
		if err != nil {
			return nil, failure("work out ledger years", err)
		}
		out = append(out, a)
	}
	return out, nil
}

// Snapshots lists what was reported of a household's years, newest first; corrections
// stand beside what they correct.
func (s *Store) Snapshots(ctx context.Context, household int64) ([]cases.IncomeSnapshot, error) {
	list, err := s.tables.snapshot.list(ctx, s.read, ofHousehold+" ORDER BY year DESC, frozen_at DESC", household)
	return list, failure("list reported years", err)
}

// FreezeYear keeps the accounts of a ledger year as they are reported now. A household
// whose year is frozen already is left out, unless reason is not blank: then a dated
// correction is made that stands beside the first report.
func (s *Store) FreezeYear(ctx context.Context, households []int64, year int, reason string) (cases.Change, error) {
	frozen := 0
	in := intent{cause: Typed, tell: func() string { return fmt.Sprintf("上报 %d 年度收入 %d 户", year, frozen) }}
	return s.do(ctx, "freeze year", in, func(a *act) error {
		for _, id := range households {
			made, err := a.freeze(id, year, reason)
			if err != nil {
				return err
			}
			if made {
				frozen++
			}
		}
		return nil
	})
}

func (a *act) freeze(household int64, year int, reason string) (made bool, err error) {
	t := &a.st.tables
	earlier, err := t.snapshot.list(a.ctx, a, "WHERE household_id = ? AND year = ? AND hidden = 0", household, year)
	if err != nil {
		return false, err
	}
	reported, again := cases.Reported(earlier, year)
	if again && reason == "" {
		return false, nil
	}
	account, err := a.st.account(a.ctx, a, household, cases.LedgerYear(year), year)
	if err != nil {
		return false, err
	}
	y, err := a.st.householdYear(a.ctx, a, household, year)
	if err != nil {
		return false, err
	}
	snapshot, items := account.Freeze(cases.Ref(household), y.RegisteredPeople, a.now, reason)
	if again {
		snapshot.Correct(&reported)
		if err := cases.CheckCorrection(&reported, &snapshot); err != nil {
			return false, err
		}
	}
	if err := create(a, t.snapshot, &snapshot); err != nil {
		return false, err
	}
	for i := range items {
		items[i].IncomeSnapshotID = cases.Ref(snapshot.ID)
	}
	return true, createAll(a, t.snapshotItem, items)
}

// SetIncomeCells writes cells of the income grid of one household as one act: typed, or
// pasted from a sheet. Invalid where a cell sums several entries.
func (s *Store) SetIncomeCells(ctx context.Context, household int64, cells []cases.IncomeCell) (cases.Change, error) {
	in := intent{cause: Typed, tell: func() string { return fmt.Sprintf("收入 %s %d 格", s.headOf(ctx, household), len(cells)) }}
	return s.do(ctx, "set income cells", in, func(a *act) error {
		for i := range cells {
			entries, err := s.incomes(a.ctx, a, household, cells[i].Period)
			if err != nil {
				return err
			}
			before, after, err := cells[i].Write(entries, cases.Ref(household))
			if err != nil {
				return err
			}
			if after == nil {
				continue
			}
			if err := save(a, s.tables.income, before, after); err != nil {
				return err
			}
		}
		return nil
	})
}

// headOf names a household by its head, for the sentence of an act; blank where it
// cannot be read, which must not fail the act.
func (s *Store) headOf(ctx context.Context, household int64) string {
	name, err := s.nameOf(ctx, "household", household)
	if err != nil {
		return ""
	}
	return name
}
