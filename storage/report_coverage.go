package storage

import (
	"iter"
	"slices"

	"zhucunji/cases"
)

// coverageRows is the grain of a class of households a row: how many were due, and how
// many were seen in the filter's span.
type coverageRows struct{}

func (coverageRows) rows(b *rowBuilder) iter.Seq2[*cases.Row, error] {
	return func(yield func(*cases.Row, error) bool) {
		counted, err := b.coverage()
		if err != nil {
			yield(nil, err)
			return
		}
		for _, v := range b.st.Policy().List(cases.ListVisitClass) {
			c := counted[v.Value]
			row := &cases.Row{AsOf: b.filter.AsOf, Village: b.places.villages[b.filter.Village], Coverage: c}
			if c != nil && b.report.Keeps(b.filter, row) && !yield(row, nil) {
				return
			}
		}
	}
}

// coverage counts the households of the filter's place and their visits by class.
func (b *rowBuilder) coverage() (map[string]*cases.Coverage, error) {
	households, err := b.households()
	if err != nil {
		return nil, err
	}
	out := map[string]*cases.Coverage{}
	for chunk := range slices.Chunk(households, chunkRows) {
		records, err := recordsOf(b, b.st.tables.household, chunk, columnsOf("visit_class"))
		if err != nil {
			return nil, err
		}
		visits, err := b.visitsOfSpan(chunk, columnsOf("checks", "problems", "solved"))
		if err != nil {
			return nil, err
		}
		for id, h := range records {
			c := out[h.VisitClass]
			if c == nil {
				zero := cases.Some(int64(0))
				c = &cases.Coverage{Class: h.VisitClass, Due: zero, Visited: zero, Visits: zero, Problems: zero, Closed: zero}
				out[c.Class] = c
			}
			cover(c, visits[id])
		}
	}
	return out, nil
}

// cover adds the visits of one household to its class.
func cover(c *cases.Coverage, visits []cases.Visit) {
	c.Due.Value++
	c.Visited.Value += int64(boolInt(len(visits) > 0))
	c.Visits.Value += int64(len(visits))
	for i := range visits {
		c.Problems.Value += int64(boolInt(visits[i].FoundProblem()))
		c.Closed.Value += int64(boolInt(visits[i].Settled()))
	}
}
