package cases_test

import (
	"testing"

	"zhucunji/cases"
)

// silk is what the newspapers of 2020 told: 1,933.65 sheets, 31.2 kg each, 37.85
// yuan a kg.
func silk(change func(*cases.Industry)) *cases.Industry {
	i := &cases.Industry{
		MeasureID: 5, Category: "蚕桑", Variety: "桑蚕", Season: "春蚕", Scale: number("1933.65"), Unit: "张",
		Yield: number("60329.88"), YieldUnit: "公斤", UnitPrice: number("37.85"),
	}
	if change != nil {
		change(i)
	}
	return i
}

func TestIndustryWorth(t *testing.T) {
	tests := map[string]struct {
		change func(*cases.Industry)
		value  cases.Opt[cases.Money]
		net    cases.Opt[cases.Money]
	}{
		"yield times price, to the fen":  {nil, fen(228348596), cases.Opt[cases.Money]{}},
		"less the cost":                  {func(i *cases.Industry) { i.Cost = yuan(1000000) }, fen(228348596), fen(128348596)},
		"a typed value stands":           {func(i *cases.Industry) { i.Value, i.Cost = yuan(2000), yuan(500) }, yuan(2000), yuan(1500)},
		"a typed net stands":             {func(i *cases.Industry) { i.Net = yuan(9) }, fen(228348596), yuan(9)},
		"more cost than value is a loss": {func(i *cases.Industry) { i.Value, i.Cost = yuan(500), yuan(800) }, yuan(500), yuan(-300)},
		"no price, no value":             {func(i *cases.Industry) { i.UnitPrice = number("0"); i.UnitPrice.Valid = false }, cases.Opt[cases.Money]{}, cases.Opt[cases.Money]{}},
		"no yield, no value":             {func(i *cases.Industry) { i.Yield.Valid = false }, cases.Opt[cases.Money]{}, cases.Opt[cases.Money]{}},
		"a yield of nothing is worth 0":  {func(i *cases.Industry) { i.Yield, i.Cost = number("0"), yuan(300) }, yuan(0), yuan(-300)},
		"half a fen is rounded up":       {func(i *cases.Industry) { i.Yield, i.UnitPrice = number("0.5"), number("0.01") }, fen(1), cases.Opt[cases.Money]{}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			i := silk(tt.change)
			if got := i.WorkedValue(); got != tt.value {
				t.Errorf("value %v, want %v", got, tt.value)
			}
			if got := i.WorkedNet(); got != tt.net {
				t.Errorf("net %v, want %v", got, tt.net)
			}
		})
	}
}

func TestCheckIndustry(t *testing.T) {
	tests := map[string]struct {
		change func(*cases.Industry)
		want   []string
	}{
		"a whole one":                 {nil, nil},
		"nothing at all":              {func(i *cases.Industry) { *i = cases.Industry{} }, []string{"measure_id", "category"}},
		"a loss is a net income":      {func(i *cases.Industry) { i.Net = yuan(-500) }, nil},
		"no other number is negative": {func(i *cases.Industry) { i.Scale, i.Cost = number("-1"), yuan(-1) }, []string{"scale", "cost"}},
		"an end before the beginning": {func(i *cases.Industry) { i.FromOn, i.ToOn = today, today.AddDays(-1) }, []string{"to_on"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) { wantFields(t, cases.CheckIndustry(silk(tt.change)), tt.want...) })
	}
}

func TestIndustryHints(t *testing.T) {
	tests := map[string]struct {
		change func(*cases.Industry)
		want   []string
	}{
		"what the newspapers told is believed": {nil, nil},
		"a value that is not the product":      {func(i *cases.Industry) { i.Value = yuan(1) }, []string{"value"}},
		"a value that is":                      {func(i *cases.Industry) { i.Value = fen(228348596) }, nil},
		"a net that is not the difference":     {func(i *cases.Industry) { i.Cost, i.Net = yuan(100), yuan(1) }, []string{"net"}},
		"a net without a cost is not compared": {func(i *cases.Industry) { i.Net = yuan(1) }, nil},
		"a scale without a unit":               {func(i *cases.Industry) { i.Unit = "" }, []string{"unit"}},
		"a yield without a unit":               {func(i *cases.Industry) { i.YieldUnit = "" }, []string{"yield_unit"}},
		"a premium without insurance":          {func(i *cases.Industry) { i.Insured, i.Premium = "否", yuan(30) }, []string{"insured"}},
		"a payout without insurance":           {func(i *cases.Industry) { i.Insured, i.Payout = "否", yuan(30) }, []string{"insured"}},
		"a premium with insurance":             {func(i *cases.Industry) { i.Insured, i.Premium = "是", yuan(30) }, nil},
		"cocoons in 担 are weighed all the same": {
			func(i *cases.Industry) {
				i.Yield, i.YieldUnit, i.UnitPrice = number("1206.5976"), "担", number("1892.5")
			}, nil,
		},
		"a yield ten times too large":          {func(i *cases.Industry) { i.Yield = number("603298.8") }, []string{"yield"}},
		"a yield ten times too small":          {func(i *cases.Industry) { i.Yield = number("6032.988") }, []string{"yield"}},
		"a price of a 担 for a kg":              {func(i *cases.Industry) { i.UnitPrice = number("1892.5") }, []string{"unit_price"}},
		"plums are not judged as cocoons":      {func(i *cases.Industry) { i.Variety, i.UnitPrice = "脆红李", number("2") }, nil},
		"no yield yet":                         {func(i *cases.Industry) { i.Yield.Valid = false }, nil},
		"a scale of nothing is not divided by": {func(i *cases.Industry) { i.Scale = number("0") }, nil},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) { wantHints(t, cases.IndustryHints(silk(tt.change)), tt.want...) })
	}
}
