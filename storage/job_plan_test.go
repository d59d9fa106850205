package storage_test

import (
	"context"
	"testing"

	"zhucunji/cases"
)

func TestJobPlansAreKeptByYear(t *testing.T) {
	ctx, st := t.Context(), newStore(t)
	n := addHousehold(t, st)
	person := n.Members[0].Person.ID
	plan := cases.JobPlan{HouseholdID: cases.Ref(n.Household.ID), PersonID: cases.Ref(person), Year: cases.Some(int64(2026)), Planned: cases.Yes, Province: "广东省"}
	if _, err := st.SaveJobPlan(ctx, nil, &plan); err != nil {
		t.Fatal(err)
	}
	next := plan
	next.Base, next.Year = cases.Base{}, cases.Some(int64(2027))
	if _, err := st.SaveJobPlan(ctx, nil, &next); err != nil {
		t.Fatal(err)
	}
	changed := plan
	changed.Planned = cases.No
	if c, err := st.SaveJobPlan(ctx, &plan, &changed); err != nil || !c.ConcernsHousehold(n.Household.ID) {
		t.Errorf("change %+v, %v", c, err)
	}
	got, err := st.JobPlans(ctx, person)
	if err != nil || len(got) != 2 || got[0].Year.Value != 2027 || got[1].Planned != cases.No {
		t.Errorf("plans %+v, %v", got, err)
	}
	if none, err := st.JobPlans(ctx, n.Members[1].Person.ID); err != nil || len(none) != 0 {
		t.Errorf("another person's plans %+v, %v", none, err)
	}
}

func TestAJobPlanNeedsItsYear(t *testing.T) {
	st := newStore(t)
	n := addHousehold(t, st)
	plan := cases.JobPlan{HouseholdID: cases.Ref(n.Household.ID), PersonID: cases.Ref(n.Members[0].Person.ID)}
	if _, err := st.SaveJobPlan(t.Context(), nil, &plan); cases.CodeOf(err) != cases.Invalid {
		t.Errorf("error %v, want invalid", err)
	}
}

func TestJobPlansAreCanceled(t *testing.T) {
	st := newStore(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := st.JobPlans(ctx, 1); cases.CodeOf(err) != cases.Canceled {
		t.Errorf("error %v, want canceled", err)
	}
}
