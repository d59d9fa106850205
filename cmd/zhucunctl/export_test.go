package main_test

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"zhucunji/cases"
	"zhucunji/storage"
)

// told is what export --json says.
type told struct {
	Report, File, Sealed string
	Files                []string
	Rows, People         int
	Masked               bool
}

// line is what exports --json says of one export.
type line struct {
	At                                                        time.Time
	Worker, Key, What, Layout, Filter, Purpose, File, Sealing string
	Columns                                                   []string
	Rows, People                                              int
	Masked                                                    bool
}

// ownVillages is a data folder that a test may export from and look at the register of.
func ownVillages(t testing.TB, villages int) string {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "data")
	done(t, "--data", folder, "demo", "--villages", fmt.Sprint(villages), "--households", "6", "--years", "1")
	return folder
}

func register(t testing.TB, folder string) []line {
	t.Helper()
	var list []line
	decode(t, done(t, "--data", folder, "--json", "exports"), &list)
	return list
}

func TestThreeExportsStandInTheRegister(t *testing.T) {
	folder, out := ownVillages(t, 1), t.TempDir()
	if list := register(t, folder); len(list) != 0 {
		t.Fatalf("the register of a new folder holds %+v", list)
	}
	var all []told
	for _, args := range [][]string{
		{"--report", "R1", "--layout", "import"},
		{"--report", "R3", "--layout", "import", "--masked", "--purpose", "不用写"},
		{"--report", "R5", "--full", "--purpose", "核对信息", "--from", "2000-01-01"},
	} {
		var one told
		target := filepath.Join(out, args[1]+".xlsx")
		decode(t, done(t, append([]string{"--data", folder, "--json", "export", "--out", target}, args...)...), &one)
		all = append(all, one)
	}
	list := register(t, folder)
	if len(list) != 3 {
		t.Fatalf("%d lines, want 3", len(list))
	}
	for i := range all {
		checkEntered(t, list[2-i], all[i]) // the newest comes first
	}
	if got := [3]string{list[2].Purpose, list[1].Purpose, list[0].Purpose}; got != [3]string{cases.PurposeUpload, "", "核对信息"} {
		t.Errorf("purposes %q", got)
	}
	if text := done(t, "--data", folder, "exports", "--limit", "1"); strings.Count(text, "\n") != 1 || !strings.Contains(text, "用途：核对信息") {
		t.Errorf("got %q", text)
	}
}

// checkEntered fails where the register says other things of an export than it said itself.
func checkEntered(t testing.TB, got line, want told) {
	t.Helper()
	same := told{Report: got.Key, File: got.File, Sealed: got.Sealing, Files: []string{got.File}, Rows: got.Rows, People: got.People, Masked: got.Masked}
	if !reflect.DeepEqual(same, want) {
		t.Errorf("told %+v, entered %+v", want, got)
	}
	if got.People == 0 || got.At.IsZero() || len(got.Columns) < 5 || !strings.Contains(got.Filter, "村") {
		t.Errorf("entered %+v", got)
	}
}

func TestExportBesideTheWindowStandsInTheRegister(t *testing.T) {
	folder := ownVillages(t, 1)
	st, err := storage.Open(t.Context(), folder, storage.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := st.Close(); err != nil {
			t.Error(err)
		}
	}()
	done(t, "--data", folder, "export", "--report", "R5", "--out", filepath.Join(t.TempDir(), "r5.xlsx"))
	list, err := st.Exports(t.Context(), 0)
	if err != nil || len(list) != 1 || list[0].Key != "R5" {
		t.Errorf("the window sees %+v, %v", list, err)
	}
	if err := st.AddExport(t.Context(), &cases.ExportEvent{What: "一户一档"}); err != nil { // and writes on
		t.Error(err)
	}
	if n := len(register(t, folder)); n != 2 {
		t.Errorf("%d lines, want 2", n)
	}
}

