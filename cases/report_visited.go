package cases

import "github.com/shopspring/decimal"

// Visited is what the visits of a period say of one household together: how often it
// was seen, what each check found last, and how clean it was kept.
type Visited struct {
	Visits   Opt[int64]
	LastOn   Day
	Visitors string    // of the last visit
	Checks   CheckList // the latest answer to each item
	Problems string    // the items whose latest answer is 有问题, and what the last visits wrote
	Scored   Opt[int64]
	Score    Opt[decimal.Decimal] // the average of the scores, to one decimal
	Last     Opt[int64]           // the last score
	sum      int64
}

// VisitedOf sums up the visits of one household in a period.
func VisitedOf(visits []Visit) *Visited {
	v := &Visited{Visits: Some(int64(len(visits))), Scored: Some(int64(0))}
	var scoredOn, wrote Day
	answered := map[string]Day{}
	for i := range visits {
		one := &visits[i]
		if one.VisitedOn >= v.LastOn {
			v.LastOn, v.Visitors = one.VisitedOn, one.Visitors
		}
		for _, c := range one.Checks {
			if c.Answer != "" && one.VisitedOn >= answered[c.Item] {
				v.Checks, answered[c.Item] = v.Checks.With(c), one.VisitedOn
			}
		}
		if one.Problems != "" && one.VisitedOn >= wrote {
			v.Problems, wrote = one.Problems, one.VisitedOn
		}
		if one.Hygiene.Valid {
			v.sum += one.Hygiene.Value
			v.Scored.Value++
			if one.VisitedOn >= scoredOn {
				v.Last, scoredOn = one.Hygiene, one.VisitedOn
			}
		}
	}
	v.Problems = joinTexts("；", v.Checks.Problems().Text(), v.Problems)
	v.Score = meanOf(v.sum, v.Scored.Value)
	return v
}

// uncheckedText stands where nobody looked.
const uncheckedText = "未查"

// answer is the latest answer to an item of 两不愁三保障 and 饮水.
func (v *Visited) answer(item string) string {
	if a := v.Checks.Of(item).Answer; a != "" {
		return string(a)
	}
	return uncheckedText
}

// checkColumns are the six check items of domain.md §3, by the keys of their columns.
func checkColumns() []struct{ key, item string } {
	return []struct{ key, item string }{
		{"check_food", "吃"},
		{"check_clothes", "穿"},
		{"check_school", "义务教育"},
		{"check_medicine", "基本医疗"},
		{"check_house", "住房安全"},
		{"check_water", "饮水安全"},
	}
}

// visitedFields are the columns of a household's visits in a period.
func visitedFields() []Field[Visited] {
	fields := []Field[Visited]{
		{Meta{Key: "visits", Title: "走访次数", Kind: KindInt, Unit: "次", Source: Computed}, func(v *Visited) any { return &v.Visits }},
		{Meta{Key: "last_on", Title: "最近走访", Kind: KindDay, Source: Computed}, func(v *Visited) any { return &v.LastOn }},
		{Meta{Key: "visitors", Title: "走访人", Source: Computed}, func(v *Visited) any { return &v.Visitors }},
	}
	for _, c := range checkColumns() {
		fields = append(fields, Field[Visited]{Meta{Key: c.key, Title: c.item, Source: Computed}, func(v *Visited) any { s := v.answer(c.item); return &s }})
	}
	return append(fields,
		Field[Visited]{Meta{Key: "problems", Title: "存在问题", Kind: KindLongText, Source: Computed}, func(v *Visited) any { return &v.Problems }},
		Field[Visited]{Meta{Key: "scored", Title: "评分次数", Kind: KindInt, Unit: "次", Source: Computed}, func(v *Visited) any { return &v.Scored }},
		Field[Visited]{Meta{Key: "score", Title: "卫生平均分", Kind: KindDecimal, Unit: "分", Source: Computed}, func(v *Visited) any { return &v.Score }},
		Field[Visited]{Meta{Key: "last_score", Title: "最近卫生评分", Kind: KindInt, Unit: "分", Source: Computed}, func(v *Visited) any { return &v.Last }},
	)
}
