package main_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// wreck breaks the database of a folder in two places, its first page among them, and gives
// what it is then.
func wreck(t *testing.T, folder string) (broken []byte) {
	t.Helper()
	path := filepath.Join(folder, "zhucunji.db")
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	const page = 4096
	at := len(raw) / page * 2 / 3 * page
	clear(raw[:page])
	clear(raw[at : at+4*page])
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	return raw
}

// wantAsItWas wants the damaged database as it was before.
func wantAsItWas(t *testing.T, folder string, before []byte) {
	t.Helper()
	now, err := os.ReadFile(filepath.Join(folder, "zhucunji.db"))
	if err != nil || !bytes.Equal(now, before) {
		t.Errorf("the damaged file was changed (%v)", err)
	}
}

func TestSalvageMakesAFolderThatWorks(t *testing.T) {
	folder, into := ownVillage(t), filepath.Join(t.TempDir(), "救出")
	broken := wreck(t, folder)
	if code, _, say := ctl(t, "--data", folder, "stats"); code != 1 || say == "" {
		t.Fatalf("the damaged folder opens: exit code %d, %q", code, say)
	}
	var told struct {
		Folder, Damaged        string
		Saved, Partly, Missing int64
		Acts                   int64
		LostActs               int64 `json:"lost_acts"`
		Records                []struct {
			Record, Title          string
			Saved, Partly, Missing int64
		}
	}
	decode(t, done(t, "--data", folder, "--json", "salvage", "--out", into), &told)
	if told.Folder != into || told.Damaged != folder || told.Saved < 100 || len(told.Records) < 5 {
		t.Errorf("told %+v", told)
	}
	var sum int64
	for _, r := range told.Records {
		sum += r.Saved + r.Partly
	}
	if sum != told.Saved {
		t.Errorf("%d records kind by kind, %d in all", sum, told.Saved)
	}
	wantAsItWas(t, folder, broken)
	if out := done(t, "--data", into, "stats"); !strings.Contains(out, "农户\t10") {
		t.Errorf("the new folder holds %q", out)
	}
	if out := done(t, "--data", into, "audit"); !strings.Contains(out, "抢救数据") {
		t.Errorf("the audit trail does not tell of it: %q", out)
	}
}

func TestSalvageTellsInSentences(t *testing.T) {
	folder, into := ownVillage(t), t.TempDir()
	wreck(t, folder)
	out := done(t, "salvage", "--data", folder, "--out", into)
	for _, words := range []string{"已从损坏的数据文件里救出", "原文件保留在“" + folder, "写在 " + into, "种类\t完整救出\t有内容缺失\t没有救出\n", "农户\t"} {
		if !strings.Contains(out, words) {
			t.Errorf("no %q in %q", words, out)
		}
	}
}

func TestSalvageLogsIn(t *testing.T) {
	folder, into := guardedVillage(t), filepath.Join(t.TempDir(), "救出")
	broken := wreck(t, folder)
	args := []string{"--data", folder, "salvage", "--out", into}
	login := append(args, "--password-stdin", "--user", "张队长")
	for _, c := range []struct {
		name, in string
		args     []string
		code     int
		words    string
	}{
		{"no password", "", args, 1, "设有密码"},
		{"nobody named", "Shuiba-2026\n", append(args, "--password-stdin"), 2, "张队长、王支书"},
		{"a reader", "Liangshi-99\n", append(args, "--password-stdin", "--user", "王支书"), 1, "只读"},
		{"a wrong password", "falsch-1234\n", login, 1, "密码不对"},
		{"the right one", "Shuiba-2026\n", login, 0, ""},
	} {
		code, _, say := ctlWith(t, c.in, c.args...)
		if code != c.code || !strings.Contains(say, c.words) {
			t.Errorf("%s: exit code %d, said %q", c.name, code, say)
		}
	}
	wantAsItWas(t, folder, broken)
	if code, out, say := ctlWith(t, "Shuiba-2026\n", "--data", into, "stats", "--password-stdin", "--user", "张队长"); code != 0 || !strings.Contains(out, "农户\t30") {
		t.Errorf("the new folder: exit code %d, %q, %q", code, out, say)
	}
}

func TestSalvageRefusesWithItsExitCodesAndSentences(t *testing.T) {
	folder := ownVillage(t)
	for name, c := range map[string]struct {
		args  []string
		code  int
		words string
	}{
		"nowhere to write to":         {[]string{"--data", folder, "salvage"}, 2, "缺少选项 --out"},
		"the damaged folder itself":   {[]string{"--data", folder, "salvage", "--out", folder}, 1, "里面"},
		"a folder that is not empty":  {[]string{"--data", folder, "salvage", "--out", filepath.Dir(folder)}, 1, "不是空的"},
		"a folder that holds no data": {[]string{"--data", t.TempDir(), "salvage", "--out", filepath.Join(t.TempDir(), "x")}, 1, "没有数据文件"},
	} {
		if code, out, say := ctl(t, c.args...); code != c.code || !strings.Contains(say, c.words) || out != "" {
			t.Errorf("%s: exit code %d, printed %q, said %q", name, code, out, say)
		}
	}
}
