package cases_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"zhucunji/cases"
)

// book is the year of a household of four: work, silk with its costs, transfers,
// what does not count, an insurance payout and a hospital bill.
func book() []cases.Income {
	from, to := day(2025, 10, 1), day(2026, 9, 30)
	silk := entry("养殖业收入", 18000, day(2026, 5, 1), day(2026, 6, 20))
	silk.MeasureID = 5
	cost := entry("养殖业支出", 6000, day(2026, 4, 1), day(2026, 6, 20))
	cost.MeasureID = 5
	return []cases.Income{
		entry("外出务工收入", 24000, from, to),
		entry("零工收入", 1500, day(2026, 7, 3), day(2026, 7, 20)),
		silk,
		cost,
		entry("土地流转收入", 600, day(2026, 1, 10), day(2026, 1, 10)),
		entry("资产收益分红收入", 350, day(2026, 2, 1), day(2026, 2, 1)),
		entry("低保金", 2880, from, to),
		entry("农业补贴", 320, day(2026, 6, 1), day(2026, 6, 1)),
		entry("慰问救助金", 1000, day(2026, 2, 3), day(2026, 2, 3)),
		entry("保险理赔", 800, day(2026, 8, 1), day(2026, 8, 1)),
		entry("医疗自付支出", 4200, day(2026, 3, 1), day(2026, 3, 31)),
	}
}

func ledger(t testing.TB, entries []cases.Income) cases.Account {
	t.Helper()
	return cases.AccountOf(entries, count(4), cases.LedgerYear(2026), shipped(t), 2026)
}

func TestAccountOfAHousehold(t *testing.T) {
	a := ledger(t, book())
	for group, want := range map[string]int64{
		cases.GroupWages: 25500, cases.GroupBusiness: 18000, cases.GroupCosts: 6000, cases.GroupProperty: 950,
		cases.GroupTransfers: 3200, cases.GroupClaims: 800, cases.GroupSelfPaid: 4200,
	} {
		if got := a.Group(group).Counted; got != cases.Yuan(want) {
			t.Errorf("%s: got %s, want %d", group, got, want)
		}
	}
	if a.Total != cases.Yuan(47650) || a.Cost != cases.Yuan(6000) || a.Net != cases.Yuan(41650) {
		t.Errorf("got %s − %s = %s, want 47650 − 6000 = 41650", a.Total, a.Cost, a.Net)
	}
	if a.PerHead != fen(1041250) {
		t.Errorf("per head %v, want 10412.50", a.PerHead)
	}
	if a.Claims != cases.Yuan(800) || a.SelfPaid != cases.Yuan(4200) {
		t.Errorf("beside the formula: got %s and %s", a.Claims, a.SelfPaid)
	}
	if got := a.Item("慰问救助金"); got.Counted != 0 || got.LeftOut != cases.Yuan(1000) {
		t.Errorf("help in need does not count: got %+v", got)
	}
	var items []string
	for _, s := range a.Items {
		items = append(items, s.Name)
	}
	want := []string{"外出务工收入", "零工收入", "养殖业收入", "养殖业支出", "资产收益分红收入", "土地流转收入", "低保金", "农业补贴", "慰问救助金", "保险理赔", "医疗自付支出"}
	if !slices.Equal(items, want) {
		t.Errorf("items %v, want the order of the list: %v", items, want)
	}
}

func TestUnknownItemsComeLast(t *testing.T) {
	on := day(2026, 3, 1)
	a := ledger(t, []cases.Income{entry("彩票", 1, on, on), entry("低保金", 1, on, on), entry("捡拾", 1, on, on), entry("零工收入", 1, on, on)})
	var names []string
	for _, s := range a.Items {
		names = append(names, s.Name)
	}
	if want := []string{"零工收入", "低保金", "彩票", "捡拾"}; !slices.Equal(names, want) {
		t.Errorf("got %v, want %v", names, want)
	}
}

