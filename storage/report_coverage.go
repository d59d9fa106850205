package storage

import (
	"iter"

	"zhucunji/cases"
)

// coverageRows counts, for each class of household to be visited, how many were due and
// how many were seen in the filter's span.
func (b *rowBuilder) coverageRows() iter.Seq2[*cases.Row, error] {
	return func(yield func(*cases.Row, error) bool) {
		counted, err := b.coverage()
		if err != nil {
			yield(nil, err)
			return
		}
		village, err := b.filterVillage()
		if err != nil {
			yield(nil, err)
			return
		}
		for _, v := range b.st.Policy().List(cases.ListVisitClass) {
			c := counted[v.Value]
			row := &cases.Row{AsOf: b.filter.AsOf, Village: village, Coverage: c}
			if c != nil && b.report.Keeps(b.filter, row) && !yield(row, nil) {
				return
			}
		}
	}
}

func (b *rowBuilder) filterVillage() (*cases.Village, error) {
	places, err := b.st.places(b.ctx)
	return places.villages[b.filter.Village], err
}

func (b *rowBuilder) coverage() (map[string]*cases.Coverage, error) {
	households, err := b.households()
	if err != nil {
		return nil, err
	}
	out := map[string]*cases.Coverage{}
	for _, id := range households {
		var class *string
		if err := b.q.QueryRowContext(b.ctx, "SELECT visit_class FROM household WHERE id = ?", id).Scan(&class); err != nil {
			return nil, err
		}
		c := out[orBlank(class)]
		if c == nil {
			zero := cases.Some(int64(0))
			c = &cases.Coverage{Class: orBlank(class), Due: zero, Visited: zero, Visits: zero, Problems: zero, Closed: zero}
			out[c.Class] = c
		}
		if err := b.cover(c, id); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// cover adds one household to its class.
func (b *rowBuilder) cover(c *cases.Coverage, household int64) error {
	span := b.filter.Span()
	visits, err := b.st.tables.visit.list(b.ctx, b.q, ofHousehold+" AND visited_on >= ? AND (? = '' OR visited_on <= ?)",
		household, span.From.String(), span.To.String(), span.To.String())
	if err != nil {
		return err
	}
	c.Due.Value++
	c.Visited.Value += int64(boolInt(len(visits) > 0))
	c.Visits.Value += int64(len(visits))
	for i := range visits {
		c.Problems.Value += int64(boolInt(visits[i].FoundProblem()))
		c.Closed.Value += int64(boolInt(visits[i].Settled()))
	}
	return nil
}
