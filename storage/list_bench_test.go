package storage_test

import (
	"math/rand/v2"
	"testing"

	"zhucunji/cases"
	"zhucunji/storage"
)

// page is how many rows a list reads at once.
const page = 120

// benchmarkLists times, for every list named, the first page, the whole order, and
// windows anywhere inside it.
func benchmarkLists(b *testing.B, names []string, first func(i int) error, order func(i int) ([]int64, error), window func(ids []int64) error) {
	b.Helper()
	must := func(err error) {
		if err != nil {
			b.Fatal(err)
		}
	}
	b.Run("first page", func(b *testing.B) {
		l, i := latencies{}, 0
		for b.Loop() {
			l.take(names[i%len(names)], func() { must(first(i % len(names))) })
			i++
		}
		l.report(b)
	})
	b.Run("whole order", func(b *testing.B) {
		l, i := latencies{}, 0
		for b.Loop() {
			l.take(names[i%len(names)], func() {
				_, err := order(i % len(names))
				must(err)
			})
			i++
		}
		l.report(b)
	})
	b.Run("window inside", func(b *testing.B) {
		dice := rand.New(rand.NewPCG(1, 1)) //nolint:gosec // the same windows every time
		ids, err := order(0)
		must(err)
		l := latencies{}
		for b.Loop() {
			at := dice.IntN(max(1, len(ids)-page))
			l.take("window", func() { must(window(ids[at:min(len(ids), at+page)])) })
		}
		l.report(b)
	})
}

// bothWays gives every sort on offer, smallest first and largest first.
func bothWays(keys []string) (out []cases.Sort) {
	out = append(out, cases.Sort{})
	for _, key := range keys {
		out = append(out, cases.Sort{Key: key}, cases.Sort{Key: key, Down: true})
	}
	return out
}

func sortName(by cases.Sort) string {
	switch {
	case by.Key == "":
		return "sort: own order"
	case by.Down:
		return "sort: " + by.Key + " down"
	}
	return "sort: " + by.Key
}

// BenchmarkHouseholdList opens the list of households in every header's order and with
// every chip.
func BenchmarkHouseholdList(b *testing.B) {
	st := openWarm(b)
	type list struct {
		filter cases.HouseholdFilter
		by     cases.Sort
	}
	var lists []list
	var names []string
	for _, by := range bothWays(cases.HouseholdSorts()) {
		lists, names = append(lists, list{by: by}), append(names, sortName(by))
	}
	for name, f := range householdChips(b, st) {
		lists, names = append(lists, list{filter: f}), append(names, "filter: "+name)
	}
	benchmarkLists(b, names,
		func(i int) error {
			_, err := st.FirstHouseholds(b.Context(), lists[i].filter, lists[i].by, page)
			return err
		},
		func(i int) ([]int64, error) {
			o, err := st.OrderHouseholds(b.Context(), lists[i].filter, lists[i].by)
			return o.IDs, err
		},
		func(ids []int64) error {
			_, err := st.HouseholdsByID(b.Context(), ids)
			return err
		})
}

// householdChips are the filters the list of households offers.
func householdChips(b *testing.B, st *storage.Store) map[string]cases.HouseholdFilter {
	village, team := somePlace(b, st)
	chips := map[string]cases.HouseholdFilter{
		"village": {Village: village}, "group": {Village: village, Team: team}, "any monitored": {Monitor: cases.AnyMonitor},
		"overdue": {Due: cases.DueOverdue}, "due this week": {Due: cases.DueWeek}, "never visited": {Due: cases.DueNever},
		"open promises": {Promises: true}, "bin": {Bin: true},
		"village and overdue": {Village: village, Due: cases.DueOverdue},
	}
	year := st.Today().Year()
	for _, v := range st.Policy().Offered(cases.ListHouseholdType, year) {
		chips["type "+v] = cases.HouseholdFilter{Type: v}
	}
	for _, v := range st.Policy().Offered(cases.ListMonitorClass, year) {
		chips["monitored as "+v] = cases.HouseholdFilter{Monitor: v}
	}
	for _, v := range st.Policy().Offered(cases.ListRiskState, year) {
		chips["risk "+v] = cases.HouseholdFilter{Risk: v}
	}
	return chips
}

