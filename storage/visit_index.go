package storage

import (
	"cmp"
	"context"
	"slices"
	"sync"

	"zhucunji/cases"
)

// visitIndex holds of every visit what lists filter and sort by, 16 bytes each: two
// million visits of a district fit into 32 MB, and any order of them opens without a
// scan of the file. Acts say what they changed; the next list reads it again.
type visitIndex struct {
	stale stale
	mu    sync.RWMutex
	rows  []indexedVisit // oldest first, so that a new visit is put near the end
	codes codeTexts
}

// indexedVisit is one visit of the index. Row ids count up from 1, and no district has
// 4,000 million visits.
type indexedVisit struct {
	id        uint32
	household uint32
	day       cases.Day
	way       uint8 // a number of codes, like kind
	kind      uint8
	problems  bool
	gone      bool
}

// packedVisits are the columns of scan.
func packedVisits() packed {
	return packed{"visit", "id", []string{
		"id", "household_id", "visited_on", "way", "visitor_kind", "problems IS NOT NULL OR instr(checks, '有问题') > 0", "hidden",
	}}
}

// reading brings the index up to the file and keeps it so until done is called.
func (x *visitIndex) reading(ctx context.Context, s *Store) (done func(), err error) {
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

// load reads every visit once.
func (x *visitIndex) load(ctx context.Context, s *Store) error {
	var count int
	if err := s.read.QueryRowContext(ctx, "SELECT count(*) FROM visit").Scan(&count); err != nil {
		return err
	}
	x.rows = make([]indexedVisit, 0, count+count/16)
	err := packedVisits().all(ctx, s, "visit", func(r packedRow) error {
		x.rows = append(x.rows, x.scan(r))
		return nil
	})
	slices.SortFunc(x.rows, byDay)
	return err
}

// byDay orders visits by day, and those of one day by age of the record.
func byDay(a, b indexedVisit) int {
	return cmp.Or(cmp.Compare(a.day, b.day), cmp.Compare(a.id, b.id))
}

// again reads some visits again and puts them where their days belong.
func (x *visitIndex) again(ctx context.Context, s *Store, ids map[int64]bool) error {
	x.rows = slices.DeleteFunc(x.rows, func(v indexedVisit) bool { return ids[int64(v.id)] })
	insert := func(r packedRow) error {
		v := x.scan(r)
		at, _ := slices.BinarySearchFunc(x.rows, v, byDay)
		x.rows = slices.Insert(x.rows, at, v)
		return nil
	}
	for id := range ids {
		if err := packedVisits().one(ctx, s, id, insert); err != nil {
			return err
		}
	}
	return nil
}

func (x *visitIndex) scan(r packedRow) indexedVisit {
	return indexedVisit{
		id: r.uint32(0), household: r.uint32(1), day: r.day(2),
		way: uint8(x.codes.number(r[3])), kind: uint8(x.codes.number(r[4])), //nolint:gosec // ways and kinds are few
		problems: r.is(5), gone: r.is(6),
	}
}
