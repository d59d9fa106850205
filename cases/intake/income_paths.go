package intake

import (
	"slices"
	"strings"

	"zhucunji/cases"
)

// incomeItem is a column of incomes of a year, and the item as which it is kept: groups
// stand for themselves where a list has no items.
type incomeItem struct {
	key, item string
	sums      []string // the keys of which it is the sum: with these in the list it is not kept
}

// incomeItems lists them.
func incomeItems() []incomeItem {
	return []incomeItem{
		{"wages", cases.GroupWages, nil},
		{"business", cases.GroupBusiness, nil},
		{"costs", cases.GroupCosts, nil},
		{"property", cases.GroupProperty, []string{"asset_share", "other_property"}},
		{"asset_share", "资产收益分红收入", nil},
		{"other_property", "其他财产性收入", nil},
		{"transfers", cases.GroupTransfers, []string{"family_planning", "dibao", "tekun", "pension", "ecology", "other_transfers"}},
		{"family_planning", "计划生育金", nil},
		{"dibao", "低保金", nil},
		{"tekun", "特困供养金", nil},
		{"pension", "养老保险金", nil},
		{"ecology", "生态补偿金", nil},
		{"other_transfers", "其他转移性收入", nil},
		{"claims", cases.GroupClaims, nil},
		{"own_payments", cases.GroupSelfPaid, nil},
	}
}

// incomePath says whether a column is one of a household's incomes of a year, this or the
// one before.
func incomePath(path string) bool {
	part, key, _ := strings.Cut(path, ".")
	if part != "household" && part != "before" {
		return false
	}
	return slices.Contains([]string{"gross", "net", "net_per_head"}, key) ||
		slices.ContainsFunc(incomeItems(), func(i incomeItem) bool { return i.key == key })
}

// incomePaths are the columns of which a list of incomes has one: a total alone is none.
func incomePaths() []string {
	var out []string
	for _, i := range incomeItems() {
		out = append(out, "household."+i.key, "before."+i.key)
	}
	return out
}
