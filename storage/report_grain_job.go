package storage

import "zhucunji/cases"

// jobRows is the grain of a spell of 务工 a row: those that reach into the filter's span.
type jobRows struct{}

func (jobRows) refs(b *rowBuilder, households []int64) ([]rowRef, error) {
	span := b.filter.Span()
	from, to := "", "9999-12" // open ends
	if span.From != 0 {
		from = span.From.MonthOf().String()
	}
	if span.To != 0 {
		to = span.To.MonthOf().String()
	}
	return refsOfMembers(b, b.st.tables.jobSpell, households,
		"AND coalesce(from_month, '') <= ? AND coalesce(to_month, '9999-12') >= ?", to, from)
}

func (jobRows) fill(b *rowBuilder, rows []builtRow, n *needs) error {
	spells, err := recordsOf(b, b.st.tables.jobSpell, idsOf(rows), n.of("job_spell").and("person_id"))
	if err != nil {
		return err
	}
	people := make([]int64, len(rows))
	for i := range rows {
		rows[i].Job = spells[rows[i].ref.id]
		people[i] = int64(rows[i].Job.PersonID)
	}
	return b.tellMembers(rows, people, n)
}

// planRows is the grain of a plan to work a row: those of the filter's year.
type planRows struct{}

func (planRows) refs(b *rowBuilder, households []int64) ([]rowRef, error) {
	return refsOfMembers(b, b.st.tables.jobPlan, households, "AND (? = 0 OR year = ?)", b.filter.Year, b.filter.Year)
}

func (planRows) fill(b *rowBuilder, rows []builtRow, n *needs) error {
	plans, err := recordsOf(b, b.st.tables.jobPlan, idsOf(rows), n.of("job_plan").and("person_id"))
	if err != nil {
		return err
	}
	people := make([]int64, len(rows))
	for i := range rows {
		rows[i].Plan = plans[rows[i].ref.id]
		people[i] = int64(rows[i].Plan.PersonID)
	}
	return b.tellMembers(rows, people, n)
}

// hygieneAndChecks are the columns of a visit that VisitedOf sums up.
func hygieneAndChecks() columns {
	return columnsOf("visited_on", "visitors", "checks", "problems", "hygiene")
}

// visitedRows is the grain of a household a row with its visits of the filter's span.
type visitedRows struct{ householdRows }

func (visitedRows) fill(b *rowBuilder, rows []builtRow, n *needs) error {
	if !n.part("visited") {
		return nil
	}
	households := make([]int64, len(rows))
	for i := range rows {
		households[i] = rows[i].ref.household
	}
	visits, err := b.visitsOfSpan(households, hygieneAndChecks())
	for i := range rows {
		rows[i].Visited = cases.VisitedOf(visits[households[i]])
	}
	return err
}
