package storage_test

import (
	"testing"

	"zhucunji/cases"
)

// silkworms is a measure of 蚕桑 for a household.
func silkworms(household int64) *cases.MeasureFile {
	return &cases.MeasureFile{
		Measure: cases.Measure{HouseholdID: cases.Ref(household), Year: cases.Some(int64(2026)), Block: "产业帮扶", Item: "养殖业", Amount: cases.Some(cases.Yuan(800))},
		Industry: &cases.Industry{
			Category: "蚕桑", Variety: "桑蚕", Season: "春蚕", Scale: number("1933.65"), Unit: "张",
			Yield: number("100"), YieldUnit: "公斤", UnitPrice: number("38"), Cost: cases.Some(cases.Yuan(1000)),
		},
		Inputs: []cases.Input{{Source: "奖补", Amount: cases.Some(cases.Yuan(800))}, {Source: "自筹", Amount: cases.Some(cases.Yuan(200))}},
	}
}

func TestMeasureComesBackWithItsParts(t *testing.T) {
	ctx, st := t.Context(), newStore(t)
	n := addHousehold(t, st)
	m := silkworms(n.Household.ID)
	if _, err := st.AddMeasure(ctx, m); err != nil {
		t.Fatal(err)
	}
	got, err := st.Measure(ctx, m.Measure.ID)
	if err != nil {
		t.Fatal(err)
	}
	if got.Industry == nil || got.Industry.Scale.Value.String() != "1933.65" || len(got.Inputs) != 2 {
		t.Errorf("got %+v with %d inputs", got.Industry, len(got.Inputs))
	}
	if h := readHousehold(t, st, n.Household.ID).Household; h.MeasureCount.Value != 1 {
		t.Errorf("the household counts %d measures", h.MeasureCount.Value)
	}
	ids, sums, err := st.OrderMeasures(ctx, cases.MeasureFilter{Year: 2026, Category: "蚕桑"}, cases.Sort{})
	if err != nil || len(ids) != 1 || sums.Value != cases.Yuan(3800) || sums.Net != cases.Yuan(2800) {
		t.Errorf("list %v, sums %+v, %v", ids, sums, err)
	}
}

func TestPartTakenOutOfAMeasureGoesIntoTheBin(t *testing.T) {
	ctx, st := t.Context(), newStore(t)
	n := addHousehold(t, st)
	m := silkworms(n.Household.ID)
	if _, err := st.AddMeasure(ctx, m); err != nil {
		t.Fatal(err)
	}
	before, err := st.Measure(ctx, m.Measure.ID)
	if err != nil {
		t.Fatal(err)
	}
	after := before
	industry := *before.Industry
	after.Industry = &industry
	after.Industry.Season = "夏蚕"
	after.Inputs = before.Inputs[:1]
	if _, err := st.EditMeasure(ctx, &before, &after); err != nil {
		t.Fatal(err)
	}
	got, err := st.Measure(ctx, m.Measure.ID)
	if err != nil || got.Industry.Season != "夏蚕" || len(got.Inputs) != 1 {
		t.Errorf("after the edit: %q, %d inputs, %v", got.Industry.Season, len(got.Inputs), err)
	}
	if _, err := st.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	got, err = st.Measure(ctx, m.Measure.ID)
	if err != nil || got.Industry.Season != "春蚕" || len(got.Inputs) != 2 {
		t.Errorf("after undo: %q, %d inputs, %v", got.Industry.Season, len(got.Inputs), err)
	}
}

func TestPublicPostKeepsItsMonths(t *testing.T) {
	ctx, st := t.Context(), newStore(t)
	n := addHousehold(t, st)
	m := &cases.MeasureFile{
		Measure:    cases.Measure{HouseholdID: cases.Ref(n.Household.ID), PersonID: cases.Ref(n.Members[0].Person.ID), Year: cases.Some(int64(2026)), Block: "公益岗位帮扶"},
		Post:       &cases.PublicPost{PostName: "护林员", PostType: "护林员", MonthlyStandard: cases.Some(cases.Yuan(600)), RequiredDays: number("20")},
		Attendance: []cases.Attendance{{Month: cases.NewMonth(2026, 9), RequiredDays: number("20"), PresentDays: number("18")}},
	}
	if _, err := st.AddMeasure(ctx, m); err != nil {
		t.Fatal(err)
	}
	got, err := st.Measure(ctx, m.Measure.ID)
	if err != nil || got.Post == nil || len(got.Attendance) != 1 {
		t.Fatalf("got %+v, %v", got.Post, err)
	}
	f := cases.NewReportFilter(st.Today())
	f.Types = nil
	if table := reportTexts(t, st, "R1", f); len(table) != 3 {
		t.Errorf("R1 has %d rows", len(table)-1)
	}
}
