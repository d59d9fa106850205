package cases

import "github.com/shopspring/decimal"

// Industry is the 到户产业 part of a measure: what is grown, raised or made, how much
// of it, in which season and batch, and what came of it (domain.md §5).
type Industry struct {
	Base
	MeasureID  Ref
	Category   string
	Variety    string
	Season     string
	Batch      string
	Scale      Opt[decimal.Decimal] // in Unit; fractional where 蚕种 is counted in 张
	Unit       string
	Added      Opt[decimal.Decimal] // 新增, in Unit
	Productive Opt[decimal.Decimal] // 投产, in Unit
	Stock      Opt[decimal.Decimal] // 存栏, in Unit
	SoldOff    Opt[decimal.Decimal] // 出栏, in Unit
	Technician string
	Leader     string
	LeaderType string
	Links      string
	Yield      Opt[decimal.Decimal] // in YieldUnit
	YieldUnit  string
	UnitPrice  Opt[decimal.Decimal] // yuan per YieldUnit
	Value      Opt[Money]           // blank: worked out by WorkedValue
	Cost       Opt[Money]
	Net        Opt[Money] // blank: worked out by WorkedNet
	SalesTo    string
	Insured    string
	Insurance  string
	Premium    Opt[Money]
	Payout     Opt[Money]
	FromOn     Day
	ToOn       Day
	State      string
	Note       string
}

