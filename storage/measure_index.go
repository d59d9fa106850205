package storage

import (
	"cmp"
	"context"
	"database/sql"
	"math"
	"slices"
	"sync"

	"zhucunji/cases"
)

// measureIndex holds of every measure what lists filter, sort and add up, 64 bytes each.
// Acts say what they changed; the next list reads it again.
type measureIndex struct {
	stale stale
	mu    sync.RWMutex
	rows  []indexedMeasure // oldest first, so that a new measure is put near the end
	codes codeTexts
}

// indexedMeasure is one measure of the index. Row ids count up from 1 and stay below 2³².
type indexedMeasure struct {
	id        uint32
	household uint32
	unit      uint32
	fund      uint32
	project   uint32
	from      cases.Day
	amount    cases.Money
	value     cases.Money // 产值, as typed or worked out
	net       cases.Money // 纯收入, likewise
	year      int16
	block     uint16 // a number of codes, like the next two
	category  uint16
	state     uint16
	paid      bool // the amount is not blank
	gone      bool
}

const measureColumns = `measure.id, measure.household_id, coalesce(measure.unit_id, 0), coalesce(measure.fund_id, 0), coalesce(measure.project_id, 0),
	measure.from_on, measure.amount, coalesce(measure.year, 0), measure.block, measure.state, measure.hidden, industry.category,
	industry.value, industry.cost, industry.net, industry."yield", industry.unit_price
	FROM measure LEFT JOIN industry ON industry.measure_id = measure.id AND industry.hidden = 0`

// reading brings the index up to the file and keeps it so until done is called.
func (x *measureIndex) reading(ctx context.Context, s *Store) (done func(), err error) {
	x.mu.Lock()
	err = x.stale.bring(
		func() error { return x.load(ctx, s) },
		func(ids map[int64]bool) error { return x.again(ctx, s, ids) })
	x.mu.Unlock()
	if err != nil {
		return nil, err
	}
	x.mu.RLock()
	return x.mu.RUnlock, nil
}

// load reads every measure once.
func (x *measureIndex) load(ctx context.Context, s *Store) error {
	var count int
	if err := s.read.QueryRowContext(ctx, "SELECT count(*) FROM measure").Scan(&count); err != nil {
		return err
	}
	x.rows = make([]indexedMeasure, 0, count+count/16)
	err := x.scan(ctx, s, func(m indexedMeasure) { x.rows = append(x.rows, m) }, "SELECT "+measureColumns)
	slices.SortFunc(x.rows, byYear)
	return err
}

// byYear orders measures by year, those of one year by day, then by age of the record.
func byYear(a, b indexedMeasure) int {
	return cmp.Or(cmp.Compare(a.year, b.year), cmp.Compare(a.from, b.from), cmp.Compare(a.id, b.id))
}

// again reads some measures again and puts them where their years belong.
func (x *measureIndex) again(ctx context.Context, s *Store, ids map[int64]bool) error {
	x.rows = slices.DeleteFunc(x.rows, func(m indexedMeasure) bool { return ids[int64(m.id)] })
	insert := func(m indexedMeasure) {
		at, _ := slices.BinarySearchFunc(x.rows, m, byYear)
		x.rows = slices.Insert(x.rows, at, m)
	}
	for id := range ids {
		if err := x.scan(ctx, s, insert, "SELECT "+measureColumns+" WHERE measure.id = ?", id); err != nil {
			return err
		}
	}
	return nil
}

func (x *measureIndex) scan(ctx context.Context, s *Store, take func(indexedMeasure), query string, args ...any) error {
	rows, err := s.query(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close() //nolint:errcheck // rows.Err tells
	for rows.Next() {
		m, err := x.scanRow(rows)
		if err != nil {
			return err
		}
		take(m)
	}
	return rows.Err()
}

func (x *measureIndex) scanRow(rows *sql.Rows) (m indexedMeasure, err error) {
	var from, block, state, category, yield, price sql.RawBytes
	var amount, value, cost, net sql.NullInt64
	if err := rows.Scan(&m.id, &m.household, &m.unit, &m.fund, &m.project, &from, &amount, &m.year, &block, &state, &m.gone,
		&category, &value, &cost, &net, &yield, &price); err != nil {
		return m, err
	}
	m.from, m.amount, m.paid = dayOfText(from), cases.Money(amount.Int64), amount.Valid
	m.block, m.state, m.category = x.codes.number(block), x.codes.number(state), x.codes.number(category)
	crop := cases.Industry{Value: moneyOf(value), Cost: moneyOf(cost), Net: moneyOf(net)}
	if !value.Valid && yield != nil && price != nil {
		if err := cases.SetCanonical(&crop.Yield, string(yield), true); err != nil {
			return m, err
		}
		if err := cases.SetCanonical(&crop.UnitPrice, string(price), true); err != nil {
			return m, err
		}
	}
	m.value, m.net = crop.WorkedValue().Value, crop.WorkedNet().Value
	return m, nil
}

func moneyOf(n sql.NullInt64) cases.Opt[cases.Money] {
	return cases.Opt[cases.Money]{Value: cases.Money(n.Int64), Valid: n.Valid}
}

// value gives what a sort key orders measures by, nil for their own order.
func (x *measureIndex) value(key string, owners owners) func(*indexedMeasure) uint32 {
	switch key {
	case "from_on":
		return func(m *indexedMeasure) uint32 { return uint32(m.from) } //nolint:gosec // days are above 0
	case "head_name":
		return func(m *indexedMeasure) uint32 { return owners.of(m.household) }
	case "amount": // blank ones first; sums above 40 million yuan count as equal
		return func(m *indexedMeasure) uint32 {
			if !m.paid {
				return 0
			}
			return uint32(min(max(m.amount, 0)+1, math.MaxUint32)) //nolint:gosec // bounded
		}
	case "block":
		ranks := x.codes.ranks()
		return func(m *indexedMeasure) uint32 { return ranks[m.block] }
	case "state":
		ranks := x.codes.ranks()
		return func(m *indexedMeasure) uint32 { return ranks[m.state] }
	}
	return nil
}

// staleIndustry notes that an act wrote the 到户产业 of a measure.
func (x *measureIndex) staleIndustry(ctx context.Context, s *Store, industry int64) {
	if !x.stale.ready() {
		return
	}
	ids, err := s.subjects(ctx, "SELECT measure_id FROM industry WHERE id = ?", industry)
	if err != nil {
		x.stale.all()
		return
	}
	x.stale.add(ids...)
}
