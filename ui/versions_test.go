package ui_test

import (
	"slices"
	"testing"

	"zhucunji/cases"
	"zhucunji/ui"
)

// openWithPast opens a page of a village whose records all have the same two versions.
func openWithPast(t *testing.T, r ui.Route) (*bench, *fakeAudit) {
	t.Helper()
	f := newFakeVillage()
	stores := f.stores(newVillageShellOf(f))
	past := newFakeAudit()
	stores.Audit = past
	b := newBenchAt(t, stores, r)
	b.text() // draws, as a window does
	return b, past
}

func TestAMembersVersionsAreReachedByKey(t *testing.T) {
	b, past := openWithPast(t, ui.Route{Place: ui.PlaceHousehold, ID: 7, Tab: "members"})
	b.press("F9")
	b.shows("成员 杨建国：改过的每一版", "之子", "在本户", "本人")
	b.press("Down")
	b.shows("水泥路")
	b.press("Esc")
	b.showsNot("改过的每一版")
	b.press("F2")
	b.shows("修改成员")
	b.picture("member-dialog")
	b.press("F9")
	b.shows("成员 杨建国：改过的每一版")
	b.press("End")
	b.tap("恢复成这一版")
	if !slices.Equal(past.brought, []int64{13}) || !slices.Equal(past.broughtOf, []string{"membership"}) {
		t.Errorf("brought back %v of %v", past.brought, past.broughtOf)
	}
	b.showsNot("修改成员") // what it showed is no longer what is stored
	b.shows("已保存 10:42 找回旧版本 农户")
}

func TestTheVersionsHideNamesUntilAsked(t *testing.T) {
	f := newFakeVillage()
	stores := f.stores(newVillageShellOf(f))
	past := newFakeAudit()
	past.versions[0].Fields = append(past.versions[0].Fields,
		cases.VersionField{Title: "农户", Text: "杨建国", Names: true}, cases.VersionField{Title: "项目", Text: "产业帮扶"})
	stores.Audit = past
	b := newVeiledBench(t, stores)
	b.shell.Go(ui.Route{Place: ui.PlaceHousehold, ID: 7, Tab: "members"})
	b.settle()
	b.press("F9")
	b.press("Down")
	b.shows("成员 杨*国：改过的每一版", "产业帮扶")
	b.showsNot("杨建国")
	b.press("F8")
	b.shows("杨建国")
}

func TestAHouseholdsVersionsAreReachedByKeyFromTheOtherTabs(t *testing.T) {
	b, _ := openWithPast(t, ui.Route{Place: ui.PlaceHousehold, ID: 7})
	b.press("F9")
	b.shows("基本资料：改过的每一版")
}

func TestAnIncomesVersionsAreReachedFromItsDialog(t *testing.T) {
	b, _ := openIncome(t, year2026(), income(1, "外出务工收入", 800, cases.LedgerYear(2026)))
	b.press("F9") // the entry behind the first cell
	b.shows("收入 外出务工收入：改过的每一版", "水泥路")
	b.press("Esc")
	b.tap("修改")
	b.shows("修改这笔收入")
	b.picture("income-dialog")
	b.tap("改过的每一版…")
	b.press("Down")
	b.tap("恢复成这一版")
	b.shows("已保存 10:42 找回旧版本 农户")
	b.showsNot("修改这笔收入")
}

func TestAReaderSeesTheVersionsAndBringsNoneBack(t *testing.T) {
	f := newFakeVillage()
	shell := newVillageShellOf(f)
	stores := f.stores(shell)
	access, past := newFakeAccess(shell), newFakeAudit()
	access.holders = []cases.KeyHolder{{Worker: uidOf(1), Name: "张队长", Role: cases.RoleReader}}
	access.in = uidOf(1)
	stores.Access, stores.Audit = access, past
	b := newBenchAt(t, stores, ui.Route{Place: ui.PlaceHousehold, ID: 7})
	b.press("F9", "Down")
	b.shows("泥土路")
	b.tapDisabled("恢复成这一版")
	if len(past.brought) > 0 {
		t.Errorf("brought back %v", past.brought)
	}
}
