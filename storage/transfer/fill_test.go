package transfer_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/xuri/excelize/v2"

	"zhucunji/cases"
	"zhucunji/cases/demo"
	"zhucunji/storage"
	"zhucunji/storage/excel"
	"zhucunji/storage/transfer"
)

// template is a workbook with texts in cells.
func template(t testing.TB, cells map[string]string) *excel.Template {
	t.Helper()
	f := excelize.NewFile()
	for cell, text := range cells {
		if err := f.SetCellStr("Sheet1", cell, text); err != nil {
			t.Fatal(err)
		}
	}
	name := filepath.Join(t.TempDir(), "模板.xlsx")
	if err := f.SaveAs(name); err != nil {
		t.Fatal(err)
	}
	tpl, err := excel.OpenTemplate(name)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := tpl.Close(); err != nil {
			t.Error(err)
		}
	})
	return tpl
}

func list(t testing.TB) *excel.Template {
	return template(t, map[string]string{"A1": "序号", "B1": "户主姓名", "C1": "家庭人口", "D1": "人均纯收入", "E1": "某某", "A9": "填表人："})
}

func card(t testing.TB) *excel.Template {
	return template(t, map[string]string{"A1": "户主姓名", "C1": "户编号", "A2": "联系电话", "C2": "家庭住址", "A3": "户类型", "A5": "{{户主姓名}}户"})
}

func fillingOf(m *cases.TemplateMap) *cases.Filling {
	f := &cases.Filling{Map: m, Filter: cases.NewReportFilter(20261121), FilledOn: 20261121}
	f.Filter.Place = "望岭村"
	return f
}

func TestFilledListIsRegisteredAndRemembered(t *testing.T) {
	st := newStore(t)
	loadDemo(t, st, demo.Options{Households: 20, Years: 2})
	tpl := list(t)
	p, err := transfer.ProposeFill(t.Context(), st, tpl, 2026, "", "")
	if err != nil || p.Remembered || len(p.Map.Unmatched()) != 1 || p.Map.Unmatched()[0] != "某某" {
		t.Fatalf("proposal %+v, unmatched %v, %v", p, p.Map.Unmatched(), err)
	}
	p.Map.Tables[0].Columns[4].Text = "{place}{year}"
	f := fillingOf(p.Map)
	target := filepath.Join(t.TempDir(), "填好.xlsx")
	done, err := transfer.Fill(t.Context(), st, tpl, f, f.Delivery(target, "上报"), nil)
	if err != nil || done.Rows == 0 || done.People < done.Rows {
		t.Fatalf("done %+v, %v", done, err)
	}
	book, err := excelize.OpenFile(target)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close() //nolint:errcheck // only read
	rows, err := book.GetRows("Sheet1")
	if err != nil || len(rows) < done.Rows+1 || rows[1][4] != "望岭村2026" {
		t.Errorf("rows: %v, %v", rows, err)
	}
	if lines := exports(t, st); len(lines) != 1 || lines[0].Rows != done.Rows || lines[0].Masked {
		t.Errorf("the register holds %+v", lines)
	}
	rememberedNow(t, st)
}

// rememberedNow opens the same list once more: what was settled for it stands.
func rememberedNow(t *testing.T, st *storage.Store) {
	t.Helper()
	again, err := transfer.ProposeFill(t.Context(), st, list(t), 2026, "", "")
	if err != nil || !again.Remembered || again.Map.Tables[0].Columns[4].Text != "{place}{year}" {
		t.Errorf("the next time: %+v, %v", again, err)
	}
}

func TestPreviewTellsRowsBeforeAnythingIsWritten(t *testing.T) {
	st := newStore(t)
	loadDemo(t, st, demo.Options{Households: 20, Years: 1})
	tpl := list(t)
	p, err := transfer.ProposeFill(t.Context(), st, tpl, 2026, "", "")
	if err != nil {
		t.Fatal(err)
	}
	previews, err := transfer.PreviewFill(t.Context(), st, tpl, fillingOf(p.Map), 3)
	if err != nil || len(previews) != 1 || previews[0].Count < 10 || len(previews[0].Rows) != 3 || previews[0].Rows[2][0] != "3" {
		t.Errorf("previews %+v, %v", previews, err)
	}
}

func TestFormsGoIntoAFileEach(t *testing.T) {
	st := newStore(t)
	loadDemo(t, st, demo.Options{Households: 12, Years: 1})
	tpl := card(t)
	p, err := transfer.ProposeFill(t.Context(), st, tpl, 2026, "", "")
	if err != nil || !p.Map.Single {
		t.Fatalf("proposal %+v, %v", p.Map, err)
	}
	folder := t.TempDir()
	f := fillingOf(p.Map)
	files, err := transfer.FillEach(t.Context(), st, tpl, f, f.Delivery(folder, "上报"), nil)
	if err != nil || len(files) < 5 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	book, err := excelize.OpenFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close() //nolint:errcheck // only read
	head, err1 := book.GetCellValue("Sheet1", "B1")
	mark, err2 := book.GetCellValue("Sheet1", "A5")
	if err1 != nil || err2 != nil || head == "" || mark != head+"户" {
		t.Errorf("the form says %q and %q", head, mark)
	}
}

func TestCanceledFillingLeavesNothing(t *testing.T) {
	st := newStore(t)
	loadDemo(t, st, demo.Options{Households: 12, Years: 1})
	tpl := list(t)
	p, err := transfer.ProposeFill(t.Context(), st, tpl, 2026, "", "")
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	f := fillingOf(p.Map)
	if _, err := transfer.Fill(ctx, st, tpl, f, f.Delivery(filepath.Join(folder, "x.xlsx"), "上报"), nil); cases.CodeOf(err) != cases.Canceled {
		t.Errorf("got %v, want Canceled", err)
	}
	if entries, err := os.ReadDir(folder); err != nil || len(entries) != 0 {
		t.Errorf("left: %v, %v", entries, err)
	}
}
