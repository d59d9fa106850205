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
	if what == visitParts {
		return a.refreshVisits(id)
	}
	now, err := t.get(a.ctx, a, id)
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
	heads, err := t.headship.list(a.ctx, a, "WHERE household_id = ? AND hidden = 0", h.ID)
	if err != nil {
		return err
	}
	spells, err := t.membership.list(a.ctx, a, "WHERE household_id = ? AND hidden = 0", h.ID)
	if err != nil {
		return err
	}
	head, ok := a.tellMembers(h, heads, spells)
	if !ok {
		return nil
	}
	if err := a.scan("SELECT name FROM person WHERE id = ?", []any{int64(head)}, &h.HeadName); err != nil {
		return err
	}
	h.HeadSort = string(a.st.sortKey(h.HeadName))
	return nil
}

// tellMembers counts the people and finds the head, whose name is left blank.
func (a *act) tellMembers(h *cases.Household, heads []cases.Headship, spells []cases.Membership) (head cases.Ref, ok bool) {
	h.People = cases.Some(int64(cases.RegisteredPeople(spells, a.today)))
	headship, ok := cases.Head(heads, a.today)
	h.HeadID, h.HeadName, h.HeadSort = headship.PersonID, "", ""
	return headship.PersonID, ok
}

// deriveStanding finds today's 户类型, 监测对象类别 and risk.
func (a *act) deriveStanding(h *cases.Household) error {
	t := &a.st.tables
	standings, err := t.standing.list(a.ctx, a, "WHERE household_id = ? AND hidden = 0", h.ID)
	if err != nil {
		return err
	}
	spells, err := t.monitoring.list(a.ctx, a, "WHERE household_id = ? AND hidden = 0", h.ID)
	if err != nil {
		return err
	}
	a.tellStanding(h, standings, spells)
	return a.deriveVisitClass(h)
}

func (a *act) tellStanding(h *cases.Household, standings []cases.Standing, spells []cases.Monitoring) {
	h.HouseholdType = cases.TypeOn(standings, a.today)
	h.MonitorClass, h.RiskState = "", ""
	if m, ok := cases.MonitoringOn(spells, a.today); ok {
		h.MonitorClass, h.RiskState = m.Class, m.RiskOn(a.today)
	}
}

// deriveVisitClass finds how often the household is to be visited, which depends on
// its members too.
func (a *act) deriveVisitClass(h *cases.Household) error {
	day := a.today.String()
	people, err := a.st.tables.person.list(a.ctx, a, `WHERE hidden = 0 AND id IN (SELECT person_id FROM membership
		WHERE household_id = ? AND hidden = 0 AND (joined_on IS NULL OR joined_on <= ?) AND (left_on IS NULL OR left_on > ?))`, h.ID, day, day)
	if err != nil {
		return err
	}
	h.VisitClass = cases.VisitClass(cases.VisitFactsOf(h, people))
	return nil
}

// visitState is what the visits of a household leave in its maintained columns: how many
// they are, the newest score, and of the last one the day and the next visit agreed upon.
type visitState struct {
	count   int64
	hygiene *int64
	on      *string
	next    *string
}

// visitState reads the visits of a household.
func (a *act) visitState(household int64) (v visitState, err error) {
	rows, err := a.QueryContext(a.ctx, "SELECT visited_on, next_on, hygiene FROM visit "+ofVisited()+" ORDER BY visited_on, id", household)
	if err != nil {
		return v, err
	}
	defer rows.Close() //nolint:errcheck // rows.Err tells
	for rows.Next() {
		var hygiene *int64
		if err := rows.Scan(&v.on, &v.next, &hygiene); err != nil {
			return v, err
		}
		if v.count++; hygiene != nil {
			v.hygiene = hygiene
		}
	}
	return v, rows.Err()
}

// deriveVisits finds the last visit and the day of the next.
func (a *act) deriveVisits(h *cases.Household) error {
	v, err := a.visitState(h.ID)
	if err != nil {
		return err
	}
	return a.applyVisits(h, &v)
}

// refreshVisits does for a changed visit what refreshHousehold does, without reading the
// household's other columns.
func (a *act) refreshVisits(id int64) error {
	h, err := a.visited(cases.Ref(id))
	if err != nil {
		return err
	}
	after := h.household
	if err := a.deriveVisits(&after); err != nil {
		return err
	}
	return a.st.tables.household.writeMaintained(a, &h.household, &after)
}

// applyVisits writes into a household what its visits say.
func (a *act) applyVisits(h *cases.Household, v *visitState) error {
	h.VisitCount, h.Hygiene = cases.Some(v.count), optional(v.hygiene)
	last := &cases.Visit{} // of which the cadence asks the two days
	if err := setDays(dayText{&last.NextOn, v.next}, dayText{&last.VisitedOn, v.on}); err != nil {
		return err
	}
	if v.on == nil {
		last = nil
	}
	a.tellLastVisit(h, last)
	return nil
}

// tellLastVisit says when the household was visited last and when it is to be visited
// next; last is nil where it never was.
func (a *act) tellLastVisit(h *cases.Household, last *cases.Visit) {
	h.LastVisitOn, h.NextVisitOn = 0, 0
	if last != nil {
		h.LastVisitOn = last.VisitedOn
	}
	if h.EndedOn == 0 || h.EndedOn > a.today {
		h.NextVisitOn = cases.DueVisit(h.VisitClass, last, knownSince(h.UID), a.st.Policy())
	}
}

// knownSince is the day on which a record was made: its uid begins with the time.
func knownSince(uid cases.UID) cases.Day {
	seconds, nanos := uid.Time().UnixTime()
	return cases.DayOf(time.Unix(seconds, nanos))
}

// writeMaintained writes the maintained columns that differ.
func (t *table[T]) writeMaintained(a *act, now, after *T) error {
	var set strings.Builder
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
		set.WriteString(`, "` + f.Key + `" = ?`)
		args = append(args, value)
	}
	if len(args) == 0 {
		return nil
	}
	_, err := a.exec("UPDATE "+quote(t.cat.Record)+" SET "+set.String()[2:]+" WHERE id = ?", append(args, t.cat.Base(now).ID)...)
	return err
}

// sortKey is the key by which a name sorts among others.
func (s *Store) sortKey(name string) []byte {
	s.collating.Lock()
	defer s.collating.Unlock()
	return s.collator.SortKey(name)
}
