package cases_test

import (
	"testing"

	"pgregory.net/rapid"

	"zhucunji/cases"
)

func month(y, m int) cases.Month { return cases.NewMonth(y, m) }

func spell(from, to cases.Month) cases.JobSpell {
	return cases.JobSpell{HouseholdID: 7, PersonID: 8, FromMonth: from, ToMonth: to}
}

func TestWorkedMonths(t *testing.T) {
	year := cases.CalendarYear(2026)
	hidden := spell(month(2026, 1), month(2026, 12))
	hidden.Hidden = true
	tests := map[string]struct {
		spells []cases.JobSpell
		want   int
	}{
		"no job":                              {nil, 0},
		"a job without a beginning":           {[]cases.JobSpell{spell(0, month(2026, 5))}, 0},
		"both ends are worked":                {[]cases.JobSpell{spell(month(2026, 3), month(2026, 5))}, 3},
		"only what lies in the window":        {[]cases.JobSpell{spell(month(2025, 10), month(2026, 2))}, 2},
		"a job without an end lasts till now": {[]cases.JobSpell{spell(month(2026, 9), 0)}, 3},
		"two jobs at once are one month":      {[]cases.JobSpell{spell(month(2026, 3), month(2026, 5)), spell(month(2026, 5), month(2026, 6))}, 4},
		"a job in the bin is none":            {[]cases.JobSpell{hidden}, 0},
		"a job of ten years is twelve months": {[]cases.JobSpell{spell(month(2016, 1), month(2026, 12))}, 12},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if got := len(cases.WorkedMonths(tt.spells, year, today)); got != tt.want {
				t.Errorf("got %d months, want %d", got, tt.want)
			}
		})
	}
}

func TestAYearHasTwelveWorkedMonthsAtMost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		some := rapid.Custom(func(t *rapid.T) cases.JobSpell {
			from := month(2024, 1).Add(rapid.IntRange(0, 40).Draw(t, "from"))
			return spell(from, from.Add(rapid.IntRange(0, 30).Draw(t, "months")))
		})
		spells := rapid.SliceOf(some).Draw(t, "spells")
		whole := len(cases.WorkedMonths(spells, cases.LedgerYear(2026), today))
		if whole > 12 {
			t.Errorf("%d months in a year", whole)
		}
		parts := 0
		for _, q := range cases.Quarters(cases.LedgerYear(2026)) {
			parts += len(cases.WorkedMonths(spells, q, today))
		}
		if parts != whole {
			t.Errorf("the quarters have %d months, the year %d", parts, whole)
		}
	})
}

