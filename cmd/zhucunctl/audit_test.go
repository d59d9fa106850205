package main_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// auditBook reads the rows of an audit trail written as a workbook.
func auditBook(t testing.TB, file string) [][]string {
	t.Helper()
	book, err := excelize.OpenFile(file)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close() //nolint:errcheck // only read
	rows, err := book.GetRows("审计记录")
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// auditedVillage is a folder whose trail ends with an export, and its trail as JSON, the
// newest first.
func auditedVillage(t testing.TB) (folder string, list []map[string]any) {
	t.Helper()
	folder = ownVillages(t, 1)
	done(t, "--data", folder, "export", "--report", "R1", "--out", filepath.Join(t.TempDir(), "a.xlsx"))
	decode(t, done(t, "--data", folder, "--json", "audit"), &list)
	return folder, list
}

func TestAuditTrailIsListedTheNewestFirst(t *testing.T) {
	_, list := auditedVillage(t)
	if len(list) < 2 || list[0]["kind"] != "export" || list[len(list)-1]["kind"] != "system" {
		t.Errorf("got %v", list)
	}
}

func TestAuditTrailIsListedByKindAndText(t *testing.T) {
	folder, _ := auditedVillage(t)
	if text := done(t, "--data", folder, "audit", "--kind", "导出"); strings.Count(text, "\n") != 1 || !strings.Contains(text, "\t导出\t导出 ") {
		t.Errorf("the exports are %q", text)
	}
	if text := done(t, "--data", folder, "audit", "--text", "没有这句话"); text != "" {
		t.Errorf("got %q", text)
	}
}

func TestAuditTrailIsWrittenAsAWorkbookThatTheRegisterKnows(t *testing.T) {
	folder, list := auditedVillage(t)
	out := filepath.Join(t.TempDir(), "审计.xlsx")
	done(t, "--data", folder, "audit", "--out", out, "--from", "2026-01-01")
	rows := auditBook(t, out)
	if len(rows) != len(list)+1 || rows[0][3] != "做了什么" || !strings.Contains(rows[1][6], "文件：") {
		t.Errorf("the workbook has %q", rows)
	}
	last := register(t, folder)[0]
	if last.What != "审计记录" || last.Purpose != "检查考核" || last.Rows != len(list) || last.Masked {
		t.Errorf("the register says %+v", last)
	}
	done(t, "--data", folder, "audit", "--out", out, "--masked")
	if rows := auditBook(t, out); len(rows) != len(list)+2 || len(rows[1]) > 6 {
		t.Errorf("masked it has %q", rows)
	}
}

func TestAuditSaysWhatWasTypedWrong(t *testing.T) {
	for name, c := range map[string]struct {
		args  []string
		code  int
		words string
	}{
		"a kind there is none of": {[]string{"--kind", "打印"}, 2, "登录"},
		"days the wrong way":      {[]string{"--from", "2026-11-02", "--to", "2026-11-01"}, 2, "早于"},
		"a limit below none":      {[]string{"--limit=-1"}, 2, "负数"},
		"nobody of that name":     {[]string{"--who", "没有此人"}, 1, "没有名为"},
	} {
		t.Run(name, func(t *testing.T) {
			code, _, say := ctl(t, append([]string{"--data", smallVillage(), "audit"}, c.args...)...)
			if code != c.code || !strings.Contains(say, c.words) {
				t.Errorf("exit code %d, %q", code, say)
			}
		})
	}
}
