package ui_test

import (
	"path/filepath"
	"slices"
	"testing"

	"zhucunji/cases"
	"zhucunji/ui"
)

// exportList presses the verb below the list and takes the name proposed.
func exportList(b *bench, verb, path string) {
	b.t.Helper()
	b.tap(verb)
	b.press("Ctrl+A")
	b.typeText(path)
	b.press("Enter")
}

func TestTheListOfHouseholdsIsExportedAsItStands(t *testing.T) {
	b, f := openListAndReports(t, ui.Route{Place: ui.PlaceHouseholds})
	b.press("Ctrl+H") // as the program begins: names and numbers are hidden
	b.picture("households-export")
	path := filepath.Join(t.TempDir(), "名单.xlsx")
	exportList(b, "导出名单 2 户…", path)
	if len(f.exports) != 1 {
		t.Fatalf("nothing exported: %s", b.text())
	}
	e := f.exports[0]
	if e.Report.Name != "农户名单" || len(e.Filter.Households) != 0 || e.Filter.Village != 1 || e.Report.Columns[1].Path != "household.head_name" || !e.Masked {
		t.Errorf("exported %+v of %+v", e.Report, e.Filter)
	}
	b.shows("打开所在文件夹")
}

func TestTheSelectedHouseholdsAreExported(t *testing.T) {
	b, f := openListAndReports(t, ui.Route{Place: ui.PlaceHouseholds})
	b.press("Ctrl+H", "Home", "Space", "Down", "Space")
	exportList(b, "导出 2 户…", filepath.Join(t.TempDir(), "名单.xlsx"))
	if len(f.exports) != 1 || !slices.Equal(f.exports[0].Filter.Households, []int64{7, 8}) {
		t.Errorf("exports %+v in %s", f.exports, b.text())
	}
}

func TestAFilteredListIsExportedWithWhatItShows(t *testing.T) {
	b, f := openListAndReports(t, ui.Route{Place: ui.PlaceHouseholds, Filter: ui.FilterOf(cases.HouseholdFilter{Type: "脱贫户"})})
	b.press("Ctrl+H")
	exportList(b, "导出名单 1 户…", filepath.Join(t.TempDir(), "名单.xlsx"))
	if len(f.exports) != 1 || !slices.Equal(f.exports[0].Filter.Households, []int64{7}) {
		t.Errorf("exports %+v in %s", f.exports, b.text())
	}
}

func TestAListInFullAsksWhatFor(t *testing.T) {
	b, f := openListAndReports(t, ui.Route{Place: ui.PlaceHouseholds})
	b.tap("导出名单 2 户…")
	b.shows("用途")
	if len(f.exports) != 0 {
		t.Errorf("exported %+v before it was asked", f.exports)
	}
}
