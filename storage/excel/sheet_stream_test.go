package excel_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"zhucunji/cases"
	"zhucunji/storage/excel"
)

func TestErrorsStopTheExport(t *testing.T) {
	broken := errors.New("the store failed")
	var buf bytes.Buffer
	_, err := excel.Write(t.Context(), &buf, export(t, "R5", cases.LayoutImport, nil), func(yield func(*cases.Row, error) bool) {
		_ = yield(visit("在家"), nil) && yield(nil, broken)
	}, excel.Options{Tmp: t.TempDir()})
	if !errors.Is(err, broken) || buf.Len() > 0 {
		t.Errorf("error %v with %d bytes written, want the store's and none", err, buf.Len())
	}

	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err = excel.Write(ctx, &buf, export(t, "R5", cases.LayoutImport, nil), rowsOf(visit("在家")), excel.Options{Tmp: t.TempDir()})
	if cases.CodeOf(err) != cases.Canceled {
		t.Errorf("error %v, want canceled", err)
	}
}

func TestManyRowsSpillIntoTheGivenFolderOnly(t *testing.T) {
	const n = 4500
	progress, spilled := 0, 0
	tmp := t.TempDir()
	var buf bytes.Buffer
	rows := func(yield func(*cases.Row, error) bool) {
		row := visit(strings.Repeat("走访", 1000))
		for range n {
			if !yield(row, nil) {
				return
			}
		}
	}
	got, err := excel.Write(t.Context(), &buf, export(t, "R5", cases.LayoutImport, nil), rows, excel.Options{
		Tmp: tmp, Progress: func(rows int) { progress, spilled = rows, max(spilled, filesIn(t, tmp)) },
	})
	if err != nil || got != n || progress != n {
		t.Fatalf("wrote %d rows, progress %d, %v; want %d", got, progress, err, n)
	}
	if spilled != 1 || filesIn(t, tmp) != 0 {
		t.Errorf("%d temporary files during the export and %d after it, want 1 and 0", spilled, filesIn(t, tmp))
	}
	f, err := excelize.OpenReader(&buf)
	if err != nil {
		t.Fatal(err)
	}
	if last, _ := raw(t, f, "A4501"); last != "4500" {
		t.Errorf("last row number %q, want 4500", last)
	}
}

func filesIn(t *testing.T, folder string) int {
	t.Helper()
	files, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	return len(files)
}
