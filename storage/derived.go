package storage

import (
	"strings"
	"time"

	"zhucunji/cases"
)

// parts says which maintained columns of a household are concerned by an act.
type parts uint8

const (
	memberParts   parts = 1 << iota // head, people
	standingParts                   // 户类型, 监测, 风险
	visitParts                      // last and next visit, hygiene
	promiseParts                    // open promises
	measureParts                    // count of measures
	allParts      = memberParts | standingParts | visitParts | promiseParts | measureParts
)

// partsOf says what a record type bears upon. A change of type or of members changes
// the cadence too, so the next visit with it.
func partsOf(record string) parts {
	switch record {
	case "household":
		return allParts
	case "membership", "headship":
		return memberParts | standingParts | visitParts
	case "standing", "monitoring":
		return standingParts | visitParts
	case "visit":
		return visitParts
	case "promise":
		return promiseParts
	case "measure":
		return measureParts
	}
	return 0
}

// settle works out the maintained columns of the households an act touched, inside
// its transaction.
func (a *act) settle() error {
	if a.cadence { // when visits are due is worked out after the commit; this is for a kill before that
		if err := a.keepSetting(derivedBy, ""); err != nil {
			return err
		}
	}
	if err := a.writeKeys(); err != nil {
		return err
	}
	for id, what := range a.households {
		if what == 0 {
			continue
		}
		if err := a.refreshHousehold(id, what); err != nil {
			return err
		}
	}
	return nil
}

// refreshHousehold works out maintained columns anew and writes them where they differ.
func (a *act) refreshHousehold(id int64, what parts) error {
	t := a.st.tables.household
	now, err := t.get(a.ctx, a.tx, id)
	if err != nil {
		return err
	}
	after := now
	if err := a.deriveHousehold(&after, what); err != nil {
		return err
	}
	return t.writeMaintained(a, &now, &after)
}

func (a *act) deriveHousehold(h *cases.Household, what parts) error {
	if what&memberParts != 0 {
		if err := a.deriveMembers(h); err != nil {
			return err
		}
	}
	if what&standingParts != 0 {
		if err := a.deriveStanding(h); err != nil {
			return err
		}
	}
	if what&promiseParts != 0 {
		if err := a.scan("SELECT count(*) FROM promise WHERE household_id = ? AND done_on IS NULL AND hidden = 0", []any{h.ID}, counted(&h.OpenPromises)); err != nil {
			return err
		}
	}
	if what&measureParts != 0 {
		if err := a.scan("SELECT count(*) FROM measure WHERE household_id = ? AND hidden = 0", []any{h.ID}, counted(&h.MeasureCount)); err != nil {
			return err
		}
	}
	if what&visitParts != 0 {
		return a.deriveVisits(h)
	}
	return nil
}

// counted scans a count into a column that is never blank.
func counted(o *cases.Opt[int64]) *int64 {
	o.Valid = true
	return &o.Value
}

// deriveMembers finds today's head and counts the people.
func (a *act) deriveMembers(h *cases.Household) error {
	t := &a.st.tables
	heads, err := t.headship.list(a.ctx, a.tx, "WHERE household_id = ? AND hidden = 0", h.ID)
	if err != nil {
		return err
	}
	spells, err := t.membership.list(a.ctx, a.tx, "WHERE household_id = ? AND hidden = 0", h.ID)
	if err != nil {
		return err
	}
	h.People = cases.Some(int64(cases.RegisteredPeople(spells, a.today)))
	head, ok := cases.Head(heads, a.today)
	h.HeadID, h.HeadName, h.HeadSort = head.PersonID, "", ""
	if !ok {
		return nil
	}
	if err := a.scan("SELECT name FROM person WHERE id = ?", []any{int64(head.PersonID)}, &h.HeadName); err != nil {
		return err
	}
	h.HeadSort = string(a.st.sortKey(h.HeadName))
	return nil
}

// deriveStanding finds today's 户类型, 监测对象类别 and risk.
func (a *act) deriveStanding(h *cases.Household) error {
	t := &a.st.tables
	standings, err := t.standing.list(a.ctx, a.tx, "WHERE household_id = ? AND hidden = 0", h.ID)
	if err != nil {
		return err
	}
	spells, err := t.monitoring.list(a.ctx, a.tx, "WHERE household_id = ? AND hidden = 0", h.ID)
	if err != nil {
		return err
	}
	h.HouseholdType = cases.TypeOn(standings, a.today)
	h.MonitorClass, h.RiskState = "", ""
	if m, ok := cases.MonitoringOn(spells, a.today); ok {
		h.MonitorClass, h.RiskState = m.Class, m.RiskOn(a.today)
	}
	return a.deriveVisitClass(h)
}

