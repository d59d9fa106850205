package ui_test

import (
	"context"
	"path/filepath"
	"testing"

	"zhucunji/cases"
	"zhucunji/ui"
)

func TestAListIsImportedInFourSteps(t *testing.T) {
	b, f := openImport(t)
	b.press("Ctrl+H") // names and numbers hidden, as at every start
	b.shows("把名单拖到这里", "1  文件和工作表")
	b.picture("import-begin")
	b.bring()
	b.shows("名单.xlsx", "第 2 行", "4 / 5 列", "隐藏的工作表", "农户和成员", "望岭村", "2026")
	b.picture("import-file")
	b.press("Ctrl+Enter")
	b.shows("认出 4 列，1 列不导入", "其他说明", "去年修了房子", "？没有对应的栏目", "500199********0012")
	b.picture("import-columns")
	b.press("Ctrl+Enter")
	b.shows("新增 1", "变更 1", "一致 1", "存疑 1", "有误 1", "导入 2 行", "138****1234 → 139****5678", "另有 1 行是合计")
	b.picture("import-judged")
	if len(f.ran) != 0 {
		t.Fatal("something was stored before it was confirmed")
	}
	b.press("Ctrl+Enter")
	b.shows("已导入 2 行", "3 户 12 人", "把没导入的 2 行存成表…", "撤销整批导入…")
	b.picture("import-done")
	if len(f.ran) != 1 || f.ran[0].Sheet != 1 || f.ran[0].Options.Year != 2026 || f.ran[0].Options.Village.Name != "望岭村" {
		t.Errorf("ran %+v", f.ran)
	}
}

func TestImportHasRoomAtALargeScale(t *testing.T) {
	b, _ := openImportScaled(t, 1.5)
	b.bring()
	b.picture("import-file-150")
	b.press("Ctrl+Enter")
	b.picture("import-columns-150")
	b.press("Ctrl+Enter", "Down", "Down")
	b.picture("import-judged-150")
	if width := b.window.Content().MinSize().Width; width > 1366/1.5 {
		t.Errorf("the page needs %.0f of %.0f", width, 1366/1.5)
	}
	b.press("Ctrl+Enter")
	b.picture("import-done-150")
}

func TestLinesAreDecidedByKeys(t *testing.T) {
	b, f := openImport(t)
	b.bring()
	b.press("Ctrl+Enter", "Ctrl+Enter", "Down", "Down")
	b.typeText("1")
	b.shows("存疑→采用")
	b.press("Down")
	b.typeText("1")
	b.shows("只有存疑的行可以采用")
	b.press("Home")
	b.typeText("0")
	b.shows("新增→不导入")
	b.ring()
	b.shows("不导入 1", "存疑 0", "导入 2 行")
	b.press("Ctrl+Enter")
	o := f.ran[0].Options
	if !o.Accept[5] || len(o.Accept) != 1 || !o.Skip[3] || len(o.Skip) != 1 {
		t.Errorf("decided %v %v", o.Accept, o.Skip)
	}
}

func TestALineIsReadWholeAndDecided(t *testing.T) {
	b, f := openImport(t)
	b.bring()
	b.press("Ctrl+Enter", "Ctrl+Enter", "Down", "Down", "Enter")
	b.shows("第 5 行 赵云：存疑", "库中有两个叫赵云的人")
	b.tap("核对无误，采用这一行")
	b.ring()
	b.press("Ctrl+Enter")
	if !f.ran[0].Options.Accept[5] {
		t.Errorf("decided %v", f.ran[0].Options.Accept)
	}
}

func TestCountsShowTheirLines(t *testing.T) {
	b, _ := openImport(t)
	b.bring()
	b.press("Ctrl+Enter", "Ctrl+Enter")
	b.tap("有误 1")
	b.shows("孙雨", "身份证号：证件号码最后几位已经丢失")
	b.showsNot("王小河")
	b.tap("全部 5")
	b.shows("王小河")
	b.press("Ctrl+H")
	b.shows("138****1234 → 139****5678")
	b.press("Ctrl+H")
	b.shows("13800001234 → 13900005678")
}

func TestAColumnIsCorrected(t *testing.T) {
	b, f := openImport(t)
	b.bring()
	b.press("Ctrl+Enter", "Enter") // the list stands at the column nobody knew
	b.shows("“其他说明”是哪个栏目")
	b.typeText("记入备注")
	b.press("Enter")
	b.shows("（记入备注）", "认出 4 列。")
	b.press("Home", "Delete")
	b.shows("缺少：姓名")
	b.press("Esc")
	b.shows("3 / 5 列", "第 2 行")
	b.press("Ctrl+Enter", "Ctrl+Enter")
	if c := f.jobs[0].Columns; c[0].Path != "" || !c[4].Note {
		t.Errorf("columns %+v", c)
	}
}

func TestBackLosesNoDecision(t *testing.T) {
	b, f := openImport(t)
	b.bring()
	b.press("Ctrl+Enter", "Ctrl+Enter", "Down", "Down")
	b.typeText("1")
	b.press("Esc")
	b.shows("本程序的栏目")
	b.press("Ctrl+Enter", "Ctrl+Enter")
	if !f.ran[0].Options.Accept[5] {
		t.Error("going back lost a decision")
	}
}

