package storage

import (
	"cmp"
	"context"
	"encoding/hex"
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

// packedHouseholds are the columns of scan.
func packedHouseholds() packed {
	return packed{"household", "id", []string{
		"id", "hex(head_sort)", "village_id", "team_id", "last_visit_on", "next_visit_on", "ended_on", "people", "visit_count", "open_promises",
		"coalesce(hygiene, -1)", "measure_count", "visit_class", "household_type", "monitor_class", "risk_state", "hidden",
	}}
}

// reading brings the index up to the file and keeps it so until done is called.
func (x *householdIndex) reading(ctx context.Context, s *Store) (done func(), err error) {
	return x.stale.reading(&x.mu,
		func() error { return x.load(ctx, s) },
		func(ids map[int64]bool) error { return x.again(ctx, s, ids) })
}

// load reads every household once.
func (x *householdIndex) load(ctx context.Context, s *Store) error {
	x.rows, x.byID, x.names = nil, map[int64]int32{}, nil
	if err := packedHouseholds().all(ctx, s, "household", x.put); err != nil {
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
		if err := packedHouseholds().one(ctx, s, id, x.put); err != nil {
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

// put reads a household into its place, or into a new one.
func (x *householdIndex) put(r packedRow) error {
	h, err := x.scan(r)
	if err != nil {
		return err
	}
	if at, ok := x.byID[h.id]; ok {
		x.rows[at] = h
		return nil
	}
	x.byID[h.id] = int32(len(x.rows)) //nolint:gosec // households are far fewer than 2³¹
	x.rows = append(x.rows, h)
	return nil
}

func (x *householdIndex) scan(r packedRow) (indexedHousehold, error) {
	key := make([]byte, hex.DecodedLen(len(r[1])))
	_, err := hex.Decode(key, r[1])
	return indexedHousehold{
		id: r.int(0), sortKey: string(key), village: r.ref(2), team: r.ref(3), last: r.day(4), next: r.day(5), ended: r.day(6),
		people: r.int32(7), visits: r.int32(8), promises: r.int32(9), hygiene: r.int32(10), measures: r.int32(11),
		class: x.codes.number(r[12]), kind: x.codes.number(r[13]), monitor: x.codes.number(r[14]), risk: x.codes.number(r[15]),
		gone: r.is(16),
	}, err
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
