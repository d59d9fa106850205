package ui_test

import (
	"testing"

	"zhucunji/cases"
	"zhucunji/ui"
)

// openHouseholds opens the list of the small village.
func openHouseholds(t *testing.T, f *fakeVillage) *bench {
	t.Helper()
	b, _ := newVillageBench(t, f)
	b.open(ui.Route{Place: ui.PlaceHouseholds})
	return b
}

func TestTheListOfHouseholdsShowsCountsAndAPreview(t *testing.T) {
	b := openHouseholds(t, newFakeVillage())
	b.shows("共 2 户 3 人", "杨建国", "李明", "王秀英 配偶 女 50岁", "修蚕房")
	b.press("Down")
	b.showsNot("修蚕房")
	b.tap("关闭预览")
	b.showsNot("未办承诺 0 件")
	b.tap("打开预览")
	b.shows("未办承诺 0 件")
	b.picture("households")
}

func TestTypingInTheListFindsHouseholds(t *testing.T) {
	f := newFakeVillage()
	b := openHouseholds(t, f)
	b.typeText("lm")
	b.ring()
	b.shows("共 1 户", "李明")
	b.showsNot("杨建国")
	b.press("Esc")
	b.shows("共 2 户", "杨建国")
}

func TestTheListComesBackAsItWasLeft(t *testing.T) {
	f := newFakeVillage()
	b := openHouseholds(t, f)
	b.press("Down")
	b.press("Enter")
	b.shows("一户一档", "李明")
	b.press("Alt+Left")
	b.press("Enter")
	b.shows("一户一档", "李明")
}

func TestManyHouseholdsGetOneValue(t *testing.T) {
	f := newFakeVillage()
	b := openHouseholds(t, f)
	b.press("Ctrl+A")
	b.shows("已选 2 户", "记院坝会 2 户", "删除 2 户")
	b.tap("批量填写…")
	b.typeText("饮水水源")
	b.press("Enter")
	b.press("Enter") // a blank value is not set by a key
	b.typeText("自来水")
	b.tap("改 2 户")
	if len(f.did) != 1 || f.did[0] != "water_source=自来水" {
		t.Errorf("did %v, want the water source set", f.did)
	}
}

func TestManyHouseholdsAreMonitored(t *testing.T) {
	f := newFakeVillage()
	b := openHouseholds(t, f)
	b.press("Ctrl+A")
	b.tap("批量填写…")
	b.typeText("jcdx") // 监测对象类别
	b.press("Enter", "Enter")
	b.typeText("突发")
	b.press("Enter")
	if len(f.did) != 1 || f.did[0] != "monitor_class=突发严重困难户" {
		t.Errorf("did %v, want both households monitored", f.did)
	}
}

func TestDeletedHouseholdsComeBack(t *testing.T) {
	f := newFakeVillage()
	b := openHouseholds(t, f)
	b.tap("删除")
	b.shows("删除杨建国家？")
	b.tap("删除杨建国家")
	b.shows("共 1 户", "删除农户")
	b.showsNot("杨建国")
	b.open(ui.Route{Place: ui.PlaceHouseholds, Filter: ui.FilterOf(cases.HouseholdFilter{Bin: true})})
	b.shows("已删除：只看已删除的", "杨建国")
	b.tap("恢复")
	b.shows("共 0 户")
}

func TestANewHouseholdIsSavedWithItsMembers(t *testing.T) {
	f := newFakeVillage()
	b := openHouseholds(t, f)
	b.press("Ctrl+Shift+N")
	b.shows("新建农户", "户主姓名")
	b.press("Ctrl+S")
	b.shows("请填写“姓名”。")
	b.typeText("陈大山")
	b.picture("household-new")
	b.tap("＋ 家庭成员")
	b.typeText("陈小山")
	b.press("Enter")
	b.typeText("之子")
	b.press("Ctrl+S")
	b.shows("一户一档", "陈大山")
	n := f.households[2]
	if len(n.Members) != 2 || n.Members[0].Membership.Relation != cases.RelationHead || n.Members[1].Person.Name != "陈小山" || n.Members[1].Membership.Relation != "之子" {
		t.Errorf("members %+v, want the head and a son", n.Members)
	}
	if n.Household.HouseholdType != "普通农户" {
		t.Errorf("type %q, want 普通农户", n.Household.HouseholdType)
	}
}

