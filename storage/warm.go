package storage

import (
	"context"

	"zhucunji/cases"
)

// Warm reads what lists keep in memory before a list asks for it: the program calls it
// in the background once its first page stands. Errors need no answer, since the list
// that needs an index reads it again and tells.
func (s *Store) Warm(ctx context.Context) error {
	if _, err := s.orderHouseholds(ctx, cases.HouseholdFilter{}, cases.Sort{}, 0); err != nil {
		return failure("warm up", err)
	}
	if _, err := s.orderVisits(ctx, cases.VisitFilter{}, cases.Sort{Key: "head_name"}, 0); err != nil { // grouped by household too
		return failure("warm up", err)
	}
	_, _, err := s.orderMeasures(ctx, cases.MeasureFilter{Bin: true}, cases.Sort{})
	return failure("warm up", err)
}
