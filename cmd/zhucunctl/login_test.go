package main_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zhucunji/cases"
	"zhucunji/storage"
)

// guardedVillage is a copy of the small village with a password and two people; it gives
// the folder.
func guardedVillage(t *testing.T) string {
	t.Helper()
	ctx, folder := t.Context(), filepath.Join(t.TempDir(), "数据")
	if err := os.CopyFS(folder, os.DirFS(smallVillage())); err != nil {
		t.Fatal(err)
	}
	st, err := storage.Open(ctx, folder, storage.Options{})
	if err != nil {
		t.Fatal(err)
	}
	people := []cases.Worker{{Name: "张队长"}, {Name: "王支书"}}
	for i := range people {
		if _, err := st.SaveWorker(ctx, nil, &people[i]); err != nil {
			t.Fatal(err)
		}
	}
	if err := st.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := storage.Protect(ctx, folder, storage.Options{}, people[0].UID, "Shuiba-2026", nil); err != nil {
		t.Fatal(err)
	}
	guard, err := storage.ReadGuard(ctx, folder)
	if err != nil {
		t.Fatal(err)
	}
	key, err := guard.Unlock(ctx, people[0].UID, "Shuiba-2026")
	if err != nil {
		t.Fatal(err)
	}
	if st, err = storage.Open(ctx, folder, storage.Options{Key: key}); err != nil {
		t.Fatal(err)
	}
	if err := st.AddHolder(ctx, people[1].UID, cases.RoleReader, "Liangshi-99"); err != nil {
		t.Fatal(err)
	}
	if err := st.Close(); err != nil {
		t.Fatal(err)
	}
	return folder
}

func TestEveryCommandLogsIn(t *testing.T) {
	folder := guardedVillage(t)
	target := filepath.Join(t.TempDir(), "r.xlsx")
	login := []string{"--data", folder, "--password-stdin", "--user", "张队长"}
	for name, c := range map[string]struct {
		in    string
		args  []string
		code  int
		words string // of what is said
	}{
		"without a password":       {"", []string{"--data", folder, "stats"}, 1, "--password-stdin"},
		"without a name":           {"Shuiba-2026\n", []string{"--data", folder, "stats", "--password-stdin"}, 2, "张队长、王支书"},
		"a wrong password":         {"falsch-1234\n", append(login, "stats"), 1, "密码不对"},
		"somebody unknown":         {"Shuiba-2026\n", []string{"--data", folder, "stats", "--password-stdin", "--user", "谁也不是"}, 1, "密码不对"},
		"no line":                  {"", append(login, "stats"), 1, "没有口令"},
		"stats":                    {"Shuiba-2026\n", append(login, "stats"), 0, ""},
		"search":                   {"Shuiba-2026\r\n", append(login, "search", "望岭"), 0, ""},
		"export":                   {"Shuiba-2026\n", append(login, "export", "--report", "R1", "--out", target), 0, ""},
		"export as age":            {"Shuiba-2026\n青石板 桂花 三轮车\n", append(login, "export", "--report", "R1", "--age", "--out", target), 0, ""},
		"export as age, one line":  {"Shuiba-2026\n", append(login, "export", "--report", "R1", "--age", "--out", target), 1, "没有口令"},
		"export with a password":   {"Shuiba-2026\n金溪2026\n", append(login, "export", "--report", "R1", "--excel-password-stdin", "--out", target), 0, ""},
		"a reader's masked export": {"Liangshi-99\n", []string{"--data", folder, "--password-stdin", "--user", "王支书", "export", "--report", "R1", "--layout", "import", "--masked", "--out", target}, 0, ""},
		"a reader's full export":   {"Liangshi-99\n", []string{"--data", folder, "--password-stdin", "--user", "王支书", "export", "--report", "R1", "--layout", "import", "--out", target}, 1, "只读"},
	} {
		code, _, say := ctlWith(t, c.in, c.args...)
		if code != c.code || !strings.Contains(say, c.words) {
			t.Errorf("%s: exit code %d, said %q", name, code, say)
		}
		if err := os.Remove(filepath.Join(folder, "attempts")); err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
	}
}

func TestLoginLineIsReadWhereSomebodyIsNamed(t *testing.T) {
	target := filepath.Join(t.TempDir(), "r1.xlsx")
	code, _, say := ctlWith(t, "Shuiba-2026\n青石板 桂花 三轮车\n", "--data", smallVillage(), "--user", "张队长", "--password-stdin", "export", "--report", "R1", "--age", "--out", target)
	if code != 0 {
		t.Fatalf("exit code %d, %q", code, say)
	}
	if code, _, say = ctlWith(t, "青石板 桂花 三轮车\n", "decrypt", "--in", target+".age", "--password-stdin"); code != 0 {
		t.Errorf("exit code %d, %q", code, say)
	}
}