func TestPerHead(t *testing.T) {
	entries := []cases.Income{entry("低保金", 100, today, today)}
	tests := map[string]struct {
		people cases.Opt[int64]
		want   cases.Opt[cases.Money]
	}{
		"a third is rounded to the fen": {count(3), fen(3333)},
		"nobody cannot be divided by":   {count(0), cases.Opt[cases.Money]{}},
		"people not known":              {cases.Opt[int64]{}, cases.Opt[cases.Money]{}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			a := cases.AccountOf(entries, tt.people, cases.CalendarYear(2026), shipped(t), 2026)
			if a.PerHead != tt.want {
				t.Errorf("got %v, want %v", a.PerHead, tt.want)
			}
		})
	}
}

func TestWhatLiesInAWindow(t *testing.T) {
	inside, straddling, nowhere := 1, 2, 3
	tests := map[string]struct {
		from, to cases.Day
		want     int
	}{
		"the whole year lies inside":        {day(2025, 10, 1), day(2026, 9, 30), inside},
		"the first day counts":              {day(2025, 10, 1), day(2025, 10, 1), inside},
		"the last day counts":               {day(2026, 9, 30), day(2026, 9, 30), inside},
		"the day before does not":           {day(2025, 9, 30), day(2025, 9, 30), nowhere},
		"the day after does not":            {day(2026, 10, 1), day(2026, 10, 1), nowhere},
		"across the beginning it straddles": {day(2025, 9, 1), day(2025, 10, 31), straddling},
		"across the end it straddles":       {day(2026, 9, 30), day(2026, 10, 1), straddling},
		"across both it straddles":          {day(2025, 1, 1), day(2026, 12, 31), straddling},
		"without an end it is one day":      {day(2026, 9, 30), 0, inside},
		"without a beginning, too":          {0, day(2026, 10, 1), nowhere},
		"without a day it must be shown":    {0, 0, straddling},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			a := ledger(t, []cases.Income{entry("低保金", 100, tt.from, tt.to)})
			if got := len(a.Items) == 1; got != (tt.want == inside) {
				t.Errorf("inside: %t", got)
			}
			if got := len(a.Straddling) == 1; got != (tt.want == straddling) {
				t.Errorf("straddling: %t", got)
			}
		})
	}
}

func TestWhatCounts(t *testing.T) {
	no2026 := []cases.Inclusion{{Item: "养老保险金", Year: count(2026), Count: "否"}, {Item: "慰问救助金", Count: "否"}}
	policy := shipped(t)
	policy = cases.NewPolicy(policy.Codes, nil, nil, no2026)
	tests := map[string]struct {
		item, counted string
		amount        cases.Opt[cases.Money]
		year          int
		want          int64
	}{
		"an item of which no rule speaks counts":   {"低保金", "", yuan(100), 2026, 100},
		"an item the year leaves out":              {"养老保险金", "", yuan(100), 2026, 0},
		"the same item in another year":            {"养老保险金", "", yuan(100), 2025, 100},
		"an item every year leaves out":            {"慰问救助金", "", yuan(100), 2025, 0},
		"an entry that says it counts":             {"养老保险金", "是", yuan(100), 2026, 100},
		"an entry that says it does not":           {"低保金", "否", yuan(100), 2026, 0},
		"a group's own name as item":               {"工资性收入", "", yuan(100), 2026, 100},
		"an item of no list is shown, not counted": {"彩票", "", yuan(100), 2026, 0},
		"an entry without an amount":               {"低保金", "", cases.Opt[cases.Money]{}, 2026, 0},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			e := entry(tt.item, 0, day(2026, 3, 1), day(2026, 3, 31))
			e.Counted, e.Amount = tt.counted, tt.amount
			a := cases.AccountOf([]cases.Income{e}, count(1), cases.CalendarYear(2026), policy, tt.year)
			if a.Net != cases.Yuan(tt.want) {
				t.Errorf("net %s, want %d", a.Net, tt.want)
			}
			if len(a.Items) != 1 {
				t.Error("the entry is not shown")
			}
			e.Hidden = true
			a = cases.AccountOf([]cases.Income{e}, count(1), cases.CalendarYear(2026), policy, tt.year)
			if len(a.Items)+len(a.Straddling) != 0 {
				t.Error("the entry lies in the bin and is shown")
			}
		})
	}
}

