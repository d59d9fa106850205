package ui_test

import (
	"slices"
	"testing"

	"zhucunji/cases"
	"zhucunji/ui"
)

// openSales opens a page of the sales of a village, in which a household sold with a measure and without one, and a
// cooperative did.
func openSales(t *testing.T, r ui.Route) (*bench, *fakeSales) {
	t.Helper()
	stores, f := newVillageStores()
	sales := newFakeSales(f)
	sales.list = soldThings()
	f.hits["yjg"] = []cases.Hit{{HouseholdID: 7, Head: "杨建国", Village: "望岭村", Group: "一组", Why: "首字母"}}
	stores.Sales = sales
	stores.Measures = newFakeMeasures(f)
	return newBenchAt(t, stores, r), sales
}

func soldThings() []cases.SaleRow {
	return []cases.SaleRow{
		{
			Sale: cases.Sale{Base: cases.Base{ID: 1}, VillageID: 1, SoldOn: cases.NewDay(2026, 9, 30), Product: "蜂蜜", Producer: "蜂业合作社", Quantity: number("10"), Unit: "公斤", UnitPrice: number("80")},
		},
		{
			Sale: cases.Sale{Base: cases.Base{ID: 2}, VillageID: 1, HouseholdID: 7, MeasureID: 1, SoldOn: cases.NewDay(2026, 9, 20), Product: "鲜茧", Amount: cases.Some(cases.Yuan(5168)), Received: cases.Some(cases.Yuan(5000))},
			Head: "杨建国", Team: "一组", Measure: "产业帮扶 养殖业", Village: "望岭村",
		},
		{
			Sale: cases.Sale{Base: cases.Base{ID: 3}, VillageID: 1, HouseholdID: 7, SoldOn: cases.NewDay(2026, 1, 20), Product: "腊肉", Amount: cases.Some(cases.Yuan(500)), UnitID: 1, Consumption: cases.Yes},
			Head: "杨建国", Team: "一组", Unit: "市科技局", Village: "望岭村",
		},
	}
}

func allSales() ui.Route { return ui.Route{Place: ui.PlaceMeasures, Tab: "sales"} }

func TestSalesAreFoundFromTheMeasures(t *testing.T) {
	b, _ := openSales(t, ui.Route{Place: ui.PlaceMeasures})
	b.tap("销售登记")
	b.shows("蜂业合作社", "10公斤", "800.00", "鲜茧", "产业帮扶 养殖业", "腊肉", "市科技局", "3 笔，金额 6,468.00 元，已回款 5,000.00 元")
	b.picture("sales")
}

func TestTheSalesOfAHouseholdStandByThemselves(t *testing.T) {
	b, sales := openSales(t, ui.Route{Place: ui.PlaceMeasures, Of: 7, Tab: "sales"})
	b.shows("杨建国", "鲜茧", "腊肉", "2 笔，金额 5,668.00 元")
	b.showsNot("蜂业合作社", "农户或主体")
	b.tap("新增销售")
	b.showsNot("合作社等销售时空着")
	b.press("Enter") // today
	b.typeText("核桃")
	b.press("Ctrl+Enter")
	if got := sales.list[len(sales.list)-1].Sale; got.Product != "核桃" || got.HouseholdID != 7 || got.SoldOn != cases.NewDay(2026, 11, 21) || got.MeasureID != 0 {
		t.Errorf("sale %+v in %s", got, b.text())
	}
	b.shows("3 笔", "已保存 10:42 销售 核桃")
}

func TestASaleOfACooperativeNeedsItsName(t *testing.T) {
	b, sales := openSales(t, allSales())
	b.tap("新增销售")
	b.shows("合作社等销售时空着。")
	b.picture("sale-dialog")
	b.press("Enter", "Enter")
	b.typeText("茶叶")
	b.press("Ctrl+Enter")
	b.shows("请选农户，或填写生产主体。")
	b.typeText("茶叶合作社") // the focus stands there
	b.press("Ctrl+Enter")
	if got := sales.list[len(sales.list)-1].Sale; got.Producer != "茶叶合作社" || got.HouseholdID != 0 || got.VillageID != 1 {
		t.Errorf("sale %+v in %s", got, b.text())
	}
}

func TestASaleOfAHouseholdIsTypedAmongThoseOfAll(t *testing.T) {
	b, sales := openSales(t, allSales())
	b.tap("新增销售")
	b.typeText("yjg")
	b.ring()
	b.press("Enter", "Enter")
	b.typeText("土鸡")
	b.press("Ctrl+Enter")
	if got := sales.list[len(sales.list)-1].Sale; got.Product != "土鸡" || got.HouseholdID != 7 {
		t.Errorf("sale %+v in %s", got, b.text())
	}
}

