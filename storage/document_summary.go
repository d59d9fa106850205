package storage

import (
	"cmp"
	"context"
	"database/sql"
	"slices"

	"zhucunji/cases"
)

// Summary counts what happened in the filter's place over its span, inside one read
// transaction.
func (s *Store) Summary(ctx context.Context, f cases.ReportFilter) (*cases.Summary, error) {
	tx, err := s.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return nil, failure("begin summary", err)
	}
	defer tx.Rollback() //nolint:errcheck // nothing was written
	asOf := f.AsOf
	if asOf == 0 {
		asOf = s.Today()
	}
	c := &summaryCounter{ctx: ctx, st: s, q: tx, filter: f, out: &cases.Summary{Place: f.Place, Period: f.Span(), AsOf: asOf}}
	for _, part := range []func() error{
		c.households, c.visits, c.before, c.gatherings, c.demands, c.promises, c.measures, c.incomes,
	} {
		if err := part(); err != nil {
			return nil, failure("count summary", err)
		}
	}
	return c.out, nil
}

// summaryCounter counts one summary.
type summaryCounter struct {
	ctx     context.Context //nolint:containedctx // a counter lives within one call
	st      *Store
	q       querier
	filter  cases.ReportFilter
	out     *cases.Summary
	classes map[cases.Ref]string // 走访对象类型 by household
}

// homeInPlace restricts households h to those of the filter's place; placeArgs are its
// parameters.
const homeInPlace = `h.hidden = 0 AND (? = 0 OR h.village_id = ?) AND (? = 0 OR h.team_id = ?) AND (h.ended_on IS NULL OR h.ended_on > ?)`

// inPlace restricts records with a household to those of the filter's place.
const inPlace = ` hidden = 0 AND household_id IN (SELECT h.id FROM household h WHERE ` + homeInPlace + `)`

// visitsInPlace follows "FROM visit": the chains of a village lead to its visits, those of
// the whole file are found by their days.
func (c *summaryCounter) visitsInPlace() string {
	if c.filter.Village == 0 && c.filter.Team == 0 {
		return "WHERE" + inPlace
	}
	return amongVisits(homeInPlace) + " AND hidden = 0"
}

func (c *summaryCounter) placeArgs(more ...any) []any {
	f := &c.filter
	return append([]any{f.Village, f.Village, f.Team, f.Team, c.out.AsOf.String()}, more...)
}

// households counts the households that exist on the day, their people and what they are.
func (c *summaryCounter) households() error {
	places, err := c.st.places(c.ctx)
	if err != nil {
		return err
	}
	if v := places.villages[c.filter.Village]; v != nil {
		c.out.Village = *v
	}
	due := map[string]*cases.ClassTally{}
	for _, v := range c.st.Policy().List(cases.ListVisitClass) {
		c.out.Coverage = append(c.out.Coverage, cases.ClassTally{Class: v.Value})
	}
	for i := range c.out.Coverage {
		due[c.out.Coverage[i].Class] = &c.out.Coverage[i]
	}
	c.classes = map[cases.Ref]string{}
	rows, err := c.q.QueryContext(c.ctx, `SELECT id, coalesce(people, 0), coalesce(household_type, ''), coalesce(monitor_class, ''),
		coalesce(risk_state, ''), coalesce(visit_class, '') FROM household h WHERE `+homeInPlace, c.placeArgs()...)
	if err != nil {
		return err
	}
	defer rows.Close() //nolint:errcheck // rows.Err tells
	for rows.Next() {
		var id cases.Ref
		var people int64
		var kind, monitored, risk, class string
		if err := rows.Scan(&id, &people, &kind, &monitored, &risk, &class); err != nil {
			return err
		}
		c.out.Households++
		c.out.People += people
		c.classes[id] = class
		if kind != "" {
			c.out.Types = cases.AddTo(c.out.Types, kind, 1)
		}
		if monitored != "" {
			c.out.Monitored = cases.AddTo(c.out.Monitored, monitored+"（"+risk+"）", 1)
		}
		if d := due[class]; d != nil {
			d.Due++
		}
	}
	c.sortTallies(c.out.Types)
	c.sortTallies(c.out.Monitored)
	return rows.Err()
}

