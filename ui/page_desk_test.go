package ui_test

import (
	"context"
	"testing"

	"zhucunji/cases"
	"zhucunji/ui"
)

// fakeDesk is a DeskStore in memory.
type fakeDesk struct {
	desk cases.Desk
	due  []cases.Household
	acts []cases.DoneAct
}

func (f *fakeDesk) Desk(context.Context) (cases.Desk, error) { return f.desk, nil }

func (f *fakeDesk) DueHouseholds(context.Context, int) ([]cases.Household, error) { return f.due, nil }

func (f *fakeDesk) RecentActs(context.Context, int) ([]cases.DoneAct, error) { return f.acts, nil }

// newDeskBench opens the desk of a village.
func newDeskBench(t *testing.T, f *fakeDesk) *bench {
	t.Helper()
	stores, _ := newVillageStores()
	stores.Desk = f
	b := newBench(t, stores)
	b.shell.Go(ui.Route{Place: ui.PlaceDesk})
	b.settle()
	return b
}

func busyDesk() *fakeDesk {
	return &fakeDesk{
		desk: cases.Desk{
			DueThisWeek: 12, Overdue: 4, OpenPromises: 3, Monitored: 9, Households: 720, People: 2237,
			Coverage: []cases.ClassCoverage{{Class: "监测户", Days: 30, Should: 9, Visited: 7}, {Class: "脱贫户", Days: 90, Should: 155, Visited: 155}},
			Income:   []cases.YearAverage{{Year: 2024, PerHead: cases.Some(cases.Yuan(11480))}, {Year: 2025, PerHead: cases.Some(cases.Yuan(12310))}, {Year: 2026, PerHead: cases.Some(cases.Yuan(13221))}},
		},
		due: []cases.Household{
			{Base: cases.Base{ID: 7}, HeadName: "杨建国", HouseholdType: "脱贫户", LastVisitOn: cases.NewDay(2026, 8, 2), NextVisitOn: cases.NewDay(2026, 11, 1), Facts: cases.HouseholdFacts{Village: "望岭村", Team: "三组"}},
			{Base: cases.Base{ID: 9}, HeadName: "罗永福", HouseholdType: "普通农户", NextVisitOn: cases.NewDay(2026, 11, 24), Facts: cases.HouseholdFacts{Village: "望岭村", Team: "一组"}},
		},
		acts: []cases.DoneAct{
			{ID: 3, At: "11-21 10:40", Worker: "张队长", Sentence: "走访 杨建国", Household: 7},
			{ID: 2, At: "11-21 10:31", Worker: "张队长", Sentence: "走访 罗永福", Undone: true},
		},
	}
}

func TestTheDeskShowsTheWorkThatWaits(t *testing.T) {
	b := newDeskBench(t, busyDesk())
	b.shows("本周应访", "12 户", "已逾期", "4 户", "3 件", "9 户", "杨建国", "三组", "逾期 20 天", "13,221.00", "7 / 9 户，77%", "走访 罗永福（已撤销）", "2026年11月21日 星期六")
	b.showsNot("这个村还没有农户")
	b.picture("desk")
}

func TestTheDeskLeadsToItsLists(t *testing.T) {
	b := newDeskBench(t, busyDesk())
	b.press("Down", "Enter")
	if got := b.shell.Place(); got.Place != ui.PlaceHousehold || got.ID != 9 {
		t.Errorf("Enter in the list opened %v, want household 9", got)
	}
	b.press("Alt+Left")
	b.tap("打开")
	if got := b.shell.Place(); got.Place != ui.PlaceHousehold || got.ID != 7 {
		t.Errorf("a last entry opened %v, want household 7", got)
	}
}

func TestAnEmptyVillageShowsHowToBegin(t *testing.T) {
	b := newDeskBench(t, &fakeDesk{})
	b.shows("这个村还没有农户。三步就能用起来：", "新建农户", "填写村民小组")
	b.showsNot("接下来走访谁")
	b.picture("desk-empty")
}
