package cases_test

import (
	"slices"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"zhucunji/cases"
)

func TestCompare(t *testing.T) {
	policy := shipped(t)
	day1 := day(2025, 3, 1)
	before := cases.AccountOf([]cases.Income{
		entry("外出务工收入", 20000, day1, day1), entry("养殖业收入", 8000, day1, day1), entry("养殖业支出", 2000, day1, day1),
		entry("低保金", 3000, day1, day1),
	}, count(4), cases.LedgerYear(2025), policy, 2025)
	day2 := day(2026, 3, 1)
	after := cases.AccountOf([]cases.Income{
		entry("外出务工收入", 26000, day2, day2), entry("种植业收入", 1500, day2, day2), entry("养殖业支出", 1000, day2, day2),
		entry("低保金", 2000, day2, day2),
	}, count(3), cases.LedgerYear(2026), policy, 2026)
	c := cases.Compare(&before, &after)

	type change struct {
		yuan    int64
		percent string
	}
	want := map[string]change{
		"外出务工收入": {6000, "30"},
		"种植业收入":  {1500, ""}, // nothing before to take a percentage of
		"养殖业收入":  {-8000, "-100"},
		"养殖业支出":  {-1000, "-50"},
		"低保金":    {-1000, "-33.33"},
	}
	var names []string
	for _, d := range c.Items {
		names = append(names, d.Name)
		w := want[d.Name]
		if d.Change != yuan(w.yuan) || !samePercent(d.Percent, w.percent) {
			t.Errorf("%s: got %v %v, want %+v", d.Name, d.Change, d.Percent, w)
		}
	}
	// 养殖业收入 is of the earlier year only and stands behind the item it followed there.
	wantNames := []string{"外出务工收入", "养殖业收入", "种植业收入", "养殖业支出", "低保金"}
	if !slices.Equal(names, wantNames) {
		t.Errorf("items %v, want %v", names, wantNames)
	}
	if c.Net.Change != yuan(-500) || !samePercent(c.Net.Percent, "-1.72") {
		t.Errorf("net: got %v %v", c.Net.Change, c.Net.Percent)
	}
	if c.PerHead.Before != yuan(7250) || c.PerHead.After != yuan(9500) || c.PerHead.Change != yuan(2250) || !samePercent(c.PerHead.Percent, "31.03") {
		t.Errorf("per head: got %+v", c.PerHead)
	}
	if c.Total.Change != yuan(-1500) || c.Cost.Change != yuan(-1000) {
		t.Errorf("total %v, cost %v", c.Total.Change, c.Cost.Change)
	}
	if len(c.Groups) != 7 || c.Groups[0].Change != yuan(6000) {
		t.Errorf("groups: got %+v", c.Groups)
	}
}

func TestAChangeWithoutABaseHasNoPercent(t *testing.T) {
	policy := shipped(t)
	none := cases.AccountOf(nil, cases.Opt[int64]{}, cases.LedgerYear(2025), policy, 2025)
	some := ledger(t, book())
	c := cases.Compare(&none, &some)
	if c.Net.Change != cases.Some(some.Net) || c.Net.Percent.Valid {
		t.Errorf("net: got %+v", c.Net)
	}
	if c.PerHead.Change.Valid || c.PerHead.Percent.Valid {
		t.Errorf("per head without people: got %+v", c.PerHead)
	}
	loss := cases.AccountOf([]cases.Income{entry("养殖业支出", 1000, day(2025, 3, 1), day(2025, 3, 1))}, count(4), cases.LedgerYear(2025), policy, 2025)
	gain := cases.AccountOf([]cases.Income{entry("低保金", 1000, day(2026, 3, 1), day(2026, 3, 1))}, count(4), cases.LedgerYear(2026), policy, 2026)
	if c := cases.Compare(&loss, &gain); c.Net.Change != yuan(2000) || !samePercent(c.Net.Percent, "200") {
		t.Errorf("from a loss to a gain: got %+v", c.Net)
	}
}

func samePercent(got cases.Opt[decimal.Decimal], want string) bool {
	if want == "" {
		return !got.Valid
	}
	return got.Valid && got.Value.Equal(decimal.RequireFromString(want))
}

