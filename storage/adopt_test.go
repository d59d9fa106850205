package storage_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zhucunji/cases"
	"zhucunji/storage"
)

// copyInto copies files of one folder into another, under new names where given.
func copyInto(t *testing.T, folder string, files map[string]string) {
	t.Helper()
	must(t, os.MkdirAll(folder, 0o700))
	for from, to := range files {
		raw, err := os.ReadFile(from)
		must(t, err)
		writeFile(t, filepath.Join(folder, to), raw)
	}
}

func TestAdoptTakesWhatBelongsTogether(t *testing.T) {
	ctx := t.Context()
	for name, choose := range map[string]func(t *testing.T, folder string) string{
		"the database of another folder": func(_ *testing.T, folder string) string { return filepath.Join(folder, "zhucunji.db") },
		"a backup in its place":          func(t *testing.T, folder string) string { return backedUp(t, folder).Path },
		"a backup carried away": func(t *testing.T, folder string) string {
			stick := filepath.Join(t.TempDir(), "U 盘")
			copyInto(t, stick, map[string]string{backedUp(t, folder).Path: "a.zcjbak"})
			return filepath.Join(stick, "a.zcjbak")
		},
		"one whose program was killed": func(t *testing.T, folder string) string {
			writer := startRole(t, "visit", folder)
			writer.waitFor(t, "open")
			writer.waitFor(t, "saved")
			writer.killAfter(0)
			return filepath.Join(folder, "zhucunji.db")
		},
	} {
		t.Run(name, func(t *testing.T) {
			source, _ := closedFolder(t)
			must(t, os.MkdirAll(filepath.Join(source, "photos"), 0o700))
			writeFile(t, filepath.Join(source, "photos", "abc"), []byte("sealed"))
			file := choose(t, source)
			before := digestOf(t, file)
			folder := filepath.Join(t.TempDir(), "新的")
			must(t, openStore(t, folder).Close()) // first start has made an empty one
			must(t, storage.Adopt(ctx, folder, file, storage.Options{}))
			st := openStore(t, folder)
			if got := readHousehold(t, st, 1).Members[0].Person.IDNumber; got != "500199195703200112" {
				t.Errorf("the id number came back as %q", got)
			}
			addVisit(t, st, 1)
			if v := verified(t, st); len(v.Faults) > 0 {
				t.Errorf("the log does not fit: %v", v.Faults)
			}
			if digestOf(t, file) != before {
				t.Error("the chosen file was changed")
			}
			must(t, st.Close())
			if n := countRows(t, filepath.Join(folder, "zhucunji.db"), "SELECT count(DISTINCT machine_id) FROM act"); n != 2 {
				t.Errorf("%d machines wrote the log, want the old and the new", n)
			}
			if _, err := os.Stat(filepath.Join(folder, "photos", "abc")); err != nil && !strings.Contains(name, "carried") {
				t.Errorf("the photo was left behind: %v", err)
			}
		})
	}
}

