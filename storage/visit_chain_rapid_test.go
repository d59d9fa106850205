package storage_test

import (
	"path/filepath"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"zhucunji/cases"
	"zhucunji/storage"
)

// TestChainHoldsExactlyTheVisitsOfAHousehold does random acts on three households of each
// round, all in one file.
func TestChainHoldsExactlyTheVisitsOfAHousehold(t *testing.T) {
	st := newStore(t)
	village, team := addVillage(t, st)
	rapid.Check(t, func(rt *rapid.T) {
		c := &chainWalk{T: t, rt: rt, st: st, village: village}
		for range 3 {
			n := cases.NewHousehold{Household: cases.Household{VillageID: village, TeamID: team}, Members: []cases.Member{{Person: cases.Person{Name: "杨胜国", Sex: "男"}, Membership: cases.Membership{Relation: "户主"}}}}
			_, err := st.AddHousehold(t.Context(), &n)
			must(t, err)
			c.households = append(c.households, n.Household.ID)
		}
		steps := map[string]func(){"visit": c.visit, "gather": c.gather, "rehome": c.rehome, "hide": c.hide, "undo": c.undo, "erase": c.erase}
		names := []string{"visit", "visit", "visit", "gather", "rehome", "rehome", "hide", "hide", "undo", "undo", "undo", "erase"}
		for _, name := range rapid.SliceOfN(rapid.SampledFrom(names), 1, 12).Draw(rt, "acts") {
			steps[name]()
		}
		c.compare()
	})
	wantChains(t, filepath.Join(st.Folder(), "zhucunji.db"))
	wantNoDifferences(t, st)
}

// chainWalk is one round.
type chainWalk struct {
	*testing.T
	rt         *rapid.T
	st         *storage.Store
	households []int64
	village    cases.Ref
	visits     []int64
	acts       []int64
	hidden     []int64
}

func (c *chainWalk) household() int64 { return rapid.SampledFrom(c.households).Draw(c.rt, "household") }

// did notes an act; one that is refused changes nothing.
func (c *chainWalk) did(change cases.Change, err error) bool {
	if err != nil {
		if code := cases.CodeOf(err); code != cases.Conflict && code != cases.NotFound {
			c.rt.Fatal(err)
		}
		return false
	}
	if change.Act != 0 {
		c.acts = append(c.acts, change.Act)
	}
	return true
}

func (c *chainWalk) visit() {
	f := &cases.VisitFile{Visit: cases.Visit{
		HouseholdID: cases.Ref(c.household()), Way: "入户", VisitedOn: cases.NewDay(2026, 11, rapid.IntRange(1, 20).Draw(c.rt, "day")),
	}}
	if rapid.Bool().Draw(c.rt, "scored") {
		f.Visit.Hygiene = cases.Some(rapid.Int64Range(0, 100).Draw(c.rt, "score"))
	}
	if c.did(c.st.AddVisit(c.Context(), f)) {
		c.visits = append(c.visits, f.Visit.ID)
	}
}

func (c *chainWalk) gather() {
	g := cases.Gathering{VillageID: c.village, Title: "院坝会", HeldOn: cases.NewDay(2026, 11, 21), Way: "院坝会"}
	visits := make([]cases.Visit, rapid.IntRange(1, 4).Draw(c.rt, "visits"))
	for i := range visits {
		visits[i] = cases.Visit{HouseholdID: cases.Ref(c.household()), Way: g.Way, VisitedOn: g.HeldOn.AddDays(-rapid.IntRange(0, 9).Draw(c.rt, "ago"))}
	}
	change, err := c.st.AddGathering(c.Context(), &g, visits)
	if !c.did(change, err) {
		return
	}
	for _, touched := range change.Touched {
		if touched.Record == "visit" {
			c.visits = append(c.visits, touched.ID)
		}
	}
}

// some draws a visit; ok is false where there is none.
func (c *chainWalk) some() (id int64, ok bool) {
	if len(c.visits) == 0 {
		return 0, false
	}
	return rapid.SampledFrom(c.visits).Draw(c.rt, "visit"), true
}

func (c *chainWalk) rehome() {
	id, ok := c.some()
	if !ok {
		return
	}
	before, err := c.st.Visit(c.Context(), id)
	must(c, err)
	after := before
	after.Visit.HouseholdID = cases.Ref(c.household())
	c.did(c.st.EditVisit(c.Context(), &before, &after))
}

func (c *chainWalk) hide() {
	if id, ok := c.some(); ok && c.did(c.st.Hide(c.Context(), "visit", id)) {
		c.hidden = append(c.hidden, id)
	}
}

func (c *chainWalk) undo() {
	if len(c.acts) > 0 {
		c.did(c.st.UndoAct(c.Context(), rapid.SampledFrom(c.acts).Draw(c.rt, "act")))
	}
}

// erase erases what lies in the bin for good.
func (c *chainWalk) erase() {
	var list []cases.Deleted
	for _, id := range c.hidden {
		if f, err := c.st.Visit(c.Context(), id); err == nil && f.Visit.Hidden {
			list = append(list, cases.Deleted{Record: "visit", ID: id})
		}
	}
	if len(list) == 0 {
		return
	}
	_, _, err := c.st.EraseBin(c.Context(), slices.CompactFunc(list, func(a, b cases.Deleted) bool { return a.ID == b.ID }), "记错了")
	must(c, err)
	for _, d := range list {
		c.visits = slices.DeleteFunc(c.visits, func(id int64) bool { return id == d.ID })
	}
	c.hidden = nil
}

// compare holds what the chains lead to against the visits themselves.
func (c *chainWalk) compare() {
	want := map[int64][]int64{}
	slices.Sort(c.visits)
	for _, id := range slices.Compact(c.visits) {
		f, err := c.st.Visit(c.Context(), id)
		must(c, err)
		household := int64(f.Visit.HouseholdID)
		want[household] = append(want[household], id)
	}
	for _, household := range c.households {
		if got := chained(c, c.st, household); !slices.Equal(got, want[household]) {
			c.rt.Fatalf("household %d has %v, its chain leads to %v", household, want[household], got)
		}
	}
}
