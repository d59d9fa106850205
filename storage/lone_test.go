package storage_test

import (
	"path/filepath"
	"strings"
	"testing"

	"zhucunji/cases"
	"zhucunji/storage"
)

// alone makes a visit the only record of its act.
func alone(f *cases.VisitFile) { f.Promises = nil }

// loneVisit writes a visit of which the act itself says that it made it.
func loneVisit(t *testing.T, st *storage.Store, household int64) *cases.VisitFile {
	t.Helper()
	f := addVisit(t, st, household, alone)
	file := filepath.Join(st.Folder(), "zhucunji.db")
	if n := countRows(t, file, "SELECT count(*) FROM change WHERE record = 14 AND kind = 0 AND row_id = (SELECT max(id) FROM visit)"); n != 0 {
		t.Fatalf("a visit alone has %d rows in the change log", n)
	}
	return f
}

// rewordVisit changes the text of a visit.
func rewordVisit(t *testing.T, st *storage.Store, id int64, text string) cases.Change {
	t.Helper()
	before, err := st.Visit(t.Context(), id)
	must(t, err)
	after := before
	after.Visit.Text = text
	change, err := st.EditVisit(t.Context(), &before, &after)
	must(t, err)
	return change
}

func TestARecordMadeAloneHasItsWholeHistory(t *testing.T) {
	ctx, st := t.Context(), newStore(t)
	visit := loneVisit(t, st, addHousehold(t, st).Household.ID).Visit
	rewordVisit(t, st, visit.ID, "屋顶漏雨。")
	list, err := st.Versions(ctx, "visit", visit.ID)
	must(t, err)
	if len(list) != 2 || !list[1].Created || versionText(list[1], "text") != visit.Text || versionText(list[0], "text") != "屋顶漏雨。" {
		t.Fatalf("the versions are %+v", list)
	}
	history, err := st.History(ctx, "visit", visit.ID)
	must(t, err)
	if len(history) != 2 || history[0].After != "屋顶漏雨。" || history[1].Field != "" {
		t.Errorf("the history is %+v", history)
	}
	_, err = st.BringBack(ctx, "visit", visit.ID, list[1].ID)
	must(t, err)
	if now, err := st.Visit(ctx, visit.ID); err != nil || now.Visit.Text != visit.Text {
		t.Errorf("brought back: %q, %v", now.Visit.Text, err)
	}
	if v := verified(t, st); len(v.Faults) > 0 {
		t.Errorf("the log does not fit: %v", v.Faults)
	}
}

func TestAnEditNamesTheCreationOfARecordMadeAlone(t *testing.T) {
	st := newStore(t)
	visit := loneVisit(t, st, addHousehold(t, st).Household.ID).Visit
	rewordVisit(t, st, visit.ID, "屋顶漏雨。")
	const query = `SELECT count(*) FROM change JOIN act ON act.record = change.record AND act.row_id = change.row_id
		WHERE change.kind = 1 AND instr(CAST(edits AS TEXT), '"r":[' || act.stamp || ']') > 0`
	if n := countRows(t, filepath.Join(st.Folder(), "zhucunji.db"), query); n != 1 {
		t.Error("the edit does not say whose value it replaced")
	}
}

func TestARecordMadeAloneIsUndoneAndRedone(t *testing.T) {
	ctx, st := t.Context(), newStore(t)
	visit := loneVisit(t, st, addHousehold(t, st).Household.ID).Visit
	acts, err := st.RecentActs(ctx, 1)
	must(t, err)
	if acts[0].Household != int64(visit.HouseholdID) {
		t.Errorf("the last act is about household %d", acts[0].Household)
	}
	rewordVisit(t, st, visit.ID, "屋顶漏雨。")
	if lines := previewed(t, st, acts[0].ID); len(lines) != 1 || !strings.Contains(lines[0], "走访") {
		t.Errorf("what rests on it: %q", lines)
	}
	for _, step := range []struct {
		name   string
		do     func() (cases.Change, error)
		hidden bool
	}{
		{"undo the edit", func() (cases.Change, error) { return st.Undo(ctx) }, false},
		{"undo the visit", func() (cases.Change, error) { return st.Undo(ctx) }, true},
		{"redo the visit", func() (cases.Change, error) { return st.Redo(ctx) }, false},
	} {
		_, err := step.do()
		must(t, err)
		now, err := st.Visit(ctx, visit.ID)
		if must(t, err); now.Visit.Hidden != step.hidden || now.Visit.Text != visit.Text {
			t.Errorf("%s: hidden %v, %q", step.name, now.Visit.Hidden, now.Visit.Text)
		}
	}
}

