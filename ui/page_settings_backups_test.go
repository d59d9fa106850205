package ui_test

import (
	"testing"
	"time"

	"zhucunji/cases"
	"zhucunji/ui"
	"zhucunji/ui/widgets"
)

// openBackups opens 备份与恢复 over a village with two backups and one that is no good.
func openBackups(t *testing.T) (*bench, *fakeBackups) {
	t.Helper()
	stores, _ := newVillageStores()
	f := newFakeBackups()
	stores.Backups = f
	old, shell := newVillageStores()
	shell.villages[0].Name = "望岭村旧"
	old.Backups = f
	f.inside = old
	b := newBenchAt(t, stores, ui.Route{Place: ui.PlaceSettings, Tab: "backups"})
	return b, f
}

func TestTheListOfBackupsTellsWhatEachHolds(t *testing.T) {
	b, _ := openBackups(t)
	b.shows("2026-11-21 09:00", "1 小时前", "退出", "1,198", "少 6 次走访", "3.0 MB", "本机",
		"2026-11-19 17:00", "2 天前", "导入前", "少 2 户、14 次走访，多 3 人", "有",
		"2026-11-10 17:00", "不能用", "40 KB", "U 盘")
	b.shows("/media/U盘/驻村备份，上次复制：2026-11-10 17:00")
	b.picture("backups")
}

func TestABackupIsMadeNow(t *testing.T) {
	b, f := openBackups(t)
	b.tap("现在备份")
	if len(f.list) != 4 || f.list[0].Reason != cases.BackupByHand {
		t.Errorf("backups %+v", f.list)
	}
	b.shows("已备份 10:42：720 户、2,237 人、1,204 次走访、310 项帮扶", "和现在一样", "备份：今天 10:40")
}

func TestABackupThatIsNoGoodSaysWhyAndIsNotOpened(t *testing.T) {
	b, f := openBackups(t)
	b.window.Canvas().Focus(find(b.window.Content(), func(*widgets.Grid) bool { return true }))
	b.press("End")
	b.shows("这份备份不完整，不能用。")
	b.tapDisabled("恢复成这一份…")
	if len(f.looked)+len(f.restored) != 0 {
		t.Errorf("looked %v, restored %v", f.looked, f.restored)
	}
}

func TestALookInsideShowsTheWholeProgramAndTakesNothingIn(t *testing.T) {
	b, f := openBackups(t)
	b.tap("查看里面")
	if len(f.looked) != 1 || f.looked[0] != f.list[0].Path {
		t.Fatalf("looked into %v", f.looked)
	}
	b.shows("正在查看 今天 09:00（退出） 的备份，只能看，不能录入。", "望岭村旧")
	b.picture("inside")
	b.press("Ctrl+Shift+N")
	b.shows("正在查看备份，只能看，不能改动。")
	b.showsNot("新建农户")
	b.press("Ctrl+Z")
	b.pass(2 * time.Hour)
	if f.asked != 0 {
		t.Error("the clock backed up while a backup was looked at")
	}
	b.tap("返回现在的数据")
	b.showsNot("正在查看", "望岭村旧")
	b.shows("已返回现在的数据。", "现在备份", "望岭村")
	if f.returned != 1 {
		t.Errorf("returned %d times", f.returned)
	}
}

func TestNothingIsSavedInsideABackup(t *testing.T) {
	b, f := openBackups(t)
	b.tap("查看里面")
	b.open(ui.Route{Place: ui.PlaceSettings, Tab: "units"})
	b.tap("新增帮扶单位") // grey
	b.showsNot("保存")
	b.press("F2") // the record can be looked at
	b.typeText("县农业农村局")
	b.press("Ctrl+Enter")
	b.ring()
	inside := f.inside.Settings.(*fakeSettings)
	if len(inside.units) != 1 || len(inside.drafts) != 0 {
		t.Errorf("units %v, drafts %v", inside.units, inside.drafts)
	}
	b.shows("正在查看备份，只能看，不能改动。")
}

func TestARestoreSaysInCountsWhatIsLostAndHowToGoBack(t *testing.T) {
	b, f := openBackups(t)
	b.tap("恢复成这一份…")
	b.shows("恢复成 今天 09:00（退出） 的数据？", "这份备份里有 720 户、2,237 人、1,198 次走访、310 项帮扶。",
		"恢复后会少 6 次走访", "先把现在的数据另存为一份备份")
	b.picture("restore-question")
	b.press("Enter") // the dangerous one is not the default
	if len(f.restored) != 0 {
		t.Fatal("restored without a yes")
	}
	b.tap("恢复成这一份…")
	b.tap("恢复成这一份")
	if len(f.restored) != 1 || f.restored[0] != f.list[0].Path {
		t.Fatalf("restored %v", f.restored)
	}
	b.shows("已恢复", "恢复以前的数据已存为备份“今天 10:42（恢复前）”", "望岭村旧")
	b.picture("restored")
}

