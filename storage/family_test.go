package storage_test

import (
	"testing"

	"zhucunji/cases"
)

// day2026 is a day of 2026.
func day2026(month, day int) cases.Day { return cases.NewDay(2026, month, day) }

func TestDeadMemberLeavesTheCountNotTheHistory(t *testing.T) {
	ctx, st := t.Context(), newStore(t)
	n := addHousehold(t, st)
	id := n.Household.ID
	wife := cases.Ref(n.Members[1].Person.ID)
	change, err := st.Leave(ctx, id, cases.Leaving{PersonID: wife, On: day2026(10, 3), Reason: cases.LeaveDied})
	if err != nil {
		t.Fatal(err)
	}
	if want := "成员减少 田桂花（杨胜国家）"; change.Sentence != want {
		t.Errorf("sentence %q, want %q", change.Sentence, want)
	}
	f := readHousehold(t, st, id)
	if f.Household.People.Value != 1 || len(f.Members) != 1 || len(f.Former) != 1 || f.Former[0].Person.Name != "田桂花" {
		t.Errorf("got %d people, %d members, %d former", f.Household.People.Value, len(f.Members), len(f.Former))
	}
	line, err := st.Timeline(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	if len(line) == 0 || line[0].Title != "成员减少 田桂花" || line[0].Text != cases.LeaveDied {
		t.Errorf("time line begins with %+v", line)
	}
	if _, err := st.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if got := readHousehold(t, st, id).Household.People.Value; got != 2 {
		t.Errorf("after undo: %d people", got)
	}
}

func TestBirthJoinsTheHousehold(t *testing.T) {
	ctx, st := t.Context(), newStore(t)
	n := addHousehold(t, st)
	child := &cases.Member{
		Person:     cases.Person{Name: "杨小满", Sex: "女", BirthOn: day2026(5, 21)},
		Membership: cases.Membership{Relation: "之孙女", JoinedOn: day2026(5, 21), JoinReason: "新生儿"},
	}
	if _, err := st.AddMember(ctx, n.Household.ID, child); err != nil {
		t.Fatal(err)
	}
	f := readHousehold(t, st, n.Household.ID)
	if f.Household.People.Value != 3 || f.Members[2].Person.Facts.Age.Value != 0 {
		t.Errorf("got %d people, the last %+v", f.Household.People.Value, f.Members[2].Person.Facts)
	}
}

func TestNewHeadNamesTheHousehold(t *testing.T) {
	ctx, st := t.Context(), newStore(t)
	n := addHousehold(t, st)
	old, wife := cases.Ref(n.Members[0].Person.ID), cases.Ref(n.Members[1].Person.ID)
	next := cases.Succession{PersonID: wife, Relations: map[cases.Ref]string{old: "配偶"}}
	if _, err := st.ChangeHead(ctx, n.Household.ID, next, day2026(9, 1)); err != nil {
		t.Fatal(err)
	}
	f := readHousehold(t, st, n.Household.ID)
	if f.Household.HeadName != "田桂花" || f.Members[0].Membership.Relation != cases.RelationHead || f.Members[1].Membership.Relation != "配偶" {
		t.Errorf("head %q, relations %q %q", f.Household.HeadName, f.Members[0].Membership.Relation, f.Members[1].Membership.Relation)
	}
}

func TestSplitMakesASecondHouseholdAndMergeEndsIt(t *testing.T) {
	ctx, st := t.Context(), newStore(t)
	n := addHousehold(t, st)
	id, wife := n.Household.ID, cases.Ref(n.Members[1].Person.ID)
	if _, err := st.SplitHousehold(ctx, id, cases.Splitting{On: day2026(9, 1), People: []cases.Ref{wife}, Head: wife}); err != nil {
		t.Fatal(err)
	}
	order, err := st.OrderHouseholds(ctx, cases.HouseholdFilter{}, cases.Sort{})
	if err != nil || len(order.IDs) != 2 || order.People != 2 {
		t.Fatalf("after the split: %+v, %v", order, err)
	}
	second := order.IDs[0]
	if second == id {
		second = order.IDs[1]
	}
	f := readHousehold(t, st, second)
	if f.Household.HeadName != "田桂花" || f.Household.HouseholdType != "脱贫户" || f.Household.TeamID != n.Household.TeamID {
		t.Errorf("the new household: %q, %q", f.Household.HeadName, f.Household.HouseholdType)
	}
	merging := cases.Merging{On: day2026(11, 1), Relations: map[cases.Ref]string{wife: "配偶"}}
	if _, err := st.MergeHouseholds(ctx, second, id, merging); err != nil {
		t.Fatal(err)
	}
	order, err = st.OrderHouseholds(ctx, cases.HouseholdFilter{}, cases.Sort{})
	if err != nil || len(order.IDs) != 1 || order.People != 2 {
		t.Errorf("after the merger: %+v, %v", order, err)
	}
}

func TestPersonMovesToAnotherHousehold(t *testing.T) {
	ctx, st := t.Context(), newStore(t)
	n := addHousehold(t, st)
	other := &cases.NewHousehold{
		Household: cases.Household{VillageID: n.Household.VillageID, TeamID: n.Household.TeamID},
		Members:   []cases.Member{{Person: cases.Person{Name: "冉光华"}, Membership: cases.Membership{Relation: "户主"}}},
	}
	if _, err := st.AddHousehold(ctx, other); err != nil {
		t.Fatal(err)
	}
	wife := cases.Ref(n.Members[1].Person.ID)
	if _, err := st.MovePerson(ctx, n.Household.ID, other.Household.ID, cases.Moving{PersonID: wife, On: day2026(8, 1), Relation: "配偶"}); err != nil {
		t.Fatal(err)
	}
	if got := readHousehold(t, st, other.Household.ID).Household.People.Value; got != 2 {
		t.Errorf("the other household has %d people", got)
	}
	hits, err := st.Search(ctx, "田桂花")
	if err != nil || len(hits) != 1 || hits[0].Head != "冉光华" {
		t.Errorf("found with %+v, %v", hits, err)
	}
}

func TestTypeOfAHouseholdIsADatedSpell(t *testing.T) {
	ctx, st := t.Context(), newStore(t)
	n := addHousehold(t, st)
	next := &cases.Standing{HouseholdID: cases.Ref(n.Household.ID), Kind: string(cases.ListHouseholdType), Value: "普通农户", FromOn: day2026(6, 1)}
	if _, err := st.SaveStanding(ctx, nil, next); err != nil {
		t.Fatal(err)
	}
	f := readHousehold(t, st, n.Household.ID)
	if f.Household.HouseholdType != "普通农户" || cases.TypeOn(f.Standings, day2026(5, 31)) != "脱贫户" {
		t.Errorf("today %q, before %q", f.Household.HouseholdType, cases.TypeOn(f.Standings, day2026(5, 31)))
	}
	monitored := &cases.Monitoring{HouseholdID: cases.Ref(n.Household.ID), Class: "边缘易致贫户", RecognisedMonth: cases.NewMonth(2026, 7), Risk1: "因病"}
	if _, err := st.SaveMonitoring(ctx, nil, monitored); err != nil {
		t.Fatal(err)
	}
	h := readHousehold(t, st, n.Household.ID).Household
	if h.MonitorClass != "边缘易致贫户" || h.VisitClass != cases.ClassMonitored {
		t.Errorf("class %q, visited as %q", h.MonitorClass, h.VisitClass)
	}
}

func TestFieldSetOnManyIsOneAct(t *testing.T) {
	ctx, st := t.Context(), newStore(t)
	n := addHousehold(t, st)
	ids := []int64{n.Household.ID}
	if _, err := st.SetOnMany(ctx, ids, "fuel", "柴草"); err != nil {
		t.Fatal(err)
	}
	if _, err := st.SetOnMany(ctx, ids, "household_type", "普通农户"); err != nil {
		t.Fatal(err)
	}
	h := readHousehold(t, st, ids[0]).Household
	if h.Fuel != "柴草" || h.HouseholdType != "普通农户" {
		t.Errorf("got %q, %q", h.Fuel, h.HouseholdType)
	}
	if _, err := st.SetOnMany(ctx, ids, "people", "5"); cases.CodeOf(err) != cases.Invalid {
		t.Errorf("a worked-out field: %v", err)
	}
	if _, err := st.SetOnMany(ctx, []int64{ids[0], 999}, "fuel", "煤炭"); cases.CodeOf(err) != cases.NotFound {
		t.Errorf("a household that is not there: %v", err)
	}
	if got := readHousehold(t, st, ids[0]).Household.Fuel; got != "柴草" {
		t.Errorf("half an act was kept: %q", got)
	}
}
