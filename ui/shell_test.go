package ui_test

import (
	"context"
	"errors"
	"testing"

	"fyne.io/fyne/v2"

	"zhucunji/cases"
	"zhucunji/ui"
	"zhucunji/ui/widgets"
)

func TestAnEmptyFileBeginsWithTheFirstStart(t *testing.T) {
	b := newBench(t, ui.Stores{Shell: newFakeShell()})
	b.shows("欢迎使用驻村记", "我是", "打开演示村看看", "打开已有的数据文件…")
	b.showsNot("搜索：", "设置")
	b.press("Ctrl+1", "Ctrl+N", "Ctrl+F", "F5", "Esc")
	b.shows("欢迎使用驻村记")
	b.picture("start")
}

func TestAFileWithAVillageBeginsWithTheFirstPageOfTheMenu(t *testing.T) {
	stores, _ := newVillageStores()
	b := newBench(t, stores)
	b.shows("望岭村", "张队长", "720 户 2,237 人", "备份：今天 09:00")
	b.picture("shell")
}

func TestWhatTheStoreHasToSayStandsInTheStatusLine(t *testing.T) {
	stores, f := newVillageStores()
	f.notice = "电脑的时间早于上次使用的时间，请检查日期。"
	newBench(t, stores).shows(f.notice)
}

func TestBackReturnsToWhereOneWas(t *testing.T) {
	stores, _ := newVillageStores()
	b := newBench(t, stores)
	b.shell.Go(ui.Route{Place: ui.PlaceSettings, Tab: "units"})
	b.open(ui.Route{Place: ui.PlaceSettings, Tab: "about"})
	b.shows("思源黑体")
	b.press("Alt+Left")
	b.shows("市科技局")
	b.press("Alt+Right")
	b.shows("思源黑体")
	b.press("Esc")
	b.shows("市科技局")
}

func TestSearchListsHouseholdsAndMembersAsOneTypes(t *testing.T) {
	stores, f := newVillageStores()
	f.hits["yjg"] = []cases.Hit{
		{HouseholdID: 7, Person: "杨建国", Head: "杨建国", Village: "望岭村", Group: "三组", Why: "拼音"},
		{HouseholdID: 9, Person: "易金桂", Head: "罗永福", Village: "望岭村", Group: "一组", Why: "拼音"},
	}
	b := newBench(t, stores)
	b.press("Ctrl+F")
	b.typeText("yjg")
	b.showsNot("杨建国")
	b.ring()
	b.shows("杨建国（户主）", "望岭村 三组", "易金桂（罗永福家）")
	b.picture("search")
	b.press("Esc", "Esc")
	b.showsNot("杨建国")
}

func TestEnterInTheSearchOpensTheHousehold(t *testing.T) {
	stores, f := newVillageStores()
	f.hits["yjg"] = []cases.Hit{{HouseholdID: 7, Person: "杨建国", Head: "杨建国"}, {HouseholdID: 9, Person: "易金桂", Head: "罗永福"}}
	for _, c := range []struct {
		sentence string
		keys     []string
		waits    bool
		want     int64
	}{
		{"Enter opens the first", []string{"Enter"}, true, 7},
		{"arrows choose", []string{"Down", "Enter"}, true, 9},
		{"Enter before the list is there searches at once", []string{"Enter"}, false, 7},
	} {
		t.Run(c.sentence, func(t *testing.T) {
			b := newBench(t, stores)
			b.press("Ctrl+F")
			b.typeText("yjg")
			if c.waits {
				b.ring()
			}
			b.press(c.keys...)
			if got := b.shell.Place(); got.Place != ui.PlaceHousehold || got.ID != c.want {
				t.Errorf("opened %v, want household %d", got, c.want)
			}
		})
	}
}

func TestASearchWithoutAnswerSaysWhatToTry(t *testing.T) {
	stores, _ := newVillageStores()
	b := newBench(t, stores)
	b.press("Ctrl+F")
	b.typeText("没有的人")
	b.ring()
	b.shows("没有找到。可以试姓名的一部分、拼音首字母或证件后四位")
	b.press("Enter")
	b.shows("设置")
}

