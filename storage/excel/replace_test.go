package excel_test

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zhucunji/cases"
	"zhucunji/storage/excel"
)

func TestExportMakesOneFile(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "上报 #1 100%")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	e := export(t, "R5", cases.LayoutImport, nil)
	target := filepath.Join(folder, e.FileName())
	n, err := excel.Export(t.Context(), target, e, rowsOf(visit("在家"), visit("不在家")), excel.Options{Tmp: filepath.Join(t.TempDir(), "tmp")})
	if err != nil || n != 2 {
		t.Fatalf("exported %d rows, %v; want 2", n, err)
	}
	table, err := excel.Read(target, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	if got := table.At(2, table.Column(0, "主要情况")); got != "不在家" {
		t.Errorf("second visit reads %q", got)
	}
	if files, err := os.ReadDir(folder); err != nil || len(files) != 1 {
		t.Errorf("files %v, %v; want the workbook alone", files, err)
	}
}

func TestCanceledExportLeavesNothing(t *testing.T) {
	folder, tmp := t.TempDir(), t.TempDir()
	ctx, cancel := context.WithCancel(t.Context())
	err := excel.Replace(ctx, filepath.Join(folder, "表.xlsx"), tmp, func(w io.Writer) error {
		cancel()
		_, err := io.WriteString(w, "half")
		return err
	})
	if cases.CodeOf(err) != cases.Canceled {
		t.Errorf("error %v, want canceled", err)
	}
	for _, dir := range []string{folder, tmp} {
		if files, err := os.ReadDir(dir); err != nil || len(files) != 0 {
			t.Errorf("left behind: %v, %v", files, err)
		}
	}
}

func TestTargetsThatCannotBeWritten(t *testing.T) {
	for name, c := range map[string]struct {
		prepare func(t *testing.T, target string)
		code    cases.Code
		says    string
	}{
		"open in LibreOffice":                 {func(t *testing.T, target string) { touch(t, target); touch(t, mark(target, ".~lock.", "#")) }, cases.Locked, "“表 (2).xlsx”"},
		"open in Excel":                       {func(t *testing.T, target string) { touch(t, target); touch(t, mark(target, "~$", "")) }, cases.Locked, "关闭后点重试"},
		"open in WPS":                         {func(t *testing.T, target string) { touch(t, target); touch(t, mark(target, ".~", "")) }, cases.Locked, "关闭后点重试"},
		"a mark without its file is nobody's": {func(t *testing.T, target string) { touch(t, mark(target, "~$", "")) }, "", ""},
		"the folder is gone": {func(t *testing.T, target string) {
			if err := os.Remove(filepath.Dir(target)); err != nil {
				t.Fatal(err)
			}
		}, cases.NotFound, "请选择别的位置"},
		"a folder of that name": {func(t *testing.T, target string) {
			if err := os.Mkdir(target, 0o700); err != nil {
				t.Fatal(err)
			}
		}, cases.Invalid, "请换一个文件名"},
	} {
		t.Run(name, func(t *testing.T) {
			target := filepath.Join(t.TempDir(), "表.xlsx")
			c.prepare(t, target)
			err := excel.CheckTarget(target)
			if cases.CodeOf(err) != c.code || !strings.Contains(cases.MessageOf(err), c.says) {
				t.Errorf("error %v, want %q saying %q", err, c.code, c.says)
			}
		})
	}
}

func TestFreeName(t *testing.T) {
	target := filepath.Join(t.TempDir(), "表.xlsx")
	touch(t, mark(target, "", ""))
	touch(t, strings.TrimSuffix(target, ".xlsx")+" (2).xlsx")
	if got := filepath.Base(excel.FreeName(target)); got != "表 (3).xlsx" {
		t.Errorf("free name %q, want 表 (3).xlsx", got)
	}
}

func TestReadRefusesWhatIsNoWorkbook(t *testing.T) {
	good := filepath.Join(t.TempDir(), "好.xlsx")
	if _, err := excel.Export(t.Context(), good, export(t, "R5", cases.LayoutImport, nil), rowsOf(visit("在家")), excel.Options{Tmp: t.TempDir()}); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(good)
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string][]byte{
		"an empty file": nil, "a text renamed": []byte("不是表格"), "a workbook cut in half": whole[:len(whole)/2],
		"an old or encrypted workbook": {0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "坏.xlsx")
			if err := os.WriteFile(path, content, 0o600); err != nil {
				t.Fatal(err)
			}
			if _, err := excel.Read(path, t.TempDir()); cases.CodeOf(err) != cases.Damaged {
				t.Errorf("error %v, want damaged", err)
			}
		})
	}
	if _, err := excel.Read(filepath.Join(t.TempDir(), "没有.xlsx"), t.TempDir()); cases.CodeOf(err) != cases.NotFound {
		t.Errorf("a missing file: %v, want not found", err)
	}
}

// mark is the name of the file a program leaves beside a workbook it has open.
func mark(target, before, after string) string {
	return filepath.Join(filepath.Dir(target), before+filepath.Base(target)+after)
}

func touch(t *testing.T, path string) {
	t.Helper()
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
}
