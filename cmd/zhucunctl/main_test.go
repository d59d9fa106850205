package main_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"zhucunji/cases"
	"zhucunji/storage"
)

// The tests run the real program: it is built once.
func TestMain(m *testing.M) {
	os.Exit(buildAndRun(m))
}

// What the tests share: the program, and the data folder of a small village that they
// only read.
const (
	programKey = "ZHUCUNCTL_UNDER_TEST"
	villageKey = "ZHUCUNCTL_VILLAGE"
)

func buildAndRun(m *testing.M) int {
	folder, err := os.MkdirTemp("", "zhucunctl")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(folder) //nolint:errcheck // the system empties its temporary folder
	program := filepath.Join(folder, "zhucunctl")
	build := exec.Command("go", "build", "-o", program, ".")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		fmt.Fprintf(os.Stderr, "build: %v\n%s", err, out)
		return 1
	}
	village := filepath.Join(folder, "village")
	if out, err := exec.Command(program, "--data", village, "demo", "--households", "30", "--years", "2").CombinedOutput(); err != nil {
		fmt.Fprintf(os.Stderr, "demo: %v\n%s", err, out)
		return 1
	}
	for key, path := range map[string]string{programKey: program, villageKey: village} {
		if err := os.Setenv(key, path); err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 1
		}
	}
	return m.Run()
}

// ctl runs the program and gives its exit code and what it printed.
func ctl(t testing.TB, args ...string) (code int, out, say string) {
	t.Helper()
	return ctlWith(t, "", args...)
}

// ctlWith does so with something on its standard input.
func ctlWith(t testing.TB, in string, args ...string) (code int, out, say string) {
	t.Helper()
	var o, s bytes.Buffer
	cmd := exec.CommandContext(t.Context(), os.Getenv(programKey), args...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = strings.NewReader(in), &o, &s
	cmd.Env = append(os.Environ(), "XDG_DATA_HOME="+filepath.Join(t.TempDir(), "home"))
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatalf("run %v: %v", args, err)
	}
	return cmd.ProcessState.ExitCode(), o.String(), s.String()
}

// done runs the program, which must succeed and complain of nothing.
func done(t testing.TB, args ...string) string {
	t.Helper()
	code, out, say := ctl(t, args...)
	if code != 0 || say != "" {
		t.Fatalf("%v: exit code %d, %q", args, code, say)
	}
	return out
}

// smallVillage is the data folder of the demonstration that the tests share.
func smallVillage() string { return os.Getenv(villageKey) }

func decode(t testing.TB, text string, to any) {
	t.Helper()
	d := json.NewDecoder(strings.NewReader(text))
	d.DisallowUnknownFields()
	if err := d.Decode(to); err != nil {
		t.Fatalf("decode %q: %v", text, err)
	}
}

func TestDemoFillsAnEmptyFolderAndStatsCountIt(t *testing.T) {
	folder := smallVillage()
	var n map[string]int64
	decode(t, done(t, "--data", folder, "--json", "stats"), &n)
	if n["villages"] != 1 || n["households"] != 30 || n["persons"] < 60 || n["visits"] < 200 || n["measures"] == 0 || n["incomes"] == 0 || len(n) != 6 {
		t.Errorf("got %v", n)
	}
	if text := done(t, "--data", folder, "stats"); !strings.Contains(text, "农户\t30\n") {
		t.Errorf("got %q", text)
	}
}

func TestSameSeedCountsTheSame(t *testing.T) {
	count := func(seed string) string {
		return done(t, "--json", "--data", filepath.Join(t.TempDir(), "d"), "demo", "--households", "6", "--years", "1", "--seed", seed)
	}
	if a, b := count("5"), count("5"); a != b {
		t.Errorf("seed 5 gave %s and %s", a, b)
	}
	if a, b := count("5"), count("6"); a == b {
		t.Errorf("seeds 5 and 6 both gave %s", a)
	}
}

