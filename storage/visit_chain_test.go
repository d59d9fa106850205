package storage_test

import (
	"path/filepath"
	"slices"
	"testing"

	"zhucunji/cases"
	"zhucunji/storage"
)

// wantChains wants each visit of a file to name the one before it of its household, and each
// household its newest one.
func wantChains(t testing.TB, file string) {
	t.Helper()
	for what, query := range map[string]string{
		"visits":     "SELECT count(*) FROM visit v WHERE v.earlier_id IS NOT (SELECT max(o.id) FROM visit o WHERE o.household_id = v.household_id AND o.id < v.id)",
		"households": "SELECT count(*) FROM household h WHERE h.newest_visit_id IS NOT (SELECT max(id) FROM visit WHERE household_id = h.id)",
	} {
		if n := countRows(t, file, query); n != 0 {
			t.Errorf("the chains of %d %s are wrong", n, what)
		}
	}
}

// chained gives the visits of a household by the list that follows its chain, the bin
// included, in the order in which they were written down.
func chained(t testing.TB, st *storage.Store, household int64) []int64 {
	t.Helper()
	var ids []int64
	for _, bin := range []bool{false, true} {
		some, err := st.OrderVisits(t.Context(), cases.VisitFilter{Household: cases.Ref(household), Bin: bin}, cases.Sort{})
		must(t, err)
		ids = append(ids, some...)
	}
	slices.Sort(ids)
	return ids
}

// twoVisited is an open folder with two households, with three visits and with one.
func twoVisited(t *testing.T) (st *storage.Store, file string, first, second int64, visits []*cases.VisitFile) {
	t.Helper()
	st = newStore(t)
	first, second = addHousehold(t, st).Household.ID, addHousehold(t, st).Household.ID
	for i, household := range []int64{first, second, first, first} {
		visits = append(visits, addVisit(t, st, household, func(f *cases.VisitFile) { f.Visit.VisitedOn = cases.NewDay(2026, 11, 20-i) }))
	}
	return st, filepath.Join(st.Folder(), "zhucunji.db"), first, second, visits
}

