package ui

import (
	"context"

	"zhucunji/cases"
)

// MeasureStore is what the list of measures and the form of one need.
type MeasureStore interface {
	Teams(ctx context.Context, village cases.Ref) ([]cases.Team, error)
	Units(ctx context.Context) ([]cases.Unit, error)
	Funds(ctx context.Context) ([]cases.Fund, error)
	Projects(ctx context.Context) ([]cases.Project, error)
	Household(ctx context.Context, id int64) (cases.HouseholdFile, error)
	HouseholdsByID(ctx context.Context, ids []int64) ([]cases.Household, error)
	OrderMeasures(ctx context.Context, f cases.MeasureFilter, by cases.Sort) ([]int64, cases.MeasureSums, error)
	MeasuresByID(ctx context.Context, ids []int64) ([]cases.MeasureRow, error)
	Measure(ctx context.Context, id int64) (cases.MeasureFile, error)
	AddMeasure(ctx context.Context, f *cases.MeasureFile) (cases.Change, error)
	EditMeasure(ctx context.Context, before, after *cases.MeasureFile) (cases.Change, error)
	JobSpells(ctx context.Context, person int64) ([]cases.JobSpell, error)
	SaveJobSpell(ctx context.Context, before, after *cases.JobSpell) (cases.Change, error)
	JobPlans(ctx context.Context, person int64) ([]cases.JobPlan, error)
	SaveJobPlan(ctx context.Context, before, after *cases.JobPlan) (cases.Change, error)
	Hide(ctx context.Context, record string, id int64) (cases.Change, error)
}
