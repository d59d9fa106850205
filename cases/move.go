package cases

// Moving is a person going from one household to another.
type Moving struct {
	PersonID  Ref
	On        Day    // the first day in the new household
	Relation  string // to the head of the new household
	Note      string
	Successor Succession // asked for where the head of the old household goes and others stay
}

// Move plans that a person goes to another household. The code is Invalid for the
// same household, and for what Leave and Join refuse; NotFound for who is not a
// member.
func (f *Family) Move(to *Family, m Moving) (Plan, error) {
	if f.Household.ID == to.Household.ID {
		return Plan{}, Errorf(Invalid, "household_id", "请选择另一户，此人已在这户。")
	}
	plan, left, err := f.release(departure{people: []Ref{m.PersonID}, on: m.On, reason: LeaveMoved, note: m.Note, successor: m.Successor})
	if err != nil {
		return Plan{}, err
	}
	joined, err := to.Join(left[0].elsewhere(0, m.Relation, m.On, JoinMoved))
	if err != nil {
		return Plan{}, err
	}
	return plan.with(joined), nil
}

// Merging is 并户: a household's members all go to another one.
type Merging struct {
	On        Day
	Relations map[Ref]string // to the head of the household they go to
	Note      string
}

// MergeInto plans a 并户: every member goes to the other household, and this one
// ends; its visits, measures and incomes stay with it. Who is a member of both stays
// in the other as they are. The code is Invalid for the same household, one that has
// ended, and for what Join and Leave refuse.
func (f *Family) MergeInto(to *Family, m Merging) (Plan, error) {
	switch {
	case f.Household.ID == to.Household.ID:
		return Plan{}, Errorf(Invalid, "household_id", "请选择另一户，不能与自己并户。")
	case !f.Household.EndedOn.IsZero():
		return Plan{}, Errorf(Invalid, "household_id", "这户已经销户，不用再并户。")
	}
	var people []Ref
	for _, member := range f.Members {
		if !member.Hidden && member.LeftOn.IsZero() {
			people = append(people, member.PersonID)
		}
	}
	plan, left, err := f.release(departure{people: people, on: m.On, reason: LeaveMerged, note: m.Note})
	if err != nil {
		return Plan{}, err
	}
	grown := *to
	for _, member := range left {
		spell := member.elsewhere(Ref(to.Household.ID), m.Relations[member.PersonID], m.On, JoinMerged)
		if to.member(spell) {
			continue
		}
		joined, err := grown.Join(spell)
		if err != nil {
			return Plan{}, err
		}
		grown.Headships = append(grown.Headships[:len(grown.Headships):len(grown.Headships)], joined.Headships...)
		plan = plan.with(joined)
	}
	return plan, nil
}

// with is two plans as one.
func (p Plan) with(other Plan) Plan {
	return Plan{
		Households:  append(p.Households, other.Households...),
		Memberships: append(p.Memberships, other.Memberships...),
		Headships:   append(p.Headships, other.Headships...),
		Standings:   append(p.Standings, other.Standings...),
	}
}
