package storage

import (
	"context"
	"slices"
	"time"

	"zhucunji/cases"
)

// mostDependents bounds what a preview lists; a person reads the first ones.
const mostDependents = 200

// UndoPreview lists what was done after an act and rests on what it stored, oldest first:
// values it wrote that were changed again, for which UndoAct refuses; later changes of
// records it created, and records that belong to households it created, which would be
// out of sight with them. It is empty where undoing loses nothing.
func (s *Store) UndoPreview(ctx context.Context, act int64) ([]cases.Dependent, error) {
	p := &undoPreview{ctx: ctx, st: s, created: map[recordRow]bool{}, edited: map[recordRow][]string{}}
	err := p.readAct(act)
	if err == nil {
		err = p.readNewer(act)
	}
	return p.found, failure("preview undo", err)
}

// recordRow names one record by the number of its table.
type recordRow struct{ record, row int64 }

// undoPreview holds what an act stored against what was done since.
type undoPreview struct {
	ctx     context.Context //nolint:containedctx // the preview is one call
	st      *Store
	created map[recordRow]bool
	edited  map[recordRow][]string // titles of the fields the act changed
	found   []cases.Dependent
}

// readAct reads what the act created and changed.
func (p *undoPreview) readAct(act int64) error {
	changes, err := changesOf(p.ctx, p.st.read, act)
	if err != nil {
		return err
	}
	for _, c := range changes {
		at := recordRow{c.record, c.row}
		if c.kind == changeCreate {
			p.created[at] = true
			continue
		}
		titles, err := p.titles(c)
		if err != nil {
			return err
		}
		p.edited[at] = append(p.edited[at], titles...)
	}
	return nil
}

// titles names the fields of an edit.
func (p *undoPreview) titles(c loggedChange) (titles []string, err error) {
	t := p.st.tables.numbered(c.record)
	if t == nil {
		return nil, nil
	}
	fields, err := t.told(p.ctx, p.st, c.row, c.edits)
	for _, f := range fields {
		titles = append(titles, f.Field)
	}
	return titles, err
}

// newerChange is a change with the time of its act.
type newerChange struct {
	loggedChange
	at int64
}

// readNewer goes over what people did after the act and did not take back.
func (p *undoPreview) readNewer(act int64) error {
	newer, err := p.newer(act)
	if err != nil {
		return err
	}
	for _, n := range newer {
		for _, c := range n.each() {
			if len(p.found) == mostDependents {
				return nil
			}
			if err := p.look(newerChange{c, n.at}); err != nil {
				return err
			}
		}
	}
	return nil
}

func (p *undoPreview) newer(act int64) (out []newerChange, err error) {
	rows, err := p.st.read.QueryContext(p.ctx, `WITH newer AS (
			SELECT id, at, first_change, changes, record, row_id FROM act
			WHERE id > ? AND cause NOT IN ('system', 'undo', 'redo', 'erase') AND NOT EXISTS (
				SELECT 1 FROM act u WHERE u.undoes = act.id AND u.cause = 'undo'
					AND NOT EXISTS (SELECT 1 FROM act r WHERE r.undoes = u.id AND r.cause = 'redo')))
		SELECT newer.id, at, seq, change.record, change.row_id, kind, run, edits FROM newer
			JOIN change ON change.id BETWEEN first_change AND first_change + changes - 1 AND change.act_id = newer.id
		UNION ALL SELECT id, at, 0, record, row_id, 0, changes, NULL FROM newer WHERE record IS NOT NULL
		ORDER BY 1, 3`, act)
	if err != nil {
		return nil, err
	}
	defer rows.Close() //nolint:errcheck // rows.Err tells
	for rows.Next() {
		var n newerChange
		var by int64
		if err := rows.Scan(&by, &n.at, &n.seq, &n.record, &n.row, &n.kind, &n.run, &n.edits); err != nil {
			return nil, err
		}
		out = append(out, n)
	}
	return out, rows.Err()
}

// look notes a change that rests on the act.
func (p *undoPreview) look(c newerChange) error {
	t := p.st.tables.numbered(c.record)
	if t == nil {
		return nil
	}
	at := recordRow{c.record, c.row}
	household, err := p.household(t, c.row)
	if err != nil {
		return err
	}
	homes := p.st.tables.household.id()
	switch {
	case c.kind == changeCreate && p.created[recordRow{homes, household}]:
		return p.add(c, t.title(), household, false)
	case c.kind == changeCreate:
		return nil
	}
	titles, err := p.titles(c.loggedChange)
	if err != nil {
		return err
	}
	for _, title := range titles {
		changed := slices.Contains(p.edited[at], title)
		if changed || p.created[at] {
			if err := p.add(c, t.title()+"的“"+title+"”", household, changed); err != nil {
				return err
			}
		}
	}
	return nil
}

// household is the one a record belongs to; a household is its own.
func (p *undoPreview) household(t reversible, row int64) (int64, error) {
	if t.record() == p.st.tables.household.record() {
		return row, nil
	}
	return t.household(p.ctx, p.st.read, row)
}

func (p *undoPreview) add(c newerChange, what string, household int64, blocks bool) error {
	d := cases.Dependent{At: time.UnixMilli(c.at).Format("01-02 15:04"), What: what, Blocks: blocks}
	about, id := "household JOIN person ON person.id = household.head_id WHERE household.id = ?", household
	if c.record == p.st.tables.person.id() { // lives in no household of its own
		about, id = "person WHERE person.id = ?", c.row
	}
	err := p.st.read.QueryRowContext(p.ctx, "SELECT coalesce(person.name, '') FROM "+about, id).Scan(&d.Name)
	if isNoRows(err) {
		err = nil
	}
	p.found = append(p.found, d)
	return err
}
