package ui_test

import (
	"context"
	"slices"
	"time"

	"zhucunji/cases"
)

// fakeIncome is an IncomeStore in memory.
type fakeIncome struct {
	*fakeMeasures
	entries   []cases.Income
	year      cases.HouseholdYear
	snapshots []cases.IncomeSnapshot
	calls     int // of SetIncomeCells
}

func (f *fakeIncome) Incomes(_ context.Context, household int64, p cases.Period) (list []cases.Income, err error) {
	for _, e := range f.entries {
		if !e.Hidden && int64(e.HouseholdID) == household && p.Overlaps(e.Period()) {
			list = append(list, e)
		}
	}
	return list, nil
}

func (f *fakeIncome) AddIncomes(_ context.Context, entries []cases.Income) (cases.Change, error) {
	for _, e := range entries {
		e.ID = int64(len(f.entries) + 1)
		f.entries = append(f.entries, e)
	}
	return f.changed("收入 1 条")
}

func (f *fakeIncome) EditIncome(_ context.Context, before, after *cases.Income) (cases.Change, error) {
	at := slices.IndexFunc(f.entries, func(e cases.Income) bool { return e.ID == before.ID })
	f.entries[at] = *after
	return f.changed("收入 " + after.Item)
}

func (f *fakeIncome) SetIncomeCells(_ context.Context, household int64, cells []cases.IncomeCell) (cases.Change, error) {
	f.calls++
	if f.fails != nil {
		return cases.Change{}, f.fails
	}
	for _, c := range cells {
		before, after, err := c.Write(f.entries, cases.Ref(household))
		switch {
		case err != nil:
			return cases.Change{}, err
		case after == nil:
		case before == nil:
			after.ID = int64(len(f.entries) + 1)
			f.entries = append(f.entries, *after)
		default:
			*before = *after
		}
	}
	return f.changed("收入 1 格")
}

func (f *fakeIncome) HouseholdYear(context.Context, int64, int) (cases.HouseholdYear, error) {
	return f.year, nil
}

func (f *fakeIncome) SaveHouseholdYear(_ context.Context, _, after *cases.HouseholdYear) (cases.Change, error) {
	f.year = *after
	return f.changed("收入核算人口")
}

func (f *fakeIncome) LedgerAccount(_ context.Context, household int64, year int) (cases.Account, bool, error) {
	list, err := f.Incomes(context.Background(), household, cases.LedgerYear(year))
	people, _ := f.year.People()
	return cases.AccountOf(list, people, cases.LedgerYear(year), f.policy, year), len(f.snapshots) > 0 && year == 2026, err
}

func (f *fakeIncome) FreezeYear(_ context.Context, households []int64, year int, reason string) (cases.Change, error) {
	a, _, err := f.LedgerAccount(context.Background(), households[0], year)
	s, _ := a.Freeze(cases.Ref(households[0]), cases.Opt[int64]{}, time.Date(2026, 11, 21, 10, 0, 0, 0, time.UTC), reason)
	if reason != "" {
		s.CorrectsID = 1
	}
	f.snapshots = append(f.snapshots, s)
	if err != nil {
		return cases.Change{}, err
	}
	return f.changed("上报 2026 年度收入 1 户")
}

func (f *fakeIncome) Snapshots(context.Context, int64) ([]cases.IncomeSnapshot, error) {
	return f.snapshots, nil
}

func (f *fakeIncome) changed(sentence string) (cases.Change, error) {
	c, err := f.did(sentence)
	c.Touched = []cases.Touched{{Record: "income", Household: 7}}
	return c, err
}
