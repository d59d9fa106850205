package main

import (
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"zhucunji/cases"
)

// logSize is where a log file is put aside; logKept is how many are kept beside the present one.
const (
	logSize = 1 << 20
	logKept = 3
)

// rotating is a log file that is put aside as log.1.txt, log.2.txt … when it has grown. A log that cannot be
// written never stops the program.
type rotating struct {
	mu   sync.Mutex
	path string
	file *os.File
	size int64
}

// openLog opens the log for adding; an error leaves a log that keeps nothing.
func openLog(path string) (*rotating, error) {
	r := &rotating{path: path}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return r, err
	}
	return r, r.open()
}

func (r *rotating) open() error {
	f, err := os.OpenFile(r.path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	info, err := f.Stat()
	if err != nil {
		return errors.Join(err, f.Close())
	}
	r.file, r.size = f, info.Size()
	return nil
}

// Write adds a line, without what may name a person.
func (r *rotating) Write(given []byte) (int, error) {
	line := impersonal(given)
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.file == nil {
		return len(given), nil
	}
	if r.size+int64(len(line)) > logSize {
		if err := r.rotate(); err != nil {
			return 0, err
		}
	}
	n, err := r.file.Write(line)
	r.size += int64(n)
	if err != nil {
		return 0, err
	}
	return len(given), nil
}

// rotate moves every old log one number on and begins a new one.
func (r *rotating) rotate() error {
	if err := r.file.Close(); err != nil {
		return err
	}
	for i := logKept; i > 0; i-- {
		from := r.path
		if i > 1 {
			from = r.old(i - 1)
		}
		if err := os.Rename(from, r.old(i)); err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
	}
	return r.open()
}

func (r *rotating) old(i int) string {
	return fmt.Sprintf("%s.%d.txt", strings.TrimSuffix(r.path, ".txt"), i)
}

// Close closes the file.
func (r *rotating) Close() error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.file == nil {
		return nil
	}
	return r.file.Close()
}

// useLog makes the log the program's, and lets a crash of the Go runtime leave its trace beside it. It says whether
// the last run left one.
func useLog(r *rotating) (crashed bool) {
	slog.SetDefault(slog.New(slog.NewTextHandler(r, nil)))
	return watchCrashes(filepath.Dir(r.path))
}

// logText is an error for the log: code, field and cause. The sentences made for a person are left out, since
// they may hold names.
func logText(err error) string {
	var own *cases.Error
	var list cases.Errors
	switch {
	case errors.As(err, &list):
		parts := make([]string, len(list))
		for i, e := range list {
			parts[i] = logText(e)
		}
		return strings.Join(parts, "; ")
	case errors.As(err, &own):
		parts := []string{string(own.Code)}
		if own.Field != "" {
			parts = append(parts, own.Field)
		}
		if own.Err != nil {
			parts = append(parts, logText(own.Err))
		}
		return strings.Join(parts, ": ")
	}
	return err.Error()
}
