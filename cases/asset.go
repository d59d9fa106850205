package cases

import "github.com/shopspring/decimal"

// Asset is a 帮扶项目资产 of a village, such as a 光伏 station or a 帮扶车间 (domain.md
// §5). What it brings and who gets it stands in a Dividend for each year.
type Asset struct {
	Base
	VillageID     Ref
	ProjectID     Ref
	Name          string
	OriginalValue Opt[Money]
	Capacity      Opt[decimal.Decimal] // in Unit
	Unit          string
	Owner         string
	Operation     string
	Operator      string
	FromOn        Day
	State         string
	Note          string
}

// AssetCatalogue lists the fields of an asset in the order of its form.
var AssetCatalogue = NewCatalogue("asset", "帮扶项目资产", //nolint:gochecknoglobals // immutable catalogue
	func(a *Asset) *Base { return &a.Base },
	[]Field[Asset]{
		{Meta{Key: "village_id", Title: "行政村", Kind: KindRef, Target: "village", Need: true}, func(a *Asset) any { return &a.VillageID }},
		{Meta{Key: "project_id", Title: "项目", Aliases: []string{"所属项目"}, Kind: KindRef, Target: "project"}, func(a *Asset) any { return &a.ProjectID }},
		{Meta{Key: "name", Title: "资产", Aliases: []string{"资产名称"}, Need: true}, func(a *Asset) any { return &a.Name }},
		{Meta{Key: "original_value", Title: "原值", Aliases: []string{"资产原值"}, Kind: KindMoney, Unit: "元"}, func(a *Asset) any { return &a.OriginalValue }},
		{Meta{Key: "capacity", Title: "规模", Kind: KindDecimal}, func(a *Asset) any { return &a.Capacity }},
		{Meta{Key: "unit", Title: "单位", Aliases: []string{"计量单位"}, Kind: KindCode, List: ListUnit}, func(a *Asset) any { return &a.Unit }},
		{Meta{Key: "owner", Title: "权属", Aliases: []string{"产权归属"}}, func(a *Asset) any { return &a.Owner }},
		{Meta{Key: "operation", Title: "经营方式", Note: "自营、出租、承包、入股等。"}, func(a *Asset) any { return &a.Operation }},
		{Meta{Key: "operator", Title: "经营主体"}, func(a *Asset) any { return &a.Operator }},
		{Meta{Key: "from_on", Title: "投用日期", Kind: KindDay}, func(a *Asset) any { return &a.FromOn }},
		{Meta{Key: "state", Title: "状态", Aliases: []string{"资产状态"}}, func(a *Asset) any { return &a.State }},
		{Meta{Key: "note", Title: "备注", Kind: KindLongText, Wide: true}, func(a *Asset) any { return &a.Note }},
	}...)

// Dividend is what an asset brought in a year and how it was shared out.
type Dividend struct {
	Base
	AssetID    Ref
	Year       Opt[int64]
	Output     Opt[decimal.Decimal] // 千瓦时 for 光伏, else in Unit
	Unit       string
	Revenue    Opt[Money]
	Households Opt[int64]
	Amount     Opt[Money]
	PaidOn     Day
	Note       string
}

// DividendCatalogue lists the fields of a dividend in the order of its form.
var DividendCatalogue = NewCatalogue("dividend", "资产收益分红", //nolint:gochecknoglobals // immutable catalogue
	func(d *Dividend) *Base { return &d.Base },
	[]Field[Dividend]{
		{Meta{Key: "asset_id", Title: "资产", Kind: KindRef, Target: "asset", Need: true}, func(d *Dividend) any { return &d.AssetID }},
		{Meta{Key: "year", Title: "年度", Kind: KindYear, Need: true}, func(d *Dividend) any { return &d.Year }},
		{Meta{Key: "output", Title: "产出", Aliases: []string{"发电量"}, Kind: KindDecimal}, func(d *Dividend) any { return &d.Output }},
		{Meta{Key: "unit", Title: "单位", Kind: KindCode, List: ListUnit}, func(d *Dividend) any { return &d.Unit }},
		{Meta{Key: "revenue", Title: "收益", Aliases: []string{"资产收益"}, Kind: KindMoney, Unit: "元"}, func(d *Dividend) any { return &d.Revenue }},
		{Meta{Key: "households", Title: "分配户数", Kind: KindInt, Unit: "户"}, func(d *Dividend) any { return &d.Households }},
		{Meta{Key: "amount", Title: "金额", Aliases: []string{"分配金额", "分红金额"}, Kind: KindMoney, Unit: "元"}, func(d *Dividend) any { return &d.Amount }},
		{Meta{Key: "paid_on", Title: "发放日期", Kind: KindDay}, func(d *Dividend) any { return &d.PaidOn }},
		{Meta{Key: "note", Title: "备注", Kind: KindLongText, Wide: true}, func(d *Dividend) any { return &d.Note }},
	}...)
