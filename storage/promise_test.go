package storage_test

import (
	"testing"

	"zhucunji/cases"
	"zhucunji/storage"
)

// openPromise is the promise of a visit, not kept yet.
func openPromise(t *testing.T, st *storage.Store) cases.Promise {
	t.Helper()
	n := addHousehold(t, st)
	addVisit(t, st, n.Household.ID)
	open, err := st.OpenPromises(t.Context(), n.Household.ID)
	must(t, err)
	if len(open) != 1 {
		t.Fatalf("%d promises are open, want 1", len(open))
	}
	return open[0]
}

func countOpen(t *testing.T, st *storage.Store) int {
	t.Helper()
	open, err := st.OpenPromises(t.Context(), 0)
	must(t, err)
	return len(open)
}

func TestAPromiseIsClosedByItselfAndOpenedAgain(t *testing.T) {
	ctx, st := t.Context(), newStore(t)
	before := openPromise(t, st)
	after := before
	after.DoneOn, after.Outcome, after.Text = cases.NewDay(2026, 11, 21), "农技员看过了", "不该改的"
	change, err := st.ClosePromise(ctx, &before, &after)
	must(t, err)
	if want := "办结承诺 " + readHousehold(t, st, int64(before.HouseholdID)).Household.HeadName; change.Sentence != want {
		t.Errorf("the act says %q, want %q", change.Sentence, want)
	}
	if !change.ConcernsHousehold(int64(before.HouseholdID)) {
		t.Errorf("the change %+v does not concern the household", change)
	}
	f, err := st.Visit(ctx, int64(before.VisitID))
	must(t, err)
	if got := f.Promises[0]; got.DoneOn != after.DoneOn || got.Outcome != "农技员看过了" || got.Text != before.Text {
		t.Errorf("the promise is %+v", got)
	}
	if n := countOpen(t, st); n != 0 {
		t.Errorf("%d promises are open, want none", n)
	}
	_, err = st.Undo(ctx)
	must(t, err)
	if n := countOpen(t, st); n != 1 {
		t.Errorf("after undo %d promises are open, want 1", n)
	}
	wantNoDifferences(t, st)
}

func TestAPromiseIsNotClosed(t *testing.T) {
	for name, c := range map[string]struct {
		on    cases.Day
		first bool // somebody else has closed it
		want  cases.Code
	}{
		"without a day":           {want: cases.Invalid},
		"tomorrow":                {on: cases.NewDay(2026, 11, 22), want: cases.Invalid},
		"after somebody else did": {on: cases.NewDay(2026, 11, 21), first: true, want: cases.Conflict},
	} {
		t.Run(name, func(t *testing.T) {
			st := newStore(t)
			before := openPromise(t, st)
			if c.first {
				other := before
				other.DoneOn = cases.NewDay(2026, 11, 20)
				_, err := st.ClosePromise(t.Context(), &before, &other)
				must(t, err)
			}
			after := before
			after.DoneOn = c.on
			if _, err := st.ClosePromise(t.Context(), &before, &after); cases.CodeOf(err) != c.want {
				t.Errorf("%v, want %s", err, c.want)
			}
		})
	}
}
