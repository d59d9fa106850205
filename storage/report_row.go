package storage

import (
	"cmp"
	"slices"

	"zhucunji/cases"
)

// builtHousehold is a household as of the report's day, with its people.
type builtHousehold struct {
	row     cases.Row // without what belongs to a person, visit or measure
	members []cases.Member
	found   map[cases.Ref]*cases.Person
}

// build builds one row.
func (b *rowBuilder) build(ref rowRef) (*cases.Row, error) {
	switch b.report.Grain {
	case cases.GrainVisit:
		return b.visitRow(ref.id)
	case cases.GrainMeasure:
		return b.measureRow(ref.id)
	}
	h, err := b.household(ref.id)
	if err != nil {
		return nil, err
	}
	row := h.row
	if b.report.Grain == cases.GrainPerson {
		m := &h.members[ref.place]
		row.Person, row.Membership = &m.Person, &m.Membership
		return &row, b.tellJobs(&row)
	}
	return &row, nil
}

// household builds a household, or gives the one built last.
func (b *rowBuilder) household(id int64) (*builtHousehold, error) {
	if b.kept != nil && b.kept.row.Household.ID == id {
		return b.kept, nil
	}
	h, err := b.st.tables.household.get(b.ctx, b.q, id)
	if err != nil {
		return nil, err
	}
	built := &builtHousehold{row: cases.Row{AsOf: b.filter.AsOf, Household: &h}, found: map[cases.Ref]*cases.Person{}}
	if err := b.place(&built.row); err != nil {
		return nil, err
	}
	if err := b.tellPeople(built); err != nil {
		return nil, err
	}
	if err := b.tellStanding(&built.row); err != nil {
		return nil, err
	}
	if b.income {
		if err := b.tellIncome(&built.row); err != nil {
			return nil, err
		}
	}
	b.kept = built
	return built, nil
}

// place fills the village and group.
func (b *rowBuilder) place(row *cases.Row) error {
	places, err := b.st.places(b.ctx)
	if err != nil {
		return err
	}
	places.tell(row.Household)
	row.Village, row.Team = places.villages[row.Household.VillageID], places.teams[row.Household.TeamID]
	return nil
}

// tellPeople fills the members and the head as of the day, in the order of the list of
// relations.
func (b *rowBuilder) tellPeople(built *builtHousehold) error {
	h, day := built.row.Household, b.filter.AsOf
	all, err := b.st.members(b.ctx, b.q, h.ID)
	if err != nil {
		return err
	}
	spells := make([]cases.Membership, len(all))
	for i := range all {
		spells[i] = all[i].Membership
		built.found[all[i].Membership.PersonID] = &all[i].Person
		if all[i].Membership.On(day) {
			tellPerson(&all[i], day)
			all[i].Person.Facts.HouseholdCode = h.Code
			built.members = append(built.members, all[i])
		}
	}
	relations := b.st.Policy().List(cases.ListRelation)
	rank := func(m cases.Member) int {
		at := slices.IndexFunc(relations, func(v cases.CodeValue) bool { return v.Value == m.Membership.Relation })
		return at + len(relations)*boolInt(at < 0)
	}
	slices.SortStableFunc(built.members, func(x, y cases.Member) int { return cmp.Compare(rank(x), rank(y)) })
	h.People = cases.Some(int64(cases.RegisteredPeople(spells, day)))
	heads, err := b.st.tables.headship.list(b.ctx, b.q, ofHousehold, h.ID)
	if err != nil {
		return err
	}
	head, ok := cases.Head(heads, day)
	h.HeadID, h.HeadName = head.PersonID, ""
	if person := built.found[head.PersonID]; ok && person != nil {
		built.row.Head = person
		h.HeadName, h.Facts.HeadIDNumber, h.Facts.HeadCode = person.Name, person.IDNumber, person.Code
	}
	return nil
}

// tellStanding fills 户类型, 监测 and risk as of the day.
func (b *rowBuilder) tellStanding(row *cases.Row) error {
	h, day := row.Household, b.filter.AsOf
	standings, err := b.st.tables.standing.list(b.ctx, b.q, ofHousehold, h.ID)
	if err != nil {
		return err
	}
	spells, err := b.st.tables.monitoring.list(b.ctx, b.q, ofHousehold, h.ID)
	if err != nil {
		return err
	}
	h.HouseholdType, h.MonitorClass, h.RiskState = cases.TypeOn(standings, day), "", ""
	h.Facts.FirstMonth = cases.FirstRecognised(spells)
	if m, ok := cases.MonitoringOn(spells, day); ok {
		h.MonitorClass, h.RiskState = m.Class, m.RiskOn(day)
	}
	for i := range spells { // the latest that began by the day, over or not
		m := &spells[i]
		if m.RecognisedMonth.First() <= day && (row.Monitoring == nil || m.RecognisedMonth > row.Monitoring.RecognisedMonth) {
			row.Monitoring = m
		}
	}
	measures, err := b.st.tables.measure.list(b.ctx, b.q, ofHousehold, h.ID)
	if err != nil {
		return err
	}
	h.Facts.Developing = cases.DevelopingText(measures)
	return nil
}

// tellIncome fills the incomes of the filter's year and the one before.
func (b *rowBuilder) tellIncome(row *cases.Row) error {
	year := b.filter.Year
	if year == 0 {
		year = ledgerYearOf(b.filter.AsOf)
	}
	account, _, err := b.st.ledgerAccount(b.ctx, b.q, row.Household.ID, year)
	if err != nil {
		return err
	}
	account.Fill(&row.Household.Facts)
	before, _, err := b.st.ledgerAccount(b.ctx, b.q, row.Household.ID, year-1)
	if err != nil {
		return err
	}
	row.Before = &cases.Household{}
	before.Fill(&row.Before.Facts)
	y, err := b.st.householdYear(b.ctx, b.q, row.Household.ID, year)
	if err == nil && y.ID != 0 {
		row.Year = &y
	}
	return err
}

// visitRow builds the row of a visit.
func (b *rowBuilder) visitRow(id int64) (*cases.Row, error) {
	f := cases.VisitFile{}
	var err error
	if f.Visit, err = b.st.tables.visit.get(b.ctx, b.q, id); err != nil {
		return nil, err
	}
	const own = "WHERE visit_id = ? AND hidden = 0 ORDER BY id"
	if f.Demands, err = b.st.tables.demand.list(b.ctx, b.q, own, id); err != nil {
		return nil, err
	}
	if f.Promises, err = b.st.tables.promise.list(b.ctx, b.q, own, id); err != nil {
		return nil, err
	}
	h, err := b.household(int64(f.Visit.HouseholdID))
	if err != nil {
		return nil, err
	}
	row := h.row
	row.Visit, row.Demands, row.Promises = &f.Visit, f.Demands, f.Promises
	return &row, nil
}

// measureRow builds the row of a measure.
func (b *rowBuilder) measureRow(id int64) (*cases.Row, error) {
	m, err := b.st.tables.measure.get(b.ctx, b.q, id)
	if err != nil {
		return nil, err
	}
	h, err := b.household(int64(m.HouseholdID))
	if err != nil {
		return nil, err
	}
	row := h.row
	row.Measure, row.Person = &m, h.found[m.PersonID]
	if row.Industry, err = part(b.ctx, b.q, b.st.tables.industry, id); err != nil {
		return nil, err
	}
	row.Inputs, err = b.st.tables.input.list(b.ctx, b.q, partsOfMeasure, id)
	return &row, err
}
