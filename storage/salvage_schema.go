package storage

import (
	"context"
	"database/sql"
	"math/bits"
	"slices"

	"zhucunji/cases"
	"zhucunji/storage/wreck"
)

// branch is one table or index that a salvage reads.
type branch struct {
	wreck.Tree
	table   string         // whose it is
	columns map[string]int // the place of each column in its rows
	record  mendable       // nil for the store's own tables
}

// branches describes the tables and indexes of the schema of a new database, for reading
// those of a broken one.
func (s *Store) branches(ctx context.Context) ([]branch, error) {
	var out []branch
	err := eachOf(ctx, s.write, func(rows *sql.Rows) error {
		var b branch
		var keyed bool
		err := rows.Scan(&b.Name, &b.table, &b.Index, &keyed)
		if b.record, _ = s.tables.named(b.table).(mendable); keyed {
			b.Index = true
		}
		out = append(out, b)
		return err
	}, `SELECT m.name, m.tbl_name, m.type = 'index', m.type = 'table' AND l.wr FROM sqlite_master m JOIN pragma_table_list(m.tbl_name) l
		WHERE m.rootpage > 0 AND m.name NOT IN ('sqlite_sequence', 'sqlite_stat1', 'sqlite_stat4') ORDER BY m.rowid`)
	if err != nil {
		return nil, err
	}
	for i := range out {
		if err := out[i].readColumns(ctx, s.write); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// readColumns finds the columns in the order in which the rows of the file have them.
func (b *branch) readColumns(ctx context.Context, q querier) error {
	query := "SELECT name, type, \"notnull\" OR pk > 0, pk = 1 FROM pragma_table_info(?)"
	name := b.Name
	if b.Index {
		// The rows of a table without row ids are those of the index of its key; the last value of
		// another index is the id of the row.
		if b.Name == b.table {
			query = `SELECT x.name, i.type, i."notnull" OR i.pk > 0, 0 FROM pragma_index_list(?1) l JOIN pragma_index_xinfo(l.name) x
				JOIN pragma_table_info(?1) i ON i.name = x.name WHERE l.origin = 'pk' ORDER BY x.seqno`
		} else {
			query = `SELECT coalesce(x.name, 'id'), coalesce(i.type, 'INTEGER'), x.name IS NULL OR i."notnull", 0
				FROM pragma_index_xinfo(?1) x LEFT JOIN pragma_table_info((SELECT tbl_name FROM sqlite_master WHERE name = ?1)) i ON i.name = x.name
				ORDER BY x.seqno`
		}
	}
	b.columns = map[string]int{}
	return eachOf(ctx, q, func(rows *sql.Rows) error {
		var c wreck.Column
		var kind string
		if err := rows.Scan(&c.Name, &kind, &c.NotNull, &c.RowID); err != nil {
			return err
		}
		c.Kind = map[string]wreck.Kind{"INTEGER": wreck.Integer, "BLOB": wreck.Blob}[kind]
		if kind != "INTEGER" && kind != "BLOB" {
			c.Kind = wreck.Text
		}
		if c.Name == "uid" && b.table != "key_holder" { // there the recovery code has a blank one
			c.Size = len(cases.UID{})
		}
		c.RowID = c.RowID && kind == "INTEGER"
		b.columns[c.Name] = len(b.Columns)
		b.Columns = append(b.Columns, c)
		return nil
	}, query, name)
}

// insert is the statement that writes a row, its columns in the order of the file. A row
// that is there stays: what comes later may be an older version of it.
func (b *branch) insert() string {
	names, marks := "", ""
	for i := range b.Columns {
		names, marks = names+", "+quote(b.Columns[i].Name), marks+", ?"
	}
	return "INSERT OR IGNORE INTO " + quote(b.table) + " (" + names[2:] + ") VALUES (" + marks[2:] + ")"
}

// isTable says whether the rows are whole rows of a table.
func (b *branch) isTable() bool { return b.Name == b.table }

// eachOf runs a query and hands on its rows.
func eachOf(ctx context.Context, q querier, take func(*sql.Rows) error, query string, args ...any) error {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close() //nolint:errcheck // rows.Err tells
	for rows.Next() {
		if err := take(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// rowSet is a set of row ids, which lie close together.
type rowSet map[int64]uint64

func (s rowSet) has(id int64) bool { return s[id>>6]&(1<<(id&63)) != 0 }

func (s rowSet) add(id int64) { s[id>>6] |= 1 << (id & 63) }

func (s rowSet) remove(id int64) { s[id>>6] &^= 1 << (id & 63) }

func (s rowSet) size() (n int64) {
	for _, word := range s {
		n += int64(bits.OnesCount64(word))
	}
	return n
}

// treesOf are the parts of branches that the reading of pages knows.
func treesOf(list []branch) []wreck.Tree {
	out := make([]wreck.Tree, 0, len(list))
	for b := range slices.Values(list) {
		out = append(out, b.Tree)
	}
	return out
}
