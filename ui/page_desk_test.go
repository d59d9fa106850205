package ui_test

import (
	"testing"

	"zhucunji/cases"
	"zhucunji/ui"
	"zhucunji/ui/widgets"
)

// openDesk opens the first page.
func openDesk(t *testing.T, change func(*fakeShell, *fakeDesk)) *bench {
	t.Helper()
	stores, f := newVillageStores()
	f.desk.Monitored = 13
	f.desk.Coverage = []cases.ClassCoverage{{Class: "脱贫户", Should: 140, Visited: 120}, {Class: "重点户"}}
	f.desk.Income = []cases.YearAverage{{Year: 2025, Households: 85, PerHead: cases.Some(cases.Yuan(8800))}, {Year: 2026, Households: 86, PerHead: cases.Some(cases.Yuan(13221))}}
	d := &fakeDesk{
		due:  []cases.Household{{Base: cases.Base{ID: 7}, HeadName: "杨建国", HouseholdType: "脱贫户", NextVisitOn: cases.NewDay(2026, 11, 9), LastVisitOn: cases.NewDay(2026, 5, 9)}},
		acts: []cases.DoneAct{{ID: 1, At: "11-21 10:40", Worker: "张队长", Sentence: "走访 李秀英", Household: 8}, {ID: 2, At: "11-21 10:38", Sentence: "帮扶 产业帮扶", Undone: true}},
	}
	if change != nil {
		change(f.fakeShell, d)
	}
	stores.Desk = d
	village := newFakeVillage()
	stores.Households, stores.Household, stores.Visits = village, village, village
	b := newBenchAt(t, stores, ui.Route{Place: ui.PlaceDesk})
	return b
}

func TestTheDeskShowsWhatWaits(t *testing.T) {
	b := openDesk(t, nil)
	b.shows("本周应访", "12 户", "已逾期", "4 户", "未办承诺（临期）", "3 件", "13 户",
		"杨建国", "逾期 12 天", "120/140 户  85%", "13,221.00", "2026（86 户）", "走访 李秀英", "帮扶 产业帮扶（已撤销）")
	b.showsNot("重点户")
	b.picture("desk")
}

func TestEverythingOnTheDeskLeadsSomewhere(t *testing.T) {
	for label, want := range map[string]cases.HouseholdFilter{
		"本周应访": {Due: cases.DueWeek}, "已逾期": {Due: cases.DueOverdue},
		"未办承诺（临期）": {Promises: true}, "监测中": {Monitor: cases.AnyMonitor},
	} {
		t.Run(label, func(t *testing.T) {
			b := openDesk(t, nil)
			tile := find(b.window.Content(), func(w *widgets.Tile) bool { return w.Label == label })
			if tile == nil {
				t.Fatal("no such tile")
			}
			tile.Tapped(nil)
			var got cases.HouseholdFilter
			place := b.shell.Place()
			place.ReadFilter(&got)
			got.Village = 0
			if place.Place != ui.PlaceHouseholds || ui.FilterOf(got) != ui.FilterOf(want) {
				t.Errorf("leads to %s %+v", place.Place, got)
			}
		})
	}
}

func TestTheFirstHouseholdIsOpenedOrVisitedByKey(t *testing.T) {
	for key, want := range map[string]ui.Route{
		"Enter": {Place: ui.PlaceHousehold, ID: 7}, "Ctrl+N": {Place: ui.PlaceVisit, Of: 7},
	} {
		b := openDesk(t, nil)
		b.press(key)
		if got := b.shell.Place(); got.Place != want.Place || got.ID != want.ID || got.Of != want.Of {
			t.Errorf("%s leads to %+v, want %+v", key, got, want)
		}
	}
}

func TestDraftsAreOfferedOnTheDesk(t *testing.T) {
	b := openDesk(t, func(f *fakeShell, _ *fakeDesk) {
		f.drafts = []cases.Draft{{Form: "visit/0/7/", Title: "走访 杨建国", Saved: "11-20 18:02"}}
	})
	b.shows("没有保存的内容", "走访 杨建国", "接着填")
	b.tap("丢弃")
	b.press("Enter") // the safe answer
	b.shows("没有保存的内容", "走访 杨建国")
	b.tap("丢弃")
	b.press("Right", "Enter")
	b.showsNot("没有保存的内容")
}

func TestAnEmptyVillageShowsHowToBegin(t *testing.T) {
	b := openDesk(t, func(f *fakeShell, d *fakeDesk) {
		f.desk, d.due, d.acts = cases.Desk{}, nil, nil
	})
	b.shows("1  导入名单", "2  或者新建农户", "3  设好村民小组", "4  想先看看样子")
	b.showsNot("本周应访")
	b.picture("desk-empty")
}
