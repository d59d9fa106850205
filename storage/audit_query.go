package storage

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"zhucunji/cases"
)

// auditQuery asks both logs for what a filter wants.
type auditQuery struct {
	ctx    context.Context //nolint:containedctx // a query lives within one call
	st     *Store
	filter cases.AuditFilter
	limit  int
}

// terms are the conditions of a WHERE with their values.
type terms struct {
	where []string
	args  []any
}

func (t *terms) add(condition string, args ...any) {
	t.where, t.args = append(t.where, condition), append(t.args, args...)
}

// oneOf adds that a column has one of some texts.
func (t *terms) oneOf(column string, texts []string) {
	args := make([]any, len(texts))
	for i, text := range texts {
		args[i] = text
	}
	t.add(column+" IN (?"+strings.Repeat(", ?", len(texts)-1)+")", args...)
}

// acts reads the next piece of the log of acts below an id.
func (q *auditQuery) acts(below int64) (p auditStream, err error) {
	p.from, p.floor = below, 1
	var causes []string
	for _, kind := range q.filter.Kinds {
		causes = append(causes, cases.CausesOf(kind)...)
	}
	if below <= 1 || (len(q.filter.Kinds) > 0 && len(causes) == 0) {
		return p, nil
	}
	var t terms
	if len(causes) > 0 {
		t.oneOf("act.cause", causes)
	}
	from, until := bounds(&q.filter)
	if !from.IsZero() {
		t.add("act.at >= ?", from.UnixMilli())
	}
	if !until.IsZero() {
		t.add("act.at < ?", until.UnixMilli())
	}
	if q.filter.Worker != 0 {
		t.add("act.worker_id = ?", int64(q.filter.Worker))
	}
	if p.floor, err = q.actFloor(below); err != nil {
		return p, err
	}
	if q.filter.Text != "" {
		if err := q.addActText(&t, p.floor, below); err != nil {
			return p, err
		}
	}
	t.add("act.id >= ? AND act.id < ?", p.floor, below)
	return p, q.readActs(&p, &t)
}

// actFloor is down to which act a piece goes: fewer where acts have many changes, one of
// which may be a district.
func (q *auditQuery) actFloor(below int64) (int64, error) {
	if q.filter.Text == "" {
		return max(1, below-auditPiece), nil
	}
	until, err := q.firstChange(below)
	if err != nil {
		return 0, err
	}
	floor := max(1, below-auditTextPiece)
	for floor < below-1 {
		from, err := q.firstChange(floor)
		if err != nil || until-from <= auditRows {
			return floor, err
		}
		floor += (below - floor + 1) / 2
	}
	return min(floor, below-1), nil
}

// firstChange is the row of the log with which the acts from an id on begin.
func (q *auditQuery) firstChange(act int64) (row int64, err error) {
	err = q.st.read.QueryRowContext(q.ctx, `SELECT coalesce((SELECT first_change FROM act WHERE id >= ? ORDER BY id LIMIT 1),
		(SELECT max(id) + 1 FROM change), 0)`, act).Scan(&row)
	return row, err
}

// addActText asks for a text in the sentence, in who did it, or among the values changed.
// Sealed values cannot be searched.
func (q *auditQuery) addActText(t *terms, floor, below int64) error {
	from, err := q.firstChange(floor)
	if err != nil {
		return err
	}
	until, err := q.firstChange(below)
	if err != nil {
		return err
	}
	quoted, err := json.Marshal(q.filter.Text)
	if err != nil {
		return err
	}
	logged := string(quoted[1 : len(quoted)-1]) // as the log writes it
	t.add(`(instr(act.sentence, ?) > 0 OR instr(coalesce(worker.name, ''), ?) > 0 OR act.id IN
		(SELECT act_id FROM change WHERE id >= ? AND id < ? AND kind = 1 AND instr(CAST(edits AS TEXT), ?) > 0))`,
		q.filter.Text, q.filter.Text, from, until, logged)
	return nil
}

func (q *auditQuery) readActs(p *auditStream, t *terms) error {
	rows, err := q.st.read.QueryContext(q.ctx, `SELECT act.id, act.at, coalesce(act.worker_id, 0), coalesce(worker.name, ''), act.cause, act.sentence, act.changes
		FROM act LEFT JOIN worker ON worker.id = act.worker_id
		WHERE act.cause <> 'erase' AND `+strings.Join(t.where, " AND ")+` ORDER BY act.id DESC LIMIT ?`, append(t.args, q.limit)...)
	if err != nil {
		return err
	}
	defer rows.Close() //nolint:errcheck // rows.Err tells
	for rows.Next() {
		var e cases.AuditEntry
		var at int64
		var cause string
		if err := rows.Scan(&e.Act, &at, (*int64)(&e.WorkerID), &e.Worker, &cause, &e.Sentence, &e.Changes); err != nil {
			return err
		}
		e.At, e.Kind = time.UnixMilli(at).UTC(), cases.KindOfCause(cause)
		p.entries, p.ids = append(p.entries, e), append(p.ids, e.Act)
	}
	if len(p.entries) == q.limit { // there may be more above the floor
		p.floor = p.ids[len(p.ids)-1]
	}
	return rows.Err()
}

// events reads the next piece of the log of events below an id.
func (q *auditQuery) events(below int64) (p auditStream, err error) {
	p.from, p.floor = below, 1
	var kinds []string
	for _, kind := range q.filter.Kinds {
		if slices.Contains(cases.EventKinds(), kind) {
			kinds = append(kinds, string(kind))
		}
	}
	if below <= 1 || (len(q.filter.Kinds) > 0 && len(kinds) == 0) {
		return p, nil
	}
	var t terms
	if len(kinds) > 0 {
		t.oneOf("event.kind", kinds)
	}
	from, until := bounds(&q.filter)
	if !from.IsZero() {
		t.add("event.at >= ?", from.UTC().Format(instantLayout))
	}
	if !until.IsZero() {
		t.add("event.at < ?", until.UTC().Format(instantLayout))
	}
	if q.filter.Worker != 0 {
		t.add("event.worker_id = ?", int64(q.filter.Worker))
	}
	p.floor = max(1, below-auditTextPiece)
	t.add("event.id >= ? AND event.id < ?", p.floor, below)
	return p, q.readEvents(&p, &t)
}

func (q *auditQuery) readEvents(p *auditStream, t *terms) error {
	rows, err := q.st.read.QueryContext(q.ctx, "SELECT "+eventColumns+`, coalesce(worker.name, '') FROM event LEFT JOIN worker ON worker.id = event.worker_id
		WHERE `+strings.Join(t.where, " AND ")+" ORDER BY event.id DESC", t.args...)
	if err != nil {
		return err
	}
	defer rows.Close() //nolint:errcheck // rows.Err tells
	for rows.Next() && len(p.entries) < q.limit {
		var name string
		e, err := scanEvent(rows, &name)
		if err != nil {
			return err
		}
		entry, err := q.st.eventEntry(q.ctx, &e, name)
		if err != nil {
			return err
		}
		if text := q.filter.Text; text == "" || strings.Contains(entry.Sentence, text) || strings.Contains(name, text) {
			p.entries, p.ids = append(p.entries, entry), append(p.ids, e.id)
		}
	}
	if len(p.entries) == q.limit {
		p.floor = p.ids[len(p.ids)-1]
	}
	return rows.Err()
}
