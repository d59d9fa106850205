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

// restored restores a backup into a closed folder.
func restored(t *testing.T, folder, path string) cases.Restored {
	t.Helper()
	out, err := storage.Restore(t.Context(), folder, path, nil, storage.Options{}, nil)
	must(t, err)
	return out
}

// visitsIn counts the visits of a closed data folder.
func visitsIn(t *testing.T, folder string) int64 {
	t.Helper()
	st := openStore(t, folder)
	n, err := st.Stats(t.Context())
	must(t, err)
	must(t, st.Close())
	return n.Visits
}

func TestRestoreSetsThePresentAsideAndCanBeTakenBack(t *testing.T) {
	ctx := t.Context()
	folder, file := closedFolder(t)
	early := backedUp(t, folder)
	st := openStore(t, folder)
	before := visitCount(t, st)
	photo := filepath.Join(folder, "photos", "abc")
	must(t, os.MkdirAll(filepath.Dir(photo), 0o700))
	writeFile(t, photo, []byte("sealed"))
	addVisit(t, st, 1)
	must(t, st.Close())

	out := restored(t, folder, early.Path)
	if out.From.Path != early.Path || out.Aside == nil || out.Moved != "" {
		t.Fatalf("it tells %+v", out)
	}
	if out.Aside.Visits != before+1 || out.Aside.Reason != cases.BackupBeforeRestore {
		t.Errorf("set aside: %+v", out.Aside)
	}
	if n := visitsIn(t, folder); n != before {
		t.Errorf("%d visits after the restore, want %d", n, before)
	}
	if _, err := os.Stat(photo); err != nil {
		t.Errorf("the photo is gone: %v", err)
	}

	back := restored(t, folder, out.Aside.Path)
	if n := visitsIn(t, folder); n != before+1 {
		t.Errorf("%d visits after it was taken back, want %d", n, before+1)
	}
	if back.Aside == nil || back.Aside.Visits != before {
		t.Errorf("taking back set aside %+v", back.Aside)
	}
	st = openStore(t, folder)
	addVisit(t, st, 1)
	if v := verified(t, st); len(v.Faults) > 0 {
		t.Errorf("the log does not fit: %v", v.Faults)
	}
	wantNoDifferences(t, st)
	must(t, st.Close())
	if n := countRows(t, file, "SELECT count(DISTINCT machine_id) FROM act"); n < 2 {
		t.Errorf("%d machines wrote the log: the restored file goes on under the same name", n)
	}
	if n := countRows(t, file, "SELECT count(*) FROM event WHERE kind = 'restore'"); n != 1 {
		t.Errorf("%d restores stand in the log of events, want that of this file", n)
	}
	if _, err := os.Stat(filepath.Join(folder, "restore")); !os.IsNotExist(err) {
		t.Errorf("left behind: %v", err)
	}
	must(t, ctx.Err())
}

// visitCount counts the visits of an open store.
func visitCount(t *testing.T, st *storage.Store) int64 {
	t.Helper()
	n, err := st.Stats(t.Context())
	must(t, err)
	return n.Visits
}

func TestRestoreOntoANewComputer(t *testing.T) {
	source, _ := closedFolder(t)
	made := backedUp(t, source)
	stick := t.TempDir()
	copyInto(t, stick, map[string]string{made.Path: "a.zcjbak"})
	must(t, os.MkdirAll(filepath.Join(stick, "photos"), 0o700))
	writeFile(t, filepath.Join(stick, "photos", "abc"), []byte("sealed"))
	folder := filepath.Join(t.TempDir(), "新电脑")
	out := restored(t, folder, filepath.Join(stick, "a.zcjbak"))
	if out.Aside != nil || out.Moved != "" {
		t.Errorf("nothing was there, and it set aside %+v", out)
	}
	st := openStore(t, folder)
	if got := readHousehold(t, st, 1).Members[0].Person.IDNumber; got != "500199195703200112" {
		t.Errorf("the id number came back as %q", got)
	}
	if _, err := os.Stat(filepath.Join(folder, "photos", "abc")); err != nil {
		t.Errorf("the photo was left behind: %v", err)
	}
}

// The key of another day goes with the database of that day: never one without the other.
func TestRestoreBringsTheKeyOfItsDay(t *testing.T) {
	source, _ := closedFolder(t)
	made := backedUp(t, source)
	folder, file := closedFolder(t)
	out := restored(t, folder, made.Path)
	for _, path := range []string{made.Path, out.Aside.Path} {
		restored(t, folder, path)
		st := openStore(t, folder)
		if got := readHousehold(t, st, 1).Members[0].Person.IDNumber; got != "500199195703200112" {
			t.Errorf("%s: the id number came back as %q", path, got)
		}
		must(t, st.Close())
	}
	wantSound(t, file)
}

