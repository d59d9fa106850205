package storage

import (
	"fmt"

	"zhucunji/cases"
)

// create writes a new record and its change row, and sets its id and uid.
func create[T any](a *act, t *table[T], v *T) error {
	if err := t.checkCodes(a, nil, v); err != nil {
		return err
	}
	base := t.cat.Base(v)
	if !a.bulk { // a load makes its records itself, and too many to hold on to
		a.remember(base)
	}
	if err := a.identify(base, t.number, t.cat.Record); err != nil {
		return err
	}
	args, err := t.values(v, a.id)
	if err != nil {
		return err
	}
	if a.bulk {
		if err := a.stop.Err(); err != nil {
			return err
		}
	}
	query, args := t.sparse(args, a.sparse)
	res, err := a.exec(query, args...)
	if err != nil {
		return fmt.Errorf("create %s: %w", t.cat.Record, err)
	}
	if base.ID, err = res.LastInsertId(); err != nil {
		return err
	}
	a.uids[uidKey{t.cat.Record, base.ID}] = base.UID
	payload, err := t.creation(a, v)
	if err != nil {
		return err
	}
	if err := a.log(t.number, base.ID, changeCreate, nil, commitment(t.cat.Record, base.UID, payload)); err != nil {
		return err
	}
	a.touch(t.cat.Record, base.ID, t.householdOf(v))
	if t.written != nil {
		return t.written(a, nil, v)
	}
	return nil
}

// edit writes the fields in which after differs from before, where before is what
// the person saw. A field that was changed meanwhile is a Conflict, and nothing is
// written.
func edit[T any](a *act, t *table[T], before, after *T) error {
	base := t.cat.Base(before)
	now, err := t.get(a.ctx, a, base.ID)
	if err != nil {
		return err
	}
	*t.cat.Base(after) = cases.Base{ID: base.ID, UID: t.cat.Base(&now).UID, Hidden: t.cat.Base(after).Hidden}
	if err := t.checkCodes(a, before, after); err != nil {
		return err
	}
	edits, err := t.difference(a, before, after, &now)
	if err != nil || len(edits) == 0 {
		return err
	}
	if err := t.update(a, &now, after, edits); err != nil {
		return err
	}
	logged, sealedEdits, err := t.encodeEdits(edits, t.cat.Base(&now).UID)
	if err != nil {
		return err
	}
	if err := a.log(t.number, base.ID, changeEdit, sealedEdits, commitment(t.cat.Record, t.cat.Base(&now).UID, logged)); err != nil {
		return err
	}
	a.touch(t.cat.Record, base.ID, t.householdOf(after))
	if was := t.householdOf(&now); was != 0 {
		a.touch(t.cat.Record, base.ID, was)
	}
	if t.written != nil {
		return t.written(a, &now, after)
	}
	return nil
}

// madeRecord is a record of the caller's that an act gave an id.
type madeRecord struct {
	base *cases.Base
	was  cases.Base
}

// remember notes what a record of the caller's was before the act gives it an id.
func (a *act) remember(base *cases.Base) {
	a.made = append(a.made, madeRecord{base, *base})
}

// forget takes the ids back that a failed act gave: a form that saves again must not
// mistake its records for ones that are in the file.
func (a *act) forget() {
	for _, m := range a.made {
		*m.base = m.was
	}
}
