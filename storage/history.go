package storage

import (
	"context"
	"fmt"
	"time"

	"zhucunji/cases"
)

// RecentActs lists what was done last on this file, newest first: what the first page
// shows.
func (s *Store) RecentActs(ctx context.Context, n int) ([]cases.DoneAct, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT act.id, act.at, coalesce(worker.name, ''), act.sentence,
			EXISTS (SELECT 1 FROM act u WHERE u.undoes = act.id AND u.cause = 'undo'
				AND NOT EXISTS (SELECT 1 FROM act r WHERE r.undoes = u.id AND r.cause = 'redo'))
		FROM act LEFT JOIN worker ON worker.id = act.worker_id
		WHERE act.cause NOT IN ('system', 'undo', 'redo', 'erase') ORDER BY act.id DESC LIMIT ?`, n)
	if err != nil {
		return nil, failure("list last acts", err)
	}
	defer rows.Close() //nolint:errcheck // rows.Err tells
	var out []cases.DoneAct
	for rows.Next() {
		var d cases.DoneAct
		var at int64
		if err := rows.Scan(&d.ID, &at, &d.Worker, &d.Sentence, &d.Undone); err != nil {
			return nil, failure("list last acts", err)
		}
		d.At = time.UnixMilli(at).Format("01-02 15:04")
		out = append(out, d)
	}
	if err := rows.Err(); err != nil {
		return nil, failure("list last acts", err)
	}
	for i := range out {
		if out[i].Household, err = s.householdOfAct(ctx, out[i].ID); err != nil {
			return nil, failure("list last acts", err)
		}
	}
	return out, nil
}

// mostAsked is how many changes of an act are asked for a household: an act that edits a
// person says at the next change whose household is meant.
const mostAsked = 5

// householdOfAct finds the household an act was about; 0 where it was about none.
func (s *Store) householdOfAct(ctx context.Context, act int64) (int64, error) {
	changes, err := rowsOfAct(ctx, s.read, act, mostAsked)
	if err != nil {
		return 0, err
	}
	for _, c := range changes {
		t := s.tables.numbered(c.record)
		if t == nil {
			continue
		}
		if t.record() == "household" {
			return c.row, nil
		}
		if household, err := t.household(ctx, s.read, c.row); err != nil || household != 0 {
			return household, err
		}
	}
	return 0, nil
}

// household finds the household a record belongs to; 0 where it names none.
func (t *table[T]) household(ctx context.Context, q querier, id int64) (int64, error) {
	v, err := t.get(ctx, q, id)
	if isNoRows(err) {
		return 0, nil
	}
	return t.householdOf(&v), err
}

// History tells every change of one record, newest first: who, when, which field, from
// what to what. Sealed values are masked.
func (s *Store) History(ctx context.Context, record string, id int64) ([]cases.HistoryEntry, error) {
	t := s.tables.named(record)
	if t == nil {
		return nil, failure("read history", fmt.Errorf("no record type %q", record))
	}
	rows, err := s.read.QueryContext(ctx, `SELECT act.at, coalesce(worker.name, ''), act.cause, change.kind, change.edits
		FROM `+ofRecord(record)+` JOIN act ON act.id = change.act_id LEFT JOIN worker ON worker.id = act.worker_id ORDER BY change.id DESC`, t.id(), id)
	if err != nil {
		return nil, failure("read history", err)
	}
	defer rows.Close() //nolint:errcheck // rows.Err tells
	var out []cases.HistoryEntry
	for rows.Next() {
		var at, kind int64
		var stored []byte
		entry := cases.HistoryEntry{}
		if err := rows.Scan(&at, &entry.Worker, &entry.Cause, &kind, &stored); err != nil {
			return nil, failure("read history", err)
		}
		entry.At = time.UnixMilli(at).Format("2006-01-02 15:04")
		if kind == changeCreate {
			out = append(out, entry)
			continue
		}
		fields, err := t.told(ctx, s, id, stored)
		if err != nil {
			return nil, failure("read history", err)
		}
		for _, f := range fields {
			f.At, f.Worker, f.Cause = entry.At, entry.Worker, entry.Cause
			out = append(out, f)
		}
	}
	return out, failure("read history", rows.Err())
}

// told turns the edits of one change into texts for people, in the order of the fields. A
// record that was erased for good tells nothing.
func (t *table[T]) told(ctx context.Context, s *Store, id int64, stored []byte) ([]cases.HistoryEntry, error) {
	now, err := t.get(ctx, s.read, id)
	if isNoRows(err) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	changed, err := t.decodeEdits(stored, t.cat.Base(&now).UID)
	if err != nil {
		return nil, err
	}
	var out []cases.HistoryEntry
	for i := range t.cat.Fields {
		f := &t.cat.Fields[i]
		e, ok := changed[f.Key]
		if !ok || sameText(e.Before, e.After) { // an erasure commits again to what stays
			continue
		}
		before, err := t.toldText(ctx, s, f, e.Before)
		if err != nil {
			return nil, err
		}
		after, err := t.toldText(ctx, s, f, e.After)
		if err != nil {
			return nil, err
		}
		out = append(out, cases.HistoryEntry{Field: f.Title, Before: before, After: after, Names: f.Names()})
	}
	return out, nil
}

// toldText is a logged value as people read it; a reference by the name of what it refers
// to, where that has one.
func (t *table[T]) toldText(ctx context.Context, s *Store, f *cases.Field[T], text *string) (string, error) {
	if text == nil {
		return "", nil
	}
	if f.Kind == cases.KindRef {
		return s.nameByUID(ctx, f.Target, *text)
	}
	var v T
	ptr := f.At(&v)
	if err := cases.SetCanonical(ptr, *text, true); err != nil {
		return "", err
	}
	b := cases.Bound{Meta: &f.Meta, Ptr: ptr}
	if f.Guard == cases.Sealed {
		return b.Masked(), nil
	}
	return b.Text(), nil
}

// nameByUID is the name of a record the log refers to; blank where it is gone.
func (s *Store) nameByUID(ctx context.Context, record, text string) (string, error) {
	uid, err := parseUID(text)
	if err != nil {
		return "", damaged(err)
	}
	var id int64
	err = s.read.QueryRowContext(ctx, "SELECT id FROM "+quote(record)+" WHERE uid = ?", uid[:]).Scan(&id)
	if isNoRows(err) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	return s.nameOf(ctx, record, id)
}
