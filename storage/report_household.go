package storage

import (
	"slices"

	"zhucunji/cases"
)

// builtHousehold is a household as of the report's day.
type builtHousehold struct {
	row    cases.Row // without what belongs to a person, visit or measure
	spells []cases.Membership
	head   cases.Ref // 0 where there is none among the people
}

// readHouseholds reads the households of some rows with what n names.
func (b *rowBuilder) readHouseholds(refs []rowRef, n *needs) (map[int64]*builtHousehold, error) {
	var ids []int64
	homes := make(map[int64]*builtHousehold, len(refs))
	for _, ref := range refs {
		if _, ok := homes[ref.household]; !ok {
			homes[ref.household] = nil
			ids = append(ids, ref.household)
		}
	}
	records, err := b.homesOf(ids, n)
	if err != nil {
		return nil, err
	}
	for id, h := range records {
		b.places.tell(h)
		homes[id] = &builtHousehold{row: cases.Row{
			AsOf: b.filter.AsOf, Household: h, Village: b.places.villages[h.VillageID], Team: b.places.teams[h.TeamID],
		}}
	}
	for _, tell := range []func([]int64, map[int64]*builtHousehold, *needs) error{
		b.tellPeople, b.tellHeads, b.tellTypes, b.tellMonitoring, b.tellMeasures, b.tellIncomes,
	} {
		if err := tell(ids, homes, n); err != nil {
			return nil, err
		}
	}
	return homes, nil
}

// homesOf reads the households themselves.
func (b *rowBuilder) homesOf(ids []int64, n *needs) (map[int64]*cases.Household, error) {
	if records, ok := b.listedHomes(ids, n); ok {
		return records, nil
	}
	wanted := n.of("household").and("village_id", "team_id")
	if n.part("head") {
		wanted = wanted.and("head_id")
	}
	return recordsOf(b, b.st.tables.household, ids, wanted)
}

// withPerson takes the spells of people who are not in the bin.
const withPerson = "AND hidden = 0 AND (SELECT hidden FROM person WHERE person.id = person_id) = 0"

// tellPeople counts the people of each household as of the day, and keeps their spells
// where a head is to be found among them.
func (b *rowBuilder) tellPeople(ids []int64, homes map[int64]*builtHousehold, n *needs) error {
	heads := n.part("head") || n.has("household", "head_id", "head_name")
	if b.today && !n.has("head", "relation") || !heads && !n.has("household", "people") {
		return nil
	}
	spells, err := childrenOf(b, b.st.tables.membership, "household_id", ids, columnsOf("person_id", "joined_on", "left_on", "registered", "relation"), withPerson)
	if err != nil {
		return err
	}
	for id, home := range homes {
		home.spells = spells[id]
		if !b.today {
			home.row.Household.People = cases.Some(int64(cases.RegisteredPeople(home.spells, b.filter.AsOf)))
		}
	}
	if b.today || !heads {
		return nil
	}
	headships, err := childrenOf(b, b.st.tables.headship, "household_id", ids, columnsOf("person_id", "from_on", "to_on"), "AND hidden = 0")
	for id, home := range homes {
		h := home.row.Household
		head, ok := cases.Head(headships[id], b.filter.AsOf)
		if h.HeadID, h.HeadName = head.PersonID, ""; !ok || !home.knows(head.PersonID) {
			continue
		}
		home.head = head.PersonID
	}
	return err
}

// tellHeads fills the heads of the households.
func (b *rowBuilder) tellHeads(_ []int64, homes map[int64]*builtHousehold, n *needs) error {
	name := !b.today && n.has("household", "head_name")
	if !name && !n.part("head") {
		return nil
	}
	var ids []int64
	for _, home := range homes {
		if b.today {
			home.head = home.row.Household.HeadID
		}
		if home.head != 0 {
			ids = append(ids, int64(home.head))
		}
	}
	wanted := n.of("head")
	if name {
		wanted = wanted.and("name")
	}
	people, err := recordsOf(b, b.st.tables.person, ids, wanted.and("hidden"))
	if err != nil {
		return err
	}
	for _, home := range homes {
		if person := people[int64(home.head)]; person != nil && !person.Hidden {
			b.tellHead(home, person, name)
		}
	}
	return nil
}

