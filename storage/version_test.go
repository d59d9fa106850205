package storage_test

import (
	"testing"

	"zhucunji/cases"
)

func TestEveryVersionIsShownAndComesBack(t *testing.T) {
	ctx, st := t.Context(), newStore(t)
	n := addHousehold(t, st)
	for _, c := range []struct{ phone, note string }{{"13800000009", "初记"}, {"13800000008", ""}} {
		before := readHousehold(t, st, n.Household.ID).Members[0]
		after := before
		after.Person.Phone, after.Person.Note = c.phone, c.note
		_, err := st.EditMember(ctx, &before, &after)
		must(t, err)
	}
	person := readHousehold(t, st, n.Household.ID).Members[0].Person
	list, err := st.Versions(ctx, "person", person.ID)
	if err != nil || len(list) != 3 || !list[0].Current || !list[2].Created {
		t.Fatalf("got %+v, %v", list, err)
	}
	for i, want := range []struct{ phone, note string }{{"138****0008", ""}, {"138****0009", "初记"}, {"138****0001", ""}} {
		if got := versionText(list[i], "phone"); got != want.phone {
			t.Errorf("version %d: phone %q, want %q", i, got, want.phone)
		}
		if got := versionText(list[i], "note"); got != want.note {
			t.Errorf("version %d: note %q, want %q", i, got, want.note)
		}
	}
	change, err := st.BringBack(ctx, "person", person.ID, list[1].ID)
	must(t, err)
	got := readHousehold(t, st, n.Household.ID).Members[0].Person
	if got.Phone != "13800000009" || got.Note != "初记" || change.Sentence != "找回旧版本 "+cases.PersonCatalogue.Title+" 杨胜国" {
		t.Errorf("brought back %q %q, %q", got.Phone, got.Note, change.Sentence)
	}
	_, err = st.UndoAct(ctx, change.Act)
	must(t, err)
	if got := readHousehold(t, st, n.Household.ID).Members[0].Person; got.Phone != "13800000008" || got.Note != "" {
		t.Errorf("after undo %q %q", got.Phone, got.Note)
	}
	if v := verified(t, st); len(v.Faults) != 0 {
		t.Errorf("got %+v", v.Faults)
	}
}

func versionText(v cases.Version, key string) string {
	for _, f := range v.Fields {
		if f.Key == key {
			return f.Text
		}
	}
	return ""
}

func TestVersionThatIsNotThereIsNotBroughtBack(t *testing.T) {
	ctx, st := t.Context(), newStore(t)
	n := addHousehold(t, st)
	if _, err := st.BringBack(ctx, "household", n.Household.ID, 999); cases.CodeOf(err) != cases.NotFound {
		t.Errorf("no such version: %v", err)
	}
	if _, err := st.Versions(ctx, "household", 999); cases.CodeOf(err) != cases.NotFound {
		t.Errorf("no such record: %v", err)
	}
	if _, err := st.Versions(ctx, "nothing", 1); cases.CodeOf(err) != cases.NotFound {
		t.Errorf("no such type: %v", err)
	}
}
