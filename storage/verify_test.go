package storage_test

import (
	"path/filepath"
	"strings"
	"testing"

	"zhucunji/cases"
	"zhucunji/storage"
)

// workedFolder is a closed data folder with creations, edits, an undo, two workers and a
// deleted visit in its log.
func workedFolder(t testing.TB) (folder, file string) {
	t.Helper()
	ctx := t.Context()
	folder = t.TempDir()
	st, err := storage.Open(ctx, folder, storage.Options{Now: fixedClock()})
	if err != nil {
		t.Fatal(err)
	}
	w := cases.Worker{Name: "张队长", Phone: "13800000002"}
	_, err = st.SaveWorker(ctx, nil, &w)
	must(t, err)
	must(t, st.SetWorker(ctx, w.ID))
	n := addHousehold(t, st)
	before := readHousehold(t, st, n.Household.ID)
	member := before.Members[0]
	member.Person.Phone, member.Person.Name = "13800000003", "杨胜利"
	_, err = st.EditMember(ctx, &before.Members[0], &member)
	must(t, err)
	after := before.Household
	after.Phone, after.ArableMu.Valid = "13800000004", true
	_, err = st.EditHousehold(ctx, &before.Household, &after)
	must(t, err)
	_, err = st.Undo(ctx)
	must(t, err)
	for _, text := range []string{"家中一切正常。", "已联系农技员。"} {
		addVisit(t, st, n.Household.ID, func(f *cases.VisitFile) { f.Visit.Text = text })
	}
	must(t, st.Close())
	return folder, filepath.Join(folder, "zhucunji.db")
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// addVisit logs a visit of yesterday with one promise; with changes it first.
func addVisit(t testing.TB, st *storage.Store, household int64, with ...func(*cases.VisitFile)) *cases.VisitFile {
	t.Helper()
	f := &cases.VisitFile{
		Visit:    cases.Visit{HouseholdID: cases.Ref(household), VisitedOn: cases.NewDay(2026, 11, 20), Way: "入户", Visitors: "张队长", Text: "家中一切正常。"},
		Promises: []cases.Promise{{Text: "联系农技员看脆红李", Responsible: "张队长", DueOn: cases.NewDay(2026, 12, 1)}},
	}
	for _, change := range with {
		change(f)
	}
	if _, err := st.AddVisit(t.Context(), f); err != nil {
		t.Fatalf("add visit: %v", err)
	}
	return f
}

func verified(t testing.TB, st *storage.Store) cases.Verification {
	t.Helper()
	v, err := st.Verify(t.Context())
	if err != nil {
		t.Fatalf("verify: %v", err)
	}
	return v
}

func TestVerifyFindsNothingWrongInASoundLog(t *testing.T) {
	folder, _ := workedFolder(t)
	st := openStore(t, folder)
	v := verified(t, st)
	if len(v.Faults) != 0 || v.Acts < 9 || v.Changes <= v.Acts {
		t.Errorf("got %d acts, %d changes, %v", v.Acts, v.Changes, v.Faults)
	}
	addVisit(t, st, 1)
	if after := verified(t, st); len(after.Faults) != 0 || after.Acts != v.Acts+1 {
		t.Errorf("after reopening and one more act: %d acts, %v", after.Acts, after.Faults)
	}
}

func TestVerifyNamesTheActThatWasTamperedWith(t *testing.T) {
	for name, c := range map[string]struct {
		tamper string
		act    string // words of the act's sentence; "" for none
		words  string
	}{
		"the text of a visit":             {"UPDATE visit SET text = '从未到过' WHERE id = 1", "走访", "内容"},
		"a visit deleted for good":        {"DELETE FROM visit WHERE id = 2", "走访", "内容"},
		"a reference":                     {"UPDATE membership SET person_id = 1 WHERE id = 2", "新建农户", "内容"},
		"a value since edited":            {"UPDATE person SET name = '杨胜' WHERE id = 1", "新建农户", "内容"},
		"an edit in the log":              {`UPDATE change SET edits = CAST(replace(CAST(edits AS TEXT), '杨胜利', '杨胜') AS BLOB) WHERE kind = 1`, "修改成员", "内容"},
		"who did it":                      {"UPDATE act SET worker_id = NULL WHERE sentence LIKE '修改成员%'", "修改成员", "内容"},
		"when it was done":                {"UPDATE act SET at = at - 86400000 WHERE sentence LIKE '修改成员%'", "修改成员", "内容"},
		"a change taken out":              {"DELETE FROM change WHERE act_id = (SELECT max(id) FROM act) AND seq = 1", "走访", "不全"},
		"an act taken out":                {"DELETE FROM act WHERE sentence LIKE '修改成员%'", "修改农户", "缺少 1 次"},
		"a change nobody made":            {"INSERT INTO change (act_id, seq, record, row_id, kind) VALUES (999, 0, 1, 1, 0)", "", "不属于"},
		"a record type of no program":     {"UPDATE change SET record = 99 WHERE id = (SELECT max(id) FROM change)", "走访", "内容"},
		"a sealed value of another field": {"UPDATE household SET phone = (SELECT phone FROM person WHERE id = 1)", "新建农户", "内容"},
	} {
		t.Run(name, func(t *testing.T) {
			folder, file := workedFolder(t)
			changeFile(t, file, c.tamper)
			v := verified(t, openStore(t, folder))
			for _, f := range v.Faults {
				if strings.Contains(f.Sentence, c.act) && strings.Contains(f.Problem, c.words) {
					return
				}
			}
			t.Errorf("no fault of %q with %q among %+v", c.act, c.words, v.Faults)
		})
	}
}
