package storage

import (
	"context"

	"zhucunji/cases"
)

// AddVisit writes a visit with its demands, promises and photos, and closes the
// earlier promises it reports done. Invalid where a field is wrong (the visit may not
// lie in the future).
func (s *Store) AddVisit(ctx context.Context, f *cases.VisitFile) (cases.Change, error) {
	head := ""
	in := intent{cause: Typed, tell: func() string { return "走访 " + head }}
	return s.do(ctx, "add visit", in, func(a *act) (err error) {
		head, err = a.addVisit(f)
		return err
	})
}

// addVisit writes a visit and gives the name of the head, for the status line.
func (a *act) addVisit(f *cases.VisitFile) (head string, err error) {
	h, err := a.visited(f.Visit.HouseholdID)
	if err != nil {
		return "", err
	}
	v, facts := &f.Visit, h.facts
	if v.EnteredOn == 0 {
		v.EnteredOn = a.today
	}
	if v.HouseholdType == "" && v.MonitorClass == "" { // what the household was when it was visited
		v.HouseholdType, v.MonitorClass = facts.HouseholdType, facts.MonitorClass
		if v.VisitedOn < a.today { // written down later
			if err := a.typesOf(v); err != nil {
				return "", err
			}
		}
	}
	if err := cases.CheckVisit(v, facts, a.today); err != nil {
		return "", err
	}
	v.EarlierID = h.household.NewestVisitID
	waiting := a.households[h.household.ID]&visitParts != 0 // for settle, because of an earlier record of the act
	if err := create(a, a.st.tables.visit, v); err != nil {
		return "", err
	}
	if err := a.followVisit(&h.household, v, waiting); err != nil {
		return "", err
	}
	return h.household.HeadName, a.saveVisitParts(&cases.VisitFile{}, f)
}

// followVisit brings the maintained columns of a household in step with a new visit: in its
// chain it is the newest one, whatever its day. What it says of last and next visit is left
// to settle, which reads all visits, where the household waits for that anyway, and for a
// score that may be older than the known one.
func (a *act) followVisit(before *cases.Household, v *cases.Visit, waiting bool) error {
	after := *before
	after.NewestVisitID = cases.Ref(v.ID)
	late := v.VisitedOn < before.LastVisitOn
	if !waiting && !v.Hidden && before.VisitCount.Valid && (!late || !v.Hygiene.Valid) {
		after.VisitCount.Value++
		if !late {
			a.followLast(&after, v)
		}
		a.households[after.ID] &^= visitParts
	}
	return a.st.tables.household.writeMaintained(a, before, &after)
}

// followLast tells of a household the visit of the latest day.
func (a *act) followLast(h *cases.Household, v *cases.Visit) {
	if v.Hygiene.Valid {
		h.Hygiene = v.Hygiene
	}
	a.tellLastVisit(h, v)
}

// saveVisitParts writes what belongs to a visit.
func (a *act) saveVisitParts(before, after *cases.VisitFile) error {
	t, visit, household := &a.st.tables, cases.Ref(after.Visit.ID), after.Visit.HouseholdID
	err := saveChildren(a, t.demand, before.Demands, after.Demands, func(d *cases.Demand) {
		d.VisitID, d.HouseholdID = visit, household
	})
	if err != nil {
		return err
	}
	err = saveChildren(a, t.promise, before.Promises, after.Promises, func(p *cases.Promise) {
		p.VisitID, p.HouseholdID = visit, household
	})
	if err != nil {
		return err
	}
	err = saveChildren(a, t.photo, before.Photos, after.Photos, func(p *cases.Photo) {
		p.VisitID, p.HouseholdID = visit, household
	})
	if err != nil {
		return err
	}
	for i := range after.Kept {
		was, err := t.promise.get(a.ctx, a, after.Kept[i].ID)
		if err != nil {
			return err
		}
		if err := edit(a, t.promise, &was, &after.Kept[i]); err != nil {
			return err
		}
	}
	return nil
}

// EditVisit changes a visit and what belongs to it: parts without an id are new, parts
// that are gone go into the bin.
func (s *Store) EditVisit(ctx context.Context, before, after *cases.VisitFile) (cases.Change, error) {
	in := intent{cause: Typed, tell: func() string { return "修改走访 " + before.Visit.VisitedOn.String() }}
	return s.do(ctx, "edit visit", in, func(a *act) error {
		h, err := a.visited(after.Visit.HouseholdID)
		if err != nil {
			return err
		}
		if err := cases.CheckVisit(&after.Visit, h.facts, a.today); err != nil {
			return err
		}
		if after.Visit.VisitedOn != before.Visit.VisitedOn {
			if err := a.typesOf(&after.Visit); err != nil {
				return err
			}
		}
		if err := edit(a, s.tables.visit, &before.Visit, &after.Visit); err != nil {
			return err
		}
		return a.saveVisitParts(before, after)
	})
}

// Visit reads a visit with what belongs to it.
func (s *Store) Visit(ctx context.Context, id int64) (f cases.VisitFile, err error) {
	if f.Visit, err = s.tables.visit.get(ctx, s.read, id); err != nil {
		return f, failure("read visit", err)
	}
	return f, failure("read visit", s.fillVisit(ctx, &f))
}

func (s *Store) fillVisit(ctx context.Context, f *cases.VisitFile) (err error) {
	const own = "WHERE visit_id = ? AND hidden = 0 ORDER BY id"
	if f.Demands, err = s.tables.demand.list(ctx, s.read, own, f.Visit.ID); err != nil {
		return err
	}
	if f.Promises, err = s.tables.promise.list(ctx, s.read, own, f.Visit.ID); err != nil {
		return err
	}
	if f.Photos, err = s.tables.photo.list(ctx, s.read, own, f.Visit.ID); err != nil {
		return err
	}
	if f.Visit.GatheringID != 0 {
		f.Gathering, err = s.tables.gathering.get(ctx, s.read, int64(f.Visit.GatheringID))
	}
	return err
}

// LastVisit reads the newest visit of a household; ok is false where there is none.
func (s *Store) LastVisit(ctx context.Context, household int64) (f cases.VisitFile, ok bool, err error) {
	list, err := s.tables.visit.list(ctx, s.read, ofVisited()+" ORDER BY visited_on DESC, id DESC LIMIT 1", household)
	if err != nil || len(list) == 0 {
		return f, false, failure("read last visit", err)
	}
	f.Visit = list[0]
	return f, true, failure("read last visit", s.fillVisit(ctx, &f))
}

// OpenPromises lists the promises not kept yet, the earliest due first: of one
// household, or of all where household is 0.
func (s *Store) OpenPromises(ctx context.Context, household int64) ([]cases.Promise, error) {
	list, err := s.tables.promise.list(ctx, s.read,
		"WHERE ? IN (0, household_id) AND done_on IS NULL AND hidden = 0 ORDER BY due_on IS NULL, due_on, id", household)
	return list, failure("list promises", err)
}
