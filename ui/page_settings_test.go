package ui_test

import (
	"testing"

	"zhucunji/cases"
	"zhucunji/ui"
	"zhucunji/ui/widgets"
)

func TestEveryPartOfTheSettingsShows(t *testing.T) {
	for _, tab := range []struct{ tab, shows string }{
		{"villages", "望岭村的村民小组"},
		{"workers", "第一书记"},
		{"look", "大字"},
		{"backups", "2026-11-21 09:00"},
		{"bin", "回收站是空的"},
		{"audit", "查看完整信息"},
		{"lines", "监测线"},
		{"cadences", "走访间隔"},
		{"inclusions", "计入纯收入"},
		{"costs", "烤烟"},
		{"codes", "脱贫户"},
		{"units", "市科技局"},
		{"funds", "还没有资金"},
		{"projects", "还没有项目"},
		{"about", "思源黑体"},
	} {
		t.Run(tab.tab, func(t *testing.T) {
			stores, _ := newVillageStores()
			b := newBenchAt(t, stores, ui.Route{Place: ui.PlaceSettings, Tab: tab.tab})
			b.shows(tab.shows)
			b.picture("settings-" + tab.tab)
		})
	}
}

func TestTheFocusFollowsAClickOnAnotherPart(t *testing.T) {
	stores, _ := newVillageStores()
	b := newBenchAt(t, stores, ui.Route{Place: ui.PlaceSettings, Tab: "villages"})
	b.tap("外观")
	if got := b.focusedButton(); got != "外观" {
		t.Errorf("after the click the focus is on %q", got)
	}
	b.picture("settings-clicked")
	b.press("Down") // from the one clicked, not from the one left
	if got := b.focusedButton(); got != "备份与恢复" {
		t.Errorf("after Down the focus is on %q", got)
	}
}

// openLines opens the lines of the years, with the dialog of a new one.
func openLines(t *testing.T) (*bench, *fakeSettings) {
	t.Helper()
	stores, f := newVillageStores()
	f.policy.Lines = nil
	b := newBenchAt(t, stores, ui.Route{Place: ui.PlaceSettings, Tab: "lines"})
	b.tap("新增监测线")
	return b, f
}

func TestALineIsAddedWithTheKeyboard(t *testing.T) {
	b, f := openLines(t)
	b.press("Enter", "Enter") // year of today, region
	b.typeText("8500")
	b.picture("settings-line-dialog")
	b.press("Enter", "Enter")
	if len(f.policy.Lines) != 1 || f.policy.Lines[0].Year.Value != 2026 || f.policy.Lines[0].Amount.Value != cases.Yuan(8500) {
		t.Fatalf("lines %+v", f.policy.Lines)
	}
	b.shows("8,500.00", "已保存 10:42 监测线", "撤销")
	b.showsNot("新增监测线|监测线")
}

func TestAWrongAmountStandsAtItsField(t *testing.T) {
	b, f := openLines(t)
	b.press("Enter", "Enter")
	b.typeText("八千")
	b.press("Ctrl+Enter")
	if len(f.policy.Lines) != 0 {
		t.Fatalf("lines %+v", f.policy.Lines)
	}
	b.shows("八千")
	b.picture("settings-line-wrong")
}

func TestEscapeKeepsTheDraftOfADialog(t *testing.T) {
	b, f := openLines(t)
	b.press("Enter", "Enter")
	b.typeText("8500")
	b.press("Esc")
	if len(f.policy.Lines) != 0 || len(f.drafts) != 1 {
		t.Fatalf("lines %+v, drafts %+v", f.policy.Lines, f.drafts)
	}
	b.tap("新增监测线")
	b.shows("8500", "已恢复")
}

func TestTheRouteOfADraftOpensItsDialog(t *testing.T) {
	_, f := openLines(t)
	f.drafts = []cases.Draft{{Form: "settings/0/0/lines/new", Title: "新增监测线", Saved: "11-20 21:15", Body: []byte(`{"amount":"8500"}`)}}
	b := newBench(t, ui.Stores{Shell: f.fakeShell, Settings: f})
	route, err := ui.ParseRoute(f.drafts[0].Form)
	if err != nil {
		t.Fatal(err)
	}
	b.open(route) // as the desk's 接着填 does
	b.shows("8500", "已恢复")
}

