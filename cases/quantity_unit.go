package cases

import (
	"strings"

	"github.com/shopspring/decimal"
)

// QuantityUnit is a unit of measure: so many of its family's base unit. Quantities are
// converted inside a family only (domain.md §5, Units).
type QuantityUnit struct {
	Name   string          // the official name: 公斤
	Base   string          // the base unit, which names the family: 公斤
	Factor decimal.Decimal // base units in one: 担 is 50 公斤
}

// QuantityUnitOf finds a unit by its name or another spelling of it. A unit that is not
// known is a family of its own.
func QuantityUnitOf(name string) QuantityUnit {
	official := unitName(name)
	base, factor := unitFactor(official)
	return QuantityUnit{Name: official, Base: base, Factor: factor}
}

// Convert turns a quantity in one unit into another of the same family; ok is
// false where the families differ.
func Convert(d decimal.Decimal, from, to string) (converted decimal.Decimal, ok bool) {
	f, t := QuantityUnitOf(from), QuantityUnitOf(to)
	if f.Base != t.Base || f.Base == "" {
		return decimal.Zero, false
	}
	return d.Mul(f.Factor).DivRound(t.Factor, 8), true
}

// sameUnit says whether two spellings name one unit.
func sameUnit(a, b string) bool { return unitName(a) == unitName(b) }

// unitName is the official name of a unit.
func unitName(text string) string {
	switch s := squeeze(text); strings.ToLower(s) {
	case "平方", "平米", "m2", "m²", "㎡":
		return "平方米"
	case "盒":
		return "张"
	case "千克", "kg":
		return "公斤"
	case "市斤":
		return "斤"
	case "t":
		return "吨"
	case "羽":
		return "只"
	case "箱":
		return "群"
	case "棵":
		return "株"
	case "袋":
		return "棒"
	case "方", "立方", "m3", "m³":
		return "立方米"
	case "个月":
		return "月"
	case "日", "工日":
		return "天"
	case "度", "kwh":
		return "千瓦时"
	case "万度":
		return "万千瓦时"
	case "kw":
		return "千瓦"
	case "m":
		return "米"
	case "千米", "km":
		return "公里"
	default:
		return s
	}
}

// unitFactor gives the base unit of a unit and how many of it one is.
func unitFactor(name string) (base string, factor decimal.Decimal) {
	switch name {
	case "分":
		return "亩", decimal.New(1, -1)
	case "公顷":
		return "亩", decimal.New(15, 0)
	case "平方米": // 1 亩 is 2000/3 m², so this is exact
		return "亩", decimal.New(15, -4)
	case "斤":
		return "公斤", decimal.New(5, -1)
	case "担":
		return "公斤", decimal.New(50, 0)
	case "吨":
		return "公斤", decimal.New(1000, 0)
	case "万千瓦时":
		return "千瓦时", decimal.New(1, 4)
	case "万元":
		return "元", decimal.New(1, 4)
	case "公里":
		return "米", decimal.New(1000, 0)
	}
	return name, decimal.New(1, 0)
}
