package demo

import (
	"fmt"
	"slices"

	"zhucunji/cases"
)

// gatheringsOfYear is how many 院坝会 a group holds in a year.
const gatheringsOfYear = 2

// Gatherings gives the 院坝会 of the village's groups; the village must have been stored.
func (v *Village) Gatherings() []cases.Gathering {
	if v.gatherings != nil {
		return v.gatherings
	}
	o := v.d.options
	for ago := o.Years - 1; ago >= 0; ago-- {
		for half := range gatheringsOfYear {
			from := o.Today.AddMonths(-12*(ago+1) + half*6)
			theme := v.dice.one("政策宣传", "产业指导", "集中排查")
			for t := range v.Teams {
				on := min(from.AddDays(v.dice.between(1, 170)), o.Today)
				v.gatherings = append(v.gatherings, cases.Gathering{
					VillageID: v.id(), Title: v.Teams[t].Name + "院坝会", HeldOn: on, Started: "19:30", Ended: "21:00",
					Place: v.Teams[t].Name + "院坝", Way: cases.WayGathering, Theme: theme,
					Visitors: v.cadres[0] + "、" + v.cadres[1], Recorder: v.cadres[1],
					Attended: cases.Some(int64(v.dice.between(30, 70))), Text: gatheringText(theme, on),
				})
			}
		}
	}
	return v.gatherings
}

func gatheringText(theme string, on cases.Day) string {
	switch theme {
	case "产业指导":
		return "讲解桑园和果园管护，安排下季产业，回答群众提问。"
	case "集中排查":
		return fmt.Sprintf("逐户核对%d年人口、住房、饮水、医保和收入情况。", on.Year())
	}
	return "宣传医保、养老、防返贫监测申报和森林防火政策。"
}

// cadence is how many days lie between two visits of a class, as a good team keeps it:
// a little within what is asked.
func cadence(class string) (least, most int) {
	switch class {
	case cases.ClassMonitored:
		return 18, 30
	case cases.ClassPriority, cases.ClassRemoved:
		return 55, 96
	case cases.ClassLifted:
		return 48, 92
	}
	return 128, 190
}

// visits writes the visits of the household, oldest first.
func (h *home) visits() {
	h.describe()
	h.rounds()
	h.attended()
	h.callers()
	slices.SortStableFunc(h.out.Visits, func(a, b cases.VisitFile) int { return int(a.Visit.VisitedOn) - int(b.Visit.VisitedOn) })
	h.follow()
}

// rounds are the visits of the team in the cadence of the household's class.
func (h *home) rounds() {
	least, most := cadence(h.class)
	on := h.since.AddDays(h.dice.between(1, most))
	for on <= h.today {
		h.out.Visits = append(h.out.Visits, cases.VisitFile{Visit: h.visit(on)})
		on = on.AddDays(h.dice.between(least, most))
	}
}

// visit is one visit of the team.
func (h *home) visit(on cases.Day) cases.Visit {
	v := h.seen(on, "入户", "干部")
	v.Visitors = h.team(1 + h.dice.weigh(60, 40))
	v.Theme = h.theme(on)
	if h.dice.percent(7) {
		v.Way = h.dice.one("电话", "视频")
		v.Visitors = h.team(1)
	} else {
		h.check(&v)
		if h.dice.percent(50) {
			h.met(&v)
		}
		if h.dice.percent(24) {
			v.Hygiene = cases.Some(int64(h.dice.between(12, 20) * 5))
		}
	}
	v.Text = h.say(on)
	if h.dice.percent(3) {
		h.change(&v)
	}
	if h.supported() {
		v.HouseholdSigned, v.VisitorsSigned = cases.Yes, cases.Yes
		v.Satisfaction = h.dice.one("满意", "满意", "基本满意")
	}
	return v
}

// seen makes a visit with what the household was on its day.
func (h *home) seen(on cases.Day, way, kind string) cases.Visit {
	v := cases.Visit{VisitedOn: on, Way: way, VisitorKind: kind, HouseholdType: h.out.Standings[0].Value}
	if m, ok := cases.MonitoringOn(h.out.Monitorings, on); ok {
		v.MonitorClass = m.Class
	}
	if h.dice.percent(8) { // typed on the next days
		v.EnteredOn = min(on.AddDays(h.dice.between(1, 4)), h.today)
	}
	return v
}