func TestRestoreKeepsFilesThatCannotBeRead(t *testing.T) {
	for name, spoil := range map[string]func(t *testing.T, folder, file string){
		"a database cut off": func(t *testing.T, _, file string) { must(t, os.Truncate(file, 60000)) },
		"a foreign file":     func(t *testing.T, _, file string) { writeFile(t, file, []byte("hello")) },
		"a lost key":         func(t *testing.T, folder, _ string) { must(t, os.Remove(filepath.Join(folder, "key"))) },
	} {
		t.Run(name, func(t *testing.T) {
			folder, file := closedFolder(t)
			made := backedUp(t, folder)
			spoil(t, folder, file)
			broken := digestOf(t, file)
			out := restored(t, folder, made.Path)
			if out.Aside != nil || out.Moved == "" {
				t.Fatalf("it tells %+v", out)
			}
			if digestOf(t, filepath.Join(out.Moved, "zhucunji.db")) != broken {
				t.Error("the file that was there is not kept as it was")
			}
			openStore(t, folder)
		})
	}
	t.Run("a database that is gone", func(t *testing.T) {
		folder, file := closedFolder(t)
		made := backedUp(t, folder)
		must(t, os.Remove(file))
		if out := restored(t, folder, made.Path); out.Aside != nil || out.Moved != "" {
			t.Errorf("it tells %+v", out)
		}
		openStore(t, folder)
	})
}

func TestRestoreRefusesWithoutTouchingAnything(t *testing.T) {
	for name, c := range map[string]struct {
		spoil func(t *testing.T, path string)
		into  func(t *testing.T, folder string)
		free  uint64
		code  cases.Code
		words string
	}{
		"a file that is no backup": {spoil: func(t *testing.T, path string) { writeFile(t, path, []byte("hello")) }, code: cases.Invalid, words: "不是驻村记的备份"},
		"one that is missing":      {spoil: func(t *testing.T, path string) { must(t, os.Remove(path)) }, code: cases.NotFound, words: "找不到"},
		"one of a newer program": {spoil: func(t *testing.T, path string) {
			raw, err := os.ReadFile(path)
			must(t, err)
			writeFile(t, path, []byte(strings.Replace(string(raw), "zhucunji-backup 1", "zhucunji-backup 9", 1)))
		}, code: cases.TooNew, words: "请安装新版"},
		"one cut off": {spoil: func(t *testing.T, path string) { must(t, os.Truncate(path, 20000)) }, code: cases.Damaged, words: "备份已损坏"},
		"an open folder": {
			into: func(t *testing.T, folder string) { startRole(t, "hold", folder).waitFor(t, "open") },
			code: cases.Locked, words: "已经打开",
		},
		"no room": {free: 1 << 20, code: cases.NoSpace, words: "磁盘空间不够"},
	} {
		t.Run(name, func(t *testing.T) {
			source, _ := closedFolder(t)
			made := backedUp(t, source)
			folder, file := closedFolder(t)
			if c.spoil != nil {
				c.spoil(t, made.Path)
			}
			before := digestOf(t, file)
			if c.into != nil {
				c.into(t, folder)
			}
			o := storage.Options{}
			if c.free > 0 {
				o.Place = func(string) (storage.Place, error) { return storage.Place{Free: c.free}, nil }
			}
			_, err := storage.Restore(t.Context(), folder, made.Path, nil, o, nil)
			if got := cases.CodeOf(err); got != c.code || !strings.Contains(cases.MessageOf(err), c.words) {
				t.Errorf("got %q %q (%v)", got, cases.MessageOf(err), err)
			}
			if c.into == nil && digestOf(t, file) != before {
				t.Error("the database was changed")
			}
		})
	}
}

func TestCanceledRestoreChangesNothing(t *testing.T) {
	folder, file := closedFolder(t)
	made := backedUp(t, folder)
	st := openStore(t, folder)
	addVisit(t, st, 1)
	must(t, st.Close())
	for _, at := range []float64{-1, 0.3, 0.7} {
		ctx, cancel := context.WithCancel(t.Context())
		if at < 0 {
			cancel()
		}
		_, err := storage.Restore(ctx, folder, made.Path, nil, storage.Options{}, func(done float64) {
			if done >= at {
				cancel()
			}
		})
		cancel()
		if n := visitsIn(t, folder); cases.CodeOf(err) != cases.Canceled || n != 1 {
			t.Errorf("canceled at %v: %v, %d visits", at, err, n)
		}
		wantSound(t, file)
	}
}

// TestKillDuringARestoreLeavesOneStateWhole kills a program that restores two backups by
// turns.
func TestKillDuringARestoreLeavesOneStateWhole(t *testing.T) {
	t.Parallel() // it mostly waits for disks and other processes
	folder, file := closedFolder(t)
	first := backedUp(t, folder)
	st := openStore(t, folder)
	addVisit(t, st, 1)
	must(t, st.Close())
	second := backedUp(t, folder)
	stick := t.TempDir()
	copyInto(t, stick, map[string]string{first.Path: "0.zcjbak", second.Path: "1.zcjbak"})
	writeFile(t, filepath.Join(folder, "restores"), []byte(stick))
	for range tenths(t, 1) {
		maker := startRole(t, "restore", folder)
		maker.waitFor(t, "begun")
		last := ""
		for _, line := range maker.killAfter(moment() * 4) {
			last = strings.TrimPrefix(line, "restored ")
		}
		if n := visitsIn(t, folder); n != first.Visits && n != second.Visits {
			t.Fatalf("%d visits after a kill; the last said was %q", n, last)
		}
		wantSound(t, file)
		for _, b := range listed(t, folder) {
			must(t, storage.VerifyBackup(t.Context(), folder, b.Path, nil, nil))
			must(t, os.Remove(b.Path))
		}
	}
}

func listed(t *testing.T, folder string) []cases.Backup {
	t.Helper()
	list, err := storage.Backups(folder)
	must(t, err)
	return list
}