func TestItemsExplainTheChangeOfTheNet(t *testing.T) {
	policy := shipped(t)
	rapid.Check(t, func(t *rapid.T) {
		a := cases.AccountOf(someEntries(t, policy), count(4), cases.LedgerYear(2025), policy, 2025)
		b := cases.AccountOf(someEntries(t, policy), count(4), cases.LedgerYear(2026), policy, 2026)
		c := cases.Compare(&a, &b)
		var explained cases.Money
		seen := map[string]bool{}
		for _, d := range c.Items {
			if seen[d.Name] {
				t.Fatalf("%s stands twice", d.Name)
			}
			seen[d.Name] = true
			switch policy.GroupOf(d.Name) {
			case cases.GroupClaims, cases.GroupSelfPaid:
			case cases.GroupCosts:
				explained -= d.Change.Value
			default:
				explained += d.Change.Value
			}
		}
		if explained != c.Net.Change.Value {
			t.Errorf("items explain %s of %s", explained, c.Net.Change.Value)
		}
		for _, s := range append(a.Items, b.Items...) {
			if !seen[s.Name] {
				t.Errorf("%s is not compared", s.Name)
			}
		}
	})
}

// report freezes the year of the household of four.
func report(t *testing.T) (cases.Account, cases.IncomeSnapshot, []cases.IncomeSnapshotItem) {
	t.Helper()
	at := time.Date(2026, 10, 8, 9, 0, 0, 0, time.FixedZone("CST", 8*3600))
	a := ledger(t, book())
	s, items := a.Freeze(7, count(5), at, "年度上报")
	return a, s, items
}

func TestFreeze(t *testing.T) {
	_, got, items := report(t)
	want := cases.IncomeSnapshot{
		HouseholdID: 7, Year: count(2026), FromOn: day(2025, 10, 1), ToOn: day(2026, 9, 30),
		People: count(4), RegisteredPeople: count(5),
		Total: yuan(47650), Cost: yuan(6000), Net: yuan(41650), PerHead: fen(1041250), Claims: yuan(800), SelfPaid: yuan(4200),
		FrozenAt: time.Date(2026, 10, 8, 1, 0, 0, 0, time.UTC), Reason: "年度上报",
	}
	if got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if len(items) != 11 {
		t.Errorf("got %d items, want 11", len(items))
	}
	if missing := cases.IncomeSnapshotCatalogue.Missing(&got); len(missing) > 0 {
		t.Errorf("cannot be saved: %v", missing)
	}
}

func TestFrozenAccount(t *testing.T) {
	a, s, items := report(t)
	frozen := cases.FrozenAccount(&s, items, shipped(t))
	c := cases.Compare(&frozen, &a)
	for _, d := range slices.Concat(c.Items, c.Groups, []cases.Difference{c.Total, c.Cost, c.Net, c.PerHead}) {
		if d.Change != yuan(0) {
			t.Errorf("%s changed by being frozen: %+v", d.Name, d)
		}
	}
	if got := frozen.Item("慰问救助金").LeftOut; got != cases.Yuan(1000) {
		t.Errorf("what was left out: got %s", got)
	}
	if frozen.Claims != a.Claims || frozen.SelfPaid != a.SelfPaid || frozen.Period != a.Period {
		t.Errorf("got %+v", frozen)
	}
	items[0].Hidden = true
	frozen = cases.FrozenAccount(&s, items, shipped(t))
	if frozen.Net != a.Net || frozen.Item("外出务工收入").Name != "" {
		t.Errorf("the net that was reported stands whatever lies in the bin: got %+v", frozen)
	}
}

func TestReported(t *testing.T) {
	first := cases.IncomeSnapshot{Base: cases.Base{ID: 1}, HouseholdID: 7, Year: count(2026), FrozenAt: time.Date(2026, 10, 8, 0, 0, 0, 0, time.UTC)}
	second := cases.IncomeSnapshot{Base: cases.Base{ID: 2}, HouseholdID: 7, Year: count(2026), FrozenAt: first.FrozenAt.AddDate(0, 1, 0), Reason: "漏记务工收入"}
	second.Correct(&first)
	if second.CorrectsID != 1 {
		t.Errorf("corrects %d, want 1", second.CorrectsID)
	}
	hidden := cases.IncomeSnapshot{Base: cases.Base{ID: 3, Hidden: true}, Year: count(2026), FrozenAt: second.FrozenAt.AddDate(0, 1, 0)}
	all := []cases.IncomeSnapshot{second, first, hidden}
	if got, ok := cases.Reported(all, 2026); !ok || got.ID != 2 {
		t.Errorf("got %d %t, want the correction", got.ID, ok)
	}
	if _, ok := cases.Reported(all, 2025); ok {
		t.Error("a year that was not reported has none")
	}

	wantFields(t, cases.CheckCorrection(&first, &second))
	wantFields(t, cases.CheckCorrection(&first, &cases.IncomeSnapshot{HouseholdID: 7, Year: count(2026)}), "reason")
	wantFields(t, cases.CheckCorrection(&first, &cases.IncomeSnapshot{HouseholdID: 8, Year: count(2026), Reason: "…"}), "corrects_id")
	wantFields(t, cases.CheckCorrection(&first, &cases.IncomeSnapshot{HouseholdID: 7, Year: count(2025), Reason: "…"}), "corrects_id")
}