func TestUndoStandsBesideWhatWasSaved(t *testing.T) {
	b, f := openLines(t)
	b.press("Enter", "Enter")
	b.typeText("8500")
	b.press("Ctrl+Enter")
	b.tap("撤销")
	if got := f.acts[len(f.acts)-1]; got != "撤销 这一步" {
		t.Errorf("last act %q", got)
	}
	b.press("Ctrl+Z", "Ctrl+Y")
	if n := len(f.acts); f.acts[n-2] != "撤销 上一步" || f.acts[n-1] != "重做 上一步" {
		t.Errorf("acts %v", f.acts)
	}
}

func TestAnUnforeseenErrorIsLoggedAndShownWithoutItsInside(t *testing.T) {
	stores, _ := newVillageStores()
	b := newBenchAt(t, stores, ui.Route{Place: ui.PlaceSettings, Tab: "backups"})
	b.backups.fails = errors.New("disk image is malformed")
	b.tap("现在备份")
	b.shows("程序出了意外")
	b.showsNot("malformed")
	if len(b.prog.logged) != 1 {
		t.Errorf("logged %v", b.prog.logged)
	}
	b.picture("error")
}

func TestThePageOfKeysNamesThemAll(t *testing.T) {
	stores, _ := newVillageStores()
	b := newBench(t, stores)
	b.press("Ctrl+/")
	b.shows("按键一览", "Ctrl+Shift+N", "新建农户", "Alt+←")
	b.picture("keys")
	b.press("Esc")
	b.showsNot("按键一览")
}

func TestADataFolderThatDoesNotOpenSaysWhy(t *testing.T) {
	stores, _ := newVillageStores()
	b := newBench(t, stores)
	retried := false
	b.shell.Refuse(cases.Errorf(cases.Locked, "", "驻村记已经打开了这份数据（电脑 VILLAGE-PC）。请切换到已打开的窗口。"), ui.Refusal{
		Retry: func() { retried = true }, Other: func(string) {}, Quit: func() {},
	})
	b.shows("数据没有打开", "VILLAGE-PC", "换一个数据文件夹…", "退出")
	b.picture("refused")
	b.press("Enter")
	if !retried {
		t.Error("Enter did not try again")
	}
}

func TestLeavingMakesTheCopyAndCloses(t *testing.T) {
	stores, _ := newVillageStores()
	b := newBench(t, stores)
	closed, made := false, false
	b.shell.Leave(func(context.Context) error {
		made = true
		return nil
	}, func() { closed = true })
	b.settle()
	if !closed || !made {
		t.Errorf("closed %v, backed up %v", closed, made)
	}
}

func TestLeavingSaysWhereNoCopyWasMadeAndClosesAllTheSame(t *testing.T) {
	stores, _ := newVillageStores()
	b := newBench(t, stores)
	closed := false
	b.shell.Leave(func(context.Context) error { return cases.Errorf(cases.NoSpace, "", "磁盘已满。") }, func() { closed = true })
	b.settle()
	b.shows("这次没有备份", "磁盘已满。")
	b.press("Enter")
	if !closed {
		t.Error("the window stayed open")
	}
}

func TestTheLookHoldsAtEveryScale(t *testing.T) {
	for _, c := range []struct {
		name  string
		look  widgets.Look
		scale float32
	}{{"large", widgets.Look{Large: true}, 1}, {"dark", widgets.Look{Dark: true}, 1}, {"scale-1.5", widgets.Look{}, 1.5}} {
		t.Run(c.name, func(t *testing.T) {
			stores, _ := newVillageStores()
			b := newBenchLook(t, stores, c.look, c.scale)
			b.open(ui.Route{Place: ui.PlaceSettings, Tab: "villages"})
			room := b.window.Canvas().Size()
			if least := b.window.Content().MinSize(); least.Width > room.Width || least.Height > room.Height {
				t.Errorf("the window needs %v and has %v", least, fyne.NewSize(room.Width, room.Height))
			}
			b.picture("look-" + c.name)
		})
	}
}

func TestAFaultOfOnePageLeavesTheOthers(t *testing.T) {
	stores, _ := newVillageStores()
	stores.Reports = nil
	b := newBenchAt(t, stores, ui.Route{Place: ui.PlaceReports})
	b.shows("程序出了意外")
	if len(b.prog.logged) == 0 {
		t.Error("nothing logged")
	}
	b.press("Enter", "Alt+Left")
	b.shows("望岭村的村民小组")
}