func TestEachVillageGetsItsFile(t *testing.T) {
	folder, out := ownVillages(t, 3), t.TempDir()
	var got told
	decode(t, done(t, "--data", folder, "--json", "export", "--report", "R3", "--per-village", "--out", out, "--year", "2026"), &got)
	entries, err := os.ReadDir(out)
	if err != nil || len(entries) != 3 || len(got.Files) != 3 || got.File != out || got.Rows != 18 {
		t.Fatalf("%d files, told %+v, %v", len(entries), got, err)
	}
	rows := 0
	for _, one := range register(t, folder) {
		rows += one.Rows
		village, _, _ := strings.Cut(one.Filter, "，")
		if name := filepath.Base(one.File); !strings.HasPrefix(name, village+"_") || !strings.HasSuffix(name, "2026年_打印版_脱敏.xlsx") {
			t.Errorf("%s holds %q", name, one.Filter)
		}
	}
	if rows != 18 {
		t.Errorf("the register counts %d rows, want 18", rows)
	}
}

func TestAgeFileIsMadeAndOpened(t *testing.T) {
	const passphrase = "青石板 桂花 三轮车"
	target := filepath.Join(t.TempDir(), "r1.xlsx")
	args := []string{"--data", smallVillage(), "--json", "export", "--report", "R1", "--layout", "import", "--out", target}
	code, out, say := ctlWith(t, passphrase+"\r\n", append(args, "--age", "--password-stdin")...)
	if code != 0 {
		t.Fatalf("exit code %d, %q", code, say)
	}
	var got told
	decode(t, out, &got)
	if got.File != target+".age" || got.Sealed != string(cases.SealAge) {
		t.Errorf("told %+v", got)
	}
	if _, err := os.Stat(target); err == nil {
		t.Error("the open workbook lies beside the sealed one")
	}
	code, _, say = ctlWith(t, "错的口令而已\n", "decrypt", "--in", got.File, "--password-stdin")
	if code != 1 || !strings.Contains(say, "口令不对") {
		t.Errorf("a wrong passphrase: exit code %d, %q", code, say)
	}
	if code, _, say = ctlWith(t, "\ufeff"+passphrase, "decrypt", "--in", got.File, "--password-stdin"); code != 0 {
		t.Fatalf("exit code %d, %q", code, say)
	}
	if rows := readRows(t, target); len(rows) != got.Rows+1 {
		t.Errorf("%d rows, want %d and a header", len(rows), got.Rows)
	}
}

func TestExcelPasswordIsPutOn(t *testing.T) {
	target := filepath.Join(t.TempDir(), "r5.xlsx")
	code, _, say := ctlWith(t, "金溪2026\n", "--data", smallVillage(), "export", "--report", "R5", "--out", target, "--excel-password-stdin")
	if code != 0 {
		t.Fatalf("exit code %d, %q", code, say)
	}
	if book, err := excelize.OpenFile(target); err == nil {
		t.Error("it opens without the password")
		_ = book.Close()
	}
	book, err := excelize.OpenFile(target, excelize.Options{Password: "金溪2026"})
	if err != nil {
		t.Fatal(err)
	}
	if err := book.Close(); err != nil {
		t.Error(err)
	}
}

func TestDatesMoneyAndTypesAreWrittenAsAsked(t *testing.T) {
	header := func(args ...string) (rows [][]string) {
		target := filepath.Join(t.TempDir(), "x.xlsx")
		done(t, append([]string{"--data", smallVillage(), "export", "--layout", "import", "--out", target}, args...)...)
		return readRows(t, target)
	}
	if visits := header("--report", "R5", "--dates", "chinese", "--from", "2000-01-01"); !strings.Contains(strings.Join(visits[1], "|"), "年") {
		t.Errorf("got %q", visits[1])
	}
	if yuan, wan := header("--report", "R3"), header("--report", "R3", "--money", "wan4"); strings.Contains(strings.Join(yuan[0], "|"), "万元") || !strings.Contains(strings.Join(wan[0], "|"), "万元") {
		t.Errorf("headers %q and %q", yuan[0], wan[0])
	}
	all, some := header("--report", "R3"), header("--report", "R3", "--type", "突发严重困难户", "--type", "脱贫不稳定户")
	if len(some) >= len(all) || len(some) < 2 {
		t.Errorf("%d rows of all, %d of one type", len(all), len(some))
	}
	if team := header("--report", "R3", "--village", "望岭村", "--team", "一组"); len(team) >= len(all) || len(team) < 2 {
		t.Errorf("%d rows of all, %d of one group", len(all), len(team))
	}
	if early := header("--report", "R1", "--as-of", "1950-01-01"); len(early) != 1 {
		t.Errorf("%d rows as of 1950", len(early))
	}
}

