package storage_test

import (
	"strings"
	"testing"

	"zhucunji/cases"
	"zhucunji/storage"
)

// heldFor is a meeting two days ago of three households, read again, with its visits.
func heldFor(t *testing.T, st *storage.Store) (g cases.Gathering, visits []int64) {
	t.Helper()
	ctx := t.Context()
	var refs []cases.Ref
	for range 3 {
		refs = append(refs, cases.Ref(addHousehold(t, st).Household.ID))
	}
	g = cases.Gathering{
		VillageID: readHousehold(t, st, int64(refs[0])).Household.VillageID, Title: "医保动员", HeldOn: cases.NewDay(2026, 11, 19),
		Way: cases.WayGathering, Visitors: "张队长", Place: "村委会", Text: "宣传医保缴费。",
	}
	_, err := st.AddGathering(ctx, &g, cases.VisitsOf(&g, refs, make([]cases.VisitFacts, 3), st.Today(), st.Policy()))
	must(t, err)
	visits, err = st.OrderVisits(ctx, cases.VisitFilter{}, cases.Sort{Key: "visited_on"})
	must(t, err)
	return readVisit(t, st, visits[0]).Gathering, visits
}

func readVisit(t *testing.T, st *storage.Store, id int64) cases.VisitFile {
	t.Helper()
	f, err := st.Visit(t.Context(), id)
	must(t, err)
	return f
}

func editVisit(t *testing.T, st *storage.Store, id int64, change func(*cases.Visit)) {
	t.Helper()
	before := readVisit(t, st, id)
	after := before
	change(&after.Visit)
	_, err := st.EditVisit(t.Context(), &before, &after)
	must(t, err)
}

func TestTheVisitsOfAGatheringFollowItsCorrection(t *testing.T) {
	ctx, st := t.Context(), newStore(t)
	before, visits := heldFor(t, st)
	editVisit(t, st, visits[1], func(v *cases.Visit) { v.Text, v.Visitors = "单独谈了危房改造。", "李书记" })
	_, err := st.Hide(ctx, "visit", visits[2])
	must(t, err)
	after := before
	after.HeldOn, after.Visitors, after.Place, after.Text = cases.NewDay(2026, 11, 18), "张队长、刘会计", "小学", "宣传医保缴费，十一月底截止。"
	change, err := st.EditGathering(ctx, &before, &after)
	must(t, err)
	if want := "修改院坝会 2026-11-19"; change.Sentence != want {
		t.Errorf("the act says %q, want %q", change.Sentence, want)
	}
	for i, want := range []struct{ text, visitors string }{
		{after.Text, after.Visitors}, {"单独谈了危房改造。", "李书记"}, {after.Text, after.Visitors},
	} {
		f := readVisit(t, st, visits[i])
		if f.Text() != want.text || f.Visit.Visitors != want.visitors || f.Visit.VisitedOn != after.HeldOn || f.Gathering.Place != "小学" {
			t.Errorf("visit %d: %s, %q by %s", i, f.Visit.VisitedOn, f.Text(), f.Visit.Visitors)
		}
	}
	if got := readHousehold(t, st, int64(readVisit(t, st, visits[0]).Visit.HouseholdID)).Household.LastVisitOn; got != after.HeldOn {
		t.Errorf("the household was last visited on %s, want %s", got, after.HeldOn)
	}
	wantNoDifferences(t, st)
	_, err = st.Undo(ctx)
	must(t, err)
	for i, id := range visits {
		if f := readVisit(t, st, id); f.Visit.VisitedOn != before.HeldOn || f.Gathering.Text != before.Text {
			t.Errorf("after undo visit %d is of %s: %q", i, f.Visit.VisitedOn, f.Text())
		}
	}
	wantNoDifferences(t, st)
}

func TestACorrectedDayBringsWhatTheHouseholdWasThen(t *testing.T) {
	ctx, st := t.Context(), newStore(t)
	before, visits := heldFor(t, st)
	household := readVisit(t, st, visits[0]).Visit.HouseholdID
	_, err := st.SaveStanding(ctx, nil, &cases.Standing{HouseholdID: household, Kind: string(cases.ListHouseholdType), Value: "普通农户", FromOn: cases.NewDay(2026, 11, 20)})
	must(t, err)
	after := before
	after.HeldOn = cases.NewDay(2026, 11, 21)
	_, err = st.EditGathering(ctx, &before, &after)
	must(t, err)
	if got := readVisit(t, st, visits[0]).Visit.HouseholdType; got != "普通农户" {
		t.Errorf("the visit says %q, want 普通农户", got)
	}
}

