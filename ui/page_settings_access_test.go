package ui_test

import (
	"strings"
	"testing"

	"zhucunji/cases"
	"zhucunji/ui"
	"zhucunji/ui/widgets"
)

// openAccess is 人员与密码 of data with a password.
func openAccess(t *testing.T) (*bench, *fakeAccess) {
	t.Helper()
	b, _, a := openGuarded(t)
	b.open(ui.Route{Place: ui.PlaceSettings, Tab: "access"})
	return b, a
}

// openUnguarded is 人员与密码 of data without a password.
func openUnguarded(t *testing.T) (*bench, *fakeAccess) {
	t.Helper()
	stores, f := newVillageStores()
	a := newFakeAccess(f.fakeShell)
	stores.Access = a
	b := newBenchAt(t, stores, ui.Route{Place: ui.PlaceSettings, Tab: "access"})
	return b, a
}

func TestTheFirstPasswordIsSetAndItsCodeWrittenDown(t *testing.T) {
	b, a := openUnguarded(t)
	b.shows("现在没有密码")
	b.picture("access-none")
	b.tap("设置密码…")
	b.typeText("wangling")
	b.shows("√ 至少 8 个字符", "○ 大写字母")
	b.press("Enter", "Enter")
	b.shows("密码太简单")
	b.picture("access-first")
	b.focusPassword()
	b.press("Ctrl+A")
	b.typeText(leadPassword)
	b.press("Enter")
	b.typeText(leadPassword)
	b.shows("√ 大写字母", "√ 两遍一样")
	b.press("Enter")
	groups := strings.Split(sampleCode(), "-")
	b.shows(append(groups, "恢复码", "打印")...)
	b.picture("access-code")
	b.tap("打印")
	if len(a.printed) != 1 || a.printed[0] != sampleCode() {
		t.Errorf("printed %v", a.printed)
	}
	b.press("Esc") // it is shown once, and does not go by a slip of the finger
	b.shows(groups...)
	b.tap("抄好了，下一步")
	b.showsNot(groups[1])
	b.typeText("00000")
	b.press("Enter", "Enter")
	b.shows("和恢复码不一样")
	b.picture("access-check")
	b.press("Ctrl+A")
	b.typeText(strings.ToLower(groups[1]))
	b.press("Enter")
	b.typeText(groups[3])
	b.press("Enter")
	b.shows("密码已设好", "张队长（本人）", "锁定")
	if a.secrets[uidOf(1)] != leadPassword {
		t.Errorf("secrets %v", a.secrets)
	}
}

func TestAPasswordThatWasNotSetLeavesTheDataAsTheyWere(t *testing.T) {
	b, a := openUnguarded(t)
	a.fails = cases.Errorf(cases.NoSpace, "", "磁盘空间不够，密码没有设。")
	b.tap("设置密码…")
	b.typeText(leadPassword)
	b.press("Enter")
	b.typeText(leadPassword)
	b.press("Enter")
	b.shows("磁盘空间不够", "现在没有密码")
}

func TestTheFirstPasswordCanBeCanceled(t *testing.T) {
	b, a := openUnguarded(t)
	b.tap("设置密码…")
	b.typeText(leadPassword)
	b.press("Esc")
	b.shows("现在没有密码")
	if len(a.holders) != 0 {
		t.Error("a password was set")
	}
}

func TestPeopleAreAddedChangedAndRemoved(t *testing.T) {
	b, a := openAccess(t)
	b.shows("张队长（本人）", "李队员", "登记、查看、导入和导出")
	b.picture("access")
	b.tap("加人…")
	b.typeText("王队员")
	b.press("Enter")
	b.typeText("3") // 只读, and on
	b.typeText(otherPassword)
	b.press("Enter")
	b.typeText(otherPassword)
	b.picture("access-add")
	b.press("Enter")
	b.shows("已加上王队员，权限“只读”。")
	if len(a.holders) != 3 || a.holders[2].Role != cases.RoleReader {
		t.Fatalf("holders %+v", a.holders)
	}
	b.window.Canvas().Focus(find(b.window.Content(), func(g *widgets.Grid) bool { return g.Visible() }))
	b.press("Down")
	b.tap("改权限…")
	b.typeText("3")
	b.press("Ctrl+Enter")
	if a.holders[1].Role != cases.RoleReader {
		t.Errorf("role %q", a.holders[1].Role)
	}
	b.tap("重设密码…")
	b.typeText(leadPassword)
	b.press("Enter")
	b.typeText("Neues-Pass1")
	b.press("Enter")
	b.typeText("Neues-Pass1")
	b.press("Enter")
	if a.secrets[uidOf(2)] != "Neues-Pass1" {
		t.Errorf("secrets %v", a.secrets)
	}
	b.tap("移除…")
	b.tap("移除李队员")
	b.shows("他从前能打开数据", "换新密钥")
	b.picture("access-rekey")
	b.typeText("falsch")
	b.press("Enter")
	b.shows("密码不对")
	b.press("Ctrl+A")
	b.typeText(leadPassword)
	b.press("Enter")
	b.shows(strings.Split(a.code, "-")...)
	if len(a.folders) != 1 || a.folders[0] != "rekey" {
		t.Errorf("folders %v", a.folders)
	}
}

