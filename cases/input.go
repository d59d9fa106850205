package cases

// Input is one 投入 into a measure from one source: 自筹, 奖补, 贷款 and so on.
type Input struct {
	Base
	MeasureID Ref
	Source    string
	What      string
	Amount    Opt[Money]
	FundID    Ref
	GivenOn   Day
	Note      string
}

// InputCatalogue lists the fields of an input in the order of its form.
var InputCatalogue = NewCatalogue("input", "投入", //nolint:gochecknoglobals // immutable catalogue
	func(i *Input) *Base { return &i.Base },
	[]Field[Input]{
		{Meta{Key: "measure_id", Title: "所属措施", Kind: KindRef, Target: "measure", Need: true}, func(i *Input) any { return &i.MeasureID }},
		{Meta{Key: "source", Title: "投入来源", Aliases: []string{"来源", "资金来源"}, Kind: KindCode, List: ListInputSource, Need: true}, func(i *Input) any { return &i.Source }},
		{Meta{Key: "what", Title: "投入内容", Aliases: []string{"内容"}}, func(i *Input) any { return &i.What }},
		{Meta{Key: "amount", Title: "投入金额", Aliases: []string{"金额", "投入"}, Kind: KindMoney, Unit: "元", Need: true}, func(i *Input) any { return &i.Amount }},
		{Meta{Key: "fund_id", Title: "资金", Kind: KindRef, Target: "fund"}, func(i *Input) any { return &i.FundID }},
		{Meta{Key: "given_on", Title: "投入日期", Kind: KindDay}, func(i *Input) any { return &i.GivenOn }},
		{Meta{Key: "note", Title: "备注", Kind: KindLongText, Wide: true}, func(i *Input) any { return &i.Note }},
	}...)
