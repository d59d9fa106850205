package cases

// Fund is a 资金来源: money of a year and a level of government or of a unit, from
// which measures, inputs and projects are paid.
type Fund struct {
	Base
	Name     string
	Year     Opt[int64]
	Kind     string
	Level    string
	UnitID   Ref
	Amount   Opt[Money]
	Document string
	Note     string
}

// FundCatalogue lists the fields of a fund in the order of its form.
var FundCatalogue = NewCatalogue("fund", "资金", //nolint:gochecknoglobals // immutable catalogue
	func(f *Fund) *Base { return &f.Base },
	[]Field[Fund]{
		{Meta{Key: "name", Title: "资金名称", Aliases: []string{"资金来源"}, Need: true}, func(f *Fund) any { return &f.Name }},
		{Meta{Key: "year", Title: "年度", Kind: KindYear}, func(f *Fund) any { return &f.Year }},
		{Meta{Key: "kind", Title: "资金来源类型", Aliases: []string{"资金类型"}, Kind: KindCode, List: ListFundSource}, func(f *Fund) any { return &f.Kind }},
		{Meta{Key: "level", Title: "资金级次", Aliases: []string{"资金层级"}, Note: "中央、市级、区县等。"}, func(f *Fund) any { return &f.Level }},
		{Meta{Key: "unit_id", Title: "出资单位", Kind: KindRef, Target: "unit"}, func(f *Fund) any { return &f.UnitID }},
		{Meta{Key: "amount", Title: "资金总额", Aliases: []string{"金额"}, Kind: KindMoney, Unit: "元"}, func(f *Fund) any { return &f.Amount }},
		{Meta{Key: "document", Title: "文件依据", Aliases: []string{"文号"}}, func(f *Fund) any { return &f.Document }},
		{Meta{Key: "note", Title: "备注", Kind: KindLongText, Wide: true}, func(f *Fund) any { return &f.Note }},
	}...)