func TestARestoreFromInsideAsksNoPasswordTwice(t *testing.T) {
	b, f := openBackups(t)
	f.list = f.list[1:]
	f.holders = []cases.KeyHolder{{Worker: cases.UID{1}, Name: "张队长", Role: cases.RoleLead}, {Worker: cases.UID{2}, Name: "李队员", Role: cases.RoleMember}}
	f.password = "Old-pass1"
	b.press("F5")
	b.tap("查看里面")
	b.shows("要用那天的密码打开", "谁的密码")
	b.typeText("wrong")
	b.press("Enter")
	b.shows("密码不对。")
	b.press("Enter")
	b.tap("查看里面")
	b.typeText("Old-pass1")
	b.picture("backup-password")
	b.press("Enter")
	b.shows("正在查看 2026-11-19 17:00（导入前） 的备份")
	b.tap("恢复成这一份…")
	b.shows("会多出 3 人", "恢复后，使用人和密码也回到备份那天的。")
	b.tap("恢复成这一份")
	if n := len(f.keys); len(f.restored) != 1 || f.keys[n-1].Password != "Old-pass1" || f.keys[n-1].Worker != (cases.UID{1}) {
		t.Errorf("restored %v with %+v", f.restored, f.keys)
	}
	b.showsNot("正在查看")
}

func TestARestoreThatFailsGoesOnWithTheDataThereWere(t *testing.T) {
	b, f := openBackups(t)
	f.fails = cases.Errorf(cases.Damaged, "", "这份备份已经损坏，没有恢复。请换一份。")
	b.tap("恢复成这一份…")
	b.tap("恢复成这一份")
	b.shows("没有恢复", "这份备份已经损坏", "望岭村")
	b.press("Enter")
	b.showsNot("望岭村旧")
}

func TestARestoreAfterWhichNothingIsOpenOpensTheFolderAnew(t *testing.T) {
	b, f := openBackups(t)
	f.fails, f.shut = cases.Errorf(cases.NeedsPassword, "", "这份数据有密码。"), true
	b.tap("恢复成这一份…")
	b.tap("恢复成这一份")
	if b.reopened != 1 {
		t.Errorf("opened anew %d times, want once", b.reopened)
	}
}

func TestTheStickGetsWhatItDoesNotHave(t *testing.T) {
	b, f := openBackups(t)
	f.due = true
	b.press("F5")
	b.shows("上次复制：2026-11-10 17:00")
	b.tap("现在复制到 U 盘")
	if len(f.copied) != 1 || f.copied[0] != "/media/U盘/驻村备份" {
		t.Errorf("copied to %v", f.copied)
	}
	b.shows("已复制到 U 盘：2 份备份、35 张照片。", "上次复制：今天 10:41")
	b.showsNot("U 盘上的是")
}

func TestTheClockBacksUpBesideTheWork(t *testing.T) {
	b, f := openBackups(t)
	f.changed = true
	b.pass(10 * time.Minute)
	if f.asked != 1 || f.list[0].Reason != cases.BackupHourly {
		t.Fatalf("asked %d times, newest %+v", f.asked, f.list[0])
	}
	b.shows("备份：今天 10:40")
	f.fails = cases.Errorf(cases.NoSpace, "", "磁盘空间不够，没有备份。")
	b.pass(10 * time.Minute)
	b.shows("！磁盘空间不够，没有备份。")
}

func TestTheStatusLineAndTheDeskAskForTheStick(t *testing.T) {
	stores, shell := newVillageStores()
	f := newFakeBackups()
	f.due = true
	desk := &fakeDesk{}
	stores.Backups, stores.Desk = f, desk
	b := newBenchAt(t, stores, ui.Route{Place: ui.PlaceDesk})
	b.shows("备份：今天 09:00，U 盘上的是 11 天前的", "备份只在这台电脑上")
	b.picture("desk-reminder")
	b.tap("过一周再提醒")
	b.showsNot("备份只在这台电脑上")
	if string(shell.settings["second_place_reminder"]) == "" {
		t.Error("the reminder was not put off")
	}
}

func TestTheLimitOfBackupsSaysWhatGoesBeforeItGoes(t *testing.T) {
	b, f := openBackups(t)
	f.list[0].Size, f.list[1].Size = 3<<30, 600<<20
	f.free = 60 << 30
	b.press("F5")
	b.shows("本机的备份占 3.6 GB。", "自动，10 GB ▾")
	b.tap("自动，10 GB ▾")
	b.shows("500 MB", "50 GB")
	b.showsNot("100 GB")
	b.press("Down", "Down", "Down", "Enter")
	b.shows("备份最多占 1 GB？", "现在占 3.6 GB", "删除较旧的 1 份备份")
	b.press("Enter") // the dangerous one is not the default
	if f.limit != 0 {
		t.Fatalf("the limit is %d without a yes", f.limit)
	}
	b.tap("自动，10 GB ▾")
	b.press("Down", "Down", "Down", "Enter")
	b.tap("改上限，删除 1 份")
	if f.limit != 1<<30 {
		t.Errorf("the limit is %d", f.limit)
	}
	b.shows("备份的上限：1 GB。", "1 GB ▾")
}

func TestAForgottenStickRemindsOfNothing(t *testing.T) {
	b, f := openBackups(t)
	f.due = true
	b.press("F5")
	b.tap("忘记这个文件夹，不再提醒…")
	b.shows("忘记 U 盘上的这个文件夹？", "/media/U盘/驻村备份 里已有的备份不动")
	b.tap("忘记这个文件夹")
	if f.place.Folder != "" {
		t.Errorf("remembered %+v", f.place)
	}
	b.shows("没有选择，也不再提醒。")
	b.showsNot("忘记这个文件夹", "U 盘上的是")
	f.place = cases.SecondPlace{}
	b.press("F5")
	b.tap("不再提醒…")
	b.tap("不再提醒")
	if !f.place.Quiet {
		t.Error("reminds of a stick nobody wants")
	}
}
