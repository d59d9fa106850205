package main_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zhucunji/cases"
)

// ownReportFile writes a table of a person's own into the file by which it travels.
func ownReportFile(t *testing.T, r *cases.Report) (o *cases.OwnReport, file string) {
	t.Helper()
	o = &cases.OwnReport{Note: "民政所每季要"}
	o.Define(r)
	var err error
	if o.UID, err = cases.NewUID(); err != nil {
		t.Fatal(err)
	}
	raw, err := cases.EncodeOwnReport(o)
	if err != nil {
		t.Fatal(err)
	}
	file = filepath.Join(t.TempDir(), r.Name+".zcjbb")
	if err := os.WriteFile(file, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	return o, file
}

func TestOwnReportsComeAndGoAsFiles(t *testing.T) {
	here, there := filepath.Join(t.TempDir(), "here"), filepath.Join(t.TempDir(), "there")
	for _, folder := range []string{here, there} {
		done(t, "--data", folder, "demo", "--households", "5", "--years", "1")
	}
	o, file := ownReportFile(t, &cases.Report{
		Name: "60岁以上老人名册", Grain: cases.GrainPerson, Use: cases.UseUpload, Columns: []cases.ReportColumn{{Path: "person.name"}, {Path: "person.age"}},
		Every: []cases.Match{{Path: "person.age", Op: cases.MatchBetween, Values: []string{"60", ""}}},
	})
	again := filepath.Join(t.TempDir(), "又一份.zcjbb")
	if code, _, say := ctl(t, "--data", here, "reports", "--take", file); code != 0 || !strings.Contains(say, "导入报表 60岁以上老人名册") {
		t.Fatalf("exit code %d, %q", code, say)
	}
	if out := done(t, "--data", here, "reports"); !strings.Contains(out, o.Key()+"\t60岁以上老人名册\n") {
		t.Errorf("listed %q", out)
	}
	if code, _, say := ctl(t, "--data", here, "reports", "--give", o.Key(), "--out", again); code != 0 || !strings.Contains(say, again) {
		t.Fatalf("exit code %d, %q", code, say)
	}
	if code, _, say := ctl(t, "--data", there, "reports", "--take", again); code != 0 {
		t.Fatalf("exit code %d, %q", code, say)
	}
	table := filepath.Join(t.TempDir(), "名册.xlsx")
	done(t, "--data", there, "export", "--report", "60岁以上老人名册", "--out", table, "--layout", "import")
	if rows := readRows(t, table); len(rows) < 2 || rows[0][1] != "年龄" {
		t.Errorf("rows %v", rows)
	}
}

func TestWrongReportFilesAreRefused(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "data")
	done(t, "--data", folder, "demo", "--households", "5", "--years", "1")
	file := filepath.Join(t.TempDir(), "表.zcjbb")
	if err := os.WriteFile(file, []byte("PK"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, args := range map[string][]string{
		"another kind of file":  {"--take", file},
		"no file":               {"--take", file + ".none"},
		"a report nobody has":   {"--give", "U-0", "--out", file},
		"a report to no target": {"--give", "U-0"},
	} {
		t.Run(name, func(t *testing.T) {
			if code, _, say := ctl(t, append([]string{"--data", folder, "reports"}, args...)...); code == 0 || say == "" {
				t.Errorf("exit code %d, %q", code, say)
			}
		})
	}
}

func TestAnOwnReportOfEachVillageIsExportedSo(t *testing.T) {
	folder := ownVillages(t, 2)
	o, file := ownReportFile(t, &cases.Report{
		Name: "户主名册", Grain: cases.GrainHousehold, Use: cases.UseUpload, PerVillage: true,
		Columns: []cases.ReportColumn{{Path: "household.head_name"}},
	})
	if code, _, say := ctl(t, "--data", folder, "reports", "--take", file); code != 0 {
		t.Fatalf("exit code %d, %q", code, say)
	}
	export := func(args ...string) []string {
		return append([]string{"--data", folder, "--json", "export", "--report", o.Key()}, args...)
	}
	out := t.TempDir()
	var got told
	decode(t, done(t, export("--out", out)...), &got)
	if entries, err := os.ReadDir(out); err != nil || len(entries) != 2 || len(got.Files) != 2 || got.File != out || got.Rows != 12 {
		t.Errorf("%d files, told %+v, %v", len(entries), got, err)
	}
	one := filepath.Join(t.TempDir(), "名册.xlsx")
	if code, _, say := ctl(t, export("--out", one)...); code != 2 || !strings.Contains(say, "--no-per-village") {
		t.Errorf("a file for two villages: exit code %d, %q", code, say)
	}
	for name, args := range map[string][]string{"all in one": {"--no-per-village"}, "one of them": {"--village", "望岭村"}} {
		t.Run(name, func(t *testing.T) {
			var got told
			decode(t, done(t, export(append(args, "--out", one)...)...), &got)
			if got.File != one || len(got.Files) != 1 {
				t.Errorf("told %+v", got)
			}
		})
	}
}
