package storage_test

import (
	"slices"
	"testing"
	"time"

	"zhucunji/cases"
	"zhucunji/storage"
)

// onLine gives the entries of one record type of a household.
func onLine(t *testing.T, st *storage.Store, household int64, record string) []cases.Occurrence {
	t.Helper()
	line, err := st.Timeline(t.Context(), household)
	must(t, err)
	return slices.DeleteFunc(line, func(o cases.Occurrence) bool { return o.Record != record })
}

func TestTheTimeLineTellsOfPhotos(t *testing.T) {
	ctx, st := t.Context(), newStore(t)
	id := addHousehold(t, st).Household.ID
	visit := addVisit(t, st, id).Visit.ID
	taken := func(day, hour int) time.Time { return time.Date(2026, 11, day, hour, 0, 0, 0, time.Local) }
	for i, p := range []cases.Photo{
		{Caption: "改厕前", TakenAt: taken(3, 9)},
		{Caption: "改厕后", TakenAt: taken(3, 23)},
		{TakenAt: taken(3, 10)},
		{Caption: "门前", TakenAt: taken(9, 8)},
		{VisitID: cases.Ref(visit), TakenAt: taken(20, 8)},
		{VisitID: cases.Ref(visit), TakenAt: taken(20, 9)},
	} {
		p.HouseholdID = cases.Ref(id)
		_, err := st.AddPhoto(ctx, &p, phonePhoto(t, 40+i, 30))
		must(t, err)
	}
	want := []cases.Occurrence{
		{On: cases.NewDay(2026, 11, 9), Title: "照片 1 张", Text: "门前"},
		{On: cases.NewDay(2026, 11, 3), Title: "照片 3 张", Text: "改厕前、改厕后"},
	}
	got := onLine(t, st, id, "photo")
	if len(got) != len(want) {
		t.Fatalf("the line tells %+v, want %d days", got, len(want))
	}
	for i, o := range got {
		if o.On != want[i].On || o.Title != want[i].Title || o.Text != want[i].Text || o.ID == 0 {
			t.Errorf("the line tells %+v, want %+v", o, want[i])
		}
	}
	if visits := onLine(t, st, id, "visit"); len(visits) != 1 || visits[0].Text != "照片 2 张；家中一切正常。" {
		t.Errorf("the visit tells %+v", visits)
	}
}

func TestTheTimeLineSaysWhoWorked(t *testing.T) {
	ctx, st := t.Context(), newStore(t)
	n := addHousehold(t, st)
	worker := n.Members[1].Person
	spell := cases.JobSpell{HouseholdID: cases.Ref(n.Household.ID), PersonID: cases.Ref(worker.ID), FromMonth: cases.NewDay(2026, 3, 1).MonthOf(), Place: "省外", Working: cases.Yes}
	_, err := st.SaveJobSpell(ctx, nil, &spell)
	must(t, err)
	got := onLine(t, st, n.Household.ID, "job_spell")
	if len(got) != 1 || got[0].Person != cases.Ref(worker.ID) || got[0].ID != spell.ID || got[0].Title != "务工 "+worker.Name+" 省外" {
		t.Errorf("the line tells %+v, want the job of %s", got, worker.Name)
	}
}
