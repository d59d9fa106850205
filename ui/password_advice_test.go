package ui_test

import (
	"testing"

	"zhucunji/cases"
	"zhucunji/ui"
)

// openDeskOf opens the first page of data that could have a password.
func openDeskOf(t *testing.T, households int64) (*bench, *fakeAccess) {
	t.Helper()
	stores, f := newVillageStores()
	f.desk.Households = households
	a := newFakeAccess(f.fakeShell)
	stores.Access = a
	stores.Desk = &fakeDesk{due: []cases.Household{{Base: cases.Base{ID: 7}, HeadName: "杨建国"}}}
	village := newFakeVillage()
	stores.Households, stores.Household, stores.Visits = village, village, village
	b := newBench(t, stores)
	b.backups.due = false
	b.open(ui.Route{Place: ui.PlaceDesk})
	return b, a
}

func TestAPasswordIsAdvisedUntilItIsPutOff(t *testing.T) {
	b, _ := openDeskOf(t, 720)
	b.shows("这份数据还没有密码")
	b.picture("desk-advice")
	b.tap("以后再说")
	b.showsNot("这份数据还没有密码")
	b.press("F5")
	b.showsNot("这份数据还没有密码")
}

func TestTheAdviceLeadsToTheFirstPassword(t *testing.T) {
	b, _ := openDeskOf(t, 720)
	b.tap("去设密码")
	b.shows("现在没有密码", "设置密码…")
}

func TestAnEmptyVillageIsAdvisedAPasswordAmongItsFirstSteps(t *testing.T) {
	b, _ := openDeskOf(t, 0)
	b.shows("设一个密码（建议）")
	b.tap("去设密码")
	b.shows("设置密码…")
}

func TestNobodyIsAdvisedWhatHeHas(t *testing.T) {
	b, a := openDeskOf(t, 720)
	a.holders = []cases.KeyHolder{{Worker: uidOf(1), Name: "张队长", Role: cases.RoleLead}}
	a.in = uidOf(1)
	b.press("F5")
	b.showsNot("这份数据还没有密码")
}
