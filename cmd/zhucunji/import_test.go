//go:build realwindow

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/xuri/excelize/v2"

	"zhucunji/cases"
	"zhucunji/storage"
)

// TestAListIsTakenAndUndone brings a list of twenty people into a file that has two of them. One line is wrong, one
// doubtful. The doubtful one is taken, the database is looked into, the batch is undone and looked into again, all
// by keyboard and mouse.
func TestAListIsTakenAndUndone(t *testing.T) {
	data, list := newHome(t), filepath.Join(t.TempDir(), "list.xlsx")
	writePeople(t, list)
	d := start(t, t.TempDir(), data)
	if out := os.Getenv("ZHUCUNJI_OUT"); out != "" {
		d.out = filepath.Join(out, "import")
	}
	d.shows("2 户 3 人")
	d.resize(1366, 740)
	d.bringList(list)
	d.takeDoubtful()
	d.shows("已导入 19 行")
	d.shows("现在共 6 户 20 人")
	d.picture("06 完成")
	d.click("撤销整批导入…")
	d.shows("导入之后没有再记别的")
	d.picture("07 撤销整批")
	d.click("撤销这次导入")
	d.shows("这一批已整批撤销")
	d.shows("2 户 3 人")
	d.bringList(list)
	d.until("all are new again", func(s scene) bool { return s.find("新增 17") != nil && s.find("存疑 1") != nil })
	d.keys("alt+F4")
	d.end()
	checkHome(t, data)
}

// bringList opens the list and goes on to what will happen.
func (d *tester) bringList(list string) {
	d.t.Helper()
	d.click("导入")
	d.page("import")
	d.settle()
	d.picture("01 导入")
	d.keys("ctrl+o")
	d.until("which file", func(s scene) bool { return s.focus() != nil && s.focus().Over })
	d.keys("ctrl+a")
	d.write(list)
	d.keys("Return")
	d.shows("第 2 行")
	d.picture("02 文件和工作表")
	d.keys("ctrl+Return")
	d.shows("本程序的栏目")
	d.picture("03 列的对应")
	d.keys("ctrl+Return")
	d.shows("有误 1")
}

// takeDoubtful takes the doubtful line and imports.
func (d *tester) takeDoubtful() {
	d.t.Helper()
	d.shows("新增 17")
	d.picture("04 会怎样")
	d.click("存疑 1")
	d.until("only the doubtful line is listed", func(s scene) bool { return s.find("杨*梅") != nil && s.find("孙*妹") == nil })
	d.keys("1")
	d.until("it is taken", func(s scene) bool { return s.find("存疑 0") != nil && s.find("导入 19 行") != nil })
	d.picture("05 采用")
	d.keys("ctrl+Return")
}

// listID is a synthetic identity number of somebody born on the third of March of a year.
func listID(year, seq int) string {
	id := fmt.Sprintf("500199%04d0303%03d", year, seq)
	weights := []int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2}
	sum := 0
	for i, w := range weights {
		sum += int(id[i]-'0') * w
	}
	return id + string("10X98765432"[sum%11])
}

// newHome makes a data folder with a man and his daughter, 杨小梅, and with 王大山, who lives alone.
func newHome(t *testing.T) string {
	t.Helper()
	data := filepath.Join(t.TempDir(), "驻村 #2")
	st, err := storage.Open(t.Context(), data, storage.Options{})
	if err != nil {
		t.Fatal(err)
	}
	v := cases.Village{Name: "望岭村", Town: "金溪镇"}
	if _, err := st.SaveVillage(t.Context(), nil, &v); err != nil {
		t.Fatal(err)
	}
	people := [][]cases.Member{
		{
			{Person: cases.Person{Name: "杨胜国", IDNumber: listID(1960, 1)}, Membership: cases.Membership{Relation: cases.RelationHead}},
			{Person: cases.Person{Name: "杨小梅", IDNumber: listID(1990, 2)}, Membership: cases.Membership{Relation: "之女"}},
		},
		{{Person: cases.Person{Name: "王大山", IDNumber: listID(1959, 104)}, Membership: cases.Membership{Relation: cases.RelationHead}}},
	}
	for _, members := range people {
		n := &cases.NewHousehold{Household: cases.Household{VillageID: cases.Ref(v.ID)}, Type: "一般农户", Members: members}
		if _, err := st.AddHousehold(t.Context(), n); err != nil {
			t.Fatal(err)
		}
	}
	if err := st.Close(); err != nil {
		t.Fatal(err)
	}
	giveWorker(t, data)
	return data
}

// writePeople makes the list: five households of four people. 杨小梅 has married into the second; the identity
// number of the last person has lost its end.
func writePeople(t *testing.T, path string) {
	t.Helper()
	f := excelize.NewFile()
	rows := [][]any{{"望岭村人员名单"}, {"序号", "姓名", "身份证号", "与户主关系", "户主姓名", "联系电话", "村民小组"}}
	relations := []string{"户主", "配偶", "之子", "之女"}
	for home, surname := range []string{"李", "王", "赵", "孙", "周"} {
		for i, given := range []string{"大山", "秀英", "小勇", "四妹"} {
			n := home*len(relations) + i
			row := []any{n + 1, surname + given, listID(1955+15*(i/2)+n%10, 100+n), relations[i], surname + "大山", fmt.Sprintf("1380000%04d", n), "一组"}
			switch n {
			case 5:
				row[1], row[2] = "杨小梅", listID(1990, 2)
			case 19:
				row[2] = 500199199003030000.0
			}
			rows = append(rows, row)
		}
	}
	for i := range rows {
		if err := f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &rows[i]); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}

// checkHome looks into the database: the batch left nothing behind.
func checkHome(t *testing.T, data string) {
	t.Helper()
	st, err := storage.Open(t.Context(), data, storage.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close() //nolint:errcheck // it was only read
	stats, err := st.Stats(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if stats.Households != 2 || stats.Persons != 3 {
		t.Errorf("after the undoing there are %d households and %d people, want 2 and 3", stats.Households, stats.Persons)
	}
	hits, err := st.Search(t.Context(), "杨小梅")
	if err != nil {
		t.Fatal(err)
	}
	if len(hits) != 1 || hits[0].Head != "杨胜国" {
		t.Errorf("杨小梅 lives at %+v, want with her father", hits)
	}
}
