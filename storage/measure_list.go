package storage

import (
	"context"
	"database/sql"
	"strings"

	"zhucunji/cases"
)

// OrderMeasures opens a list: the id of every measure that the filter takes, in the order
// of the sort (blank: newest first), and the sums at its foot.
func (s *Store) OrderMeasures(ctx context.Context, f cases.MeasureFilter, by cases.Sort) ([]int64, cases.MeasureSums, error) {
	ids, sums, err := s.orderMeasures(ctx, f, by)
	return ids, sums, failure("open list of measures", err)
}

func (s *Store) orderMeasures(ctx context.Context, f cases.MeasureFilter, by cases.Sort) ([]int64, cases.MeasureSums, error) {
	var sums cases.MeasureSums
	owners, err := s.ownersInOrder(ctx, f.Village, f.Team, by.Key)
	if err != nil {
		return nil, sums, err
	}
	x := &s.measures
	done, err := x.reading(ctx, s)
	if err != nil {
		return nil, sums, err
	}
	defer done()
	take, value := x.taker(f, owners), x.value(by.Key, owners)
	rows := make([]sortable, 0, len(x.rows))
	seen := householdSet{}
	for i := len(x.rows) - 1; i >= 0; i-- { // equal ones stay newest first
		m := &x.rows[i]
		if !take(m) {
			continue
		}
		addUp(&sums, m, seen.add(m.household))
		n := uint32(0)
		if value != nil {
			n = value(m)
		}
		if by.Down {
			n = ^n
		}
		rows = append(rows, newSortable(n, i))
	}
	rows = byValue(rows)
	ids := make([]int64, len(rows))
	for i, r := range rows {
		ids[i] = int64(x.rows[r.place()].id)
	}
	return ids, sums, nil
}

func addUp(sums *cases.MeasureSums, m *indexedMeasure, newHousehold bool) {
	sums.Measures++
	if newHousehold {
		sums.Households++
	}
	sums.Amount += m.amount
	sums.Value += m.value
	sums.Net += m.net
}

// householdSet is a set of household ids, which count up from 1.
type householdSet struct{ bits []uint64 }

// add tells whether the household was not in the set.
func (s *householdSet) add(id uint32) bool {
	word, bit := int(id/64), uint64(1)<<(id%64)
	if word >= len(s.bits) {
		s.bits = append(s.bits, make([]uint64, 2*word+1-len(s.bits))...)
	}
	if s.bits[word]&bit != 0 {
		return false
	}
	s.bits[word] |= bit
	return true
}

// taker gives the filter as a function.
func (x *measureIndex) taker(f cases.MeasureFilter, owners owners) func(*indexedMeasure) bool {
	block, blockKnown := x.codes.find(f.Block)
	category, categoryKnown := x.codes.find(f.Category)
	state, stateKnown := x.codes.find(f.State)
	if !blockKnown || !categoryKnown || !stateKnown {
		return func(*indexedMeasure) bool { return false }
	}
	byPlace := f.Village != 0 || f.Team != 0
	return func(m *indexedMeasure) bool {
		switch {
		case m.gone != f.Bin,
			f.Household != 0 && cases.Ref(m.household) != f.Household,
			f.Year != 0 && int(m.year) != f.Year,
			block != 0 && m.block != block,
			category != 0 && m.category != category,
			state != 0 && m.state != state,
			f.Unit != 0 && cases.Ref(m.unit) != f.Unit,
			f.Fund != 0 && cases.Ref(m.fund) != f.Fund,
			f.Project != 0 && cases.Ref(m.project) != f.Project,
			byPlace && owners.of(m.household) == 0:
			return false
		}
		return true
	}
}

// MeasuresByID reads a window of an opened list, in the order of ids.
func (s *Store) MeasuresByID(ctx context.Context, ids []int64) ([]cases.MeasureRow, error) {
	rows, err := s.measureRows(ctx, ids)
	return rows, failure("read measures", err)
}

func (s *Store) measureRows(ctx context.Context, ids []int64) ([]cases.MeasureRow, error) {
	measures, err := byID(ctx, s.read, s.tables.measure, ids)
	if err != nil || len(measures) == 0 {
		return nil, err
	}
	owners, err := s.ownersOf(ctx, len(measures), func(i int) cases.Ref { return measures[i].HouseholdID })
	if err != nil {
		return nil, err
	}
	industries, err := s.industriesOf(ctx, measures)
	if err != nil {
		return nil, err
	}
	rows := make([]cases.MeasureRow, len(measures))
	for i := range measures {
		m := &measures[i]
		o := owners[m.HouseholdID]
		rows[i] = cases.MeasureRow{Measure: *m, Industry: industries[cases.Ref(m.ID)], Head: o.head, Village: o.village, Team: o.team}
	}
	return rows, s.nameMeasures(ctx, rows)
}

// industriesOf reads the 到户产业 of measures, by measure.
func (s *Store) industriesOf(ctx context.Context, measures []cases.Measure) (map[cases.Ref]*cases.Industry, error) {
	args := make([]any, len(measures))
	for i := range measures {
		args[i] = measures[i].ID
	}
	list, err := s.tables.industry.list(ctx, s.read, "WHERE hidden = 0 AND measure_id IN (?"+strings.Repeat(", ?", len(args)-1)+")", args...)
	if err != nil {
		return nil, err
	}
	out := make(map[cases.Ref]*cases.Industry, len(list))
	for i := range list {
		out[list[i].MeasureID] = &list[i]
	}
	return out, nil
}

// nameMeasures fills in the names of what measures refer to.
func (s *Store) nameMeasures(ctx context.Context, rows []cases.MeasureRow) error {
	for _, n := range []struct {
		record string
		ref    func(*cases.Measure) cases.Ref
		to     func(*cases.MeasureRow) *string
	}{
		{"person", func(m *cases.Measure) cases.Ref { return m.PersonID }, func(r *cases.MeasureRow) *string { return &r.Person }},
		{"unit", func(m *cases.Measure) cases.Ref { return m.UnitID }, func(r *cases.MeasureRow) *string { return &r.Unit }},
		{"fund", func(m *cases.Measure) cases.Ref { return m.FundID }, func(r *cases.MeasureRow) *string { return &r.Fund }},
		{"project", func(m *cases.Measure) cases.Ref { return m.ProjectID }, func(r *cases.MeasureRow) *string { return &r.Project }},
	} {
		names := map[cases.Ref]string{}
		for i := range rows {
			if ref := n.ref(&rows[i].Measure); ref != 0 {
				names[ref] = ""
			}
		}
		if err := s.readNames(ctx, n.record, names); err != nil {
			return err
		}
		for i := range rows {
			*n.to(&rows[i]) = names[n.ref(&rows[i].Measure)]
		}
	}
	return nil
}

// readNames fills in the names of records.
func (s *Store) readNames(ctx context.Context, record string, names map[cases.Ref]string) error {
	if len(names) == 0 {
		return nil
	}
	args := make([]any, 0, len(names))
	for ref := range names {
		args = append(args, int64(ref))
	}
	rows, err := s.read.QueryContext(ctx, "SELECT id, name FROM "+quote(record)+" WHERE id IN (?"+strings.Repeat(", ?", len(args)-1)+")", args...)
	if err != nil {
		return err
	}
	defer rows.Close() //nolint:errcheck // rows.Err tells
	for rows.Next() {
		var ref cases.Ref
		var name sql.NullString
		if err := rows.Scan(&ref, &name); err != nil {
			return err
		}
		names[ref] = name.String
	}
	return rows.Err()
}
