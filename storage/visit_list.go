package storage

import (
	"context"
	"slices"
	"strings"

	"zhucunji/cases"
)

// OrderVisits opens a list: the id of every visit that the filter takes, in the order of
// the sort (blank: newest first).
func (s *Store) OrderVisits(ctx context.Context, f cases.VisitFilter, by cases.Sort) ([]int64, error) {
	ids, err := s.orderVisits(ctx, f, by, -1)
	return ids, failure("open list of visits", err)
}

// orderVisits walks the index in order; most < 0 takes all.
func (s *Store) orderVisits(ctx context.Context, f cases.VisitFilter, by cases.Sort, most int) ([]int64, error) {
	if f.Household != 0 { // few enough to ask the file
		return s.subjects(ctx, "SELECT id FROM visit "+amongVisits("h.id = ?")+" AND hidden = ? ORDER BY visited_on DESC, id DESC LIMIT ?",
			int64(f.Household), f.Bin, most)
	}
	owners, err := s.ownersInOrder(ctx, f.Village, f.Team, by.Key)
	if err != nil {
		return nil, err
	}
	x := &s.visits
	done, err := x.reading(ctx, s, owners.inOrder != nil)
	if err != nil {
		return nil, err
	}
	defer done()
	take := x.taker(f, owners)
	switch by.Key {
	case "head_name", "team":
		return x.byOwner(take, owners.inOrder, by.Down, most), nil
	case "way":
		return x.byCode(take, func(v *indexedVisit) uint8 { return v.way }, by.Down, most), nil
	case "visitor_kind":
		return x.byCode(take, func(v *indexedVisit) uint8 { return v.kind }, by.Down, most), nil
	}
	return x.byDay(take, by == cases.Sort{} || by.Down, most), nil
}

// byDay lists visits in the order of days.
func (x *visitIndex) byDay(take func(*indexedVisit) bool, newestFirst bool, most int) []int64 {
	ids := make([]int64, 0, x.room(most))
	for i := range x.rows {
		at := i
		if newestFirst {
			at = len(x.rows) - 1 - i
		}
		if len(ids) == most {
			break
		}
		if v := &x.rows[at]; take(v) {
			ids = append(ids, int64(v.id))
		}
	}
	return ids
}

// room is how many ids a list may need.
func (x *visitIndex) room(most int) int {
	if most >= 0 {
		return most
	}
	return len(x.rows)
}

// byOwner lists visits household by household, each one's newest first.
func (x *visitIndex) byOwner(take func(*indexedVisit) bool, households []uint32, down bool, most int) []int64 {
	ids := make([]int64, 0, x.room(most))
	for i := range households {
		household := households[i]
		if down {
			household = households[len(households)-1-i]
		}
		for _, at := range x.of(household) {
			if len(ids) == most {
				return ids
			}
			if v := &x.rows[at]; take(v) {
				ids = append(ids, int64(v.id))
			}
		}
	}
	return ids
}

// byCode lists visits value by value of a code list, the newest first of each, in one pass.
func (x *visitIndex) byCode(take func(*indexedVisit) bool, code func(*indexedVisit) uint8, down bool, most int) []int64 {
	var byValue [256][]int64
	for i := len(x.rows) - 1; i >= 0; i-- {
		v := &x.rows[i]
		ids := &byValue[code(v)]
		if len(*ids) != most && take(v) {
			*ids = append(*ids, int64(v.id))
		}
	}
	values := x.codes.inOrder()
	if down {
		slices.Reverse(values)
	}
	var ids []int64
	for _, value := range values {
		ids = append(ids, byValue[value]...)
	}
	if most >= 0 {
		ids = ids[:min(most, len(ids))]
	}
	return ids
}

// owners are the households in the order that a list of their visits or measures asks for.
type owners struct {
	rank    []uint32 // by id, counted from 1; 0 where the filter leaves a household out
	inOrder []uint32 // ids
}

// ownersInOrder reads from the index of households what a list of visits or measures
// needs of it: nothing where it asks for no place and no order of households.
func (s *Store) ownersInOrder(ctx context.Context, village, team cases.Ref, key string) (out owners, err error) {
	if village == 0 && team == 0 && key != "head_name" && key != "team" {
		return out, nil
	}
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
	take := func(h *indexedHousehold) bool {
		return (village == 0 || h.village == village) && (team == 0 || h.team == team)
	}
	var value func(*indexedHousehold) uint32
	if key == "team" {
		value = x.value(key, places.order)
	}
	out.inOrder = []uint32{}
	for at := range x.inOrder(take, value, false, -1) {
		id := uint32(x.rows[at].id) //nolint:gosec // row ids stay below 2³²
		out.inOrder = append(out.inOrder, id)
		if missing := int(id) + 1 - len(out.rank); missing > 0 {
			out.rank = append(out.rank, make([]uint32, max(missing, len(x.rows)+1-len(out.rank)))...)
		}
		out.rank[id] = uint32(len(out.inOrder)) //nolint:gosec // households are far fewer than 2³²
	}
	return out, nil
}

// of is where a household stands; 0 where it is left out.
func (o owners) of(household uint32) uint32 {
	if int(household) >= len(o.rank) {
		return 0
	}
	return o.rank[household]
}

// taker gives the filter as a function.
func (x *visitIndex) taker(f cases.VisitFilter, owners owners) func(*indexedVisit) bool {
	way, wayKnown := x.codes.find(f.Way)
	kind, kindKnown := x.codes.find(f.Kind)
	if !wayKnown || !kindKnown {
		return func(*indexedVisit) bool { return false }
	}
	from, to := f.Period.From, f.Period.To
	byPlace := f.Village != 0 || f.Team != 0
	return func(v *indexedVisit) bool {
		return v.gone == f.Bin && v.day >= from && (to == 0 || v.day <= to) && (!f.Problems || v.problems) &&
			(way == 0 || v.way == uint8(way)) && (kind == 0 || v.kind == uint8(kind)) && //nolint:gosec // ways and kinds are few
			(!byPlace || owners.of(v.household) != 0)
	}
}

// FirstVisits reads the first n visits of a list. The list's own order does not wait for
// the index.
func (s *Store) FirstVisits(ctx context.Context, f cases.VisitFilter, by cases.Sort, n int) ([]cases.VisitRow, error) {
	ids, err := s.firstVisits(ctx, f, by, n)
	if err != nil {
		return nil, failure("read first visits", err)
	}
	return s.VisitsByID(ctx, ids)
}

func (s *Store) firstVisits(ctx context.Context, f cases.VisitFilter, by cases.Sort, n int) ([]int64, error) {
	plain := f == cases.VisitFilter{Period: f.Period} && (by == cases.Sort{} || by == cases.Sort{Key: "visited_on", Down: true})
	if !plain || s.visits.stale.ready() {
		return s.orderVisits(ctx, f, by, n)
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
	var held []any
	for i := range visits {
		if visits[i].GatheringID != 0 {
			held = append(held, int64(visits[i].GatheringID))
		}
	}
	gatherings, err := s.gatheringsOf(ctx, strings.TrimPrefix(strings.Repeat(", ?", len(held)), ", "), held...)
	if err != nil {
		return nil, failure("read visits", err)
	}
	rows := make([]cases.VisitRow, len(visits))
	for i := range visits {
		o := owners[visits[i].HouseholdID]
		rows[i] = cases.VisitRow{
			Visit: visits[i], Head: o.head, Village: o.village, Team: o.team,
			Text: commonText(&visits[i], gatherings[visits[i].GatheringID]),
		}
	}
	return rows, nil
}
