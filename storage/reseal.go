package storage

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"zhucunji/cases"
)

// resealWindow is how many records are read at once.
const resealWindow = 500

// resealing gives every sealed value of a database file another key. The file is a copy
// that nobody else knows of: nothing is lost when it ends half way.
type resealing struct {
	ctx      context.Context //nolint:containedctx // a resealing lives within one call
	tx       handle
	from, to *sealer
	tables   *tables
	tell     func(done float64)
	all, did int64 // rows to look at, rows looked at
}

// resealer is a record type that knows which of its values are sealed.
type resealer interface {
	reversible
	reseal(r *resealing) error
	resealEdits(r *resealing, row int64, stored []byte) ([]byte, error)
}

// run goes through the whole file.
func (r *resealing) run() error {
	if err := r.countRows(); err != nil {
		return err
	}
	for _, t := range r.tables.all {
		if err := t.(resealer).reseal(r); err != nil { //nolint:forcetypeassert // every table is one
			return fmt.Errorf("reseal %s: %w", t.record(), err)
		}
	}
	if err := r.edits(); err != nil {
		return fmt.Errorf("reseal change log: %w", err)
	}
	if err := r.drafts(); err != nil {
		return fmt.Errorf("reseal drafts: %w", err)
	}
	return revouch(r.ctx, r.tx, r.from, r.to)
}

// countRows counts what there is to do, for the bar.
func (r *resealing) countRows() error {
	names := []string{"change"}
	for _, t := range r.tables.all {
		names = append(names, t.record())
	}
	for _, name := range names {
		var n int64
		if err := r.tx.QueryRowContext(r.ctx, "SELECT coalesce(max(id), 0) FROM "+quote(name)).Scan(&n); err != nil {
			return err
		}
		r.all += n
	}
	return nil
}

// past tells that the rows of a table up to one are done.
func (r *resealing) past(rows int64) {
	r.did += rows
	if r.all > 0 {
		r.tell(min(1, float64(r.did)/float64(r.all)))
	}
}

// value gives a sealed value the other key.
func (r *resealing) value(sealed []byte, uid cases.UID, field string) ([]byte, error) {
	plain, err := r.from.openBytes(sealed, binding(uid, field))
	if err != nil {
		return nil, err
	}
	return r.to.sealBytes(plain, binding(uid, field))
}

// sealedColumns are the columns of a table that hold sealed values.
func (t *table[T]) sealedColumns() (out []string) {
	for _, i := range t.fields {
		if t.cat.Fields[i].Guard == cases.Sealed {
			out = append(out, t.cat.Fields[i].Key)
		}
	}
	return out
}

// reseal gives the records of a table the other key, in windows of rows: reading and
// writing share one connection.
func (t *table[T]) reseal(r *resealing) error {
	columns := t.sealedColumns()
	var last int64
	if err := r.tx.QueryRowContext(r.ctx, "SELECT coalesce(max(id), 0) FROM "+quote(t.cat.Record)).Scan(&last); err != nil {
		return err
	}
	if len(columns) == 0 {
		r.past(last)
		return nil
	}
	sets, reads := make([]string, len(columns)), make([]string, len(columns))
	for i, c := range columns {
		sets[i], reads[i] = quote(c)+" = ?", quote(c)
	}
	update, err := r.tx.PrepareContext(r.ctx, "UPDATE "+quote(t.cat.Record)+" SET "+strings.Join(sets, ", ")+" WHERE id = ?")
	if err != nil {
		return err
	}
	defer update.Close() //nolint:errcheck // the transaction tells
	query := "SELECT id, uid, " + strings.Join(reads, ", ") + " FROM " + quote(t.cat.Record) +
		" WHERE id BETWEEN ? AND ? AND coalesce(" + strings.Join(reads, ", ") + ", NULL) IS NOT NULL"
	for from := int64(0); from <= last; from += resealWindow {
		rows, err := r.read(query, columns, from, from+resealWindow-1)
		if err != nil {
			return err
		}
		for _, args := range rows {
			if _, err := update.ExecContext(r.ctx, args...); err != nil {
				return err
			}
		}
		r.past(min(resealWindow, last-from))
	}
	return nil
}