func TestDocumentsOfOneHouseholdAndOfEach(t *testing.T) {
	folder, out := ownVillages(t, 1), t.TempDir()
	var hits []map[string]string
	decode(t, done(t, "--data", folder, "--json", "search", "一组"), &hits)
	if len(hits) == 0 {
		t.Fatal("nobody lives in 一组")
	}
	var one told
	decode(t, done(t, "--data", folder, "--json", "export", "--report", "D1", "--household", hits[0]["household"], "--out", filepath.Join(out, "档.xlsx")), &one)
	if one.Rows == 0 || one.People == 0 || one.Masked {
		t.Errorf("told %+v", one)
	}
	each := t.TempDir()
	var all told
	decode(t, done(t, "--data", folder, "--json", "export", "--report", "D3", "--per-household", "--out", each), &all)
	if entries, err := os.ReadDir(each); err != nil || len(entries) != 6 || all.Rows != 6 || all.File != each {
		t.Errorf("%d files, told %+v, %v", len(entries), all, err)
	}
	done(t, "--data", folder, "export", "--report", "D5", "--per-village", "--out", out)
	list := register(t, folder)
	if len(list) != 8 || list[0].Key != "D5" || list[7].Key != "D1" || list[7].Purpose != cases.PurposeUpload {
		t.Errorf("%d lines: %+v", len(list), list)
	}
}

func TestExportsThatAreRefused(t *testing.T) {
	folder := smallVillage()
	before := len(register(t, folder))
	for name, c := range map[string]struct {
		in    string
		args  []string
		code  int
		words string
	}{
		"a 公示 in full":                 {"", []string{"--report", "R11", "--full"}, 1, "必须脱敏"},
		"full without a purpose":       {"", []string{"--report", "R1", "--full", "--purpose", " "}, 1, "用途"},
		"masked and full":              {"", []string{"--report", "R1", "--full", "--masked"}, 2, "不能同时用"},
		"a short passphrase":           {"1234567\n", []string{"--report", "R1", "--age", "--password-stdin"}, 1, "至少 8 个字符"},
		"no passphrase":                {"", []string{"--report", "R1", "--age", "--password-stdin"}, 1, "没有口令"},
		"a passphrase from nowhere":    {"", []string{"--report", "R1", "--age"}, 2, "一起用"},
		"two ways of closing":          {"12345678\n", []string{"--report", "R1", "--age", "--password-stdin", "--excel-password-stdin"}, 2, "只能用一个"},
		"a type nobody has":            {"", []string{"--report", "R1", "--type", "富豪"}, 2, "脱贫户"},
		"a group nobody knows":         {"", []string{"--report", "R1", "--team", "九十九组"}, 1, "没有名为"},
		"each village, and one of all": {"", []string{"--report", "R1", "--per-village", "--village", "望岭村"}, 2, "--per-village"},
		"one household of a table":     {"", []string{"--report", "R1", "--household", "x"}, 2, "只用于文书"},
		"a document to be imported":    {"", []string{"--report", "D1", "--layout", "import"}, 2, "打印版"},
		"a household nobody knows":     {"", []string{"--report", "D1", "--household", "没有这一户"}, 1, "没有户编号"},
		"each household of a summary":  {"", []string{"--report", "D5", "--per-household"}, 2, "每户一份"},
		"a style of dates nobody has":  {"", []string{"--report", "R1", "--dates", "roman"}, 2, "只能是"},
	} {
		t.Run(name, func(t *testing.T) {
			out := t.TempDir()
			args := append([]string{"--data", folder, "export", "--out", filepath.Join(out, "x.xlsx")}, c.args...)
			code, printed, say := ctlWith(t, c.in, args...)
			if code != c.code || !strings.Contains(say, c.words) || printed != "" {
				t.Errorf("exit code %d, printed %q, said %q", code, printed, say)
			}
			if left, err := os.ReadDir(out); err != nil || len(left) != 0 {
				t.Errorf("left: %v, %v", left, err)
			}
		})
	}
	if after := len(register(t, folder)); after != before {
		t.Errorf("the register grew from %d lines to %d", before, after)
	}
}
