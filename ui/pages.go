package ui

import "slices"

// menuEntry is one line of the menu: a page and the places below it.
type menuEntry struct {
	place Place
	title string
	below []Place
}

func (e menuEntry) holds(p Place) bool { return e.place == p || slices.Contains(e.below, p) }

// menuEntries lists the pages of the menu from top to bottom; Ctrl+1…9 opens them in this order. A page not
// built is not here.
func menuEntries() []menuEntry {
	return []menuEntry{
		{place: PlaceDesk, title: "工作台"},
		{place: PlaceHouseholds, title: "农户", below: []Place{PlaceHousehold, PlaceNew}},
		{place: PlaceVisits, title: "走访", below: []Place{PlaceVisit, PlaceGathering}},
		{place: PlaceMeasures, title: "帮扶", below: []Place{PlaceMeasure}},
		{place: PlaceIncome, title: "收入"},
		{place: PlaceReports, title: "报表", below: []Place{PlaceOwnReport, PlaceFill}},
		{place: PlaceImport, title: "导入"},
		{place: PlaceSettings, title: "设置"},
	}
}

// newPage makes the page of a route: the one place that knows them all.
func (s *Shell) newPage(r Route) Page {
	switch r.Place {
	case PlaceStart:
		return newStartPage()
	case PlaceDesk:
		return newDeskPage(s)
	case PlaceHouseholds:
		return newHouseholdsPage(s)
	case PlaceHousehold:
		return newHouseholdPage(s)
	case PlaceNew:
		return newAdditionPage(s)
	case PlaceVisits:
		return newVisitsPage(s)
	case PlaceGathering:
		return newGatheringPage(s)
	case PlaceVisit:
		return newVisitPage(s)
	case PlaceMeasures:
		return newMeasuresPage(s, r)
	case PlaceMeasure:
		return newMeasurePage(s)
	case PlaceIncome:
		return newIncomePage(s)
	case PlaceReports, PlaceOwnReport, PlaceFill, PlaceImport:
		return s.newTablePage(r)
	case PlaceSettings:
		return newSettingsPage()
	case PlaceManual:
		return newManualPage()
	}
	return newMissingPage()
}

// newTablePage makes one of the pages by which tables leave the program or come in.
func (s *Shell) newTablePage(r Route) Page {
	switch r.Place {
	case PlaceImport:
		return newImportPage(s)
	case PlaceOwnReport:
		return newOwnReportPage(s)
	case PlaceFill:
		return newFillPage(s)
	}
	return newReportsPage(s)
}
