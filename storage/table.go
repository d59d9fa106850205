package storage

import (
	"cmp"
	"context"
	"database/sql"
	"iter"
	"slices"
	"strings"

	"zhucunji/cases"
)

// querier is a pool or a transaction.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// table derives the SQL of one record type from its catalogue.
type table[T any] struct {
	cat     *cases.Catalogue[T]
	number  int64 // names the record type in the change log; never reused
	fields  []int // the catalogue fields that are columns
	byKey   []int // those that are typed, in the order of their keys
	seal    *sealer
	all     string   // "visit.id, visit.uid, visit.on, …"
	columns []string // those of an insert, in its order

	// written is told of every create (before is nil) and edit inside the act, to keep
	// what is derived from the record in step.
	written func(a *act, before, after *T) error
}

func newTable[T any](cat *cases.Catalogue[T], number int64, seal *sealer) *table[T] {
	t := &table[T]{cat: cat, number: number, seal: seal}
	columns := []string{"id", "uid", "act_id"}
	for i := range cat.Fields {
		if cat.Fields[i].Source == cases.Computed {
			continue
		}
		t.fields = append(t.fields, i)
		if cat.Fields[i].Source == cases.Typed {
			t.byKey = append(t.byKey, i)
		}
		columns = append(columns, cat.Fields[i].Key)
	}
	slices.SortFunc(t.byKey, func(x, y int) int { return cmp.Compare(cat.Fields[x].Key, cat.Fields[y].Key) })
	t.columns = columns
	var qualified []string
	for _, c := range columns {
		if c != "act_id" {
			qualified = append(qualified, quote(cat.Record)+"."+quote(c))
		}
	}
	t.all = strings.Join(qualified, ", ")
	return t
}

func quote(name string) string { return `"` + name + `"` }

// values gives the column values of a record for insert, with the act that makes it: id,
// uid and act first.
func (t *table[T]) values(v *T, act int64) ([]any, error) {
	base := t.cat.Base(v)
	var id any // NULL draws the next id
	if base.ID != 0 {
		id = base.ID
	}
	args := make([]any, 0, len(t.fields)+3)
	args = append(args, id, base.UID[:], act)
	for _, i := range t.fields {
		f := &t.cat.Fields[i]
		value, err := driverValue(cases.Bound{Meta: &f.Meta, Ptr: f.At(v)}, base.UID, t.seal)
		if err != nil {
			return nil, err
		}
		args = append(args, value)
	}
	return args, nil
}

// sparse is the insert of a record that leaves its blank columns out, which are most: a third
// of the values is bound. made keeps the statements by what they
// fill.
func (t *table[T]) sparse(values []any, made map[string]string) (query string, args []any) {
	shape := make([]byte, 0, len(values)+len(t.cat.Record))
	shape = append(shape, t.cat.Record...)
	for _, v := range values {
		if v == nil {
			shape = append(shape, 0)
			continue
		}
		shape = append(shape, 1)
		args = append(args, v)
	}
	if query, ok := made[string(shape)]; ok {
		return query, args
	}
	names, marks := "", ""
	for i, v := range values {
		if v != nil {
			names, marks = names+", "+quote(t.columns[i]), marks+", ?"
		}
	}
	query = "INSERT INTO " + quote(t.cat.Record) + " (" + names[2:] + ") VALUES (" + marks[2:] + ")"
	if len(made) < shapesKept {
		made[string(shape)] = query
	}
	return query, args
}

// shapesKept bounds the texts of statements that are kept.
const shapesKept = 2000

// scanInto reads one row of t.all into v; more holds places for columns selected
// after them.
func (t *table[T]) scanInto(rows *sql.Rows, v *T, more ...any) error {
	base := t.cat.Base(v)
	var uid []byte
	cells := make([]column, len(t.fields))
	targets := make([]any, 0, len(t.fields)+2+len(more))
	targets = append(targets, &base.ID, &uid)
	for n, i := range t.fields {
		f := &t.cat.Fields[i]
		cells[n].bound = cases.Bound{Meta: &f.Meta, Ptr: f.At(v)}
		targets = append(targets, &cells[n])
	}
	if err := rows.Scan(append(targets, more...)...); err != nil {
		return err
	}
	copy(base.UID[:], uid)
	for n := range cells {
		if cells[n].sealed == nil {
			continue
		}
		text, err := t.seal.open(cells[n].sealed, base.UID, cells[n].bound.Key)
		if err != nil {
			return err
		}
		if err := cases.SetCanonical(cells[n].bound.Ptr, text, true); err != nil {
			return err
		}
	}
	return nil
}

// each walks the records a query's tail selects: "WHERE household_id = ? ORDER BY …".
func (t *table[T]) each(ctx context.Context, q querier, tail string, args ...any) iter.Seq2[*T, error] {
	return func(yield func(*T, error) bool) {
		rows, err := q.QueryContext(ctx, "SELECT "+t.all+" FROM "+quote(t.cat.Record)+" "+tail, args...)
		if err != nil {
			yield(nil, err)
			return
		}
		defer rows.Close() //nolint:errcheck // rows.Err tells
		for rows.Next() {
			v := new(T)
			if err := t.scanInto(rows, v); err != nil {
				yield(nil, err)
				return
			}
			if !yield(v, nil) {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(nil, err)
		}
	}
}

// list collects each.
func (t *table[T]) list(ctx context.Context, q querier, tail string, args ...any) ([]T, error) {
	var out []T
	for v, err := range t.each(ctx, q, tail, args...) {
		if err != nil {
			return nil, err
		}
		out = append(out, *v)
	}
	return out, nil
}

// get reads one record by id; sql.ErrNoRows where there is none.
func (t *table[T]) get(ctx context.Context, q querier, id int64) (T, error) {
	for v, err := range t.each(ctx, q, "WHERE id = ?", id) {
		if err != nil {
			var none T
			return none, err
		}
		return *v, nil
	}
	var none T
	return none, sql.ErrNoRows
}
