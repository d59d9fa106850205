package transfer_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"zhucunji/cases"
	"zhucunji/cases/demo"
	"zhucunji/storage/transfer"
)

func reportOf(t testing.TB, key string, layout cases.Layout) *cases.Export {
	t.Helper()
	r, err := cases.ReportByKey(key)
	if err != nil {
		t.Fatal(err)
	}
	f := cases.NewReportFilter(20261121)
	f.Place = "望岭村"
	return &cases.Export{Report: r, Filter: f, Layout: layout, FilledOn: 20261121}
}

func TestExportWritesEveryRowOfTheReport(t *testing.T) {
	st := newStore(t)
	loadDemo(t, st, demo.Options{Households: 40, Years: 2})
	for _, r := range cases.Reports() {
		t.Run(r.Key, func(t *testing.T) {
			target := filepath.Join(t.TempDir(), r.Key+".xlsx")
			last := 0
			e := reportOf(t, r.Key, cases.LayoutImport)
			e.Masked = true
			done, err := transfer.Export(t.Context(), st, e, e.Delivery(target, ""), func(rows int) { last = rows })
			if err != nil || done.Rows == 0 || last > done.Rows {
				t.Fatalf("%+v, %d told, %v", done, last, err)
			}
			book, err := excelize.OpenFile(target)
			if err != nil {
				t.Fatal(err)
			}
			defer book.Close() //nolint:errcheck // only read
			rows, err := book.GetRows(book.GetSheetName(0))
			if err != nil || len(rows) != done.Rows+1 {
				t.Errorf("%d rows in the sheet, want %d and a header (%v)", len(rows), done.Rows, err)
			}
		})
	}
}

func TestCanceledExportLeavesTheTargetAsItWas(t *testing.T) {
	st := newStore(t)
	loadDemo(t, st, demo.Options{Households: 40, Years: 1})
	folder := t.TempDir()
	target := filepath.Join(folder, "r5.xlsx")
	if err := os.WriteFile(target, []byte("before"), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	e := reportOf(t, "R5", cases.LayoutPrint)
	if _, err := transfer.Export(ctx, st, e, e.Delivery(target, cases.PurposeUpload), nil); cases.CodeOf(err) != cases.Canceled {
		t.Errorf("got %v, want Canceled", err)
	}
	if raw, err := os.ReadFile(target); err != nil || string(raw) != "before" {
		t.Errorf("the target holds %q, %v", raw, err)
	}
	for _, place := range []string{folder, st.TmpFolder()} {
		if entries, err := os.ReadDir(place); err != nil || len(entries) > 1 {
			t.Errorf("left in %s: %v, %v", filepath.Base(place), entries, err)
		}
	}
	if lines := exports(t, st); len(lines) != 0 {
		t.Errorf("the register holds %+v", lines)
	}
}

func TestEachExportLeavesItsLine(t *testing.T) {
	st := newStore(t)
	loadDemo(t, st, demo.Options{Households: 12, Years: 1})
	for _, key := range []string{"R1", "R3", "R5"} {
		e := reportOf(t, key, cases.LayoutImport)
		done, err := transfer.Export(t.Context(), st, e, e.Delivery(filepath.Join(t.TempDir(), key+".xlsx"), "核对信息"), nil)
		if err != nil || done.People == 0 {
			t.Fatalf("%+v, %v", done, err)
		}
		line := exports(t, st)[0]
		if line.Key != key || line.Rows != done.Rows || line.People != done.People || line.Purpose != "核对信息" ||
			len(line.Columns) != len(e.Report.Columns) || !strings.HasPrefix(line.Filter, "望岭村，2026") {
			t.Errorf("got %+v", line)
		}
		if e.Report.Grain == cases.GrainPerson && done.People != done.Rows {
			t.Errorf("%d people in %d rows of one person each", done.People, done.Rows)
		}
	}
	if lines := exports(t, st); len(lines) != 3 || lines[2].Key != "R1" {
		t.Errorf("%d lines, the first about %s", len(lines), lines[len(lines)-1].Key)
	}
}
