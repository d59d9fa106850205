package storage

import (
	"cmp"
	"database/sql"
	"encoding/json"
	"errors"
	"slices"

	"zhucunji/cases"
)

// proof is what one change commits to, worked out again from the file.
type proof struct {
	seq     int64
	record  string
	uid     cases.UID
	payload []byte
	sound   bool // false where the record is gone or differs from its last edit
	made    bool // it is the record's creation
	gone    bool // the record is not there
}

// provable is a table that can work out what its changes commit to.
type provable interface {
	prove(v *verifier, changes []loggedChange) ([]proof, error)
}

// prove works out the changes of an act with ids from to before until, in their order.
func (v *verifier) prove(w *writtenAct, from, until int64) ([]proof, error) {
	byRecord := map[int64][]loggedChange{}
	err := v.eachLogged(w, from, until, func(c loggedChange) {
		byRecord[c.record] = append(byRecord[c.record], c.each()...)
	})
	if err != nil {
		return nil, err
	}
	var out []proof
	for record, changes := range byRecord {
		t, ok := v.st.tables.numbered(record).(provable)
		if !ok { // a record type of no program: the log was written to
			for _, c := range changes {
				out = append(out, proof{seq: c.seq})
			}
			continue
		}
		proofs, err := t.prove(v, changes)
		if err != nil {
			return nil, err
		}
		out = append(out, proofs...)
	}
	slices.SortFunc(out, func(a, b proof) int { return cmp.Compare(a.seq, b.seq) })
	return out, nil
}

// eachLogged hands on the changes of an act: what its own row says, or the rows of the log
// with ids from to before until.
func (v *verifier) eachLogged(w *writtenAct, from, until int64, take func(loggedChange)) error {
	if w.record != 0 {
		if from == w.first {
			take(loggedChange{record: w.record, row: w.row, kind: changeCreate, run: w.changes})
		}
		return nil
	}
	return v.eachRow("SELECT seq, record, row_id, kind, run, edits FROM change WHERE id >= ? AND id < ? AND act_id = ?", []any{from, until, w.id}, func(rows *sql.Rows) error {
		var c loggedChange
		err := rows.Scan(&c.seq, &c.record, &c.row, &c.kind, &c.run, &c.edits)
		take(c)
		return err
	})
}

// prove works out changes of one record type.
func (t *table[T]) prove(v *verifier, changes []loggedChange) ([]proof, error) {
	now, err := t.present(v.act, changes)
	if err != nil {
		return nil, err
	}
	out := make([]proof, 0, len(changes))
	for _, c := range changes {
		p := proof{seq: c.seq, record: t.cat.Record, made: c.kind == changeCreate, gone: now[c.row] == nil}
		if record := now[c.row]; record != nil {
			p.uid = t.cat.Base(record).UID
			p.payload, err = t.payload(v, record, c)
			switch {
			case err == nil:
				p.sound = true
			case !broken(err):
				return nil, err
			}
		}
		out = append(out, p)
	}
	return out, nil
}

// broken says whether an error is about what the file holds, not about reading it.
func broken(err error) bool {
	code := cases.CodeOf(err)
	return code == cases.Damaged || code == cases.NotFound || isNoRows(err)
}

// present reads the records that changes speak of, as they are now; those that are gone or
// cannot be read are left out.
func (t *table[T]) present(a *act, changes []loggedChange) (map[int64]*T, error) {
	var ids []int64
	for _, c := range changes {
		ids = append(ids, c.row)
	}
	slices.Sort(ids)
	ids = slices.Compact(ids)
	list, err := byID(a.ctx, a.tx, t, ids)
	if err != nil && !broken(err) {
		return nil, err
	}
	if err != nil { // one cannot be read: the others can, one by one
		list = nil
		for _, id := range ids {
			one, err := t.get(a.ctx, a, id)
			switch {
			case err == nil:
				list = append(list, one)
			case !broken(err):
				return nil, err
			}
		}
	}
	out := make(map[int64]*T, len(list))
	for i := range list {
		out[t.cat.Base(&list[i]).ID] = &list[i]
	}
	return out, nil
}

// payload works out what one change committed to.
func (t *table[T]) payload(v *verifier, now *T, c loggedChange) ([]byte, error) {
	if c.kind == changeEdit {
		changed, err := t.decodeEdits(c.edits, t.cat.Base(now).UID)
		if err != nil {
			return nil, damaged(err)
		}
		return json.Marshal(changed)
	}
	filled, err := t.filled(v.act, now)
	if err != nil {
		return nil, err
	}
	if v.edited[recordKey{t.number, c.row}] {
		if err := t.takeBack(v.act, now, filled); err != nil {
			return nil, err
		}
	}
	return json.Marshal(filled)
}

// takeBack goes from what a record is now to what it was when it was made, edit by edit.
func (t *table[T]) takeBack(a *act, now *T, filled map[string]string) error {
	rows, err := a.tx.QueryContext(a.ctx, "SELECT edits FROM change WHERE record = ? AND row_id = ? AND kind = ? ORDER BY id DESC",
		t.number, t.cat.Base(now).ID, changeEdit)
	if err != nil {
		return err
	}
	defer rows.Close() //nolint:errcheck // rows.Err tells
	for rows.Next() {
		var raw []byte
		if err := rows.Scan(&raw); err != nil {
			return err
		}
		changed, err := t.decodeEdits(raw, t.cat.Base(now).UID)
		if err != nil {
			return damaged(err)
		}
		for key, e := range changed {
			if after, ok := filled[key]; ok != (e.After != nil) || (ok && after != *e.After) {
				return damaged(errors.New(key + " is not what the last edit made it"))
			}
			delete(filled, key)
			if e.Before != nil {
				filled[key] = *e.Before
			}
		}
	}
	return rows.Err()
}