func (h *home) theme(on cases.Day) string {
	switch month := int(on) / 100 % 100; {
	case month == 1 && h.dice.percent(30):
		return "慰问"
	case (month == 5 || month == 10) && h.dice.percent(35):
		return "集中排查"
	case month == 9 && h.supported() && h.dice.percent(50):
		return "收入核算"
	case len(h.crops) > 0 && h.dice.percent(12):
		return "产业指导"
	}
	if h.dice.percent(60) {
		return "" // most write no theme for an ordinary visit
	}
	return "日常走访"
}

// met tells who was at home.
func (h *home) met(v *cases.Visit) {
	m := &h.out.New.Members[0]
	if len(h.out.New.Members) > 1 && h.dice.percent(35) {
		m = &h.out.New.Members[h.dice.between(1, len(h.out.New.Members)-1)]
	}
	if age, ok := cases.Age(m.Person.BirthOn, v.VisitedOn); !ok || age < 14 {
		m = &h.out.New.Members[0]
	}
	v.MetName, v.MetRelation = m.Person.Name, m.Membership.Relation
}

// check answers check items in about a third of the visits: all of them in a round
// of all households, the house and the water in others.
func (h *home) check(v *cases.Visit) {
	if !h.dice.percent(36) {
		return
	}
	items := []string{"住房安全", "饮水安全"}
	if v.Theme == "集中排查" {
		items = []string{"吃", "穿", "义务教育", "基本医疗", "住房安全", "饮水安全"}
	}
	for _, item := range items {
		c := cases.Check{Item: item, Answer: cases.AnswerOK}
		if item == "义务教育" && !slices.Contains(h.traits, "school") {
			c.Answer = cases.AnswerNA
		}
		if h.dice.permille(9) {
			c.Answer, c.Note = cases.AnswerProblem, problemOf(item)
		}
		v.Checks = append(v.Checks, c)
		if c.Answer == cases.AnswerProblem && h.dice.percent(60) {
			v.Solved = "已联系处理"
		}
	}
}

// problemOf says what may be wrong with an item.
func problemOf(item string) string {
	switch item {
	case "住房安全":
		return "屋面漏雨"
	case "饮水安全":
		return "枯水期水量不足"
	case "基本医疗":
		return "一人未参保"
	case "义务教育":
		return "孩子厌学"
	case "穿":
		return "冬衣不足"
	}
	return "粮食不足"
}

// change notes what changed since the last visit.
func (h *home) change(v *cases.Visit) {
	switch h.dice.IntN(4) {
	case 0:
		v.IncomeChange = h.dice.one("务工减少", "养猪增收", "比去年略增")
	case 1:
		v.WorkChange = h.dice.one("换了工厂", "返乡在家", "新增一人外出")
	case 2:
		v.IndustryState = h.dice.one("扩大规模", "管护一般", "今年停养")
	default:
		v.PopulationChange = h.dice.one("孙子上学住校", "老人随子女居住")
	}
}

// attended are the 院坝会 of the group in which the household took part.
func (h *home) attended() {
	team := h.n * len(h.v.Teams) / h.d.options.Households
	for i := team; i < len(h.v.gatherings); i += len(h.v.Teams) {
		g := &h.v.gatherings[i]
		if !h.dice.percent(80) {
			continue
		}
		// The gathering holds what all households have in common.
		v := cases.Visit{VisitedOn: g.HeldOn, GatheringID: cases.Ref(g.ID), Way: cases.WayGathering, VisitorKind: "干部"}
		h.out.Visits = append(h.out.Visits, cases.VisitFile{Visit: v})
	}
}

// callers are teachers and doctors (三访).
func (h *home) callers() {
	for ago := range h.d.options.Years {
		span := cases.Period{From: h.today.AddMonths(-12 * (ago + 1)).AddDays(1), To: h.today.AddMonths(-12 * ago)}
		if slices.Contains(h.traits, "school") && h.dice.percent(45) {
			v := h.seen(h.dice.day(span), "入户", "教师")
			v.Visitors = pick(h.dice, h.d.words["teacher"])
			v.Text = h.dice.one("了解孩子在家学习和作息。", "反馈在校表现，鼓励阅读。", "提醒防溺水和少看手机。")
			h.out.Visits = append(h.out.Visits, cases.VisitFile{Visit: v})
		}
		if !slices.Contains(h.traits, "sick") && !slices.Contains(h.traits, "old") {
			continue
		}
		for range h.dice.weigh(48, 37, 15) {
			v := h.seen(h.dice.day(span), "入户", "医生")
			v.Visitors = pick(h.dice, h.d.words["doctor"])
			v.Text = h.dice.one("量血压，指导用药。", "血糖控制尚可，复查提醒。", "慢病随访，情况稳定。")
			h.out.Visits = append(h.out.Visits, cases.VisitFile{Visit: v})
		}
	}
}
