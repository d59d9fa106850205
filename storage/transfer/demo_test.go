package transfer_test

import (
	"context"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"zhucunji/cases"
	"zhucunji/cases/demo"
	"zhucunji/storage"
	"zhucunji/storage/transfer"
)

func newStore(t testing.TB) *storage.Store {
	t.Helper()
	now := func() time.Time { return time.Date(2026, 11, 21, 9, 0, 0, 0, time.UTC) }
	st, err := storage.Open(t.Context(), filepath.Join(t.TempDir(), "data"), storage.Options{Now: now})
	if err != nil {
		t.Fatalf("open store: %v", err)
	}
	t.Cleanup(func() {
		if err := st.Close(); err != nil {
			t.Errorf("close store: %v", err)
		}
	})
	return st
}

func loadDemo(t testing.TB, st *storage.Store, o demo.Options) {
	t.Helper()
	if err := transfer.LoadDemo(t.Context(), st, o, nil); err != nil {
		t.Fatalf("load demo: %v", err)
	}
}

// What the generator says of itself and what the store works out from its records must
// be the same, and the log must hold.
func TestLoadedDemoIsASoundFile(t *testing.T) {
	ctx := t.Context()
	st := newStore(t)
	loadDemo(t, st, demo.Options{Villages: 2, Households: 60, Seed: 9})
	n, err := st.Stats(ctx)
	if err != nil || n.Villages != 2 || n.Households != 120 || n.Visits < 1500 || n.Measures == 0 || n.Incomes == 0 {
		t.Errorf("stats: %+v, %v", n, err)
	}
	if differences, err := st.Recompute(ctx); err != nil || differences != 0 {
		t.Errorf("recompute: %d columns or keys differ, %v", differences, err)
	}
	proof, err := st.Verify(ctx)
	if err != nil || len(proof.Faults) != 0 {
		t.Errorf("verify: %v, %v", proof.Faults, err)
	}
}

func TestFirstPageOfTheDemoShowsWork(t *testing.T) {
	st := newStore(t)
	loadDemo(t, st, demo.Options{Households: 120, Seed: 9})
	desk, err := st.Desk(t.Context())
	if err != nil || desk.Overdue == 0 || desk.OpenPromises == 0 || desk.Monitored == 0 || len(desk.Income) == 0 {
		t.Errorf("desk: %+v, %v; a first page without work shows nothing", desk, err)
	}
}

func TestLoadDemoTellsItsProgress(t *testing.T) {
	var told []int
	err := transfer.LoadDemo(t.Context(), newStore(t), demo.Options{Villages: 3, Households: 4, Years: 1}, func(done, total int) {
		if total != 3 {
			t.Errorf("told %d of %d", done, total)
		}
		told = append(told, done)
	})
	if err != nil || !slices.Equal(told, []int{1, 2, 3}) {
		t.Errorf("told %v, %v", told, err)
	}
}

func TestLoadDemoRefusesAFileThatHoldsAVillage(t *testing.T) {
	st := newStore(t)
	loadDemo(t, st, demo.Options{Households: 3, Years: 1})
	if err := transfer.LoadDemo(t.Context(), st, demo.Options{Households: 3}, nil); cases.CodeOf(err) != cases.Conflict {
		t.Errorf("got %v, want Conflict", err)
	}
}

func TestCanceledDemoLeavesNothing(t *testing.T) {
	st := newStore(t)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	err := transfer.LoadDemo(ctx, st, demo.Options{Villages: 3, Households: 20, Years: 1}, func(int, int) { cancel() })
	if cases.CodeOf(err) != cases.Canceled {
		t.Errorf("got %v, want Canceled", err)
	}
	if n, err := st.Stats(t.Context()); err != nil || n.Villages+n.Households+n.Persons != 0 {
		t.Errorf("left behind: %+v, %v", n, err)
	}
}

// A late head has a spell as head of their own before the present one's.
func TestEarlierHeadsAreKept(t *testing.T) {
	ctx := t.Context()
	st := newStore(t)
	loadDemo(t, st, demo.Options{Households: 300, Years: 2})
	order, err := st.OrderHouseholds(ctx, cases.HouseholdFilter{}, cases.Sort{})
	if err != nil {
		t.Fatal(err)
	}
	changed := 0
	for _, id := range order.IDs {
		f, err := st.Household(ctx, id)
		if err != nil {
			t.Fatal(err)
		}
		if len(f.Headships) < 2 {
			continue
		}
		changed++
		head, ok := cases.Head(f.Headships, st.Today())
		if !ok || head.PersonID != f.Household.HeadID {
			t.Errorf("household %d: head is %d by its spells, %d by its column", id, head.PersonID, f.Household.HeadID)
		}
		if len(f.Former) == 0 {
			t.Errorf("household %d: nobody left, and the head changed", id)
		}
	}
	if changed == 0 {
		t.Error("no household changed its head")
	}
}
