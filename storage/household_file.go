package storage

import (
	"cmp"
	"context"
	"slices"

	"zhucunji/cases"
)

// Household reads 一户一档 of one household but its visits, measures and incomes.
// NotFound where there is none.
func (s *Store) Household(ctx context.Context, id int64) (cases.HouseholdFile, error) {
	f, err := s.householdFile(ctx, id)
	return f, failure("read household", err)
}

func (s *Store) householdFile(ctx context.Context, id int64) (f cases.HouseholdFile, err error) {
	t := &s.tables
	if f.Household, err = t.household.get(ctx, s.read, id); err != nil {
		return f, err
	}
	places, err := s.places(ctx)
	if err != nil {
		return f, err
	}
	places.tell(&f.Household)
	if v := places.villages[f.Household.VillageID]; v != nil {
		f.Village = *v
	}
	if team := places.teams[f.Household.TeamID]; team != nil {
		f.Team = *team
	}
	const own = "WHERE household_id = ? AND hidden = 0 ORDER BY id"
	if f.Headships, err = t.headship.list(ctx, s.read, own, id); err != nil {
		return f, err
	}
	if f.Standings, err = t.standing.list(ctx, s.read, own, id); err != nil {
		return f, err
	}
	if f.Monitorings, err = t.monitoring.list(ctx, s.read, own, id); err != nil {
		return f, err
	}
	if f.Photos, err = t.photo.list(ctx, s.read, own, id); err != nil {
		return f, err
	}
	return f, s.fillMembers(ctx, id, &f)
}

// fillMembers reads the people of a household and parts those who live in it today
// from those who left.
func (s *Store) fillMembers(ctx context.Context, id int64, f *cases.HouseholdFile) error {
	all, err := s.members(ctx, s.read, id)
	if err != nil {
		return err
	}
	today := s.Today()
	for _, m := range all {
		if m.Membership.On(today) {
			f.Members = append(f.Members, m)
		} else {
			f.Former = append(f.Former, m)
		}
	}
	head, _ := cases.Head(f.Headships, today)
	slices.SortStableFunc(f.Members, func(x, y cases.Member) int {
		return cmp.Compare(headFirst(x, head.PersonID), headFirst(y, head.PersonID))
	})
	slices.SortStableFunc(f.Former, func(x, y cases.Member) int { return cmp.Compare(y.Membership.LeftOn, x.Membership.LeftOn) })
	for _, m := range f.Members {
		if m.Membership.PersonID == head.PersonID {
			f.Household.Facts.HeadIDNumber, f.Household.Facts.HeadCode = m.Person.IDNumber, m.Person.Code
		}
	}
	return nil
}

func headFirst(m cases.Member, head cases.Ref) int {
	if m.Membership.PersonID == head {
		return 0
	}
	return 1
}

// members reads every spell of a household that is not in the bin, with its person.
func (s *Store) members(ctx context.Context, q querier, household int64) ([]cases.Member, error) {
	spells, err := s.tables.membership.list(ctx, q, "WHERE household_id = ? AND hidden = 0 ORDER BY id", household)
	if err != nil {
		return nil, err
	}
	ids := make([]int64, len(spells))
	for i := range spells {
		ids[i] = int64(spells[i].PersonID)
	}
	people, err := byID(ctx, q, s.tables.person, ids)
	if err != nil {
		return nil, err
	}
	byRef := map[cases.Ref]*cases.Person{}
	for i := range people {
		byRef[cases.Ref(people[i].ID)] = &people[i]
	}
	out := make([]cases.Member, 0, len(spells))
	for i := range spells {
		if p := byRef[spells[i].PersonID]; p != nil && !p.Hidden {
			out = append(out, cases.Member{Membership: spells[i], Person: *p})
			tellPerson(&out[len(out)-1], s.Today())
		}
	}
	return out, nil
}

// tellPerson fills the facts of a member that the spell and the birth day give.
func tellPerson(m *cases.Member, today cases.Day) {
	m.Person.Facts.Relation = m.Membership.Relation
	if years, ok := cases.Age(m.Person.BirthOn, today); ok {
		m.Person.Facts.Age = cases.Some(int64(years))
	}
}
