package storage

import (
	"slices"

	"zhucunji/cases"
)

// tellMembers fills the person of each row and that person's spell in the household, the
// present one before those that are over. Rows without a person, or with one who was never
// a member, keep neither.
func (b *rowBuilder) tellMembers(rows []builtRow, people []int64, n *needs) error {
	if !n.part("person") && !n.part("membership") {
		return nil
	}
	households := make([]int64, len(rows))
	for i := range rows {
		households[i] = rows[i].ref.household
	}
	slices.Sort(households)
	spells, err := childrenOf(b, b.st.tables.membership, "household_id", slices.Compact(households),
		n.of("membership").and("person_id", "relation", "joined_on", "left_on"), withPerson)
	if err != nil {
		return err
	}
	records, err := recordsOf(b, b.st.tables.person, people, n.of("person"))
	if err != nil {
		return err
	}
	for i := range rows {
		person := records[people[i]]
		spell := b.spellOf(spells[rows[i].ref.household], people[i])
		if person == nil || spell == nil {
			continue
		}
		own := *person // one person may stand in several rows
		rows[i].Person, rows[i].Membership = &own, spell
		b.tellMember(rows[i].home, spell, &own)
	}
	return nil
}

// spellOf finds a person's spell in a household: that of the day, or else the last.
func (b *rowBuilder) spellOf(spells []cases.Membership, person int64) *cases.Membership {
	var found *cases.Membership
	for i := range spells {
		m := &spells[i]
		if int64(m.PersonID) != person {
			continue
		}
		if m.On(b.filter.AsOf) {
			return m
		}
		if found == nil || m.LeftOn > found.LeftOn {
			found = m
		}
	}
	return found
}

// refsOfMembers names the records of a table that belong to people who are or were
// members of some households, each under the household it was written for.
func refsOfMembers[T any](b *rowBuilder, t *table[T], households []int64, condition string, args ...any) ([]rowRef, error) {
	spells, err := childrenOf(b, b.st.tables.membership, "household_id", households, columnsOf("person_id"), withPerson)
	if err != nil {
		return nil, err
	}
	var people []int64
	for _, id := range households {
		for i := range spells[id] {
			people = append(people, int64(spells[id][i].PersonID))
		}
	}
	slices.Sort(people)
	records, err := childrenOf(b, t, "person_id", slices.Compact(people), columnsOf("household_id"), "AND hidden = 0 "+condition, args...)
	if err != nil {
		return nil, err
	}
	at := t.cat.Field("household_id").At
	var refs []rowRef
	for _, household := range households {
		seen := map[cases.Ref]bool{}
		for _, spell := range spells[household] {
			list := records[int64(spell.PersonID)]
			for i := range list {
				of := int64(*at(&list[i]).(*cases.Ref)) //nolint:forcetypeassert // household_id is a reference
				if of == household && !seen[spell.PersonID] {
					refs = append(refs, rowRef{household: household, id: t.cat.Base(&list[i]).ID})
				}
			}
			seen[spell.PersonID] = true
		}
	}
	return refs, nil
}
