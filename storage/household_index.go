package storage

import (
	"cmp"
	"context"
	"database/sql"
	"slices"
	"sync"

	"zhucunji/cases"
)

// householdIndex holds of every household what lists filter and sort by, about 100
// bytes each, so that any order of 130,000 households opens without a scan of the
// file. Acts say what they changed; the next list reads it again.
type householdIndex struct {
	stale stale
	mu    sync.RWMutex
	rows  []indexedHousehold
	byID  map[int64]int32 // id → place in rows
	names []int32         // places in the order of names: a list's own order
	codes codeTexts
}

// indexedHousehold is one household of the index.
type indexedHousehold struct {
	id       int64
	sortKey  string // of the head's name
	village  cases.Ref
	team     cases.Ref
	last     cases.Day
	next     cases.Day
	ended    cases.Day // the first day on which it is no more
	people   int32
	visits   int32
	promises int32
	hygiene  int32 // -1 is blank
	measures int32
	class    uint16 // 走访对象类型; like the next three a number of codes
	kind     uint16
	monitor  uint16
	risk     uint16
	gone     bool // in the bin
}

const indexColumns = `id, coalesce(village_id, 0), coalesce(team_id, 0), coalesce(household_type, ''), coalesce(monitor_class, ''),
	coalesce(risk_state, ''), coalesce(head_sort, x''), coalesce(last_visit_on, ''), coalesce(next_visit_on, ''), coalesce(people, 0),
	coalesce(visit_count, 0), coalesce(open_promises, 0), coalesce(hygiene, -1), coalesce(measure_count, 0), coalesce(ended_on, ''), coalesce(visit_class, ''), hidden`

// reading brings the index up to the file and keeps it so until done is called.
func (x *householdIndex) reading(ctx context.Context, s *Store) (done func(), err error) {
	x.mu.Lock()
	err = x.stale.bring(
		func() error { return x.load(ctx, s) },
		func(ids map[int64]bool) error { return x.again(ctx, s, ids) })
	x.mu.Unlock()
	if err != nil {
		return nil, err
	}
	x.mu.RLock()
	return x.mu.RUnlock, nil
}

// load reads every household once.
func (x *householdIndex) load(ctx context.Context, s *Store) error {
	x.rows, x.byID, x.names = nil, map[int64]int32{}, nil
	err := x.scan(ctx, s, "SELECT "+indexColumns+" FROM household")
	if err != nil {
		return err
	}
	x.names = make([]int32, len(x.rows))
	for i := range x.names {
		x.names[i] = int32(i) //nolint:gosec // households are far fewer than 2³¹
	}
	slices.SortFunc(x.names, x.byName)
	return nil
}

// byName orders two places by the head's name, and equal ones by age of the record.
func (x *householdIndex) byName(a, b int32) int {
	return cmp.Or(cmp.Compare(x.rows[a].sortKey, x.rows[b].sortKey), cmp.Compare(x.rows[a].id, x.rows[b].id))
}

// again reads some households again, and moves them to where their names belong.
func (x *householdIndex) again(ctx context.Context, s *Store, ids map[int64]bool) error {
	x.names = slices.DeleteFunc(x.names, func(at int32) bool { return ids[x.rows[at].id] })
	for id := range ids {
		if err := x.scan(ctx, s, "SELECT "+indexColumns+" FROM household WHERE id = ?", id); err != nil {
			return err
		}
		at, ok := x.byID[id]
		if !ok { // made by an act that failed to commit
			continue
		}
		place, _ := slices.BinarySearchFunc(x.names, at, x.byName)
		x.names = slices.Insert(x.names, place, at)
	}
	return nil
}

// scan reads households into their places, or into new ones.
func (x *householdIndex) scan(ctx context.Context, s *Store, query string, args ...any) error {
	rows, err := s.query(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close() //nolint:errcheck // rows.Err tells
	for rows.Next() {
		h, err := x.scanRow(rows)
		if err != nil {
			return err
		}
		if at, ok := x.byID[h.id]; ok {
			x.rows[at] = h
			continue
		}
		x.byID[h.id] = int32(len(x.rows)) //nolint:gosec // households are far fewer than 2³¹
		x.rows = append(x.rows, h)
	}
	return rows.Err()
}

func (x *householdIndex) scanRow(rows *sql.Rows) (h indexedHousehold, err error) {
	var kind, monitor, risk, key, last, next, ended, class sql.RawBytes
	if err = rows.Scan(&h.id, &h.village, &h.team, &kind, &monitor, &risk, &key, &last, &next,
		&h.people, &h.visits, &h.promises, &h.hygiene, &h.measures, &ended, &class, &h.gone); err != nil {
		return h, err
	}
	h.class, h.kind, h.monitor, h.risk = x.codes.number(class), x.codes.number(kind), x.codes.number(monitor), x.codes.number(risk)
	h.sortKey = string(key)
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

// value gives what a sort key orders households by, nil for their own order.
func (x *householdIndex) value(key string, teams map[cases.Ref]uint32) func(h *indexedHousehold) uint32 {
	number := func(n int32) uint32 { return uint32(n + 1) } //nolint:gosec // counts; -1 is blank
	day := func(d cases.Day) uint32 { return uint32(d) }    //nolint:gosec // days are above 0
	switch key {
	case "team":
		return func(h *indexedHousehold) uint32 { return teams[h.team] }
	case "household_type":
		ranks := x.codes.ranks()
		return func(h *indexedHousehold) uint32 { return ranks[h.kind] }
	case "monitor_class":
		ranks := x.codes.ranks()
		return func(h *indexedHousehold) uint32 { return ranks[h.monitor] }
	case "people":
		return func(h *indexedHousehold) uint32 { return number(h.people) }
	case "last_visit_on":
		return func(h *indexedHousehold) uint32 { return day(h.last) }
	case "next_visit_on":
		return func(h *indexedHousehold) uint32 { return day(h.next) }
	case "visit_count":
		return func(h *indexedHousehold) uint32 { return number(h.visits) }
	case "open_promises":
		return func(h *indexedHousehold) uint32 { return number(h.promises) }
	case "hygiene":
		return func(h *indexedHousehold) uint32 { return number(h.hygiene) }
	case "measure_count":
		return func(h *indexedHousehold) uint32 { return number(h.measures) }
	}
	return nil
}
