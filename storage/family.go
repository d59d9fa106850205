package storage

import (
	"context"

	"zhucunji/cases"
)

// family reads a household with all its spells, for the rules about its people.
func (a *act) family(household int64) (*cases.Family, error) {
	t := &a.st.tables
	f := &cases.Family{Today: a.today}
	var err error
	if f.Household, err = t.household.get(a.ctx, a, household); err != nil {
		return nil, err
	}
	const own = "WHERE household_id = ? AND hidden = 0 ORDER BY id"
	if f.Members, err = t.membership.list(a.ctx, a, own, household); err != nil {
		return nil, err
	}
	if f.Headships, err = t.headship.list(a.ctx, a, own, household); err != nil {
		return nil, err
	}
	f.Standings, err = t.standing.list(a.ctx, a, own, household)
	return f, err
}

// apply writes what a rule planned: records with an id get their new values, those
// without are made, and PlannedHousehold becomes the household the plan makes.
func (a *act) apply(plan cases.Plan) error {
	t := &a.st.tables
	planned := cases.Ref(0)
	for i := range plan.Households {
		h := &plan.Households[i]
		isNew := h.ID == cases.PlannedHousehold
		if isNew {
			h.ID = 0
		}
		if err := applyOne(a, t.household, h); err != nil {
			return err
		}
		if isNew {
			planned = cases.Ref(h.ID)
		}
	}
	for i := range plan.Memberships {
		placed(&plan.Memberships[i].HouseholdID, planned)
		if err := applyOne(a, t.membership, &plan.Memberships[i]); err != nil {
			return err
		}
	}
	for i := range plan.Headships {
		placed(&plan.Headships[i].HouseholdID, planned)
		if err := applyOne(a, t.headship, &plan.Headships[i]); err != nil {
			return err
		}
	}
	for i := range plan.Standings {
		placed(&plan.Standings[i].HouseholdID, planned)
		if err := applyOne(a, t.standing, &plan.Standings[i]); err != nil {
			return err
		}
	}
	return nil
}

// placed puts the id of the household a plan made where its records refer to it.
func placed(ref *cases.Ref, household cases.Ref) {
	if *ref == cases.PlannedHousehold {
		*ref = household
	}
}

// applyOne creates a record or gives it its new values.
func applyOne[T any](a *act, t *table[T], v *T) error {
	id := t.cat.Base(v).ID
	if id == 0 {
		return create(a, t, v)
	}
	before, err := t.get(a.ctx, a, id)
	if err != nil {
		return err
	}
	return edit(a, t, &before, v)
}

// planned runs a rule on one household and applies its plan as one act; tell makes the
// sentence of the act from the head's name.
func (s *Store) planned(ctx context.Context, tell func(head string) string, household int64, rule func(a *act, f *cases.Family) (cases.Plan, error)) (cases.Change, error) {
	head := ""
	in := intent{cause: Typed, tell: func() string { return tell(head) }}
	return s.do(ctx, "apply plan", in, func(a *act) error {
		f, err := a.family(household)
		if err != nil {
			return err
		}
		head = f.Household.HeadName
		plan, err := rule(a, f)
		if err != nil {
			return err
		}
		return a.apply(plan)
	})
}

// byHead tells of an act by the household's head.
func byHead(what string) func(head string) string {
	return func(head string) string { return what + " " + head }
}

// plannedFor is planned for what befalls one person of the household, who is named.
func (s *Store) plannedFor(ctx context.Context, what string, person cases.Ref, household int64, rule func(a *act, f *cases.Family) (cases.Plan, error)) (cases.Change, error) {
	name := ""
	tell := func(head string) string {
		if name == head {
			return what + " " + name
		}
		return what + " " + name + "（" + head + "家）"
	}
	return s.planned(ctx, tell, household, func(a *act, f *cases.Family) (cases.Plan, error) {
		p, err := s.tables.person.get(a.ctx, a, int64(person))
		if err != nil {
			return cases.Plan{}, err
		}
		name = p.Name
		return rule(a, f)
	})
}

// Leave records that a member leaves a household: a death, a marriage, a move away
// (自然减少). See cases.Family.Leave for what is refused.
func (s *Store) Leave(ctx context.Context, household int64, l cases.Leaving) (cases.Change, error) {
	return s.plannedFor(ctx, "成员减少", l.PersonID, household, func(_ *act, f *cases.Family) (cases.Plan, error) { return f.Leave(l) })
}

// ChangeHead gives a household another head from a day on.
func (s *Store) ChangeHead(ctx context.Context, household int64, next cases.Succession, on cases.Day) (cases.Change, error) {
	return s.planned(ctx, byHead("更换户主"), household, func(_ *act, f *cases.Family) (cases.Plan, error) { return f.ChangeHead(next, on) })
}

// SplitHousehold is 分户: some members found a household of their own.
func (s *Store) SplitHousehold(ctx context.Context, household int64, split cases.Splitting) (cases.Change, error) {
	return s.planned(ctx, byHead("分户"), household, func(_ *act, f *cases.Family) (cases.Plan, error) { return f.Split(split) })
}

// MovePerson moves a person from one household to another.
func (s *Store) MovePerson(ctx context.Context, from, to int64, m cases.Moving) (cases.Change, error) {
	return s.plannedFor(ctx, "人员转户", m.PersonID, from, func(a *act, f *cases.Family) (cases.Plan, error) {
		target, err := a.family(to)
		if err != nil {
			return cases.Plan{}, err
		}
		return f.Move(target, m)
	})
}

// MergeHouseholds is 并户: every member of one household goes to another one.
func (s *Store) MergeHouseholds(ctx context.Context, from, into int64, m cases.Merging) (cases.Change, error) {
	return s.planned(ctx, byHead("并户"), from, func(a *act, f *cases.Family) (cases.Plan, error) {
		target, err := a.family(into)
		if err != nil {
			return cases.Plan{}, err
		}
		return f.MergeInto(target, m)
	})
}

// SaveStanding creates (before nil) or edits a dated spell of 户类型 or another standing. A
// new one ends the spell of its kind that holds on its first day; see
// cases.Family.ChangeStanding for what is refused.
func (s *Store) SaveStanding(ctx context.Context, before, after *cases.Standing) (cases.Change, error) {
	in := intent{cause: Typed, tell: func() string { return after.Kind + " " + after.Value }}
	return s.do(ctx, "save standing", in, func(a *act) error {
		if before == nil {
			return a.changeStanding(int64(after.HouseholdID), *after)
		}
		if err := after.Check(); err != nil {
			return err
		}
		return save(a, s.tables.standing, before, after)
	})
}

// changeStanding lets a household be something else from a day on.
func (a *act) changeStanding(household int64, next cases.Standing) error {
	f, err := a.family(household)
	if err != nil {
		return err
	}
	plan, err := f.ChangeStanding(next)
	if err != nil {
		return err
	}
	return a.apply(plan)
}

// SaveMonitoring creates (before nil) or edits a 监测 spell of a household.
func (s *Store) SaveMonitoring(ctx context.Context, before, after *cases.Monitoring) (cases.Change, error) {
	if err := after.Check(); err != nil {
		return cases.Change{}, failure("save monitoring", err)
	}
	return saveRegister(ctx, s, s.tables.monitoring, before, after, "监测对象 "+after.Class)
}
