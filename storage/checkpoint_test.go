package storage_test

import (
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"testing"

	"zhucunji/cases"
	"zhucunji/storage"
)

// logSize is how long the log beside the database is.
func logSize(t *testing.T, folder string) int64 {
	t.Helper()
	info, err := os.Stat(filepath.Join(folder, "zhucunji.db-wal"))
	if err != nil {
		t.Fatal(err)
	}
	return info.Size()
}

// keepDrafts fills the log: each draft is a transaction of many pages.
func keepDrafts(t *testing.T, st *storage.Store, until func(pages int64) bool) {
	t.Helper()
	body := make([]byte, 1<<20)
	for pages := int64(0); !until(pages); pages += int64(len(body) / 4096) {
		if err := st.KeepDraft(t.Context(), cases.Draft{Form: "visit", Title: "走访", Body: body}); err != nil {
			t.Fatal(err)
		}
	}
}

func TestALogWrittenBackBeginsAnew(t *testing.T) {
	folder := t.TempDir()
	st := openStore(t, folder)
	keepDrafts(t, st, func(pages int64) bool { return pages >= storage.UsualLog/2 })
	if err := st.WriteBack(t.Context()); err != nil {
		t.Fatal(err)
	}
	before := logSize(t, folder)
	keepDrafts(t, st, func(pages int64) bool { return pages >= storage.UsualLog/4 })
	if after := logSize(t, folder); after != before {
		t.Errorf("the log grew from %d to %d bytes, want it written over", before, after)
	}
}

func TestALogIsWrittenBackWhileSomebodyReads(t *testing.T) {
	folder := t.TempDir()
	st := openStore(t, folder)
	held := startReading(t, folder)
	keepDrafts(t, st, func(pages int64) bool { return pages > storage.UsualLog })
	if err := st.WriteBack(t.Context()); err != nil { // it does not wait for the reader
		t.Fatal(err)
	}
	if err := st.DropDraft(t.Context(), "visit"); err != nil {
		t.Fatal(err)
	}
	if err := held.Rollback(); err != nil {
		t.Fatal(err)
	}
	if err := st.WriteBack(t.Context()); err != nil {
		t.Fatal(err)
	}
	before := logSize(t, folder)
	keepDrafts(t, st, func(pages int64) bool { return pages > 0 })
	if after := logSize(t, folder); after != before {
		t.Errorf("the log grew from %d to %d bytes, want it written over", before, after)
	}
}

// startReading begins to read the file as it is, on a connection of its own.
func startReading(t *testing.T, folder string) *sql.Tx {
	t.Helper()
	db, err := sql.Open("sqlite", filepath.Join(folder, "zhucunji.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() }) //nolint:errcheck // it only reads
	tx, err := db.BeginTx(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	var n int
	if err := tx.QueryRowContext(t.Context(), "SELECT count(*) FROM household").Scan(&n); err != nil {
		t.Fatal(err)
	}
	return tx
}

func TestWhatIsSavedDuringARoundIsKept(t *testing.T) {
	folder := t.TempDir()
	st := openStore(t, folder)
	ctx, cancel := context.WithCancel(t.Context())
	rounds := make(chan error, 1)
	go func() {
		for ctx.Err() == nil {
			if err := st.WriteBack(t.Context()); err != nil {
				rounds <- err
				return
			}
		}
		rounds <- nil
	}()
	for i := range 300 {
		if err := st.SetSetting(t.Context(), "n", i); err != nil {
			t.Fatal(err)
		}
	}
	cancel()
	if err := <-rounds; err != nil {
		t.Fatal(err)
	}
	var n int
	if _, err := st.Setting(t.Context(), "n", &n); err != nil || n != 299 {
		t.Errorf("setting is %d (%v), want 299", n, err)
	}
}
