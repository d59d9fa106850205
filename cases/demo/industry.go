package demo

import (
	"github.com/shopspring/decimal"

	"zhucunji/cases"
)

// industries writes 产业帮扶: every year for supported households, the last one for
// some others.
func (h *home) industries() {
	years := h.d.options.Years
	if !h.supported() {
		years = min(1, years)
		if !h.dice.percent(38) {
			return
		}
	}
	for ago := years - 1; ago >= 0; ago-- {
		for _, c := range h.crops {
			if c.variety == "桑蚕" {
				h.silk(c, ago)
				continue
			}
			h.add(h.industry(c, ago, h.d.trade(c.variety).season, c.scale))
		}
	}
}

// silk is a measure for each of the seasons in which the household raises silkworms;
// sheets are split between households, hence the fractions.
func (h *home) silk(c crop, ago int) {
	seasons := [...]struct {
		name  string
		month int
	}{{"春蚕", 6}, {"夏蚕", 7}, {"早秋蚕", 9}, {"晚秋蚕", 10}}
	for _, i := range [][]int{{0, 3}, {0, 2, 3}, {0, 1, 3}, {0, 3}}[h.dice.IntN(4)] {
		year := h.today.Year() - ago
		if cases.NewMonth(year, seasons[i].month).Last() > h.today {
			continue
		}
		f := h.industry(c, ago, seasons[i].name, c.scale)
		scale := int64(c.scale)*10 + int64(h.dice.IntN(20))*5 // hundredths of a sheet
		h.harvest(f.Industry, decimal.New(scale, -2))
		f.Industry.Batch = "第" + h.dice.one("一", "二") + "批"
		f.Measure.Quantity = f.Industry.Scale
		day := cases.NewDay(year, seasons[i].month, h.dice.between(8, 25))
		f.Industry.FromOn, f.Industry.ToOn = day.AddDays(-28), day
		f.Measure.FromOn, f.Measure.ToOn = f.Industry.FromOn, day
		f.Measure.UnitID = cases.Ref(h.d.Units[unitSilk].ID)
		if ago == 0 && h.supported() {
			f.Sales = []cases.Sale{h.cocoons(f.Industry, day)}
		}
		h.add(f)
	}
}

// cocoons is the sale of a batch to the silk company.
func (h *home) cocoons(i *cases.Industry, on cases.Day) cases.Sale {
	return cases.Sale{
		VillageID: h.v.id(), SoldOn: on, Product: "鲜茧", Unit: "公斤", Quantity: i.Yield, UnitPrice: i.UnitPrice,
		Buyer: "海通茧丝绸公司", UnitID: cases.Ref(h.d.Units[unitSilk].ID), Channel: "企业收购", Consumption: cases.No,
	}
}

// industry makes the measure and the industry of a year.
func (h *home) industry(c crop, ago int, season string, scale int) *cases.MeasureFile {
	t, year := h.d.trade(c.variety), h.today.Year()-ago
	i := &cases.Industry{
		Category: t.category, Variety: t.variety, Season: season, Unit: t.unit, YieldUnit: t.yieldUnit,
		Links: h.dice.one("订单", "订单", "务工", "入股分红"), SalesTo: t.buyer, Insured: yes(t.insurance != ""), Insurance: t.insurance,
		State: "已完成",
	}
	if h.dice.percent(40) {
		i.LeaderType, i.Leader = "合作社", h.v.Village.Name+t.variety+"专业合作社"
	}
	from, to := cases.NewDay(year, 3, 1), cases.NewDay(year, 10, 31)
	if to > h.today { // not harvested yet
		i.State, i.Scale = "实施中", tenths(scale)
		i.YieldUnit, to = "", 0
		from = min(from, h.today)
	} else {
		h.harvest(i, decimal.New(int64(scale*(100-4*ago)/100), -1))
	}
	i.FromOn, i.ToOn = from, to
	f := &cases.MeasureFile{Measure: h.measure(cases.BlockIndustry, t.item, ago), Industry: i}
	f.Measure.Content, f.Measure.Quantity, f.Measure.Unit = t.variety, i.Scale, t.unit
	f.Measure.FromOn, f.Measure.ToOn, f.Measure.State = from, to, i.State
	if h.supported() && h.dice.percent(60) {
		h.invest(f, t, ago)
	}
	return f
}

