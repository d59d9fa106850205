package ui_test

import (
	"testing"

	"zhucunji/cases"
	"zhucunji/ui"
	"zhucunji/ui/widgets"
)

// openHousehold opens 一户一档 of 杨建国 in a tab.
func openHousehold(t *testing.T, f *fakeVillage, tab string) *bench {
	t.Helper()
	b, _ := newVillageBench(t, f)
	b.open(ui.Route{Place: ui.PlaceHousehold, ID: 7, Tab: tab})
	return b
}

func TestTheHeadOfAHouseholdMasksThePhoneUntilAsked(t *testing.T) {
	f := newFakeVillage()
	b := newVeiledBench(t, f.stores(newVillageShellOf(f)))
	b.open(ui.Route{Place: ui.PlaceHousehold, ID: 7})
	b.shows("杨*国", "脱贫户", "逾期 20 天", "未办承诺 1 件", "138****1234")
	b.showsNot("138 0000 1234", "13800001234", "杨建国")
	b.tap("显示")
	b.shows("杨建国", "13800001234")
	b.picture("household")
}

func TestTheTabsTurnByKey(t *testing.T) {
	b := openHousehold(t, newFakeVillage(), "")
	b.press("Ctrl+PageDown")
	b.shows("增加成员…")
	b.press("Ctrl+PageUp", "Ctrl+PageUp")
	b.shows("基本资料")
}

func TestTheTimeLineOpensWhatItTellsOf(t *testing.T) {
	f := newFakeVillage()
	f.occurred = []cases.Occurrence{
		{Record: "visit", ID: 51, On: cases.NewDay(2026, 8, 2), Title: "入户走访 张队长", Text: "蚕房漏雨"},
		{Record: "membership", ID: 1, On: cases.NewDay(2025, 3, 1), Title: "成员增加 王秀英", Text: "婚入"},
	}
	b := openHousehold(t, f, "")
	b.shows("蚕房漏雨", "成员增加 王秀英")
	b.tap("走访")
	b.shows("蚕房漏雨")
	b.press("Enter")
	b.shows("瓦片破损")
}

func TestTheTimeLineOpensTheVeryEntry(t *testing.T) {
	f := newFakeVillage()
	f.occurred = []cases.Occurrence{
		{Record: "job_spell", ID: 3, On: cases.NewDay(2026, 3, 1), Title: "务工 重庆"},
		{Record: "standing", ID: 2, On: cases.NewDay(2025, 1, 1), Title: "户类型 脱贫户"},
		{Record: "income", ID: 100, On: cases.NewDay(2024, 12, 31), Title: "外出务工收入"},
	}
	shell := newVillageShellOf(f)
	stores := f.stores(shell)
	_, set := newVillageStores()
	m := &fakeIncome{fakeMeasures: newFakeMeasures(set)}
	m.entries = []cases.Income{income(100, "外出务工收入", 20000, cases.CalendarYear(2024))}
	stores.Income, stores.Measures = m, m
	for filter, opened := range map[string]string{"收入": "修改这笔收入", "务工": "务工登记", "类型和监测": "识别为监测对象…"} {
		for _, key := range []string{"Enter", "F2"} {
			b := newBench(t, stores)
			b.open(ui.Route{Place: ui.PlaceHousehold, ID: 7})
			b.tap(filter)
			b.press(key)
			b.shows(opened)
		}
	}
}

func TestTheJobsOfAHouseholdAreReachedFromItsMeasures(t *testing.T) {
	f := newFakeVillage()
	stores := f.stores(newVillageShellOf(f))
	_, set := newVillageStores()
	stores.Measures = newFakeMeasures(set)
	b := newBench(t, stores)
	b.open(ui.Route{Place: ui.PlaceHousehold, ID: 7, Tab: "measures"})
	b.tap("务工登记")
	b.shows("新增务工", "新增计划务工")
}

