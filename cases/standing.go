package cases

import "slices"

// Standing is a dated spell of what a household is: its 户类型, or another of
// StandingKinds. FromOn and ToOn are the first and the last day, both included;
// blank is open. (Being a 监测对象 has a record of its own: Monitoring.)
type Standing struct {
	Base
	HouseholdID Ref
	Kind        string // one of StandingKinds
	Value       string // a value of the code list the Kind names
	FromOn      Day
	ToOn        Day
	Note        string
}

// StandingCatalogue lists the fields of a Standing.
var StandingCatalogue = NewCatalogue("standing", "户类型变动", //nolint:gochecknoglobals // immutable catalogue
	func(s *Standing) *Base { return &s.Base },
	[]Field[Standing]{
		{Meta{Key: "household_id", Title: "农户", Kind: KindRef, Target: "household", Need: true}, func(s *Standing) any { return &s.HouseholdID }},
		{Meta{Key: "kind", Title: "类别", Group: "变动", Need: true}, func(s *Standing) any { return &s.Kind }},
		{Meta{Key: "value", Title: "类型", Group: "变动", Need: true}, func(s *Standing) any { return &s.Value }},
		{Meta{Key: "from_on", Title: "起始日期", Kind: KindDay, Group: "变动"}, func(s *Standing) any { return &s.FromOn }},
		{Meta{Key: "to_on", Title: "截止日期", Kind: KindDay, Group: "变动"}, func(s *Standing) any { return &s.ToOn }},
		{Meta{Key: "note", Title: "依据", Aliases: []string{"变动依据"}, Group: "变动", Wide: true}, func(s *Standing) any { return &s.Note }},
	}...)

// StandingKinds are the kinds of standing. Each is the name of the code list
// from which its values come.
func StandingKinds() []ListKey {
	return []ListKey{ListHouseholdType, ListPovertyStatus, ListLowIncome, ListLocalClass}
}

// List is the code list from which the standing's value comes.
func (s *Standing) List() ListKey { return ListKey(s.Kind) }

// On says whether the spell holds on a day.
func (s *Standing) On(day Day) bool {
	return !s.Hidden && Period{s.FromOn, s.ToOn}.Contains(day)
}

// Check refuses an unknown kind, and a spell that ends before it begins. The
// code is Invalid.
func (s *Standing) Check() error {
	var errs Errors
	if !slices.Contains(StandingKinds(), s.List()) {
		errs = append(errs, Errorf(Invalid, "kind", "没有这个类别，请重新选择。"))
	}
	if !s.ToOn.IsZero() && s.ToOn < s.FromOn {
		errs = append(errs, Errorf(Invalid, "to_on", "截止日期早于起始日期，请核对。"))
	}
	return errs.OrNil()
}

// StandingOn gives the value of a kind of standing on a day, "" where there is
// none. Where two hold, the one that began last wins.
func StandingOn(spells []Standing, kind ListKey, day Day) string {
	s, _ := standingOn(spells, kind, day)
	return s.Value
}

// TypeOn gives the 户类型 on a day.
func TypeOn(spells []Standing, day Day) string {
	return StandingOn(spells, ListHouseholdType, day)
}

func standingOn(spells []Standing, kind ListKey, day Day) (found Standing, ok bool) {
	for _, s := range spells {
		if s.List() == kind && s.On(day) && (!ok || s.FromOn > found.FromOn) {
			found, ok = s, true
		}
	}
	return found, ok
}

// ChangeStanding plans that a household is something else from a day on: the spell
// that holds ends the day before, and a new one begins; a blank value only ends it.
// The code is Invalid for an unknown kind, a blank day, one after today and one
// before another change; Conflict where nothing would change.
func (f *Family) ChangeStanding(next Standing) (Plan, error) {
	next.HouseholdID = Ref(f.Household.ID)
	if err := next.Check(); err != nil {
		return Plan{}, err
	}
	if err := f.checkDay("from_on", next.FromOn); err != nil {
		return Plan{}, err
	}
	for _, s := range f.Standings {
		if !s.Hidden && s.Kind == next.Kind && s.FromOn > next.FromOn {
			return Plan{}, Errorf(Invalid, "from_on", "在 "+s.FromOn.String()+" 还有一次变动，请把日期改到那天之后。")
		}
	}
	old, held := standingOn(f.Standings, next.List(), next.FromOn)
	if old.Value == next.Value {
		return Plan{}, Errorf(Conflict, "value", "与现在的类型相同，没有变动。")
	}
	var plan Plan
	if held {
		plan.Standings = append(plan.Standings, old.until(next.FromOn))
	}
	if next.Value != "" {
		plan.Standings = append(plan.Standings, next)
	}
	return plan, nil
}

// until is the standing ended the day before a day. One that began that very day
// never was, and goes to the bin.
func (s Standing) until(day Day) Standing {
	if s.FromOn >= day {
		s.Hidden = true
		return s
	}
	s.ToOn = day.AddDays(-1)
	return s
}
