package storage

import (
	"slices"

	"zhucunji/cases"
)

// inSpan takes the visits between two days, the second of which may be open.
const inSpan = "visited_on >= ? AND (? = '' OR visited_on <= ?)"

// visitsOfSpan reads the visits of the filter's span, by household, and those of one
// household by age of the record. Of a place they are found through the chains of its
// households; of the whole file, by a walk along the days.
func (b *rowBuilder) visitsOfSpan(households []int64, wanted columns) (map[int64][]cases.Visit, error) {
	t := b.st.tables.visit
	if b.filter.Village != 0 || b.filter.Team != 0 {
		return childrenOf(b, t, "household_id", households, wanted, "AND hidden = 0 AND "+inSpan, b.spanArgs()...)
	}
	if b.span == nil {
		if err := b.walkSpan(); err != nil {
			return nil, err
		}
	}
	records := map[int64]*cases.Visit{}
	if len(wanted) > 0 {
		var ids []int64
		for _, household := range households {
			for _, v := range b.span.of(household) {
				ids = append(ids, v.visit())
			}
		}
		var err error
		if records, err = recordsOf(b, t, ids, wanted); err != nil {
			return nil, err
		}
	}
	out := make(map[int64][]cases.Visit, len(households))
	for _, household := range households {
		for _, v := range b.span.of(household) {
			visit := cases.Visit{Base: cases.Base{ID: v.visit()}}
			if record := records[v.visit()]; record != nil {
				visit = *record
			}
			out[household] = append(out[household], visit)
		}
	}
	return out, nil
}

func (b *rowBuilder) spanArgs() []any {
	span := b.filter.Span()
	return []any{span.From.String(), span.To.String(), span.To.String()}
}

// walkedSpan gives which visits there are in a span, a text a day: all of it stands in the
// index of days.
const walkedSpan = "SELECT group_concat(household_id || x'1f' || id || x'1f', x'1e') FROM visit " +
	"WHERE hidden = 0 AND household_id IS NOT NULL AND " + inSpan + " GROUP BY visited_on"

// walkSpan notes the visits of the span.
func (b *rowBuilder) walkSpan() error {
	rows, err := b.q.QueryContext(b.ctx, walkedSpan, b.spanArgs()...)
	if err != nil {
		return err
	}
	defer rows.Close() //nolint:errcheck // rows.Err tells
	b.span = visitSpan{}
	for rows.Next() {
		var day []byte
		if err := rows.Scan(&day); err != nil {
			return err
		}
		err := rowsOf(day, 2, func(r packedRow) error {
			b.span = append(b.span, visitOfHome(r.uint32(0))<<32|visitOfHome(r.uint32(1)))
			return nil
		})
		if err != nil {
			return err
		}
	}
	slices.Sort(b.span)
	return rows.Err()
}

// visitSpan are the visits of a span in the order of households: a district has two million,
// 8 bytes each.
type visitSpan []visitOfHome

// visitOfHome is a household, in the upper half, and one of its visits.
type visitOfHome uint64

func (v visitOfHome) visit() int64 { return int64(uint32(v)) } //nolint:gosec // the lower half

// of gives the visits of a household.
func (s visitSpan) of(household int64) []visitOfHome {
	from, _ := slices.BinarySearch(s, visitOfHome(household)<<32) //nolint:gosec // ids count up from 1
	to, _ := slices.BinarySearch(s, visitOfHome(household+1)<<32) //nolint:gosec // ids count up from 1
	return s[from:to]
}
