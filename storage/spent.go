package storage

import (
	"context"
	"maps"

	"zhucunji/cases"
)

// spentIDs are, by the number of the record type, the highest ids of records that were erased
// for good, where no record has a higher one: SQLite would give them again, but the change
// log knows records by their ids.
type spentIDs map[int64]int64

// spentSetting keeps them, in the file in which they were given.
const spentSetting = "spent_ids"

// loadSpent finds the spent ids of a file that is opened.
func (s *Store) loadSpent(ctx context.Context) error {
	s.spent = spentIDs{}
	_, err := s.Setting(ctx, spentSetting, &s.spent)
	return err
}

// keepSpent notes what ids an erasure takes out of use, before the records are gone.
func (e *eraser) keepSpent() error {
	e.spent = maps.Clone(e.st.spent)
	for record, ids := range e.doomed {
		t := e.st.tables.named(record)
		for id := range ids {
			e.spent[t.id()] = max(e.spent[t.id()], id)
		}
	}
	return e.keepSetting(spentSetting, e.spent)
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