func TestAMemberIsAdded(t *testing.T) {
	f := newFakeVillage()
	b := openHousehold(t, f, "members")
	b.shows("王秀英", "配偶", "曾经的成员 0 人")
	b.tap("增加成员…")
	b.typeText("杨小宝")
	b.press("Enter")
	b.typeText("之子")
	b.press("Ctrl+Enter")
	b.shows("杨小宝")
	added := f.households[0].Members[2]
	if added.Person.Name != "杨小宝" || added.Membership.Relation != "之子" || added.Membership.JoinedOn != cases.NewDay(2026, 11, 21) {
		t.Errorf("added %+v", added)
	}
}

func TestTheEndOfAFormerMembersSpellIsCorrected(t *testing.T) {
	f := newFakeVillage()
	h := &f.households[0]
	gone := h.Members[1]
	gone.Membership.LeftOn, gone.Membership.LeaveReason = cases.NewDay(2026, 3, 1), "死亡"
	h.Members, h.Former = h.Members[:1], []cases.Member{gone}
	b := openHousehold(t, f, "members")
	b.shows("曾经的成员 1 人", "2026-03-01")
	for _, root := range b.roots() {
		if grid := find(root, func(g *widgets.Grid) bool { return g.Visible() && g.Empty == "没有减少的成员。" }); grid != nil {
			b.window.Canvas().Focus(grid)
		}
	}
	b.press("Home", "Enter")
	b.shows("自然减少日期", "自然减少原因", "变更说明")
	b.picture("member-former")
	b.press("Enter", "Enter", "Enter", "Enter", "Enter", "Ctrl+A", "Backspace", "Ctrl+Enter")
	b.shows("请填写“自然减少日期”。")
	b.typeText("2026-02-11")
	b.press("Ctrl+Enter")
	if got := f.households[0].Former[0].Membership; got.LeftOn != cases.NewDay(2026, 2, 11) || got.LeaveReason != "死亡" {
		t.Errorf("former member %+v in %s", got, b.text())
	}
}

func TestTheDraftOfAMemberIsGoneOnWith(t *testing.T) {
	f := newFakeVillage()
	b, shell := newVillageBench(t, f)
	b.open(ui.Route{Place: ui.PlaceHousehold, ID: 7, Tab: "members"})
	b.tap("增加成员…")
	b.typeText("杨小宝")
	b.ring()
	b.press("Esc")
	if len(shell.drafts) != 1 || shell.drafts[0].Title != "增加成员 杨建国" {
		t.Fatalf("drafts %+v, want the new member", shell.drafts)
	}
	route, err := ui.ParseRoute(shell.drafts[0].Form)
	if err != nil {
		t.Fatal(err)
	}
	b.open(route)
	b.shows("增加成员", "杨小宝", "已恢复")
	b.press("Ctrl+Enter")
	if len(shell.drafts) != 0 || len(f.households[0].Members) != 3 {
		t.Errorf("drafts %+v, members %d, want the member stored", shell.drafts, len(f.households[0].Members))
	}
}

func TestHouseholdsMerge(t *testing.T) {
	f := newFakeVillage()
	b := openHousehold(t, f, "members")
	b.tap("并入别户…")
	b.shows("各人与新户户主的关系", "王秀英 配偶")
	b.typeText("lm")
	b.ring()
	b.press("Enter")
	b.tap("并入这户")
	if f.into != 8 || f.merging.On != cases.NewDay(2026, 11, 21) {
		t.Errorf("merged %+v into %d, want into 8 today", f.merging, f.into)
	}
}

func TestAHeadLeavesOnlyWithASuccessor(t *testing.T) {
	f := newFakeVillage()
	b := openHousehold(t, f, "members")
	b.tap("减少…")
	b.shows("成员减少", "户主离开后，谁是新户主？")
	b.typeText("死亡") // the day stands at today, so the reason comes first
	b.press("Ctrl+Enter")
	b.shows("请选择新户主。")
	if len(f.did) > 0 {
		t.Errorf("did %v, want nothing without a successor", f.did)
	}
}

func TestAMemberWhoIsNotTheHeadLeaves(t *testing.T) {
	f := newFakeVillage()
	b := openHousehold(t, f, "members")
	b.press("Down")
	b.tap("减少…")
	b.showsNot("谁是新户主")
	b.typeText("婚出")
	b.press("Ctrl+Enter")
	if f.leaving.PersonID != 71 || f.leaving.Reason != "婚出" || f.leaving.On != cases.NewDay(2026, 11, 21) {
		t.Errorf("leaving %+v, want person 71 married out today", f.leaving)
	}
}

