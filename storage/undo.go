package storage

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

	"zhucunji/cases"
)

// reversible is a table seen without its record type: what undo needs.
type reversible interface {
	record() string
	id() int64
	title() string
	reverse(a *act, row int64, kind int64, stored []byte) error
	hide(a *act, id int64, hidden bool) error
	household(ctx context.Context, q querier, id int64) (int64, error)
	told(ctx context.Context, s *Store, id int64, stored []byte) ([]cases.HistoryEntry, error)
	versions(ctx context.Context, s *Store, id, only int64) ([]cases.Version, error)
	bringBack(a *act, id, version int64) error
	refs() []partOf
	loosen(a *act, id int64, column string) error
	textColumns() []string
	blot(e *eraser, id int64, own bool) error
}

func (t *table[T]) record() string { return t.cat.Record }
func (t *table[T]) id() int64      { return t.number }
func (t *table[T]) title() string  { return t.cat.Title }

// reverse writes the opposite of one change: a created record goes into the bin, an
// edited field gets its earlier value back unless it was changed again since.
func (t *table[T]) reverse(a *act, row, kind int64, stored []byte) error {
	before, err := t.get(a.ctx, a, row)
	if err != nil {
		return err
	}
	after := before
	if kind == changeCreate {
		t.cat.Base(&after).Hidden = true
		return edit(a, t, &before, &after)
	}
	changed, err := t.decodeEdits(stored, t.cat.Base(&before).UID)
	if err != nil {
		return err
	}
	for key, e := range changed {
		f := t.cat.Field(key)
		if f == nil {
			continue // a field of a newer program: nothing to give back here
		}
		now, err := t.portable(a, &f.Meta, f.At(&before))
		if err != nil {
			return err
		}
		if !sameText(now, e.After) {
			return cases.Errorf(cases.Conflict, key, "“"+f.Title+"”之后又改过，不能直接撤销。请打开这条记录手工修改。")
		}
		if err := t.setPortable(a, &f.Meta, f.At(&after), e.Before); err != nil {
			return err
		}
	}
	return edit(a, t, &before, &after)
}

// setPortable is the reverse of portable.
func (t *table[T]) setPortable(a *act, m *cases.Meta, ptr any, text *string) error {
	if text == nil {
		cases.Clear(ptr)
		return nil
	}
	ref, ok := ptr.(*cases.Ref)
	if !ok {
		return cases.SetCanonical(ptr, *text, true)
	}
	uid, err := parseUID(*text)
	if err != nil {
		return err
	}
	return a.tx.QueryRowContext(a.ctx, "SELECT id FROM "+quote(m.Target)+" WHERE uid = ?", uid[:]).Scan((*int64)(ref))
}

func sameText(a, b *string) bool {
	if a == nil || b == nil {
		return a == b
	}
	return *a == *b
}

// Undo writes the opposite of the newest act that is not undone yet (Ctrl+Z). NotFound
// where there is nothing to undo; Conflict where a value was changed again since.
func (s *Store) Undo(ctx context.Context) (cases.Change, error) {
	return s.undoNewest(ctx, false)
}

// Redo takes back the newest undo (Ctrl+Y), as long as nothing was done since.
func (s *Store) Redo(ctx context.Context) (cases.Change, error) {
	return s.undoNewest(ctx, true)
}

func (s *Store) undoNewest(ctx context.Context, redo bool) (cases.Change, error) {
	id, sentence, err := s.undoable(ctx, redo)
	if err != nil {
		return cases.Change{}, failure("find act to undo", err)
	}
	if redo {
		return s.undoAct(ctx, id, Redone, "已恢复："+sentence)
	}
	return s.undoAct(ctx, id, Undone, "已撤销："+sentence)
}

// UndoAct writes the opposite of one act: the button of the status line.
func (s *Store) UndoAct(ctx context.Context, id int64) (cases.Change, error) {
	var sentence string
	if err := s.read.QueryRowContext(ctx, "SELECT sentence FROM act WHERE id = ?", id).Scan(&sentence); err != nil {
		return cases.Change{}, failure("find act to undo", err)
	}
	return s.undoAct(ctx, id, Undone, "已撤销："+sentence)
}

