package ui_test

import (
	"testing"

	"github.com/shopspring/decimal"

	"zhucunji/cases"
	"zhucunji/ui"
)

// openMeasures opens a page of 帮扶.
func openMeasures(t *testing.T, r ui.Route, files ...cases.MeasureFile) (*bench, *fakeMeasures) {
	t.Helper()
	stores, f := newVillageStores()
	m := newFakeMeasures(f)
	m.files = files
	stores.Measures = m
	b := newBenchAt(t, stores, r)
	return b, m
}

// silk is a finished silkworm measure.
func silk() cases.MeasureFile {
	return cases.MeasureFile{
		Measure: cases.Measure{
			Base: cases.Base{ID: 1}, HouseholdID: 7, Year: cases.Some(int64(2026)), Block: "产业帮扶", Item: "养殖业",
			Amount: cases.Some(cases.Yuan(1200)), FromOn: cases.NewDay(2026, 8, 1), State: "已完成",
		},
		Industry: &cases.Industry{
			Base: cases.Base{ID: 9}, Category: "蚕桑", Variety: "桑蚕", Scale: number("1933.65"), Unit: "张",
			Yield: number("60000"), YieldUnit: "公斤", UnitPrice: number("38"), Cost: cases.Some(cases.Yuan(280000)),
		},
	}
}

func number(text string) cases.Opt[decimal.Decimal] {
	return cases.Some(decimal.RequireFromString(text))
}

func TestMeasuresAreListedWithTheirSums(t *testing.T) {
	b, _ := openMeasures(t, ui.Route{Place: ui.PlaceMeasures}, silk())
	b.shows("桑蚕 1,933.65张", "2,280,000.00", "2,000,000.00", "1 项，1 户，金额 1,200.00 元，产业产值 2,280,000.00 元，产业纯收入 2,000,000.00 元")
	b.picture("measures")
	b.press("Down", "Enter")
	b.shows("产业帮扶 养殖业", "删除这项措施")
	b.picture("measure-silk")
}

func TestAnEmptyListOfMeasuresSaysHowToFillIt(t *testing.T) {
	b, _ := openMeasures(t, ui.Route{Place: ui.PlaceMeasures})
	b.shows("还没有帮扶措施。点右上角“记帮扶措施”填写第一项。")
}

func TestTheRouteNarrowsTheList(t *testing.T) {
	b, m := openMeasures(t, ui.Route{Place: ui.PlaceMeasures, Filter: ui.FilterOf(cases.MeasureFilter{Block: "公益岗位帮扶", Year: 2026})}, silk())
	b.shows("措施类别：公益岗位帮扶", "年度：2026", "0 项")
	if last := m.filters[len(m.filters)-1]; last.Village != 1 {
		t.Errorf("asked for %+v", last)
	}
}

// typeSilk enters a silkworm measure by keyboard as far as its numbers.
func typeSilk(b *bench) {
	b.typeText("yjg")
	b.ring()
	b.press("Enter")          // 杨建国
	b.press("Enter", "Enter") // the whole household, 2026
	b.typeText("产业帮扶")
	b.press("Enter", "Enter") // no item
	b.typeText("蚕桑")
	b.press("Enter", "Enter") // 桑蚕
	b.typeText("晚秋蚕")
	b.press("Enter", "Enter") // no batch
	b.typeText("4.25")
	b.press("Enter", "Enter") // 张
}

func TestASilkMeasureIsTypedByKeyboard(t *testing.T) {
	b, m := openMeasures(t, ui.Route{Place: ui.PlaceMeasure})
	typeSilk(b)
	b.press("Enter", "Enter", "Enter", "Enter") // nobody leads it
	b.typeText("136")
	b.press("Enter", "Enter")
	b.typeText("38")
	b.shows("5,168.00") // worked out behind the blank value
	b.press("Enter", "Enter")
	b.typeText("1130")
	b.shows("4,038.00")
	b.picture("measure-typed")
	b.press("Ctrl+S")
	if len(m.files) != 1 {
		t.Fatalf("nothing saved: %s", b.text())
	}
	f := m.files[0]
	if i := f.Industry; i == nil || i.Variety != "桑蚕" || i.Unit != "张" || i.WorkedNet().Value != cases.Yuan(4038) || i.Value.Valid || i.State != "实施中" {
		t.Errorf("industry %+v", f.Industry)
	}
	if f.Measure.HouseholdID != 7 || f.Measure.Item != "养殖业" || f.Post != nil || f.Subsidy != nil {
		t.Errorf("measure %+v", f.Measure)
	}
	b.shows("已保存 10:42 帮扶 产业帮扶", "删除这项措施")
}