// IndustryCatalogue lists the fields of an industry measure in the order of its form.
var IndustryCatalogue = NewCatalogue("industry", "到户产业", //nolint:gochecknoglobals // immutable catalogue
	func(i *Industry) *Base { return &i.Base },
	[]Field[Industry]{
		{Meta{Key: "measure_id", Title: "所属措施", Kind: KindRef, Target: "measure", Group: "产业", Need: true}, func(i *Industry) any { return &i.MeasureID }},
		{Meta{Key: "category", Title: "产业大类", Aliases: []string{"产业类别", "产业类型"}, Kind: KindCode, List: ListTrade, Group: "产业", Need: true}, func(i *Industry) any { return &i.Category }},
		{Meta{Key: "variety", Title: "品种", Aliases: []string{"产业品种", "产业名称"}, Kind: KindCode, List: ListVariety, Group: "产业"}, func(i *Industry) any { return &i.Variety }},
		{Meta{Key: "season", Title: "季节", Aliases: []string{"季别", "季节批次"}, Kind: KindCode, List: ListSeason, Group: "产业"}, func(i *Industry) any { return &i.Season }},
		{Meta{Key: "batch", Title: "批次", Group: "产业"}, func(i *Industry) any { return &i.Batch }},
		{Meta{Key: "scale", Title: "规模", Aliases: []string{"发展规模", "种养规模"}, Kind: KindDecimal, Group: "规模"}, func(i *Industry) any { return &i.Scale }},
		{Meta{Key: "unit", Title: "单位", Aliases: []string{"计量单位", "规模单位"}, Kind: KindCode, List: ListUnit, Group: "规模"}, func(i *Industry) any { return &i.Unit }},
		{Meta{Key: "added", Title: "新增", Aliases: []string{"其中:新增", "新增规模"}, Kind: KindDecimal, Group: "规模"}, func(i *Industry) any { return &i.Added }},
		{Meta{Key: "productive", Title: "投产", Aliases: []string{"其中:投产", "投产规模"}, Kind: KindDecimal, Group: "规模"}, func(i *Industry) any { return &i.Productive }},
		{Meta{Key: "stock", Title: "存栏", Aliases: []string{"其中:存栏", "存栏数"}, Kind: KindDecimal, Group: "规模"}, func(i *Industry) any { return &i.Stock }},
		{Meta{Key: "sold_off", Title: "出栏", Aliases: []string{"其中:出栏", "出栏数"}, Kind: KindDecimal, Group: "规模"}, func(i *Industry) any { return &i.SoldOff }},
		{Meta{Key: "technician", Title: "技术员", Kind: KindName, Group: "带动"}, func(i *Industry) any { return &i.Technician }},
		{Meta{Key: "leader", Title: "带动主体", Aliases: []string{"带动主体(合作社/龙头企业/大户)", "带动主体名称"}, Group: "带动"}, func(i *Industry) any { return &i.Leader }},
		{Meta{Key: "leader_type", Title: "带动主体类型", Kind: KindCode, List: ListLeader, Group: "带动"}, func(i *Industry) any { return &i.LeaderType }},
		{Meta{Key: "links", Title: "利益联结方式", Aliases: []string{"利益联结", "利益联结机制"}, Kind: KindCodes, List: ListBenefitLink, Group: "带动"}, func(i *Industry) any { return &i.Links }},
		{Meta{Key: "yield", Title: "产量", Kind: KindDecimal, Group: "产出"}, func(i *Industry) any { return &i.Yield }},
		{Meta{Key: "yield_unit", Title: "产量单位", Kind: KindCode, List: ListUnit, Group: "产出"}, func(i *Industry) any { return &i.YieldUnit }},
		{Meta{Key: "unit_price", Title: "单价", Aliases: []string{"单价(元)"}, Kind: KindDecimal, Unit: "元", Group: "产出"}, func(i *Industry) any { return &i.UnitPrice }},
		{Meta{Key: "value", Title: "产值", Aliases: []string{"产值(元)"}, Kind: KindMoney, Unit: "元", Group: "产出", Note: "空着时按产量×单价算。"}, func(i *Industry) any { return &i.Value }},
		{Meta{Key: "cost", Title: "成本", Aliases: []string{"成本(元)"}, Kind: KindMoney, Unit: "元", Group: "产出"}, func(i *Industry) any { return &i.Cost }},
		{Meta{Key: "net", Title: "纯收入", Aliases: []string{"纯收入(元)", "净收益"}, Kind: KindMoney, Unit: "元", Group: "产出", Note: "空着时按产值−成本算。"}, func(i *Industry) any { return &i.Net }},
		{Meta{Key: "sales_to", Title: "销售去向", Aliases: []string{"销售渠道"}, Kind: KindCode, List: ListSaleTo, Group: "产出"}, func(i *Industry) any { return &i.SalesTo }},
		{Meta{Key: "insured", Title: "是否参保农业保险", Aliases: []string{"是否参保"}, Kind: KindYesNo, Group: "保险"}, func(i *Industry) any { return &i.Insured }},
		{Meta{Key: "insurance", Title: "农业保险险种", Aliases: []string{"农业保险", "险种"}, Kind: KindCode, List: ListInsurance, Group: "保险"}, func(i *Industry) any { return &i.Insurance }},
		{Meta{Key: "premium", Title: "自缴保费", Aliases: []string{"保费"}, Kind: KindMoney, Unit: "元", Group: "保险"}, func(i *Industry) any { return &i.Premium }},
		{Meta{Key: "payout", Title: "保险理赔", Aliases: []string{"理赔金额"}, Kind: KindMoney, Unit: "元", Group: "保险"}, func(i *Industry) any { return &i.Payout }},
		{Meta{Key: "from_on", Title: "开始日期", Aliases: []string{"开始时间", "投放日期"}, Kind: KindDay, Group: "时限"}, func(i *Industry) any { return &i.FromOn }},
		{Meta{Key: "to_on", Title: "结束日期", Aliases: []string{"结束时间", "交售日期"}, Kind: KindDay, Group: "时限"}, func(i *Industry) any { return &i.ToOn }},
		{Meta{Key: "state", Title: "状态", Aliases: []string{"产业状态"}, Kind: KindCode, List: ListMeasureState, Group: "时限"}, func(i *Industry) any { return &i.State }},
		{Meta{Key: "note", Title: "备注", Kind: KindLongText, Group: "时限", Wide: true}, func(i *Industry) any { return &i.Note }},
	}...)
