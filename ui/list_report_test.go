package ui_test

import (
	"testing"

	"zhucunji/cases"
	"zhucunji/ui"
)

// openListAndReports opens a list beside reports of which it is remembered what they are asked for.
func openListAndReports(t *testing.T, route ui.Route) (*bench, *fakeReports) {
	t.Helper()
	stores, settings := newVillageStores()
	stores.Measures = newFakeMeasures(settings)
	village := newFakeVillage()
	stores.Households, stores.Household, stores.Visits = village, village, village
	f := &fakeReports{rows: visitRows(2), teams: []cases.Team{{Base: cases.Base{ID: 1}, Name: "一组", VillageID: 1}}}
	stores.Reports, stores.Writer = f, f
	return newBenchAt(t, stores, route), f
}

func TestAListIsExportedAsTheReportOfWhatItShows(t *testing.T) {
	month := cases.Period{From: 20261001, To: 20261031}
	for name, c := range map[string]struct {
		place  ui.Place
		filter any
		report string
		want   cases.ReportFilter
		shows  string
	}{
		"visits of a group and last month": {
			ui.PlaceVisits,
			map[string]string{"team": "1", "period": "last_month"},
			"入户走访台账",
			cases.ReportFilter{Team: 1, Period: month},
			"上月",
		},
		"all visits": {
			ui.PlaceVisits, nil,
			"入户走访台账",
			cases.ReportFilter{Period: cases.Period{To: 20261121}},
			"截至2026-11-21",
		},
		"visits by what no report knows": {
			ui.PlaceVisits,
			map[string]string{"way": "电话", "problems": "1"},
			"入户走访台账",
			cases.ReportFilter{Period: cases.Period{To: 20261121}},
			"筛选里的“方式”“检查”没有带到报表",
		},
		"households of a type": {
			ui.PlaceHouseholds,
			cases.HouseholdFilter{Team: 1, Type: "脱贫户"},
			"脱贫户监测户基础信息台账",
			cases.ReportFilter{Team: 1, Types: []string{"脱贫户"}},
			"脱贫户",
		},
		"households that are monitored": {
			ui.PlaceHouseholds,
			cases.HouseholdFilter{Monitor: "边缘易致贫户", Risk: "未消除"},
			"脱贫户监测户基础信息台账",
			cases.ReportFilter{Types: []string{"边缘易致贫户"}},
			"筛选里的“风险”没有带到报表",
		},
		"measures of a year and a group": {
			ui.PlaceMeasures,
			cases.MeasureFilter{Team: 1, Year: 2025, Block: "产业帮扶"},
			"到户产业台账",
			cases.ReportFilter{Team: 1, Year: 2025},
			"筛选里的“措施类别”没有带到报表",
		},
	} {
		t.Run(name, func(t *testing.T) {
			route := ui.Route{Place: c.place}
			if c.filter != nil {
				route.Filter = ui.FilterOf(c.filter)
			}
			b, f := openListAndReports(t, route)
			b.picture("export-of-" + string(c.place))
			b.press("Ctrl+E")
			b.shows(c.report, c.shows)
			b.picture("export-" + name)
			checkAsked(t, f, c.want)
		})
	}
}

// checkAsked fails where the report in sight was asked for something else.
func checkAsked(t *testing.T, f *fakeReports, want cases.ReportFilter) {
	t.Helper()
	if len(f.asked) == 0 {
		t.Fatal("no report was read")
	}
	got := f.asked[len(f.asked)-1]
	if got.Team != want.Team || (want.Year != 0 && got.Year != want.Year) || got.Period != want.Period || len(got.Types) != len(want.Types) || (len(got.Types) > 0 && got.Types[0] != want.Types[0]) {
		t.Errorf("asked for %+v, want %+v", got, want)
	}
}

func TestWhatIsChosenInTheReportStaysAfterwards(t *testing.T) {
	b, f := openListAndReports(t, ui.Route{Place: ui.PlaceVisits, Filter: ui.FilterOf(map[string]string{"team": "1"})})
	b.tap("导出…")
	b.tap("一组 ▾")
	b.press("Down", "Enter") // all groups
	b.press("F5")
	checkAsked(t, f, cases.ReportFilter{Period: cases.Period{To: 20261121}})
}
