package ui

import (
	"context"

	"zhucunji/cases"
)

// incomeData is what the page shows, read at once.
type incomeData struct {
	file      cases.HouseholdFile
	entries   []cases.Income // that touch the period
	earlier   []cases.Income // that touch the same span a year earlier
	year      cases.HouseholdYear
	before    cases.Account // of the year before, as reported where it was
	reported  cases.Account
	frozen    bool
	snapshots []cases.IncomeSnapshot // of the year, newest first
	measures  []cases.MeasureRow
}

// readIncome collects a household's year.
func readIncome(ctx context.Context, store IncomeStore, household int64, v incomeView) (d incomeData, err error) {
	if d.file, err = store.Household(ctx, household); err != nil {
		return d, err
	}
	if d.entries, err = store.Incomes(ctx, household, v.period()); err != nil {
		return d, err
	}
	if d.earlier, err = store.Incomes(ctx, household, v.before().period()); err != nil {
		return d, err
	}
	if d.year, err = store.HouseholdYear(ctx, household, v.year); err != nil {
		return d, err
	}
	if v.ledger() {
		if d.before, _, err = store.LedgerAccount(ctx, household, v.year-1); err != nil {
			return d, err
		}
		if d.reported, d.frozen, err = store.LedgerAccount(ctx, household, v.year); err != nil {
			return d, err
		}
	}
	all, err := store.Snapshots(ctx, household)
	if err != nil {
		return d, err
	}
	for _, s := range all {
		if !s.Hidden && s.Year == cases.Some(int64(v.year)) {
			d.snapshots = append(d.snapshots, s)
		}
	}
	ids, _, err := store.OrderMeasures(ctx, cases.MeasureFilter{Household: cases.Ref(household)}, cases.Sort{})
	if err != nil {
		return d, err
	}
	d.measures, err = store.MeasuresByID(ctx, ids)
	return d, err
}
