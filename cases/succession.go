package cases

import "slices"

// succeed plans a new head among those who stay.
func (f *Family) succeed(s Succession, on Day, staying []Membership) (Plan, error) {
	old, headed := Head(f.Headships, on)
	if headed && old.PersonID == s.PersonID {
		return Plan{}, Errorf(Invalid, "person_id", "此人已经是户主。")
	}
	for _, h := range f.Headships {
		if !h.Hidden && h.FromOn > on {
			return Plan{}, Errorf(Invalid, "from_on", "户主在 "+h.FromOn.String()+" 还有一次变更，请把日期改到那天之后。")
		}
	}
	i := slices.IndexFunc(staying, func(m Membership) bool { return m.PersonID == s.PersonID })
	if i < 0 {
		return Plan{}, Errorf(Invalid, "person_id", "新户主不是本户现有成员，请重新选择。")
	}
	if staying[i].JoinedOn > on {
		return Plan{}, Errorf(Invalid, "from_on", "新户主 "+staying[i].JoinedOn.String()+" 才加入本户，请核对日期。")
	}
	relations, err := s.related(staying)
	if err != nil {
		return Plan{}, err
	}
	plan := Plan{Memberships: relations}
	if headed {
		plan.Headships = append(plan.Headships, old.until(on))
	}
	plan.Headships = append(plan.Headships, Headship{HouseholdID: Ref(f.Household.ID), PersonID: s.PersonID, FromOn: on})
	return plan, nil
}

// related gives the members whose relation changes under the new head.
func (s *Succession) related(staying []Membership) ([]Membership, error) {
	var changed []Membership
	for _, m := range staying {
		relation, given := s.Relations[m.PersonID]
		switch {
		case m.PersonID == s.PersonID:
			relation = RelationHead
		case given && relation == RelationHead:
			return nil, Errorf(Invalid, "relation", "一户只能有一个户主，请改正其他成员与户主的关系。")
		case !given && m.Relation == RelationHead:
			return nil, Errorf(Invalid, "relation", "请填写原户主与新户主的关系。")
		case !given:
			continue
		}
		if relation != m.Relation {
			m.Relation = relation
			changed = append(changed, m)
		}
	}
	return changed, nil
}

// until is the headship ended the day before a day. One that began that very day
// never was, and goes to the bin.
func (h Headship) until(day Day) Headship {
	if h.FromOn >= day {
		h.Hidden = true
		return h
	}
	h.ToOn = day.AddDays(-1)
	return h
}
