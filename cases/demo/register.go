package demo

import (
	"github.com/shopspring/decimal"

	"zhucunji/cases"
)

// units are who helps the district, as the newspapers of those years name them.
func units(o Options) []cases.Unit {
	from := o.since()
	unit := func(name, kind, level string) cases.Unit {
		return cases.Unit{Name: name, Kind: kind, Affiliation: level, FromOn: from}
	}
	return []cases.Unit{
		unit("市卫生健康委员会帮扶集团", "市级帮扶集团", "市直"),
		unit("中信集团", "定点帮扶单位", "中央"),
		unit("山东省日照市", "东西部协作单位", "市直"),
		unit("市科学技术局", "市级帮扶集团", "市直"),
		unit("永川区", "区县部门", "县直"),
		unit("重庆高新区", "区县部门", "市直"),
		unit("黔江区农业农村委员会", "区县部门", "县直"),
		unit("海通茧丝绸公司", "企业", ""),
		unit("金溪镇人民政府", "区县部门", "乡镇"),
	}
}

// places of units in Units that measures name.
const (
	unitSilk = 7
)

// Funds gives the moneys of each year; Units must have been stored.
func (d *District) Funds() []cases.Fund {
	if d.funds != nil {
		return d.funds
	}
	for ago := d.options.Years - 1; ago >= 0; ago-- {
		year := d.options.Today.Year() - ago
		state := "衔接资金"
		if year >= 2026 {
			state = "常态化帮扶资金"
		}
		fund := func(name, kind, level string, unit int, amount int64) {
			f := cases.Fund{Name: name, Year: cases.Some(int64(year)), Kind: kind, Level: level, Amount: cases.Some(cases.Yuan(amount))}
			if unit >= 0 {
				f.UnitID = cases.Ref(d.Units[unit].ID)
			}
			d.funds = append(d.funds, f)
		}
		villages := int64(d.options.Villages)
		fund("中央和市级"+state, state, "中央、市级", -1, villages*1_200_000)
		fund("区级配套"+state, state, "区县", -1, villages*300_000)
		fund("鲁渝协作资金", "东西部协作资金", "市级", 2, villages*240_000)
		fund("中信定点帮扶资金", "定点帮扶资金", "中央", 1, villages*180_000)
	}
	return d.funds
}

// fundsOfYear is how many moneys each year has, and who of them is which.
const (
	fundsOfYear = 4
	fundState   = 0
	fundCounty  = 1
	fundShared  = 2
	fundPaired  = 3
)

// fund gives the id of a money some years ago.
func (d *District) fund(which, ago int) cases.Ref {
	return cases.Ref(d.funds[(d.options.Years-1-ago)*fundsOfYear+which].ID)
}

// Projects gives the projects of the village; the village and the funds must have been
// stored.
func (v *Village) Projects() []cases.Project {
	if v.projects != nil {
		return v.projects
	}
	year := v.d.options.Today.Year()
	for ago := v.d.options.Years - 1; ago >= 0; ago-- {
		state := "已验收"
		if ago == 0 {
			state = "实施中"
		}
		plan := [...]struct {
			name, kind, sub string
			budget          int
			fund            int
		}{
			{"桑园提质增效及小蚕共育", "产业发展", "种植业", v.dice.between(20, 60), fundState},
			{"脆红李管护示范", "产业发展", "林果业", v.dice.between(10, 40), fundShared},
			{"人居环境整治", "乡村建设行动", "人居环境", v.dice.between(15, 50), fundCounty},
		}[(v.number+ago)%3]
		budget := cases.Some(decimal.NewFromInt(int64(plan.budget)))
		p := cases.Project{
			VillageID: v.id(), Name: v.Village.Name + plan.name + "项目", Source: "村级申报", Kind: plan.kind, SubKind: plan.sub,
			State: state, PlanYear: cases.Some(int64(year - ago - 1)), BuildYear: cases.Some(int64(year - ago)), InPlan: cases.Yes,
			Budget: budget, FundID: v.d.fund(plan.fund, ago), UnitID: cases.Ref(v.d.Units[v.number%len(v.d.Units)].ID),
			Responsible: pick(v.dice, v.cadres), Place: v.Village.Name,
		}
		if ago > 0 {
			p.Settled = cases.Some(decimal.New(int64(plan.budget)*97, -2))
			p.Audited = p.Settled
		}
		v.projects = append(v.projects, p)
	}
	return v.projects
}

// project gives the id of the project of some years ago.
func (v *Village) project(ago int) cases.Ref {
	if len(v.projects) == 0 {
		return 0
	}
	return cases.Ref(v.projects[v.d.options.Years-1-ago].ID)
}
