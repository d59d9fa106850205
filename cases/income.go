package cases

import "github.com/shopspring/decimal"

// Income is one 收入条目 (domain.md §2): an amount of one official item over a period.
// Expenses are items of their own, so that an amount is never negative.
type Income struct {
	Base
	HouseholdID Ref
	PersonID    Ref
	MeasureID   Ref
	Item        string
	SubItem     string
	Amount      Opt[Money]
	FromOn      Day
	ToOn        Day
	Quantity    Opt[decimal.Decimal] // months, or in Unit
	Unit        string
	UnitPrice   Opt[decimal.Decimal] // yuan per Unit
	Counted     string               // 是, 否, or blank: as the year's policy says
	Source      string
	Note        string
}

// IncomeCatalogue lists the fields of an income entry in the order of its form.
var IncomeCatalogue = NewCatalogue("income", "收入条目", //nolint:gochecknoglobals // immutable catalogue
	func(i *Income) *Base { return &i.Base },
	[]Field[Income]{
		{Meta{Key: "household_id", Title: "农户", Kind: KindRef, Target: "household", Need: true}, func(i *Income) any { return &i.HouseholdID }},
		{Meta{Key: "person_id", Title: "家庭成员", Kind: KindRef, Target: "person"}, func(i *Income) any { return &i.PersonID }},
		{Meta{Key: "measure_id", Title: "来自措施", Kind: KindRef, Target: "measure"}, func(i *Income) any { return &i.MeasureID }},
		{Meta{Key: "item", Title: "收入项目", Aliases: []string{"项目"}, Kind: KindCode, List: ListIncomeItem, Need: true}, func(i *Income) any { return &i.Item }},
		{Meta{Key: "sub_item", Title: "明细项目", Aliases: []string{"收入子项", "子项"}, Note: "如 种植·玉米、低保A类、残疾人护理补贴。"}, func(i *Income) any { return &i.SubItem }},
		{Meta{Key: "amount", Title: "金额", Aliases: []string{"金额(元)", "收入金额"}, Kind: KindMoney, Unit: "元", Guard: Personal, Need: true}, func(i *Income) any { return &i.Amount }},
		{Meta{Key: "from_on", Title: "起", Aliases: []string{"开始日期", "起始日期"}, Kind: KindDay, Need: true}, func(i *Income) any { return &i.FromOn }},
		{Meta{Key: "to_on", Title: "止", Aliases: []string{"结束日期", "日期"}, Kind: KindDay, Need: true}, func(i *Income) any { return &i.ToOn }},
		{Meta{Key: "quantity", Title: "数量", Aliases: []string{"月数"}, Kind: KindDecimal}, func(i *Income) any { return &i.Quantity }},
		{Meta{Key: "unit", Title: "单位", Aliases: []string{"计量单位"}, Kind: KindCode, List: ListUnit}, func(i *Income) any { return &i.Unit }},
		{Meta{Key: "unit_price", Title: "单价", Aliases: []string{"月工资"}, Kind: KindDecimal, Unit: "元"}, func(i *Income) any { return &i.UnitPrice }},
		{Meta{Key: "counted", Title: "是否计入", Aliases: []string{"计入"}, Kind: KindYesNo, Note: "空着时按当年口径。"}, func(i *Income) any { return &i.Counted }},
		{Meta{Key: "source", Title: "来源说明", Wide: true}, func(i *Income) any { return &i.Source }},
		{Meta{Key: "note", Title: "备注", Kind: KindLongText, Wide: true}, func(i *Income) any { return &i.Note }},
	}...)

// Period is the span the entry covers.
func (i *Income) Period() Period { return Period{i.FromOn, i.ToOn} }

// span is the period of the entry; an entry with one day only lies on that day.
func (i *Income) span() Period {
	p := i.Period()
	if p.From == 0 {
		p.From = p.To
	}
	if p.To == 0 {
		p.To = p.From
	}
	return p
}

// longestEntry is how many months an entry may cover before it is doubted: no
// accounting period is longer.
const longestEntry = 12

// CheckIncome gives the errors of an income entry, all with code Invalid: needed
// fields that are blank, negative numbers, an end before the beginning, a beginning
// in the future.
func CheckIncome(i *Income, today Day) error {
	errs := append(IncomeCatalogue.Missing(i), negative(IncomeCatalogue, i)...)
	errs = append(errs, reversed("to_on", i.FromOn, i.ToOn)...)
	if i.FromOn > today {
		errs = append(errs, Errorf(Invalid, "from_on", "收入不能从将来开始，请核对。"))
	}
	return errs.OrNil()
}

// IncomeHints gives what seems doubtful about an income entry: sums that do not
// agree, a period no accounting year can hold.
func IncomeHints(i *Income) []Hint {
	var hints []Hint
	if worked := times(i.Quantity, i.UnitPrice); worked.Valid && i.Amount.Valid && worked != i.Amount {
		hints = append(hints, Hint{"amount", "数量×单价是 " + worked.Value.Grouped() + " 元，与填写的金额不符，请核对。"})
	}
	if i.FromOn != 0 && i.ToOn >= i.FromOn.AddMonths(longestEntry) {
		hints = append(hints, Hint{"to_on", "这笔收入超过一年，任何核算年度都装不下，请分开填写。"})
	}
	return hints
}