func TestTheLastLeadStays(t *testing.T) {
	b, a := openAccess(t)
	b.tap("改权限…")
	b.typeText("2")
	b.press("Ctrl+Enter")
	b.shows("至少要有一位队长。", "张队长的权限")
	if a.holders[0].Role != cases.RoleLead {
		t.Error("no lead is left")
	}
}

func TestOnesOwnPasswordIsChanged(t *testing.T) {
	b, a := openAccess(t)
	b.tap("修改我的密码…")
	b.typeText("falsch")
	b.press("Enter")
	b.typeText("Neues-Pass1")
	b.press("Enter")
	b.typeText("Neues-Pass1")
	b.press("Enter")
	b.shows("密码不对")
	b.focusPassword()
	b.press("Ctrl+A")
	b.typeText(leadPassword)
	b.press("Ctrl+Enter")
	b.shows("密码已修改")
	if a.secrets[uidOf(1)] != "Neues-Pass1" {
		t.Errorf("secrets %v", a.secrets)
	}
}

func TestANewCodeMakesTheOldOneWorthless(t *testing.T) {
	b, a := openAccess(t)
	b.tap("换新恢复码…")
	b.shows("旧的恢复码马上作废")
	b.press("Enter")
	b.shows(strings.Split(a.code, "-")...)
	if a.codes != 1 {
		t.Errorf("%d codes drawn", a.codes)
	}
}

func TestThePasswordIsTakenAwayWithThePassword(t *testing.T) {
	b, a := openAccess(t)
	b.tap("取消密码…")
	b.typeText(leadPassword)
	b.press("Enter")
	b.shows("密码已取消。", "现在没有密码")
	if len(a.holders) != 0 {
		t.Errorf("holders %+v", a.holders)
	}
}

func TestAMemberSeesWhyHeCannotManagePeople(t *testing.T) {
	b, a := openAccess(t)
	a.holders[0].Role = cases.RoleMember
	b.press("F5")
	b.open(ui.Route{Place: ui.PlaceSettings, Tab: "access"})
	b.shows("您的权限是“队员”，不能管理人员、密码和各项口径设置。")
	b.tap("加人…") // grey
	b.showsNot("先替他设一个密码")
	b.picture("access-member")
}

func TestTheIdleLockIsSetInTheSettings(t *testing.T) {
	b, _ := openAccess(t)
	b.answer("5 分钟", "1")
	for range 16 {
		b.pass(20e9)
	}
	b.shows("已锁定")
}

func TestTheMenuOfThePersonOffersNoOtherNames(t *testing.T) {
	b, _ := openAccess(t)
	b.tap("张队长 ▾")
	b.shows("权限：队长", "修改我的密码…", "换人登录…")
}

func TestAReaderIsOfferedNothingToEnter(t *testing.T) {
	b, f, a := openGuarded(t)
	a.holders[0].Role = cases.RoleReader
	b.open(ui.Route{Place: ui.PlaceSettings, Tab: "units"})
	b.tap("新增帮扶单位") // grey
	b.showsNot("保存")
	b.press("F2") // the record can be looked at
	b.shows("修改帮扶单位", "您的权限是“只读”，不能登记或修改资料。")
	b.picture("reader-form")
	b.typeText("x")
	b.press("Ctrl+Enter")
	if f.units[0].Name != "市科技局" || len(f.acts) != 0 {
		t.Errorf("units %+v", f.units)
	}
	b.press("Esc", "Ctrl+Shift+N")
	b.shows("市科技局", "您的权限是“只读”")
	b.picture("reader")
}

func TestAMemberRestoresNothing(t *testing.T) {
	b, _, a := openGuarded(t)
	a.holders[0].Role = cases.RoleMember
	b.open(ui.Route{Place: ui.PlaceSettings, Tab: "backups"})
	b.tapDisabled("恢复成这一份…")
}

// The part fits beside the menu on a small screen that is enlarged, too.
func TestPeopleAndPasswordsFitASmallScreen(t *testing.T) {
	stores, _, _ := newGuardedStores()
	b := newBenchLook(t, stores, widgets.Look{}, 1.5)
	b.open(ui.Route{Place: ui.PlaceSettings, Tab: "access"})
	b.picture("access-150")
}