// read gives the arguments that write a window's values under the other key: the columns,
// and the row's id.
func (r *resealing) read(query string, columns []string, from, to int64) (out [][]any, err error) {
	rows, err := r.tx.QueryContext(r.ctx, query, from, to)
	if err != nil {
		return nil, err
	}
	defer rows.Close() //nolint:errcheck // rows.Err tells
	for rows.Next() {
		var id int64
		var uid []byte
		values := make([][]byte, len(columns))
		targets := []any{&id, &uid}
		for i := range values {
			targets = append(targets, &values[i])
		}
		if err := rows.Scan(targets...); err != nil {
			return nil, err
		}
		args := make([]any, len(columns), len(columns)+1)
		for i, sealed := range values {
			if sealed == nil {
				continue
			}
			if args[i], err = r.value(sealed, cases.UID(uid), columns[i]); err != nil {
				return nil, fmt.Errorf("row %d: %w", id, err)
			}
		}
		out = append(out, append(args, id))
	}
	return out, rows.Err()
}

// edits gives the values of the change log the other key.
func (r *resealing) edits() error {
	var last int64
	if err := r.tx.QueryRowContext(r.ctx, "SELECT coalesce(max(id), 0) FROM change").Scan(&last); err != nil {
		return err
	}
	for from := int64(0); from <= last; from += resealWindow {
		list, err := r.readEdits(from, from+resealWindow-1)
		if err != nil {
			return err
		}
		for _, c := range list {
			t, ok := r.tables.numbered(c.record).(resealer)
			if !ok {
				return damaged(fmt.Errorf("the log speaks of a record type %d", c.record))
			}
			stored, err := t.resealEdits(r, c.row, c.edits)
			if err != nil {
				return err
			}
			if stored == nil {
				continue
			}
			if _, err := r.tx.ExecContext(r.ctx, "UPDATE change SET edits = ? WHERE id = ?", stored, c.seq); err != nil {
				return err
			}
		}
		r.past(min(resealWindow, last-from))
	}
	return nil
}

// readEdits reads the edits of a window of the log; seq is the id of the row.
func (r *resealing) readEdits(from, to int64) (out []loggedChange, err error) {
	rows, err := r.tx.QueryContext(r.ctx, "SELECT id, record, row_id, edits FROM change WHERE id BETWEEN ? AND ? AND edits IS NOT NULL", from, to)
	if err != nil {
		return nil, err
	}
	defer rows.Close() //nolint:errcheck // rows.Err tells
	for rows.Next() {
		var c loggedChange
		if err := rows.Scan(&c.seq, &c.record, &c.row, &c.edits); err != nil {
			return nil, err
		}
		out = append(out, c)
	}
	return out, rows.Err()
}

// resealEdits gives the sealed values of an edit the other key; nil where it has none.
func (t *table[T]) resealEdits(r *resealing, row int64, stored []byte) ([]byte, error) {
	var list edits
	if err := json.Unmarshal(stored, &list); err != nil {
		return nil, fmt.Errorf("read change log: %w", err)
	}
	sealed := false
	for key := range list {
		f := t.cat.Field(key)
		sealed = sealed || f != nil && f.Guard == cases.Sealed
	}
	if !sealed {
		return nil, nil
	}
	var uid []byte
	if err := r.tx.QueryRowContext(r.ctx, "SELECT uid FROM "+quote(t.cat.Record)+" WHERE id = ?", row).Scan(&uid); err != nil {
		return nil, fmt.Errorf("%s %d: %w", t.cat.Record, row, err)
	}
	plain, err := t.decodeEdits(stored, cases.UID(uid)) // with the key of the tables: the old one
	if err != nil {
		return nil, err
	}
	next := *t
	next.seal = r.to
	_, made, err := next.encodeEdits(plain, cases.UID(uid))
	return made, err
}

// drafts gives what was typed and not saved the other key.
func (r *resealing) drafts() error {
	list, err := (&Store{seal: r.from}).draftRows(r.ctx, r.tx)
	if err != nil {
		return err
	}
	for _, d := range list {
		title, err := r.to.sealBytes([]byte(d.Title), draftTitleBinding(d.Form))
		if err != nil {
			return err
		}
		body, err := r.to.sealBytes(d.Body, draftBinding(d.Form))
		if err != nil {
			return err
		}
		if _, err := r.tx.ExecContext(r.ctx, "UPDATE draft SET title = ?, body = ? WHERE form = ?", title, body, d.Form); err != nil {
			return err
		}
	}
	return nil
}
