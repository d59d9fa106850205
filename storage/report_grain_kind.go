package storage

import "zhucunji/cases"

// kindRows is the grain of a part of a measure a row: a loan, a student aid, a subsidy.
type kindRows[T any] struct {
	table   func(*tables) *table[T]
	takes   func(*rowBuilder) (condition string, args []any) // nil takes all
	ofYear  bool                                             // only those of measures of the filter's year
	measure func(*T) cases.Ref
	set     func(*cases.Row, *T)
}

// loanRows are the loans lent by the day: a loan of three years stands in each.
func loanRows() kindRows[cases.MicroLoan] {
	return kindRows[cases.MicroLoan]{
		table: func(t *tables) *table[cases.MicroLoan] { return t.loan },
		takes: func(b *rowBuilder) (string, []any) {
			return "AND (lent_on IS NULL OR lent_on <= ?)", []any{b.filter.AsOf.String()}
		},
		measure: func(l *cases.MicroLoan) cases.Ref { return l.MeasureID },
		set:     func(r *cases.Row, l *cases.MicroLoan) { r.Loan = l },
	}
}

func aidRows() kindRows[cases.StudentAid] {
	return kindRows[cases.StudentAid]{
		table:   func(t *tables) *table[cases.StudentAid] { return t.aid },
		ofYear:  true,
		measure: func(a *cases.StudentAid) cases.Ref { return a.MeasureID },
		set:     func(r *cases.Row, a *cases.StudentAid) { r.Aid = a },
	}
}

func subsidyRows() kindRows[cases.Subsidy] {
	return kindRows[cases.Subsidy]{
		table:   func(t *tables) *table[cases.Subsidy] { return t.subsidy },
		ofYear:  true,
		measure: func(s *cases.Subsidy) cases.Ref { return s.MeasureID },
		set:     func(r *cases.Row, s *cases.Subsidy) { r.Subsidy = s },
	}
}

// measuresWith names the measures of some households that have a record of a kind, by
// household.
func (b *rowBuilder) measuresWith(record string, households []int64, ofYear bool) (map[int64][]cases.Measure, error) {
	year := 0 // every one
	if ofYear {
		year = b.filter.Year
	}
	return childrenOf(b, b.st.tables.measure, "household_id", households, columnsOf(),
		"AND hidden = 0 AND (? = 0 OR year = ?) AND EXISTS (SELECT 1 FROM "+quote(record)+" k WHERE k.measure_id = measure.id AND k.hidden = 0)", year, year)
}

func (k kindRows[T]) refs(b *rowBuilder, households []int64) ([]rowRef, error) {
	t := k.table(&b.st.tables)
	measures, err := b.measuresWith(t.cat.Record, households, k.ofYear)
	if err != nil {
		return nil, err
	}
	condition, args := "", []any(nil)
	if k.takes != nil {
		condition, args = k.takes(b)
	}
	parts, err := childrenOf(b, t, "measure_id", measureIDs(measures), columnsOf(), "AND hidden = 0 "+condition, args...)
	if err != nil {
		return nil, err
	}
	var refs []rowRef
	for _, household := range households {
		for _, m := range measures[household] {
			list := parts[m.ID]
			for i := range list {
				refs = append(refs, rowRef{household: household, id: t.cat.Base(&list[i]).ID})
			}
		}
	}
	return refs, nil
}

func measureIDs(measures map[int64][]cases.Measure) []int64 {
	var ids []int64
	for _, list := range measures {
		for i := range list {
			ids = append(ids, list[i].ID)
		}
	}
	return ids
}

func (k kindRows[T]) fill(b *rowBuilder, rows []builtRow, n *needs) error {
	t := k.table(&b.st.tables)
	parts, err := recordsOf(b, t, idsOf(rows), n.of(t.cat.Record).and("measure_id"))
	if err != nil {
		return err
	}
	measures := make([]int64, len(rows))
	for i := range rows {
		one := parts[rows[i].ref.id]
		k.set(&rows[i].Row, one)
		measures[i] = int64(k.measure(one))
	}
	return b.tellHelpedBy(rows, measures, n)
}

// tellHelpedBy fills the measure of each row and whom it is for.
func (b *rowBuilder) tellHelpedBy(rows []builtRow, measures []int64, n *needs) error {
	if !n.part("measure") && !n.part("person") && !n.part("membership") {
		return nil
	}
	records, err := recordsOf(b, b.st.tables.measure, measures, n.of("measure").and("person_id"))
	if err != nil {
		return err
	}
	people := make([]int64, len(rows))
	for i := range rows {
		rows[i].Measure = records[measures[i]]
		people[i] = int64(rows[i].Measure.PersonID)
	}
	return b.tellMembers(rows, people, n)
}
