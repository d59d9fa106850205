package storage

import (
	"context"
	"database/sql"
	"time"

	"zhucunji/cases"
)

// Versions lists every state a record has had, newest first: what stood in it, who made it
// so and when. Sealed values are masked.
func (s *Store) Versions(ctx context.Context, record string, id int64) ([]cases.Version, error) {
	t, err := s.recordType(record)
	if err != nil {
		return nil, failure("list versions", err)
	}
	list, err := t.versions(ctx, s, id, 0)
	return list, failure("list versions", err)
}

// recordType finds a record type by its catalogue name.
func (s *Store) recordType(record string) (reversible, error) {
	if t := s.tables.named(record); t != nil {
		return t, nil
	}
	return nil, &cases.Error{Code: cases.NotFound, Message: msgNotFound, Err: errNoType(record)}
}

// errNoType is the name of a record type that there is none of.
type errNoType string

// Error gives the text for the log.
func (e errNoType) Error() string { return "no record type " + string(e) }

// BringBack gives a record the values of one of its versions again, as an ordinary edit
// that can be undone. What another record is referred to that was erased for good stays
// blank, and whether the record is in the bin stays as it is. NotFound where there is no
// such version.
func (s *Store) BringBack(ctx context.Context, record string, id, version int64) (cases.Change, error) {
	t, err := s.recordType(record)
	if err != nil {
		return cases.Change{}, failure("bring version back", err)
	}
	name := ""
	in := intent{cause: Typed, tell: func() string { return "找回旧版本 " + t.title() + " " + name }}
	return s.do(ctx, "bring version back", in, func(a *act) (err error) {
		if name, err = s.nameOf(ctx, record, id); err != nil {
			return err
		}
		return t.bringBack(a, id, version)
	})
}

// passedChange is a change of one record on the way back through its history.
type passedChange struct {
	id, act, at, kind int64
	worker, cause     string
	edits             []byte
}

// changesOfRecord reads the changes of a record, newest first.
func changesOfRecord(ctx context.Context, q querier, t reversible, id int64) (out []passedChange, err error) {
	rows, err := q.QueryContext(ctx, `SELECT change.id, act.id, act.at, coalesce(worker.name, ''), act.cause, change.kind, change.edits
		FROM `+ofRecord(t.record())+` JOIN act ON act.id = change.act_id LEFT JOIN worker ON worker.id = act.worker_id ORDER BY change.id DESC`, t.id(), id)
	if err != nil {
		return nil, err
	}
	defer rows.Close() //nolint:errcheck // rows.Err tells
	for rows.Next() {
		var c passedChange
		if err := rows.Scan(&c.id, &c.act, &c.at, &c.worker, &c.cause, &c.kind, &c.edits); err != nil {
			return nil, err
		}
		out = append(out, c)
	}
	return out, rows.Err()
}

// versions tells the states of a record, newest first; those before the change with id only
// are all that is told where only is not 0.
func (t *table[T]) versions(ctx context.Context, s *Store, id, only int64) ([]cases.Version, error) {
	state, err := t.get(ctx, s.read, id)
	if err != nil {
		return nil, err
	}
	changes, err := changesOfRecord(ctx, s.read, t, id)
	if err != nil {
		return nil, err
	}
	var out []cases.Version
	for i, c := range changes {
		changed, err := t.editsOf(&state, c)
		if err != nil {
			return nil, err
		}
		if only == 0 || c.id == only {
			v := cases.Version{
				ID: c.id, Act: c.act, At: time.UnixMilli(c.at).UTC(), Worker: c.worker, Kind: cases.KindOfCause(c.cause),
				Created: c.kind == changeCreate, Current: i == 0,
			}
			if v.Fields, err = t.versionFields(ctx, s, &state, changed); err != nil {
				return nil, err
			}
			out = append(out, v)
		}
		if err := t.goBack(ctx, s.read, &state, changed); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// editsOf reads the edits of a change; none for a creation.
func (t *table[T]) editsOf(state *T, c passedChange) (edits, error) {
	if c.kind != changeEdit {
		return nil, nil
	}
	return t.decodeEdits(c.edits, t.cat.Base(state).UID)
}

// goBack takes edits back from a state.
func (t *table[T]) goBack(ctx context.Context, q querier, state *T, changed edits) error {
	for key, e := range changed {
		f := t.cat.Field(key)
		if f == nil {
			continue // a field of a newer program
		}
		ptr := f.At(state)
		ref, refers := ptr.(*cases.Ref)
		if !refers || e.Before == nil {
			if err := cases.SetCanonical(ptr, orBlank(e.Before), e.Before != nil); err != nil {
				return damaged(err)
			}
			continue
		}
		uid, err := parseUID(*e.Before)
		if err != nil {
			return damaged(err)
		}
		*ref = 0 // what it referred to may be erased for good
		err = q.QueryRowContext(ctx, "SELECT id FROM "+quote(f.Target)+" WHERE uid = ?", uid[:]).Scan((*int64)(ref))
		if err != nil && !isNoRows(err) {
			return err
		}
	}
	return nil
}

// versionFields tells the fields of a state that are filled or were just changed.
func (t *table[T]) versionFields(ctx context.Context, s *Store, state *T, changed edits) (out []cases.VersionField, err error) {
	for _, i := range t.fields {
		f := &t.cat.Fields[i]
		e, was := changed[f.Key]
		was = was && !sameText(e.Before, e.After)
		b := cases.Bound{Meta: &f.Meta, Ptr: f.At(state)}
		if f.Source != cases.Typed || (b.Blank() && !was) {
			continue
		}
		field := cases.VersionField{Key: f.Key, Title: f.Title, Text: b.Text(), Changed: was, Names: f.Names()}
		switch ref, refers := b.Ptr.(*cases.Ref); {
		case refers && *ref != 0:
			if field.Text, err = s.nameOf(ctx, f.Target, int64(*ref)); err != nil && !isNoRows(err) {
				return nil, err
			}
		case f.Guard == cases.Sealed:
			field.Text = b.Masked()
		}
		if field.Text != "" || was {
			out = append(out, field)
		}
	}
	return out, nil
}

// bringBack gives a record the values it had after a change.
func (t *table[T]) bringBack(a *act, id, version int64) error {
	before, err := t.get(a.ctx, a, id)
	if err != nil {
		return err
	}
	changes, err := changesOfRecord(a.ctx, a, t, id)
	if err != nil {
		return err
	}
	after := before
	for _, c := range changes {
		if c.id == version {
			t.cat.Base(&after).Hidden = t.cat.Base(&before).Hidden
			if errs := t.cat.Missing(&after); len(errs) > 0 {
				return errs
			}
			return edit(a, t, &before, &after)
		}
		changed, err := t.editsOf(&after, c)
		if err != nil {
			return err
		}
		if err := t.goBack(a.ctx, a.tx, &after, changed); err != nil {
			return err
		}
	}
	return &cases.Error{Code: cases.NotFound, Message: msgNotFound, Err: sql.ErrNoRows}
}
