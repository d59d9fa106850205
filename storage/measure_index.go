package storage

import (
	"cmp"
	"context"
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

// packedMeasures are the columns of scan.
func packedMeasures() packed {
	return packed{"measure LEFT JOIN industry ON industry.measure_id = measure.id AND industry.hidden = 0", "measure.id", []string{
		"measure.id", "measure.household_id", "measure.unit_id", "measure.fund_id", "measure.project_id", "measure.from_on", "measure.amount",
		"measure.year", "measure.block", "measure.state", "measure.hidden", "industry.category",
		"industry.value", "industry.cost", "industry.net", `industry."yield"`, "industry.unit_price",
	}}
}

// reading brings the index up to the file and keeps it so until done is called.
func (x *measureIndex) reading(ctx context.Context, s *Store) (done func(), err error) {
	return x.stale.reading(&x.mu,
		func() error { return x.load(ctx, s) },
		func(ids map[int64]bool) error { return x.again(ctx, s, ids) })
}

// load reads every measure once.
func (x *measureIndex) load(ctx context.Context, s *Store) error {
	var count int
	if err := s.read.QueryRowContext(ctx, "SELECT count(*) FROM measure").Scan(&count); err != nil {
		return err
	}
	x.rows = make([]indexedMeasure, 0, count+count/16)
	err := packedMeasures().all(ctx, s, "measure", func(r packedRow) error {
		m, err := x.scan(r)
		x.rows = append(x.rows, m)
		return err
	})
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
	insert := func(r packedRow) error {
		m, err := x.scan(r)
		at, _ := slices.BinarySearchFunc(x.rows, m, byYear)
		x.rows = slices.Insert(x.rows, at, m)
		return err
	}
	for id := range ids {
		if err := packedMeasures().one(ctx, s, id, insert); err != nil {
			return err
		}
	}
	return nil
}

func (x *measureIndex) scan(r packedRow) (indexedMeasure, error) {
	amount := r.money(6)
	m := indexedMeasure{
		id: r.uint32(0), household: r.uint32(1), unit: r.uint32(2), fund: r.uint32(3), project: r.uint32(4), from: r.day(5),
		amount: amount.Value, paid: amount.Valid, year: int16(r.int(7)), //nolint:gosec // years have four digits
		block: x.codes.number(r[8]), state: x.codes.number(r[9]), gone: r.is(10), category: x.codes.number(r[11]),
	}
	crop := cases.Industry{Value: r.money(12), Cost: r.money(13), Net: r.money(14)}
	if err := cases.SetCanonical(&crop.Yield, string(r[15]), len(r[15]) > 0); err != nil {
		return m, err
	}
	if err := cases.SetCanonical(&crop.UnitPrice, string(r[16]), len(r[16]) > 0); err != nil {
		return m, err
	}
	m.value, m.net = crop.WorkedValue().Value, crop.WorkedNet().Value
	return m, nil
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