func TestAMeetingIsLoggedForManyHouseholds(t *testing.T) {
	f := newFakeVillage()
	b := openHouseholds(t, f)
	b.press("Ctrl+A")
	b.tap("记院坝会 2 户")
	b.shows("记院坝会", "共 2 户", "杨建国 一组", "李明 一组")
	b.typeText("宣传医保缴费。")
	b.picture("gathering")
	b.press("Ctrl+Enter")
	if len(f.gatherings) != 1 || f.gatherings[0].Text != "宣传医保缴费。" || len(f.visits) != 3 {
		t.Errorf("gatherings %+v with %d visits, want one with two new visits", f.gatherings, len(f.visits))
	}
}

func TestAMeetingBegunInTheLogTakesHouseholdsOneByOne(t *testing.T) {
	f := newFakeVillage()
	b := openHouseholds(t, f)
	b.open(ui.Route{Place: ui.PlaceVisits})
	b.tap("记院坝会")
	b.shows("共 0 户")
	b.typeText("全组大会")
	b.press("Ctrl+S")
	b.shows("全组大会", "请至少选择一户参加的农户")
	b.press("Enter")
	b.focusHint("姓名、拼音首字母")
	b.typeText("yjg")
	b.ring()
	b.press("Enter")
	b.shows("共 1 户", "杨建国 一组")
	b.tap("保存 1 户的走访")
	if len(f.gatherings) != 1 || f.gatherings[0].Way != cases.WayGathering || f.visits[1].Visit.HouseholdID != 7 {
		t.Errorf("gatherings %+v, visits %+v", f.gatherings, f.visits)
	}
}

func TestTheLogOfVisitsOpensAVisit(t *testing.T) {
	f := newFakeVillage()
	b := openHouseholds(t, f)
	b.open(ui.Route{Place: ui.PlaceVisits})
	b.shows("共 1 次走访", "2026-08-02", "杨建国", "住房安全：瓦片破损")
	b.press("Down")
	b.tap("删除这次走访")
	b.tap("取消")
	b.press("Enter")
	b.shows("瓦片破损", "删除这次走访")
	b.tap("删除这次走访")
	b.shows("删除 2026年8月2日的走访？")
}

func TestAViewKeepsFilterAndName(t *testing.T) {
	f := newFakeVillage()
	b, shell := newVillageBench(t, f)
	b.open(ui.Route{Place: ui.PlaceHouseholds, Filter: ui.FilterOf(cases.HouseholdFilter{Type: "脱贫户"})})
	b.shows("户类型：脱贫户", "共 1 户")
	b.tap("视图 ▾")
	b.press("Down", "Down", "Enter")
	b.shows("视图的名称")
	b.typeText("我的脱贫户")
	b.press("Enter")
	var kept []struct {
		Name   string
		Filter cases.HouseholdFilter
	}
	if _, err := shell.Setting(t.Context(), "views households", &kept); err != nil || len(kept) != 1 || kept[0].Name != "我的脱贫户" || kept[0].Filter.Type != "脱贫户" {
		t.Fatalf("kept %+v, %v", kept, err)
	}
	b.open(ui.Route{Place: ui.PlaceHouseholds})
	b.shows("共 2 户")
	b.tap("视图 ▾")
	b.press("Down", "Down", "Enter")
	b.shows("户类型：脱贫户", "共 1 户", "视图：我的脱贫户 ▾")
}

func TestAViewKeepsItsColumns(t *testing.T) {
	b := openHouseholds(t, newFakeVillage())
	b.showsNot("户编号")
	b.tap("视图 ▾")
	b.press("Down", "Down", "Enter")
	b.typeText("带编号")
	b.press("Enter")
	b.tap("选择列…")
	b.column("户编号")
	b.tap("显示这些列")
	b.shows("户编号")
	b.tap("视图：带编号 ▾")
	b.press("Down", "Enter") // 全部农户 has the columns of before
	b.showsNot("户编号")
	b.tap("视图 ▾")
	b.press("Down", "Down", "Enter")
	b.shows("户编号", "视图：带编号 ▾")
	b.press("Enter")
	b.press("Alt+Left")
	b.shows("户编号")
}

func TestF2ChangesTheCurrentRow(t *testing.T) {
	f := newFakeVillage()
	for _, list := range []struct {
		route ui.Route
		shows string
	}{
		{ui.Route{Place: ui.PlaceHouseholds}, "保存资料"},
		{ui.Route{Place: ui.PlaceVisits}, "删除这次走访"},
		{ui.Route{Place: ui.PlaceHousehold, ID: 7, Tab: "visits"}, "删除这次走访"},
	} {
		b, _ := newVillageBench(t, f)
		b.open(list.route)
		b.press("Home", "F2")
		b.shows(list.shows)
	}
}
