package cases

// DefaultVisit is what the form of a new visit stands at before anything is typed:
// who goes, how and why as at the team's last visit anywhere, whom they met as at
// the household's last visit. Both may be nil. Of the check items only 不适用 is
// kept: a household without children has none today either, but what was in order
// or wrong must be looked at again. What the household is on the day, storing it finds.
func DefaultVisit(household Ref, f VisitFacts, ofHousehold, ofTeam *Visit, today Day, policy *Policy) Visit {
	v := Visit{
		HouseholdID: household,
		VisitedOn:   today,
		EnteredOn:   today,
		Way:         WayHome,
		NextOn:      NextVisit(VisitClass(f), today, policy),
	}
	if ofTeam != nil {
		v.VisitorKind, v.Visitors, v.Recorder = ofTeam.VisitorKind, ofTeam.Visitors, ofTeam.Recorder
		v.Theme = ofTeam.Theme
		// A meeting is one event: the visit after it is at home again.
		if ofTeam.Way != "" && ofTeam.Way != WayGathering {
			v.Way = ofTeam.Way
		}
	}
	if ofHousehold != nil {
		v.MetName, v.MetRelation = ofHousehold.MetName, ofHousehold.MetRelation
		for _, c := range ofHousehold.Checks {
			if c.Answer == AnswerNA {
				v.Checks = append(v.Checks, c)
			}
		}
	}
	return v
}

// VisitsOf makes the visit of each household that came to a gathering. They hold
// what is the household's own but for its type on that day, which storing it finds; the text
// stays with the gathering.
func VisitsOf(g *Gathering, households []Ref, facts []VisitFacts, entered Day, policy *Policy) []Visit {
	visits := make([]Visit, len(households))
	for i, household := range households {
		visits[i] = Visit{
			HouseholdID: household,
			GatheringID: Ref(g.ID),
			VisitedOn:   g.HeldOn,
			Started:     g.Started,
			Ended:       g.Ended,
			EnteredOn:   entered,
			Way:         g.Way,
			Visitors:    g.Visitors,
			Recorder:    g.Recorder,
			Theme:       g.Theme,
			NextOn:      NextVisit(VisitClass(facts[i]), g.HeldOn, policy),
		}
	}
	return visits
}

// Follow brings a visit in step with its gathering after that was changed. What the
// visit has as the gathering had it follows, what was changed in the visit itself stays;
// with the day goes the next visit, where it is the one proposed on that day.
func (v *Visit) Follow(before, after *Gathering, f VisitFacts, policy *Policy) {
	moves := v.VisitedOn == before.HeldOn && after.HeldOn != before.HeldOn
	if class := VisitClass(f); moves && v.NextOn == NextVisit(class, before.HeldOn, policy) {
		v.NextOn = NextVisit(class, after.HeldOn, policy)
	}
	if moves {
		v.VisitedOn = after.HeldOn
	}
	for _, taken := range []struct {
		own      *string
		was, now string
	}{
		{&v.Started, before.Started, after.Started},
		{&v.Ended, before.Ended, after.Ended},
		{&v.Way, before.Way, after.Way},
		{&v.Visitors, before.Visitors, after.Visitors},
		{&v.Recorder, before.Recorder, after.Recorder},
		{&v.Theme, before.Theme, after.Theme},
	} {
		if *taken.own == taken.was {
			*taken.own = taken.now
		}
	}
	if v.Text == before.Text && after.Text != before.Text { // a copy of the common text says nothing of its own
		v.Text = ""
	}
}

// CheckGathering gives the errors of a gathering, all with code Invalid: needed
// fields that are blank, a day in the future, times out of order, a negative count.
func CheckGathering(g *Gathering, today Day) error {
	errs := GatheringCatalogue.Missing(g)
	if g.HeldOn > today {
		errs = append(errs, Errorf(Invalid, "held_on", "日期不能是将来，请核对。"))
	}
	if endsEarly(g.Started, g.Ended) {
		errs = append(errs, Errorf(Invalid, "ended", "结束时间早于开始时间，请核对。"))
	}
	if g.Attended.Value < 0 {
		errs = append(errs, Errorf(Invalid, "attended", "到会人数不能是负数。"))
	}
	return errs.OrNil()
}
