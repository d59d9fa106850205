package storage_test

import (
	"testing"

	"github.com/shopspring/decimal"

	"zhucunji/cases"
	"zhucunji/storage"
)

// addVillage makes a village with one group.
func addVillage(t testing.TB, st *storage.Store) (village, team cases.Ref) {
	t.Helper()
	v := cases.Village{Name: "望岭村", Town: "金溪镇", County: "黔江区", Province: "重庆市"}
	if _, err := st.SaveVillage(t.Context(), nil, &v); err != nil {
		t.Fatalf("add village: %v", err)
	}
	g := cases.Team{VillageID: cases.Ref(v.ID), Name: "一组"}
	if _, err := st.SaveTeam(t.Context(), nil, &g); err != nil {
		t.Fatalf("add team: %v", err)
	}
	return cases.Ref(v.ID), cases.Ref(g.ID)
}

// addHousehold makes a household of a head, 杨胜国, and a wife; with changes it first.
func addHousehold(t testing.TB, st *storage.Store, with ...func(*cases.NewHousehold)) *cases.NewHousehold {
	t.Helper()
	village, team := addVillage(t, st)
	n := &cases.NewHousehold{
		Household: cases.Household{VillageID: village, TeamID: team},
		Members: []cases.Member{
			{Person: cases.Person{Name: "杨胜国", Sex: "男", IDNumber: "500199195703200112", Phone: "13800000001"}, Membership: cases.Membership{Relation: "户主"}},
			{Person: cases.Person{Name: "田桂花", Sex: "女", IDNumber: "500199196208150028"}, Membership: cases.Membership{Relation: "配偶"}},
		},
		Type: "脱贫户",
	}
	for _, change := range with {
		change(n)
	}
	if _, err := st.AddHousehold(t.Context(), n); err != nil {
		t.Fatalf("add household: %v", err)
	}
	return n
}

func readHousehold(t testing.TB, st *storage.Store, id int64) cases.HouseholdFile {
	t.Helper()
	f, err := st.Household(t.Context(), id)
	if err != nil {
		t.Fatalf("read household: %v", err)
	}
	return f
}

func TestHouseholdKnowsItsHeadPeopleAndType(t *testing.T) {
	st := newStore(t)
	n := addHousehold(t, st)
	f := readHousehold(t, st, n.Household.ID)
	h := f.Household
	if h.HeadName != "杨胜国" || h.People.Value != 2 || h.HouseholdType != "脱贫户" || h.VisitClass != cases.ClassLifted {
		t.Errorf("got head %q, %d people, %q, %q", h.HeadName, h.People.Value, h.HouseholdType, h.VisitClass)
	}
	if got := f.Members[0].Person.IDNumber; got != "500199195703200112" {
		t.Errorf("sealed id number came back as %q", got)
	}
	if h.Facts.Team != "一组" || h.Facts.Village != "望岭村" {
		t.Errorf("got place %q %q", h.Facts.Village, h.Facts.Team)
	}
}

func TestRenamingTheHeadRenamesTheHousehold(t *testing.T) {
	st := newStore(t)
	n := addHousehold(t, st)
	before := readHousehold(t, st, n.Household.ID).Members[0]
	after := before
	after.Person.Name = "杨胜利"
	if _, err := st.EditMember(t.Context(), &before, &after); err != nil {
		t.Fatal(err)
	}
	if got := readHousehold(t, st, n.Household.ID).Household.HeadName; got != "杨胜利" {
		t.Errorf("head is %q", got)
	}
}

func TestVisitMovesTheLastAndNextVisit(t *testing.T) {
	ctx, st := t.Context(), newStore(t)
	n := addHousehold(t, st)
	v := &cases.VisitFile{
		Visit:    cases.Visit{HouseholdID: cases.Ref(n.Household.ID), VisitedOn: cases.NewDay(2026, 11, 20), Way: "入户", Visitors: "张队长", Text: "家中一切正常。"},
		Promises: []cases.Promise{{Text: "联系农技员看脆红李", Responsible: "张队长", DueOn: cases.NewDay(2026, 12, 1)}},
	}
	if _, err := st.AddVisit(ctx, v); err != nil {
		t.Fatal(err)
	}
	h := readHousehold(t, st, n.Household.ID).Household
	if h.LastVisitOn != cases.NewDay(2026, 11, 20) || h.NextVisitOn != cases.NewDay(2026, 11, 20).AddDays(90) || h.OpenPromises.Value != 1 {
		t.Errorf("got last %s, next %s, %d promises", h.LastVisitOn, h.NextVisitOn, h.OpenPromises.Value)
	}
	if _, err := st.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	h = readHousehold(t, st, n.Household.ID).Household
	if h.LastVisitOn != 0 || h.OpenPromises.Value != 0 {
		t.Errorf("after undo: last %s, %d promises", h.LastVisitOn, h.OpenPromises.Value)
	}
}

func TestVisitInTheFutureIsRefused(t *testing.T) {
	st := newStore(t)
	n := addHousehold(t, st)
	v := &cases.VisitFile{Visit: cases.Visit{HouseholdID: cases.Ref(n.Household.ID), VisitedOn: cases.NewDay(2026, 11, 22), Way: "入户"}}
	_, err := st.AddVisit(t.Context(), v)
	if got := cases.CodeOf(err); got != cases.Invalid {
		t.Errorf("code %q (%v)", got, err)
	}
}

// number reads an exact decimal.
func number(text string) cases.Opt[decimal.Decimal] {
	return cases.Some(decimal.RequireFromString(text))
}
