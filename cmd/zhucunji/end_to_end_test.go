package main

import (
	"path/filepath"
	"slices"
	"testing"

	"zhucunji/cases"
	"zhucunji/storage/excel"
)

// An empty folder, a village, a household, a visit, a workbook, and all of it found again the next morning.
func TestFromAnEmptyFolderToTheNextMorning(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "望岭村 #1 50%")
	a := sitDown(t, folder)
	a.types("张队长")
	a.presses("Enter", "Enter", "Enter")
	a.types("望岭村")
	a.presses("Ctrl+Enter")
	a.expects("望岭村", "张队长", "农户")

	a.presses("Ctrl+Shift+N")
	a.expects("新建农户", "户主姓名")
	a.types("杨建国")
	a.presses("Ctrl+S")
	a.expects("一户一档", "杨*国")

	a.presses("Ctrl+N")
	a.expects("记走访", "杨*国")
	a.types("111111")
	a.types("春蚕两张，卖茧四千元。")
	a.wait() // the draft is on disk
	a.presses("Ctrl+S")
	a.expects("已保存")

	written := filepath.Join(t.TempDir(), "R5.xlsx")
	writeVisits(t, a.p, written)
	rows := readSheet(t, written)
	if !contains(rows, "春蚕两张，卖茧四千元。") {
		t.Errorf("the visit is not in the workbook: %v", rows)
	}
	a.getUp()

	next := sitDown(t, folder)
	defer next.getUp()
	next.expects("望岭村", "张队长")
	next.presses("Ctrl+F")
	next.types("yjg")
	next.wait()
	next.presses("Enter")
	next.expects("一户一档", "杨*国", "春蚕两张，卖茧四千元。")
	next.presses("F8")
	next.expects("杨建国")
	seen, _, err := next.p.opened().Audit(t.Context(), cases.AuditFilter{Kinds: []cases.EventKind{cases.EventReveal}}, cases.AuditCursor{}, 10)
	if err != nil || len(seen) != 1 {
		t.Errorf("the look at the household is noted as %v, %v", seen, err)
	}
	drafts, err := next.p.opened().Drafts(t.Context())
	if err != nil || len(drafts) != 0 {
		t.Errorf("drafts %v, %v", drafts, err)
	}
}

// writeVisits exports the visits of the year as the window does.
func writeVisits(t *testing.T, p *program, path string) {
	t.Helper()
	report, err := cases.ReportByKey("R5")
	if err != nil {
		t.Fatal(err)
	}
	today := p.opened().Today()
	e := cases.Export{Report: report, Filter: cases.NewReportFilter(today), Layout: cases.LayoutPrint, FilledOn: today}
	tell := func(string, float64) {}
	if _, err := storesOf(p.opened()).Writer.Export(t.Context(), e, e.Delivery(path, cases.PurposeUpload), tell); err != nil {
		t.Fatal(err)
	}
}

// readSheet reads the first sheet of a workbook.
func readSheet(t *testing.T, path string) [][]string {
	t.Helper()
	table, err := excel.Read(path, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	return table.Rows
}

func contains(rows [][]string, text string) bool {
	for _, row := range rows {
		if slices.Contains(row, text) {
			return true
		}
	}
	return false
}
