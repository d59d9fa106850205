package storage

import (
	"cmp"
	"database/sql"
	"encoding/json"
	"slices"

	"zhucunji/cases"
)

// narrow reads some columns of a table: of a hundred a report shows a few. The id is
// always read, the uid where a sealed value needs it. One is made for each query of a
// report, and serves all its chunks.
type narrow[T any] struct {
	t       *table[T]
	fields  []int // of the catalogue
	stmt    *sql.Stmt
	block   []T      // into which records are read, again for every chunk
	cells   []column // used again for every row
	targets []any
	key     []byte // the uid of the row
}

// narrowed gives the reader of the records of a table whose field key is in a list of
// ids, and for which a condition holds.
func narrowed[T any](b *rowBuilder, t *table[T], key string, wanted columns, condition string) (*narrow[T], error) {
	n := &narrow[T]{t: t}
	uid, names := "NULL", ""
	for _, i := range t.fields {
		m := &t.cat.Fields[i].Meta
		if wanted != nil && !wanted[m.Key] {
			continue
		}
		n.fields = append(n.fields, i)
		names += ", " + quote(m.Key)
		if m.Guard == cases.Sealed {
			uid = "uid"
		}
	}
	query := "SELECT id, " + uid + names + " FROM " + quote(t.cat.Record) +
		" " + partOf{t.cat.Record, key}.among() + " " + condition
	if kept, ok := b.readers[query].(*narrow[T]); ok { // of one query, of one type
		return kept, nil
	}
	n.cells = make([]column, len(n.fields))
	n.targets = make([]any, len(n.fields)+2)
	for i := range n.cells {
		n.cells[i].bound.Meta = &t.cat.Fields[n.fields[i]].Meta
		n.targets[i+2] = &n.cells[i]
	}
	b.readers[query] = n
	var err error
	n.stmt, err = b.q.PrepareContext(b.ctx, query)
	return n, err
}

// scan reads one row into v.
func (n *narrow[T]) scan(rows *sql.Rows, v *T) error {
	base := n.t.cat.Base(v)
	n.targets[0], n.targets[1] = &base.ID, (*sql.RawBytes)(&n.key)
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

// read reads the records whose key is in ids.
func read[T any](b *rowBuilder, t *table[T], key string, ids []int64, wanted columns, condition string, args []any) ([]T, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	list, err := json.Marshal(ids)
	if err != nil {
		return nil, err
	}
	n, err := narrowed(b, t, key, wanted, condition)
	if err != nil {
		return nil, err
	}
	rows, err := n.stmt.QueryContext(b.ctx, append([]any{string(list)}, args...)...)
	if err != nil {
		return nil, err
	}
	defer rows.Close() //nolint:errcheck // rows.Err tells
	from := len(n.block)
	for rows.Next() {
		if len(n.block) == cap(n.block) { // what was read before stays where it is
			n.block, from = append(make([]T, 0, 2*(len(n.block)-from)+chunkRows), n.block[from:]...), 0
		}
		n.block = n.block[:len(n.block)+1]
		if err := n.scan(rows, &n.block[len(n.block)-1]); err != nil {
			return nil, err
		}
	}
	return n.block[from:len(n.block):len(n.block)], rows.Err()
}

// again makes room for the records of the next chunk in place of the last one's.
func (n *narrow[T]) again() {
	clear(n.block)
	n.block = n.block[:0]
}

// again lets go of the rows built so far.
func (b *rowBuilder) again() {
	for _, r := range b.readers {
		r.(interface{ again() }).again() //nolint:forcetypeassert // narrowed puts nothing else there
	}
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
	parent := func(v *T) int64 { return int64(*at(v).(*cases.Ref)) } //nolint:forcetypeassert // key is a reference
	byParent := func(x, y T) int {
		return cmp.Or(cmp.Compare(parent(&x), parent(&y)), cmp.Compare(t.cat.Base(&x).ID, t.cat.Base(&y).ID))
	}
	if !slices.IsSortedFunc(list, byParent) { // an index gives them so
		slices.SortFunc(list, byParent)
	}
	out := make(map[int64][]T, len(parents))
	for from, to := 0, 0; from < len(list); from = to {
		id := parent(&list[from])
		for to < len(list) && parent(&list[to]) == id {
			to++
		}
		out[id] = list[from:to:to]
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
