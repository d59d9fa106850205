package storage

import (
	"context"

	"zhucunji/cases"
)

// spentIDs are, by the number of the record type, the highest ids of records that were erased
// for good, where no record has a higher one: SQLite would give them again, but the change
// log knows records by their ids.
type spentIDs map[int64]int64

// findSpent holds the highest ids that the log names against those that are there.
func findSpent(ctx context.Context, q querier, t *tables) (spentIDs, error) {
	out := spentIDs{}
	for _, r := range t.all {
		var logged, there int64
		err := q.QueryRowContext(ctx, `SELECT (SELECT coalesce(max(row_id + run - 1), 0) FROM change
				WHERE record = ?1 AND row_id > (SELECT max(row_id) FROM change WHERE record = ?1) - ?2),
			(SELECT coalesce(max(id), 0) FROM `+quote(r.record())+`)`, r.id(), longestRun).Scan(&logged, &there)
		if err != nil {
			return nil, err
		}
		if logged > there && logged < mostID {
			out[r.id()] = logged
		}
	}
	return out, nil
}

// loadSpent finds the spent ids of a file that is opened.
func (s *Store) loadSpent(ctx context.Context) (err error) {
	var erased bool
	if err := s.read.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM erased)").Scan(&erased); err != nil || !erased {
		return err
	}
	s.spent, err = findSpent(ctx, s.read, &s.tables)
	return err
}

// identify gives a new record its uid, and its id where SQLite must not choose it.
func (a *act) identify(base *cases.Base, number int64, record string) (err error) {
	if base.UID == (cases.UID{}) {
		if base.UID, err = cases.NewUID(); err != nil {
			return err
		}
	}
	spent, ok := a.st.spent[number]
	if !ok || base.ID != 0 {
		return nil
	}
	var newest int64
	if err := a.scan("SELECT coalesce(max(id), 0) FROM "+quote(record), nil, &newest); err != nil {
		return err
	}
	if newest < spent {
		base.ID = spent + 1
	}
	return nil
}
