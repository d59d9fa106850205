package ui

import (
	"slices"

	"zhucunji/cases"
)

func (p *salesPage) listSpec() listSpec[cases.SaleRow] {
	name := "sales"
	columns := p.columns()
	if p.route.Of != 0 {
		name = "household sales"
		columns = slices.DeleteFunc(columns, func(c listColumn[cases.SaleRow]) bool {
			return slices.Contains([]string{"seller", "team", "village"}, c.Key)
		})
	}
	return listSpec[cases.SaleRow]{
		Name: name, Columns: columns, Frozen: 2,
		Empty: "还没有销售。点右上角“新增销售”填写，或从“导入”导入销售台账。",
		Order: p.order, Rows: p.store.SalesByID,
		ID:   func(r *cases.SaleRow) int64 { return r.Sale.ID },
		Home: func(r *cases.SaleRow) int64 { return int64(r.Sale.HouseholdID) },
		Open: func(int64) { p.Edit() }, Chosen: p.chosen,
	}
}

// columns are those the list may show. A household's name is veiled, that of a cooperative is not.
func (p *salesPage) columns() []listColumn[cases.SaleRow] {
	text := func(key, title string, width float32, sort bool, of func(*cases.SaleRow) string) listColumn[cases.SaleRow] {
		return listColumn[cases.SaleRow]{Key: key, Title: title, Width: width, Sort: sort, Text: of}
	}
	columns := []listColumn[cases.SaleRow]{
		text("sold_on", "日期", 96, true, func(r *cases.SaleRow) string { return r.Sale.SoldOn.String() }),
		text("seller", "农户或主体", 110, true, p.seller),
		text("team", "组", 64, false, func(r *cases.SaleRow) string { return r.Team }),
		text("product", "产品", 100, true, func(r *cases.SaleRow) string { return r.Sale.Product }),
		text("quantity", "数量", 90, false, func(r *cases.SaleRow) string { return cases.TextOf(&r.Sale.Quantity) + r.Sale.Unit }),
		text("amount", "金额（元）", 104, true, func(r *cases.SaleRow) string {
			worked := r.Sale.WorkedAmount()
			return cases.TextOf(&worked)
		}),
		text("buyer", "采购单位", 120, false, (*cases.SaleRow).Buyer),
		text("channel", "渠道", 96, false, func(r *cases.SaleRow) string { return r.Sale.Channel }),
		text("consumption", "消费帮扶", 76, false, func(r *cases.SaleRow) string { return r.Sale.Consumption }),
		text("received", "回款（元）", 104, false, func(r *cases.SaleRow) string { return cases.TextOf(&r.Sale.Received) }),
		text("measure", "所属措施", 130, false, func(r *cases.SaleRow) string { return r.Measure }),
		text("village", "村", 84, false, func(r *cases.SaleRow) string { return r.Village }),
	}
	for i := range columns {
		c := &columns[i]
		c.Numeric = c.Key == "quantity" || c.Key == "amount" || c.Key == "received"
		c.Off = c.Key == "village"
	}
	for _, c := range catalogueColumns(cases.SaleCatalogue, nil) {
		if slices.Contains([]string{"spec", "unit_price", "households", "received_on", "handler", "note"}, c.Key) {
			of := c.Text
			columns = append(columns, listColumn[cases.SaleRow]{
				Key: c.Key, Title: c.Title, Width: c.Width, Numeric: c.Numeric, Off: true, Hide: c.Hide,
				Text: func(r *cases.SaleRow) string { return of(&r.Sale) },
			})
		}
	}
	return columns
}

// seller names who sold.
func (p *salesPage) seller(r *cases.SaleRow) string {
	if r.Sale.HouseholdID == 0 {
		return r.Seller()
	}
	return p.shell.name(int64(r.Sale.HouseholdID), r.Seller())
}
