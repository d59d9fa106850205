package storage

import (
	"context"
	"iter"
	"slices"

	"zhucunji/cases"
)

// OrderHouseholds opens a list: every household that the filter takes, in the order of
// the sort (blank: by the head's name).
func (s *Store) OrderHouseholds(ctx context.Context, f cases.HouseholdFilter, by cases.Sort) (cases.HouseholdOrder, error) {
	order, err := s.orderHouseholds(ctx, f, by, -1)
	return order, failure("open list of households", err)
}

// FirstHouseholds reads the first n households of a list. The list's own order does not
// wait for the index.
func (s *Store) FirstHouseholds(ctx context.Context, f cases.HouseholdFilter, by cases.Sort, n int) ([]cases.Household, error) {
	if by == (cases.Sort{}) && plainFilter(f) && !s.households.stale.ready() {
		ids, err := s.firstByName(ctx, f, n)
		if err != nil {
			return nil, failure("read first households", err)
		}
		return s.HouseholdsByID(ctx, ids)
	}
	order, err := s.orderHouseholds(ctx, f, by, n)
	if err != nil {
		return nil, failure("read first households", err)
	}
	return s.HouseholdsByID(ctx, order.IDs)
}

// firstByName reads the head of a list from the file: only while the index is read.
func (s *Store) firstByName(ctx context.Context, f cases.HouseholdFilter, n int) ([]int64, error) {
	ids, err := s.subjects(ctx, "SELECT id FROM household WHERE hidden = 0 ORDER BY head_sort, id LIMIT ?", 2*n)
	if err != nil {
		return nil, err
	}
	x := householdIndex{byID: map[int64]int32{}}
	for _, id := range ids {
		if err := packedHouseholds().one(ctx, s, id, x.put); err != nil {
			return nil, err
		}
	}
	take := x.taker(f, s.Today())
	ids = ids[:0]
	for i := range x.rows {
		if len(ids) < n && take(&x.rows[i]) {
			ids = append(ids, x.rows[i].id)
		}
	}
	return ids, nil
}

// orderHouseholds walks the index in order; most < 0 takes all.
func (s *Store) orderHouseholds(ctx context.Context, f cases.HouseholdFilter, by cases.Sort, most int) (out cases.HouseholdOrder, err error) {
	places, err := s.places(ctx)
	if err != nil {
		return out, err
	}
	x := &s.households
	done, err := x.reading(ctx, s)
	if err != nil {
		return out, err
	}
	defer done()
	for at := range x.inOrder(x.taker(f, s.Today()), x.value(by.Key, places.order), by.Down, most) {
		out.IDs = append(out.IDs, x.rows[at].id)
		out.People += int64(x.rows[at].people)
	}
	return out, nil
}

// inOrder walks the places of the households that take takes: by value, or by name where
// value is nil; at most most of them where that is not below 0. Equal ones stay in the
// order of names.
func (x *householdIndex) inOrder(take func(*indexedHousehold) bool, value func(*indexedHousehold) uint32, down bool, most int) iter.Seq[int32] {
	return func(yield func(int32) bool) {
		if value == nil {
			x.inOwnOrder(take, down, most, yield)
			return
		}
		rows := make([]sortable, 0, len(x.names))
		for place, at := range x.names {
			h := &x.rows[at]
			if !take(h) {
				continue
			}
			v := value(h)
			if down {
				v = ^v
			}
			rows = append(rows, newSortable(v, place))
		}
		for _, r := range inOrder(rows, most) {
			if !yield(x.names[r.place()]) {
				return
			}
		}
	}
}

func (x *householdIndex) inOwnOrder(take func(*indexedHousehold) bool, down bool, most int, yield func(int32) bool) {
	walk := slices.Values(x.names)
	if down {
		walk = func(yield func(int32) bool) {
			for _, at := range slices.Backward(x.names) {
				if !yield(at) {
					return
				}
			}
		}
	}
	if most == 0 {
		return
	}
	for at := range walk {
		if !take(&x.rows[at]) {
			continue
		}
		if most--; !yield(at) || most == 0 {
			return
		}
	}
}

// taker gives the filter as a function.
func (x *householdIndex) taker(f cases.HouseholdFilter, today cases.Day) func(*indexedHousehold) bool {
	codes, ok := x.codeTaker(f)
	if !ok {
		return func(*indexedHousehold) bool { return false }
	}
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
			f.Promises && h.promises == 0,
			only != nil && !only[h.id]:
			return false
		}
		return codes(h) && dueHolds(f.Due, h, today, week)
	}
}

// codeTaker gives the part of a filter that asks for values of code lists; ok is false
// where it asks for one that no household has.
func (x *householdIndex) codeTaker(f cases.HouseholdFilter) (take func(*indexedHousehold) bool, ok bool) {
	anyMonitor := f.Monitor == cases.AnyMonitor
	if anyMonitor {
		f.Monitor = ""
	}
	kind, kindKnown := x.codes.find(f.Type)
	monitor, monitorKnown := x.codes.find(f.Monitor)
	risk, riskKnown := x.codes.find(f.Risk)
	return func(h *indexedHousehold) bool {
		return (kind == 0 || h.kind == kind) && (monitor == 0 || h.monitor == monitor) && (risk == 0 || h.risk == risk) &&
			(!anyMonitor || h.monitor != 0)
	}, kindKnown && monitorKnown && riskKnown
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
	ids, err := s.dueHouseholds(ctx, n)
	if err != nil {
		return nil, failure("list due households", err)
	}
	return s.HouseholdsByID(ctx, ids)
}

func (s *Store) dueHouseholds(ctx context.Context, n int) (ids []int64, err error) {
	x := &s.households
	done, err := x.reading(ctx, s)
	if err != nil {
		return nil, err
	}
	defer done()
	take := x.taker(cases.HouseholdFilter{}, s.Today())
	due := func(h *indexedHousehold) bool { return h.next != 0 && take(h) }
	for at := range x.inOrder(due, x.value("next_visit_on", nil), false, n) {
		ids = append(ids, x.rows[at].id)
	}
	return ids, nil
}

// plainFilter tells whether a filter takes all but the ended ones.
func plainFilter(f cases.HouseholdFilter) bool {
	return f.Village == 0 && f.Team == 0 && f.Type == "" && f.Monitor == "" && f.Risk == "" && f.Due == cases.DueAny &&
		!f.Promises && !f.Bin && f.IDs == nil
}
