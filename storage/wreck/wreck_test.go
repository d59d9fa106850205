package wreck_test

import (
	"bytes"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	_ "modernc.org/sqlite" // makes the files that are broken

	"zhucunji/storage/wreck"
)

// notes is the table of the test files.
func notes() []wreck.Tree {
	return []wreck.Tree{{Name: "note", Columns: []wreck.Column{
		{Name: "id", Kind: wreck.Integer, RowID: true},
		{Name: "number", Kind: wreck.Integer},
		{Name: "text", Kind: wreck.Text, NotNull: true},
		{Name: "seal", Kind: wreck.Blob},
	}}}
}

// written makes a file with rows of every length: within a page, and over many.
func written(t testing.TB, rows int) (path string, content []byte) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "a.db")
	db, err := sql.Open("sqlite", path)
	must(t, err)
	db.SetMaxOpenConns(1)
	_, err = db.ExecContext(t.Context(), "CREATE TABLE note (id INTEGER PRIMARY KEY, number INTEGER, text TEXT NOT NULL, seal BLOB) STRICT")
	must(t, err)
	for i := range rows {
		_, err := db.ExecContext(t.Context(), "INSERT INTO note (number, text, seal) VALUES (?, ?, ?)", number(i), text(i), []byte{byte(i), 1})
		must(t, err)
	}
	must(t, db.Close())
	content, err = os.ReadFile(path)
	must(t, err)
	return path, content
}

func number(i int) int64 { return int64(i) * int64(i) * int64(i) * -7919 * 104729 }

func text(i int) string { return fmt.Sprint(i, strings.Repeat("走访", i*i%9000)) }

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// read gives the rows that are found, by their ids.
func read(t testing.TB, path string) map[int64]wreck.Row {
	t.Helper()
	f, err := wreck.Open(path)
	must(t, err)
	defer f.Close() //nolint:errcheck // only read
	r := f.Read(notes())
	for _, s := range r.Strays {
		r.Adopt(s, 0)
	}
	out := map[int64]wreck.Row{}
	r.Each(0, func(row wreck.Row) bool {
		out[row.ID] = row
		return len(out) < 100_000
	})
	return out
}

func TestRowsOfASoundFileAreReadAsTheyAre(t *testing.T) {
	path, _ := written(t, 200)
	rows := read(t, path)
	if len(rows) != 200 {
		t.Fatalf("%d rows of 200", len(rows))
	}
	for i := range 200 {
		got := rows[int64(i+1)].Values
		if got[1] != number(i) || got[2] != text(i) || !bytes.Equal(got[3].([]byte), []byte{byte(i), 1}) {
			t.Fatalf("row %d: %.60v", i+1, got)
		}
	}
}

func TestRowsAreFoundWithoutTheFirstPage(t *testing.T) {
	path, content := written(t, 200)
	clear(content[:4096])
	must(t, os.WriteFile(path, content, 0o600))
	if rows := read(t, path); len(rows) != 200 || rows[200].Values[2] != text(199) {
		t.Errorf("%d rows of 200", len(rows))
	}
}

func TestWhatIsBehindABrokenChainIsLost(t *testing.T) {
	path, content := written(t, 90)
	for at := 4096; at < len(content); at += 5 * 4096 {
		if content[at] == 0 { // not a page of the tree, but of a long text
			clear(content[at : at+4096])
		}
	}
	must(t, os.WriteFile(path, content, 0o600))
	whole, lost := 0, 0
	for id, row := range read(t, path) {
		switch row.Values[2] {
		case text(int(id) - 1):
			whole++
		case wreck.Lost{}:
			lost++
		default:
			if s, ok := row.Values[2].(string); !ok || !strings.Contains(s, "\x00") {
				t.Errorf("row %d has another text: %.60q", id, row.Values[2])
			}
		}
	}
	if whole == 0 || lost == 0 {
		t.Errorf("%d whole, %d with lost values", whole, lost)
	}
}

// FuzzAnyFileIsReadToItsEnd holds that no content makes the reader panic or hang.
func FuzzAnyFileIsReadToItsEnd(f *testing.F) {
	_, content := written(f, 40)
	f.Add(content, 5000, byte(0xff))
	f.Add(content[:3*4096+100], 4096, byte(5))
	f.Add([]byte("SQLite format 3\x00"), 3, byte(1))
	f.Fuzz(func(t *testing.T, content []byte, at int, value byte) {
		if at >= 0 && at < len(content) {
			content = bytes.Clone(content)
			content[at] = value
		}
		path := filepath.Join(t.TempDir(), "a.db")
		must(t, os.WriteFile(path, content, 0o600))
		must(t, os.WriteFile(path+"-wal", content, 0o600))
		read(t, path)
	})
}
