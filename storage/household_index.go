package storage

import (
	"cmp"
	"context"
	"database/sql"
	"slices"
	"sync"

	"zhucunji/cases"
)

// householdIndex holds of every household what lists filter and sort by, about 60
// bytes each, so that any order of 130,000 households opens without a scan of the
// file. It is read when a list first asks and kept in step by every act.
type householdIndex struct {
	mu     sync.Mutex
	loaded bool
	rows   []indexedHousehold
	byID   map[int64]int32    // id → place in rows
	orders map[string][]int32 // sort key → places, smallest first; made when asked for
	teams  map[cases.Ref]int64
}

// indexedHousehold is one household of the index.
type indexedHousehold struct {
	id       int64
	village  cases.Ref
	team     cases.Ref
	class    string // 走访对象类型
	kind     string // shared texts of code lists
	monitor  string
	risk     string
	sortKey  string
	last     cases.Day
	next     cases.Day
	people   int32
	visits   int32
	promises int32
	hygiene  int32 // -1 is blank
	measures int32
	ended    cases.Day // the first day on which it is no more
	gone     bool      // in the bin
}

const indexColumns = `id, coalesce(village_id, 0), coalesce(team_id, 0), coalesce(household_type, ''), coalesce(monitor_class, ''),
	coalesce(risk_state, ''), coalesce(head_sort, x''), coalesce(last_visit_on, ''), coalesce(next_visit_on, ''), coalesce(people, 0),
	coalesce(visit_count, 0), coalesce(open_promises, 0), coalesce(hygiene, -1), coalesce(measure_count, 0), coalesce(ended_on, ''), coalesce(visit_class, ''), hidden`

// load reads every household once.
func (x *householdIndex) load(ctx context.Context, s *Store) error {
	if x.loaded {
		return nil
	}
	rows, err := s.read.QueryContext(ctx, "SELECT "+indexColumns+" FROM household")
	if err != nil {
		return err
	}
	defer rows.Close() //nolint:errcheck // rows.Err tells
	x.rows, x.byID, x.orders = nil, map[int64]int32{}, map[string][]int32{}
	shared := texts{}
	for rows.Next() {
		h, err := scanIndexed(rows, shared)
		if err != nil {
			return err
		}
		x.byID[h.id] = int32(len(x.rows)) //nolint:gosec // households are far fewer than 2³¹
		x.rows = append(x.rows, h)
	}
	x.loaded = rows.Err() == nil
	return rows.Err()
}

// texts keeps one copy of each text of a code list.
type texts map[string]string

func (t texts) one(b sql.RawBytes) string {
	if s, ok := t[string(b)]; ok {
		return s
	}
	s := string(b)
	t[s] = s
	return s
}

func scanIndexed(rows *sql.Rows, shared texts) (h indexedHousehold, err error) {
	var kind, monitor, risk, key, last, next, ended, class sql.RawBytes
	if err = rows.Scan(&h.id, &h.village, &h.team, &kind, &monitor, &risk, &key, &last, &next,
		&h.people, &h.visits, &h.promises, &h.hygiene, &h.measures, &ended, &class, &h.gone); err != nil {
		return h, err
	}
	h.class = shared.one(class)
	h.kind, h.monitor, h.risk, h.sortKey = shared.one(kind), shared.one(monitor), shared.one(risk), string(key)
	h.last, h.next, h.ended = dayOfText(last), dayOfText(next), dayOfText(ended)
	return h, nil
}

// dayOfText reads 2026-11-21 without allocating; a blank text is the blank day.
func dayOfText(b []byte) (d cases.Day) {
	for _, c := range b {
		if c >= '0' && c <= '9' {
			d = d*10 + cases.Day(c-'0')
		}
	}
	return d
}

// refresh reads the households of a finished act again. Where that fails the whole index
// is read when a list next asks.
func (x *householdIndex) refresh(ctx context.Context, s *Store, ids []int64, placesChanged bool) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if placesChanged || len(ids) > 0 {
		clear(x.orders)
	}
	if !x.loaded || len(ids) == 0 {
		return
	}
	if len(ids) > len(x.rows)/4+100 {
		x.loaded = false // most of the file changed
		return
	}
	shared := texts{}
	for _, id := range ids {
		if err := x.refreshOne(ctx, s, id, shared); err != nil {
			x.loaded = false
			return
		}
	}
}

func (x *householdIndex) refreshOne(ctx context.Context, s *Store, id int64, shared texts) error {
	rows, err := s.query(ctx, "SELECT "+indexColumns+" FROM household WHERE id = ?", id)
	if err != nil {
		return err
	}
	defer rows.Close() //nolint:errcheck // rows.Err tells
	if !rows.Next() {
		return rows.Err()
	}
	h, err := scanIndexed(rows, shared)
	if err != nil {
		return err
	}
	if at, ok := x.byID[id]; ok {
		x.rows[at] = h
		return rows.Err()
	}
	x.byID[id] = int32(len(x.rows)) //nolint:gosec // households are far fewer than 2³¹
	x.rows = append(x.rows, h)
	return rows.Err()
}

// order gives the places of all households by a sort key, smallest first.
func (x *householdIndex) order(key string) []int32 {
	if kept, ok := x.orders[key]; ok {
		return kept
	}
	places := make([]int32, len(x.rows))
	for i := range places {
		places[i] = int32(i) //nolint:gosec // households are far fewer than 2³¹
	}
	compare := x.comparing(key)
	if key != "head_name" {
		places = slices.Clone(x.order("head_name")) // equal ones stay in the order of names
	}
	slices.SortStableFunc(places, func(a, b int32) int { return compare(&x.rows[a], &x.rows[b]) })
	x.orders[key] = places
	return places
}

// comparing gives how a sort key orders two households; unknown keys order by name.
func (x *householdIndex) comparing(key string) func(a, b *indexedHousehold) int {
	switch key {
	case "team":
		return func(a, b *indexedHousehold) int {
			return cmp.Or(cmp.Compare(a.village, b.village), cmp.Compare(x.teams[a.team], x.teams[b.team]))
		}
	case "household_type":
		return func(a, b *indexedHousehold) int { return cmp.Compare(a.kind, b.kind) }
	case "monitor_class":
		return func(a, b *indexedHousehold) int { return cmp.Compare(a.monitor, b.monitor) }
	case "people":
		return func(a, b *indexedHousehold) int { return cmp.Compare(a.people, b.people) }
	case "last_visit_on":
		return func(a, b *indexedHousehold) int { return cmp.Compare(a.last, b.last) }
	case "next_visit_on":
		return func(a, b *indexedHousehold) int { return cmp.Compare(a.next, b.next) }
	case "visit_count":
		return func(a, b *indexedHousehold) int { return cmp.Compare(a.visits, b.visits) }
	case "open_promises":
		return func(a, b *indexedHousehold) int { return cmp.Compare(a.promises, b.promises) }
	case "hygiene":
		return func(a, b *indexedHousehold) int { return cmp.Compare(a.hygiene, b.hygiene) }
	case "measure_count":
		return func(a, b *indexedHousehold) int { return cmp.Compare(a.measures, b.measures) }
	}
	return func(a, b *indexedHousehold) int {
		return cmp.Or(cmp.Compare(a.sortKey, b.sortKey), cmp.Compare(a.id, b.id))
	}
}
