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

	grouped []int32  // places in rows household by household, each one's newest first; nil until asked for
	starts  []uint32 // by household id: where its places begin in grouped
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

// reading brings the index up to the file, grouped by household where that is asked for,
// and keeps it so until done is called.
func (x *visitIndex) reading(ctx context.Context, s *Store, grouped bool) (done func(), err error) {
	for {
		if err := x.bring(ctx, s, grouped); err != nil {
			return nil, err
		}
		x.mu.RLock()
		if !grouped || x.grouped != nil {
			return x.mu.RUnlock, nil
		}
		x.mu.RUnlock() // another list has just taken up a new visit
	}
}

func (x *visitIndex) bring(ctx context.Context, s *Store, grouped bool) error {
	x.mu.Lock()
	defer x.mu.Unlock()
	err := x.stale.bring(
		func() error { return x.load(ctx, s) },
		func(ids map[int64]bool) error { return x.again(ctx, s, ids) })
	if grouped && err == nil && x.grouped == nil {
		x.group()
	}
	return err
}

// load reads every visit once.
func (x *visitIndex) load(ctx context.Context, s *Store) error {
	var count int
	if err := s.read.QueryRowContext(ctx, "SELECT count(*) FROM visit").Scan(&count); err != nil {
		return err
	}
	x.rows, x.grouped = make([]indexedVisit, 0, count+count/16), nil
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
	x.grouped = nil
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

// group lists the visits of each household.
func (x *visitIndex) group() {
	last := uint32(0)
	for i := range x.rows {
		last = max(last, x.rows[i].household)
	}
	ends := make([]uint32, last+2)
	for i := range x.rows {
		ends[x.rows[i].household]++
	}
	sum := uint32(0)
	for h := range ends {
		sum += ends[h]
		ends[h] = sum
	}
	x.grouped = make([]int32, len(x.rows))
	for i := range x.rows { // from the end of each household's part: the newest comes first
		h := x.rows[i].household
		ends[h]--
		x.grouped[ends[h]] = int32(i) //nolint:gosec // visits are far fewer than 2³¹
	}
	x.starts = ends // by now they point to the beginnings
}

// of lists the places of a household's visits.
func (x *visitIndex) of(household uint32) []int32 {
	if int(household)+1 >= len(x.starts) {
		return nil
	}
	return x.grouped[x.starts[household]:x.starts[household+1]]
}
