package storage

import (
	"zhucunji/cases"
	"zhucunji/cases/intake"
)

// store writes what was planned of one household.
func (i *importer) store(p *intake.Plan) error {
	switch {
	case p.Empty():
		return nil
	case p.Bundle != nil:
		return i.found(p)
	}
	a, t := i.a, &i.a.st.tables
	household := p.HouseholdID
	if err := i.regroup(p); err != nil {
		return err
	}
	if p.Household != nil {
		if err := edit(a, t.household, &p.Household.Before, &p.Household.After); err != nil {
			return err
		}
	}
	for n := range p.Members {
		if err := i.member(household, &p.Members[n]); err != nil {
			return err
		}
	}
	for n := range p.Moves {
		if err := i.move(&p.Moves[n], household); err != nil {
			return err
		}
	}
	if p.Type != "" {
		next := cases.Standing{Kind: string(cases.ListHouseholdType), Value: p.Type, FromOn: a.today, Note: "导入"}
		if err := a.changeStanding(household, next); err != nil {
			return err
		}
	}
	for n := range p.Monitorings {
		m := &p.Monitorings[n]
		m.After.HouseholdID = cases.Ref(household)
		if err := saveEdit(a, t.monitoring, m); err != nil {
			return err
		}
	}
	if err := createAll(a, t.jobSpell, p.Jobs); err != nil {
		return err
	}
	return i.report(household, p.PerHead)
}

// regroup gives a household another 村民小组 of its village.
func (i *importer) regroup(p *intake.Plan) error {
	if p.Team == "" {
		return nil
	}
	if p.Household == nil {
		p.Household = &intake.Edit[cases.Household]{Before: p.Present, After: p.Present}
	}
	team, err := i.team(p.Household.Before.VillageID, p.Team)
	p.Household.After.TeamID = team
	return err
}

// saveEdit creates a record whose Before has no id, and edits the others.
func saveEdit[T any](a *act, t *table[T], e *intake.Edit[T]) error {
	if t.cat.Base(&e.Before).ID == 0 {
		return create(a, t, &e.After)
	}
	return edit(a, t, &e.Before, &e.After)
}

// found makes a household that is new, with all its people.
func (i *importer) found(p *intake.Plan) error {
	b := p.Bundle
	village, err := i.village(p.Place)
	if err != nil {
		return err
	}
	if b.New.Household.TeamID, err = i.team(village, p.Place.Team); err != nil {
		return err
	}
	b.New.Household.VillageID = village
	for n := range p.Moves { // they leave before they come, so that nobody is in two households
		if err := i.leave(&p.Moves[n]); err != nil {
			return err
		}
	}
	for n := range b.New.Members {
		if m := &b.New.Members[n]; m.Person.ID != 0 {
			m.Membership.JoinedOn, m.Membership.JoinReason = i.a.today, cases.JoinMoved
		}
	}
	if err := (&Loader{i.a}).Household(b); err != nil {
		return err
	}
	return i.report(b.New.Household.ID, p.PerHead)
}

// member changes a member, or puts somebody into the household who is new to it.
func (i *importer) member(household int64, m *intake.Edit[cases.Member]) error {
	a, t := i.a, &i.a.st.tables
	if m.Before.Person.ID == 0 {
		f, err := a.family(household)
		if err != nil {
			return err
		}
		if err := a.person(&m.After); err != nil {
			return err
		}
		plan, err := f.Join(m.After.Membership)
		if err != nil {
			return err
		}
		return a.apply(plan)
	}
	if err := edit(a, t.person, &m.Before.Person, &m.After.Person); err != nil {
		return err
	}
	return edit(a, t.membership, &m.Before.Membership, &m.After.Membership)
}

// leave takes a person out of the household the file has them in.
func (i *importer) leave(m *intake.Move) error {
	f, err := i.a.family(m.From)
	if err != nil {
		return err
	}
	plan, err := f.Leave(cases.Leaving{PersonID: cases.Ref(m.Person), On: i.a.today, Reason: cases.LeaveMoved, Note: "导入"})
	if err != nil {
		return err
	}
	return i.a.apply(plan)
}

// move takes a person from one household into another that is there already.
func (i *importer) move(m *intake.Move, to int64) error {
	from, err := i.a.family(m.From)
	if err != nil {
		return err
	}
	target, err := i.a.family(to)
	if err != nil {
		return err
	}
	plan, err := from.Move(target, cases.Moving{PersonID: cases.Ref(m.Person), On: i.a.today, Relation: m.Relation, Note: "导入"})
	if err != nil {
		return err
	}
	return i.a.apply(plan)
}

// report keeps a 人均纯收入 that came with a list as the figure reported for the year.
func (i *importer) report(household int64, perHead cases.Opt[cases.Money]) error {
	if !perHead.Valid {
		return nil
	}
	year := i.options.Year
	span := cases.LedgerYear(year)
	snapshot := cases.IncomeSnapshot{
		HouseholdID: cases.Ref(household), Year: cases.Some(int64(year)), FromOn: span.From, ToOn: span.To,
		PerHead: perHead, FrozenAt: i.a.now.UTC(), Reason: "由导入的表得出",
	}
	return create(i.a, i.a.st.tables.snapshot, &snapshot)
}