func TestAVisitWrittenDownLaterSaysWhatTheHouseholdWasThen(t *testing.T) {
	ctx, st := t.Context(), newStore(t)
	home := addHousehold(t, st).Household
	was := readHousehold(t, st, home.ID).Standings[0].Value
	_, err := st.SaveStanding(ctx, nil, &cases.Standing{HouseholdID: cases.Ref(home.ID), Kind: string(cases.ListHouseholdType), Value: "普通农户", FromOn: cases.NewDay(2026, 11, 20)})
	must(t, err)
	days := map[cases.Day]string{cases.NewDay(2026, 11, 19): was, cases.NewDay(2026, 11, 20): "普通农户", st.Today(): "普通农户"}
	for day := range days {
		addVisit(t, st, home.ID, func(f *cases.VisitFile) { f.Visit.VisitedOn = day })
		g := cases.Gathering{VillageID: home.VillageID, Title: "医保动员", HeldOn: day, Way: cases.WayGathering}
		_, err := st.AddGathering(ctx, &g, cases.VisitsOf(&g, []cases.Ref{cases.Ref(home.ID)}, make([]cases.VisitFacts, 1), st.Today(), st.Policy()))
		must(t, err)
	}
	visits, err := st.OrderVisits(ctx, cases.VisitFilter{}, cases.Sort{Key: "visited_on"})
	must(t, err)
	if len(visits) != 2*len(days) {
		t.Fatalf("%d visits", len(visits))
	}
	for _, id := range visits {
		if v := readVisit(t, st, id).Visit; v.HouseholdType != days[v.VisitedOn] {
			t.Errorf("the visit of %s says %q, want %q", v.VisitedOn, v.HouseholdType, days[v.VisitedOn])
		}
	}
	editVisit(t, st, visits[len(visits)-1], func(v *cases.Visit) { v.VisitedOn = cases.NewDay(2026, 11, 18) })
	if v := readVisit(t, st, visits[len(visits)-1]).Visit; v.HouseholdType != was {
		t.Errorf("moved to the day before, the visit says %q, want %q", v.HouseholdType, was)
	}
}

func TestAGatheringIsNotCorrected(t *testing.T) {
	for name, c := range map[string]struct {
		first  func(t *testing.T, st *storage.Store, g cases.Gathering, visits []int64)
		change func(*cases.Gathering)
		code   cases.Code
		says   string
	}{
		"into the future": {change: func(g *cases.Gathering) { g.HeldOn = cases.NewDay(2026, 11, 22) }, code: cases.Invalid, says: "日期不能是将来"},
		"past what one visit agreed": {
			first: func(t *testing.T, st *storage.Store, _ cases.Gathering, visits []int64) {
				editVisit(t, st, visits[2], func(v *cases.Visit) { v.NextOn = cases.NewDay(2026, 11, 20) })
			},
			change: func(g *cases.Gathering) { g.HeldOn = cases.NewDay(2026, 11, 21) }, code: cases.Invalid, says: "参加的农户里有一户不能跟着改",
		},
		"after somebody else did": {
			first: func(t *testing.T, st *storage.Store, g cases.Gathering, _ []int64) {
				other := g
				other.Text = "别人改的"
				_, err := st.EditGathering(t.Context(), &g, &other)
				must(t, err)
			},
			change: func(g *cases.Gathering) { g.Text = "我改的" }, code: cases.Conflict,
		},
	} {
		t.Run(name, func(t *testing.T) {
			st := newStore(t)
			before, visits := heldFor(t, st)
			if c.first != nil {
				c.first(t, st, before, visits)
			}
			stands := readVisit(t, st, visits[0])
			after := before
			c.change(&after)
			_, err := st.EditGathering(t.Context(), &before, &after)
			if cases.CodeOf(err) != c.code || !strings.Contains(cases.MessageOf(err), c.says) {
				t.Errorf("%v, want %s that says %q", err, c.code, c.says)
			}
			if got := readVisit(t, st, visits[0]); got.Visit.VisitedOn != stands.Visit.VisitedOn || got.Text() != stands.Text() {
				t.Errorf("half of it is written: %s %q", got.Visit.VisitedOn, got.Text())
			}
		})
	}
}