// somePlace is a village in the middle of the district with its first group.
func somePlace(b *testing.B, st *storage.Store) (village, team cases.Ref) {
	b.Helper()
	villages, err := st.Villages(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	village = cases.Ref(villages[len(villages)/2].ID)
	teams, err := st.Teams(b.Context(), village)
	if err != nil {
		b.Fatal(err)
	}
	return village, cases.Ref(teams[0].ID)
}

// BenchmarkVisitList opens the list of two million visits in every order and with every chip.
func BenchmarkVisitList(b *testing.B) {
	st := openWarm(b)
	type list struct {
		filter cases.VisitFilter
		by     cases.Sort
	}
	var lists []list
	var names []string
	for _, by := range bothWays(cases.VisitSorts()) {
		lists, names = append(lists, list{by: by}), append(names, sortName(by))
	}
	for name, f := range visitChips(b, st) {
		lists, names = append(lists, list{filter: f}), append(names, "filter: "+name)
	}
	benchmarkLists(b, names,
		func(i int) error {
			_, err := st.FirstVisits(b.Context(), lists[i].filter, lists[i].by, page)
			return err
		},
		func(i int) ([]int64, error) { return st.OrderVisits(b.Context(), lists[i].filter, lists[i].by) },
		func(ids []int64) error {
			_, err := st.VisitsByID(b.Context(), ids)
			return err
		})
}

// visitChips are the filters the list of visits offers.
func visitChips(b *testing.B, st *storage.Store) map[string]cases.VisitFilter {
	village, team := somePlace(b, st)
	today := st.Today()
	chips := map[string]cases.VisitFilter{
		"village": {Village: village}, "group": {Village: village, Team: team}, "problems": {Problems: true},
		"this month": {Period: cases.Period{From: today.AddDays(-30), To: today}}, "last year": {Period: cases.CalendarYear(today.Year() - 1)},
		"village and problems": {Village: village, Problems: true}, "bin": {Bin: true},
	}
	for _, v := range st.Policy().Offered(cases.ListVisitWay, today.Year()) {
		chips["way "+v] = cases.VisitFilter{Way: v}
	}
	for _, v := range st.Policy().Offered(cases.ListVisitorKind, today.Year()) {
		chips["kind "+v] = cases.VisitFilter{Kind: v}
	}
	return chips
}

// BenchmarkMeasureList opens the list of measures in every order and with every chip.
func BenchmarkMeasureList(b *testing.B) {
	st := openWarm(b)
	type list struct {
		filter cases.MeasureFilter
		by     cases.Sort
	}
	var lists []list
	var names []string
	for _, by := range bothWays(cases.MeasureSorts()) {
		lists, names = append(lists, list{by: by}), append(names, sortName(by))
	}
	for name, f := range measureChips(b, st) {
		lists, names = append(lists, list{filter: f}), append(names, "filter: "+name)
	}
	order := func(i int) ([]int64, error) {
		ids, _, err := st.OrderMeasures(b.Context(), lists[i].filter, lists[i].by)
		return ids, err
	}
	benchmarkLists(b, names,
		func(i int) error {
			ids, err := order(i)
			if err != nil {
				return err
			}
			_, err = st.MeasuresByID(b.Context(), ids[:min(page, len(ids))])
			return err
		},
		order,
		func(ids []int64) error {
			_, err := st.MeasuresByID(b.Context(), ids)
			return err
		})
}

// measureChips are the filters the list of measures offers.
func measureChips(b *testing.B, st *storage.Store) map[string]cases.MeasureFilter {
	village, team := somePlace(b, st)
	year := st.Today().Year()
	chips := map[string]cases.MeasureFilter{
		"village": {Village: village}, "group": {Village: village, Team: team}, "bin": {Bin: true},
		"this year": {Year: year}, "last year": {Year: year - 1}, "village and year": {Village: village, Year: year},
	}
	for _, v := range st.Policy().Offered(cases.ListMeasureBlock, year) {
		chips["block "+v] = cases.MeasureFilter{Block: v}
	}
	for _, v := range st.Policy().Offered(cases.ListMeasureState, year) {
		chips["state "+v] = cases.MeasureFilter{State: v}
	}
	if units, err := st.Units(b.Context()); err == nil && len(units) > 0 {
		chips["unit"] = cases.MeasureFilter{Unit: cases.Ref(units[0].ID)}
	}
	if funds, err := st.Funds(b.Context()); err == nil && len(funds) > 0 {
		chips["fund"] = cases.MeasureFilter{Fund: cases.Ref(funds[0].ID)}
	}
	if projects, err := st.Projects(b.Context()); err == nil && len(projects) > 0 {
		chips["project"] = cases.MeasureFilter{Project: cases.Ref(projects[0].ID)}
	}
	return chips
}
