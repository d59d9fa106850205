package storage

import (
	"cmp"
	"context"
	"database/sql"
	"slices"
	"strings"

	"zhucunji/cases"
)

// SaveSale creates (before nil) or edits a sale. One of a household stands in the village
// of the household. Invalid where a rule of cases.CheckSale is broken.
func (s *Store) SaveSale(ctx context.Context, before, after *cases.Sale) (cases.Change, error) {
	in := intent{cause: Typed, tell: func() string { return "销售 " + after.Product }}
	return s.do(ctx, "save sale", in, func(a *act) error {
		if after.HouseholdID != 0 {
			h, err := s.tables.household.get(ctx, a, int64(after.HouseholdID))
			if err != nil {
				return err
			}
			after.VillageID = h.VillageID
		}
		if err := cases.CheckSale(after, s.Today()); err != nil {
			return err
		}
		return save(a, s.tables.sale, before, after)
	})
}

// OrderSales opens a list: the id of every sale that the filter takes, with a measure or
// without one, in the order of the sort (blank: newest first), and the sums at its foot.
func (s *Store) OrderSales(ctx context.Context, f cases.SaleFilter, by cases.Sort) ([]int64, cases.SaleSums, error) {
	list, err := s.orderedSales(ctx, f, by)
	var sums cases.SaleSums
	ids := make([]int64, len(list))
	for i := range list {
		ids[i] = list[i].ID
		sums.Sales++
		sums.Amount += list[i].WorkedAmount().Value
		sums.Received += list[i].Received.Value
	}
	return ids, sums, failure("open list of sales", err)
}

// orderedSales reads of every sale of a list what its order and its sums need.
func (s *Store) orderedSales(ctx context.Context, f cases.SaleFilter, by cases.Sort) (list []cases.Sale, err error) {
	where, args := salesTaken(f)
	rows, err := s.read.QueryContext(ctx, `SELECT s.id, s.amount, s.quantity, s.unit_price, s.received
		FROM sale s LEFT JOIN household h ON h.id = s.household_id `+where+" ORDER BY "+saleOrder(by), args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close() //nolint:errcheck // rows.Err tells
	for rows.Next() {
		var sale cases.Sale
		var amount, received sql.NullInt64
		var quantity, price sql.NullString
		if err := rows.Scan(&sale.ID, &amount, &quantity, &price, &received); err != nil {
			return nil, err
		}
		sale.Amount = cases.Opt[cases.Money]{Value: cases.Money(amount.Int64), Valid: amount.Valid}
		sale.Received = cases.Opt[cases.Money]{Value: cases.Money(received.Int64), Valid: received.Valid}
		if err := cases.SetCanonical(&sale.Quantity, quantity.String, quantity.Valid); err != nil {
			return nil, err
		}
		if err := cases.SetCanonical(&sale.UnitPrice, price.String, price.Valid); err != nil {
			return nil, err
		}
		list = append(list, sale)
	}
	if by.Key == "amount" {
		slices.SortStableFunc(list, func(x, y cases.Sale) int {
			if by.Down {
				x, y = y, x
			}
			return cmp.Compare(x.WorkedAmount().Value, y.WorkedAmount().Value)
		})
	}
	return list, rows.Err()
}

// salesTaken is the filter as a condition. What a household in the bin sold is out of
// sight with it.
func salesTaken(f cases.SaleFilter) (where string, args []any) {
	where = "WHERE s.hidden = 0 AND coalesce(h.hidden, 0) = 0"
	take := func(condition string, values ...any) {
		where += " AND " + condition
		args = append(args, values...)
	}
	if f.Village != 0 {
		take("s.village_id = ?", int64(f.Village))
	}
	if f.Team != 0 {
		take("h.team_id = ?", int64(f.Team))
	}
	if f.Household != 0 {
		take("s.household_id = ?", int64(f.Household))
	}
	if f.Year != 0 {
		take("s.sold_on BETWEEN ? AND ?", cases.NewDay(f.Year, 1, 1).String(), cases.NewDay(f.Year, 12, 31).String())
	}
	switch f.By {
	case cases.SoldByHouseholds:
		take("s.household_id IS NOT NULL")
	case cases.SoldByOthers:
		take("s.household_id IS NULL")
	}
	if f.Channel != "" {
		take("s.channel = ?", f.Channel)
	}
	if f.Consumption != "" {
		take("s.consumption = ?", f.Consumption)
	}
	return where, args
}

// saleOrder is the order of a list; amounts are put in order once they are worked out.
func saleOrder(by cases.Sort) string {
	newest := "s.sold_on DESC, s.id DESC"
	way := ""
	if by.Down {
		way = " DESC"
	}
	switch by.Key {
	case "sold_on":
		return "s.sold_on" + way + ", s.id" + way
	case "product":
		return "s.product" + way + ", " + newest
	case "seller":
		return "coalesce(h.head_sort, '')" + way + ", coalesce(s.producer, '')" + way + ", " + newest
	}
	return newest
}

// SalesByID reads a window of an opened list, in the order of ids.
func (s *Store) SalesByID(ctx context.Context, ids []int64) ([]cases.SaleRow, error) {
	rows, err := s.saleRows(ctx, ids)
	return rows, failure("read sales", err)
}

func (s *Store) saleRows(ctx context.Context, ids []int64) ([]cases.SaleRow, error) {
	sales, err := byID(ctx, s.read, s.tables.sale, ids)
	if err != nil || len(sales) == 0 {
		return nil, err
	}
	owners, err := s.ownersOf(ctx, len(sales), func(i int) cases.Ref { return sales[i].HouseholdID })
	if err != nil {
		return nil, err
	}
	places, err := s.places(ctx)
	if err != nil {
		return nil, err
	}
	measures, err := s.measuresNamed(ctx, sales)
	if err != nil {
		return nil, err
	}
	units := make(map[cases.Ref]string)
	for i := range sales {
		if ref := sales[i].UnitID; ref != 0 {
			units[ref] = ""
		}
	}
	if err := s.readNames(ctx, "unit", units); err != nil {
		return nil, err
	}
	rows := make([]cases.SaleRow, len(sales))
	for i := range sales {
		o := owners[sales[i].HouseholdID]
		rows[i] = cases.SaleRow{Sale: sales[i], Head: o.head, Team: o.team, Unit: units[sales[i].UnitID], Measure: measures[sales[i].MeasureID]}
		if v := places.villages[sales[i].VillageID]; v != nil {
			rows[i].Village = v.Name
		}
	}
	return rows, nil
}

// measuresNamed says in a few words which measures sales belong to.
func (s *Store) measuresNamed(ctx context.Context, sales []cases.Sale) (map[cases.Ref]string, error) {
	var ids []int64
	for i := range sales {
		if ref := int64(sales[i].MeasureID); ref != 0 && !slices.Contains(ids, ref) {
			ids = append(ids, ref)
		}
	}
	list, err := byID(ctx, s.read, s.tables.measure, ids)
	names := make(map[cases.Ref]string, len(list))
	for i := range list {
		names[cases.Ref(list[i].ID)] = strings.TrimSpace(list[i].Block + " " + list[i].Item)
	}
	return names, err
}
