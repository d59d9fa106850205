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

// CheckInput gives the errors of an input, all with code Invalid.
func CheckInput(i *Input) error {
	return append(InputCatalogue.Missing(i), negative(InputCatalogue, i)...).OrNil()
}

// SourceSum is what one source put in.
type SourceSum struct {
	Source string
	Sum    Money
}

// SumInputs adds up inputs by source, in the order in which sources first appear,
// and all together. Inputs in the bin do not count.
func SumInputs(inputs []Input) (sums []SourceSum, total Money) {
	place := make(map[string]int)
	for i := range inputs {
		in := &inputs[i]
		if in.Hidden {
			continue
		}
		at, seen := place[in.Source]
		if !seen {
			at = len(sums)
			place[in.Source] = at
			sums = append(sums, SourceSum{Source: in.Source})
		}
		sums[at].Sum += in.Amount.Value
		total += in.Amount.Value
	}
	return sums, total
}

// FundSums tells what a measure took from each fund. Where inputs name funds they
// say it; the measure's own amount is then the sum of them and not more money.
func FundSums(m *Measure, inputs []Input) map[Ref]Money {
	sums := make(map[Ref]Money)
	for i := range inputs {
		if in := &inputs[i]; !in.Hidden && in.FundID != 0 {
			sums[in.FundID] += in.Amount.Value
		}
	}
	if len(sums) == 0 && m.FundID != 0 && m.Amount.Valid {
		sums[m.FundID] = m.Amount.Value
	}
	return sums
}