func TestAdoptRefusesWithoutTouchingAnything(t *testing.T) {
	for name, c := range map[string]struct {
		spoil func(t *testing.T, folder, file string) // the chosen one
		into  func(t *testing.T, folder string)       // the data folder
		code  cases.Code
		words string
	}{
		"a foreign file": {spoil: func(t *testing.T, _, file string) { writeFile(t, file, []byte("hello")) }, code: cases.Invalid, words: "不是驻村记"},
		"an empty file":  {spoil: func(t *testing.T, _, file string) { writeFile(t, file, nil) }, code: cases.Invalid, words: "不是驻村记"},
		"a missing file": {spoil: func(t *testing.T, _, file string) { must(t, os.Remove(file)) }, code: cases.NotFound, words: "找不到"},
		"a newer file": {spoil: func(t *testing.T, _, file string) {
			changeFile(t, file, "INSERT INTO schema_version (version_id, is_applied) VALUES (999, 1)")
		}, code: cases.TooNew, words: "请安装新版"},
		"a backup that is broken": {spoil: func(t *testing.T, _, file string) {
			writeFile(t, file, []byte("zhucunji-backup 1\n{}\n0\n"))
		}, code: cases.Damaged, words: "备份已损坏"},
		"a file cut off":   {spoil: func(t *testing.T, _, file string) { must(t, os.Truncate(file, 60000)) }, code: cases.Damaged, words: "已损坏"},
		"no key":           {spoil: func(t *testing.T, folder, _ string) { must(t, os.Remove(filepath.Join(folder, "key"))) }, code: cases.NotFound, words: "密钥"},
		"another key":      {spoil: func(t *testing.T, folder, _ string) { writeFile(t, filepath.Join(folder, "key"), make([]byte, 32)) }, code: cases.Damaged, words: "不相符"},
		"one that is open": {spoil: func(t *testing.T, folder, _ string) { startRole(t, "hold", folder).waitFor(t, "open") }, code: cases.Locked, words: "请先关闭"},
		"a folder with records": {into: func(t *testing.T, folder string) {
			st := openStore(t, folder)
			addHousehold(t, st)
			must(t, st.Close())
		}, code: cases.Invalid, words: "已经有农户资料"},
		"no room": {into: func(*testing.T, string) {}, code: cases.NoSpace, words: "磁盘空间不够"},
	} {
		t.Run(name, func(t *testing.T) {
			source, file := closedFolder(t)
			folder := t.TempDir()
			must(t, openStore(t, folder).Close())
			if c.spoil != nil {
				c.spoil(t, source, file)
			}
			if c.into != nil {
				c.into(t, folder)
			}
			own, key := digestOf(t, filepath.Join(folder, "zhucunji.db")), digestOf(t, filepath.Join(folder, "key"))
			o := storage.Options{Place: func(string) (storage.Place, error) { return storage.Place{Free: 1 << 40}, nil }}
			if c.code == cases.NoSpace {
				o.Place = func(string) (storage.Place, error) { return storage.Place{Free: 1 << 20}, nil }
			}
			err := storage.Adopt(context.WithoutCancel(t.Context()), folder, file, o)
			if got := cases.CodeOf(err); got != c.code || !strings.Contains(cases.MessageOf(err), c.words) {
				t.Errorf("got %q %q (%v)", got, cases.MessageOf(err), err)
			}
			if digestOf(t, filepath.Join(folder, "zhucunji.db")) != own || digestOf(t, filepath.Join(folder, "key")) != key {
				t.Error("the data folder was changed")
			}
			openStore(t, folder)
		})
	}
}

func TestOpenStoreAdoptsOrStaysAsItWas(t *testing.T) {
	ctx := t.Context()
	_, file := closedFolder(t)
	bad := filepath.Join(t.TempDir(), "a.db")
	writeFile(t, bad, []byte("hello"))
	st, err := storage.Open(ctx, t.TempDir(), storage.Options{Now: fixedClock()})
	must(t, err)
	if _, err := st.Adopt(ctx, bad, nil); cases.CodeOf(err) != cases.Invalid {
		t.Errorf("a foreign file gave %v", err)
	}
	if same, err := st.Adopt(ctx, filepath.Join(st.Folder(), "zhucunji.db"), nil); same != st || err != nil {
		t.Errorf("its own file gave another store (%v)", err)
	}
	if n, err := st.Stats(ctx); err != nil || n.Households != 0 {
		t.Fatalf("after the refusal: %d households (%v)", n.Households, err)
	}
	next, err := st.Adopt(ctx, file, nil)
	must(t, err)
	t.Cleanup(func() { must(t, next.Close()) })
	if h := readHousehold(t, next, 1).Household; h.HeadName != "杨胜国" {
		t.Errorf("the head is %q", h.HeadName)
	}
	mustRefuse(t, next.Folder(), storage.Options{}, cases.Locked, "已经打开")
	if _, err := next.Adopt(ctx, file, nil); cases.CodeOf(err) != cases.Invalid {
		t.Errorf("a folder with records gave %v", err)
	}
}