// deriveVisitClass finds how often the household is to be visited, which depends on
// its members too.
func (a *act) deriveVisitClass(h *cases.Household) error {
	day := a.today.String()
	people, err := a.st.tables.person.list(a.ctx, a.tx, `WHERE hidden = 0 AND id IN (SELECT person_id FROM membership
		WHERE household_id = ? AND hidden = 0 AND (joined_on IS NULL OR joined_on <= ?) AND (left_on IS NULL OR left_on > ?))`, h.ID, day, day)
	if err != nil {
		return err
	}
	h.VisitClass = cases.VisitClass(cases.VisitFactsOf(h, people))
	return nil
}

// deriveVisits finds the last visit and the day of the next.
func (a *act) deriveVisits(h *cases.Household) error {
	if err := a.scan("SELECT count(*) FROM visit WHERE household_id = ? AND hidden = 0", []any{h.ID}, counted(&h.VisitCount)); err != nil {
		return err
	}
	h.Hygiene = cases.Opt[int64]{}
	var score *int64
	err := a.scan("SELECT hygiene FROM visit WHERE household_id = ? AND hidden = 0 AND hygiene IS NOT NULL ORDER BY visited_on DESC, id DESC LIMIT 1", []any{h.ID}, &score)
	switch {
	case err == nil && score != nil:
		h.Hygiene = cases.Some(*score)
	case err != nil && !isNoRows(err):
		return err
	}
	last, err := a.lastVisit(h.ID)
	if err != nil {
		return err
	}
	h.LastVisitOn = 0
	if last != nil {
		h.LastVisitOn = last.VisitedOn
	}
	h.NextVisitOn = 0
	if h.EndedOn == 0 || h.EndedOn > a.today {
		h.NextVisitOn = cases.DueVisit(h.VisitClass, last, knownSince(h.UID), a.st.Policy())
	}
	return nil
}

// lastVisit reads of a household's newest visit what the cadence asks; nil where there
// is none.
func (a *act) lastVisit(household int64) (*cases.Visit, error) {
	var on string
	var next *string
	err := a.scan("SELECT visited_on, next_on FROM visit WHERE household_id = ? AND hidden = 0 ORDER BY visited_on DESC, id DESC LIMIT 1", []any{household}, &on, &next)
	if isNoRows(err) {
		return nil, nil
	}
	v := &cases.Visit{}
	if err == nil {
		err = cases.SetCanonical(&v.VisitedOn, on, true)
	}
	if err == nil && next != nil {
		err = cases.SetCanonical(&v.NextOn, *next, true)
	}
	return v, err
}

// knownSince is the day on which a record was made: its uid begins with the time.
func knownSince(uid cases.UID) cases.Day {
	seconds, nanos := uid.Time().UnixTime()
	return cases.DayOf(time.Unix(seconds, nanos))
}

// writeMaintained writes the maintained columns that differ.
func (t *table[T]) writeMaintained(a *act, now, after *T) error {
	var set []string
	var args []any
	for _, i := range t.fields {
		f := &t.cat.Fields[i]
		if f.Source != cases.Maintained || cases.Same(f.At(now), f.At(after)) {
			continue
		}
		value, err := driverValue(cases.Bound{Meta: &f.Meta, Ptr: f.At(after)}, t.cat.Base(now).UID, t.seal)
		if err != nil {
			return err
		}
		set = append(set, quote(f.Key)+" = ?")
		args = append(args, value)
	}
	if len(set) == 0 {
		return nil
	}
	_, err := a.exec("UPDATE "+quote(t.cat.Record)+" SET "+strings.Join(set, ", ")+" WHERE id = ?", append(args, t.cat.Base(now).ID)...)
	return err
}

// sortKey is the key by which a name sorts among others.
func (s *Store) sortKey(name string) []byte {
	s.collating.Lock()
	defer s.collating.Unlock()
	return s.collator.SortKey(name)
}
