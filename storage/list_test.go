package storage_test

import (
	"slices"
	"testing"

	"zhucunji/cases"
	"zhucunji/storage"
)

// visitsOf makes two households and their visits, and gives their ids by name.
func visitsOf(t *testing.T, st *storage.Store) map[string]int64 {
	t.Helper()
	first := addHousehold(t, st)
	second := addHousehold(t, st, func(n *cases.NewHousehold) {
		n.Members = []cases.Member{{Person: cases.Person{Name: "陈光武", Sex: "男"}, Membership: cases.Membership{Relation: "户主"}}}
	})
	ids := map[string]int64{}
	for _, v := range []struct {
		name      string
		household int64
		day       cases.Day
		way, kind string
		problems  string
	}{
		{"yang spring", first.Household.ID, day2026(3, 1), "入户", "干部", ""},
		{"yang autumn", first.Household.ID, day2026(9, 1), "电话", "教师", "屋面漏水"},
		{"chen summer", second.Household.ID, day2026(6, 1), "入户", "医生", ""},
		{"chen autumn", second.Household.ID, day2026(9, 1), "视频", "干部", ""},
	} {
		f := &cases.VisitFile{Visit: cases.Visit{HouseholdID: cases.Ref(v.household), VisitedOn: v.day, Way: v.way, VisitorKind: v.kind, Problems: v.problems}}
		if _, err := st.AddVisit(t.Context(), f); err != nil {
			t.Fatal(err)
		}
		ids[v.name] = f.Visit.ID
	}
	return ids
}

func TestVisitsInEveryOrder(t *testing.T) {
	st := newStore(t)
	ids := visitsOf(t, st)
	for sentence, c := range map[string]struct {
		filter cases.VisitFilter
		by     cases.Sort
		want   []string
	}{
		"newest first by themselves":       {cases.VisitFilter{}, cases.Sort{}, []string{"chen autumn", "yang autumn", "chen summer", "yang spring"}},
		"oldest first":                     {cases.VisitFilter{}, cases.Sort{Key: "visited_on"}, []string{"yang spring", "chen summer", "yang autumn", "chen autumn"}},
		"by name, each one's newest first": {cases.VisitFilter{}, cases.Sort{Key: "head_name"}, []string{"chen autumn", "chen summer", "yang autumn", "yang spring"}},
		"by name from the end":             {cases.VisitFilter{}, cases.Sort{Key: "head_name", Down: true}, []string{"yang autumn", "yang spring", "chen autumn", "chen summer"}},
		"by way, each one's newest first":  {cases.VisitFilter{}, cases.Sort{Key: "way"}, []string{"chen summer", "yang spring", "yang autumn", "chen autumn"}},
		"by kind of visitor from the end":  {cases.VisitFilter{}, cases.Sort{Key: "visitor_kind", Down: true}, []string{"yang autumn", "chen autumn", "yang spring", "chen summer"}},
		"only those with problems":         {cases.VisitFilter{Problems: true}, cases.Sort{}, []string{"yang autumn"}},
		"one way by name":                  {cases.VisitFilter{Way: "入户"}, cases.Sort{Key: "head_name"}, []string{"chen summer", "yang spring"}},
		"a period":                         {cases.VisitFilter{Period: cases.Period{From: day2026(5, 1), To: day2026(6, 30)}}, cases.Sort{}, []string{"chen summer"}},
		"a way nobody used":                {cases.VisitFilter{Way: "院坝会"}, cases.Sort{}, nil},
	} {
		t.Run(sentence, func(t *testing.T) {
			got, err := st.OrderVisits(t.Context(), c.filter, c.by)
			var want []int64
			for _, name := range c.want {
				want = append(want, ids[name])
			}
			if err != nil || !slices.Equal(got, want) {
				t.Errorf("got %v, want %v of %v (%v)", got, want, ids, err)
			}
			first, err := st.FirstVisits(t.Context(), c.filter, c.by, 2)
			if err != nil || len(first) != min(2, len(want)) || (len(first) > 0 && first[0].Visit.ID != want[0]) {
				t.Errorf("the first page has %d visits (%v)", len(first), err)
			}
		})
	}
}

func TestListsOfVisitsFollowWhatIsSaved(t *testing.T) {
	ctx, st := t.Context(), newStore(t)
	ids := visitsOf(t, st)
	count := func(by cases.Sort) int {
		t.Helper()
		list, err := st.OrderVisits(ctx, cases.VisitFilter{}, by)
		if err != nil {
			t.Fatal(err)
		}
		return len(list)
	}
	if n := count(cases.Sort{Key: "head_name"}); n != len(ids) {
		t.Fatalf("%d visits", n)
	}
	if _, err := st.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if a, b := count(cases.Sort{}), count(cases.Sort{Key: "head_name"}); a != 3 || b != 3 {
		t.Errorf("after undo %d and by name %d visits, want 3", a, b)
	}
	if _, err := st.Redo(ctx); err != nil {
		t.Fatal(err)
	}
	if a, b := count(cases.Sort{Key: "team"}), count(cases.Sort{Key: "way"}); a != 4 || b != 4 {
		t.Errorf("after redo %d by group and %d by way, want 4", a, b)
	}
}
