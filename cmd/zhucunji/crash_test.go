package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"zhucunji/cases"
)

// The people of these tests do not exist.
const (
	crashName  = "杨建国"
	crashID    = "500199195703200112"
	crashPhone = "13800000001"
)

// crashKey makes the test program one that dies of a fault with a person in its hands.
const crashKey = "ZHUCUNJI_CRASH"

func TestACrashIsToldOnceAndHoldsNoPerson(t *testing.T) {
	if folder := os.Getenv(crashKey); folder != "" {
		watchCrashes(folder)
		panic(fmt.Sprintf("save %s %s %s", crashName, crashID, crashPhone))
	}
	folder := t.TempDir()
	if watchCrashes(folder) {
		t.Error("a first start tells of a crash")
	}
	cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestACrashIsTold") //nolint:gosec // the test itself
	cmd.Env = append(os.Environ(), crashKey+"="+folder)
	if err := cmd.Run(); err == nil {
		t.Fatal("it did not die")
	}
	if !watchCrashes(folder) {
		t.Error("the crash is not told")
	}
	if watchCrashes(folder) {
		t.Error("the crash is told twice")
	}
	raw, err := os.ReadFile(filepath.Join(folder, crashFile))
	if err != nil || !strings.Contains(string(raw), "goroutine") || !strings.Contains(string(raw), "crash_test.go") {
		t.Errorf("no trace: %s (%v)", raw, err)
	}
	wantNobody(t, string(raw))
}

func wantNobody(t *testing.T, text string) {
	t.Helper()
	for _, word := range []string{crashName, crashID, crashPhone, "建国", "3200112"} {
		if strings.Contains(text, word) {
			t.Errorf("%s stands in %q", word, text)
		}
	}
}

func TestNoPersonReachesTheLog(t *testing.T) {
	path := filepath.Join(t.TempDir(), crashName, "log.txt")
	log, err := openLog(path)
	if err != nil {
		t.Fatal(err)
	}
	before := slog.Default()
	t.Cleanup(func() { slog.SetDefault(before) })
	slog.SetDefault(slog.New(slog.NewTextHandler(log, nil)))
	for _, err := range []error{
		errors.New("UNIQUE: " + crashName + " " + crashID),
		&cases.Error{Code: cases.Invalid, Message: crashName, Err: fmt.Errorf("parse %q", crashPhone)},
		&os.PathError{Op: "open", Path: path, Err: os.ErrPermission},
		errors.Join(errors.New(crashName+"·阿依"), context.Canceled),
	} {
		slog.Error("shown to the person", "err", logText(err))
		slog.Error("with the error itself", "err", err)
	}
	if err := log.Close(); err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(path)
	if err != nil || strings.Count(string(raw), "\n") != 8 {
		t.Errorf("%s (%v)", raw, err)
	}
	wantNobody(t, string(raw))
	if !strings.Contains(string(raw), "permission denied") {
		t.Errorf("the cause is gone: %s", raw)
	}
}

func TestTheLogKeepsWhatMendsTheProgram(t *testing.T) {
	for text, want := range map[string]string{
		"household 123456: disk I/O error (778)":   "household 123456: disk I/O error (778)",
		"main.go:31 +0x1cc goroutine 7 0xc0001234": "main.go:31 +0x1cc goroutine 7 0xc0001234",
		"time=2026-11-22T02:04:31.123Z":            "time=2026-11-22T02:04:31.123Z",
		"id 50019919570320011X of 杨建国":             "id #X of ※",
		"C:\\Users\\杨 建国\\a.db":                    "C:\\Users\\※ ※\\a.db",
		"\xff\xfe":                                 "\xff\xfe",
	} {
		if got := string(impersonal([]byte(text))); got != want {
			t.Errorf("%q became %q, want %q", text, got, want)
		}
	}
}

func TestABadEndIsOneSentence(t *testing.T) {
	log := filepath.Join("日志", "log.txt")
	for _, c := range []struct {
		crashed, left bool
		words         string
	}{
		{false, false, ""}, {false, true, "断电"}, {true, false, "程序出错"}, {true, true, "程序出错"},
	} {
		if got := badEnd(c.crashed, c.left, log); (c.words == "") != (got == "") || !strings.Contains(got, c.words) || (got != "" && !strings.Contains(got, "日志")) {
			t.Errorf("%v: %q", c, got)
		}
	}
}
