package cases

import "github.com/shopspring/decimal"

// unitSize is one unit of measurement as a multiple of its family's base unit.
type unitSize struct {
	family string // its base unit
	size   string // base units in one
}

// unitSizes are the units that convert into others (domain.md §5, Units). A unit
// that is not here is a family of its own. 1 亩 is 2000/3 ㎡, so that one ㎡ is
// exactly 0.0015 亩.
var unitSizes = map[string]unitSize{ //nolint:gochecknoglobals // immutable catalogue
	"亩":    {"亩", "1"},
	"分":    {"亩", "0.1"},
	"公顷":   {"亩", "15"},
	"平方米":  {"亩", "0.0015"},
	"公斤":   {"公斤", "1"},
	"斤":    {"公斤", "0.5"},
	"担":    {"公斤", "50"},
	"吨":    {"公斤", "1000"},
	"千瓦时":  {"千瓦时", "1"},
	"万千瓦时": {"千瓦时", "10000"},
	"元":    {"元", "1"},
	"万元":   {"元", "10000"},
	"米":    {"米", "1"},
	"公里":   {"米", "1000"},
}

// quantityDigits is to how many decimals a converted quantity is rounded.
const quantityDigits = 6

// UnitOf gives the family of a unit, named by its base unit, and how many base
// units one of it is.
func UnitOf(unit string) (family string, size decimal.Decimal) {
	if u, ok := unitSizes[unit]; ok {
		return u.family, decimal.RequireFromString(u.size)
	}
	return unit, decimal.NewFromInt(1)
}

// ConvertUnit turns a quantity from one unit into another of the same family,
// rounded to six decimals; ok is false where the units have nothing in common.
func ConvertUnit(quantity decimal.Decimal, from, to string) (converted decimal.Decimal, ok bool) {
	if from == to {
		return quantity, true
	}
	fromFamily, fromSize := UnitOf(from)
	toFamily, toSize := UnitOf(to)
	if fromFamily != toFamily {
		return decimal.Decimal{}, false
	}
	return quantity.Mul(fromSize).DivRound(toSize, quantityDigits), true
}