func TestDemoRefusesAFolderThatIsNotEmpty(t *testing.T) {
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "家谱.txt"), []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	code, _, say := ctl(t, "--data", folder, "demo")
	if code != 1 || !strings.Contains(say, "不是空的") {
		t.Errorf("exit code %d, %q", code, say)
	}
}

func TestSecondWriterIsToldWhoHasTheFolder(t *testing.T) {
	folder := t.TempDir()
	st, err := storage.Open(t.Context(), folder, storage.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := st.Close(); err != nil {
			t.Error(err)
		}
	}()
	code, _, say := ctl(t, "--data", folder, "demo")
	host, _ := os.Hostname()
	if code != 1 || !strings.Contains(say, "已经打开了这份数据") || !strings.Contains(say, host) {
		t.Errorf("exit code %d, %q", code, say)
	}
	if out := done(t, "--data", folder, "stats"); !strings.Contains(out, "农户\t0") { // a reader works beside it
		t.Errorf("got %q", out)
	}
}

func TestReportsListsKeysAndTitles(t *testing.T) {
	out := done(t, "reports")
	for _, line := range []string{"R1\t", "R3\t", "R5\t", "R5S\t", "R8\t"} {
		if !strings.Contains(out, line) {
			t.Errorf("no %q in %q", line, out)
		}
	}
	var list []struct{ Key, Title, Cadence, Use string }
	decode(t, done(t, "reports", "--json"), &list)
	if len(list) < 5 || list[0].Key == "" || list[0].Title == "" {
		t.Errorf("got %v", list)
	}
}

func TestSearchFindsByInitialsAndAnswersWithAList(t *testing.T) {
	folder := smallVillage()
	var hits []map[string]string
	decode(t, done(t, "--data", folder, "search", "y", "--json"), &hits)
	if len(hits) == 0 {
		t.Fatal("nobody whose name begins with y")
	}
	for _, key := range []string{"household", "head", "village", "group", "person", "why"} {
		if _, ok := hits[0][key]; !ok || len(hits[0]) != 6 {
			t.Errorf("no %q in %v", key, hits[0])
		}
	}
	if out := done(t, "--data", folder, "search", hits[0]["person"]); !strings.Contains(out, hits[0]["head"]) {
		t.Errorf("got %q", out)
	}
	if out := done(t, "--data", folder, "search", "--json", "没有这个人"); strings.TrimSpace(out) != "[]" {
		t.Errorf("got %q, want an empty list", out)
	}
}

func TestExportWritesAWorkbookOfEveryReport(t *testing.T) {
	folder := smallVillage()
	for _, r := range cases.Reports() {
		for _, layout := range []string{"print", "import"} {
			t.Run(r.Key+" "+layout, func(t *testing.T) {
				target := filepath.Join(t.TempDir(), "表 #1 100%.xlsx")
				var told struct {
					Report, File, Sealed string
					Files                []string
					Rows, People         int
					Masked               bool
				}
				decode(t, done(t, "--data", folder, "--json", "export", "--report", r.Key, "--out", target, "--layout", layout, "--village", "望岭村"), &told)
				if told.Report != r.Key || told.File != target || told.Masked != r.MaskedByDefault(cases.Layout(layout)) {
					t.Errorf("got %+v", told)
				}
				if rows := readRows(t, target); len(rows) < told.Rows {
					t.Errorf("%d rows in the sheet, %d told", len(rows), told.Rows)
				}
			})
		}
	}
}

func readRows(t testing.TB, name string) [][]string {
	t.Helper()
	f, err := excelize.OpenFile(name)
	if err != nil {
		t.Fatalf("open workbook: %v", err)
	}
	defer f.Close() //nolint:errcheck // only read
	rows, err := f.GetRows(f.GetSheetName(0))
	if err != nil {
		t.Fatalf("read workbook: %v", err)
	}
	return rows
}

