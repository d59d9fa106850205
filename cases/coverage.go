package cases

import "github.com/shopspring/decimal"

// Coverage counts the visits to one class of household in a period: how many were
// due, how many were seen, what was found and what was settled.
type Coverage struct {
	Class    string     // 走访对象类型, or 合计
	Due      Opt[int64] // 应访户数: households of the class as of the last day
	Visited  Opt[int64] // 已访户数: of these, visited at least once in the period
	Visits   Opt[int64] // 走访次数
	Problems Opt[int64] // 问题数: visits for which Visit.FoundProblem holds
	Closed   Opt[int64] // 销号数: of these, those for which Visit.Settled holds

	rate Opt[decimal.Decimal]
}

// Rate is Visited in percent of Due, to two decimals; blank where none were due.
func (c *Coverage) Rate() Opt[decimal.Decimal] {
	if c.Due.Value == 0 || !c.Visited.Valid {
		return Opt[decimal.Decimal]{}
	}
	visited := decimal.NewFromInt(c.Visited.Value)
	return Some(visited.Shift(2).DivRound(decimal.NewFromInt(c.Due.Value), 2))
}

// FoundProblem says whether the visit noted something wrong: a check item answered
// 有问题, or a text under 存在问题.
func (v *Visit) FoundProblem() bool {
	return v.Problems != "" || len(v.Checks.Problems()) > 0
}

// Settled says whether the visit found something wrong and says how it was solved.
func (v *Visit) Settled() bool { return v.FoundProblem() && v.Solved != "" }

// coverageFields are the columns of a coverage row. A count of visits is no record
// of its own: it has no table and no catalogue.
func coverageFields() []Field[Coverage] {
	count := func(key, title, unit string, at func(*Coverage) *Opt[int64]) Field[Coverage] {
		return Field[Coverage]{Meta{Key: key, Title: title, Kind: KindInt, Unit: unit, Source: Computed}, func(c *Coverage) any { return at(c) }}
	}
	return []Field[Coverage]{
		{Meta{Key: "class", Title: "类型", Kind: KindCode, List: ListVisitClass, Source: Computed}, func(c *Coverage) any { return &c.Class }},
		count("due", "应访户数", "户", func(c *Coverage) *Opt[int64] { return &c.Due }),
		count("visited", "已访户数", "户", func(c *Coverage) *Opt[int64] { return &c.Visited }),
		{Meta{Key: "rate", Title: "覆盖率（%）", Kind: KindDecimal, Unit: "%", Source: Computed}, func(c *Coverage) any { c.rate = c.Rate(); return &c.rate }},
		count("visits", "走访次数", "次", func(c *Coverage) *Opt[int64] { return &c.Visits }),
		count("problems", "问题数", "个", func(c *Coverage) *Opt[int64] { return &c.Problems }),
		count("closed", "销号数", "个", func(c *Coverage) *Opt[int64] { return &c.Closed }),
	}
}
