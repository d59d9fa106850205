package ui

import (
	"context"

	"zhucunji/cases"
)

// HouseholdStore is what 一户一档 of one household needs.
type HouseholdStore interface {
	Household(ctx context.Context, id int64) (cases.HouseholdFile, error)
	HouseholdsByID(ctx context.Context, ids []int64) ([]cases.Household, error)
	Teams(ctx context.Context, village cases.Ref) ([]cases.Team, error)
	Timeline(ctx context.Context, household int64) ([]cases.Occurrence, error)
	History(ctx context.Context, record string, id int64) ([]cases.HistoryEntry, error)
	EditHousehold(ctx context.Context, before, after *cases.Household) (cases.Change, error)
	AddMember(ctx context.Context, household int64, m *cases.Member) (cases.Change, error)
	EditMember(ctx context.Context, before, after *cases.Member) (cases.Change, error)
	Leave(ctx context.Context, household int64, l cases.Leaving) (cases.Change, error)
	ChangeHead(ctx context.Context, household int64, next cases.Succession, on cases.Day) (cases.Change, error)
	SplitHousehold(ctx context.Context, household int64, split cases.Splitting) (cases.Change, error)
	MergeHouseholds(ctx context.Context, from, into int64, m cases.Merging) (cases.Change, error)
	MovePerson(ctx context.Context, from, to int64, m cases.Moving) (cases.Change, error)
	SaveStanding(ctx context.Context, before, after *cases.Standing) (cases.Change, error)
	SaveMonitoring(ctx context.Context, before, after *cases.Monitoring) (cases.Change, error)
	AccountYears(ctx context.Context, household int64, first, last int) ([]cases.Account, error)
	OpenPromises(ctx context.Context, household int64) ([]cases.Promise, error)
	OrderVisits(ctx context.Context, f cases.VisitFilter, by cases.Sort) ([]int64, error)
	VisitsByID(ctx context.Context, ids []int64) ([]cases.VisitRow, error)
	OrderMeasures(ctx context.Context, f cases.MeasureFilter, by cases.Sort) ([]int64, cases.MeasureSums, error)
	MeasuresByID(ctx context.Context, ids []int64) ([]cases.MeasureRow, error)
	Hide(ctx context.Context, record string, id int64) (cases.Change, error)
	AddPhoto(ctx context.Context, p *cases.Photo, content []byte) (cases.Change, error)
	PhotoContent(ctx context.Context, file string) ([]byte, error)
}