func TestAnotherHeadProposesTheRelations(t *testing.T) {
	f := newFakeVillage()
	b := openHousehold(t, f, "members")
	b.press("Down")
	b.tap("更换户主…")
	b.shows("王秀英 配偶", "其他人与新户主的关系", "杨建国 户主")
	b.tap("更换户主")
	if f.succession.PersonID != 71 || f.succession.Relations[70] != "配偶" || f.on != cases.NewDay(2026, 11, 21) {
		t.Errorf("succession %+v on %v, want 王秀英 with 杨建国 as 配偶 today", f.succession, f.on)
	}
}

func TestASplitAsksForBothHeads(t *testing.T) {
	f := newFakeVillage()
	b := openHousehold(t, f, "members")
	b.tap("分户…")
	b.tick("王秀英 配偶")
	b.shows("新户的户主")
	b.tap("分户")
	if f.splitting.Head != 71 || len(f.splitting.People) != 1 || f.splitting.On != cases.NewDay(2026, 11, 21) {
		t.Errorf("splitting %+v, want 王秀英 alone today", f.splitting)
	}
}

func TestAPersonMovesToAnotherHousehold(t *testing.T) {
	f := newFakeVillage()
	b := openHousehold(t, f, "members")
	b.press("Down")
	b.tap("移到别户…")
	b.typeText("lm")
	b.ring()
	b.press("Enter")
	b.typeText("其他")
	b.press("Ctrl+Enter")
	if f.into != 8 || f.moving.PersonID != 71 || f.moving.Relation != "其他" {
		t.Errorf("moved %+v into %d, want 王秀英 into 8", f.moving, f.into)
	}
}

func TestTheRecordIsEditedAndRefusedAtTheField(t *testing.T) {
	f := newFakeVillage()
	b := openHousehold(t, f, "record")
	b.shows("基本资料", "户联系电话", "与村主干路距离")
	f.fails = cases.Errorf(cases.Invalid, "code", "户编号与另一户相同，请核对。")
	b.tap("保存资料")
	b.shows("户编号与另一户相同，请核对。")
	f.fails = nil
	b.tap("保存资料")
	if len(f.did) != 1 || f.did[0] != "修改农户" {
		t.Errorf("did %v, want the edit", f.did)
	}
}

func TestTheTypeOfAHouseholdChangesFromADay(t *testing.T) {
	f := newFakeVillage()
	b := openHousehold(t, f, "record")
	b.tap("户类型和监测")
	b.shows("脱贫户", "不是监测对象。")
	b.tap("变更户类型…")
	b.typeText("1")
	b.press("Ctrl+Enter")
	if got := f.households[0].Standings; len(got) != 2 || got[1].Value != "普通农户" || got[1].FromOn != cases.NewDay(2026, 11, 21) {
		t.Errorf("standings %+v, want 普通农户 from today", got)
	}
}

func TestIncomeIsComparedWithTheYearBefore(t *testing.T) {
	f := newFakeVillage()
	policy := newFakeShell().policy
	f.account = cases.AccountOf([]cases.Income{{
		Item: "外出务工收入", FromOn: cases.NewDay(2025, 12, 1), ToOn: cases.NewDay(2025, 12, 31), Amount: cases.Some(cases.Yuan(30000)),
	}}, cases.Some(int64(2)), cases.LedgerYear(2026), policy, 2026)
	b, shell := newVillageBench(t, f)
	shell.policy.Lines = []cases.Line{
		{Year: cases.Some[int64](2025), Amount: cases.Some(cases.Yuan(8500))},
		{Year: cases.Some[int64](2026), Amount: cases.Some(cases.Yuan(8900))},
	}
	b.open(ui.Route{Place: ui.PlaceHousehold, ID: 7, Tab: "income"})
	b.shows("人均纯收入（元）", "— 当年监测线", "8,900", "15,000.00", "外出务工收入", "30,000.00", "与上年相同")
}