// knows says whether a person lives or lived in the household.
func (h *builtHousehold) knows(person cases.Ref) bool {
	return slices.ContainsFunc(h.spells, func(m cases.Membership) bool { return m.PersonID == person })
}

func (b *rowBuilder) tellHead(home *builtHousehold, person *cases.Person, name bool) {
	h := home.row.Household
	home.row.Head = person
	h.Facts.HeadIDNumber, h.Facts.HeadCode = person.IDNumber, person.Code
	if name {
		h.HeadName = person.Name
	}
	b.tellMember(home, &cases.Membership{}, person)
	for i := range home.spells {
		if home.spells[i].PersonID == home.head {
			person.Facts.Relation = home.spells[i].Relation
		}
	}
}

// tellMember fills the facts of a person that a spell in the household gives.
func (b *rowBuilder) tellMember(home *builtHousehold, spell *cases.Membership, person *cases.Person) {
	person.Facts.Relation, person.Facts.HouseholdCode = spell.Relation, home.row.Household.Code
	if years, ok := cases.Age(person.BirthOn, b.filter.AsOf); ok {
		person.Facts.Age = cases.Some(int64(years))
	}
}

// tellTypes fills 户类型 as of the day.
func (b *rowBuilder) tellTypes(ids []int64, homes map[int64]*builtHousehold, n *needs) error {
	if b.today || !n.has("household", "household_type") {
		return nil
	}
	standings, err := childrenOf(b, b.st.tables.standing, "household_id", ids, columnsOf("kind", "value", "from_on", "to_on"), "AND hidden = 0")
	if err != nil {
		return err
	}
	for id, home := range homes {
		home.row.Household.HouseholdType = cases.TypeOn(standings[id], b.filter.AsOf)
	}
	return nil
}

// tellMonitoring fills 监测 and risk as of the day.
func (b *rowBuilder) tellMonitoring(ids []int64, homes map[int64]*builtHousehold, n *needs) error {
	if !n.part("monitoring") && !n.has("household", "first_month") && (b.today || !n.has("household", "monitor_class", "risk_state")) {
		return nil
	}
	monitored, err := having(b, b.st.tables.monitoring, ids)
	if err != nil {
		return err
	}
	spells, err := childrenOf(b, b.st.tables.monitoring, "household_id", monitored, nil, "AND hidden = 0")
	if err != nil {
		return err
	}
	day := b.filter.AsOf
	for id, home := range homes {
		h := home.row.Household
		h.MonitorClass, h.RiskState = "", ""
		h.Facts.FirstMonth = cases.FirstRecognised(spells[id])
		if m, ok := cases.MonitoringOn(spells[id], day); ok {
			h.MonitorClass, h.RiskState = m.Class, m.RiskOn(day)
		}
		for i := range spells[id] { // the latest that began by the day, over or not
			m := &spells[id][i]
			if m.RecognisedMonth.First() <= day && (home.row.Monitoring == nil || m.RecognisedMonth > home.row.Monitoring.RecognisedMonth) {
				home.row.Monitoring = m
			}
		}
	}
	return nil
}

// tellMeasures fills what the measures of all years say of a household.
func (b *rowBuilder) tellMeasures(ids []int64, homes map[int64]*builtHousehold, n *needs) error {
	if !n.has("household", "developing") {
		return nil
	}
	measures, err := childrenOf(b, b.st.tables.measure, "household_id", ids, columnsOf("block", "state"), "AND hidden = 0")
	if err != nil {
		return err
	}
	for id, home := range homes {
		home.row.Household.Facts.Developing = cases.DevelopingText(measures[id])
	}
	return nil
}
