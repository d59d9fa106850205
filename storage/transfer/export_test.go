package transfer_test

import (
	"context"
	"os"
	"path/filepath"
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
			n, err := transfer.Export(t.Context(), st, reportOf(t, r.Key, cases.LayoutImport), target, func(rows int) { last = rows })
			if err != nil || n == 0 || last > n {
				t.Fatalf("%d rows, %d told, %v", n, last, err)
			}
			book, err := excelize.OpenFile(target)
			if err != nil {
				t.Fatal(err)
			}
			defer book.Close() //nolint:errcheck // only read
			rows, err := book.GetRows(book.GetSheetName(0))
			if err != nil || len(rows) != n+1 {
				t.Errorf("%d rows in the sheet, want %d and a header (%v)", len(rows), n, err)
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
	if _, err := transfer.Export(ctx, st, reportOf(t, "R5", cases.LayoutPrint), target, nil); cases.CodeOf(err) != cases.Canceled {
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
}
