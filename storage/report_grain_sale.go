package storage

import (
	"iter"

	"zhucunji/cases"
)

// saleRows is the grain of a sale a row: those of the filter's span. A cooperative's sale
// belongs to a village and to no household, so that the rows do not follow the households.
type saleRows struct{}

func (saleRows) rows(b *rowBuilder) iter.Seq2[*cases.Row, error] {
	return func(yield func(*cases.Row, error) bool) {
		rows, err := b.sales()
		if err != nil {
			yield(nil, err)
			return
		}
		b.yieldSorted(rows, yield)
	}
}

// sales builds the rows the report keeps.
func (b *rowBuilder) sales() ([]builtRow, error) {
	span := b.filter.Span()
	list, err := b.st.tables.sale.list(b.ctx, b.q, `WHERE hidden = 0 AND sold_on >= ? AND (? = '' OR sold_on <= ?) AND (? = 0 OR village_id = ?)
		AND (? = 0 OR household_id IN (SELECT id FROM household WHERE team_id = ?))
		AND (household_id IS NULL OR household_id IN (SELECT id FROM household WHERE hidden = 0)) ORDER BY sold_on, id`,
		span.From.String(), span.To.String(), span.To.String(), b.filter.Village, b.filter.Village, b.filter.Team, b.filter.Team)
	if err != nil {
		return nil, err
	}
	n := newNeeds(append(append(b.chosenBy(), b.sortedBy()...), b.shown()...)...)
	var refs []rowRef
	for i := range list {
		if id := int64(list[i].HouseholdID); id != 0 {
			refs = append(refs, rowRef{household: id})
		}
	}
	homes, err := b.readHouseholds(refs, n)
	if err != nil {
		return nil, err
	}
	var rows []builtRow
	for i := range list {
		row := cases.Row{AsOf: b.filter.AsOf, Village: b.places.villages[list[i].VillageID]}
		home := homes[int64(list[i].HouseholdID)]
		switch {
		case home != nil:
			row = home.row
		case len(b.filter.Households) > 0:
			continue // a cooperative's is of none of them
		}
		row.Sale = &list[i]
		if b.report.Keeps(b.filter, &row) {
			rows = append(rows, builtRow{Row: row})
		}
	}
	return rows, nil
}
