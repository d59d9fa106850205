package storage

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"time"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"zhucunji/cases"
)

// suspectFile marks a data folder in which something broken was met while it was in use:
// the next opening reads the whole file through, however large it is.
const suspectFile = "suspect"

// errSealed is behind the error of a sealed value that does not open.
var errSealed = errors.New("sealed value does not open")

// Doubt looks at an error that was shown to a person. Where it tells of a broken page or a
// sealed value that does not open, the folder is marked, so that the next opening reads the
// whole file and offers what can be done. It is safe to call with any error.
func (s *Store) Doubt(err error) {
	var e *sqlite.Error
	broken := errors.Is(err, errSealed)
	if errors.As(err, &e) {
		code := e.Code() & 0xff
		broken = broken || code == sqlite3.SQLITE_CORRUPT || code == sqlite3.SQLITE_NOTADB
	}
	if broken { // where this fails too, the page is met again
		_ = os.WriteFile(filepath.Join(s.folder, suspectFile), []byte(s.now().Format(time.RFC3339)+"\n"), 0o600)
	}
}

// suspected says whether a folder was marked.
func (s *Store) suspected() bool {
	_, err := os.Stat(filepath.Join(s.folder, suspectFile))
	return err == nil
}

// checkSuspect reads a marked folder through: every page, every index against its table,
// every sealed value. The mark goes where all is well.
func (s *Store) checkSuspect(ctx context.Context) error {
	var answer string
	if err := s.read.QueryRowContext(ctx, "PRAGMA integrity_check(1)").Scan(&answer); err != nil {
		return err
	}
	if answer != "ok" {
		return damaged(errors.New(answer))
	}
	for _, r := range s.tables.all {
		if t, ok := r.(mendable); ok {
			if err := t.legibleAll(ctx, s.read); err != nil {
				return damaged(err)
			}
		}
	}
	return s.trust()
}

// trust takes the mark away.
func (s *Store) trust() error {
	if s.lock == nil { // whoever only reads leaves it to the next one
		return nil
	}
	return ignoreMissing(os.Remove(filepath.Join(s.folder, suspectFile)))
}

// legibleAll reads every record of a type, opening what is sealed.
func (t *table[T]) legibleAll(ctx context.Context, q querier) error {
	for _, err := range t.each(ctx, q, "") {
		if err != nil && cases.CodeOf(failure("read", err)) != cases.Canceled {
			return err
		}
	}
	return ctx.Err()
}
