package storage_test

import (
	"crypto/sha256"
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zhucunji/cases"
	"zhucunji/storage"
)

// closedFolder is a data folder of one household that no program has open.
func closedFolder(t testing.TB) (folder, file string) {
	t.Helper()
	folder = t.TempDir()
	st, err := storage.Open(t.Context(), folder, storage.Options{Now: fixedClock()})
	if err != nil {
		t.Fatal(err)
	}
	addHousehold(t, st)
	if err := st.Close(); err != nil {
		t.Fatal(err)
	}
	return folder, filepath.Join(folder, "zhucunji.db")
}

// mustRefuse opens a folder, wants a code and words of its sentence, and wants the file as
// it was.
func mustRefuse(t *testing.T, folder string, o storage.Options, code cases.Code, words string) {
	t.Helper()
	file := filepath.Join(folder, "zhucunji.db")
	before := digestOf(t, file)
	st, err := storage.Open(t.Context(), folder, o)
	if err == nil {
		t.Fatalf("opened %s", errorOf(st.Close()))
	}
	if got := cases.CodeOf(err); got != code || !strings.Contains(cases.MessageOf(err), words) {
		t.Errorf("got %q %q (%v), want %q with %q", got, cases.MessageOf(err), err, code, words)
	}
	if digestOf(t, file) != before {
		t.Error("the file was changed")
	}
}

func errorOf(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

func digestOf(t testing.TB, path string) (sum [32]byte) {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	return sha256.Sum256(raw)
}

// changeFile runs statements on a closed database, as a person with another tool could.
func changeFile(t testing.TB, path string, statements ...string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close() //nolint:errcheck // the statements tell
	db.SetMaxOpenConns(1)
	for _, s := range statements {
		if _, err := db.ExecContext(t.Context(), s); err != nil {
			t.Fatalf("%s: %v", s, err)
		}
	}
}

func writeFile(t testing.TB, path string, content []byte) {
	t.Helper()
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
}

// countRows asks a closed database for one number.
func countRows(t testing.TB, path, query string) (n int64) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close() //nolint:errcheck // only read
	if err := db.QueryRowContext(t.Context(), query).Scan(&n); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return n
}