func TestChainHoldsTheVisitsOfAHouseholdAfterEveryAct(t *testing.T) {
	for name, c := range map[string]struct {
		do func(t *testing.T, st *storage.Store, second int64, visits []*cases.VisitFile)
		// first and second are the places in visits, and 4 for a further one, that the two
		// households have in the end.
		first, second []int
	}{
		"typed": {func(*testing.T, *storage.Store, int64, []*cases.VisitFile) {}, []int{0, 2, 3}, []int{1}},
		"a gathering": {func(t *testing.T, st *storage.Store, second int64, visits []*cases.VisitFile) {
			gathered(t, st, int64(visits[0].Visit.HouseholdID), second)
		}, []int{0, 2, 3, 4}, []int{1, 5}},
		"another household, in between": {func(t *testing.T, st *storage.Store, second int64, visits []*cases.VisitFile) {
			rehome(t, st, visits[2], second)
		}, []int{0, 3}, []int{1, 2}},
		"another household, the newest": {func(t *testing.T, st *storage.Store, second int64, visits []*cases.VisitFile) {
			rehome(t, st, visits[3], second)
		}, []int{0, 2}, []int{1, 3}},
		"another household, the first before its first": {func(t *testing.T, st *storage.Store, second int64, visits []*cases.VisitFile) {
			rehome(t, st, visits[0], second)
		}, []int{2, 3}, []int{0, 1}},
		"another household and back": {func(t *testing.T, st *storage.Store, second int64, visits []*cases.VisitFile) {
			rehome(t, st, visits[2], second)
			_, err := st.Undo(t.Context())
			must(t, err)
		}, []int{0, 2, 3}, []int{1}},
		"and there again": {func(t *testing.T, st *storage.Store, second int64, visits []*cases.VisitFile) {
			rehome(t, st, visits[2], second)
			_, err := st.Undo(t.Context())
			must(t, err)
			_, err = st.Redo(t.Context())
			must(t, err)
		}, []int{0, 3}, []int{1, 2}},
		"in the bin": {func(t *testing.T, st *storage.Store, _ int64, visits []*cases.VisitFile) {
			_, err := st.Hide(t.Context(), "visit", visits[3].Visit.ID)
			must(t, err)
		}, []int{0, 2, 3}, []int{1}},
		"out of the bin": {func(t *testing.T, st *storage.Store, _ int64, visits []*cases.VisitFile) {
			_, err := st.Hide(t.Context(), "visit", visits[0].Visit.ID)
			must(t, err)
			_, err = st.Restore(t.Context(), "visit", visits[0].Visit.ID)
			must(t, err)
		}, []int{0, 2, 3}, []int{1}},
		"two of one household erased": {func(t *testing.T, st *storage.Store, _ int64, visits []*cases.VisitFile) {
			eraseVisits(t, st, visits[2], visits[3])
		}, []int{0}, []int{1}},
		"the only one erased": {func(t *testing.T, st *storage.Store, _ int64, visits []*cases.VisitFile) {
			eraseVisits(t, st, visits[1])
		}, []int{0, 2, 3}, nil},
		"the household erased": {func(t *testing.T, st *storage.Store, second int64, _ []*cases.VisitFile) {
			_, _, err := st.Erase(t.Context(), "household", second, "本人要求")
			must(t, err)
		}, []int{0, 2, 3}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			st, file, first, second, visits := twoVisited(t)
			c.do(t, st, second, visits)
			wantChains(t, file)
			for household, places := range map[int64][]int{first: c.first, second: c.second} {
				var want []int64
				for _, at := range places {
					want = append(want, visits[0].Visit.ID+int64(at))
				}
				if got := chained(t, st, household); !slices.Equal(got, want) {
					t.Errorf("household %d has the visits %v, want %v", household, got, want)
				}
			}
			wantNoDifferences(t, st)
		})
	}
}

func gathered(t *testing.T, st *storage.Store, households ...int64) {
	t.Helper()
	village := readHousehold(t, st, households[0]).Household.VillageID
	g := cases.Gathering{VillageID: village, Title: "院坝会", HeldOn: cases.NewDay(2026, 11, 21), Way: "院坝会", Text: "宣讲政策"}
	var visits []cases.Visit
	for _, id := range households {
		visits = append(visits, cases.Visit{HouseholdID: cases.Ref(id), VisitedOn: g.HeldOn, Way: g.Way})
	}
	_, err := st.AddGathering(t.Context(), &g, visits)
	must(t, err)
}

// rehome gives a visit to another household.
func rehome(t *testing.T, st *storage.Store, f *cases.VisitFile, household int64) {
	t.Helper()
	before, err := st.Visit(t.Context(), f.Visit.ID)
	must(t, err)
	after := before
	after.Visit.HouseholdID = cases.Ref(household)
	_, err = st.EditVisit(t.Context(), &before, &after)
	must(t, err)
}

func eraseVisits(t *testing.T, st *storage.Store, visits ...*cases.VisitFile) {
	t.Helper()
	var list []cases.Deleted
	for _, f := range visits {
		_, err := st.Hide(t.Context(), "visit", f.Visit.ID)
		must(t, err)
		list = append(list, cases.Deleted{Record: "visit", ID: f.Visit.ID})
	}
	_, _, err := st.EraseBin(t.Context(), list, "记错了户")
	must(t, err)
}

