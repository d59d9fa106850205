package cases

import (
	"cmp"
	"fmt"
	"slices"
)

// maxCauses is how many parts of an income a table names as the cause of a change:
// more would not be read.
const maxCauses = 3

// cause is one part of the income and by how much it changed.
type cause struct {
	title string
	by    Money
}

// incomeCauses tells what changed between two years in one line: "工资性收入增加
// 3,200.00元；核算人口由4人变为5人". Parts that did not change are left out.
func incomeCauses(before, now *HouseholdFacts) string {
	changes := []cause{
		{GroupWages, now.Wages.Value - before.Wages.Value},
		{GroupBusiness, now.Business.Value - before.Business.Value},
		{GroupCosts, now.Costs.Value - before.Costs.Value},
		{GroupProperty, now.Property.Value - before.Property.Value},
		{GroupTransfers, now.Transfers.Value - before.Transfers.Value},
	}
	changes = slices.DeleteFunc(changes, func(c cause) bool { return c.by == 0 })
	slices.SortStableFunc(changes, func(a, b cause) int { return cmp.Compare(max(b.by, -b.by), max(a.by, -a.by)) })
	var texts []string
	for _, c := range changes[:min(len(changes), maxCauses)] {
		texts = append(texts, c.text())
	}
	was, is := before.AccountedPeople, now.AccountedPeople
	if was.Valid && is.Valid && was.Value != is.Value {
		texts = append(texts, fmt.Sprintf("核算人口由%d人变为%d人", was.Value, is.Value))
	}
	return joinTexts("；", texts...)
}

func (c cause) text() string {
	if c.by < 0 {
		return c.title + "减少" + (-c.by).Grouped() + "元"
	}
	return c.title + "增加" + c.by.Grouped() + "元"
}
