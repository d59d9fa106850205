//go:build realwindow

package main

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"zhucunji/storage"
)

// crowd is how many households the large list has.
const crowd = 3000

// writeCrowd makes a list of many households of four people for the first village of the data.
func writeCrowd(t *testing.T, data string) (path string) {
	t.Helper()
	village := ""
	besideOf(t, data, func(st *storage.Store) {
		villages, err := st.Villages(t.Context())
		if err != nil || len(villages) == 0 {
			t.Fatalf("villages %v, %v", villages, err)
		}
		village = villages[0].Name
	})
	f := excelize.NewFile()
	w, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		t.Fatal(err)
	}
	rows := [][]any{{"行政村", "姓名", "身份证号", "与户主关系", "户主姓名"}}
	relations, given := []string{"户主", "配偶", "之子", "之女"}, []rune("大小山水云雨春秋江河")
	for home := range crowd {
		head := string([]rune("赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏")[home/100]) + string(given[home/10%10]) + string(given[home%10])
		for i, relation := range relations {
			name := head
			if i > 0 {
				name += string([]rune("丙丁戊")[i-1])
			}
			n := home*len(relations) + i
			rows = append(rows, []any{village, name, listID(1940+n/900, 100+n%900), relation, head})
		}
	}
	for i := range rows {
		if err := w.SetRow(fmt.Sprintf("A%d", i+1), rows[i]); err != nil {
			t.Fatal(err)
		}
	}
	path = filepath.Join(t.TempDir(), "crowd.xlsx")
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// cancelImport stops an import half way, and looks whether anything of it is there.
func (d *tester) cancelImport(data, list string) {
	d.t.Helper()
	d.keys("ctrl+7")
	d.page("import")
	d.keys("ctrl+o")
	d.until("which file", func(s scene) bool { return s.focus() != nil && s.focus().Over })
	d.keys("ctrl+a")
	d.write(list)
	d.keys("Return")
	d.shows("第 1 行")
	d.keys("ctrl+Return")
	d.shows("本程序的栏目")
	d.keys("ctrl+Return")
	d.shows("全部 12,000")
	d.settle()
	d.keys("ctrl+Return")
	d.until("lines are imported", func(s scene) bool {
		told := s.find("行…")
		return told != nil && told.Over && s.find("正在导入") != nil
	})
	d.frozen(func() { d.keys("Escape") })
	d.shows("已取消，什么都没有写入。")
	d.shows("全部 12,000")
	d.picture("05 导入已取消")
	besideOf(d.t, data, func(st *storage.Store) {
		stats, err := st.Stats(d.t.Context())
		if err != nil || stats.Households != 719 {
			d.t.Errorf("after the canceled import there are %d households, %v", stats.Households, err)
		}
	})
}

// setPassword sets the first password and writes its recovery code down.
func (d *tester) setPassword() {
	d.t.Helper()
	d.openPart("access")
	d.press("Tab", "设置密码…")
	d.typeSecret(ownPassword)
	d.keys("Return")
	d.typeSecret(ownPassword)
	d.shows("√ 两遍一样")
	d.keys("Return")
	groups := d.codeGroups()
	d.keys("Return")
	d.until("the first group is asked for", func(s scene) bool { return s.find("第 2 组") != nil && s.focus() != nil })
	d.write(groups[1])
	d.keys("Return")
	d.write(groups[3])
	d.keys("Return")
	d.shows("密码已设好")
}

// goBackToABackup backs up, looks inside, adds a household, and goes back to what the backup holds.
func (d *tester) goBackToABackup() {
	d.t.Helper()
	d.openPart("backups")
	d.press("Tab", "现在备份")
	d.shows("已备份")
	d.picture("06 有密码的备份")
	d.press("Tab", "查看里面")
	d.shows("只能看，不能录入")
	d.keys("ctrl+2")
	d.until("the households of the backup", func(s scene) bool { return len(s.column("户主")) > 3 })
	d.picture("07 有密码的备份里面")
	d.press("shift+Tab", "返回现在的数据")
	d.shows("已返回现在的数据")
	d.keys("ctrl+shift+n")
	d.page("new")
	d.write(newHead)
	d.shows(newHead)
	d.keys("ctrl+s")
	d.page("household")
	d.shows("720 户")
	d.openPart("backups")
	d.shows("少 1 户、1 人")
	d.press("Tab", "恢复成这一份…")
	d.shows("使用人和密码也回到备份那天的")
	d.press("Tab", "恢复成这一份")
	d.shows("恢复以前的数据已存为备份")
	d.keys("Return")
	d.until("the data of the backup", func(s scene) bool { return s.find("719 户") != nil && !strings.HasPrefix(s.Page, "start") })
}
