package ui_test

import (
	"path/filepath"
	"strings"
	"testing"

	"zhucunji/cases"
	"zhucunji/ui"
	"zhucunji/ui/widgets"
)

// openReports opens 报表 with so many visits.
func openReports(t *testing.T, visits int) (*bench, *fakeReports) {
	t.Helper()
	stores, _ := newVillageStores()
	f := &fakeReports{rows: visitRows(visits), teams: []cases.Team{{Base: cases.Base{ID: 1}, Name: "一组"}}}
	stores.Reports, stores.Writer = f, f
	b := newBenchAt(t, stores, ui.Route{Place: ui.PlaceReports, Tab: "R5"})
	return b, f
}

func TestAReportIsShownAsItIsPrinted(t *testing.T) {
	b, _ := openReports(t, 30)
	b.shows("望岭村入户走访情况台账（2026年11月）", "共 30 行", "杨*国", "户主、文字里的姓名已隐藏", "填报人", "走访", "家庭收入核算表")
	b.showsNot("杨建国在家")
	b.picture("reports")
}

func TestAWideReportIsShown(t *testing.T) {
	b, f := openReports(t, 0)
	f.rows = nil
	for range 300 {
		f.rows = append(f.rows, &cases.Row{
			Village: &cases.Village{Name: "望岭村", County: "石柱县", Town: "金溪镇"}, Team: &cases.Team{Name: "一组"},
			Household: &cases.Household{Code: "50019900000001", HeadName: "杨建国", HouseholdType: "脱贫户"}, Head: &cases.Person{Name: "杨建国"},
			Measure: &cases.Measure{Year: cases.Some(int64(2026))}, Industry: &cases.Industry{Category: "养殖", Variety: "桑蚕", Net: cases.Some(cases.Yuan(12000))},
			Inputs: []cases.Input{{Source: "自筹", Amount: cases.Some(cases.Yuan(1000))}},
		})
	}
	b.open(ui.Route{Place: ui.PlaceReports, Tab: "R8"})
	b.shows("望岭村2026年到户产业台账", "共 300 行", "利益联结方式", "3,600,000.00")
	b.picture("reports-wide")
}

// export types a path into the file window that Ctrl+E opens.
func (b *bench) export(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "台账.xlsx")
	b.press("Ctrl+E")
	b.shows("导出入户走访台账")
	b.press("Ctrl+A")
	b.typeText(path)
	b.press("Enter")
	return path
}

func TestAReportIsExportedByKeyboard(t *testing.T) {
	b, f := openReports(t, 3)
	path := b.export(t)
	if len(f.paths) != 1 || f.paths[0] != path || f.exports[0].Report.Key != "R5" || !f.exports[0].Masked {
		t.Fatalf("wrote %q %+v", f.paths, f.exports)
	}
	b.shows("已导出", "打开所在文件夹")
	b.picture("reports-written")
	b.tap("打开")
	if len(b.prog.opened) != 1 || b.prog.opened[0] != f.paths[0] {
		t.Errorf("opened %q", b.prog.opened)
	}
}

func TestAFileOpenInWPSGetsAnotherName(t *testing.T) {
	b, f := openReports(t, 3)
	f.fails = []error{cases.Errorf(cases.Locked, "", "“台账.xlsx”正在 WPS 中打开。")}
	path := b.export(t)
	b.shows("正在 WPS 中打开", "重试", "换个名字或位置…")
	b.tap("换个名字或位置…")
	b.press("Enter")
	if want := strings.TrimSuffix(path, ".xlsx") + " (2).xlsx"; len(f.paths) != 1 || f.paths[0] != want {
		t.Fatalf("wrote %q", f.paths)
	}
}

func TestACanceledExportSaysSo(t *testing.T) {
	b, f := openReports(t, 3)
	f.fails = []error{cases.Errorf(cases.Canceled, "", "已取消。")}
	b.export(t)
	b.shows("已取消导出，没有留下文件。")
}

func TestThePrintLayoutIsWrittenAndOpened(t *testing.T) {
	b, f := openReports(t, 3)
	f.fails = []error{cases.Errorf(cases.Locked, "", "打开着")}
	b.press("Ctrl+P")
	if len(b.prog.opened) != 1 || b.prog.opened[0] != "/home/village/data/tmp/望岭村_入户走访台账_2026年11月_打印版_脱敏 (2).xlsx" {
		t.Errorf("opened %q", b.prog.opened)
	}
}