// harvest works out yield, price, value and cost of a scale by the figures of the
// county, good and bad years aside.
func (h *home) harvest(i *cases.Industry, scale decimal.Decimal) {
	t := h.d.trade(i.Variety)
	if t.category == "养殖" {
		scale = scale.Round(0)
	}
	if scale.IsZero() {
		scale = decimal.NewFromInt(1)
	}
	i.Scale = cases.Some(scale)
	i.Yield = cases.Some(scale.Mul(decimal.New(int64(t.yield*h.dice.between(88, 112)), -3)).Round(1))
	i.UnitPrice = cases.Some(decimal.New(int64(t.price*h.dice.between(94, 106)/100), -2).Round(1))
	value := cases.MoneyOf(i.Yield.Value.Mul(i.UnitPrice.Value))
	i.Value = cases.Some(value)
	i.Cost = cases.Some(value * cases.Money(t.cost) / 100)
	i.Net = cases.Some(value - i.Cost.Value)
	if t.category == "养殖" {
		i.SoldOff = i.Scale
	}
	if i.Insured == cases.Yes {
		i.Premium = cases.Some(cases.Money(scale.Mul(decimal.NewFromInt(1200)).IntPart()))
	}
}

// invest tells what went in, and pays the 产业奖补 of the year.
func (h *home) invest(f *cases.MeasureFile, t *trade, ago int) {
	own := h.dice.between(3, 30) * 100
	award := h.dice.between(3, 20) * 100
	f.Inputs = []cases.Input{
		{Source: "自筹", Amount: yuan(own), GivenOn: f.Measure.FromOn},
		{Source: "奖补", Amount: yuan(award), FundID: h.d.fund(fundState, ago), GivenOn: f.Measure.FromOn},
	}
	f.Measure.Amount, f.Measure.FundID, f.Measure.ProjectID = yuan(award), h.d.fund(fundState, ago), h.v.project(ago)
	f.Measure.UnitID = cases.Ref(h.d.Units[(h.n+ago)%len(h.d.Units)].ID)
	if f.Measure.ToOn == 0 || h.dice.percent(50) {
		return
	}
	accepted := f.Measure.ToOn.AddDays(-40)
	f.Subsidy = &cases.Subsidy{
		Kind: "产业奖补", Matter: t.variety, Category: t.category, Unit: t.unit,
		AppliedQuantity: f.Industry.Scale, AppliedAmount: yuan(award), AppliedOn: accepted.AddDays(-60), PromiseSigned: cases.Yes,
		AcceptedQuantity: f.Industry.Scale, AcceptedOn: accepted, Acceptors: h.team(3), HouseholdSigned: cases.Yes,
		ApprovedAmount: yuan(award), PublicFromOn: accepted.AddDays(5), PublicToOn: accepted.AddDays(11),
		PaidOn: accepted.AddDays(30), PaidAmount: yuan(award), State: "已发放",
	}
}

// measure makes what all measures of a year have in common.
func (h *home) measure(block, item string, ago int) cases.Measure {
	year := h.today.Year() - ago
	m := cases.Measure{
		Year: cases.Some(int64(year)), Block: block, Item: item, FromOn: min(cases.NewDay(year, 1, 1), h.today),
		State: "已完成", Responsible: h.helper,
	}
	if ago == 0 {
		m.State = "实施中"
		return m
	}
	m.ToOn = cases.NewDay(year, 12, 31)
	return m
}

func (h *home) add(f *cases.MeasureFile) { h.out.Measures = append(h.out.Measures, *f) }

// team gives the names of n different cadres.
func (h *home) team(n int) string {
	start, out := h.dice.IntN(len(h.v.cadres)), ""
	for i := range min(n, len(h.v.cadres)) {
		if i > 0 {
			out += "、"
		}
		out += h.v.cadres[(start+i)%len(h.v.cadres)]
	}
	return out
}
