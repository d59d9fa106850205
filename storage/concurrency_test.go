package storage_test

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"zhucunji/cases"
	"zhucunji/storage"
)

// TestManyReadAndWriteAtOnce is worth most under the race detector.
func TestManyReadAndWriteAtOnce(t *testing.T) {
	const writers, each, rounds = 3, 5, 6
	ctx := t.Context()
	folder := t.TempDir()
	st, err := storage.Open(ctx, folder, storage.Options{})
	must(t, err)
	household := addHousehold(t, st).Household.ID

	var all sync.WaitGroup
	for w := range writers {
		all.Go(func() {
			for n := range each {
				f := &cases.VisitFile{
					Visit:    cases.Visit{HouseholdID: cases.Ref(household), VisitedOn: st.Today(), Way: "入户", Text: fmt.Sprint(w, "/", n)},
					Promises: []cases.Promise{{Text: "联系农技员"}},
				}
				if _, err := st.AddVisit(ctx, f); err != nil {
					t.Errorf("writer %d: %v", w, err)
				}
				if err := st.KeepDraft(ctx, cases.Draft{Form: fmt.Sprint("visit ", w), Title: "走访", Body: []byte{byte(n)}}); err != nil { //nolint:gosec // small
					t.Errorf("writer %d: %v", w, err)
				}
			}
		})
	}
	for name, read := range readings(ctx, st, household) {
		all.Go(func() {
			for range rounds {
				if err := read(); err != nil {
					t.Errorf("%s: %v", name, err)
				}
			}
		})
	}
	all.Wait()

	if h := readHousehold(t, st, household).Household; h.VisitCount.Value != writers*each || h.OpenPromises.Value != writers*each {
		t.Errorf("%d visits and %d promises are counted, %d were saved", h.VisitCount.Value, h.OpenPromises.Value, writers*each)
	}
	if v := verified(t, st); len(v.Faults) > 0 {
		t.Errorf("the log does not fit: %v", v.Faults)
	}
	wantNoDifferences(t, st)
	must(t, st.Close())
	wantWhole(t, filepath.Join(folder, "zhucunji.db"))
}

// readings are what pages do while others save.
func readings(ctx context.Context, st *storage.Store, household int64) map[string]func() error {
	return map[string]func() error{
		"list of households": func() error {
			list, err := st.OrderHouseholds(ctx, cases.HouseholdFilter{}, cases.Sort{Key: "visit_count", Down: true})
			if err == nil {
				_, err = st.HouseholdsByID(ctx, list.IDs)
			}
			return err
		},
		"list of visits": func() error {
			ids, err := st.OrderVisits(ctx, cases.VisitFilter{}, cases.Sort{})
			if err == nil {
				_, err = st.VisitsByID(ctx, ids)
			}
			return err
		},
		"one household": func() error {
			_, err := st.Household(ctx, household)
			return err
		},
		"search": func() error {
			hits, err := st.Search(ctx, "ysg")
			if err == nil && len(hits) == 0 {
				err = errors.New("found nothing")
			}
			return err
		},
		"desk": func() error {
			_, err := st.Desk(ctx)
			return err
		},
		"backups": func() error {
			_, err := st.BackUp(ctx, "试", nil)
			return err
		},
	}
}

func TestCanceledSaveLeavesNothing(t *testing.T) {
	st := newStore(t)
	household := addHousehold(t, st).Household.ID
	ctx, cancel := context.WithTimeout(t.Context(), -time.Second)
	defer cancel()
	f := &cases.VisitFile{Visit: cases.Visit{HouseholdID: cases.Ref(household), VisitedOn: st.Today(), Way: "入户"}}
	if _, err := st.AddVisit(ctx, f); cases.CodeOf(err) != cases.Canceled {
		t.Errorf("got %v", err)
	}
	if n, err := st.Stats(t.Context()); err != nil || n.Visits != 0 {
		t.Errorf("%d visits are there (%v)", n.Visits, err)
	}
}
