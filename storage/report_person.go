package storage

import (
	"cmp"
	"slices"

	"zhucunji/cases"
)

// personRows is the grain of a member a row: the spells of the day, in the order of the
// list of relations.
type personRows struct{}

func (personRows) refs(b *rowBuilder, households []int64) ([]rowRef, error) {
	day := b.filter.AsOf
	spells, err := childrenOf(b, b.st.tables.membership, "household_id", households, columnsOf("relation"),
		withPerson+" AND (joined_on IS NULL OR joined_on <= ?) AND (left_on IS NULL OR left_on > ?)", day.String(), day.String())
	if err != nil {
		return nil, err
	}
	byRelation := relationOrder(b.st.Policy().List(cases.ListRelation))
	var refs []rowRef
	for _, id := range households {
		slices.SortStableFunc(spells[id], byRelation)
		for i := range spells[id] {
			refs = append(refs, rowRef{household: id, id: spells[id][i].ID})
		}
	}
	return refs, nil
}

// relationOrder orders members by the list of relations; unknown ones come last.
func relationOrder(relations []cases.CodeValue) func(x, y cases.Membership) int {
	ranks := make(map[string]int, len(relations))
	for i := range relations {
		if _, twice := ranks[relations[i].Value]; !twice {
			ranks[relations[i].Value] = i
		}
	}
	rank := func(relation string) int {
		if at, ok := ranks[relation]; ok {
			return at
		}
		return len(relations)
	}
	return func(x, y cases.Membership) int { return cmp.Compare(rank(x.Relation), rank(y.Relation)) }
}

func (personRows) fill(b *rowBuilder, rows []builtRow, n *needs) error {
	if !n.part("membership") && !n.part("person") {
		return nil
	}
	spells, err := recordsOf(b, b.st.tables.membership, idsOf(rows), n.of("membership").and("person_id", "relation"))
	if err != nil {
		return err
	}
	ids := make([]int64, 0, len(rows))
	for i := range rows {
		rows[i].Membership = spells[rows[i].ref.id]
		ids = append(ids, int64(rows[i].Membership.PersonID))
	}
	if !n.part("person") {
		return nil
	}
	people, err := recordsOf(b, b.st.tables.person, ids, n.of("person"))
	if err != nil {
		return err
	}
	for i := range rows {
		rows[i].Person = people[ids[i]]
		b.tellMember(rows[i].home, rows[i].Membership, rows[i].Person)
	}
	return b.tellJobs(rows, ids, n)
}