func TestBehindEveryNumber(t *testing.T) {
	a := ledger(t, book())
	tests := map[string]int{
		"低保金": 1, "工资性收入": 2, "财产性收入": 2, "转移性收入": 3, "生产经营性支出": 1,
		"年收入": 8, "总收入": 8, "纯收入": 9, "人均纯收入": 9, "没有的项目": 0, "合规自付支出": 1,
	}
	for name, want := range tests {
		if got := len(a.Behind(name)); got != want {
			t.Errorf("%s is made of %d entries, want %d", name, got, want)
		}
	}
	if got := a.Behind("低保金")[0].Amount; got != yuan(2880) {
		t.Errorf("behind 低保金 stands %v", got)
	}
}

func TestUnderLine(t *testing.T) {
	policy := cases.NewPolicy(shipped(t).Codes, []cases.Line{{Year: count(2026), Amount: yuan(10412)}, {Year: count(2025), Amount: fen(1041251)}}, nil, nil)
	tests := map[string]struct {
		year         int
		people       cases.Opt[int64]
		under, known bool
	}{
		"above the line":            {2026, count(4), false, true},
		"below it by a fen":         {2025, count(4), true, true},
		"no line for the year":      {2024, count(4), false, false},
		"no people to divide it by": {2026, cases.Opt[int64]{}, false, false},
	}
	entries := []cases.Income{entry("低保金", 41650, day(2026, 3, 1), day(2026, 3, 31))}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			a := cases.AccountOf(entries, tt.people, cases.LedgerYear(2026), policy, tt.year)
			if under, known := a.UnderLine(policy); under != tt.under || known != tt.known {
				t.Errorf("got %t %t, want %t %t", under, known, tt.under, tt.known)
			}
		})
	}
}

func TestByMeasure(t *testing.T) {
	policy := shipped(t)
	a := ledger(t, append(book(), cases.Income{Item: "低保金", Amount: yuan(9), FromOn: today, Counted: "否"}))
	got := a.ByMeasure(policy)
	want := []cases.MeasureSum{{MeasureID: 0, Net: cases.Yuan(29650)}, {MeasureID: 5, Net: cases.Yuan(12000)}}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	var added cases.Money
	for _, m := range got {
		added += m.Net
	}
	if added != a.Net {
		t.Errorf("measures bring %s, net is %s", added, a.Net)
	}
}

func TestFill(t *testing.T) {
	a := ledger(t, book())
	f := cases.HouseholdFacts{Village: "望岭村", Dibao: yuan(1), Pension: yuan(1)}
	a.Fill(&f)
	blank := cases.Opt[cases.Money]{}
	for name, tt := range map[string]struct{ got, want cases.Opt[cases.Money] }{
		"wages": {f.Wages, yuan(25500)}, "business": {f.Business, yuan(18000)}, "costs": {f.Costs, yuan(6000)},
		"property": {f.Property, yuan(950)}, "asset share": {f.AssetShare, yuan(350)}, "other property": {f.OtherProperty, yuan(600)},
		"transfers": {f.Transfers, yuan(3200)}, "低保": {f.Dibao, yuan(2880)}, "other transfers": {f.OtherTransfers, yuan(320)},
		"pension, of which there is no entry": {f.Pension, blank}, "特困": {f.Tekun, blank},
		"gross": {f.Gross, yuan(47650)}, "net": {f.Net, yuan(41650)}, "per head": {f.NetPerHead, fen(1041250)},
		"claims": {f.Claims, yuan(800)}, "own payments": {f.OwnPayments, yuan(4200)},
	} {
		if tt.got != tt.want {
			t.Errorf("%s: got %v, want %v", name, tt.got, tt.want)
		}
	}
	if f.Year != count(2026) || f.AccountedPeople != count(4) || f.Village != "望岭村" {
		t.Errorf("got %+v", f)
	}
	empty := ledger(t, nil)
	empty.Fill(&f)
	if f.Gross != blank || f.Net != blank || f.NetPerHead != blank || f.Wages != blank || f.Dibao != blank {
		t.Errorf("a year without entries is blank, not 0: got %+v", f)
	}
}

