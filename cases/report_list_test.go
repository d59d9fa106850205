package cases_test

import (
	"slices"
	"testing"

	"zhucunji/cases"
)

func TestHouseholdListMakesATableOfEveryColumn(t *testing.T) {
	var keys []string
	for _, f := range cases.HouseholdCatalogue.Fields {
		keys = append(keys, f.Key)
	}
	for _, key := range append(cases.HouseholdSorts(), "") {
		for _, down := range []bool{false, true} {
			r := cases.HouseholdList(keys, cases.Sort{Key: key, Down: down})
			if err := r.Check(); err != nil {
				t.Errorf("sorted by %q: %v", key, err)
			}
		}
	}
	r := cases.HouseholdList([]string{"head_name", "team", "hidden", "people", "nothing"}, cases.Sort{Key: "people", Down: true})
	var paths []string
	for _, c := range r.Columns {
		paths = append(paths, c.Path)
	}
	if want := []string{"row.number", "household.head_name", "team.name", "household.people"}; !slices.Equal(paths, want) {
		t.Errorf("columns %v, want %v", paths, want)
	}
	if want := []string{"-household.people", "team.order", "household.head_sort"}; !slices.Equal(r.Sort, want) {
		t.Errorf("sorted by %v, want %v", r.Sort, want)
	}
}

func TestReportFilterTakesChosenHouseholds(t *testing.T) {
	f := cases.ReportFilter{Households: []int64{3, 8, 21}}
	for id, want := range map[int64]bool{3: true, 4: false, 8: true, 21: true, 22: false} {
		if got := f.Takes(&cases.Row{Household: &cases.Household{Base: cases.Base{ID: id}}}); got != want {
			t.Errorf("household %d taken: %v, want %v", id, got, want)
		}
	}
	if !(cases.ReportFilter{}).Takes(&cases.Row{Household: &cases.Household{}}) {
		t.Error("a filter of no households takes none, want all")
	}
	e := cases.Export{Report: cases.HouseholdList([]string{"people"}, cases.Sort{}), Filter: f}
	if got, want := e.FilterText(), "选出的 3 户"; got != want {
		t.Errorf("filter %q, want %q", got, want)
	}
}
