package storage

import (
	"iter"

	"zhucunji/cases"
)

// grain is one kind of report row in the store: which rows there are, and what fills
// them. To add one: give cases.Grain a constant and its Parts, write a type with these
// two methods into storage/report_grain_<noun>.go, and name it in grainOf.
//
// Rows are read in bulk: a grain is given some hundred households or rows at once and
// asks the file once for each table, by childrenOf or recordsOf, never once a row. It
// reads only what needs names: the report is walked twice, first for what it is sorted
// and chosen by and then, in its order, for its columns.
type grain interface {
	// refs names the rows that the filter takes of some households, household by
	// household in the order given, and in the grain's own order within one. The
	// households are those of the filter's place that exist on its day. The report's
	// Only and the filter's Types are the builder's matter.
	refs(b *rowBuilder, households []int64) ([]rowRef, error)
	// fill adds what the grain itself brings to rows whose household is told already:
	// Village, Team, Household, Head, Monitoring, and Before and Year with incomes. A part
	// of which n names nothing may stay nil.
	fill(b *rowBuilder, rows []builtRow, n *needs) error
}

// wholeGrain is a grain whose rows are not those of households: it makes them in their
// order, each that Report.Keeps.
type wholeGrain interface {
	rows(b *rowBuilder) iter.Seq2[*cases.Row, error]
}

// rowRef names a row: a household, and of what belongs to it a record of the grain.
type rowRef struct {
	household int64
	id        int64 // a visit, a measure, a membership …; 0 where the row is the household
}

// builtRow is a row under way.
type builtRow struct {
	cases.Row
	ref  rowRef
	home *builtHousehold
}

// grainOf finds the grain of a report: one of grain and wholeGrain; nil where the store
// does not know it.
func grainOf(g cases.Grain) any {
	switch g {
	case cases.GrainHousehold:
		return householdRows{}
	case cases.GrainPerson:
		return personRows{}
	case cases.GrainVisit:
		return visitRows{}
	case cases.GrainMeasure:
		return measureRows{}
	case cases.GrainCoverage:
		return coverageRows{}
	}
	return ledgerOf(g)
}

// ledgerOf finds the grains of one ledger each.
func ledgerOf(g cases.Grain) any {
	switch g {
	case cases.GrainVisited:
		return visitedRows{}
	case cases.GrainPost:
		return postRows{}
	case cases.GrainLoan:
		return loanRows()
	case cases.GrainAid:
		return aidRows()
	case cases.GrainSubsidy:
		return subsidyRows()
	case cases.GrainSale:
		return saleRows{}
	case cases.GrainJob:
		return jobRows{}
	case cases.GrainPlan:
		return planRows{}
	case cases.GrainTeam:
		return teamRows{}
	}
	return nil
}

// householdRows is the grain of a household a row.
type householdRows struct{}

func (householdRows) refs(_ *rowBuilder, households []int64) ([]rowRef, error) {
	refs := make([]rowRef, len(households))
	for i, id := range households {
		refs[i] = rowRef{household: id}
	}
	return refs, nil
}

func (householdRows) fill(*rowBuilder, []builtRow, *needs) error { return nil }

// refsOf names the records of a table that belong to some households and that a
// condition takes ("AND year = ?"), by age of the record within each household.
func refsOf[T any](b *rowBuilder, t *table[T], households []int64, condition string, args ...any) ([]rowRef, error) {
	records, err := childrenOf(b, t, "household_id", households, columnsOf(), "AND hidden = 0 "+condition, args...)
	return refsTo(t, households, records), err
}

// refsTo names records that were read by household.
func refsTo[T any](t *table[T], households []int64, records map[int64][]T) []rowRef {
	var refs []rowRef
	for _, id := range households {
		for i := range records[id] {
			refs = append(refs, rowRef{household: id, id: t.cat.Base(&records[id][i]).ID})
		}
	}
	return refs
}

// idsOf are the records the rows are named by.
func idsOf(rows []builtRow) []int64 {
	ids := make([]int64, len(rows))
	for i := range rows {
		ids[i] = rows[i].ref.id
	}
	return ids
}
