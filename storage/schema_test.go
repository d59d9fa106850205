package storage

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"zhucunji/cases"
)

// createSQL is the table a catalogue asks for.
func (t *table[T]) createSQL() string {
	var b strings.Builder
	fmt.Fprintf(&b, "CREATE TABLE %s (\n    id INTEGER PRIMARY KEY,\n    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16)", quote(t.cat.Record))
	for _, i := range t.fields {
		f := &t.cat.Fields[i]
		fmt.Fprintf(&b, ",\n    %s %s", quote(f.Key), sqlType(&f.Meta))
		switch {
		case f.Kind == cases.KindFlag:
			b.WriteString(" NOT NULL DEFAULT 0")
		case f.Kind == cases.KindRef:
			fmt.Fprintf(&b, " REFERENCES %s (id)", quote(f.Target))
		}
	}
	b.WriteString("\n) STRICT;\n")
	return b.String()
}

// TestPrintSchema writes the tables the catalogues ask for, for a new migration:
// PRINT_SCHEMA=file go test -run PrintSchema ./storage
func TestPrintSchema(t *testing.T) {
	path := os.Getenv("PRINT_SCHEMA")
	if path == "" {
		t.Skip("PRINT_SCHEMA names no file")
	}
	var b strings.Builder
	tables := newTables(nil)
	for _, r := range tables.all {
		b.WriteString(r.(interface{ createSQL() string }).createSQL() + "\n")
	}
	if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
}