func TestEveryDialogFitsASmallScreen(t *testing.T) {
	for tab, verb := range map[string]string{"codes": "新增选项", "funds": "新增资金", "units": "新增帮扶单位", "costs": "新增成本比例", "workers": "新增使用人"} {
		stores, _ := newVillageStores()
		b := newBenchLook(t, stores, widgets.Look{}, 1.5)
		b.open(ui.Route{Place: ui.PlaceSettings, Tab: tab})
		b.tap(verb)
		b.fits(verb)
	}
	village := newFakeVillage()
	b := newBenchLook(t, village.stores(newVillageShellOf(village)), widgets.Look{}, 1.5)
	b.open(ui.Route{Place: ui.PlaceHouseholds})
	b.tap("选择列…")
	b.picture("columns-small")
	b.fits("选择列")
	stores, f := newVillageStores()
	m := &fakeIncome{fakeMeasures: newFakeMeasures(f)}
	stores.Income, stores.Measures = m, m
	b = newBenchLook(t, stores, widgets.Look{}, 1.5)
	b.open(year2026())
	b.tap("年度情况和变化原因…")
	b.fits("年度情况")
}

// fits fails where what lies on top is larger than the window.
func (b *bench) fits(what string) {
	b.t.Helper()
	size := b.window.Canvas().Overlays().Top().MinSize()
	if room := b.window.Canvas().Size(); size.Width > room.Width || size.Height > room.Height {
		b.t.Errorf("%s needs %v of %v", what, size, room)
	}
}

func TestARecordIsChangedAndDeleted(t *testing.T) {
	stores, f := newVillageStores()
	b := newBenchAt(t, stores, ui.Route{Place: ui.PlaceSettings, Tab: "units"})
	b.press("F2", "Home") // a field that is entered is selected; typing alone would replace the name
	b.typeText("（重庆）")
	b.press("Ctrl+Enter")
	if f.units[0].Name != "（重庆）市科技局" {
		t.Errorf("name %q", f.units[0].Name)
	}
	b.tap("删除")
	b.shows("删除帮扶单位“（重庆）市科技局”？")
	b.press("Enter") // the safe answer
	if f.units[0].Hidden {
		t.Fatal("Enter deleted")
	}
	b.tap("删除")
	b.tap("删除（重庆）市科技局")
	if !f.units[0].Hidden {
		t.Error("not deleted")
	}
	b.shows("还没有帮扶单位")
}

func TestAConflictKeepsWhatWasTypedAndShowsTheNewRecord(t *testing.T) {
	stores, f := newVillageStores()
	b := newBenchAt(t, stores, ui.Route{Place: ui.PlaceSettings, Tab: "units"})
	b.press("F2", "Enter", "Enter", "Enter") // to 联系人
	b.typeText("刘主任")
	f.units[0].Name = "市科学技术局" // somebody else, meanwhile
	b.press("Ctrl+Enter")
	b.shows("没有保存", "这条记录刚刚在别处改过")
	b.tap("载入最新内容，保留我填的")
	b.shows("市科学技术局", "刘主任", "已恢复")
	b.press("Ctrl+Enter")
	if f.units[0].Name != "市科学技术局" || f.units[0].Contact != "刘主任" {
		t.Errorf("unit %+v", f.units[0])
	}
}

func TestWhatWasDeletedComesBack(t *testing.T) {
	stores, f := newVillageStores()
	f.bin = []cases.Deleted{
		{Record: "visit", ID: 3, Kind: "走访", Title: "杨建国 2026-11-20", At: "11-21 09:10", Worker: "张队长"},
		{Record: "household", ID: 7, Kind: "农户", Title: "罗永福", At: "11-20 16:00", Worker: "张队长"},
	}
	b := newBenchAt(t, stores, ui.Route{Place: ui.PlaceSettings, Tab: "bin"})
	b.shows("杨建国 2026-11-20", "罗永福")
	b.picture("settings-bin")
	b.tap("恢复这一条")
	b.shows("已保存 10:42 恢复 杨建国 2026-11-20", "罗永福")
	if len(f.bin) != 1 {
		t.Errorf("bin %v", f.bin)
	}
	b.tap("恢复这一条")
	b.shows("回收站是空的。")
}

func TestThePartsOfTheSettingsComeIntoSightByKey(t *testing.T) {
	stores, _ := newVillageStores()
	b := newBenchLook(t, stores, widgets.Look{}, 1.5)
	b.open(ui.Route{Place: ui.PlaceSettings})
	b.text() // draws, as a window does
	sight := func(title string, in bool) {
		t.Helper()
		button := find(b.window.Content(), func(w *widgets.Button) bool { return w.Text == title })
		at := b.app.Driver().AbsolutePositionForObject(button).Y
		if bottom := at + button.Size().Height; (at > 60 && bottom < 728/1.5-20) != in {
			t.Errorf("%s stands at %v to %v, in sight: want %v", title, at, bottom, in)
		}
	}
	sight("关于", false)
	for range 20 {
		b.press("Down")
	}
	sight("关于", true)
	for range 20 {
		b.press("Up")
	}
	sight("村和村民小组", true)
	b.open(ui.Route{Place: ui.PlaceSettings, Tab: "projects"})
	sight("项目", true)
}
