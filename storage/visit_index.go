package storage

import (
	"cmp"
	"context"
	"database/sql"
	"slices"
	"sync"

	"zhucunji/cases"
)

// visitIndex holds of every visit what lists filter and sort by, 24 bytes each: two
// million visits of a district fit into 50 MB, and any order of them opens without a
// scan of the file. It is read when a list first needs it and kept in step by every act.
type visitIndex struct {
	mu     sync.Mutex
	loaded bool
	rows   []indexedVisit
	ways   []string // what indexedVisit.way and kind stand for
}

// indexedVisit is one visit of the index.
type indexedVisit struct {
	id        int64
	household int32
	day       cases.Day
	way       uint8
	kind      uint8
	problems  bool
	gone      bool
}

const visitColumns = `id, household_id, visited_on, coalesce(way, ''), coalesce(visitor_kind, ''),
	(problems IS NOT NULL OR instr(coalesce(checks, ''), '有问题') > 0), hidden`

// load reads every visit once, newest first.
func (x *visitIndex) load(ctx context.Context, s *Store) error {
	if x.loaded {
		return nil
	}
	rows, err := s.read.QueryContext(ctx, "SELECT "+visitColumns+" FROM visit")
	if err != nil {
		return err
	}
	defer rows.Close() //nolint:errcheck // rows.Err tells
	x.rows = nil
	for rows.Next() {
		v, err := x.scan(rows)
		if err != nil {
			return err
		}
		x.rows = append(x.rows, v)
	}
	x.sort()
	x.loaded = rows.Err() == nil
	return rows.Err()
}

func (x *visitIndex) scan(rows *sql.Rows) (v indexedVisit, err error) {
	var day, way, kind sql.RawBytes
	if err := rows.Scan(&v.id, &v.household, &day, &way, &kind, &v.problems, &v.gone); err != nil {
		return v, err
	}
	v.day, v.way, v.kind = dayOfText(day), x.code(way), x.code(kind)
	return v, nil
}

// code numbers a text of a code list.
func (x *visitIndex) code(text []byte) uint8 {
	for i, known := range x.ways {
		if known == string(text) {
			return uint8(i) //nolint:gosec // the lists of ways and kinds are short
		}
	}
	x.ways = append(x.ways, string(text))
	return uint8(len(x.ways) - 1) //nolint:gosec // the lists of ways and kinds are short
}

// sort keeps the rows newest first: the order of the list.
func (x *visitIndex) sort() {
	slices.SortFunc(x.rows, func(a, b indexedVisit) int { return cmp.Or(cmp.Compare(b.day, a.day), cmp.Compare(b.id, a.id)) })
}

// refresh reads the visits of a finished act again. Where that fails, or the act was a
// batch, the whole index is read when a list next needs it.
func (x *visitIndex) refresh(ctx context.Context, s *Store, a *act) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if !x.loaded {
		return
	}
	if a.bulk {
		x.loaded = false
		return
	}
	for _, t := range a.touched {
		if t.Record == "visit" && x.refreshOne(ctx, s, t.ID) != nil {
			x.loaded = false
			return
		}
	}
}

func (x *visitIndex) refreshOne(ctx context.Context, s *Store, id int64) error {
	rows, err := s.query(ctx, "SELECT "+visitColumns+" FROM visit WHERE id = ?", id)
	if err != nil {
		return err
	}
	defer rows.Close() //nolint:errcheck // rows.Err tells
	if !rows.Next() {
		return rows.Err()
	}
	v, err := x.scan(rows)
	if err != nil {
		return err
	}
	x.rows = slices.DeleteFunc(x.rows, func(old indexedVisit) bool { return old.id == id })
	at, _ := slices.BinarySearchFunc(x.rows, v, func(a, b indexedVisit) int {
		return cmp.Or(cmp.Compare(b.day, a.day), cmp.Compare(b.id, a.id))
	})
	x.rows = slices.Insert(x.rows, at, v)
	return rows.Err()
}
