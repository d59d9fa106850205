package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zhucunji/cases"
)

func TestTheLogIsPutAsideWhenItHasGrown(t *testing.T) {
	path := filepath.Join(t.TempDir(), "state", "log.txt")
	log, err := openLog(path)
	if err != nil {
		t.Fatal(err)
	}
	line := []byte(strings.Repeat("x", logSize/2) + "\n")
	for range 2 * (logKept + 2) {
		if _, err := log.Write(line); err != nil {
			t.Fatal(err)
		}
	}
	if err := log.Close(); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(filepath.Dir(path), "log*.txt"))
	if err != nil || len(files) != logKept+1 {
		t.Errorf("%d files %v (%v), want %d", len(files), files, err, logKept+1)
	}
	for _, f := range files {
		if info, err := os.Stat(f); err != nil || info.Size() > logSize {
			t.Errorf("%s: %v, %v", f, info, err)
		}
	}
}

func TestALogThatCannotBeWrittenStopsNothing(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	log, err := openLog(filepath.Join(file, "log.txt"))
	if err == nil {
		t.Fatal("a log inside a file was opened")
	}
	if n, err := log.Write([]byte("line")); n != 4 || err != nil {
		t.Errorf("write %d, %v", n, err)
	}
	if err := log.Close(); err != nil {
		t.Error(err)
	}
}

func TestTheLogHoldsNoSentencesForPeople(t *testing.T) {
	name := "杨建国"
	for _, c := range []struct {
		sentence string
		err      error
		want     string
	}{
		{"one error", &cases.Error{Code: cases.Conflict, Field: "phone", Message: name + "的电话刚刚改过。", Err: errors.New("edit person 7")}, "conflict: phone: edit person 7"},
		{"an error inside another", fmt.Errorf("save: %w", &cases.Error{Code: cases.Invalid, Message: name}), "invalid"},
		{"an error whose cause is one of ours", &cases.Error{Code: cases.Internal, Err: &cases.Error{Code: cases.NotFound, Message: name}}, "internal: not_found"},
		{"errors of a form", cases.Errors{cases.Errorf(cases.Invalid, "name", name), cases.Errorf(cases.Invalid, "phone", name)}, "invalid: name; invalid: phone"},
		{"an error of the system", errors.New("disk is gone"), "disk is gone"},
	} {
		t.Run(c.sentence, func(t *testing.T) {
			if got := logText(c.err); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}
