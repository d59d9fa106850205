package demo

import (
	"strconv"

	"github.com/shopspring/decimal"

	"zhucunji/cases"
)

// home is one household while it is made: the bundle and what its parts have to
// agree on.
type home struct {
	d     *District
	v     *Village
	n     int
	dice  dice
	today cases.Day
	since cases.Day

	out       cases.Bundle
	lifted    bool // 脱贫户
	monitored bool // 监测对象, the risk removed or not
	crops     []crop
	workers   []worker
	posts     []post
	class     string   // 走访对象类型
	helper    string   // 帮扶责任人
	traits    []string // which sentences fit
	elder     string   // how the eldest is spoken of
}

func newHome(v *Village, n int) *home {
	seed := uint64(v.number+1)<<32 | uint64(n+1) //nolint:gosec // both count up from 0
	return &home{
		d: v.d, v: v, n: n, dice: newDice(v.d.options.Seed, seed),
		today: v.d.options.Today, since: v.d.options.since(),
	}
}

// The supported households of 望岭村 (domain.md §2): 75 of 720 came out of poverty,
// about 23 are or were monitored, most of those among them.
func (h *home) decide() {
	size := h.d.options.Households
	h.lifted = h.n*75/size != (h.n+1)*75/size
	if h.lifted {
		h.monitored = h.dice.percent(17)
		return
	}
	h.monitored = h.dice.permille(15)
}

// supported households have measures and incomes written down.
func (h *home) supported() bool { return h.lifted || h.monitored }

// bundle makes the household.
func (h *home) bundle() *cases.Bundle {
	h.decide()
	h.place()
	h.family()
	h.allowances()
	h.standings()
	h.house()
	h.livelihood()
	h.changes()
	h.classify()
	h.support()
	h.visits()
	h.incomes()
	return &h.out
}

// place puts the household into a group and gives it what identifies it.
func (h *home) place() {
	c := &h.out.New.Household
	c.VillageID = h.v.id()
	team := &h.v.Teams[h.n*len(h.v.Teams)/h.d.options.Households]
	c.TeamID = cases.Ref(team.ID)
	if h.dice.percent(25) {
		c.Hamlet = pick(h.dice, h.d.words["team"])
	}
	c.Address = team.Name + strconv.Itoa(h.n%200+1) + "号"
	if !h.supported() {
		return
	}
	number := strconv.Itoa(10000 + h.n + 1)[1:]
	c.Code = h.v.Village.Code[6:] + number
	c.BankName, c.BankAccount = "重庆农村商业银行", h.dice.card()
	c.Standard = "国家标准"
	h.help()
}

// help names who looks after the household.
func (h *home) help() {
	c := &h.out.New.Household
	h.helper = pick(h.dice, h.v.cadres)
	unit := h.d.Units[h.n%len(h.d.Units)]
	c.HelperName, c.HelperUnit, c.HelperLevel, c.HelperPost = h.helper, unit.Name, unit.Affiliation, h.dice.one("干部", "科长", "驻村工作队员", "村干部")
	c.HelperPhone = h.dice.phone()
	c.HelperFromOn = cases.NewDay(h.since.Year(), 3, 1)
	c.Collector = pick(h.dice, h.v.cadres)
}

// house says how the household lives.
func (h *home) house() {
	c, d := &h.out.New.Household, h.dice
	c.ArableMu = tenths(d.between(5, 85))
	c.ForestMu = tenths(d.between(0, 400))
	c.RoadKind = [...]string{"水泥路", "砂石路", "沥青路", "泥土路"}[d.weigh(80, 9, 8, 3)]
	c.RoadHardened = yes(c.RoadKind == "水泥路" || c.RoadKind == "沥青路")
	c.HouseM2 = cases.Some(decimal.NewFromInt(int64(d.between(60, 240))))
	c.HouseStructure = [...]string{"砖混", "砖木", "土坯", "钢混"}[d.weigh(62, 26, 6, 6)]
	c.HouseGrade = [...]string{"A级", "B级"}[d.weigh(55, 45)]
	c.UnsafeHouse = cases.No
	c.Toilet = yes(d.percent(93))
	c.WaterSafe = cases.Yes
	c.WaterSource = [...]string{"自来水", "泉水", "井水", "水窖"}[d.weigh(84, 9, 5, 2)]
	if h.supported() {
		h.conditions()
	}
}

// conditions are asked of supported households only.
func (h *home) conditions() {
	c, d := &h.out.New.Household, h.dice
	c.IrrigatedMu = tenths(d.between(0, 40))
	c.ReturnedMu = tenths(d.between(0, 60) * d.weigh(55, 45))
	c.Fuel = [...]string{"清洁能源", "柴草", "煤炭"}[d.weigh(70, 24, 6)]
	c.OrchardMu = tenths(d.between(0, 40))
	c.ProductionPower, c.LivingPower, c.Broadcast = cases.Yes, cases.Yes, cases.Yes
	c.RoadKm = tenths(d.between(1, 48))
	c.ToiletWorks, c.WaterHard, c.WaterGrade = c.Toilet, cases.No, d.one("安全", "安全", "基本安全")
	c.Cooperative, c.LedByCompany, c.LedByPioneer = yes(d.percent(55)), yes(d.percent(35)), yes(d.percent(20))
	c.Military, c.OnlyChild, c.TwoDaughters = yes(d.percent(2)), yes(d.percent(6)), yes(d.percent(5))
	c.NoLabourBacked = cases.No
	if d.percent(18) {
		c.RenewedYear = cases.Some(int64(d.between(2015, 2019)))
	}
	c.Relocated = yes(d.percent(9))
	if c.Relocated == cases.Yes {
		c.RelocationWay = d.one("集中安置", "分散安置")
	}
}

func yes(is bool) string {
	if is {
		return cases.Yes
	}
	return cases.No
}

func tenths(n int) cases.Opt[decimal.Decimal] { return cases.Some(decimal.New(int64(n), -1)) }
func whole(n int) cases.Opt[decimal.Decimal]  { return cases.Some(decimal.NewFromInt(int64(n))) }
func yuan(n int) cases.Opt[cases.Money]       { return cases.Some(cases.Yuan(int64(n))) }
