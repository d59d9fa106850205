package cases_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"zhucunji/cases"
)

func TestConvertUnit(t *testing.T) {
	tests := map[string]struct {
		quantity, from, to string
		want               string // "" where the units have nothing in common
	}{
		"a 担 is 50 kg":                       {"1", "担", "公斤", "50"},
		"7万担 of cocoons are 350万kg":          {"70000", "担", "公斤", "3500000"},
		"a catty is half a kg":               {"3", "斤", "公斤", "1.5"},
		"kg into tons":                       {"37850", "公斤", "吨", "37.85"},
		"15 亩 are a hectare":                 {"15", "亩", "公顷", "1"},
		"1 亩 is 666.67 ㎡":                    {"1", "亩", "平方米", "666.666667"},
		"1,000 ㎡ are 1.5 亩":                  {"1000", "平方米", "亩", "1.5"},
		"分 into 亩":                           {"3", "分", "亩", "0.3"},
		"720,000 kWh are 72 of 万千瓦时":         {"720000", "千瓦时", "万千瓦时", "72"},
		"a unit into itself stays exact":     {"1933.65", "张", "张", "1933.65"},
		"a unit nobody knows, into itself":   {"2.5", "筐", "筐", "2.5"},
		"sheets of silkworm eggs are no kg":  {"1", "张", "公斤", ""},
		"pigs are no sheep":                  {"1", "头", "只", ""},
		"an area is no weight":               {"1", "亩", "公斤", ""},
		"a unit nobody knows is of no other": {"1", "筐", "公斤", ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got, ok := cases.ConvertUnit(decimal.RequireFromString(tt.quantity), tt.from, tt.to)
			if ok != (tt.want != "") {
				t.Fatalf("converted: %t, want %t", ok, tt.want != "")
			}
			if ok && !got.Equal(decimal.RequireFromString(tt.want)) {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

func TestThereAndBackAgain(t *testing.T) {
	pairs := [][2]string{{"公斤", "担"}, {"公斤", "吨"}, {"斤", "公斤"}, {"亩", "公顷"}, {"亩", "分"}, {"千瓦时", "万千瓦时"}}
	rapid.Check(t, func(t *rapid.T) {
		pair := rapid.SampledFrom(pairs).Draw(t, "units")
		q := decimal.New(rapid.Int64Range(0, 1_000_000_00).Draw(t, "hundredths"), -2)
		there, ok := cases.ConvertUnit(q, pair[1], pair[0])
		if !ok {
			t.Fatalf("%s and %s are not of one family", pair[0], pair[1])
		}
		back, _ := cases.ConvertUnit(there, pair[0], pair[1])
		if !back.Equal(q) {
			t.Errorf("%s %s became %s %s and %s %s", q, pair[1], there, pair[0], back, pair[1])
		}
	})
}

// Every family the shipped list names must be the one the conversion knows.
func TestTheListOfUnitsAgreesWithTheConversion(t *testing.T) {
	for _, v := range shipped(t).List(cases.ListUnit) {
		family, _ := cases.UnitOf(v.Value)
		if family != v.Parent {
			t.Errorf("%s: the list says %s, the conversion %s", v.Value, v.Parent, family)
		}
	}
}
