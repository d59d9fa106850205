package ui_test

import (
	"testing"

	"zhucunji/cases"
	"zhucunji/ui"
)

// openErasing opens a tab of 杨建国's household over a trail that can erase.
func openErasing(t *testing.T, tab string) (*bench, *fakeAudit) {
	t.Helper()
	f, audit := newFakeVillage(), newFakeAudit()
	stores := f.stores(newVillageShellOf(f))
	stores.Audit, stores.Eraser = audit, audit
	b := newBenchAt(t, stores, ui.Route{Place: ui.PlaceHousehold, ID: 7, Tab: tab})
	return b, audit
}

// fillErasing gives a reason and the word.
func (b *bench) fillErasing() {
	b.t.Helper()
	b.focusHint("选择或写明原因")
	b.typeText("本人要求删除")
	b.press("Enter")
	b.focusHint("彻底删除")
	b.typeText("彻底删除")
}

func TestAHouseholdIsErasedAfterAReasonAndAWord(t *testing.T) {
	b, f := openErasing(t, "record")
	b.tap("彻底删除整户…")
	b.shows("彻底删除整户？", "户主 杨建国", "名成员", "谁也找不回来", "现有的 3 份备份（最早 2026-11-10）")
	b.picture("erase-question")
	b.tap("彻底删除")
	b.shows("请选择或写明原因。")
	b.focusHint("选择或写明原因")
	b.typeText("本人要求删除")
	b.press("Enter")
	b.tap("彻底删除")
	b.shows("请在第二栏输入“彻底删除”四个字")
	if len(f.erased) != 0 {
		t.Fatal("erased without the word")
	}
	b.focusHint("彻底删除")
	b.typeText("彻底删除")
	b.tap("彻底删除")
	if len(f.erased) != 1 || f.erased[0] != "household 本人要求删除" {
		t.Fatalf("erased %v", f.erased)
	}
	b.shows("已彻底删除：农户 1 条、人员 4 条。", "照片文件 3 个", "这些备份里还有它，共 1 份：今天 09:00（退出）")
	b.picture("erased")
	b.press("Enter")
	b.showsNot("一户一档")
}

func TestAPersonThatMayNotBeErasedAloneStays(t *testing.T) {
	b, f := openErasing(t, "members")
	f.fails = cases.Errorf(cases.Invalid, "", "此人现在是户主。请先在一户一档里更换户主，再彻底删除。")
	b.focusGrid()
	b.press("Home")
	b.tap("彻底删除…")
	b.fillErasing()
	b.tap("彻底删除")
	b.shows("此人现在是户主")
	b.press("Esc")
	b.showsNot("此人现在是户主")
}

func TestWhatLiesInTheBinIsErased(t *testing.T) {
	stores, settings := newVillageStores()
	audit := newFakeAudit()
	stores.Audit, stores.Eraser = audit, audit
	settings.bin = []cases.Deleted{{Record: "visit", ID: 3, Kind: "走访", Title: "杨建国 2026-11-20", At: "2026-11-21 09:00"}}
	b := newBenchAt(t, stores, ui.Route{Place: ui.PlaceSettings, Tab: "bin"})
	b.tap("彻底删除…")
	b.shows("走访 杨建国 2026-11-20，连同")
	b.fillErasing()
	b.tap("彻底删除")
	if len(audit.erased) != 1 || audit.erased[0] != "visit 本人要求删除" {
		t.Errorf("erased %v", audit.erased)
	}
}
