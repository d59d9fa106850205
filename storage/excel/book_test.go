package excel_test

import (
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"zhucunji/cases"
	"zhucunji/storage/excel"
)

// TestSheets tells the hidden sheets, rows and columns, and what is merged.
func TestSheets(t *testing.T) {
	f := excelize.NewFile()
	check := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"隐藏", "深藏"} {
		_, err := f.NewSheet(name)
		check(err)
	}
	check(f.SetSheetVisible("隐藏", false))
	check(f.SetSheetVisible("深藏", false, true))
	check(f.SetSheetRow("Sheet1", "A1", &[]any{"花名册"}))
	check(f.MergeCell("Sheet1", "A1", "C1"))
	check(f.SetSheetRow("Sheet1", "A3", &[]any{"一组", "杨建国", 4}))
	check(f.SetSheetRow("Sheet1", "A4", &[]any{nil, "田秀英", 3}))
	check(f.SetRowVisible("Sheet1", 4, false))
	check(f.SetColVisible("Sheet1", "B:C", false))
	check(f.AddChartSheet("图", &excelize.Chart{Type: excelize.Col, Series: []excelize.ChartSeries{{Values: "Sheet1!$C$3:$C$4"}}}))
	path := filepath.Join(t.TempDir(), "表.xlsm")
	check(f.SaveAs(path))
	check(f.Close())

	b := opened(t, path)
	want := []excel.Sheet{{Name: "Sheet1"}, {Name: "隐藏", State: excel.Hidden}, {Name: "深藏", State: excel.VeryHidden}}
	if got := b.Sheets(); !slices.Equal(got, want) {
		t.Errorf("sheets %v, want %v", got, want)
	}
	outline, err := b.Outline(t.Context(), 0)
	check(err)
	wantOutline := excel.Outline{Rows: 3, LastRow: 4, LastColumn: 3, HiddenRows: 1, Marks: excel.Marks{
		HiddenColumns: []excel.Span{{First: 2, Last: 3}},
		Merges:        []excel.Merge{{FirstRow: 1, FirstColumn: 1, LastRow: 1, LastColumn: 3}},
	}}
	if !reflect.DeepEqual(outline, wantOutline) {
		t.Errorf("outline %+v, want %+v", outline, wantOutline)
	}
	if outline, err := b.Outline(t.Context(), 1); err != nil || outline.Rows != 0 {
		t.Errorf("empty sheet: %+v, %v", outline, err)
	}
	if _, err := b.Outline(t.Context(), 3); cases.CodeOf(err) != cases.NotFound {
		t.Errorf("sheet 3: %v, want not_found", err)
	}
}

// TestDaysFrom1904 counts the days of old Macs' workbooks.
func TestDaysFrom1904(t *testing.T) {
	book := entry{"xl/workbook.xml", `<workbook ` + mainSpace + `><workbookPr date1904="1"/><sheets><sheet name="a" r:id="rId1"/></sheets></workbook>`}
	b := opened(t, saved(t, "表.xlsx", zipped(t, parts(`<row r="1"><c r="A1" s="1"><v>44885</v></c></row>`, book))))
	if got, want := told(t, b, 0), []string{"1: A=2026-11-21 (date)"}; !b.Day1904 || !slices.Equal(got, want) {
		t.Errorf("read %q, want %q", got, want)
	}
}

// TestPassword opens a workbook under a password, and asks where it has none.
func TestPassword(t *testing.T) {
	path := filepath.Join(t.TempDir(), "加密.xlsx")
	f := excelize.NewFile()
	if err := f.SetCellStr("Sheet1", "A1", "杨建国"); err != nil {
		t.Fatal(err)
	}
	if err := f.SaveAs(path, excelize.Options{Password: "金溪2026"}); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct{ password, says string }{
		"none":      {"", "设了打开密码"},
		"wrong one": {"金溪2025", "密码不对"},
	} {
		_, err := excel.Open(t.Context(), path, excel.OpenOptions{Password: c.password})
		if cases.CodeOf(err) != cases.Password || !strings.Contains(cases.MessageOf(err), c.says) {
			t.Errorf("%s: error %v, want password saying %q", name, err, c.says)
		}
	}
	b, err := excel.Open(t.Context(), path, excel.OpenOptions{Password: "金溪2026"})
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close() //nolint:errcheck // only read
	if got, want := told(t, b, 0), []string{"1: A=杨建国"}; !slices.Equal(got, want) {
		t.Errorf("read %q, want %q", got, want)
	}
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(entries) != 1 {
		t.Errorf("the folder holds %v, %v; want the workbook alone", entries, err)
	}
}

// TestNoFile tells what cannot be opened at all.
func TestNoFile(t *testing.T) {
	for name, path := range map[string]string{"missing": filepath.Join(t.TempDir(), "没有.xlsx")} {
		if _, err := excel.Open(t.Context(), path, excel.OpenOptions{}); cases.CodeOf(err) != cases.NotFound {
			t.Errorf("%s: %v, want not_found", name, err)
		}
	}
	if _, err := excel.Open(t.Context(), t.TempDir(), excel.OpenOptions{}); cases.CodeOf(err) != cases.Invalid {
		t.Errorf("folder: %v, want invalid", err)
	}
}
