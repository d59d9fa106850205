//go:build realwindow

package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"zhucunji/cases"
	"zhucunji/storage"
)

// What the person types who makes a table and fills one.
const (
	ownTable  = "人口核对表"
	ownColumn = "家庭人口数"
)

// TestReportsOfAPersonsOwn makes a table and exports it, fills a workbook of the township, exports a table in full,
// and looks for all three in the register, by keyboard and mouse alone.
func TestReportsOfAPersonsOwn(t *testing.T) {
	giveKeyboard(t, ownTable, ownColumn, cases.PurposeUpload)
	data, folder := newVillage(t), t.TempDir()
	d := start(t, t.TempDir(), data)
	if out := os.Getenv("ZHUCUNJI_OUT"); out != "" {
		d.out = filepath.Join(out, "reports")
	}
	d.shows("720 户")
	d.resize(1366, 740)
	d.makeTable()
	own := d.exportTo(filepath.Join(folder, "own.xlsx"))
	filled := d.fillRoll(folder)
	full := d.exportInFull(folder)
	d.seeRegister()
	d.keys("alt+F4")
	d.end()
	checkRows(t, own, ownColumn, 720)
	checkRows(t, filled, "户主姓名", 720)
	checkRows(t, full, "户主", 1)
	checkRegister(t, data)
}

// makeTable makes a table with the number of people of each household.
func (d *tester) makeTable() {
	d.t.Helper()
	d.click("报表")
	d.page("reports")
	d.settle()
	d.picture("01 报表")
	d.click("更多")
	d.click("新建我的报表…")
	d.page("own-report")
	d.write(ownTable)
	d.click("查找栏目：名称或拼音首字母")
	d.write(ownColumn)
	d.until("the column is found", func(s scene) bool { return s.find(ownColumn+"（农户）") != nil })
	d.keys("Return")
	d.until("the preview shows the column", func(s scene) bool { return s.find("共 720 行") != nil && s.find(ownTable) != nil })
	d.picture("02 新建我的报表")
	d.keys("ctrl+s")
	d.page("reports")
	d.shows("我的报表")
	d.until("the table is open", func(s scene) bool { return s.find("共 720 行") != nil })
	d.picture("03 我的报表")
}

// exportTo exports what is open into a file.
func (d *tester) exportTo(path string) string {
	d.t.Helper()
	d.keys("ctrl+e")
	return d.saveAs(path)
}

// saveAs types the path of the file asked for, and waits for it.
func (d *tester) saveAs(path string) string {
	d.t.Helper()
	d.until("where to save", func(s scene) bool { return s.focus() != nil && s.focus().Kind == "*widgets.pathEntry" })
	d.keys("ctrl+a")
	d.write(path)
	d.shows(path)
	d.keys("Return")
	d.eventually(filepath.Base(path)+" is there", func() bool {
		_, err := os.Stat(path)
		return err == nil
	})
	d.shows("打开所在文件夹")
	return path
}

// fillRoll fills a workbook with three columns.
func (d *tester) fillRoll(folder string) string {
	d.t.Helper()
	blank := filepath.Join(folder, "blank.xlsx")
	writeRoll(d.t, blank)
	d.keys("ctrl+t")
	d.page("fill")
	d.picture("04 填表")
	d.keys("ctrl+o")
	d.until("which file", func(s scene) bool { return s.focus() != nil && s.focus().Over })
	d.keys("ctrl+a")
	d.write(blank)
	d.keys("Return")
	d.until("the columns are found", func(s scene) bool { return s.find("认出全部 3 列") != nil && s.find("共 720 行") != nil })
	d.picture("05 填表 对应关系")
	d.keys("ctrl+e")
	d.purpose(cases.PurposeUpload)
	return d.saveAs(filepath.Join(folder, "filled.xlsx"))
}

// writeRoll makes the blank workbook: a title, a header, a row of signatures.
func writeRoll(t testing.TB, path string) {
	t.Helper()
	f := excelize.NewFile()
	for cell, text := range map[string]string{
		"A1": "农户花名册", "A2": "序号", "B2": "户主姓名", "C2": "家庭人口数", "A5": "填报人：", "C5": "审核人：",
	} {
		if err := f.SetCellStr("Sheet1", cell, text); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.MergeCell("Sheet1", "A1", "C1"); err != nil {
		t.Fatal(err)
	}
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}

// exportInFull exports the ledger of visits with its names.
func (d *tester) exportInFull(folder string) string {
	d.t.Helper()
	d.keys("alt+Left")
	d.page("reports")
	d.click(tourReport)
	d.until("the preview", func(s scene) bool { return s.find("入户走访情况台账") != nil })
	d.click("脱敏")
	d.shows("请妥善保管")
	d.keys("ctrl+e")
	d.shows("导出完整内容")
	d.picture("06 导出完整内容")
	d.purpose(cases.PurposeUpload)
	return d.saveAs(filepath.Join(folder, "full.xlsx"))
}

// seeRegister looks at the register.
func (d *tester) seeRegister() {
	d.t.Helper()
	d.click("设置")
	d.click("导出登记")
	d.shows("共 3 次导出")
	d.shows("填表：农户花名册")
	d.picture("07 导出登记")
}

// checkRows looks for a header in a workbook and for so many rows at least.
func checkRows(t *testing.T, path, header string, least int) {
	t.Helper()
	book, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close() //nolint:errcheck // it was only read
	rows, err := book.GetRows(book.GetSheetName(0))
	if err != nil {
		t.Fatal(err)
	}
	if !slices.ContainsFunc(rows, func(row []string) bool { return slices.Contains(row, header) }) || len(rows) < least {
		t.Errorf("%s: %d rows, want %d under %q", filepath.Base(path), len(rows), least, header)
	}
}

// checkRegister looks for the three exports, newest first.
func checkRegister(t *testing.T, data string) {
	t.Helper()
	st, err := storage.Open(t.Context(), data, storage.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close() //nolint:errcheck // it was only read
	events, err := st.Exports(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	var told []string
	for _, e := range events {
		told = append(told, e.What+" "+e.MaskedText()+" "+e.Purpose)
	}
	want := tourReport + " 完整 上报|填表：农户花名册 完整 上报|" + ownTable + " 脱敏 "
	if got := strings.Join(told, "|"); got != want {
		t.Errorf("the register says %q, want %q", got, want)
	}
}
