package ui_test

import (
	"context"

	"zhucunji/cases"
)

// fakeDesk is a DeskStore in memory.
type fakeDesk struct {
	due  []cases.Household
	acts []cases.DoneAct
}

func (f *fakeDesk) DueHouseholds(context.Context, int) ([]cases.Household, error) { return f.due, nil }

func (f *fakeDesk) RecentActs(context.Context, int) ([]cases.DoneAct, error) { return f.acts, nil }
