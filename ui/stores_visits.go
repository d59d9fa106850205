package ui

import (
	"context"

	"zhucunji/cases"
)

// VisitsStore is what the log of visits, the form of a visit and the meeting of many households need.
type VisitsStore interface {
	Household(ctx context.Context, id int64) (cases.HouseholdFile, error)
	HouseholdsByID(ctx context.Context, ids []int64) ([]cases.Household, error)
	DueHouseholds(ctx context.Context, n int) ([]cases.Household, error)
	Teams(ctx context.Context, village cases.Ref) ([]cases.Team, error)
	FirstVisits(ctx context.Context, f cases.VisitFilter, by cases.Sort, n int) ([]cases.VisitRow, error)
	OrderVisits(ctx context.Context, f cases.VisitFilter, by cases.Sort) ([]int64, error)
	VisitsByID(ctx context.Context, ids []int64) ([]cases.VisitRow, error)
	Visit(ctx context.Context, id int64) (cases.VisitFile, error)
	LastVisit(ctx context.Context, household int64) (f cases.VisitFile, ok bool, err error)
	OpenPromises(ctx context.Context, household int64) ([]cases.Promise, error)
	AddVisit(ctx context.Context, f *cases.VisitFile) (cases.Change, error)
	EditVisit(ctx context.Context, before, after *cases.VisitFile) (cases.Change, error)
	AddGathering(ctx context.Context, g *cases.Gathering, visits []cases.Visit) (cases.Change, error)
	EditGathering(ctx context.Context, before, after *cases.Gathering) (cases.Change, error)
	ClosePromise(ctx context.Context, before, after *cases.Promise) (cases.Change, error)
	Hide(ctx context.Context, record string, id int64) (cases.Change, error)
	Restore(ctx context.Context, record string, id int64) (cases.Change, error)
	AddPhoto(ctx context.Context, p *cases.Photo, content []byte) (cases.Change, error)
	PhotoContent(ctx context.Context, file string) ([]byte, error)
}
