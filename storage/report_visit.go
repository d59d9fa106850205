package storage

// visitRows is the grain of a visit a row: those of the filter's span.
type visitRows struct{}

func (visitRows) refs(b *rowBuilder, households []int64) ([]rowRef, error) {
	visits, err := b.visitsOfSpan(households, columnsOf())
	return refsTo(b.st.tables.visit, households, visits), err
}

func (visitRows) fill(b *rowBuilder, rows []builtRow, n *needs) error {
	t, ids := &b.st.tables, idsOf(rows)
	if n.part("visit") {
		visits, err := recordsOf(b, t.visit, ids, n.of("visit").and("household_id"))
		if err != nil {
			return err
		}
		for i := range rows {
			rows[i].Visit = visits[ids[i]]
		}
	}
	if n.part("demands") {
		demands, err := childrenOf(b, t.demand, "visit_id", ids, nil, "AND hidden = 0")
		if err != nil {
			return err
		}
		for i := range rows {
			rows[i].Demands = demands[ids[i]]
		}
	}
	if !n.part("promises") {
		return nil
	}
	promises, err := childrenOf(b, t.promise, "visit_id", ids, nil, "AND hidden = 0")
	for i := range rows {
		rows[i].Promises = promises[ids[i]]
	}
	return err
}

// measureRows is the grain of a measure a row: those of the filter's year.
type measureRows struct{}

func (measureRows) refs(b *rowBuilder, households []int64) ([]rowRef, error) {
	return refsOf(b, b.st.tables.measure, households, "AND (? = 0 OR year = ?)", b.filter.Year, b.filter.Year)
}

func (measureRows) fill(b *rowBuilder, rows []builtRow, n *needs) error {
	t, ids := &b.st.tables, idsOf(rows)
	if n.part("measure") || n.part("person") {
		measures, err := recordsOf(b, t.measure, ids, n.of("measure").and("household_id", "person_id"))
		if err != nil {
			return err
		}
		for i := range rows {
			rows[i].Measure = measures[ids[i]]
		}
	}
	if n.part("person") {
		if err := b.tellHelped(rows, n); err != nil {
			return err
		}
	}
	if n.part("industry") {
		industries, err := childrenOf(b, t.industry, "measure_id", ids, n.of("industry"), "AND hidden = 0")
		if err != nil {
			return err
		}
		for i := range rows {
			rows[i].Industry = firstOf(industries[ids[i]])
		}
	}
	if !n.part("inputs") {
		return nil
	}
	inputs, err := childrenOf(b, t.input, "measure_id", ids, nil, "AND hidden = 0")
	for i := range rows {
		rows[i].Inputs = inputs[ids[i]]
	}
	return err
}

// firstOf is the one part of a kind that belongs to a record; nil where it has none.
func firstOf[T any](list []T) *T {
	if len(list) == 0 {
		return nil
	}
	return &list[0]
}

// tellHelped fills the person a measure is for, where they live or lived in the household.
func (b *rowBuilder) tellHelped(rows []builtRow, n *needs) error {
	var ids, households []int64
	for i := range rows {
		if p := rows[i].Measure.PersonID; p != 0 {
			ids, households = append(ids, int64(p)), append(households, rows[i].ref.household)
		}
	}
	spells, err := childrenOf(b, b.st.tables.membership, "household_id", households, columnsOf("person_id", "relation"), withPerson)
	if err != nil {
		return err
	}
	people, err := recordsOf(b, b.st.tables.person, ids, n.of("person"))
	if err != nil {
		return err
	}
	for i := range rows {
		person := people[int64(rows[i].Measure.PersonID)]
		if person == nil {
			continue
		}
		for _, m := range spells[rows[i].ref.household] {
			if int64(m.PersonID) == person.ID {
				rows[i].Person = person
				b.tellMember(rows[i].home, &m, person)
			}
		}
	}
	return nil
}
