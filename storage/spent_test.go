package storage_test

import (
	"testing"

	"zhucunji/storage"
)

// TestNumberOfAnErasedRecordIsNotGivenAgain makes a visit after the newest one was erased, at
// once and by a program that was started anew.
func TestNumberOfAnErasedRecordIsNotGivenAgain(t *testing.T) {
	for name, again := range map[string]func(t *testing.T, st *storage.Store) *storage.Store{
		"at once": func(_ *testing.T, st *storage.Store) *storage.Store { return st },
		"started anew": func(t *testing.T, st *storage.Store) *storage.Store {
			must(t, st.Close())
			return openStore(t, st.Folder())
		},
	} {
		t.Run(name, func(t *testing.T) {
			st, err := storage.Open(t.Context(), t.TempDir(), storage.Options{Now: fixedClock()})
			must(t, err)
			h := addHousehold(t, st).Household.ID
			addVisit(t, st, h)
			erased := addVisit(t, st, h)
			eraseVisits(t, st, erased)
			st = again(t, st)
			first, second := addVisit(t, st, h), addVisit(t, st, h)
			if first.Visit.ID != erased.Visit.ID+1 || second.Visit.ID != first.Visit.ID+1 {
				t.Errorf("after %d come %d and %d", erased.Visit.ID, first.Visit.ID, second.Visit.ID)
			}
			if list, err := st.Versions(t.Context(), "visit", first.Visit.ID); err != nil || len(list) != 1 {
				t.Errorf("%d versions (%v)", len(list), err)
			}
			if v := verified(t, st); len(v.Faults) > 0 {
				t.Errorf("the log does not fit: %v", v.Faults)
			}
			if name == "at once" {
				must(t, st.Close())
			}
		})
	}
}
