package ui

import (
	"context"

	"zhucunji/cases"
)

// HouseholdsStore is what the list of households and the form of a new one need.
type HouseholdsStore interface {
	Teams(ctx context.Context, village cases.Ref) ([]cases.Team, error)
	FirstHouseholds(ctx context.Context, f cases.HouseholdFilter, by cases.Sort, n int) ([]cases.Household, error)
	OrderHouseholds(ctx context.Context, f cases.HouseholdFilter, by cases.Sort) (cases.HouseholdOrder, error)
	HouseholdsByID(ctx context.Context, ids []int64) ([]cases.Household, error)
	Household(ctx context.Context, id int64) (cases.HouseholdFile, error)
	LastVisit(ctx context.Context, household int64) (f cases.VisitFile, ok bool, err error)
	OpenPromises(ctx context.Context, household int64) ([]cases.Promise, error)
	LedgerAccount(ctx context.Context, household int64, year int) (a cases.Account, frozen bool, err error)
	AddHousehold(ctx context.Context, n *cases.NewHousehold) (cases.Change, error)
	SetOnMany(ctx context.Context, households []int64, key, text string) (cases.Change, error)
	HideHouseholds(ctx context.Context, ids []int64) (cases.Change, error)
	RestoreHouseholds(ctx context.Context, ids []int64) (cases.Change, error)
}
