package ui_test

import (
	"testing"

	"zhucunji/ui"
)

func TestADocumentIsShownAndExported(t *testing.T) {
	b, f := openReports(t, 3)
	b.tap("一户一档")
	b.shows("望岭村杨建国户一户一档", "共 3 户，每户一张表", "！含完整的姓名、证件号码、电话和账号")
	b.picture("documents")
	b.press("Ctrl+E")
	b.typeText("存档")
	b.press("Ctrl+Enter", "Enter")
	if len(f.sent) != 1 || f.sent[0].What != "一户一档" || f.sent[0].Purpose != "存档" {
		t.Fatalf("sent %+v", f.sent)
	}
}

func TestADocumentOfOneHousehold(t *testing.T) {
	stores, _ := newVillageStores()
	f := &fakeReports{}
	stores.Reports, stores.Writer = f, f
	b := newBenchAt(t, stores, ui.Route{Place: ui.PlaceReports, Tab: "D3", Of: 7})
	b.shows("帮扶明白卡", "共 1 份")
	if last := f.documents[len(f.documents)-1]; last.Household != 7 {
		t.Errorf("asked for %+v", last)
	}
	b.showsNot("全部组")
}

func TestAMonthlyReportIsShown(t *testing.T) {
	b, _ := openReports(t, 3)
	b.tap("工作月报")
	b.shows("望岭村驻村帮扶工作月报（2026年11月）")
	b.picture("documents-month")
}

func TestAHouseholdLeadsToItsDocuments(t *testing.T) {
	b, _ := openReports(t, 0)
	b.open(ui.Route{Place: ui.PlaceHousehold, ID: 7})
	b.press("Ctrl+E")
	b.shows("走访记录表", "帮扶明白卡", "收入明白卡")
}

func TestAVisitLeadsToItsRecord(t *testing.T) {
	stores, _ := newVillageStores()
	f, village := &fakeReports{}, newFakeVillage()
	stores.Reports, stores.Writer = f, f
	stores.Households, stores.Household, stores.Visits = village, village, village
	b := newBenchAt(t, stores, ui.Route{Place: ui.PlaceVisit, ID: 51})
	b.press("Ctrl+E")
	if r := b.shell.Place(); r.Place != ui.PlaceReports || r.Tab != "D2" || r.ID != 51 {
		t.Errorf("the visit led to %+v", r)
	}
	if n := len(f.documents); n == 0 || len(f.documents[n-1].Visits) != 1 || f.documents[n-1].Visits[0] != 51 {
		t.Errorf("asked for %+v", f.documents)
	}
}
