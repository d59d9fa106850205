//go:build realwindow

package main

import (
	"os"
	"path/filepath"
	"testing"

	"zhucunji/cases"
	"zhucunji/storage"
)

// pictured keeps the pictures of a scene in a folder of make tour's.
func (d *tester) pictured(folder string) {
	if out := os.Getenv("ZHUCUNJI_OUT"); out != "" {
		d.out = filepath.Join(out, "tour", folder)
	}
}

// openBackups leads to 备份与恢复.
func (d *tester) openBackups() {
	d.t.Helper()
	d.click("设置")
	d.page("settings")
	d.click("备份与恢复")
	d.shows("U 盘上的备份")
}

// TestABackupIsLookedIntoAndRestored backs up, adds a household, looks into the backup and goes back to it, and then
// to the data of before.
func TestABackupIsLookedIntoAndRestored(t *testing.T) {
	const head = "新来户"
	giveKeyboard(t, head)
	data := newVillage(t)
	d := start(t, t.TempDir(), data)
	d.pictured("备份")
	d.shows("720 户")
	d.resize(1366, 740)
	d.openBackups()
	d.click("现在备份")
	d.shows("和现在一样")
	d.keys("ctrl+shift+n")
	d.page("new")
	d.write(head)
	d.shows(head)
	d.keys("ctrl+s")
	d.page("household")
	d.openBackups()
	d.shows("少 1 户、1 人")
	d.picture("01 备份与恢复")
	d.click("查看里面")
	d.shows("只能看，不能录入")
	d.shows("720 户")
	d.picture("02 查看里面")
	d.click("农户")
	d.until("the households of the backup", func(s scene) bool { return len(s.column("户主")) > 3 })
	d.picture("03 备份里的农户")
	d.keys("ctrl+n")
	d.shows("要录入请先点上方的")
	d.click("返回现在的数据")
	d.shows("721 户")
	d.click("恢复成这一份…")
	d.shows("恢复后会少 1 户、1 人")
	d.picture("04 恢复前的确认")
	d.click("恢复成这一份")
	d.shows("恢复以前的数据已存为备份")
	d.picture("05 已恢复")
	d.keys("Return")
	d.shows("720 户")
	d.openBackups()
	d.shows("恢复前")
	d.click("恢复前")
	d.click("恢复成这一份…")
	d.shows("会多出 1 户、1 人")
	d.click("恢复成这一份")
	d.shows("恢复以前的数据已存为备份")
	d.keys("Return")
	d.shows("721 户")
	d.keys("alt+F4")
	d.end()
}

// TestADamagedFileLeadsBackToTheNewestBackup breaks the database of a closed village.
func TestADamagedFileLeadsBackToTheNewestBackup(t *testing.T) {
	data := newVillage(t)
	backUp(t, data)
	wreck(t, data)
	d := start(t, t.TempDir(), data)
	d.pictured("备份")
	d.shows("最近一份好的备份")
	d.picture("06 数据文件坏了")
	d.keys("Return")
	d.shows("坏的数据文件不删除")
	d.keys("Return")
	d.shows("打不开的数据文件原样放在")
	d.picture("07 从备份恢复")
	d.keys("Return")
	d.shows("720 户")
	d.keys("alt+F4")
	d.end()
}

// TestADamagedFileIsSalvaged reads what can be read of a broken database that has no backup.
func TestADamagedFileIsSalvaged(t *testing.T) {
	data := newVillage(t)
	if err := os.RemoveAll(filepath.Join(data, "backups")); err != nil {
		t.Fatal(err)
	}
	wreckSome(t, data)
	d := start(t, t.TempDir(), data)
	d.pictured("备份")
	d.shows("没有找到能用的备份")
	d.click("抢救坏文件里还能读的…")
	d.click("开始抢救")
	d.shows("抢救的结果")
	d.picture("08 抢救的结果")
	d.keys("Return")
	d.shows("户")
	d.keys("alt+F4")
	d.end()
}

// TestBackupsAt150Percent looks at the same places, and at the versions of a member, on an office screen that
// enlarges everything.
func TestBackupsAt150Percent(t *testing.T) {
	data := newVillage(t)
	backUp(t, data)
	d := start(t, t.TempDir(), data, "FYNE_SCALE=1.5")
	d.pictured("备份 150 %")
	d.shows("720 户")
	d.resize(1366, 740)
	d.openBackups()
	d.shows("和现在一样")
	d.picture("01 备份与恢复")
	d.click("查看里面")
	d.shows("只能看，不能录入")
	s := d.settle()
	if cut := s.cut(); len(cut) > 0 {
		t.Errorf("cut off: %q", cut)
	}
	d.picture("02 查看里面")
	d.click("返回现在的数据")
	d.click("恢复成这一份…")
	d.shows("这份备份里有")
	d.picture("03 恢复前的确认")
	d.keys("Escape")
	d.click("审计")
	d.shows("程序写入")
	d.picture("04 审计")
	d.openRow(1)
	d.shows("时间线")
	d.keys("ctrl+Next")
	d.shows("增加成员…")
	d.settle()
	d.keys("F2")
	d.shows("修改成员")
	d.picture("05 修改成员")
	d.keys("F9")
	d.shows("怎么改的")
	d.picture("06 成员的每一版")
	d.keys("Escape", "Escape", "ctrl+slash")
	d.shows("按键一览")
	d.picture("07 按键一览")
	d.keys("Escape", "alt+F4")
	d.end()
}

// backUp makes a backup of a closed folder.
func backUp(t *testing.T, data string) {
	t.Helper()
	st, err := storage.Open(t.Context(), data, storage.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := st.BackUp(t.Context(), cases.BackupAtExit, nil); err != nil {
		t.Fatal(err)
	}
	if err := st.Close(); err != nil {
		t.Fatal(err)
	}
}

// wreckSome breaks some pages in the middle of a database.
func wreckSome(t *testing.T, data string) {
	t.Helper()
	path := filepath.Join(data, "zhucunji.db")
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := len(raw) / 2; i < len(raw)/2+8*4096; i++ {
		raw[i] = 0xa5
	}
	copy(raw[4096*4:], make([]byte, 4096))
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		t.Fatal(err)
	}
}
