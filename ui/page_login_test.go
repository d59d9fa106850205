package ui_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"zhucunji/cases"
	"zhucunji/ui"
)

// openGuarded is a window on data with a password, at the settings' list of units.
func openGuarded(t *testing.T) (*bench, *fakeSettings, *fakeAccess) {
	t.Helper()
	stores, f, a := newGuardedStores()
	f.workers = append(f.workers, cases.Worker{Base: cases.Base{ID: 2, UID: uidOf(2)}, Name: "李队员"})
	b := newBenchAt(t, stores, ui.Route{Place: ui.PlaceSettings, Tab: "units"})
	return b, f, a
}

// atTheDoor is a window that has just started on data with a password.
func atTheDoor(t *testing.T) (*bench, *fakeAccess) {
	t.Helper()
	b, _, a := openGuarded(t)
	b.shell.LogIn(ui.Refusal{Quit: func() {}, Other: func(string) {}})
	b.settle()
	return b, a
}

func TestNothingIsSeenBeforeTheLogin(t *testing.T) {
	b, _ := atTheDoor(t)
	b.shows("我是", "密码", "忘记密码…", "进入")
	b.showsNot("望岭村", "市科技局", "农户")
	if title := b.window.Title(); title != "驻村记" {
		t.Errorf("title %q", title)
	}
	b.picture("login")
}

func TestTheRightPasswordOpens(t *testing.T) {
	b, a := atTheDoor(t)
	b.typeText(leadPassword)
	b.press("Enter")
	b.shows("望岭村", "张队长 ▾", "锁定")
	b.showsNot("忘记密码…")
	if len(a.folders) != 1 {
		t.Errorf("logged in %d times", len(a.folders))
	}
}

func TestAWrongPasswordIsSaidAndThreeShutTheDoor(t *testing.T) {
	b, a := atTheDoor(t)
	b.press("Enter")
	b.shows("请输入密码。")
	b.typeText("falsch1A")
	b.press("Enter")
	b.shows("密码不对", "再错 2 次")
	b.picture("login-wrong")
	for range 2 {
		b.typeText("falsch1A")
		b.press("Enter")
	}
	b.shows("请等 10:00 再试")
	b.picture("login-shut")
	b.pass(time.Second)
	b.shows("请等 9:59 再试")
	a.wait = 0
	b.pass(10 * time.Minute)
	b.shows("现在可以再试。")
	b.typeText(leadPassword)
	b.press("Enter")
	b.shows("望岭村")
}

func TestALockHidesEverythingAndGivesItBack(t *testing.T) {
	b, _, a := openGuarded(t)
	b.press("F2") // a dialog is open and typed in
	b.typeText("市科学技术局")
	b.press("Ctrl+L")
	b.shows("已锁定", "密码")
	b.showsNot("市科", "望岭村", "帮扶单位", "张队长 ▾")
	if title := b.window.Title(); strings.Contains(title, "设置") {
		t.Errorf("title %q", title)
	}
	b.picture("lock")
	b.press("F5", "Ctrl+1", "Esc") // nothing of it reaches the page
	b.showsNot("望岭村")
	if len(a.events) != 1 || a.events[0].Kind != cases.EventLock {
		t.Errorf("events %+v", a.events)
	}
	b.typeText("nein")
	b.press("Enter")
	b.shows("密码不对")
	b.typeText(leadPassword)
	b.press("Enter")
	b.shows("修改帮扶单位", "市科学技术局", "望岭村")
	b.typeText("（渝）") // the field still has the focus
	b.shows("市科学技术局（渝）")
	if !strings.Contains(b.window.Title(), "设置") {
		t.Errorf("title %q", b.window.Title())
	}
}

func TestSomebodyElseLogsInAtALockedWindow(t *testing.T) {
	b, _, a := openGuarded(t)
	b.press("F2")
	b.typeText("市科学技术局")
	b.press("Ctrl+L")
	b.chooseWho("李队员")
	b.shows("换人登录会关掉刚才打开的页面")
	b.focusPassword()
	b.typeText(otherPassword)
	b.press("Enter")
	b.shows("李队员 ▾", "望岭村")
	b.showsNot("市科学技术局", "修改帮扶单位")
	if a.in != uidOf(2) {
		t.Errorf("in is %v", a.in)
	}
}

