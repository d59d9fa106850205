package storage

import (
	"context"

	"zhucunji/cases"
)

// OrderHouseholds opens a list: every household that the filter takes, in the order of
// the sort (blank: by the head's name).
func (s *Store) OrderHouseholds(ctx context.Context, f cases.HouseholdFilter, by cases.Sort) (cases.HouseholdOrder, error) {
	order, err := s.orderHouseholds(ctx, f, by, -1)
	return order, failure("open list of households", err)
}

// FirstHouseholds reads the first n households of a list.
func (s *Store) FirstHouseholds(ctx context.Context, f cases.HouseholdFilter, by cases.Sort, n int) ([]cases.Household, error) {
	order, err := s.orderHouseholds(ctx, f, by, n)
	if err != nil {
		return nil, failure("read first households", err)
	}
	return s.HouseholdsByID(ctx, order.IDs)
}

// orderHouseholds walks the index in order; most < 0 takes all.
func (s *Store) orderHouseholds(ctx context.Context, f cases.HouseholdFilter, by cases.Sort, most int) (out cases.HouseholdOrder, err error) {
	if by.Key == "" {
		by.Key = "head_name"
	}
	places, err := s.places(ctx)
	if err != nil {
		return out, err
	}
	x := &s.households
	x.mu.Lock()
	defer x.mu.Unlock()
	x.teams = places.ranks()
	if err := x.load(ctx, s); err != nil {
		return out, err
	}
	take := householdTaker(f, s.Today())
	sorted := x.order(by.Key)
	for i := range sorted {
		if most >= 0 && len(out.IDs) == most {
			break
		}
		at := sorted[i]
		if by.Down {
			at = sorted[len(sorted)-1-i]
		}
		if h := &x.rows[at]; take(h) {
			out.IDs = append(out.IDs, h.id)
			out.People += int64(h.people)
		}
	}
	return out, nil
}

// householdTaker gives the filter as a function.
func householdTaker(f cases.HouseholdFilter, today cases.Day) func(*indexedHousehold) bool {
	var only map[int64]bool
	if f.IDs != nil {
		only = make(map[int64]bool, len(f.IDs))
		for _, id := range f.IDs {
			only[id] = true
		}
	}
	week := today.AddDays(7)
	return func(h *indexedHousehold) bool {
		switch {
		case h.gone != f.Bin,
			!f.Bin && h.ended != 0 && h.ended <= today,
			f.Village != 0 && h.village != f.Village,
			f.Team != 0 && h.team != f.Team,
			f.Type != "" && h.kind != f.Type,
			f.Monitor == cases.AnyMonitor && h.monitor == "",
			f.Monitor != "" && f.Monitor != cases.AnyMonitor && h.monitor != f.Monitor,
			f.Risk != "" && h.risk != f.Risk,
			f.Promises && h.promises == 0,
			only != nil && !only[h.id]:
			return false
		}
		return dueHolds(f.Due, h, today, week)
	}
}

func dueHolds(due cases.Due, h *indexedHousehold, today, week cases.Day) bool {
	switch due {
	case cases.DueOverdue:
		return h.next != 0 && h.next < today
	case cases.DueWeek:
		return h.next >= today && h.next < week
	case cases.DueNever:
		return h.last == 0
	}
	return true
}

// DueHouseholds lists the n households whose next visit is due first.
func (s *Store) DueHouseholds(ctx context.Context, n int) ([]cases.Household, error) {
	x := &s.households
	order, err := s.orderHouseholds(ctx, cases.HouseholdFilter{}, cases.Sort{Key: "next_visit_on"}, -1)
	if err != nil {
		return nil, failure("list due households", err)
	}
	x.mu.Lock()
	ids := make([]int64, 0, n)
	for _, id := range order.IDs {
		if len(ids) < n && x.rows[x.byID[id]].next != 0 {
			ids = append(ids, id)
		}
	}
	x.mu.Unlock()
	return s.HouseholdsByID(ctx, ids)
}
