package cases

import (
	"cmp"
	"slices"
)

// GroupOf is the 收入类别 an income item belongs to: its parent in the list. A group's
// own name, as tables without sub-items give it, belongs to itself; an item nobody
// knows belongs to none and is shown without being counted.
func (p *Policy) GroupOf(item string) string {
	if v, ok := p.Value(ListIncomeItem, item); ok && v.Parent != "" {
		return v.Parent
	}
	if slices.Contains(IncomeGroups(), item) {
		return item
	}
	return ""
}

// inListOrder sorts sums as the list 收入项目 has them; unknown items come last, by
// name.
func inListOrder(items map[string]*Sum, policy *Policy) []Sum {
	type placed struct {
		sum   *Sum
		known bool
		order int64
	}
	found := make([]placed, 0, len(items))
	for _, s := range items {
		v, known := policy.Value(ListIncomeItem, s.Name)
		found = append(found, placed{s, known, v.Order.Value})
	}
	slices.SortFunc(found, func(a, b placed) int {
		if a.known != b.known {
			if a.known {
				return -1
			}
			return 1
		}
		return cmp.Or(cmp.Compare(a.order, b.order), cmp.Compare(a.sum.Name, b.sum.Name))
	})
	sums := make([]Sum, len(found))
	for i, f := range found {
		sums[i] = *f.sum
	}
	return sums
}

// The items that have a column of their own in the national table (domain.md §1.1);
// the others of their group go into the group's 其他.
const (
	itemAssetShare     = "资产收益分红收入"
	itemFamilyPlanning = "计划生育金"
	itemDibao          = "低保金"
	itemTekun          = "特困供养金"
	itemPension        = "养老保险金"
	itemEcology        = "生态补偿金"
)

// Fill writes the account into the computed income fields of a household. What has
// no entry stays blank; totals are blank where there is no entry at all.
func (a *Account) Fill(f *HouseholdFacts) {
	f.Year = Some(int64(a.Year))
	f.AccountedPeople = a.People
	own := map[string]*Opt[Money]{
		itemAssetShare: &f.AssetShare, itemFamilyPlanning: &f.FamilyPlanning, itemDibao: &f.Dibao,
		itemTekun: &f.Tekun, itemPension: &f.Pension, itemEcology: &f.Ecology,
	}
	rest := map[string]*Opt[Money]{GroupProperty: &f.OtherProperty, GroupTransfers: &f.OtherTransfers}
	whole := map[string]*Opt[Money]{
		GroupWages: &f.Wages, GroupBusiness: &f.Business, GroupCosts: &f.Costs, GroupProperty: &f.Property,
		GroupTransfers: &f.Transfers, GroupClaims: &f.Claims, GroupSelfPaid: &f.OwnPayments,
	}
	for _, at := range own {
		*at = Opt[Money]{}
	}
	for _, at := range rest {
		*at = Opt[Money]{}
	}
	for _, item := range a.Items {
		at := own[item.Name]
		if at == nil {
			at = rest[item.Group]
		}
		if at != nil {
			*at = Some(at.Value + item.Counted)
		}
	}
	for _, g := range a.Groups {
		*whole[g.Name] = a.known(g)
	}
	f.Gross, f.Net, f.NetPerHead = Opt[Money]{}, Opt[Money]{}, Opt[Money]{}
	switch {
	case len(a.Items) > 0:
		f.Gross, f.Net, f.NetPerHead = Some(a.Total), Some(a.Net), a.PerHead
	case a.PerHead.Value != 0: // reported without the items it is made of
		f.NetPerHead = a.PerHead
	}
}

// known is a group's sum; blank where no item of it has an entry.
func (a *Account) known(group Sum) Opt[Money] {
	if !slices.ContainsFunc(a.Items, func(s Sum) bool { return s.Group == group.Name }) {
		return Opt[Money]{}
	}
	return Some(group.Counted)
}
