package storage

import (
	"context"
	"database/sql"
	"iter"

	"zhucunji/cases"
)

// ReportRows walks the rows of a report under a filter, in the report's order, inside one
// read transaction: what is written meanwhile does not show. It stops at the first
// error.
func (s *Store) ReportRows(ctx context.Context, r *cases.Report, f cases.ReportFilter) iter.Seq2[*cases.Row, error] {
	return func(yield func(*cases.Row, error) bool) {
		tx, err := s.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
		if err != nil {
			yield(nil, failure("begin report", err))
			return
		}
		defer tx.Rollback() //nolint:errcheck // nothing was written
		b := &rowBuilder{ctx: ctx, st: s, q: tx, report: r, filter: f, income: r.NeedsIncome()}
		if b.filter.AsOf == 0 {
			b.filter.AsOf = s.Today()
		}
		for row, err := range b.rows() {
			if err != nil {
				yield(nil, failure("read report", err))
				return
			}
			if !yield(row, nil) {
				return
			}
		}
	}
}

// rowBuilder builds the rows of one report. Rows are named by where they come from and
// built when they are asked for, so that a district does not have to fit into memory.
type rowBuilder struct {
	ctx    context.Context //nolint:containedctx // a builder lives within one walk
	st     *Store
	q      querier
	report *cases.Report
	filter cases.ReportFilter
	income bool

	kept *builtHousehold // the household built last: its members follow each other
}

// rowRef names one row: a record and, of the persons of a household, which.
type rowRef struct {
	id    int64
	place int
}

// rows gives the rows the report keeps, in its order.
func (b *rowBuilder) rows() iter.Seq2[*cases.Row, error] {
	if b.report.Grain == cases.GrainCoverage {
		return b.coverageRows()
	}
	return func(yield func(*cases.Row, error) bool) {
		refs, err := b.sortedRefs()
		if err != nil {
			yield(nil, err)
			return
		}
		for _, ref := range refs {
			row, err := b.build(ref)
			if err != nil {
				yield(nil, err)
				return
			}
			if !yield(row, nil) {
				return
			}
		}
	}
}

// sortedRefs names the rows the report keeps, in its order.
func (b *rowBuilder) sortedRefs() ([]rowRef, error) {
	all, err := b.refs()
	if err != nil {
		return nil, err
	}
	order := newRowOrder(b.report, b.st.Policy())
	var kept []sortedRow
	for _, ref := range all {
		row, err := b.build(ref)
		if err != nil {
			return nil, err
		}
		if row != nil && b.report.Keeps(b.filter, row) {
			kept = append(kept, sortedRow{ref, order.keys(row)})
		}
	}
	return order.sorted(kept), nil
}

// refs names every row the filter's place and time take, before the report's own
// condition.
func (b *rowBuilder) refs() ([]rowRef, error) {
	households, err := b.households()
	if err != nil {
		return nil, err
	}
	switch b.report.Grain {
	case cases.GrainVisit:
		span := b.filter.Span()
		return b.ofHouseholds(households, "visit", "visited_on >= ? AND (? = '' OR visited_on <= ?)", span.From.String(), span.To.String(), span.To.String())
	case cases.GrainMeasure:
		return b.ofHouseholds(households, "measure", "(? = 0 OR year = ?)", b.filter.Year, b.filter.Year)
	case cases.GrainPerson:
		return b.people(households)
	}
	refs := make([]rowRef, len(households))
	for i, id := range households {
		refs[i] = rowRef{id: id}
	}
	return refs, nil
}

// households lists the households of the filter's place that exist on its day, by group
// and head.
func (b *rowBuilder) households() ([]int64, error) {
	rows, err := b.q.QueryContext(b.ctx, `SELECT household.id FROM household LEFT JOIN team ON team.id = team_id
		WHERE household.hidden = 0 AND (? = 0 OR household.village_id = ?) AND (? = 0 OR team_id = ?) AND (ended_on IS NULL OR ended_on > ?)
		ORDER BY household.village_id, team."order", team_id, head_sort, household.id`,
		b.filter.Village, b.filter.Village, b.filter.Team, b.filter.Team, b.filter.AsOf.String())
	if err != nil {
		return nil, err
	}
	return scanIDs(rows)
}

// scanIDs reads a column of ids and closes the rows.
func scanIDs(rows *sql.Rows) ([]int64, error) {
	defer rows.Close() //nolint:errcheck // rows.Err tells
	var out []int64
	for rows.Next() {
		var id int64
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		out = append(out, id)
	}
	return out, rows.Err()
}

// ofHouseholds names the records of some households that a condition takes.
func (b *rowBuilder) ofHouseholds(households []int64, record, condition string, args ...any) ([]rowRef, error) {
	var refs []rowRef
	for _, id := range households {
		rows, err := b.q.QueryContext(b.ctx, "SELECT id FROM "+quote(record)+" WHERE household_id = ? AND hidden = 0 AND "+condition+" ORDER BY id",
			append([]any{id}, args...)...)
		if err != nil {
			return nil, err
		}
		ids, err := scanIDs(rows)
		if err != nil {
			return nil, err
		}
		for _, id := range ids {
			refs = append(refs, rowRef{id: id})
		}
	}
	return refs, nil
}

// people names the members of some households as of the day.
func (b *rowBuilder) people(households []int64) ([]rowRef, error) {
	var refs []rowRef
	for _, id := range households {
		h, err := b.household(id)
		if err != nil {
			return nil, err
		}
		for place := range h.members {
			refs = append(refs, rowRef{id, place})
		}
	}
	return refs, nil
}