func (s *Store) undoAct(ctx context.Context, id int64, cause Cause, sentence string) (cases.Change, error) {
	if err := s.mayUndo(ctx, id); err != nil {
		return cases.Change{}, failure("find act to undo", err)
	}
	in := intent{cause: cause, undoes: id, tell: func() string { return sentence }}
	return s.do(ctx, "undo", in, func(a *act) error {
		changes, err := changesOf(a.ctx, a.tx, id)
		if err != nil {
			return err
		}
		for _, c := range changes {
			t := s.tables.numbered(c.record)
			if t == nil {
				return fmt.Errorf("undo: unknown record type %d", c.record)
			}
			err := t.reverse(a, c.row, c.kind, c.edits)
			if isNoRows(err) {
				return cases.Errorf(cases.NotFound, "", "这次操作涉及的"+t.title()+"已经彻底删除，不能撤销。")
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}

const msgNoUndoErase = "彻底删除的内容不能恢复。需要时请从以前的备份里查看。"

// mayUndo refuses to undo an erasure.
func (s *Store) mayUndo(ctx context.Context, id int64) error {
	var cause string
	err := s.read.QueryRowContext(ctx, "SELECT cause FROM act WHERE id = ?", id).Scan(&cause)
	if err == nil && Cause(cause) == causeErase {
		return cases.Errorf(cases.Conflict, "", msgNoUndoErase)
	}
	return err
}

// changesOf lists the changes of an act, last first.
func changesOf(ctx context.Context, q querier, id int64) (out []loggedChange, err error) {
	rows, err := rowsOfAct(ctx, q, id, allRows)
	for _, c := range rows {
		out = append(out, c.each()...)
	}
	slices.Reverse(out)
	return out, err
}

// undoable finds the newest act that still stands: for undo one that is not itself
// an undo, for redo an undo with nothing done after it.
func (s *Store) undoable(ctx context.Context, redo bool) (id int64, sentence string, err error) {
	rows, err := s.read.QueryContext(ctx, "SELECT id, coalesce(undoes, 0), sentence, cause FROM act WHERE machine_id = ? ORDER BY id DESC", s.machine)
	if err != nil {
		return 0, "", err
	}
	defer rows.Close() //nolint:errcheck // rows.Err tells
	gone := map[int64]bool{}
	for rows.Next() {
		var undoes int64
		var cause string
		if err := rows.Scan(&id, &undoes, &sentence, &cause); err != nil {
			return 0, "", err
		}
		if gone[id] {
			continue
		}
		switch Cause(cause) {
		case Undone:
			if redo {
				return id, s.sentenceOf(ctx, undoes, sentence), nil
			}
			gone[undoes] = true
		case Redone:
			gone[undoes] = true
		case System, Demo:
			return 0, "", nothingToUndo(redo)
		case causeErase:
			return 0, "", cases.Errorf(cases.Conflict, "", msgNoUndoErase)
		default:
			if redo {
				return 0, "", nothingToUndo(redo)
			}
			return id, sentence, nil
		}
	}
	return 0, "", firstError(rows.Err(), nothingToUndo(redo))
}

// sentenceOf reads an act's sentence, or gives other where it cannot.
func (s *Store) sentenceOf(ctx context.Context, id int64, other string) string {
	var sentence string
	if err := s.read.QueryRowContext(ctx, "SELECT sentence FROM act WHERE id = ?", id).Scan(&sentence); err != nil && err != sql.ErrNoRows {
		return other
	}
	return sentence
}

func nothingToUndo(redo bool) error {
	if redo {
		return cases.Errorf(cases.NotFound, "", "没有可以恢复的操作。")
	}
	return cases.Errorf(cases.NotFound, "", "没有可以撤销的操作。")
}

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