func TestAnUnlikelyYieldIsDoubtedOnce(t *testing.T) {
	b, m := openMeasures(t, ui.Route{Place: ui.PlaceMeasure})
	typeSilk(b)
	b.press("Enter", "Enter", "Enter", "Enter")
	b.typeText("999999")
	b.press("Ctrl+S")
	b.shows("每张产茧约")
	if len(m.files) != 0 {
		t.Fatal("saved in spite of the doubt")
	}
	b.press("Ctrl+Enter")
	if len(m.files) != 1 {
		t.Fatalf("not saved: %s", b.text())
	}
	b.shows("记帮扶措施") // the next one, of the same block
}

func TestAnAllowanceIsPaidAsASubsidy(t *testing.T) {
	low := cases.MeasureFile{Measure: cases.Measure{Base: cases.Base{ID: 1}, HouseholdID: 7, Year: cases.Some(int64(2026)), Block: "综合保障", Item: "残疾人补贴", State: "实施中"}}
	b, m := openMeasures(t, ui.Route{Place: ui.PlaceMeasure, ID: 1}, low)
	b.showsNot("补贴类型")
	b.tick("补贴")
	b.shows("补贴类型", "实发金额")
	b.typeText("困难残疾人生活补贴")
	b.press("Ctrl+S")
	if s := m.files[0].Subsidy; s == nil || s.Kind != "困难残疾人生活补贴" {
		t.Errorf("subsidy %+v in %s", s, b.text())
	}
}

func TestAMeasureWithoutAHouseholdIsRefused(t *testing.T) {
	b, m := openMeasures(t, ui.Route{Place: ui.PlaceMeasure})
	b.press("Ctrl+S")
	b.shows("请填写“农户”。", "请填写“帮扶措施”。")
	if len(m.files) != 0 {
		t.Error("saved")
	}
}

func TestAMeasureComesBackFromItsDraft(t *testing.T) {
	b, _ := openMeasures(t, ui.Route{Place: ui.PlaceMeasure})
	typeSilk(b)
	b.press("Esc")
	b.open(ui.Route{Place: ui.PlaceMeasure})
	b.shows("没有保存的内容", "杨建国")
	b.press("Ctrl+S")
	b.shows("已保存 10:42 帮扶 产业帮扶")
}

func TestWhatTheStoreRefusesStaysTyped(t *testing.T) {
	b, m := openMeasures(t, ui.Route{Place: ui.PlaceMeasure})
	m.fails = cases.Errorf(cases.NoSpace, "", "磁盘满了，请先腾出空间。")
	typeSilk(b)
	b.press("Ctrl+S")
	b.shows("磁盘满了，请先腾出空间。")
	m.fails = nil
	b.press("Enter", "Ctrl+S")
	if len(m.files) != 1 || m.files[0].Industry.Season != "晚秋蚕" {
		t.Errorf("saved %+v", m.files)
	}
}

func TestTheUsualCostIsSaidAndNotCounted(t *testing.T) {
	tobacco := silk()
	tobacco.Industry = &cases.Industry{Base: cases.Base{ID: 9}, Category: "种植", Variety: "烤烟", Yield: number("100"), YieldUnit: "公斤", UnitPrice: number("30")}
	b, m := openMeasures(t, ui.Route{Place: ui.PlaceMeasure, ID: 1}, tobacco)
	b.shows("参考 1,350.00") // 45 % of 3,000
	b.press("Ctrl+S")
	if m.files[0].Industry.Cost.Valid {
		t.Errorf("cost %v, want it blank as typed", m.files[0].Industry.Cost)
	}
}