func TestTheWindowLocksItselfWhenNobodyTouchesIt(t *testing.T) {
	b, _, a := openGuarded(t)
	for range 20 { // somebody works
		b.pass(time.Minute)
		b.shell.Stirred()
	}
	b.shows("望岭村")
	for range 31 {
		b.pass(20 * time.Second)
	}
	b.showsNot("望岭村")
	b.shows("已锁定")
	if len(a.events) != 1 || !strings.Contains(a.events[0].Detail.(cases.EventDetail).What, "10 分钟没有操作") {
		t.Errorf("events %+v", a.events)
	}
}

func TestAComputerThatSleptIsLockedByTheFirstTouch(t *testing.T) {
	b, _, _ := openGuarded(t)
	b.now += time.Hour // no timer went off
	b.shell.Stirred()
	b.settle()
	b.shows("已锁定")
}

func TestWhatIsDoneWhileLockedIsSaidAfterwards(t *testing.T) {
	b, _, _ := openGuarded(t)
	b.shell.Run(ui.Task{
		Title: "正在导出", Work: func(context.Context, *ui.Job) error { return nil },
		Done: func() { b.shell.Say("已导出 720 户") },
	})
	b.shell.Lock() // before the work has come back to the window
	b.settle()
	b.ring()
	b.showsNot("已导出", "正在导出")
	b.typeText(leadPassword)
	b.press("Enter")
	b.shows("已导出 720 户")
}

func TestTheWindowIsNotLockedWhileTheDataAreExchanged(t *testing.T) {
	b, _, _ := openGuarded(t)
	b.shell.Run(ui.Task{Title: "正在换新密钥", Fixed: true, Work: func(context.Context, *ui.Job) error { return nil }})
	b.shell.Lock()
	b.settle()
	b.showsNot("已锁定")
	b.press("Ctrl+L")
	b.shows("已锁定")
}

func TestTheRecoveryCodeLeadsToANewPassword(t *testing.T) {
	b, a := atTheDoor(t)
	b.tap("忘记密码…")
	b.typeText("ABCDE-FGHJK")
	b.press("Enter")
	b.shows("恢复码是五组")
	b.picture("login-code")
	b.press("Ctrl+A")
	b.typeText(strings.ToLower(strings.ReplaceAll(sampleCode(), "-", " ")))
	b.press("Enter")
	b.shows("恢复码正确", "至少 8 个字符")
	b.typeText("Xin-2027")
	b.press("Enter")
	b.typeText("Xin-2028")
	b.press("Enter")
	b.shows("两次输入的不一样")
	b.picture("login-new")
	b.press("Ctrl+A")
	b.typeText("Xin-2027")
	b.press("Enter")
	b.shows("望岭村", "换一个新的")
	if a.secrets[uidOf(1)] != "Xin-2027" || a.byCode {
		t.Errorf("secrets %v", a.secrets)
	}
}

func TestWithoutAPasswordTheLockSaysWhatIsMissing(t *testing.T) {
	stores, f := newVillageStores()
	stores.Access = newFakeAccess(f.fakeShell)
	b := newBench(t, stores)
	b.press("Ctrl+L")
	b.shows("还没有设密码", "去设密码")
	b.tap("去设密码")
	b.shows("现在没有密码", "设置密码…")
}

func TestAnotherFolderWithAPasswordAsksForIt(t *testing.T) {
	b, _, a := openGuarded(t)
	b.prog.folders = []string{"/media/U盘/合并"}
	b.prog.folder = func(string, bool) (ui.Stores, error) {
		return ui.Stores{}, cases.Errorf(cases.NeedsPassword, "", "这份数据有密码。")
	}
	b.openFolder()
	b.shows("密码", "取消")
	b.showsNot("望岭村")
	b.press("Esc")
	b.shows("市科技局")
	b.openFolder()
	b.typeText(leadPassword)
	b.press("Enter")
	b.shows("望岭村")
	if len(a.folders) != 1 || a.folders[0] != "/media/U盘/合并" {
		t.Errorf("folders %v", a.folders)
	}
}
