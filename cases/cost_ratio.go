package cases

import "github.com/shopspring/decimal"

// CostRatio is the share of the gross income of an industry that is taken as its
// cost where nobody wrote the cost down. It is a default of the form, editable in
// 设置, and never replaces a typed cost.
type CostRatio struct {
	Base
	Category string // a value of the list 产业大类
	Variety  string // a value of the list 产业品种; blank: every other variety
	Percent  Opt[int64]
	From     Opt[int64] // first year
	Until    Opt[int64] // last year
	Basis    string
}

// CostRatioCatalogue lists the fields of a cost ratio in the order of its form.
var CostRatioCatalogue = NewCatalogue("cost_ratio", "成本比例", //nolint:gochecknoglobals // immutable catalogue
	func(r *CostRatio) *Base { return &r.Base },
	[]Field[CostRatio]{
		{Meta{Key: "category", Title: "产业大类", Kind: KindCode, List: ListTrade, Need: true}, func(r *CostRatio) any { return &r.Category }},
		{Meta{Key: "variety", Title: "品种", Kind: KindCode, List: ListVariety, Note: "空着表示这一大类的其他品种。"}, func(r *CostRatio) any { return &r.Variety }},
		{Meta{Key: "percent", Title: "成本占毛收入", Kind: KindInt, Unit: "%", Need: true}, func(r *CostRatio) any { return &r.Percent }},
		{Meta{Key: "from_year", Title: "起始年度", Kind: KindYear}, func(r *CostRatio) any { return &r.From }},
		{Meta{Key: "until_year", Title: "截止年度", Kind: KindYear}, func(r *CostRatio) any { return &r.Until }},
		{Meta{Key: "basis", Title: "依据", Wide: true}, func(r *CostRatio) any { return &r.Basis }},
	}...)

// defaultCostRatios are the ratios a new file starts with: those published by 楚雄州
// (domain.md §2), which the township replaces by its own.
func defaultCostRatios() []CostRatio {
	ratio := func(category, variety string, percent int64) CostRatio {
		r := CostRatio{Category: category, Variety: variety, Percent: Some(percent), Basis: "楚雄州收入明白卡，供参考"}
		r.UID = shippedUID(CostRatioCatalogue.Record, category, variety)
		return r
	}
	return []CostRatio{
		ratio("种植", "", 40), // 粮食 and other cash crops alike
		ratio("种植", "烤烟", 45),
		ratio("林果", "", 15),
		ratio("养殖", "", 40),
	}
}

// SuggestCost is the cost to propose for a gross income of an industry in a year,
// rounded to the fen: by the ratio of the variety, or else of the category; blank
// where there is no ratio or the gross income is blank.
func (p *Policy) SuggestCost(category, variety string, gross Opt[Money], year int) Opt[Money] {
	if p == nil || !gross.Valid {
		return Opt[Money]{}
	}
	var found *CostRatio
	for i := range p.CostRatios {
		r := &p.CostRatios[i]
		if r.Hidden || !r.Percent.Valid || r.Category != category || !within(r.From, r.Until, year) {
			continue
		}
		if r.Variety == variety || (r.Variety == "" && (found == nil || found.Variety == "")) {
			found = r
		}
	}
	if found == nil {
		return Opt[Money]{}
	}
	return Some(MoneyOf(gross.Value.Decimal().Mul(decimal.New(found.Percent.Value, -2))))
}