func TestTheWholeListIsDecided(t *testing.T) {
	b, f := openImport(t)
	b.bring()
	b.press("Ctrl+Enter", "Ctrl+Enter")
	b.tick("空单元格清除原有内容")
	b.tap("新增和变更 ▾")
	b.press("Down", "Down", "Enter") // 只新增 is the second of the menu
	b.shows("不导入 1", "导入 1 行")
	b.press("Ctrl+Enter")
	if o := f.ran[0].Options; !o.Erase || !o.OnlyNew || o.OnlyOld {
		t.Errorf("decided %+v", o)
	}
}

func TestABatchIsUndone(t *testing.T) {
	b, f := openImport(t)
	b.bring()
	b.press("Ctrl+Enter", "Ctrl+Enter", "Ctrl+Enter")
	f.newer = []cases.Dependent{{At: "11-21 10:50", What: "走访", Name: "李大山"}}
	b.tap("撤销整批导入…")
	b.shows("撤销整批导入？", "走访（李大山）", "进回收站")
	b.tap("撤销这次导入")
	b.shows("这一批已整批撤销")
}

func TestABatchThatWasChangedSinceIsNotUndone(t *testing.T) {
	b, f := openImport(t)
	b.bring()
	b.press("Ctrl+Enter", "Ctrl+Enter", "Ctrl+Enter")
	f.newer = []cases.Dependent{{At: "11-21 10:50", What: "家庭成员的“电话”", Name: "王小河", Blocks: true}}
	b.tap("撤销整批导入…")
	b.shows("不能整批撤销", "家庭成员的“电话”（王小河）")
}

func TestLinesHeldBackAreSaved(t *testing.T) {
	b, f := openImport(t)
	b.bring()
	b.press("Ctrl+Enter", "Ctrl+Enter", "Ctrl+Enter")
	target := filepath.Join(t.TempDir(), "held.xlsx")
	b.tap("把没导入的 2 行存成表…")
	b.press("Ctrl+A")
	b.typeText(target)
	b.press("Enter")
	b.shows("已写 2 行", "打开所在文件夹")
	if len(f.held) != 1 || f.held[0] != target {
		t.Errorf("held back lines in %q", f.held)
	}
}

func TestAListWithAPasswordAsksForIt(t *testing.T) {
	b, f := openImport(t)
	f.password = "金溪2026"
	b.bring()
	b.shows("“名单.xlsx”有打开密码")
	b.typeText("金溪")
	b.press("Ctrl+Enter")
	b.shows("有打开密码")
	b.typeText("金溪2026")
	b.press("Ctrl+Enter")
	b.shows("第 2 行")
}

func TestAListWithoutAHeaderIsShownWhereItIs(t *testing.T) {
	b, f := openImport(t)
	s := roster()
	s.Found = false
	f.sheets = []ui.ImportSheet{s}
	b.bring()
	b.shows("没有找到表头")
	b.press("Ctrl+Enter")
	b.shows("请先选一张有表头的工作表")
	b.tap("指定表头行…")
	b.typeText("4")
	b.press("Ctrl+Enter")
	b.shows("第 4 行")
	if len(f.headers) != 1 || f.headers[0] != 4 {
		t.Errorf("headers %v", f.headers)
	}
}

func TestADamagedListSaysSo(t *testing.T) {
	b, f := openImport(t)
	f.failure = cases.Errorf(cases.Damaged, "", "“名单.xlsx”已损坏，请重新导出。")
	b.bring()
	b.shows("已损坏，请重新导出")
	b.press("Enter")
	b.shows("把名单拖到这里")
}

func TestAKnownListSaysSo(t *testing.T) {
	b, f := openImport(t)
	f.known = true
	b.bring()
	b.press("Ctrl+Enter")
	b.shows("上次的对应关系已认出")
}

func TestAListLeftIsOpenedAgain(t *testing.T) {
	b, f := openImport(t)
	b.bring()
	b.press("Ctrl+Enter", "Home", "Delete")
	b.shell.Go(ui.Route{Place: ui.PlaceHouseholds})
	b.settle()
	if f.closed != 1 {
		t.Errorf("the file was closed %d times", f.closed)
	}
	b.press("Alt+Left")
	b.shows("本程序的栏目", "缺少：姓名")
}

func TestAnImportIsGivenUp(t *testing.T) {
	b, f := openImport(t)
	b.bring()
	b.press("Ctrl+Enter", "Ctrl+Enter")
	b.tap("取消导入")
	b.shows("把名单拖到这里")
	if len(f.ran) != 0 || f.closed != 1 {
		t.Errorf("ran %d, closed %d", len(f.ran), f.closed)
	}
}

func TestACanceledImportSaysThatNothingIsStored(t *testing.T) {
	b, f := openImport(t)
	b.bring()
	b.press("Ctrl+Enter", "Ctrl+Enter")
	f.failure = &cases.Error{Code: cases.Canceled, Err: context.Canceled}
	b.press("Ctrl+Enter")
	b.shows("已取消，什么都没有写入。", "新增 1", "存疑 1") // one can go on from here
	f.failure = nil
	b.press("Ctrl+Enter")
	b.shows("已导入")
}
