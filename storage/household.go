package storage

import (
	"context"
	"slices"
	"strings"

	"zhucunji/cases"
)

// AddHousehold makes a new household with its head (the first member), its members
// and its 户类型. A member that has an id already is a person of the file who joins.
// Invalid where the head or a needed field is missing.
func (s *Store) AddHousehold(ctx context.Context, n *cases.NewHousehold) (cases.Change, error) {
	in := intent{cause: Typed, tell: func() string { return "新建农户 " + n.Members[0].Person.Name }}
	return s.do(ctx, "add household", in, func(a *act) error { return a.addHousehold(n) })
}

func (a *act) addHousehold(n *cases.NewHousehold) error {
	t := &a.st.tables
	if len(n.Members) == 0 {
		return cases.Errorf(cases.Invalid, "name", "请至少填写户主。")
	}
	if errs := t.household.cat.Missing(&n.Household); len(errs) > 0 {
		return errs
	}
	n.Household.NewestVisitID = 0 // a copy of another household has none of its visits
	if err := create(a, t.household, &n.Household); err != nil {
		return err
	}
	id := cases.Ref(n.Household.ID)
	if err := a.addMembers(id, n.Members); err != nil {
		return err
	}
	head := cases.Headship{HouseholdID: id, PersonID: cases.Ref(n.Members[0].Person.ID), FromOn: n.Since}
	if err := create(a, t.headship, &head); err != nil {
		return err
	}
	if n.Type == "" {
		return nil
	}
	return create(a, t.standing, &cases.Standing{HouseholdID: id, Kind: string(cases.ListHouseholdType), Value: n.Type, FromOn: n.Since})
}

// addMembers puts people into a household, making those the file does not have: first the
// people and then their spells, which keeps the runs of the change log long.
func (a *act) addMembers(household cases.Ref, members []cases.Member) error {
	for i := range members {
		if err := a.person(&members[i]); err != nil {
			return err
		}
	}
	for i := range members {
		m := &members[i].Membership
		m.HouseholdID = household
		if err := m.Check(); err != nil {
			return err
		}
		if err := create(a, a.st.tables.membership, m); err != nil {
			return err
		}
	}
	return nil
}

// person makes the person of a member who has no id yet, and refers to them.
func (a *act) person(m *cases.Member) error {
	if m.Person.ID == 0 {
		if errs := a.st.tables.person.cat.Missing(&m.Person); len(errs) > 0 {
			return errs
		}
		if err := create(a, a.st.tables.person, &m.Person); err != nil {
			return err
		}
	}
	m.Membership.PersonID = cases.Ref(m.Person.ID)
	return nil
}

// EditHousehold changes what was typed of a household.
func (s *Store) EditHousehold(ctx context.Context, before, after *cases.Household) (cases.Change, error) {
	in := intent{cause: Typed, tell: func() string { return "修改农户 " + before.HeadName }}
	return s.do(ctx, "edit household", in, func(a *act) error { return save(a, s.tables.household, before, after) })
}

// AddMember puts a person into a household: a birth, a marriage, a move from
// elsewhere (自然增加).
func (s *Store) AddMember(ctx context.Context, household int64, m *cases.Member) (cases.Change, error) {
	in := intent{cause: Typed, tell: func() string { return "增加成员 " + m.Person.Name }}
	return s.do(ctx, "add member", in, func(a *act) error {
		f, err := a.family(household)
		if err != nil {
			return err
		}
		if err := a.person(m); err != nil {
			return err
		}
		plan, err := f.Join(m.Membership)
		if err != nil {
			return err
		}
		return a.apply(plan)
	})
}

// EditMember changes a person and the spell in the household.
func (s *Store) EditMember(ctx context.Context, before, after *cases.Member) (cases.Change, error) {
	in := intent{cause: Typed, tell: func() string { return "修改成员 " + after.Person.Name }}
	return s.do(ctx, "edit member", in, func(a *act) error {
		if err := after.Membership.Check(); err != nil {
			return err
		}
		if err := save(a, s.tables.person, &before.Person, &after.Person); err != nil {
			return err
		}
		return save(a, s.tables.membership, &before.Membership, &after.Membership)
	})
}

// HouseholdsByID reads a window of an opened list, in the order of ids, with the
// names of village and group among the Facts. Ids that are gone are left out.
func (s *Store) HouseholdsByID(ctx context.Context, ids []int64) ([]cases.Household, error) {
	rows, err := byID(ctx, s.read, s.tables.household, ids)
	if err != nil {
		return nil, failure("read households", err)
	}
	places, err := s.places(ctx)
	if err != nil {
		return nil, failure("read households", err)
	}
	for i := range rows {
		places.tell(&rows[i])
	}
	return rows, nil
}

// byID reads records by their ids, in the order of ids.
func byID[T any](ctx context.Context, q querier, t *table[T], ids []int64) ([]T, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	args := make([]any, len(ids))
	for i, id := range ids {
		args[i] = id
	}
	rows, err := t.list(ctx, q, "WHERE id IN (?"+strings.Repeat(", ?", len(ids)-1)+")", args...)
	if err != nil {
		return nil, err
	}
	place := make(map[int64]int, len(ids))
	for i, id := range ids {
		place[id] = i
	}
	slices.SortFunc(rows, func(x, y T) int { return place[t.cat.Base(&x).ID] - place[t.cat.Base(&y).ID] })
	return rows, nil
}
