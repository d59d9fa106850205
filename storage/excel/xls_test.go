package excel_test

import (
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"zhucunji/cases"
	"zhucunji/storage/excel"
)

// oldWorkbook is an .xls as LibreOffice writes it. It is made again, from what
// writeOldSource writes, by go test -run TestOldWorkbook -write-old.
var (
	oldWorkbook  = filepath.Join("testdata", "old.xls")                                    //nolint:gochecknoglobals // compiled constant
	remakeOldXLS = flag.Bool("write-old", false, "make testdata/old.xls with LibreOffice") //nolint:gochecknoglobals // flags are
)

// TestOldWorkbook reads every kind of cell of an .xls, and what is hidden or merged.
func TestOldWorkbook(t *testing.T) {
	if *remakeOldXLS {
		remakeOldWorkbook(t)
	}
	b := opened(t, oldWorkbook)
	want := []excel.Sheet{{Name: "花名册"}, {Name: "隐藏", State: excel.Hidden}, {Name: "长"}}
	if got := b.Sheets(); b.Format != excel.XLS || !slices.Equal(got, want) {
		t.Fatalf("format %s, sheets %v, want %v", b.Format, got, want)
	}
	wantRows := []string{
		"1: A=防返贫监测对象花名册",
		"3: A=姓名 B=证件号码 C=出生日期 D=人口 E=人均纯收入 F=是否 G=编号 H=公式 I=错误",
		"4: A=杨建国 B=500199195703200112 C=1957-03-20 (date) D=4 (number) E=12406.38 (number) F=是 (bool) G=0012 (number) H=16 (number) I=#N/A (error)",
		"5 hidden: A=𠮷·龑㛃 B=5.00199195703201E+17 (number) C=2026-11-21 08:30 (date) D=-3 (number) E=0.1 (number) H=杨建国家 I=#DIV/0! (error)",
	}
	if got := told(t, b, 0); !slices.Equal(got, wantRows) {
		t.Errorf("read\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(wantRows, "\n"))
	}
	outline, err := b.Outline(t.Context(), 0)
	if err != nil || outline.HiddenRows != 1 || outline.LastRow != 5 || outline.LastColumn != 9 ||
		!slices.Equal(outline.Merges, []excel.Merge{{FirstRow: 1, FirstColumn: 1, LastRow: 2, LastColumn: 9}}) ||
		!slices.Equal(outline.HiddenColumns, []excel.Span{{First: 4, Last: 4}}) {
		t.Errorf("outline %+v, %v", outline, err)
	}
	rows := 0
	for row, err := range b.Rows(t.Context(), 2) { // its texts go over several records
		if err != nil {
			t.Fatal(err)
		}
		rows++
		if got := row.Cells[0].Text; got != longText(row.Number) {
			t.Fatalf("row %d reads %d bytes, want %d", row.Number, len(got), len(longText(row.Number)))
		}
	}
	if rows != 60 {
		t.Errorf("read %d long texts, want 60", rows)
	}
}

// longText is a text of some kilobytes, every third one in letters alone.
func longText(row int) string {
	if row%3 == 0 {
		return strings.Repeat("abc", row*7) + strconv.Itoa(row)
	}
	return strings.Repeat("走访记录", row*5) + strconv.Itoa(row)
}

// TestOldWorkbookCutOff reads no .xls short, wherever it was cut.
func TestOldWorkbookCutOff(t *testing.T) {
	whole, err := os.ReadFile(oldWorkbook)
	if err != nil {
		t.Fatal(err)
	}
	for share := 1; share < 20; share++ {
		err := readWhole(t.Context(), saved(t, "旧.xls", whole[:len(whole)*share/20]))
		if cases.CodeOf(err) != cases.Damaged {
			t.Errorf("%d twentieths: error %v, want damaged", share, err)
		}
	}
	if _, err := excel.Open(t.Context(), saved(t, "旧.et", whole), excel.OpenOptions{}); !strings.Contains(cases.MessageOf(err), ".et") {
		t.Errorf("an .et: error %v", err)
	}
	if err := readWhole(t.Context(), saved(t, "改名.xlsx", whole)); err != nil {
		t.Errorf("an .xls under another name: %v", err)
	}
}

// remakeOldWorkbook writes the workbook as .xlsx and has LibreOffice turn it.
func remakeOldWorkbook(t *testing.T) {
	folder := t.TempDir()
	source := filepath.Join(folder, "old.xlsx")
	writeOldSource(t, source)
	office(t, "xls:MS Excel 97", source)
	from, err := os.Open(filepath.Join(folder, "old.xls"))
	if err != nil {
		t.Fatal(err)
	}
	to, err := os.Create(oldWorkbook)
	if err != nil {
		t.Fatal(err)
	}
	_, err = io.Copy(to, from)
	if err := errors.Join(err, from.Close(), to.Close()); err != nil {
		t.Fatal(err)
	}
}

// writeOldSource writes what the .xls is to hold.
func writeOldSource(t *testing.T, name string) {
	f := excelize.NewFile()
	check := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	const list = "花名册"
	check(f.SetSheetName("Sheet1", list))
	check(f.SetCellStr(list, "A1", "防返贫监测对象花名册"))
	check(f.MergeCell(list, "A1", "I2"))
	check(f.SetSheetRow(list, "A3", &[]any{"姓名", "证件号码", "出生日期", "人口", "人均纯收入", "是否", "编号", "公式", "错误"}))
	check(f.SetSheetRow(list, "A4", &[]any{"杨建国", "500199195703200112", 20899, 4, 12406.38, true, 12}))
	check(f.SetSheetRow(list, "A5", &[]any{"𠮷·龑㛃", 500199195703201000.0, 46347.354166666664, -3, 0.1}))
	for cell, formula := range map[string]string{"H4": "D4*4", "H5": `A4&"家"`, "I4": "NA()", "I5": "1/0"} {
		check(f.SetCellFormula(list, cell, formula))
	}
	for cell, code := range map[string]string{"C4": "yyyy-mm-dd", "C5": `yyyy"年"m"月"d"日" hh:mm`, "G4": "0000"} {
		id, err := f.NewStyle(&excelize.Style{CustomNumFmt: &code})
		check(err)
		check(f.SetCellStyle(list, cell, cell, id))
	}
	check(f.SetRowVisible(list, 5, false))
	check(f.SetColVisible(list, "D", false))
	_, err := f.NewSheet("隐藏")
	check(err)
	check(f.SetSheetVisible("隐藏", false))
	_, err = f.NewSheet("长")
	check(err)
	for row := 1; row <= 60; row++ {
		check(f.SetCellStr("长", "A"+strconv.Itoa(row), longText(row)))
	}
	check(f.SaveAs(name))
	check(f.Close())
}
