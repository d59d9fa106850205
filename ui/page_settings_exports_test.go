package ui_test

import (
	"testing"
	"time"

	"zhucunji/cases"
	"zhucunji/ui"
)

func TestTheExportRegisterIsShownAndSearched(t *testing.T) {
	stores, f := newVillageStores()
	_ = f
	settings := &fakeSettings{fakeShell: newFakeShell()}
	settings.exports = []cases.ExportEvent{
		{At: time.Date(2026, 11, 21, 1, 0, 0, 0, time.UTC), Worker: "张队长", What: "入户走访台账", Rows: 12, People: 30, Masked: true, File: "/home/a/走访.xlsx"},
		{At: time.Date(2026, 11, 20, 1, 0, 0, 0, time.UTC), Worker: "王干事", What: "一户一档", Rows: 1, People: 4, Purpose: "核对信息", Columns: []string{"户主"}, File: "/home/a/档案.xlsx.age", Sealing: cases.SealAge},
	}
	reports := &fakeReports{}
	stores.Settings, stores.Reports, stores.Writer = settings, reports, reports
	b := newBenchAt(t, stores, ui.Route{Place: ui.PlaceSettings, Tab: "exports"})
	b.shows("共 2 次导出", "入户走访台账", "核对信息", "完整", "脱敏", "加密文件")
	b.picture("exports")
	b.focusHint("查找：内容、用途、谁、文件名")
	b.typeText("核对 王")
	b.shows("共 1 次导出")
	b.showsNot("走访.xlsx")
	b.tap("导出登记表…")
	b.press("Enter")
	if len(reports.sent) != 1 || reports.sent[0].What != "导出登记" {
		t.Fatalf("sent %+v", reports.sent)
	}
}
