package cases

import "slices"

// Splitting is 分户: some members found a household of their own.
type Splitting struct {
	On        Day
	People    []Ref          // who go
	Head      Ref            // one of them
	Relations map[Ref]string // of the others who go, to Head
	Household Household      // the new one; village and group are the old one's where blank
	Note      string
	Successor Succession // asked for where the old head goes
}

// Split plans a 分户. The new household takes over the 户类型 and the other
// standings of the day; whether it is monitored is decided anew. The code is Invalid
// where nobody or everybody goes, the new head is not among those who go, two would
// be head, and for what Leave refuses.
func (f *Family) Split(s Splitting) (Plan, error) {
	if err := f.checkSplit(&s); err != nil {
		return Plan{}, err
	}
	plan, left, err := f.release(departure{people: s.People, on: s.On, reason: LeaveSplit, note: s.Note, successor: s.Successor})
	if err != nil {
		return Plan{}, err
	}
	if slices.ContainsFunc(plan.Households, func(h Household) bool { return !h.EndedOn.IsZero() }) {
		return Plan{}, Errorf(Invalid, "people", "不能把全部成员都分出去，请至少留下一人。")
	}
	plan.Households = append(plan.Households, f.splitOff(s.Household))
	for _, m := range left {
		plan.Memberships = append(plan.Memberships, m.elsewhere(PlannedHousehold, s.relation(m.PersonID), s.On, JoinSplit))
	}
	plan.Headships = append(plan.Headships, Headship{HouseholdID: PlannedHousehold, PersonID: s.Head, FromOn: s.On})
	for _, standing := range f.Standings {
		if standing.On(s.On) {
			plan.Standings = append(plan.Standings, Standing{
				HouseholdID: PlannedHousehold, Kind: standing.Kind, Value: standing.Value, FromOn: s.On, Note: standing.Note,
			})
		}
	}
	return plan, nil
}

func (f *Family) checkSplit(s *Splitting) error {
	switch {
	case len(s.People) == 0:
		return Errorf(Invalid, "people", "请选择要分出去的成员。")
	case !slices.Contains(s.People, s.Head):
		return Errorf(Invalid, "head", "请从分出去的成员中选一位作新户的户主。")
	}
	for person, relation := range s.Relations {
		if person != s.Head && relation == RelationHead {
			return Errorf(Invalid, "relation", "一户只能有一个户主，请改正其他成员与户主的关系。")
		}
	}
	return nil
}

// relation is the relation of who goes to the new head.
func (s *Splitting) relation(person Ref) string {
	if person == s.Head {
		return RelationHead
	}
	return s.Relations[person]
}

// splitOff completes the new household.
func (f *Family) splitOff(h Household) Household {
	h.ID, h.NewestVisitID = PlannedHousehold, 0
	if h.VillageID == 0 {
		h.VillageID = f.Household.VillageID
	}
	if h.TeamID == 0 && h.VillageID == f.Household.VillageID {
		h.TeamID = f.Household.TeamID
	}
	return h
}

// elsewhere is the spell in another household that follows one that ends: where
// the person is registered and lives stays as it was.
func (m Membership) elsewhere(household Ref, relation string, on Day, reason string) Membership {
	return Membership{
		HouseholdID: household, PersonID: m.PersonID, Relation: relation,
		JoinedOn: on, JoinReason: reason, Registered: m.Registered, SharesHome: m.SharesHome,
	}
}
