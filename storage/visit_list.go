package storage

import (
	"cmp"
	"context"
	"slices"

	"zhucunji/cases"
)

// OrderVisits opens a list: the id of every visit that the filter takes, in the order of
// the sort (blank: newest first).
func (s *Store) OrderVisits(ctx context.Context, f cases.VisitFilter, by cases.Sort) ([]int64, error) {
	ids, err := s.orderVisits(ctx, f, by)
	return ids, failure("open list of visits", err)
}

func (s *Store) orderVisits(ctx context.Context, f cases.VisitFilter, by cases.Sort) ([]int64, error) {
	if f.Household != 0 { // few enough to ask the file
		return s.subjects(ctx, "SELECT id FROM visit WHERE household_id = ? AND hidden = ? ORDER BY visited_on DESC, id DESC", int64(f.Household), f.Bin)
	}
	rank, err := s.visitRanks(ctx, f, by)
	if err != nil {
		return nil, err
	}
	x := &s.visits
	x.mu.Lock()
	defer x.mu.Unlock()
	if err := x.load(ctx, s); err != nil {
		return nil, err
	}
	taken := x.take(f, rank)
	if by.Key != "" && by.Key != "visited_on" {
		compare := rank.comparing(by.Key, x.ways)
		slices.SortStableFunc(taken, func(a, b int32) int { return compare(&x.rows[a], &x.rows[b]) })
	}
	if by.Down != (by.Key == "" || by.Key == "visited_on") && by != (cases.Sort{}) {
		slices.Reverse(taken)
	}
	ids := make([]int64, len(taken))
	for i, at := range taken {
		ids[i] = x.rows[at].id
	}
	return ids, nil
}

// visitRanks are the places of the households of visits: by name, by group, and whether
// the filter takes them.
type visitRanks struct {
	names map[int32]int32
	teams map[int32]int32
	taken map[int32]bool // nil takes all
}

// visitRanks reads from the index of households what a list of visits needs of it.
func (s *Store) visitRanks(ctx context.Context, f cases.VisitFilter, by cases.Sort) (r visitRanks, err error) {
	if f.Village == 0 && f.Team == 0 && by.Key != "head_name" && by.Key != "team" {
		return r, nil
	}
	all, err := s.orderHouseholds(ctx, cases.HouseholdFilter{Village: f.Village, Team: f.Team}, cases.Sort{}, -1)
	if err != nil {
		return r, err
	}
	if f.Village != 0 || f.Team != 0 {
		r.taken = make(map[int32]bool, len(all.IDs))
		for _, id := range all.IDs {
			r.taken[int32(id)] = true //nolint:gosec // households are far fewer than 2³¹
		}
	}
	switch by.Key {
	case "head_name":
		r.names = placesOf(all.IDs)
	case "team":
		byTeam, err := s.orderHouseholds(ctx, cases.HouseholdFilter{Village: f.Village, Team: f.Team}, by, -1)
		if err != nil {
			return r, err
		}
		r.teams = placesOf(byTeam.IDs)
	}
	return r, nil
}

func placesOf(ids []int64) map[int32]int32 {
	places := make(map[int32]int32, len(ids))
	for i, id := range ids {
		places[int32(id)] = int32(i) //nolint:gosec // households are far fewer than 2³¹
	}
	return places
}

// take lists the places of the visits that a filter takes, newest first.
func (x *visitIndex) take(f cases.VisitFilter, r visitRanks) []int32 {
	way, kind := slices.Index(x.ways, f.Way), slices.Index(x.ways, f.Kind)
	out := make([]int32, 0, len(x.rows))
	for i := range x.rows {
		v := &x.rows[i]
		if v.gone != f.Bin || !f.Period.Contains(v.day) || (f.Problems && !v.problems) ||
			(f.Way != "" && int(v.way) != way) || (f.Kind != "" && int(v.kind) != kind) ||
			(r.taken != nil && !r.taken[v.household]) {
			continue
		}
		out = append(out, int32(i)) //nolint:gosec // visits are far fewer than 2³¹
	}
	return out
}

func (r visitRanks) comparing(key string, ways []string) func(a, b *indexedVisit) int {
	switch key {
	case "head_name":
		return func(a, b *indexedVisit) int { return cmp.Compare(r.names[a.household], r.names[b.household]) }
	case "team":
		return func(a, b *indexedVisit) int { return cmp.Compare(r.teams[a.household], r.teams[b.household]) }
	case "visitor_kind":
		return func(a, b *indexedVisit) int { return cmp.Compare(ways[a.kind], ways[b.kind]) }
	}
	return func(a, b *indexedVisit) int { return cmp.Compare(ways[a.way], ways[b.way]) }
}

// FirstVisits reads the first n visits of a list without the index where the order is
// the list's own, so that the first page shows while the index is read.
func (s *Store) FirstVisits(ctx context.Context, f cases.VisitFilter, by cases.Sort, n int) ([]cases.VisitRow, error) {
	ids, err := s.firstVisits(ctx, f, by, n)
	if err != nil {
		return nil, failure("read first visits", err)
	}
	return s.VisitsByID(ctx, ids)
}

func (s *Store) firstVisits(ctx context.Context, f cases.VisitFilter, by cases.Sort, n int) ([]int64, error) {
	plain := f == cases.VisitFilter{Period: f.Period} && (by == cases.Sort{} || by == cases.Sort{Key: "visited_on", Down: true})
	if !plain {
		ids, err := s.orderVisits(ctx, f, by)
		return ids[:min(n, len(ids))], err
	}
	to := f.Period.To.String()
	if to == "" {
		to = "9999-12-31"
	}
	return s.subjects(ctx, "SELECT id FROM visit WHERE hidden = 0 AND visited_on BETWEEN ? AND ? ORDER BY visited_on DESC, id DESC LIMIT ?",
		f.Period.From.String(), to, n)
}

// VisitsByID reads a window of an opened list, in the order of ids.
func (s *Store) VisitsByID(ctx context.Context, ids []int64) ([]cases.VisitRow, error) {
	visits, err := byID(ctx, s.read, s.tables.visit, ids)
	if err != nil {
		return nil, failure("read visits", err)
	}
	owners, err := s.ownersOf(ctx, len(visits), func(i int) cases.Ref { return visits[i].HouseholdID })
	if err != nil {
		return nil, failure("read visits", err)
	}
	rows := make([]cases.VisitRow, len(visits))
	for i := range visits {
		o := owners[visits[i].HouseholdID]
		rows[i] = cases.VisitRow{Visit: visits[i], Head: o.head, Village: o.village, Team: o.team}
	}
	return rows, nil
}
