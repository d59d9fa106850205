package storage

import (
	"slices"

	"zhucunji/cases"
)

// deriveNew works out the maintained columns of a household that was just made, from the
// bundle it was made of: reading it all back would cost a load as much as writing it.
func (l *Loader) deriveNew(b *cases.Bundle) error {
	a, now := l.a, &b.New.Household
	after := *now
	first := cases.Headship{PersonID: cases.Ref(b.New.Members[0].Person.ID), FromOn: b.New.Since}
	members := slices.Concat(b.New.Members, b.Former)
	var spells []cases.Membership
	var people []cases.Person
	for i := range members {
		spells = append(spells, members[i].Membership)
		if members[i].Membership.On(a.today) {
			people = append(people, members[i].Person)
		}
	}
	head, ok := a.tellMembers(&after, append(slices.Clone(b.Headships), first), spells)
	if at := slices.IndexFunc(members, func(m cases.Member) bool { return cases.Ref(m.Person.ID) == head }); ok && at >= 0 {
		after.HeadName = members[at].Person.Name
		after.HeadSort = string(a.st.sortKey(after.HeadName))
	}
	standings := b.Standings
	if b.New.Type != "" {
		standings = append(slices.Clone(standings), cases.Standing{Kind: string(cases.ListHouseholdType), Value: b.New.Type, FromOn: b.New.Since})
	}
	a.tellStanding(&after, standings, b.Monitorings)
	after.VisitClass = cases.VisitClass(cases.VisitFactsOf(&after, people))
	a.tellVisits(&after, b.Visits)
	after.MeasureCount = cases.Some(int64(len(b.Measures)))
	if err := a.st.tables.household.writeMaintained(a, now, &after); err != nil {
		return err
	}
	*now = after
	a.households[after.ID] = 0
	return nil
}

// tellVisits says what the visits of a new household leave in its maintained columns.
func (a *act) tellVisits(h *cases.Household, visits []cases.VisitFile) {
	var last *cases.Visit
	var scored cases.Day
	promises := int64(0)
	h.Hygiene = cases.Opt[int64]{}
	for i := range visits {
		v := &visits[i].Visit
		if last == nil || v.VisitedOn >= last.VisitedOn {
			last = v
		}
		if v.Hygiene.Valid && v.VisitedOn >= scored {
			h.Hygiene, scored = v.Hygiene, v.VisitedOn
		}
		for n := range visits[i].Promises {
			promises += int64(boolInt(visits[i].Promises[n].DoneOn.IsZero()))
		}
	}
	if n := len(visits); n > 0 {
		h.NewestVisitID = cases.Ref(visits[n-1].Visit.ID)
	}
	h.VisitCount, h.OpenPromises = cases.Some(int64(len(visits))), cases.Some(promises)
	a.tellLastVisit(h, last)
}