func TestWhatAnActMadeAloneIsInTheTrail(t *testing.T) {
	ctx, st := t.Context(), newStore(t)
	visit := loneVisit(t, st, addHousehold(t, st).Household.ID).Visit
	list, _, err := st.Audit(ctx, cases.AuditFilter{}, cases.AuditCursor{}, 1)
	must(t, err)
	d, err := st.AuditDetail(ctx, list[0])
	must(t, err)
	if len(d.Changes) != 1 || d.More != 0 || !d.Changes[0].Created || d.Changes[0].ID != visit.ID || len(d.Changes[0].Fields) < 4 {
		t.Errorf("the trail tells %+v", d)
	}
}

func TestARecordMadeAloneIsErasedForGood(t *testing.T) {
	ctx, st := t.Context(), newStore(t)
	visit := loneVisit(t, st, addHousehold(t, st).Household.ID)
	eraseVisits(t, st, visit)
	v := verified(t, st)
	if len(v.Faults) > 0 || v.Erased == 0 {
		t.Errorf("%d erased, faults %v", v.Erased, v.Faults)
	}
	list, _, err := st.Audit(ctx, cases.AuditFilter{Text: "走访"}, cases.AuditCursor{}, 10)
	must(t, err)
	for _, e := range list {
		_, err := st.AuditDetail(ctx, e)
		must(t, err)
	}
}

func TestVerifyNamesWhatWasDoneToActsThatStandAlone(t *testing.T) {
	for name, c := range map[string]struct{ tamper, words string }{
		"the visit of another act":   {"UPDATE act SET row_id = row_id - 1 WHERE id = (SELECT max(id) FROM act)", "内容"},
		"a visit that never was":     {"UPDATE act SET row_id = 999 WHERE id = (SELECT max(id) FROM act)", "内容"},
		"no visit any more":          {"UPDATE act SET record = NULL WHERE id = (SELECT max(id) FROM act)", "不全"},
		"another type":               {"UPDATE act SET record = 3 WHERE id = (SELECT max(id) FROM act)", "内容"},
		"a type of no program":       {"UPDATE act SET record = 99 WHERE id = (SELECT max(id) FROM act)", "内容"},
		"far more than can be":       {"UPDATE act SET changes = 1000000 WHERE id = (SELECT max(id) FROM act)", "不全"},
		"the text of the visit":      {"UPDATE visit SET text = '从未到过' WHERE id = (SELECT max(id) FROM visit)", "内容"},
		"a visit nobody wrote down":  {"INSERT INTO visit (uid, household_id, text) VALUES (randomblob(16), 1, '从未到过')", "没有建立时的登记"},
		"a row in the log beside it": {"INSERT INTO change (act_id, seq, record, row_id, kind) VALUES ((SELECT max(id) FROM act), 0, 14, (SELECT max(id) FROM visit), 0)", "不属于"},
	} {
		t.Run(name, func(t *testing.T) {
			folder, file := workedFolder(t)
			st, err := storage.Open(t.Context(), folder, storage.Options{Now: fixedClock()})
			must(t, err)
			loneVisit(t, st, 1)
			loneVisit(t, st, 1)
			must(t, st.Close())
			changeFile(t, file, c.tamper)
			v := verified(t, openStore(t, folder))
			for _, f := range v.Faults {
				if strings.Contains(f.Problem, c.words) {
					return
				}
			}
			t.Errorf("no fault with %q among %+v", c.words, v.Faults)
		})
	}
}

func TestSalvageMissesARecordMadeAlone(t *testing.T) {
	folder, file := workedFolder(t)
	st, err := storage.Open(t.Context(), folder, storage.Options{Now: fixedClock()})
	must(t, err)
	kept, lost := loneVisit(t, st, 1), loneVisit(t, st, 1)
	must(t, st.Close())
	changeFile(t, file, "PRAGMA foreign_keys = OFF", "DELETE FROM visit WHERE id = (SELECT max(id) FROM visit)", "PRAGMA wal_checkpoint(TRUNCATE)")
	saved, err := storage.Salvage(t.Context(), folder, storage.Options{Now: fixedClock()}, nil)
	must(t, err)
	for _, part := range saved.Records {
		if part.Record == "visit" && part.Missing+part.Partly != 1 {
			t.Errorf("of visits %+v", part)
		}
	}
	st = openStore(t, folder)
	if list, err := st.Versions(t.Context(), "visit", kept.Visit.ID); err != nil || len(list) != 1 {
		t.Errorf("the visit that was saved has %d versions, %v", len(list), err)
	}
	if next := addVisit(t, st, 1, alone); next.Visit.ID == lost.Visit.ID {
		t.Error("the next visit took the number of the lost one")
	}
}
