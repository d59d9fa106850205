package cases

import "github.com/shopspring/decimal"

// Measure is one 帮扶措施 for a household or one of its members (domain.md §1.3, the
// 14 blocks). What belongs to one kind alone stands in a record of that kind that
// points back here: Industry, PublicPost, MicroLoan, StudentAid, Subsidy,
// JobSupport, Sale.
type Measure struct {
	Base
	HouseholdID Ref
	PersonID    Ref
	Year        Opt[int64]
	Block       string
	Item        string
	Content     string
	Amount      Opt[Money]
	Quantity    Opt[decimal.Decimal] // in Unit
	Unit        string
	FromOn      Day
	ToOn        Day
	State       string
	UnitID      Ref // the assisting unit, not the unit of measurement
	FundID      Ref
	ProjectID   Ref
	Source      string
	Responsible string
	Effect      string
	Note        string
}

// MeasureCatalogue lists the fields of a measure in the order of its form.
var MeasureCatalogue = NewCatalogue("measure", "帮扶措施", //nolint:gochecknoglobals // immutable catalogue
	func(m *Measure) *Base { return &m.Base },
	[]Field[Measure]{
		{Meta{Key: "household_id", Title: "农户", Kind: KindRef, Target: "household", Group: "措施", Need: true}, func(m *Measure) any { return &m.HouseholdID }},
		{Meta{Key: "person_id", Title: "受益人", Aliases: []string{"家庭成员"}, Kind: KindRef, Target: "person", Group: "措施", Note: "措施针对全家时空着。"}, func(m *Measure) any { return &m.PersonID }},
		{Meta{Key: "year", Title: "年度", Aliases: []string{"帮扶年度"}, Kind: KindYear, Group: "措施", Need: true}, func(m *Measure) any { return &m.Year }},
		{Meta{Key: "block", Title: "帮扶措施", Aliases: []string{"帮扶措施类别", "措施类别", "措施类型"}, Kind: KindCode, List: ListMeasureBlock, Group: "措施", Need: true}, func(m *Measure) any { return &m.Block }},
		{Meta{Key: "item", Title: "措施子项", Aliases: []string{"帮扶措施子项", "措施名称"}, Kind: KindCode, List: ListMeasureItem, Group: "措施"}, func(m *Measure) any { return &m.Item }},
		{Meta{Key: "content", Title: "措施内容", Aliases: []string{"帮扶内容", "具体措施"}, Kind: KindLongText, Group: "措施", Wide: true}, func(m *Measure) any { return &m.Content }},
		{Meta{Key: "amount", Title: "金额", Aliases: []string{"帮扶金额", "资金(元)", "金额(元)"}, Kind: KindMoney, Unit: "元", Group: "投入"}, func(m *Measure) any { return &m.Amount }},
		{Meta{Key: "quantity", Title: "数量", Aliases: []string{"帮扶数量"}, Kind: KindDecimal, Group: "投入"}, func(m *Measure) any { return &m.Quantity }},
		{Meta{Key: "unit", Title: "计量单位", Aliases: []string{"单位"}, Kind: KindCode, List: ListUnit, Group: "投入"}, func(m *Measure) any { return &m.Unit }},
		{Meta{Key: "from_on", Title: "开始日期", Aliases: []string{"开始时间", "实施日期", "实施时间"}, Kind: KindDay, Group: "时限"}, func(m *Measure) any { return &m.FromOn }},
		{Meta{Key: "to_on", Title: "结束日期", Aliases: []string{"结束时间", "完成时限"}, Kind: KindDay, Group: "时限"}, func(m *Measure) any { return &m.ToOn }},
		{Meta{Key: "state", Title: "状态", Aliases: []string{"实施状态", "落实情况"}, Kind: KindCode, List: ListMeasureState, Group: "时限"}, func(m *Measure) any { return &m.State }},
		{Meta{Key: "unit_id", Title: "帮扶单位", Kind: KindRef, Target: "unit", Group: "来源"}, func(m *Measure) any { return &m.UnitID }},
		{Meta{Key: "fund_id", Title: "资金", Aliases: []string{"资金来源"}, Kind: KindRef, Target: "fund", Group: "来源"}, func(m *Measure) any { return &m.FundID }},
		{Meta{Key: "project_id", Title: "项目", Aliases: []string{"项目名称", "所属项目"}, Kind: KindRef, Target: "project", Group: "来源"}, func(m *Measure) any { return &m.ProjectID }},
		{Meta{Key: "source", Title: "来源说明", Group: "来源", Note: "登记册里没有的来源写在这里。"}, func(m *Measure) any { return &m.Source }},
		{Meta{Key: "responsible", Title: "责任人", Aliases: []string{"帮扶责任人"}, Kind: KindName, Group: "来源"}, func(m *Measure) any { return &m.Responsible }},
		{Meta{Key: "effect", Title: "帮扶成效", Aliases: []string{"成效"}, Kind: KindLongText, Group: "成效", Wide: true}, func(m *Measure) any { return &m.Effect }},
		{Meta{Key: "note", Title: "备注", Kind: KindLongText, Group: "成效", Wide: true}, func(m *Measure) any { return &m.Note }},
	}...)
