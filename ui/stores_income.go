package ui

import (
	"context"

	"zhucunji/cases"
)

// IncomeStore is what 收入 needs.
type IncomeStore interface {
	Household(ctx context.Context, id int64) (cases.HouseholdFile, error)
	HouseholdsByID(ctx context.Context, ids []int64) ([]cases.Household, error)
	OrderMeasures(ctx context.Context, f cases.MeasureFilter, by cases.Sort) ([]int64, cases.MeasureSums, error)
	MeasuresByID(ctx context.Context, ids []int64) ([]cases.MeasureRow, error)
	Incomes(ctx context.Context, household int64, p cases.Period) ([]cases.Income, error)
	AddIncomes(ctx context.Context, entries []cases.Income) (cases.Change, error)
	EditIncome(ctx context.Context, before, after *cases.Income) (cases.Change, error)
	SetIncomeCells(ctx context.Context, household int64, cells []cases.IncomeCell) (cases.Change, error)
	HouseholdYear(ctx context.Context, household int64, year int) (cases.HouseholdYear, error)
	SaveHouseholdYear(ctx context.Context, before, after *cases.HouseholdYear) (cases.Change, error)
	LedgerAccount(ctx context.Context, household int64, year int) (a cases.Account, frozen bool, err error)
	FreezeYear(ctx context.Context, households []int64, year int, reason string) (cases.Change, error)
	Snapshots(ctx context.Context, household int64) ([]cases.IncomeSnapshot, error)
}
