package storage_test

import (
	"testing"

	"zhucunji/cases"
	"zhucunji/storage"
)

func TestDeletedMeasureComesBackWithItsParts(t *testing.T) {
	ctx, st := t.Context(), newStore(t)
	n := addHousehold(t, st)
	m := silkworms(n.Household.ID)
	if _, err := st.AddMeasure(ctx, m); err != nil {
		t.Fatal(err)
	}
	dropInput(t, st, m.Measure.ID) // thrown away before the measure is
	if _, err := st.Hide(ctx, "measure", m.Measure.ID); err != nil {
		t.Fatal(err)
	}
	ids, _, err := st.OrderMeasures(ctx, cases.MeasureFilter{}, cases.Sort{})
	if err != nil || len(ids) != 0 {
		t.Errorf("the list still shows %v, %v", ids, err)
	}
	bin, err := st.Bin(ctx, 10)
	if err != nil || len(bin) != 1 || bin[0].Title != "杨胜国 产业帮扶 养殖业" || bin[0].Kind != "帮扶措施" {
		t.Errorf("the bin shows %+v, %v", bin, err)
	}
	if _, err := st.Restore(ctx, "measure", m.Measure.ID); err != nil {
		t.Fatal(err)
	}
	got, err := st.Measure(ctx, m.Measure.ID)
	if err != nil || got.Measure.Hidden || got.Industry == nil || len(got.Inputs) != 1 {
		t.Errorf("restored: industry %v, %d inputs, %v", got.Industry != nil, len(got.Inputs), err)
	}
}

func TestHouseholdsGoIntoTheBinTogether(t *testing.T) {
	ctx, st := t.Context(), newStore(t)
	n := addHousehold(t, st)
	if _, err := st.HideHouseholds(ctx, []int64{n.Household.ID}); err != nil {
		t.Fatal(err)
	}
	if hits, err := st.Search(ctx, "杨胜国"); err != nil || len(hits) != 0 {
		t.Errorf("search still finds %+v, %v", hits, err)
	}
	if _, err := st.RestoreHouseholds(ctx, []int64{n.Household.ID}); err != nil {
		t.Fatal(err)
	}
	if hits, err := st.Search(ctx, "杨胜国"); err != nil || len(hits) != 1 {
		t.Errorf("search finds %+v, %v", hits, err)
	}
	if _, err := st.Hide(ctx, "household", 999); cases.CodeOf(err) != cases.NotFound {
		t.Errorf("a household that is not there: %v", err)
	}
}

func TestHistoryTellsWhoChangedWhat(t *testing.T) {
	ctx, st := t.Context(), newStore(t)
	w := cases.Worker{Name: "张队长"}
	if _, err := st.SaveWorker(ctx, nil, &w); err != nil {
		t.Fatal(err)
	}
	if err := st.SetWorker(ctx, w.ID); err != nil {
		t.Fatal(err)
	}
	n := addHousehold(t, st)
	before := readHousehold(t, st, n.Household.ID).Members[0]
	after := before
	after.Person.Phone = "13800000009"
	after.Person.Health = "长期慢性病"
	if _, err := st.EditMember(ctx, &before, &after); err != nil {
		t.Fatal(err)
	}
	list, err := st.History(ctx, "person", before.Person.ID)
	if err != nil || len(list) != 3 {
		t.Fatalf("history %+v, %v", list, err)
	}
	phone := list[0]
	if phone.Field != "成员联系电话" || phone.Before != "138****0001" || phone.After != "138****0009" || phone.Worker != "张队长" {
		t.Errorf("got %+v", phone)
	}
	acts, err := st.RecentActs(ctx, 3)
	if err != nil || len(acts) != 3 || acts[0].Sentence != "修改成员 杨胜国" || acts[0].Worker != "张队长" {
		t.Errorf("last acts %+v, %v", acts, err)
	}
	if acts[1].Household != n.Household.ID {
		t.Errorf("the new household leads to %d", acts[1].Household)
	}
}

// dropInput takes the second input out of a measure.
func dropInput(t *testing.T, st *storage.Store, measure int64) {
	t.Helper()
	before, err := st.Measure(t.Context(), measure)
	if err != nil {
		t.Fatal(err)
	}
	after := before
	after.Inputs = before.Inputs[:1]
	if _, err := st.EditMeasure(t.Context(), &before, &after); err != nil {
		t.Fatal(err)
	}
}
