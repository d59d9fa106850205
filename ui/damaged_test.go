package ui_test

import (
	"testing"

	"zhucunji/cases"
	"zhucunji/ui"
)

// openDamaged is a window whose database is broken.
func openDamaged(t *testing.T, f *fakeBackups) *bench {
	t.Helper()
	stores, _ := newVillageStores()
	stores.Backups = f
	b := newBench(t, stores)
	b.shell.RefuseDamaged(cases.Errorf(cases.Damaged, "", "数据文件已损坏，没有改动它。"), ui.Refusal{
		Retry: func() {}, Other: func(string) {}, Quit: func() {}, Opened: func() {},
	})
	b.settle()
	return b
}

func TestABrokenDatabaseOffersTheNewestGoodBackup(t *testing.T) {
	f := newFakeBackups()
	f.inside, _ = newVillageStores()
	b := openDamaged(t, f)
	b.shows("数据文件坏了", "没有改动它", "最近一份好的备份：今天 09:00（退出，1 小时前），里面有 720 户、2,237 人、1,198 次走访",
		"恢复到 2026-11-19 17:00", "抢救坏文件里还能读的…", "运行日志：", "换一个数据文件夹…")
	b.showsNot("恢复到 2026-11-10")
	b.picture("damaged")
	b.press("Enter")
	b.shows("坏的数据文件不删除")
	b.press("Enter")
	if len(f.restored) != 1 || f.restored[0] != f.list[0].Path {
		t.Fatalf("restored %v", f.restored)
	}
	b.shows("已恢复", "望岭村")
}

func TestABrokenDatabaseWithoutABackupOffersToSalvage(t *testing.T) {
	f := newFakeBackups()
	f.list, f.good = nil, -1
	f.salvaged = cases.Salvaged{Aside: "/data/坏文件", Records: []cases.SalvagedPart{
		{Record: "household", Title: "农户", Saved: 700, Missing: 20}, {Record: "person", Title: "人员", Saved: 2200, Partly: 3},
	}}
	b := openDamaged(t, f)
	b.shows("没有找到能用的备份")
	b.press("Enter")
	b.shows("抢救坏文件里还能读的内容？")
	b.tap("开始抢救")
	b.shows("抢救的结果", "农户", "700", "20", "2,200", "/data/坏文件")
	b.picture("salvaged")
}

func TestSalvagingAsksForThePasswordOfTheData(t *testing.T) {
	f := newFakeBackups()
	f.password = "Now-pass1"
	f.holders = []cases.KeyHolder{{Worker: cases.UID{1}, Name: "张队长"}}
	b := openDamaged(t, f)
	b.tap("抢救坏文件里还能读的…")
	b.tap("开始抢救")
	b.shows("谁的密码")
	b.typeText("Now-pass1")
	b.press("Enter")
	b.shows("抢救的结果")
}
