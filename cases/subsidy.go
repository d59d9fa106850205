package cases

import "github.com/shopspring/decimal"

// Subsidy is the 补贴 part of a measure: 惠民补贴 and 到户奖补 with application,
// acceptance and payment (domain.md §5). The receiver is the measure's person, or
// the household.
type Subsidy struct {
	Base
	MeasureID        Ref
	Kind             string
	Batch            string
	Matter           string
	Spec             string
	Category         string // 产业大类, for 到户奖补
	Unit             string
	OpeningQuantity  Opt[decimal.Decimal] // in Unit
	AppliedQuantity  Opt[decimal.Decimal] // in Unit
	Rate             Opt[decimal.Decimal] // yuan per Unit
	AppliedAmount    Opt[Money]
	AppliedOn        Day
	PromiseSigned    string
	Card             string
	AcceptedQuantity Opt[decimal.Decimal] // in Unit
	AcceptedOn       Day
	Acceptors        string // names joined by "、", three or more
	HouseholdSigned  string
	ApprovedAmount   Opt[Money]
	PublicFromOn     Day
	PublicToOn       Day
	PayoutBatch      string
	PaidOn           Day
	PaidAmount       Opt[Money]
	State            string
	Note             string
}

// SubsidyCatalogue lists the fields of a subsidy in the order of its form.
var SubsidyCatalogue = NewCatalogue("subsidy", "补贴", //nolint:gochecknoglobals // immutable catalogue
	func(s *Subsidy) *Base { return &s.Base },
	[]Field[Subsidy]{
		{Meta{Key: "measure_id", Title: "所属措施", Kind: KindRef, Target: "measure", Group: "申报", Need: true}, func(s *Subsidy) any { return &s.MeasureID }},
		{Meta{Key: "kind", Title: "补贴类型", Aliases: []string{"惠民补贴类型"}, Kind: KindCode, List: ListSubsidyKind, Group: "申报", Need: true}, func(s *Subsidy) any { return &s.Kind }},
		{Meta{Key: "batch", Title: "批次", Group: "申报"}, func(s *Subsidy) any { return &s.Batch }},
		{Meta{Key: "matter", Title: "事项", Aliases: []string{"补贴事项"}, Group: "申报"}, func(s *Subsidy) any { return &s.Matter }},
		{Meta{Key: "spec", Title: "规格", Group: "申报"}, func(s *Subsidy) any { return &s.Spec }},
		{Meta{Key: "category", Title: "产业类别", Aliases: []string{"产业大类"}, Kind: KindCode, List: ListTrade, Group: "申报"}, func(s *Subsidy) any { return &s.Category }},
		{Meta{Key: "unit", Title: "单位", Aliases: []string{"计量单位"}, Kind: KindCode, List: ListUnit, Group: "申报"}, func(s *Subsidy) any { return &s.Unit }},
		{Meta{Key: "opening_quantity", Title: "起始量", Kind: KindDecimal, Group: "申报"}, func(s *Subsidy) any { return &s.OpeningQuantity }},
		{Meta{Key: "applied_quantity", Title: "申报规模", Kind: KindDecimal, Group: "申报"}, func(s *Subsidy) any { return &s.AppliedQuantity }},
		{Meta{Key: "rate", Title: "标准", Aliases: []string{"奖补标准", "补贴标准"}, Kind: KindDecimal, Unit: "元", Group: "申报"}, func(s *Subsidy) any { return &s.Rate }},
		{Meta{Key: "applied_amount", Title: "申报金额", Kind: KindMoney, Unit: "元", Group: "申报"}, func(s *Subsidy) any { return &s.AppliedAmount }},
		{Meta{Key: "applied_on", Title: "申报日期", Kind: KindDay, Group: "申报"}, func(s *Subsidy) any { return &s.AppliedOn }},
		{Meta{Key: "promise_signed", Title: "承诺签字", Kind: KindYesNo, Group: "申报"}, func(s *Subsidy) any { return &s.PromiseSigned }},
		{Meta{Key: "card", Title: "一卡通号", Aliases: []string{"卡号", "银行卡号"}, Kind: KindBank, Guard: Sealed, Group: "申报"}, func(s *Subsidy) any { return &s.Card }},
		{Meta{Key: "accepted_quantity", Title: "验收规模", Kind: KindDecimal, Group: "验收"}, func(s *Subsidy) any { return &s.AcceptedQuantity }},
		{Meta{Key: "accepted_on", Title: "验收日期", Kind: KindDay, Group: "验收"}, func(s *Subsidy) any { return &s.AcceptedOn }},
		{Meta{Key: "acceptors", Title: "验收人", Group: "验收", Note: "三人以上，用“、”隔开。"}, func(s *Subsidy) any { return &s.Acceptors }},
		{Meta{Key: "household_signed", Title: "农户签字", Kind: KindYesNo, Group: "验收"}, func(s *Subsidy) any { return &s.HouseholdSigned }},
		{Meta{Key: "approved_amount", Title: "核定金额", Kind: KindMoney, Unit: "元", Group: "验收"}, func(s *Subsidy) any { return &s.ApprovedAmount }},
		{Meta{Key: "public_from_on", Title: "公示起", Aliases: []string{"公示开始日期"}, Kind: KindDay, Group: "验收"}, func(s *Subsidy) any { return &s.PublicFromOn }},
		{Meta{Key: "public_to_on", Title: "公示止", Aliases: []string{"公示结束日期"}, Kind: KindDay, Group: "验收"}, func(s *Subsidy) any { return &s.PublicToOn }},
		{Meta{Key: "payout_batch", Title: "发放批次", Group: "发放"}, func(s *Subsidy) any { return &s.PayoutBatch }},
		{Meta{Key: "paid_on", Title: "发放日期", Aliases: []string{"日期"}, Kind: KindDay, Group: "发放"}, func(s *Subsidy) any { return &s.PaidOn }},
		{Meta{Key: "paid_amount", Title: "实发金额", Kind: KindMoney, Unit: "元", Group: "发放"}, func(s *Subsidy) any { return &s.PaidAmount }},
		{Meta{Key: "state", Title: "状态", Aliases: []string{"发放状态"}, Kind: KindCode, List: ListSubsidyState, Group: "发放"}, func(s *Subsidy) any { return &s.State }},
		{Meta{Key: "note", Title: "备注", Kind: KindLongText, Group: "发放", Wide: true}, func(s *Subsidy) any { return &s.Note }},
	}...)