func TestWorkedPay(t *testing.T) {
	year := cases.CalendarYear(2026)
	tests := map[string]struct {
		change func(*cases.JobSpell)
		want   cases.Opt[cases.Money]
	}{
		"pay not known":                     {func(*cases.JobSpell) {}, cases.Opt[cases.Money]{}},
		"monthly pay times months":          {func(j *cases.JobSpell) { j.MonthlyPay = fen(450050) }, fen(1350150)},
		"a typed sum of a spell all inside": {func(j *cases.JobSpell) { j.MonthlyPay, j.YearPay = yuan(4500), yuan(13000) }, yuan(13000)},
		"a typed sum of a spell that straddles is not of the window": {
			func(j *cases.JobSpell) {
				j.FromMonth, j.MonthlyPay, j.YearPay = month(2025, 12), yuan(4500), yuan(18000)
			}, yuan(22500),
		},
		"a typed sum without months": {func(j *cases.JobSpell) { j.FromMonth, j.YearPay = 0, yuan(9000) }, cases.Opt[cases.Money]{}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			j := spell(month(2026, 3), month(2026, 5))
			tt.change(&j)
			if got := j.WorkedPay(year, today); got != tt.want {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
}

func TestWorkArea(t *testing.T) {
	home := cases.Home{Province: "重庆市", County: "黔江区", Town: "金溪镇"}
	tests := map[string]struct {
		job  cases.JobSpell
		want string
	}{
		"what was typed holds":            {cases.JobSpell{Area: "省外", Province: "重庆市"}, "省外"},
		"abroad":                          {cases.JobSpell{Abroad: "是", Province: "重庆市"}, "境外"},
		"nothing known":                   {cases.JobSpell{}, ""},
		"another province":                {cases.JobSpell{Province: "广东省"}, "省外"},
		"another province, written short": {cases.JobSpell{Province: "浙江"}, "省外"},
		"the own province, written short": {cases.JobSpell{Province: "重庆", County: "渝北"}, "县外省内"},
		"the county not known":            {cases.JobSpell{Province: "重庆市"}, ""},
		"another county":                  {cases.JobSpell{Province: "重庆市", County: "涪陵区"}, "县外省内"},
		"the own county":                  {cases.JobSpell{Province: "重庆市", County: "黔江", Place: "正阳街道"}, "乡外县内"},
		"the own township":                {cases.JobSpell{Province: "重庆市", County: "黔江区", Place: "金溪镇望岭村"}, "乡(镇)内"},
		"a county of one character":       {cases.JobSpell{Province: "重庆市", County: "开县"}, "县外省内"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if got := cases.WorkArea(&tt.job, home); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
	values := shipped(t).Offered(cases.ListJobArea, 2026)
	if len(values) != 5 {
		t.Errorf("the list 务工区域 has %v; WorkArea knows five", values)
	}
}

func TestCheckJobSpell(t *testing.T) {
	tests := map[string]struct {
		change func(*cases.JobSpell)
		want   []string
	}{
		"a job with its months":           {func(*cases.JobSpell) {}, nil},
		"nothing at all":                  {func(j *cases.JobSpell) { *j = cases.JobSpell{} }, []string{"household_id", "person_id"}},
		"begun this month":                {func(j *cases.JobSpell) { j.FromMonth, j.ToMonth = today.MonthOf(), 0 }, nil},
		"begun next month":                {func(j *cases.JobSpell) { j.FromMonth, j.ToMonth = today.MonthOf().Add(1), 0 }, []string{"from_month"}},
		"ended before it began":           {func(j *cases.JobSpell) { j.ToMonth = month(2026, 2) }, []string{"to_month"}},
		"at work since nobody knows when": {func(j *cases.JobSpell) { j.Working, j.FromMonth = "是", 0 }, []string{"from_month"}},
		"not at work":                     {func(j *cases.JobSpell) { j.Working, j.FromMonth, j.ToMonth = "否", 0, 0 }, nil},
		"a negative pay":                  {func(j *cases.JobSpell) { j.MonthlyPay = yuan(-1) }, []string{"monthly_pay"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			j := spell(month(2026, 3), month(2026, 5))
			tt.change(&j)
			wantFields(t, cases.CheckJobSpell(&j, today), tt.want...)
		})
	}
}

func TestJobSpellHints(t *testing.T) {
	same := spell(month(2026, 1), month(2026, 12))
	same.ID = 4
	binned := spell(month(2026, 3), month(2026, 5))
	binned.Hidden = true
	tests := map[string]struct {
		change func(*cases.JobSpell)
		others []cases.JobSpell
		want   []string
	}{
		"an ordinary job":                    {func(j *cases.JobSpell) { j.MonthlyPay = yuan(4500) }, nil, nil},
		"99 yuan a month":                    {func(j *cases.JobSpell) { j.MonthlyPay = yuan(99) }, nil, []string{"monthly_pay"}},
		"30,001 yuan a month":                {func(j *cases.JobSpell) { j.MonthlyPay = yuan(30001) }, nil, []string{"monthly_pay"}},
		"at work nobody knows where":         {func(j *cases.JobSpell) { j.Working = "是" }, nil, []string{"county"}},
		"at work abroad":                     {func(j *cases.JobSpell) { j.Working, j.Abroad = "是", "是" }, nil, nil},
		"at work in a county":                {func(j *cases.JobSpell) { j.Working, j.County = "是", "黔江区" }, nil, nil},
		"not at work any more, and no end":   {func(j *cases.JobSpell) { j.Working, j.ToMonth = "否", 0 }, nil, []string{"to_month"}},
		"not at work, and an end to come":    {func(j *cases.JobSpell) { j.Working, j.ToMonth = "否", month(2026, 12) }, nil, []string{"to_month"}},
		"not at work since the end":          {func(j *cases.JobSpell) { j.Working = "否" }, nil, nil},
		"two jobs in the same months":        {func(*cases.JobSpell) {}, []cases.JobSpell{spell(month(2026, 4), month(2026, 8))}, []string{"from_month"}},
		"two jobs of one month":              {func(j *cases.JobSpell) { j.ToMonth = j.FromMonth }, []cases.JobSpell{spell(month(2026, 3), month(2026, 3))}, []string{"from_month"}},
		"one job after the other":            {func(*cases.JobSpell) {}, []cases.JobSpell{spell(month(2026, 5), month(2026, 8)), spell(month(2026, 1), month(2026, 3))}, nil},
		"a job in the bin overlaps none":     {func(*cases.JobSpell) {}, []cases.JobSpell{binned}, nil},
		"a job does not overlap itself":      {func(j *cases.JobSpell) { j.ID = 4 }, []cases.JobSpell{same}, nil},
		"a job without months overlaps none": {func(*cases.JobSpell) {}, []cases.JobSpell{spell(0, 0)}, nil},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			j := spell(month(2026, 3), month(2026, 5))
			tt.change(&j)
			wantHints(t, cases.JobSpellHints(&j, tt.others, today), tt.want...)
		})
	}
}
