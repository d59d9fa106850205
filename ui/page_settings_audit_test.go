package ui_test

import (
	"testing"

	"zhucunji/cases"
	"zhucunji/ui"
)

// openAudit opens 审计.
func openAudit(t *testing.T) (*bench, *fakeAudit) {
	t.Helper()
	stores, _ := newVillageStores()
	f := newFakeAudit()
	stores.Audit, stores.AuditFile = f, f
	b := newBenchAt(t, stores, ui.Route{Place: ui.PlaceSettings, Tab: "audit"})
	return b, f
}

func TestTheTrailIsListedNewestFirstPieceByPiece(t *testing.T) {
	b, f := openAudit(t)
	b.shows("共 4 条", "2026-11-21 10:00", "张队长", "查看完整信息", "登录失败", "（已撤销）")
	if f.calls != 2 {
		t.Errorf("read in %d pieces, want 2", f.calls)
	}
	b.picture("audit")
}

func TestTheTrailIsSearched(t *testing.T) {
	b, _ := openAudit(t)
	b.focusHint("查找：内容、谁、改过的值")
	b.typeText("罗永福")
	b.shows("共 4 条")
	b.ring()
	b.shows("共 1 条")
	b.showsNot("登录失败 3 次")
}

func TestAnEntryTellsBeforeAndAfter(t *testing.T) {
	b, _ := openAudit(t)
	b.focusGrid()
	b.press("Home", "Enter")
	b.shows("登记和修改", "修改成员 杨建国", "健康状况", "健康", "长期慢性病", "打开这一户")
	b.picture("audit-entry")
	b.tap("改过的每一版…")
	b.shows("人员：改过的每一版")
}

func TestTheNamesInAnEntryAreHiddenByTheVeil(t *testing.T) {
	b, _ := openAudit(t)
	b.press("Ctrl+H") // the bench begins with everything shown
	b.focusGrid()
	b.press("Home", "Enter")
	b.shows("杨*国", "杨*华")
	b.showsNot("杨建国", "杨建华")
}

func TestACheckOfTheTrailSaysInWordsWhatItFound(t *testing.T) {
	b, f := openAudit(t)
	b.tap("核对")
	b.shows("核对完毕，没有问题", "核对了 4 次操作、9 条变更、2 件登录、导出等事项", "没有发现")
	b.press("Enter")
	f.faults = []cases.LogFault{{Act: 3, At: "2026-11-21 07:00", Sentence: "走访 罗永福", Problem: "变更记录不全：登记时有 2 条，现有 1 条。"}}
	b.tap("核对")
	b.shows("有不符之处", "发现 1 处不符", "变更记录不全")
	b.picture("audit-faults")
	b.press("Esc")
	b.showsNot("有不符之处")
}

func TestTheTrailIsExportedAndRegistered(t *testing.T) {
	b, f := openAudit(t)
	b.tap("导出…")
	b.press("Enter")
	if len(f.sent) != 1 || f.sent[0].What != "审计记录" || !f.sent[0].Masked {
		t.Errorf("sent %+v", f.sent)
	}
	b.tick("脱敏")
	b.tap("导出…")
	b.shows("导出完整内容", "姓名和改动前后的内容")
}

func TestAVersionIsShownAndBroughtBack(t *testing.T) {
	b, f := openAudit(t)
	b.focusGrid()
	b.press("Home", "Enter")
	b.tap("改过的每一版…")
	b.shows("改了", "水泥路")
	b.tapDisabled("恢复成这一版")
	b.press("Down")
	b.shows("泥土路", "新建")
	b.picture("versions")
	b.tap("恢复成这一版")
	if len(f.brought) != 1 || f.brought[0] != 12 {
		t.Fatalf("brought back %v", f.brought)
	}
	b.shows("已保存 10:42 找回旧版本 农户", "撤销")
}

func TestOnlyALeadReadsTheTrail(t *testing.T) {
	b, _, a := openGuarded(t)
	a.holders[0].Role = cases.RoleMember
	b.open(ui.Route{Place: ui.PlaceSettings, Tab: "units"})
	b.tapDisabled("审计")
	b.showsNot("查找：内容、谁、改过的值")
	b.open(ui.Route{Place: ui.PlaceSettings, Tab: "audit"}) // as Alt+← leads back to it
	b.shows("您的权限是“队员”，不能查看审计记录。")
	b.showsNot("查找：内容、谁、改过的值")
}