// someEntries draws entries of three years around the ledger year 2026.
func someEntries(t *rapid.T, policy *cases.Policy) []cases.Income {
	items := policy.Offered(cases.ListIncomeItem, 2026)
	one := rapid.Custom(func(t *rapid.T) cases.Income {
		from := day(2025, 1, 1).AddDays(rapid.IntRange(0, 900).Draw(t, "from"))
		return cases.Income{
			Item:    rapid.SampledFrom(items).Draw(t, "item"),
			Amount:  fen(rapid.Int64Range(0, 5_000_000).Draw(t, "fen")),
			FromOn:  from,
			ToOn:    from.AddDays(rapid.IntRange(0, 60).Draw(t, "days")),
			Counted: rapid.SampledFrom([]string{"", "", "", "是", "否"}).Draw(t, "counted"),
		}
	})
	return rapid.SliceOfN(one, 0, 40).Draw(t, "entries")
}

func TestNothingIsLostInAnAccount(t *testing.T) {
	policy := shipped(t)
	rapid.Check(t, func(t *rapid.T) {
		entries := someEntries(t, policy)
		a := cases.AccountOf(entries, count(4), cases.LedgerYear(2026), policy, 2026)
		var items, groups, behind cases.Money
		shown := len(a.Straddling)
		for _, s := range a.Items {
			items += s.Counted + s.LeftOut
			shown += len(s.Entries)
			for _, e := range s.Entries {
				behind += e.Amount.Value
			}
		}
		for _, g := range a.Groups {
			groups += g.Counted + g.LeftOut
		}
		if items != groups || items != behind {
			t.Errorf("items %s, groups %s, entries behind them %s", items, groups, behind)
		}
		touching := 0
		for _, e := range entries {
			if cases.LedgerYear(2026).Overlaps(e.Period()) {
				touching++
			}
		}
		if shown != touching {
			t.Errorf("%d entries are shown, %d touch the year", shown, touching)
		}
		if a.Net != a.Total-a.Cost {
			t.Errorf("%s − %s is not %s", a.Total, a.Cost, a.Net)
		}
	})
}

// A year and its quarters tell the same, but for entries that straddle a quarter's
// edge: these are shown in both quarters and counted in neither.
func TestQuartersAddUpToTheYear(t *testing.T) {
	policy := shipped(t)
	year := cases.LedgerYear(2026)
	rapid.Check(t, func(t *rapid.T) {
		entries := someEntries(t, policy)
		whole := cases.AccountOf(entries, count(4), year, policy, 2026)
		var parts, between cases.Money
		for _, q := range cases.Quarters(year) {
			a := cases.AccountOf(entries, count(4), q, policy, 2026)
			parts += a.Net
		}
		for _, e := range whole.Behind("纯收入") {
			holds := func(q cases.Period) bool { return q.Holds(e.Period()) }
			if slices.ContainsFunc(cases.Quarters(year), holds) {
				continue
			}
			alone := cases.AccountOf([]cases.Income{*e}, count(4), year, policy, 2026)
			between += alone.Net
		}
		if parts+between != whole.Net {
			t.Errorf("quarters %s and between them %s, the year %s", parts, between, whole.Net)
		}
	})
}

// A district has 130,000 households: a table of all of them must not wait for this.
func BenchmarkAccountOf(b *testing.B) {
	policy, entries := shipped(b), book()
	for b.Loop() {
		cases.AccountOf(entries, count(4), cases.LedgerYear(2026), policy, 2026)
	}
}
