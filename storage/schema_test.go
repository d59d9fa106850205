package storage

import (
	"cmp"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"zhucunji/cases"
)

// createSQL is the table a catalogue asks for.
func (t *table[T]) createSQL() string {
	var b strings.Builder
	fmt.Fprintf(&b, "CREATE TABLE %s (\n    id INTEGER PRIMARY KEY,\n    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),\n    act_id INTEGER NOT NULL DEFAULT 0", quote(t.cat.Record))
	for _, c := range t.columnsSQL() {
		b.WriteString(",\n    " + c)
	}
	b.WriteString("\n) STRICT;\n")
	return b.String()
}

// columnsSQL are the definitions of the columns but id, uid and act_id.
func (t *table[T]) columnsSQL() (out []string) {
	for _, i := range t.fields {
		f := &t.cat.Fields[i]
		column := quote(f.Key) + " " + sqlType(&f.Meta)
		switch {
		case f.Kind == cases.KindFlag:
			column += " NOT NULL DEFAULT 0"
		case f.Kind == cases.KindRef && !f.Loose:
			column += fmt.Sprintf(" REFERENCES %s (id)", quote(f.Target))
		}
		out = append(out, column)
	}
	return out
}

// described is a table that can say what SQL it needs.
type described interface {
	reversible
	createSQL() string
	columnsSQL() []string
}

func describedTables(t *testing.T) []described {
	t.Helper()
	tables := newTables(nil)
	var out []described
	for _, r := range tables.all {
		d, ok := r.(described)
		if !ok {
			t.Fatalf("%s cannot say its columns", r.record())
		}
		out = append(out, d)
	}
	return out
}

// writeSchema makes the test write the first migration from the catalogues:
//
//	go test -tags ci,migrated_fynedo -run SchemaIsWritten ./storage -write-schema
//
// The store's own tables and the indexes stand in testdata/schema. It is refused once
// there is a released database: from then on a change is a new migration.
var writeSchema = flag.Bool("write-schema", false, "write migrations/0001_records.sql from the catalogues") //nolint:gochecknoglobals // a flag of the test program

func TestSchemaIsWrittenFromTheCatalogues(t *testing.T) {
	if len(releasedFolders(t)) > 0 {
		if *writeSchema {
			t.Fatal("0001_records.sql is released and never changes; write a new migration")
		}
		t.Skip("the first migration is released; the columns are compared with the real tables")
	}
	const path = "migrations/0001_records.sql"
	want := firstMigration(t)
	if *writeSchema {
		if err := os.WriteFile(path, []byte(want), 0o644); err != nil { //nolint:gosec // a source file
			t.Fatal(err)
		}
		return
	}
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Errorf("%s is not what the catalogues and testdata/schema say; run: go test -run SchemaIsWritten ./storage -write-schema", path)
	}
}

func firstMigration(t *testing.T) string {
	t.Helper()
	own, err := os.ReadFile("testdata/schema/own.sql")
	if err != nil {
		t.Fatal(err)
	}
	indexes, err := os.ReadFile("testdata/schema/indexes.sql")
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	b.WriteString("-- +goose Up\n-- The tables of the first release: the store's own, those of the catalogues, indexes.\n\n")
	b.Write(own)
	b.WriteString("\n")
	for _, d := range describedTables(t) {
		b.WriteString(d.createSQL() + "\n")
	}
	b.Write(indexes)
	b.WriteString("\n-- +goose Down\nSELECT 1;\n")
	return b.String()
}

// A catalogue line without its migration would fail at the first save; this names the
// statement that is missing.
func TestMigrationsMakeTheColumnsOfTheCatalogues(t *testing.T) {
	s, err := Open(t.Context(), t.TempDir(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close() //nolint:errcheck // the test is about columns
	numbers := map[int64]string{}
	for _, d := range describedTables(t) {
		if other := numbers[d.id()]; other != "" {
			t.Errorf("%s and %s share the number %d in the change log", d.record(), other, d.id())
		}
		numbers[d.id()] = d.record()
		columns := realColumns(t, s, d.record())
		for _, want := range d.columnsSQL() {
			name := strings.SplitN(want, `"`, 3)[1]
			if got := columns[name]; !strings.HasPrefix(strings.TrimPrefix(want, quote(name)+" "), cmp.Or(got, "nothing")) {
				t.Errorf("%s.%s is %q in the file; a migration must say: ALTER TABLE %s ADD COLUMN %s;", d.record(), name, got, quote(d.record()), want)
			}
			delete(columns, name)
		}
		delete(columns, "id")
		delete(columns, "uid")
		delete(columns, "act_id")
		for name := range columns {
			t.Errorf("%s.%s is in the file and in no catalogue", d.record(), name)
		}
	}
}

// realColumns are the columns of a table in the file with their types.
func realColumns(t *testing.T, s *Store, record string) map[string]string {
	t.Helper()
	rows, err := s.read.QueryContext(t.Context(), "SELECT name, type FROM pragma_table_info(?)", record)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close() //nolint:errcheck // rows.Err tells
	out := map[string]string{}
	for rows.Next() {
		var name, kind string
		if err := rows.Scan(&name, &kind); err != nil {
			t.Fatal(err)
		}
		out[name] = kind
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

// releasedFolders are the data folders kept of every released schema, oldest first.
func releasedFolders(t *testing.T) []string {
	t.Helper()
	names, err := filepath.Glob("testdata/released/*")
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(names)
	return names
}
