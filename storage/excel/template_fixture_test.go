package excel_test

import (
	"bytes"
	"iter"
	"os"
	"path/filepath"
	"testing"

	"github.com/xuri/excelize/v2"

	"zhucunji/cases"
	"zhucunji/storage/excel"
)

// form is a workbook as a township would make it.
type form struct {
	*excelize.File
	t      testing.TB
	styles map[string]int
}

// newForm begins a workbook with one sheet.
func newForm(t testing.TB, sheet string) *form {
	t.Helper()
	f := &form{File: excelize.NewFile(), t: t, styles: map[string]int{}}
	f.must(f.SetSheetName("Sheet1", sheet))
	border := []excelize.Border{{Type: "left", Style: 1, Color: "000000"}, {Type: "right", Style: 1, Color: "000000"}, {Type: "top", Style: 1, Color: "000000"}, {Type: "bottom", Style: 1, Color: "000000"}}
	for name, style := range map[string]*excelize.Style{
		"title": {Font: &excelize.Font{Size: 18, Family: "黑体"}, Alignment: &excelize.Alignment{Horizontal: "center"}},
		"head":  {Font: &excelize.Font{Bold: true, Family: "宋体"}, Border: border, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"DDEBF7"}}, Alignment: &excelize.Alignment{Horizontal: "center", Vertical: "center", WrapText: true}},
		"data":  {Font: &excelize.Font{Family: "仿宋"}, Border: border, Alignment: &excelize.Alignment{Vertical: "center", WrapText: true}},
		"money": {Border: border, NumFmt: 4},
		"total": {Font: &excelize.Font{Bold: true}, Border: border, NumFmt: 4},
	} {
		id, err := f.NewStyle(style)
		f.must(err)
		f.styles[name] = id
	}
	for name, code := range map[string]string{"date": "yyyy-mm-dd", "month": `yyyy"年"m"月"`, "text": "@"} {
		id, err := f.NewStyle(&excelize.Style{Border: border, CustomNumFmt: &code})
		f.must(err)
		f.styles[name] = id
	}
	return f
}

func (f *form) must(err error) {
	f.t.Helper()
	if err != nil {
		f.t.Fatal(err)
	}
}

// row puts texts into a row, from a cell on, in a style; "" makes a blank cell.
func (f *form) row(sheet, from, style string, texts ...any) {
	f.t.Helper()
	column, row, err := excelize.CellNameToCoordinates(from)
	f.must(err)
	for i, text := range texts {
		cell, err := excelize.CoordinatesToCellName(column+i, row)
		f.must(err)
		if text != "" {
			f.must(f.SetCellValue(sheet, cell, text))
		}
		if style != "" {
			f.must(f.SetCellStyle(sheet, cell, cell, f.styles[style]))
		}
	}
}

// blanks makes rows of blank cells.
func (f *form) blanks(sheet, style string, top, bottom, columns int) {
	f.t.Helper()
	to, err := excelize.CoordinatesToCellName(columns, bottom)
	f.must(err)
	from, err := excelize.CoordinatesToCellName(1, top)
	f.must(err)
	f.must(f.SetCellStyle(sheet, from, to, f.styles[style]))
}

// save writes the workbook and gives where it lies.
func (f *form) save() string {
	f.t.Helper()
	name := filepath.Join(f.t.TempDir(), "模板.xlsx")
	f.must(f.SaveAs(name))
	f.must(f.Close())
	return name
}

// source gives the same rows for each report of a grain.
func source(rows map[cases.Grain][]*cases.Row) excel.Source {
	return excel.Source{Rows: func(r *cases.Report) iter.Seq2[*cases.Row, error] { return rowsOf(rows[r.Grain]...) }}
}

// openTemplate opens a template.
func openTemplate(t testing.TB, name string) *excel.Template {
	t.Helper()
	tpl, err := excel.OpenTemplate(name)
	if err != nil {
		t.Fatalf("open template: %v", err)
	}
	t.Cleanup(func() {
		if err := tpl.Close(); err != nil {
			t.Error(err)
		}
	})
	return tpl
}

// filling is what fills a template as it is proposed.
func filling(t testing.TB, tpl *excel.Template) *cases.Filling {
	t.Helper()
	m, err := tpl.Propose(2026)
	if err != nil {
		t.Fatalf("propose: %v", err)
	}
	day := cases.NewDay(2026, 11, 21)
	f := &cases.Filling{Map: m, Filter: cases.NewReportFilter(day), FilledOn: day}
	f.Filter.Place = "望岭村"
	return f
}

// filledFile fills a template into a file.
func filledFile(t testing.TB, tpl *excel.Template, f *cases.Filling, rows excel.Source) (string, excel.Filled) {
	t.Helper()
	var buf bytes.Buffer
	done, err := tpl.Fill(t.Context(), &buf, f, rows, excel.Options{Tmp: t.TempDir()})
	if err != nil {
		t.Fatalf("fill: %v", err)
	}
	name := filepath.Join(t.TempDir(), "填好.xlsx")
	if err := os.WriteFile(name, buf.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return name, done
}

// reopened opens a workbook with another reader.
func reopened(t testing.TB, name string) *excelize.File {
	t.Helper()
	f, err := excelize.OpenFile(name)
	if err != nil {
		t.Fatalf("open again: %v", err)
	}
	t.Cleanup(func() {
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	})
	return f
}

// paths tells what a proposal fills a table with.
func paths(slots []cases.TemplateSlot) (out []string) {
	for i := range slots {
		switch {
		case slots[i].Text != "":
			out = append(out, "="+slots[i].Text)
		default:
			out = append(out, slots[i].Path)
		}
	}
	return out
}
