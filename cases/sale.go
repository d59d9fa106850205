package cases

import "github.com/shopspring/decimal"

// Sale is one 销售 of what a household or a cooperative made, 消费帮扶 purchases by
// units included (domain.md §5, 消费帮扶台账). It stands on its own; a sale that help
// brought about points to its measure. A sale by a cooperative has no household.
type Sale struct {
	Base
	VillageID    Ref
	HouseholdID  Ref
	MeasureID    Ref
	SoldOn       Day
	Product      string
	Spec         string
	Unit         string
	Quantity     Opt[decimal.Decimal] // in Unit
	UnitPrice    Opt[decimal.Decimal] // yuan per Unit
	Amount       Opt[Money]           // blank: worked out by WorkedAmount
	Producer     string
	ProducerType string
	Buyer        string
	UnitID       Ref // the buyer, where it is an assisting unit
	Channel      string
	Consumption  string // 消费帮扶 or an ordinary sale
	Households   Opt[int64]
	Received     Opt[Money]
	ReceivedOn   Day
	Handler      string
	Note         string
}

// SaleCatalogue lists the fields of a sale in the order of its form.
var SaleCatalogue = NewCatalogue("sale", "销售", //nolint:gochecknoglobals // immutable catalogue
	func(s *Sale) *Base { return &s.Base },
	[]Field[Sale]{
		{Meta{Key: "village_id", Title: "行政村", Kind: KindRef, Target: "village", Group: "销售", Need: true}, func(s *Sale) any { return &s.VillageID }},
		{Meta{Key: "household_id", Title: "农户", Kind: KindRef, Target: "household", Group: "销售", Note: "合作社等销售时空着。"}, func(s *Sale) any { return &s.HouseholdID }},
		{Meta{Key: "measure_id", Title: "所属措施", Kind: KindRef, Target: "measure", Group: "销售"}, func(s *Sale) any { return &s.MeasureID }},
		{Meta{Key: "sold_on", Title: "日期", Aliases: []string{"销售日期", "采购日期", "交售日期"}, Kind: KindDay, Group: "销售", Need: true}, func(s *Sale) any { return &s.SoldOn }},
		{Meta{Key: "product", Title: "产品", Aliases: []string{"产品名称", "品名"}, Group: "产品", Need: true}, func(s *Sale) any { return &s.Product }},
		{Meta{Key: "spec", Title: "规格", Group: "产品"}, func(s *Sale) any { return &s.Spec }},
		{Meta{Key: "unit", Title: "单位", Aliases: []string{"计量单位"}, Kind: KindCode, List: ListUnit, Group: "产品"}, func(s *Sale) any { return &s.Unit }},
		{Meta{Key: "quantity", Title: "数量", Aliases: []string{"销售数量", "采购数量"}, Kind: KindDecimal, Group: "产品"}, func(s *Sale) any { return &s.Quantity }},
		{Meta{Key: "unit_price", Title: "单价", Aliases: []string{"单价(元)"}, Kind: KindDecimal, Unit: "元", Group: "产品"}, func(s *Sale) any { return &s.UnitPrice }},
		{Meta{Key: "amount", Title: "金额", Aliases: []string{"销售金额", "采购金额", "金额(元)"}, Kind: KindMoney, Unit: "元", Group: "产品", Note: "空着时按数量×单价算。"}, func(s *Sale) any { return &s.Amount }},
		{Meta{Key: "producer", Title: "生产主体", Aliases: []string{"生产主体(户/合作社)", "销售主体"}, Group: "双方"}, func(s *Sale) any { return &s.Producer }},
		{Meta{Key: "producer_type", Title: "生产主体类型", Kind: KindCode, List: ListLeader, Group: "双方"}, func(s *Sale) any { return &s.ProducerType }},
		{Meta{Key: "buyer", Title: "采购单位", Aliases: []string{"购买单位", "采购方"}, Group: "双方"}, func(s *Sale) any { return &s.Buyer }},
		{Meta{Key: "unit_id", Title: "采购的帮扶单位", Kind: KindRef, Target: "unit", Group: "双方"}, func(s *Sale) any { return &s.UnitID }},
		{Meta{Key: "channel", Title: "渠道", Aliases: []string{"销售渠道", "采购渠道", "销售去向"}, Kind: KindCode, List: ListSaleTo, Group: "双方"}, func(s *Sale) any { return &s.Channel }},
		{Meta{Key: "consumption", Title: "是否消费帮扶", Kind: KindYesNo, Group: "双方"}, func(s *Sale) any { return &s.Consumption }},
		{Meta{Key: "households", Title: "带动户数", Kind: KindInt, Unit: "户", Group: "结算"}, func(s *Sale) any { return &s.Households }},
		{Meta{Key: "received", Title: "回款", Aliases: []string{"回款金额"}, Kind: KindMoney, Unit: "元", Group: "结算"}, func(s *Sale) any { return &s.Received }},
		{Meta{Key: "received_on", Title: "回款日期", Kind: KindDay, Group: "结算"}, func(s *Sale) any { return &s.ReceivedOn }},
		{Meta{Key: "handler", Title: "经手人", Kind: KindName, Group: "结算"}, func(s *Sale) any { return &s.Handler }},
		{Meta{Key: "note", Title: "备注", Kind: KindLongText, Group: "结算", Wide: true}, func(s *Sale) any { return &s.Note }},
	}...)

// WorkedAmount is the 金额: as typed, or else quantity times price.
func (s *Sale) WorkedAmount() Opt[Money] {
	if s.Amount.Valid {
		return s.Amount
	}
	return times(s.Quantity, s.UnitPrice)
}

// Owed is what of the amount has not been received yet; blank where the amount is
// not known.
func (s *Sale) Owed() Opt[Money] {
	amount := s.WorkedAmount()
	if !amount.Valid {
		return amount
	}
	return Some(max(amount.Value-s.Received.Value, 0))
}

// CheckSale gives the errors of a sale, all with code Invalid: needed fields that
// are blank, negative numbers, a sale in the future, nobody who made what was sold.
func CheckSale(s *Sale, today Day) error {
	errs := append(SaleCatalogue.Missing(s), negative(SaleCatalogue, s)...)
	if s.SoldOn > today {
		errs = append(errs, Errorf(Invalid, "sold_on", "销售日期不能是将来，请核对。"))
	}
	if s.HouseholdID == 0 && s.Producer == "" {
		errs = append(errs, Errorf(Invalid, "producer", "请选农户，或填写生产主体。"))
	}
	return errs.OrNil()
}

// SaleHints gives what seems doubtful about a sale: sums that do not agree, more
// received than sold.
func SaleHints(s *Sale) []Hint {
	var hints []Hint
	if worked := times(s.Quantity, s.UnitPrice); worked.Valid && s.Amount.Valid && worked != s.Amount {
		hints = append(hints, Hint{"amount", "数量×单价是 " + worked.Value.Grouped() + " 元，与填写的金额不符，请核对。"})
	}
	if amount := s.WorkedAmount(); amount.Valid && s.Received.Value > amount.Value {
		hints = append(hints, Hint{"received", "回款多于金额，请核对。"})
	}
	return hints
}
