package storage_test

import (
	"slices"
	"testing"

	"zhucunji/cases"
	"zhucunji/storage"
)

// previewed lists what a preview says of an act, in short.
func previewed(t *testing.T, st *storage.Store, act int64) (lines []string) {
	t.Helper()
	found, err := st.UndoPreview(t.Context(), act)
	if err != nil {
		t.Fatalf("preview: %v", err)
	}
	for _, d := range found {
		line := d.What + " " + d.Name
		if d.Blocks {
			line = "!" + line
		}
		lines = append(lines, line)
	}
	return lines
}

// phoneTo gives the head of a household another phone.
func phoneTo(t *testing.T, st *storage.Store, household int64, phone string) cases.Change {
	t.Helper()
	before := readHousehold(t, st, household).Members[0]
	after := before
	after.Person.Phone = phone
	c, err := st.EditMember(t.Context(), &before, &after)
	if err != nil {
		t.Fatalf("edit member: %v", err)
	}
	return c
}

func TestUndoPreviewNamesWhatRestsOnAnAct(t *testing.T) {
	st := newStore(t)
	n := addHousehold(t, st)
	acts, err := st.RecentActs(t.Context(), 1)
	must(t, err)
	founded, home := acts[0].ID, n.Household.ID
	if got := previewed(t, st, founded); len(got) != 0 {
		t.Errorf("nothing was done since, the preview says %q", got)
	}
	edited := phoneTo(t, st, home, "13800000002")
	if got := previewed(t, st, edited.Act); len(got) != 0 {
		t.Errorf("nothing was done since the edit, the preview says %q", got)
	}
	addVisit(t, st, home)
	phoneTo(t, st, home, "13800000003")
	if got, want := previewed(t, st, edited.Act), []string{"!人员的“成员联系电话” 杨胜国"}; !slices.Equal(got, want) {
		t.Errorf("of the edit the preview says %q, want %q", got, want)
	}
	if _, err := st.UndoAct(t.Context(), edited.Act); cases.CodeOf(err) != cases.Conflict {
		t.Errorf("undoing the edit gives %v, want a conflict", err)
	}
	got := previewed(t, st, founded)
	for _, want := range []string{"走访 杨胜国", "人员的“成员联系电话” 杨胜国"} {
		if !slices.Contains(got, want) {
			t.Errorf("of the new household the preview says %q, without %q", got, want)
		}
	}
}

func TestUndoPreviewPassesOverWhatWasTakenBack(t *testing.T) {
	st := newStore(t)
	n := addHousehold(t, st)
	first := phoneTo(t, st, n.Household.ID, "13800000002")
	phoneTo(t, st, n.Household.ID, "13800000003")
	if _, err := st.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := previewed(t, st, first.Act); len(got) != 0 {
		t.Errorf("the later edit was taken back, the preview says %q", got)
	}
	if _, err := st.UndoAct(t.Context(), first.Act); err != nil {
		t.Errorf("undo: %v", err)
	}
}
