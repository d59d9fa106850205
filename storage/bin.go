package storage

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"zhucunji/cases"
)

// partOf names a record type that goes into the bin with another, and the column that
// refers to it.
type partOf struct{ record, column string }

// partsInBin lists what goes into the bin with a record, and comes back with it. What
// belongs to a household stays as it is: a household out of sight takes it along.
func partsInBin(record string) []partOf {
	switch record {
	case "visit":
		return []partOf{{"demand", "visit_id"}, {"promise", "visit_id"}, {"photo", "visit_id"}}
	case "measure":
		return []partOf{
			{"industry", "measure_id"},
			{"input", "measure_id"},
			{"sale", "measure_id"},
			{"public_post", "measure_id"},
			{"micro_loan", "measure_id"},
			{"student_aid", "measure_id"},
			{"subsidy", "measure_id"},
			{"job_support", "measure_id"},
			{"photo", "measure_id"},
		}
	case "public_post":
		return []partOf{{"attendance", "public_post_id"}}
	}
	return nil
}

// Hide puts a record into the bin, with what belongs to it. NotFound where there is none.
func (s *Store) Hide(ctx context.Context, record string, id int64) (cases.Change, error) {
	return s.moveToBin(ctx, record, []int64{id}, true)
}

// Restore takes a record out of the bin, with what went there with it.
func (s *Store) Restore(ctx context.Context, record string, id int64) (cases.Change, error) {
	return s.moveToBin(ctx, record, []int64{id}, false)
}

// HideHouseholds puts households into the bin as one act.
func (s *Store) HideHouseholds(ctx context.Context, ids []int64) (cases.Change, error) {
	return s.moveToBin(ctx, "household", ids, true)
}

// RestoreHouseholds takes households out of the bin as one act.
func (s *Store) RestoreHouseholds(ctx context.Context, ids []int64) (cases.Change, error) {
	return s.moveToBin(ctx, "household", ids, false)
}

func (s *Store) moveToBin(ctx context.Context, record string, ids []int64, hidden bool) (cases.Change, error) {
	t := s.tables.named(record)
	if t == nil {
		return cases.Change{}, failure("find record type", fmt.Errorf("no record type %q", record))
	}
	title, doing := "", "恢复"
	if hidden {
		doing = "删除"
	}
	in := intent{cause: Typed, tell: func() string { return doing + t.title() + " " + title }}
	return s.do(ctx, "move to bin", in, func(a *act) (err error) {
		if title, err = s.nameOf(ctx, record, ids[0]); err != nil {
			return err
		}
		if len(ids) > 1 {
			title = fmt.Sprintf("%s等 %d 条", title, len(ids))
		}
		for _, id := range ids {
			if err := a.setHidden(t, id, hidden); err != nil {
				return err
			}
		}
		return nil
	})
}

// setHidden moves one record and its parts. Coming back, only the parts that went into
// the bin in the same act come along: what was thrown away before stays there.
func (a *act) setHidden(t reversible, id int64, hidden bool) error {
	when, err := a.hiddenBy(t, id)
	if err != nil {
		return err
	}
	for _, p := range partsInBin(t.record()) {
		part := a.st.tables.named(p.record)
		rows, err := a.tx.QueryContext(a.ctx, "SELECT id FROM "+quote(p.record)+" "+p.of()+" AND hidden = ?", id, !hidden)
		if err != nil {
			return err
		}
		ids, err := scanIDs(rows)
		if err != nil {
			return err
		}
		for _, child := range ids {
			went, err := a.hiddenBy(part, child)
			if err != nil {
				return err
			}
			if !hidden && went != when {
				continue
			}
			if err := a.setHidden(part, child, hidden); err != nil {
				return err
			}
		}
	}
	return t.hide(a, id, hidden)
}

// hiddenBy finds the act that last moved a record into the bin or out of it; 0 where
// none ever did. Edits without content are those of an erased record that had the same id.
func (a *act) hiddenBy(t reversible, id int64) (act int64, err error) {
	rows, err := a.tx.QueryContext(a.ctx, "SELECT act_id, edits FROM change WHERE record = ? AND row_id = ? AND kind = ? AND edits IS NOT NULL ORDER BY id DESC", t.id(), id, changeEdit)
	if err != nil {
		return 0, err
	}
	defer rows.Close() //nolint:errcheck // rows.Err tells
	for rows.Next() {
		var raw []byte
		if err := rows.Scan(&act, &raw); err != nil {
			return 0, err
		}
		changed := edits{}
		if err := json.Unmarshal(raw, &changed); err != nil {
			return 0, fmt.Errorf("read change log: %w", err)
		}
		if e, ok := changed["hidden"]; ok && !sameText(e.Before, e.After) {
			return act, nil
		}
	}
	return 0, rows.Err()
}

// hide moves one record into the bin or out of it.
func (t *table[T]) hide(a *act, id int64, hidden bool) error {
	before, err := t.get(a.ctx, a, id)
	if err != nil {
		return err
	}
	after := before
	t.cat.Base(&after).Hidden = hidden
	return edit(a, t, &before, &after)
}

// binRecords are the record types the bin shows; the others go there only with one of
// these.
func binRecords() []string {
	return []string{"household", "visit", "measure", "income", "person", "job_spell", "sale", "village", "team", "unit", "fund", "project", "own_report"}
}

// Bin lists the n records put into the bin last, newest first.
func (s *Store) Bin(ctx context.Context, n int) ([]cases.Deleted, error) {
	var out []cases.Deleted
	for _, record := range binRecords() {
		list, err := s.binOf(ctx, s.tables.named(record), n)
		if err != nil {
			return nil, failure("list bin", err)
		}
		out = append(out, list...)
	}
	sortDeleted(out)
	return out[:min(n, len(out))], nil
}

// binnedAlone leaves out the records that lie in the bin with what they are part of.
func binnedAlone(record string) string {
	if record != "sale" {
		return ""
	}
	return " AND (r.measure_id IS NULL OR r.measure_id NOT IN (SELECT id FROM measure WHERE hidden = 1))"
}

// binOf lists the records of one type in the bin with who put them there and when.
func (s *Store) binOf(ctx context.Context, t reversible, n int) ([]cases.Deleted, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT r.id, coalesce(act.at, 0), coalesce(worker.name, '') FROM `+quote(t.record())+` r
		LEFT JOIN act ON act.id = (SELECT act_id FROM change WHERE record = ? AND row_id = r.id ORDER BY id DESC LIMIT 1) LEFT JOIN worker ON worker.id = act.worker_id
		WHERE r.hidden = 1`+binnedAlone(t.record())+` ORDER BY act.at DESC LIMIT ?`, t.id(), n)
	if err != nil {
		return nil, err
	}
	defer rows.Close() //nolint:errcheck // rows.Err tells
	var out []cases.Deleted
	for rows.Next() {
		d := cases.Deleted{Record: t.record(), Kind: t.title()}
		var at int64
		if err := rows.Scan(&d.ID, &at, &d.Worker); err != nil {
			return nil, err
		}
		d.At = time.UnixMilli(at).Format("2006-01-02 15:04")
		if d.Title, err = s.nameOf(ctx, d.Record, d.ID); err != nil {
			return nil, err
		}
		out = append(out, d)
	}
	return out, rows.Err()
}