func TestAPostHasItsMonths(t *testing.T) {
	post := cases.MeasureFile{
		Measure: cases.Measure{Base: cases.Base{ID: 1}, HouseholdID: 7, PersonID: 70, Year: cases.Some(int64(2026)), Block: "公益岗位帮扶", State: "实施中"},
		Post: &cases.PublicPost{
			Base: cases.Base{ID: 3}, PostName: "护林员", ContractFromOn: cases.NewDay(2026, 9, 1), State: "在岗",
			MonthlyStandard: cases.Some(cases.Yuan(600)), RequiredDays: number("22"),
		},
		Attendance: []cases.Attendance{{
			Base: cases.Base{ID: 5}, Month: cases.NewMonth(2026, 9), PresentDays: number("20"), RequiredDays: number("22"), MonthlyStandard: cases.Some(cases.Yuan(600)),
		}},
	}
	b, m := openMeasures(t, ui.Route{Place: ui.PlaceMeasure, ID: 1}, post)
	b.shows("月出勤", "2026-09", "545.45", "2026-11")
	b.picture("measure-post")
	b.tap("空着的月份按全勤填")
	b.press("Ctrl+S")
	if p := m.files[0].Post; p == nil || p.ID != 3 || p.PostName != "护林员" {
		t.Errorf("post %+v", p)
	}
	if got := m.files[0].Attendance; len(got) != 3 || got[0].ID != 0 || got[2].ID != 5 || got[0].MonthlyStandard.Value != cases.Yuan(600) {
		t.Errorf("months %+v in %s", got, b.text())
	}
}

func TestWhatIsNotTouchedStays(t *testing.T) {
	before := silk()
	before.Inputs = []cases.Input{{Base: cases.Base{ID: 4}, Source: "自筹", What: "蚕种", Amount: cases.Some(cases.Yuan(300))}}
	before.Sales = []cases.Sale{{Base: cases.Base{ID: 6}, Product: "鲜茧", SoldOn: cases.NewDay(2026, 9, 20), Quantity: number("136")}}
	before.Subsidy = &cases.Subsidy{Base: cases.Base{ID: 8}, Kind: "其他"}
	b, m := openMeasures(t, ui.Route{Place: ui.PlaceMeasure, ID: 1}, before)
	b.shows("蚕种", "鲜茧")
	b.picture("measure-full")
	b.press("Ctrl+S")
	after := m.files[0]
	if after.Industry == nil || after.Industry.ID != 9 || after.Industry.Scale.Value.String() != "1933.65" {
		t.Errorf("industry %+v", after.Industry)
	}
	if len(after.Inputs) != 1 || after.Inputs[0].ID != 4 || len(after.Sales) != 1 || after.Sales[0].ID != 6 || after.Subsidy == nil {
		t.Errorf("parts %+v %+v %+v in %s", after.Inputs, after.Sales, after.Subsidy, b.text())
	}
}

func TestAMeasureIsDeleted(t *testing.T) {
	b, m := openMeasures(t, ui.Route{Place: ui.PlaceMeasures}, silk())
	b.press("Down", "Enter")
	b.tap("删除这项措施")
	b.shows("删除杨建国家的“养殖业”？")
	b.tap("删除这项措施")
	if len(m.hidden) != 1 {
		t.Errorf("hidden %v", m.hidden)
	}
	b.shows("选择列") // the list again
}

func TestASaleKeepsWhatStandsBehindItsLine(t *testing.T) {
	before := silk()
	before.Sales = []cases.Sale{{Base: cases.Base{ID: 6}, Product: "鲜茧", SoldOn: cases.NewDay(2026, 9, 20), Quantity: number("136"), Buyer: "海通茧绸"}}
	b, m := openMeasures(t, ui.Route{Place: ui.PlaceMeasure, ID: 1}, before)
	b.tap("更多（1）")
	b.shows("销售的其他情况", "采购单位", "海通茧绸", "回款日期", "带动户数", "经手人")
	b.picture("measure-sale")
	b.typeText("上茧")
	b.press("Esc")
	b.press("Ctrl+S")
	if got := m.files[0].Sales[0]; got.Spec != "" || got.Buyer != "海通茧绸" {
		t.Fatalf("sale %+v, want it as it was before Esc", got)
	}
	b.tap("更多（1）")
	b.typeText("上茧")
	b.press("Enter", "Enter", "Enter", "Ctrl+A")
	b.typeText("县茧站")
	b.press("Ctrl+Enter")
	b.press("Ctrl+S")
	if got := m.files[0].Sales[0]; got.Spec != "上茧" || got.Buyer != "县茧站" || got.ID != 6 || got.Product != "鲜茧" {
		t.Errorf("sale %+v", got)
	}
}
