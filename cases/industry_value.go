package cases

import (
	"fmt"

	"github.com/shopspring/decimal"
)

// Product is 产量×单价, rounded to the fen; blank where one of them is.
func (i *Industry) Product() Opt[Money] { return times(i.Yield, i.UnitPrice) }

// WorkedValue is the 产值: as typed, or else yield times price.
func (i *Industry) WorkedValue() Opt[Money] {
	if i.Value.Valid {
		return i.Value
	}
	return i.Product()
}

// WorkedNet is the 纯收入: as typed, or else value less cost; blank where the value
// or the cost is not known.
func (i *Industry) WorkedNet() Opt[Money] {
	if i.Net.Valid {
		return i.Net
	}
	return i.netOf(i.WorkedValue())
}

func (i *Industry) netOf(value Opt[Money]) Opt[Money] {
	if !value.Valid || !i.Cost.Valid {
		return Opt[Money]{}
	}
	return Some(value.Value - i.Cost.Value)
}

// times is a quantity times a price in yuan, rounded to the fen.
func times(quantity, price Opt[decimal.Decimal]) Opt[Money] {
	if !quantity.Valid || !price.Valid {
		return Opt[Money]{}
	}
	return Some(MoneyOf(quantity.Value.Mul(price.Value)))
}

// CheckIndustry gives the errors of an industry measure, all with code Invalid:
// needed fields that are blank, negative numbers (a net income may be a loss), an
// end before the beginning.
func CheckIndustry(i *Industry) error {
	errs := IndustryCatalogue.Missing(i)
	for _, e := range negative(IndustryCatalogue, i) {
		if e.Field != "net" {
			errs = append(errs, e)
		}
	}
	errs = append(errs, reversed("to_on", i.FromOn, i.ToOn)...)
	return errs.OrNil()
}

// IndustryHints gives what seems doubtful about an industry measure: sums that do
// not agree, numbers without units, insurance without a policy, a yield or a price
// far from what the district knows.
func IndustryHints(i *Industry) []Hint {
	var hints []Hint
	add := func(field, message string) { hints = append(hints, Hint{field, message}) }
	if worked := i.Product(); worked.Valid && i.Value.Valid && worked != i.Value {
		add("value", "产量×单价是 "+worked.Value.Grouped()+" 元，与填写的产值不符，请核对。")
	}
	if worked := i.netOf(i.WorkedValue()); worked.Valid && i.Net.Valid && worked != i.Net {
		add("net", "产值−成本是 "+worked.Value.Grouped()+" 元，与填写的纯收入不符，请核对。")
	}
	if i.Scale.Valid && i.Unit == "" {
		add("unit", "填了规模，请选单位。")
	}
	if i.Yield.Valid && i.YieldUnit == "" {
		add("yield_unit", "填了产量，请选产量单位。")
	}
	if i.Insured == No && (i.Premium.Value > 0 || i.Payout.Value > 0) {
		add("insured", "填了保费或理赔，“是否参保农业保险”应为“是”。")
	}
	return append(hints, silkHints(i)...)
}

// What the district knows of silkworms (domain.md §2, Benchmarks: 31–32 kg a sheet,
// 38 yuan a kg), with room for good and bad seasons.
const (
	silkVariety                    = "桑蚕"
	leastSilkYield, mostSilkYield  = 15, 50 // kg of cocoons a 张
	leastSilkPrice, mostSilkPrice  = 15, 80 // yuan a kg
	silkYieldMessage, silkPriceMsg = "每张产茧约 %s 公斤，通常在 %d 到 %d 之间，请核对。", "每公斤茧约 %s 元，通常在 %d 到 %d 之间，请核对。"
)

func silkHints(i *Industry) []Hint {
	if i.Variety != silkVariety {
		return nil
	}
	var hints []Hint
	_, size := UnitOf(i.YieldUnit)
	kilograms, weighed := ConvertUnit(i.Yield.Value, i.YieldUnit, "公斤")
	if weighed && i.Yield.Valid && i.Unit == "张" && i.Scale.Value.IsPositive() {
		each := kilograms.DivRound(i.Scale.Value, 1)
		if outside(each, leastSilkYield, mostSilkYield) {
			hints = append(hints, Hint{"yield", fmt.Sprintf(silkYieldMessage, each, leastSilkYield, mostSilkYield)})
		}
	}
	if weighed && i.UnitPrice.Valid {
		each := i.UnitPrice.Value.DivRound(size, 2)
		if outside(each, leastSilkPrice, mostSilkPrice) {
			hints = append(hints, Hint{"unit_price", fmt.Sprintf(silkPriceMsg, each, leastSilkPrice, mostSilkPrice)})
		}
	}
	return hints
}

func outside(d decimal.Decimal, least, most int64) bool {
	return d.LessThan(decimal.NewFromInt(least)) || d.GreaterThan(decimal.NewFromInt(most))
}