func TestASaleIsChangedAndDeleted(t *testing.T) {
	b, sales := openSales(t, allSales())
	b.press("Down", "Down", "F2") // the measure's: whose it is stands fast
	b.shows("修改销售", "5168")
	b.showsNot("合作社等销售时空着。")
	b.press("Enter", "Ctrl+A") // from the day to the product
	b.typeText("干茧")
	b.press("Ctrl+Enter")
	if got := sales.list[1].Sale; got.Product != "干茧" || got.MeasureID != 1 || got.HouseholdID != 7 {
		t.Errorf("sale %+v", got)
	}
	b.tap("删除")
	b.shows("删除 2026年9月20日销售的“干茧”？")
	b.tap("删除这笔销售")
	if !sales.list[1].Sale.Hidden {
		t.Errorf("sale %+v", sales.list[1].Sale)
	}
	b.shows("2 笔")
	b.showsNot("鲜茧")
}

func TestARefusedSaleStaysInItsDialog(t *testing.T) {
	b, sales := openSales(t, ui.Route{Place: ui.PlaceMeasures, Of: 7, Tab: "sales"})
	sales.fails = cases.Errorf(cases.NoSpace, "", "磁盘满了。")
	b.tap("新增销售")
	b.press("Enter")
	b.typeText("核桃")
	b.press("Ctrl+Enter")
	b.shows("磁盘满了。", "核桃")
}

func TestASaleKeepsADraft(t *testing.T) {
	for name, c := range map[string]struct {
		route ui.Route
		open  string
		form  string
	}{
		"a new one":    {ui.Route{Place: ui.PlaceMeasures, Of: 7, Tab: "sales"}, "新增销售", "measures/0/7/sales/new"},
		"a stored one": {allSales(), "修改", "measures/0/0/sales/1"},
	} {
		t.Run(name, func(t *testing.T) {
			b, sales := openSales(t, c.route)
			b.press("Home")
			b.tap(c.open)
			b.press("Tab", "Ctrl+A")
			b.typeText("特级")
			b.ring()
			b.press("Esc")
			if len(sales.drafts) != 1 || sales.drafts[0].Form != c.form {
				t.Fatalf("drafts %+v, want %s in %s", sales.drafts, c.form, b.text())
			}
			route, err := ui.ParseRoute(sales.drafts[0].Form)
			if err != nil {
				t.Fatal(err)
			}
			b.open(ui.Route{Place: ui.PlaceMeasures})
			b.open(route)
			b.shows("已恢复", "特级")
		})
	}
}

func TestSalesAreNarrowed(t *testing.T) {
	b, sales := openSales(t, ui.Route{Place: ui.PlaceMeasures, Tab: "sales", Filter: ui.FilterOf(map[string]string{"seller": cases.SoldByOthers, "year": "2026"})})
	b.shows("谁卖的：合作社等", "年份：2026", "1 笔")
	want := cases.SaleFilter{Village: 1, Year: 2026, By: cases.SoldByOthers}
	if got := sales.filters[len(sales.filters)-1]; got != want {
		t.Errorf("asked for %+v, want %+v", got, want)
	}
}

func TestTheVersionsOfASaleAreReachedByKey(t *testing.T) {
	b, _ := openSales(t, allSales())
	b.press("Down", "F9")
	b.shows("销售 蜂蜜：改过的每一版")
	b.press("Esc", "F2")
	b.tap("改过的每一版…")
	b.shows("销售 蜂蜜：改过的每一版")
}

func TestASaleOfTheTimeLineIsOpened(t *testing.T) {
	f := newFakeVillage()
	f.occurred = []cases.Occurrence{{Record: "sale", ID: 3, On: cases.NewDay(2026, 1, 20), Title: "销售 腊肉"}}
	stores := f.stores(newVillageShellOf(f))
	sales := newFakeSales(&fakeSettings{fakeShell: newVillageShell()})
	sales.list = soldThings()
	stores.Sales = sales
	b := newBenchAt(t, stores, ui.Route{Place: ui.PlaceHousehold, ID: 7})
	b.tap("销售")
	b.shows("销售 腊肉")
	b.press("Enter")
	b.shows("修改销售", "腊肉")
}

func TestTheMeasuresOfAHouseholdTellOfItsSales(t *testing.T) {
	f := newFakeVillage()
	stores := f.stores(newVillageShellOf(f))
	sales := newFakeSales(&fakeSettings{fakeShell: newVillageShell()})
	sales.list = soldThings()
	stores.Sales = sales
	b := newBenchAt(t, stores, ui.Route{Place: ui.PlaceHousehold, ID: 7, Tab: "measures"})
	b.shows("共 0 项；销售 2 笔 5,668.00 元")
	b.tap("销售登记")
	b.shows("鲜茧", "腊肉")
}

func TestTheNameOfWhoSoldIsVeiled(t *testing.T) {
	stores, f := newVillageStores()
	sales := newFakeSales(f)
	sales.list = soldThings()
	stores.Sales = sales
	b := newVeiledBench(t, stores)
	b.open(allSales())
	b.shows("杨*国", "蜂业合作社")
	b.showsNot("杨建国")
	b.press("Down", "Down", "F8")
	b.shows("杨建国")
	if !slices.ContainsFunc(sales.filters, func(f cases.SaleFilter) bool { return f.Village == 1 }) {
		t.Errorf("filters %+v", sales.filters)
	}
}