// sortTallies puts the greatest first.
func (c *summaryCounter) sortTallies(list []cases.Tally) {
	slices.SortStableFunc(list, func(a, b cases.Tally) int { return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Name, b.Name)) })
}

// visits counts the visits of the period in one walk: by class, by part of the period,
// what they found, and the hygiene scores.
func (c *summaryCounter) visits() error {
	s, span := c.out, c.out.Period
	s.Visits = cases.SummarySpans(span, min(s.AsOf, c.st.Today()))
	seen := map[cases.Ref]bool{}
	inSpan := make([]map[cases.Ref]bool, len(s.Visits))
	for i := range inSpan {
		inSpan[i] = map[cases.Ref]bool{}
	}
	relapse := map[cases.Ref]bool{}
	for _, grade := range cases.HygieneGrades() {
		s.Hygiene.Grades = append(s.Hygiene.Grades, cases.Tally{Name: grade})
	}
	for v, err := range c.st.tables.visit.each(c.ctx, c.q, c.visitsInPlace()+" AND visited_on >= ? AND visited_on <= ?",
		c.placeArgs(span.From.String(), span.To.String())...) {
		if err != nil {
			return err
		}
		c.countVisit(v, !seen[v.HouseholdID])
		seen[v.HouseholdID] = true
		for i := range s.Visits {
			if s.Visits[i].Span.Contains(v.VisitedOn) {
				s.Visits[i].Visits++
				inSpan[i][v.HouseholdID] = true
			}
		}
		if v.RelapseRisk == cases.Yes {
			relapse[v.HouseholdID] = true
		}
	}
	for i := range s.Visits {
		s.Visits[i].Households = int64(len(inSpan[i]))
	}
	s.Relapse = int64(len(relapse))
	c.sortTallies(s.Problems)
	return nil
}

// countVisit counts one visit; first says that the household was not visited before in
// the period.
func (c *summaryCounter) countVisit(v *cases.Visit, first bool) {
	s := c.out
	class := c.classes[v.HouseholdID]
	for i := range s.Coverage {
		if t := &s.Coverage[i]; t.Class == class {
			t.Visits++
			t.Visited += int64(boolInt(first))
		}
	}
	s.Ways = cases.AddTo(s.Ways, v.Way, 1)
	s.Found += int64(boolInt(v.FoundProblem()))
	s.Settled += int64(boolInt(v.Settled()))
	for _, check := range v.Checks.Problems() {
		s.Problems = cases.AddTo(s.Problems, check.Item, 1)
	}
	if v.Hygiene.Valid {
		s.Hygiene.Scored++
		s.Hygiene.Sum += v.Hygiene.Value
		s.Hygiene.Grades[cases.HygieneGrade(v.Hygiene.Value)].Count++
	}
}

// before counts the visits of the period before.
func (c *summaryCounter) before() error {
	p := cases.PeriodBefore(c.out.Period)
	return c.q.QueryRowContext(c.ctx, `SELECT count(*), count(DISTINCT household_id), count(hygiene), coalesce(sum(hygiene), 0) FROM visit `+
		c.visitsInPlace()+" AND visited_on >= ? AND visited_on <= ?", c.placeArgs(p.From.String(), p.To.String())...).
		Scan(&c.out.Before.Visits, &c.out.Before.Households, &c.out.Hygiene.BeforeCount, &c.out.Hygiene.BeforeSum)
}

func (c *summaryCounter) gatherings() error {
	p := c.out.Period
	return c.q.QueryRowContext(c.ctx, "SELECT count(*) FROM gathering WHERE hidden = 0 AND (? = 0 OR village_id = ?) AND held_on >= ? AND held_on <= ?",
		c.filter.Village, c.filter.Village, p.From.String(), p.To.String()).Scan(&c.out.Gathering)
}
