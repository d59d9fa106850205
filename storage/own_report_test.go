package storage_test

import (
	"testing"

	"zhucunji/cases"
	"zhucunji/storage"
)

// roster is an own report of the members of a household.
func roster(name string) *cases.OwnReport {
	o := &cases.OwnReport{}
	o.Define(&cases.Report{
		Name: name, Grain: cases.GrainPerson, Use: cases.UseUpload,
		Columns: []cases.ReportColumn{{Path: "person.name"}, {Path: "membership.relation"}},
		Sort:    []string{"-membership.relation"},
	})
	return o
}

func TestOwnReportsStandBehindThoseOfTheProgram(t *testing.T) {
	ctx, st := t.Context(), newStore(t)
	addHousehold(t, st)
	o := roster("家庭成员名册")
	if _, err := st.SaveOwnReport(ctx, nil, o); err != nil {
		t.Fatal(err)
	}
	list, err := st.Reports(ctx)
	if err != nil || len(list) != len(cases.Reports())+1 || list[len(list)-1].Key != o.Key() {
		t.Fatalf("%d reports, %v", len(list), err)
	}
	for _, key := range []string{o.Key(), "家庭成员名册", "U-家庭成员名册"} {
		r, err := st.Report(ctx, key)
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for row, err := range st.ReportRows(ctx, r, cases.NewReportFilter(st.Today())) {
			if err != nil {
				t.Fatal(err)
			}
			names = append(names, row.Person.Name)
		}
		if len(names) < 2 || names[len(names)-1] != "杨胜国" {
			t.Errorf("%s gives %q, want the head last", key, names)
		}
	}
	if _, err := st.Report(ctx, "U-无"); cases.CodeOf(err) != cases.NotFound {
		t.Errorf("an unknown report: %v", err)
	}
}

func TestOwnReportsHaveHistoryAndUndo(t *testing.T) {
	ctx, st := t.Context(), newStore(t)
	o := roster("名册")
	if _, err := st.SaveOwnReport(ctx, nil, o); err != nil {
		t.Fatal(err)
	}
	after := *o
	after.Name = "新名册"
	change, err := st.SaveOwnReport(ctx, o, &after)
	if err != nil || change.Sentence != "保存报表 新名册" {
		t.Fatalf("%q, %v", change.Sentence, err)
	}
	if _, err := st.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if list, err := st.OwnReports(ctx); err != nil || len(list) != 1 || list[0].Name != "名册" {
		t.Errorf("%+v, %v", list, err)
	}
	if _, err := st.Hide(ctx, "own_report", o.ID); err != nil {
		t.Fatal(err)
	}
	if list, err := st.OwnReports(ctx); err != nil || len(list) != 0 {
		t.Errorf("%+v, %v after it was thrown away", list, err)
	}
	if bin, err := st.Bin(ctx, 10); err != nil || len(bin) != 1 || bin[0].Title != "名册" {
		t.Errorf("bin %+v, %v", bin, err)
	}
}

func TestOwnReportsAreNamedOnce(t *testing.T) {
	ctx, st := t.Context(), newStore(t)
	if _, err := st.SaveOwnReport(ctx, nil, roster("名册")); err != nil {
		t.Fatal(err)
	}
	for name, o := range map[string]*cases.OwnReport{
		"the name of another":           roster("名册"),
		"the name of the program's own": roster("小额信贷台账"),
		"no name":                       roster(""),
	} {
		if _, err := st.SaveOwnReport(ctx, nil, o); cases.CodeOf(err) != cases.Invalid {
			t.Errorf("%s: %v, want invalid", name, err)
		}
	}
}

// take stores a report that came as a file.
func take(t *testing.T, st *storage.Store, o *cases.OwnReport) {
	t.Helper()
	raw, err := cases.EncodeOwnReport(o)
	if err != nil {
		t.Fatal(err)
	}
	got, notes, err := cases.DecodeOwnReport(raw)
	if err != nil || len(notes) > 0 {
		t.Fatalf("%v, %q", err, notes)
	}
	if _, err := st.TakeOwnReport(t.Context(), got); err != nil {
		t.Fatal(err)
	}
}

func TestOwnReportsComeFromOtherMachines(t *testing.T) {
	ctx, st, other := t.Context(), newStore(t), newStore(t)
	sent := roster("名册")
	if _, err := other.SaveOwnReport(ctx, nil, sent); err != nil {
		t.Fatal(err)
	}
	if _, err := st.SaveOwnReport(ctx, nil, roster("名册")); err != nil { // our own of the same name
		t.Fatal(err)
	}
	take(t, st, sent)
	edited := *sent
	edited.Note = "改过"
	take(t, st, &edited) // once more, newer
	list, err := st.OwnReports(ctx)
	if err != nil || len(list) != 2 || list[1].Name != "名册2" || list[1].Note != "改过" || list[1].Key() != sent.Key() {
		t.Fatalf("%+v, %v", list, err)
	}
	if _, err := st.Hide(ctx, "own_report", list[1].ID); err != nil {
		t.Fatal(err)
	}
	take(t, st, sent)
	if list, err := st.OwnReports(ctx); err != nil || len(list) != 2 {
		t.Errorf("%d reports after it came again, %v", len(list), err)
	}
}
