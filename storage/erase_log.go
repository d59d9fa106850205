package storage

import (
	"time"

	"zhucunji/cases"
)

// changesOf reads the changes of one record, oldest first.
func (e *eraser) changesOf(t reversible, id int64) (out []keptChange, err error) {
	if err := e.writeLog(); err != nil {
		return nil, err
	}
	rows, err := e.tx.QueryContext(e.ctx, "SELECT id, act_id, seq, kind, edits FROM "+ofRecord(t.record())+" ORDER BY act_id, seq", t.id(), id)
	if err != nil {
		return nil, err
	}
	defer rows.Close() //nolint:errcheck // rows.Err tells
	for rows.Next() {
		c := keptChange{loggedChange: loggedChange{record: t.id(), row: id, run: 1}}
		if err := rows.Scan(&c.rowID, &c.act, &c.seq, &c.kind, &c.edits); err != nil {
			return nil, err
		}
		if c.act != e.id { // what this act itself wrote needs nothing kept
			out = append(out, c)
		}
	}
	return out, rows.Err()
}

// keepCommitments keeps of every change of what goes what it committed to, so that the
// chain of acts can still be checked, and takes its values out of the log.
func (e *eraser) keepCommitments() error {
	for _, gone := range e.order {
		t := e.st.tables.named(gone.record)
		changes, err := e.changesOf(t, gone.id)
		if err != nil {
			return err
		}
		for _, c := range changes {
			e.acts[c.act] = true
		}
		if err := e.keep(t, changes); err != nil {
			return err
		}
		if _, err := e.exec("UPDATE change SET edits = NULL WHERE record = ? AND row_id = ? AND kind = 1", t.id(), gone.id); err != nil {
			return err
		}
	}
	return e.findSince()
}

// findSince finds when the first of what goes was written.
func (e *eraser) findSince() error {
	first := e.id
	for act := range e.acts {
		first = min(first, act)
	}
	if first == e.id {
		return nil
	}
	var at int64
	err := e.scan("SELECT at FROM act WHERE id = ?", []any{first}, &at)
	e.since = time.UnixMilli(at)
	return err
}

// keep writes down what changes of one record committed to. What was kept before stays: it
// can no longer be worked out.
func (e *eraser) keep(t reversible, changes []keptChange) error {
	v := newVerifier(e.ctx, e.tx, e.st)
	singles := make([]loggedChange, len(changes))
	for i, c := range changes {
		singles[i] = c.loggedChange
		v.edited[recordKey{c.record, c.row}] = true // by this act too
	}
	able, ok := t.(provable)
	if !ok {
		return damaged(errNoType(t.record()))
	}
	proofs, err := able.prove(v, singles)
	if err != nil {
		return err
	}
	for i, p := range proofs {
		salts, err := e.salts(changes[i].act)
		if err != nil {
			return err
		}
		c := erasedChange{act: changes[i].act, seq: p.seq, commitment: commitment(p.record, p.uid, p.payload)(salts.of(p.seq))}
		if _, err := e.exec("INSERT OR IGNORE INTO erased (act_id, seq, commitment, mac) VALUES (?, ?, ?, ?)", c.act, c.seq, c.commitment, c.vouch(e.st.seal)); err != nil {
			return err
		}
	}
	return nil
}

// salts gives those of an act.
func (e *eraser) salts(act int64) (*salter, error) {
	if known := e.salters[act]; known != nil {
		return known, nil
	}
	var salt []byte
	if err := e.scan("SELECT salt FROM act WHERE id = ?", []any{act}, &salt); err != nil {
		return nil, err
	}
	e.salters[act] = newSalter(salt)
	return e.salters[act], nil
}

// blot blots names and numbers out of a record that stays and out of its history. What its
// changes committed to is kept; what stands in it now is committed to again.
func (t *table[T]) blot(e *eraser, id int64, own bool) error {
	now, err := t.get(e.ctx, e.act, id)
	if err != nil {
		return err
	}
	after := now
	fields, err := t.blotFields(e, &after, own)
	if err != nil {
		return err
	}
	changes, err := e.changesOf(t, id)
	if err != nil {
		return err
	}
	rewritten := map[int64]edits{} // by row of the log
	for _, c := range changes {
		if c.kind != changeEdit {
			continue
		}
		changed, err := t.decodeEdits(c.edits, t.cat.Base(&now).UID)
		if err != nil {
			return err
		}
		if t.blotEdits(e, changed, own) {
			rewritten[c.rowID] = changed
		}
	}
	if len(fields) == 0 && len(rewritten) == 0 {
		return nil
	}
	e.done.Blotted++
	if err := e.keep(t, changes); err != nil {
		return err
	}
	return t.rewrite(e, &now, &after, fields, rewritten)
}

// blotFields blots the texts of a record and tells which fields had to be.
func (t *table[T]) blotFields(e *eraser, v *T, own bool) (edits, error) {
	found := edits{}
	for _, i := range t.fields {
		f := &t.cat.Fields[i]
		text, filled := cases.Canonical(f.At(v))
		if !filled || !t.mayName(f) {
			continue
		}
		blotted, changed := e.names.blot(text, own)
		if !changed {
			continue
		}
		found[f.Key] = fieldEdit{}
		if err := cases.SetCanonical(f.At(v), blotted, true); err != nil {
			return nil, err
		}
	}
	return found, nil
}

// mayName says whether a field can hold words about people: a person's own name is nobody
// else's, and numbers of those who stay are theirs.
func (t *table[T]) mayName(f *cases.Field[T]) bool {
	if f.Source != cases.Typed || f.Guard == cases.Sealed {
		return false
	}
	switch f.Kind {
	case cases.KindText, cases.KindLongText, cases.KindChecks:
		return true
	case cases.KindName:
		return t.cat.Record != "person"
	}
	return false
}

func (t *table[T]) blotEdits(e *eraser, changed edits, own bool) (found bool) {
	for key, edit := range changed {
		f := t.cat.Field(key)
		if f == nil || !t.mayName(f) {
			continue
		}
		for _, text := range []**string{&edit.Before, &edit.After} {
			if *text == nil {
				continue
			}
			if blotted, was := e.names.blot(**text, own); was {
				*text, found = &blotted, true
			}
		}
		changed[key] = edit
	}
	return found
}

// rewrite writes the blotted texts, and commits to what now stands in the record: an edit
// that changes nothing.
func (t *table[T]) rewrite(e *eraser, now, after *T, fields edits, rewritten map[int64]edits) error {
	base := t.cat.Base(now)
	for row, changed := range rewritten {
		_, stored, err := t.encodeEdits(changed, base.UID)
		if err != nil {
			return err
		}
		if _, err := e.exec("UPDATE change SET edits = ? WHERE id = ?", stored, row); err != nil {
			return err
		}
	}
	if len(fields) > 0 {
		if err := t.update(e.act, now, after, fields); err != nil {
			return err
		}
	}
	filled, err := t.filled(e.act, after)
	if err != nil {
		return err
	}
	stays := edits{}
	for key, text := range filled {
		stays[key] = fieldEdit{Before: &text, After: &text}
	}
	if err := t.addReplaced(e.act, base.ID, stays); err != nil {
		return err
	}
	plain, stored, err := t.encodeEdits(stays, base.UID)
	if err != nil {
		return err
	}
	e.touch(t.cat.Record, base.ID, t.householdOf(after))
	return e.log(t.number, base.ID, changeEdit, stored, commitment(t.cat.Record, base.UID, plain))
}
