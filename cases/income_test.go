package cases_test

import (
	"testing"

	"zhucunji/cases"
)

func entry(item string, y int64, from, to cases.Day) cases.Income {
	return cases.Income{HouseholdID: 7, Item: item, Amount: yuan(y), FromOn: from, ToOn: to}
}

func TestCheckIncome(t *testing.T) {
	tests := map[string]struct {
		change func(*cases.Income)
		want   []string
	}{
		"item, amount and period are enough": {func(*cases.Income) {}, nil},
		"nothing at all":                     {func(i *cases.Income) { *i = cases.Income{} }, []string{"household_id", "item", "amount", "from_on", "to_on"}},
		"an amount of 0 is an amount":        {func(i *cases.Income) { i.Amount = yuan(0) }, nil},
		"a negative amount":                  {func(i *cases.Income) { i.Amount = fen(-1) }, []string{"amount"}},
		"an end before the beginning":        {func(i *cases.Income) { i.ToOn = i.FromOn.AddDays(-1) }, []string{"to_on"}},
		"one day":                            {func(i *cases.Income) { i.ToOn = i.FromOn }, nil},
		"begun tomorrow":                     {func(i *cases.Income) { i.FromOn, i.ToOn = today.AddDays(1), today.AddDays(1) }, []string{"from_on"}},
		"this month, not over yet":           {func(i *cases.Income) { i.FromOn, i.ToOn = day(2026, 11, 1), day(2026, 11, 30) }, nil},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			i := entry("低保金", 480, day(2026, 3, 1), day(2026, 3, 31))
			tt.change(&i)
			wantFields(t, cases.CheckIncome(&i, today), tt.want...)
		})
	}
}

func TestIncomeHints(t *testing.T) {
	tests := map[string]struct {
		change func(*cases.Income)
		want   []string
	}{
		"an ordinary entry":            {func(*cases.Income) {}, nil},
		"a blank form":                 {func(i *cases.Income) { *i = cases.Income{} }, nil},
		"months times pay that agree":  {func(i *cases.Income) { i.Quantity, i.UnitPrice = number("3"), number("160") }, nil},
		"months times pay that do not": {func(i *cases.Income) { i.Quantity, i.UnitPrice = number("3"), number("150") }, []string{"amount"}},
		"a whole year":                 {func(i *cases.Income) { i.FromOn, i.ToOn = day(2025, 10, 1), day(2026, 9, 30) }, nil},
		"a day more than a year":       {func(i *cases.Income) { i.FromOn, i.ToOn = day(2025, 10, 1), day(2026, 10, 1) }, []string{"to_on"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			i := entry("低保金", 480, day(2026, 3, 1), day(2026, 3, 31))
			tt.change(&i)
			wantHints(t, cases.IncomeHints(&i), tt.want...)
		})
	}
}

func TestPeopleOfAYear(t *testing.T) {
	tests := map[string]struct {
		year       cases.HouseholdYear
		people     cases.Opt[int64]
		accounting bool
	}{
		"收入核算人口 where it is known": {cases.HouseholdYear{AccountingPeople: count(3), RegisteredPeople: count(5)}, count(3), true},
		"户籍人口 where it is not":     {cases.HouseholdYear{RegisteredPeople: count(5)}, count(5), false},
		"nobody living there is 0": {cases.HouseholdYear{AccountingPeople: count(0), RegisteredPeople: count(5)}, count(0), true},
		"neither is known":         {cases.HouseholdYear{}, cases.Opt[int64]{}, false},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			people, accounting := tt.year.People()
			if people != tt.people || accounting != tt.accounting {
				t.Errorf("got %v %t, want %v %t", people, accounting, tt.people, tt.accounting)
			}
		})
	}
}

func TestRecognitionPeriod(t *testing.T) {
	tests := map[string]struct {
		month cases.Month
		want  cases.Period
	}{
		"识别 2021-06 is accounted over 2020-06 to 2021-05": {month(2021, 6), cases.Period{From: day(2020, 6, 1), To: day(2021, 5, 31)}},
		"识别 in January reaches back a whole year":         {month(2026, 1), cases.Period{From: day(2025, 1, 1), To: day(2025, 12, 31)}},
		"识别 in March ends with a leap February":           {month(2024, 3), cases.Period{From: day(2023, 3, 1), To: day(2024, 2, 29)}},
		"a blank month gives a blank period":              {0, cases.Period{}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if got := cases.RecognitionPeriod(tt.month); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

func TestPartsOfAYear(t *testing.T) {
	year := cases.LedgerYear(2026)
	for name, parts := range map[string][]cases.Period{"quarters": cases.Quarters(year), "months": cases.Months(year)} {
		if parts[0].From != year.From || parts[len(parts)-1].To != year.To {
			t.Errorf("%s go from %s to %s", name, parts[0].From, parts[len(parts)-1].To)
		}
		for i := 1; i < len(parts); i++ {
			if parts[i].From != parts[i-1].To.AddDays(1) {
				t.Errorf("%s: %s does not follow %s", name, parts[i], parts[i-1])
			}
		}
	}
	if got := len(cases.Months(year)); got != 12 {
		t.Errorf("got %d months, want 12", got)
	}
	if got := cases.Quarters(year)[1]; got != (cases.Period{From: day(2026, 1, 1), To: day(2026, 3, 31)}) {
		t.Errorf("second quarter of the ledger year: %s", got)
	}
}

func TestSuggestCost(t *testing.T) {
	policy := shipped(t)
	policy.CostRatios = append(policy.CostRatios,
		cases.CostRatio{Category: "加工", Percent: count(60), Until: count(2025)},
		cases.CostRatio{Category: "旅游"},
		cases.CostRatio{Base: cases.Base{Hidden: true}, Category: "电商", Percent: count(50)},
	)
	tests := map[string]struct {
		category, variety string
		gross             cases.Opt[cases.Money]
		year              int
		want              cases.Opt[cases.Money]
	}{
		"grain costs 40 %":                    {"种植", "玉米", yuan(1000), 2026, yuan(400)},
		"tobacco has a ratio of its own":      {"种植", "烤烟", yuan(1000), 2026, yuan(450)},
		"fruit costs 15 %":                    {"林果", "脆红李", yuan(1000), 2026, yuan(150)},
		"pigs cost 40 %, to the fen":          {"养殖", "生猪", fen(33), 2026, fen(13)},
		"nobody published one for silk":       {"蚕桑", "桑蚕", yuan(1000), 2026, cases.Opt[cases.Money]{}},
		"a ratio that ended":                  {"加工", "", yuan(1000), 2026, cases.Opt[cases.Money]{}},
		"while it lasted":                     {"加工", "", yuan(1000), 2025, yuan(600)},
		"a ratio without a number":            {"旅游", "", yuan(1000), 2026, cases.Opt[cases.Money]{}},
		"a ratio in the bin":                  {"电商", "", yuan(1000), 2026, cases.Opt[cases.Money]{}},
		"no gross income, nothing to suggest": {"种植", "玉米", cases.Opt[cases.Money]{}, 2026, cases.Opt[cases.Money]{}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if got := policy.SuggestCost(tt.category, tt.variety, tt.gross, tt.year); got != tt.want {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
	var none *cases.Policy
	if got := none.SuggestCost("种植", "", yuan(1000), 2026); got.Valid {
		t.Errorf("without a policy: got %v", got)
	}
	checkCatalogue(t, cases.CostRatioCatalogue)
}
