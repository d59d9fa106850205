package cases

import (
	"cmp"
	"slices"

	"github.com/shopspring/decimal"
)

// Difference is how one number changed between two accounts. Percent is of the
// number before, to two decimals; blank where that was 0 or blank.
type Difference struct {
	Name    string
	Before  Opt[Money]
	After   Opt[Money]
	Change  Opt[Money] // blank where one side is
	Percent Opt[decimal.Decimal]
}

// Comparison is the change from one account to another.
type Comparison struct {
	Items   []Difference // of either account, in the order of the list
	Groups  []Difference
	Total   Difference
	Cost    Difference
	Net     Difference
	PerHead Difference
}

// Compare tells how every number changed from one account to the next. An item that
// one of them does not have counts as 0 there.
func Compare(before, after *Account) Comparison {
	c := Comparison{
		Total:   difference("年收入", Some(before.Total), Some(after.Total)),
		Cost:    difference(GroupCosts, Some(before.Cost), Some(after.Cost)),
		Net:     difference("纯收入", Some(before.Net), Some(after.Net)),
		PerHead: difference("人均纯收入", before.PerHead, after.PerHead),
	}
	for _, name := range itemNames(before, after) {
		c.Items = append(c.Items, difference(name, Some(before.Item(name).Counted), Some(after.Item(name).Counted)))
	}
	for _, name := range IncomeGroups() {
		c.Groups = append(c.Groups, difference(name, Some(before.Group(name).Counted), Some(after.Group(name).Counted)))
	}
	return c
}

func difference(name string, before, after Opt[Money]) Difference {
	d := Difference{Name: name, Before: before, After: after}
	if !before.Valid || !after.Valid {
		return d
	}
	change := after.Value - before.Value
	d.Change = Some(change)
	if before.Value != 0 {
		// A loss that becomes a gain is a rise: percent is of the size of the base.
		base := before.Value.Decimal().Abs()
		d.Percent = Some(change.Decimal().Shift(2).DivRound(base, 2))
	}
	return d
}

// itemNames merges the items of two accounts, each of which is in list order:
// those of the later account first come where they stand there, those only the
// earlier one has behind the item they followed.
func itemNames(before, after *Account) []string {
	var names []string
	for _, s := range after.Items {
		names = append(names, s.Name)
	}
	at := 0
	for _, s := range before.Items {
		if i := slices.Index(names, s.Name); i >= 0 {
			at = i + 1
			continue
		}
		names = slices.Insert(names, at, s.Name)
		at++
	}
	return names
}

// MeasureSum is what the entries of one measure brought into an account: income less
// costs, as far as they count.
type MeasureSum struct {
	MeasureID Ref // 0: entries of no measure
	Net       Money
}

// ByMeasure tells what each measure brought into the account, the largest first, so
// that a change can be explained by the help that made it.
func (a *Account) ByMeasure(policy *Policy) []MeasureSum {
	sums := make(map[Ref]Money)
	for _, e := range a.Behind("纯收入") {
		if e.Counted == No || (e.Counted == "" && !policy.Counts(e.Item, a.Year)) {
			continue
		}
		amount := e.Amount.Value
		if policy.GroupOf(e.Item) == GroupCosts {
			amount = -amount
		}
		sums[e.MeasureID] += amount
	}
	out := make([]MeasureSum, 0, len(sums))
	for id, net := range sums {
		out = append(out, MeasureSum{id, net})
	}
	slices.SortFunc(out, func(x, y MeasureSum) int {
		return cmp.Or(cmp.Compare(y.Net, x.Net), cmp.Compare(x.MeasureID, y.MeasureID))
	})
	return out
}