func TestExportKeepsToThePeriod(t *testing.T) {
	folder := smallVillage()
	rows := func(args ...string) int {
		target := filepath.Join(t.TempDir(), "r5.xlsx")
		done(t, append([]string{"--data", folder, "export", "--report", "R5", "--layout", "import", "--out", target}, args...)...)
		return len(readRows(t, target)) - 1 // without the header
	}
	all, year := rows("--from", "2000-01-01"), rows()
	if all <= year || year == 0 {
		t.Errorf("%d visits in all, %d this year", all, year)
	}
	if none := rows("--from", "2000-01-01", "--to", "2000.12.31"); none != 0 {
		t.Errorf("%d visits before the village was known", none)
	}
}

func TestWrongUseAndFailureHaveTheirExitCodesAndSentences(t *testing.T) {
	folder := smallVillage()
	out := filepath.Join(t.TempDir(), "x.xlsx")
	for name, c := range map[string]struct {
		args  []string
		code  int
		words string
	}{
		"no command":                 {nil, 2, "用法不对"},
		"a command nobody knows":     {[]string{"fly"}, 2, "用法不对"},
		"a flag nobody knows":        {[]string{"stats", "--fast"}, 2, "没有这个选项 --fast"},
		"no file to write to":        {[]string{"export", "--report", "R5"}, 2, "缺少选项 --out"},
		"no text to search":          {[]string{"search"}, 2, "用法不对"},
		"a number that is none":      {[]string{"demo", "--villages", "many"}, 2, "应为整数"},
		"no villages at all":         {[]string{"demo", "--villages", "0"}, 2, "至少"},
		"more villages than can be":  {[]string{"demo", "--villages", "100000"}, 2, "行政村个数"},
		"a layout nobody knows":      {[]string{"export", "--report", "R5", "--out", out, "--layout", "pdf"}, 2, "只能是"},
		"a report nobody knows":      {[]string{"export", "--report", "R99", "--out", out}, 2, "没有编号"},
		"a date that is none":        {[]string{"export", "--report", "R5", "--out", out, "--from", "不久前"}, 2, "看不懂"},
		"a period that ends early":   {[]string{"export", "--report", "R5", "--out", out, "--from", "2026-05-01", "--to", "2026-04-01"}, 2, "早于"},
		"a village nobody knows":     {[]string{"export", "--report", "R5", "--out", out, "--village", "桃花源"}, 1, "没有名为"},
		"a folder that is not there": {[]string{"export", "--report", "R5", "--out", filepath.Join(folder, "nowhere", "x.xlsx")}, 1, ""},
	} {
		t.Run(name, func(t *testing.T) {
			args := c.args
			if c.code == 1 || c.words == "没有编号" || c.words == "看不懂" || c.words == "早于" {
				args = append([]string{"--data", folder}, args...)
			}
			code, printed, say := ctl(t, args...)
			if code != c.code || !strings.Contains(say, c.words) || strings.TrimSpace(say) == "" || printed != "" {
				t.Errorf("exit code %d, printed %q, said %q", code, printed, say)
			}
		})
	}
}

func TestReadersNeedAFolderThatHoldsData(t *testing.T) {
	code, _, say := ctl(t, "--data", filepath.Join(t.TempDir(), "nothing"), "stats")
	if code != 1 || say == "" || strings.Contains(say, "程序出了意外") {
		t.Errorf("exit code %d, %q", code, say)
	}
}

func TestStrangePathsAreTakenAsTheyAre(t *testing.T) {
	for _, name := range []string{"with spaces in it", "half#done", "100% 真的", "望岭村 数据"} {
		t.Run(name, func(t *testing.T) {
			parent := t.TempDir()
			folder := filepath.Join(parent, name)
			done(t, "--data", folder, "demo", "--households", "2", "--years", "1")
			done(t, "--data", folder, "stats")
			if entries, err := os.ReadDir(parent); err != nil || len(entries) != 1 {
				t.Errorf("beside the folder: %v, %v", entries, err)
			}
			if _, err := os.Stat(filepath.Join(folder, "zhucunji.db")); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestHelpIsNoFailure(t *testing.T) {
	if out := done(t, "--help"); !strings.Contains(out, "demo") || !strings.Contains(out, "演示数据") {
		t.Errorf("got %q", out)
	}
}