func TestChoicesAreRemembered(t *testing.T) {
	b, f := openReports(t, 3)
	b.tap("家庭收入核算表")
	b.open(ui.Route{Place: ui.PlaceSettings})
	b.open(ui.Route{Place: ui.PlaceReports})
	b.shows("望岭村2026年度家庭收入核算表", "年度", "2026 ▾")
	if last := f.asked[len(f.asked)-1]; last.Year != 2026 || last.Period != (cases.Period{}) {
		t.Errorf("asked for %+v", last)
	}
}

func TestAnEmptyReportSaysSo(t *testing.T) {
	b, _ := openReports(t, 0)
	b.shows("没有符合条件的内容")
}

func TestAFullExportAsksForItsPurpose(t *testing.T) {
	b, f := openReports(t, 3)
	b.tick("脱敏")
	b.shows("！含完整的户主", "请妥善保管")
	b.press("Ctrl+E")
	b.shows("导出完整内容", "会记入导出登记")
	b.picture("reports-full")
	b.press("Ctrl+Enter")
	b.shows("请选择或写明用途")
	b.typeText("上报镇")
	b.press("Ctrl+Enter")
	path := filepath.Join(t.TempDir(), "台账.xlsx")
	b.press("Ctrl+A")
	b.typeText(path)
	b.press("Enter")
	if len(f.sent) != 1 || f.sent[0].Purpose != "上报镇" || f.sent[0].Masked || f.sent[0].Target != path || f.sent[0].Sealing() != cases.SealNone {
		t.Fatalf("sent %+v", f.sent)
	}
	b.shows("已导出 3 行，涉及 6 人")
}

func TestAFileIsClosedWithAPassphraseTypedTwice(t *testing.T) {
	b, f := openReports(t, 3)
	b.tick("脱敏")
	b.press("Ctrl+E")
	b.typeText("上报")
	b.press("Enter")
	b.typeText("2")
	b.shows("没有口令谁也打不开")
	b.typeText("短")
	b.press("Ctrl+Enter")
	b.shows("口令太短")
	b.press("Ctrl+A")
	b.typeText("青石板 桂花 三轮车")
	b.press("Ctrl+Enter")
	b.shows("两次输入的不一样")
	b.typeText("青石板 桂花 三轮车")
	b.picture("reports-sealed")
	b.press("Ctrl+Enter")
	b.press("Enter")
	if len(f.sent) != 1 || f.sent[0].Passphrase != "青石板 桂花 三轮车" || !strings.HasSuffix(f.sent[0].File(), ".xlsx.age") {
		t.Fatalf("sent %+v", f.sent)
	}
	b.shows("打开所在文件夹")
	b.showsNot("|打开|")
}

func TestReportsAreFoundAsOneTypes(t *testing.T) {
	b, _ := openReports(t, 3)
	b.press("Ctrl+G")
	b.typeText("jtsr")
	b.shows("家庭收入核算表")
	b.showsNot("到户产业台账")
	b.press("Enter")
	b.shows("望岭村2026年度家庭收入核算表")
	b.press("Ctrl+G", "Esc")
	b.shows("到户产业台账")
}

func TestTheFocusFollowsAClickOnAnotherReport(t *testing.T) {
	b, _ := openReports(t, 3)
	b.tap("家庭收入核算表")
	if got := b.focusedButton(); got != "家庭收入核算表" {
		t.Errorf("after the click the focus is on %q", got)
	}
}

func TestTheOpenReportStandsInSightOfTheList(t *testing.T) {
	stores, _ := newVillageStores()
	f := &fakeReports{rows: visitRows(3)}
	stores.Reports, stores.Writer = f, f
	b := newBenchLook(t, stores, widgets.Look{}, 1.5)
	b.open(ui.Route{Place: ui.PlaceReports, Tab: "R17"})
	name, ok := b.window.Canvas().Focused().(*widgets.Button)
	if !ok || name.Text != "人居环境卫生红榜" {
		t.Fatalf("the focus is on %q", b.focusedButton())
	}
	foot := b.app.Driver().AbsolutePositionForObject(name).Y + name.Size().Height
	if tall := b.window.Canvas().Size().Height; foot > tall {
		t.Errorf("the name ends at %v of %v", foot, tall)
	}
}
