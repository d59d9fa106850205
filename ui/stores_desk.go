package ui

import (
	"context"

	"zhucunji/cases"
)

// DeskStore is what 工作台 reads.
type DeskStore interface {
	Desk(ctx context.Context) (cases.Desk, error)
	// DueHouseholds lists n households to be visited next, the most overdue first.
	DueHouseholds(ctx context.Context, n int) ([]cases.Household, error)
	// RecentActs lists what was done last, newest first.
	RecentActs(ctx context.Context, n int) ([]cases.DoneAct, error)
}
