package storage

import (
	"context"
	"strings"

	"zhucunji/cases"
)

// OrderMeasures opens a list: the id of every measure that the filter takes, in the order
// of the sort (blank: newest first), and the sums at its foot.
func (s *Store) OrderMeasures(ctx context.Context, f cases.MeasureFilter, by cases.Sort) ([]int64, cases.MeasureSums, error) {
	where, args := measureWhere(f)
	sums, err := s.measureSums(ctx, where, args)
	if err != nil {
		return nil, sums, failure("sum measures", err)
	}
	rows, err := s.read.QueryContext(ctx, "SELECT measure.id"+measureFrom+where+measureOrder(by), args...)
	if err != nil {
		return nil, sums, failure("open list of measures", err)
	}
	defer rows.Close() //nolint:errcheck // rows.Err tells
	ids := make([]int64, 0, sums.Measures)
	for rows.Next() {
		var id int64
		if err := rows.Scan(&id); err != nil {
			return nil, sums, failure("open list of measures", err)
		}
		ids = append(ids, id)
	}
	return ids, sums, failure("open list of measures", rows.Err())
}

// measureSums adds up a list: 产值 and 纯收入 as typed, or as worked out where blank.
func (s *Store) measureSums(ctx context.Context, where string, args []any) (sums cases.MeasureSums, err error) {
	err = s.read.QueryRowContext(ctx, "SELECT count(*), count(DISTINCT measure.household_id), coalesce(sum(measure.amount), 0)"+measureFrom+where, args...).
		Scan(&sums.Measures, &sums.Households, &sums.Amount)
	if err != nil {
		return sums, err
	}
	ids := "WHERE hidden = 0 AND measure_id IN (SELECT measure.id" + measureFrom + where + ")"
	for i, err := range s.tables.industry.each(ctx, s.read, ids, args...) {
		if err != nil {
			return sums, err
		}
		sums.Value += i.WorkedValue().Value
		sums.Net += i.WorkedNet().Value
	}
	return sums, nil
}

const measureFrom = ` FROM measure JOIN household ON household.id = measure.household_id
	LEFT JOIN industry ON industry.measure_id = measure.id AND industry.hidden = 0 `

// measureWhere gives the condition of a filter.
func measureWhere(f cases.MeasureFilter) (where string, args []any) {
	terms := []string{"measure.hidden = ?"}
	args = append(args, f.Bin)
	for _, t := range []struct {
		column string
		value  any
		asked  bool
	}{
		{"household.village_id", int64(f.Village), f.Village != 0},
		{"household.team_id", int64(f.Team), f.Team != 0},
		{"measure.household_id", int64(f.Household), f.Household != 0},
		{"measure.year", f.Year, f.Year != 0},
		{"measure.block", f.Block, f.Block != ""},
		{"industry.category", f.Category, f.Category != ""},
		{"measure.state", f.State, f.State != ""},
		{"measure.unit_id", int64(f.Unit), f.Unit != 0},
		{"measure.fund_id", int64(f.Fund), f.Fund != 0},
		{"measure.project_id", int64(f.Project), f.Project != 0},
	} {
		if t.asked {
			terms = append(terms, t.column+" = ?")
			args = append(args, t.value)
		}
	}
	return "WHERE " + strings.Join(terms, " AND "), args
}

// measureOrder gives the order of a sort; unknown keys are the list's own.
func measureOrder(by cases.Sort) string {
	column, ok := map[string]string{
		"from_on": "measure.from_on", "head_name": "household.head_sort", "block": "measure.block",
		"amount": "measure.amount", "state": "measure.state",
	}[by.Key]
	if !ok {
		return " ORDER BY measure.year DESC, measure.from_on DESC, measure.id DESC"
	}
	if by.Down {
		return " ORDER BY " + column + " DESC, measure.id DESC"
	}
	return " ORDER BY " + column + ", measure.id"
}

// MeasuresByID reads a window of an opened list, in the order of ids.
func (s *Store) MeasuresByID(ctx context.Context, ids []int64) ([]cases.MeasureRow, error) {
	rows, err := s.measureRows(ctx, ids)
	return rows, failure("read measures", err)
}

func (s *Store) measureRows(ctx context.Context, ids []int64) ([]cases.MeasureRow, error) {
	measures, err := byID(ctx, s.read, s.tables.measure, ids)
	if err != nil {
		return nil, err
	}
	owners, err := s.ownersOf(ctx, len(measures), func(i int) cases.Ref { return measures[i].HouseholdID })
	if err != nil {
		return nil, err
	}
	rows := make([]cases.MeasureRow, len(measures))
	for i := range measures {
		m := &measures[i]
		o := owners[m.HouseholdID]
		rows[i] = cases.MeasureRow{Measure: *m, Head: o.head, Village: o.village, Team: o.team}
		if rows[i].Industry, err = part(ctx, s.read, s.tables.industry, m.ID); err != nil {
			return nil, err
		}
		if err := s.namesOfMeasure(ctx, &rows[i]); err != nil {
			return nil, err
		}
	}
	return rows, nil
}

// namesOfMeasure reads the names of what a measure refers to.
func (s *Store) namesOfMeasure(ctx context.Context, r *cases.MeasureRow) error {
	for _, n := range []struct {
		record string
		ref    cases.Ref
		to     *string
	}{
		{"person", r.Measure.PersonID, &r.Person},
		{"unit", r.Measure.UnitID, &r.Unit},
		{"fund", r.Measure.FundID, &r.Fund},
		{"project", r.Measure.ProjectID, &r.Project},
	} {
		if n.ref == 0 {
			continue
		}
		if err := s.read.QueryRowContext(ctx, "SELECT name FROM "+quote(n.record)+" WHERE id = ?", int64(n.ref)).Scan(n.to); err != nil {
			return err
		}
	}
	return nil
}
