package ui

import (
	"context"

	"zhucunji/cases"
)

// DeskStore is what the first page needs beyond the shell's.
type DeskStore interface {
	DueHouseholds(ctx context.Context, n int) ([]cases.Household, error)
	RecentActs(ctx context.Context, n int) ([]cases.DoneAct, error)
}
