package storage_test

import "testing"

func TestExitWithoutAChangeMakesNoFurtherCopy(t *testing.T) {
	ctx, st := t.Context(), newStore(t)
	for _, step := range []struct {
		change bool
		want   int
	}{{true, 1}, {false, 1}, {true, 2}, {false, 2}} {
		if step.change {
			addVillage(t, st)
		}
		if _, err := st.CopyAtExit(ctx); err != nil {
			t.Fatal(err)
		}
		copies, err := st.Copies()
		if err != nil || len(copies) != step.want {
			t.Fatalf("%d copies, want %d (%v)", len(copies), step.want, err)
		}
	}
}
