package storage

import (
	"database/sql"
	"encoding/json"
	"slices"

	"zhucunji/cases"
)

// narrow reads some columns of a table: of a hundred a report shows a few. The id is
// always read, the uid where a sealed value needs it.
type narrow[T any] struct {
	t       *table[T]
	fields  []int // of the catalogue
	uid     bool
	cells   []column // used again for every row
	targets []any
	key     []byte // the uid of the row
}

func narrowed[T any](t *table[T], wanted columns) *narrow[T] {
	n := &narrow[T]{t: t}
	for _, i := range t.fields {
		m := &t.cat.Fields[i].Meta
		if wanted != nil && !wanted[m.Key] {
			continue
		}
		n.fields = append(n.fields, i)
		n.uid = n.uid || m.Guard == cases.Sealed
	}
	n.cells = make([]column, len(n.fields))
	n.targets = make([]any, len(n.fields)+2)
	for i := range n.cells {
		n.cells[i].bound.Meta = &t.cat.Fields[n.fields[i]].Meta
		n.targets[i+2] = &n.cells[i]
	}
	return n
}

// query selects the columns of the records whose key is in a list of ids.
func (n *narrow[T]) query(key, condition string) string {
	columns := "id, "
	if n.uid {
		columns += "uid"
	} else {
		columns += "NULL"
	}
	for _, i := range n.fields {
		columns += ", " + quote(n.t.cat.Fields[i].Key)
	}
	return "SELECT " + columns + " FROM " + quote(n.t.cat.Record) +
		" WHERE " + quote(key) + " IN (SELECT value FROM json_each(?)) " + condition
}

// scan reads one row into v.
func (n *narrow[T]) scan(rows *sql.Rows, v *T) error {
	base := n.t.cat.Base(v)
	n.targets[0], n.targets[1] = &base.ID, &n.key
	for i, f := range n.fields {
		n.cells[i].bound.Ptr, n.cells[i].sealed = n.t.cat.Fields[f].At(v), nil
	}
	if err := rows.Scan(n.targets...); err != nil {
		return err
	}
	copy(base.UID[:], n.key)
	for i := range n.cells {
		if n.cells[i].sealed == nil {
			continue
		}
		text, err := n.t.seal.open(n.cells[i].sealed, base.UID, n.cells[i].bound.Key)
		if err != nil {
			return err
		}
		if err := cases.SetCanonical(n.cells[i].bound.Ptr, text, true); err != nil {
			return err
		}
	}
	return nil
}

// read reads the records whose key is in ids, by age of the record.
func read[T any](b *rowBuilder, t *table[T], key string, ids []int64, wanted columns, condition string, args []any) ([]T, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	list, err := json.Marshal(ids)
	if err != nil {
		return nil, err
	}
	n := narrowed(t, wanted)
	stmt, err := b.statement(n.query(key, condition))
	if err != nil {
		return nil, err
	}
	rows, err := stmt.QueryContext(b.ctx, append([]any{string(list)}, args...)...)
	if err != nil {
		return nil, err
	}
	defer rows.Close() //nolint:errcheck // rows.Err tells
	var out []T
	for rows.Next() {
		var v T
		if err := n.scan(rows, &v); err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	slices.SortFunc(out, func(x, y T) int { return int(t.cat.Base(&x).ID - t.cat.Base(&y).ID) })
	return out, rows.Err()
}

// childrenOf reads the records of a table that refer to some parents by the field key
// ("household_id"), by parent, and those of one parent by age of the record. condition
// is more of the WHERE ("AND hidden = 0"); without it the bin is read too.
func childrenOf[T any](b *rowBuilder, t *table[T], key string, parents []int64, wanted columns, condition string, args ...any) (map[int64][]T, error) {
	list, err := read(b, t, key, parents, wanted.and(key), condition, args)
	if err != nil {
		return nil, err
	}
	at := t.cat.Field(key).At
	out := make(map[int64][]T, len(parents))
	for i := range list {
		parent := int64(*at(&list[i]).(*cases.Ref)) //nolint:forcetypeassert // key is a reference
		out[parent] = append(out[parent], list[i])
	}
	return out, nil
}

// recordsOf reads records by their ids, bin included; those that are gone are missing.
func recordsOf[T any](b *rowBuilder, t *table[T], ids []int64, wanted columns) (map[int64]*T, error) {
	list, err := read(b, t, "id", ids, wanted, "", nil)
	if err != nil {
		return nil, err
	}
	out := make(map[int64]*T, len(list))
	for i := range list {
		out[t.cat.Base(&list[i]).ID] = &list[i]
	}
	return out, nil
}
