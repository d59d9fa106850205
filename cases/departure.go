package cases

import "slices"

// departure is people leaving a household together.
type departure struct {
	people    []Ref
	on        Day
	reason    string
	note      string
	successor Succession
}

// release plans a departure and gives the spells that end, as they were.
func (f *Family) release(d departure) (plan Plan, left []Membership, err error) {
	if err := f.checkDay("left_on", d.on); err != nil {
		return Plan{}, nil, err
	}
	left, err = f.leavers(d)
	if err != nil {
		return Plan{}, nil, err
	}
	staying := slices.DeleteFunc(f.present(), func(m Membership) bool { return slices.Contains(d.people, m.PersonID) })
	if len(staying) == 0 {
		plan = f.end(d)
	} else if plan, err = f.replaceHead(d, staying); err != nil {
		return Plan{}, nil, err
	}
	for _, m := range left {
		m.LeftOn, m.LeaveReason = d.on, d.reason
		if d.note != "" {
			m.Note = d.note
		}
		plan.Memberships = append(plan.Memberships, m)
	}
	return plan, left, nil
}

// leavers finds the spells that end.
func (f *Family) leavers(d departure) ([]Membership, error) {
	var left []Membership
	present := f.present()
	for _, person := range d.people {
		i := slices.IndexFunc(present, func(m Membership) bool { return m.PersonID == person })
		switch {
		case i < 0:
			return nil, Errorf(NotFound, "person_id", "此人现在不是本户成员。")
		case d.on < present[i].JoinedOn:
			return nil, Errorf(Invalid, "left_on", "减少日期早于加入本户的日期 "+present[i].JoinedOn.String()+"，请核对。")
		case !hasPerson(left, person):
			left = append(left, present[i])
		}
	}
	for _, h := range f.Headships {
		if !h.Hidden && h.FromOn > d.on && hasPerson(left, h.PersonID) {
			return nil, Errorf(Invalid, "left_on", "此人 "+h.FromOn.String()+" 起任户主，减少日期不能早于这一天，请核对。")
		}
	}
	return left, nil
}

// replaceHead plans the succession where a head whose time has not ended leaves.
func (f *Family) replaceHead(d departure, staying []Membership) (Plan, error) {
	head, headed := Head(f.Headships, d.on)
	if !headed || !slices.Contains(d.people, head.PersonID) {
		return Plan{}, nil
	}
	if !head.ToOn.IsZero() {
		// A later head is on record already; only the leaver's time gets shorter.
		return Plan{Headships: []Headship{head.until(d.on)}}, nil
	}
	if d.successor.PersonID == 0 {
		return Plan{}, Errorf(Invalid, "successor", "户主离开后，请从留下的成员中选一位新户主。")
	}
	return f.succeed(d.successor, d.on, staying)
}

// end plans the end of a household that nobody stays in.
func (f *Family) end(d departure) Plan {
	h := f.Household
	h.EndedOn = d.on
	for _, m := range f.Members { // who is recorded late may have left before the others
		if !m.Hidden {
			h.EndedOn = max(h.EndedOn, m.LeftOn)
		}
	}
	switch d.reason {
	case LeaveDied:
		h.EndReason = EndDied
	case LeaveMerged:
		h.EndReason = EndMerged
	default:
		h.EndReason = EndLeft
	}
	plan := Plan{Households: []Household{h}}
	if head, ok := Head(f.Headships, d.on); ok && slices.Contains(d.people, head.PersonID) {
		plan.Headships = append(plan.Headships, head.until(d.on))
	}
	for _, s := range f.Standings {
		if !s.Hidden && s.ToOn.IsZero() {
			plan.Standings = append(plan.Standings, s.until(h.EndedOn))
		}
	}
	return plan
}

func hasPerson(members []Membership, person Ref) bool {
	return slices.ContainsFunc(members, func(m Membership) bool { return m.PersonID == person })
}
