package storage

import (
	"context"

	"zhucunji/cases"
)

// JobPlans lists what a person planned of work year by year, newest first.
func (s *Store) JobPlans(ctx context.Context, person int64) ([]cases.JobPlan, error) {
	list, err := s.tables.jobPlan.list(ctx, s.read, "WHERE person_id = ? AND hidden = 0 ORDER BY year DESC, id DESC", person)
	return list, failure("list job plans", err)
}

// SaveJobPlan creates (before nil) or edits what a person plans for a year. Invalid where
// a needed field is blank.
func (s *Store) SaveJobPlan(ctx context.Context, before, after *cases.JobPlan) (cases.Change, error) {
	return saveRegister(ctx, s, s.tables.jobPlan, before, after, "计划务工")
}