func TestAVisitLeftForLaterIsCountedWithTheNextOfItsAct(t *testing.T) {
	st := newStore(t)
	n := addHousehold(t, st)
	h := n.Household.ID
	scored := func(day int, score int64) cases.Visit {
		return cases.Visit{HouseholdID: cases.Ref(h), VisitedOn: cases.NewDay(2026, 11, day), Way: "入户", Hygiene: cases.Some(score)}
	}
	g := cases.Gathering{VillageID: n.Household.VillageID, Title: "补记", HeldOn: cases.NewDay(2026, 11, 20), Way: "入户"}
	_, err := st.AddGathering(t.Context(), &g, []cases.Visit{scored(18, 70), scored(12, 60), scored(19, 90)})
	must(t, err)
	got := readHousehold(t, st, h).Household
	if got.VisitCount.Value != 3 || got.Hygiene.Value != 90 || got.LastVisitOn != cases.NewDay(2026, 11, 19) {
		t.Errorf("%d visits, score %d, the last on %s", got.VisitCount.Value, got.Hygiene.Value, got.LastVisitOn)
	}
	wantNoDifferences(t, st)
	wantChains(t, filepath.Join(st.Folder(), "zhucunji.db"))
}

func TestChainsOfALoadedAndASalvagedFile(t *testing.T) {
	folder, file := villageFolder(t, 30)
	wantChains(t, file)
	changeFile(t, file, "UPDATE visit SET earlier_id = id + 1 WHERE id % 3 = 0", "UPDATE household SET newest_visit_id = NULL WHERE id % 2 = 0")
	_, err := storage.Salvage(t.Context(), folder, storage.Options{Now: fixedClock()}, nil)
	must(t, err)
	wantChains(t, file)
}

// TestFileWithoutChainsIsBroughtUp opens what an earlier program wrote, and what something
// else wrote into.
func TestFileWithoutChainsIsBroughtUp(t *testing.T) {
	folder, file := villageFolder(t, 20)
	changeFile(t, file, "UPDATE visit SET earlier_id = NULL", "UPDATE household SET newest_visit_id = NULL", `UPDATE setting SET value = '"2"' WHERE key = 'derived_by'`)
	st := openStore(t, folder)
	wantChains(t, file)
	if h := readHousehold(t, st, 1).Household; h.VisitCount.Value == 0 || int64(len(chained(t, st, 1))) != h.VisitCount.Value {
		t.Errorf("%d of %d visits", len(chained(t, st, 1)), h.VisitCount.Value)
	}
	wantNoDifferences(t, st)
}

// TestWrongChainEndsAndStaysWithItsHousehold follows chains that something else broke.
func TestWrongChainEndsAndStaysWithItsHousehold(t *testing.T) {
	for name, harm := range map[string]string{
		"a circle":                   "UPDATE visit SET earlier_id = (SELECT max(id) FROM visit v WHERE v.household_id = visit.household_id)",
		"a visit of another":         "UPDATE visit SET earlier_id = (SELECT min(id) FROM visit v WHERE v.household_id <> visit.household_id)",
		"a visit that is not there":  "UPDATE household SET newest_visit_id = 4711",
		"itself":                     "UPDATE visit SET earlier_id = id",
		"the newest one of another":  "UPDATE household SET newest_visit_id = (SELECT max(id) FROM visit WHERE household_id <> household.id)",
		"nothing, with visits there": "UPDATE household SET newest_visit_id = NULL",
	} {
		t.Run(name, func(t *testing.T) {
			folder, file := villageFolder(t, 20)
			changeFile(t, file, harm)
			st := openStore(t, folder)
			for household := range int64(20) {
				for _, id := range chained(t, st, household+1) {
					if f, err := st.Visit(t.Context(), id); err != nil || int64(f.Visit.HouseholdID) != household+1 {
						t.Errorf("household %d is told visit %d of %d (%v)", household+1, id, f.Visit.HouseholdID, err)
					}
				}
			}
			out, err := st.CheckUp(t.Context(), nil)
			if err != nil || out.Derived == 0 {
				t.Errorf("the check-up finds nothing: %+v (%v)", out, err)
			}
			_, err = st.Recompute(t.Context())
			must(t, err)
			wantChains(t, file)
		})
	}
}
