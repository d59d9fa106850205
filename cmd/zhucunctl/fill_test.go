package main_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// copiedVillage is a village of the test's own: a filling leaves a line in the register
// and is remembered.
func copiedVillage(t testing.TB) string {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "village")
	if err := os.CopyFS(folder, os.DirFS(smallVillage())); err != nil {
		t.Fatal(err)
	}
	return folder
}

// blankList is a township's list with a column nobody knows.
func blankList(t testing.TB) string {
	t.Helper()
	f := excelize.NewFile()
	for cell, text := range map[string]string{"A1": "农户名册", "A2": "序号", "B2": "户主姓名", "C2": "家庭人口", "D2": "联系电话", "E2": "某某", "A9": "填表人："} {
		if err := f.SetCellStr("Sheet1", cell, text); err != nil {
			t.Fatal(err)
		}
	}
	name := filepath.Join(t.TempDir(), "名册.xlsx")
	if err := f.SaveAs(name); err != nil {
		t.Fatal(err)
	}
	return name
}

func TestFillSaysWhatMatchedAndWhatNot(t *testing.T) {
	data, out := copiedVillage(t), filepath.Join(t.TempDir(), "填好.xlsx")
	saved := filepath.Join(t.TempDir(), "m.json")
	list := blankList(t)
	var got struct {
		Matched                []struct{ Title, Path string }
		Unmatched, Files, Rows []string
		Filled                 int
	}
	if err := json.Unmarshal([]byte(done(t, "--data", data, "--json", "fill", "--template", list, "--out", out, "--save-map", saved)), &got); err != nil {
		t.Fatal(err)
	}
	if len(got.Matched) != 4 || !slices.Equal(got.Unmatched, []string{"某某"}) || got.Filled == 0 || got.Rows[0] != "household" {
		t.Errorf("told %+v", got)
	}
	book, err := excelize.OpenFile(out)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close() //nolint:errcheck // only read
	rows, err := book.GetRows("Sheet1")
	if err != nil || len(rows) < got.Filled+2 || rows[2][1] == "" || rows[len(rows)-1][0] != "填表人：" {
		t.Errorf("%d rows, %v", len(rows), err)
	}
	raw, err := os.ReadFile(saved)
	if err != nil || os.WriteFile(saved, []byte(strings.Replace(string(raw), `"title": "某某"`, `"title": "某某", "text": "{place}"`, 1)), 0o600) != nil {
		t.Fatal(err)
	}
	if text := done(t, "--data", data, "fill", "--template", list, "--out", out, "--map", saved); !strings.Contains(text, "对上 5 栏") {
		t.Errorf("with a map: %s", text)
	}
}

func TestFillRefusesInSentences(t *testing.T) {
	list := blankList(t)
	text := filepath.Join(t.TempDir(), "x.xlsx")
	if err := os.WriteFile(text, []byte("姓名"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		args []string
		code int
		says string
	}{
		"no template":      {[]string{"fill", "--out", "x.xlsx"}, 2, "--template"},
		"no target":        {[]string{"fill", "--template", list}, 2, "--out"},
		"unknown rows":     {[]string{"fill", "--template", list, "--out", "x.xlsx", "--rows", "cow"}, 2, "household"},
		"no workbook":      {[]string{"fill", "--template", text, "--out", "x.xlsx"}, 1, "不是 Excel 工作簿"},
		"no such workbook": {[]string{"fill", "--template", text + "x", "--out", "x.xlsx"}, 1, "没有找到"},
		"no such map":      {[]string{"fill", "--template", list, "--dry-run", "--map", text + ".json"}, 1, "对应关系"},
		"no such sheet":    {[]string{"fill", "--template", list, "--dry-run", "--sheet", "表三"}, 1, "Sheet1"},
	} {
		t.Run(name, func(t *testing.T) {
			code, out, say := ctl(t, append([]string{"--data", smallVillage()}, c.args...)...)
			if code != c.code || !strings.Contains(say, c.says) {
				t.Errorf("exit code %d, %q, %q", code, out, say)
			}
		})
	}
}
