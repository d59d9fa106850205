package demo

import "zhucunji/cases"

// allowances gives 低保 and 特困 to members and says what else backs the household.
func (h *home) allowances() {
	members := h.out.New.Members
	head := &members[0].Person
	age, _ := cases.Age(head.BirthOn, h.today)
	if len(members) == 1 && age >= 62 && h.dice.percent(30) {
		head.Tekun, head.TekunWay = "农村特困", "分散供养"
		return
	}
	share := 25 // of a thousand
	if h.supported() {
		share = 330
	}
	if !h.dice.permille(share) {
		return
	}
	level := h.dice.one("A类", "B类", "B类", "C类")
	whole := h.dice.percent(45)
	for i := range members {
		p := &members[i].Person
		if whole || i == 0 || p.Health != "健康" {
			p.Dibao, p.DibaoLevel = "农村低保", level
		}
	}
}

// standings gives the household its 户类型 and, where it is monitored, the 识别 with its
// risks and their removal.
func (h *home) standings() {
	kind := "普通农户"
	if h.lifted {
		kind = "脱贫户"
		c := &h.out.New.Household
		c.EscapedYear = cases.Some(int64(h.dice.between(2015, 2020)))
		c.Cause1 = h.cause()
		if h.dice.percent(30) {
			c.Cause2 = h.dice.one("缺资金", "缺技术", "交通条件落后")
		}
	}
	from := cases.NewDay(2014, 1, 1)
	h.out.Standings = append(h.out.Standings, cases.Standing{Kind: string(cases.ListHouseholdType), Value: kind, FromOn: from})
	if h.monitored {
		h.recognise()
	}
}

// cause is the 主要致贫原因, seen from the members.
func (h *home) cause() string {
	switch {
	case h.any(func(p *cases.Person) bool { return p.DisabilityKind != "" }):
		return "因残"
	case h.any(func(p *cases.Person) bool { return p.Health != "健康" }):
		return "因病"
	case h.any(studying) && h.dice.percent(60):
		return "因学"
	}
	return h.dice.one("缺技术", "缺劳力", "缺资金")
}

// recognise writes the 监测: most began before or early in the record, and half of the
// risks have been removed since.
func (h *home) recognise() {
	m := cases.Monitoring{Class: "边缘易致贫户", Contact: h.helper, ContactPhone: h.dice.phone()}
	if h.lifted {
		m.Class = "脱贫不稳定户"
	} else if h.dice.percent(30) {
		m.Class = "突发严重困难户"
	}
	months := h.dice.between(2, 12*(h.d.options.Years+1))
	m.RecognisedMonth = h.today.MonthOf().Add(-months)
	m.Risk1 = h.risk()
	if h.dice.percent(35) {
		m.Risk2 = h.dice.one("因务工就业不稳", "缺劳动力")
	}
	m.Dropout, m.HouseDamaged, m.Uninsured, m.WaterDamaged = cases.No, cases.No, cases.No, cases.No
	m.Removed = cases.No
	if months > 9 && h.dice.percent(60) {
		h.remove(&m, months)
	}
	h.out.Monitorings = append(h.out.Monitorings, m)
}

func (h *home) risk() string {
	switch h.cause() {
	case "因残":
		return "因残"
	case "因病":
		return "因病"
	case "因学":
		return "因学"
	}
	return h.dice.one("因务工就业不稳", "因产业项目失败", "因意外事故", "缺劳动力")
}

// remove writes how the household stood when its risk was removed.
func (h *home) remove(m *cases.Monitoring, months int) {
	m.Removed, m.RemovalWay = cases.Yes, h.dice.one("帮扶消除", "帮扶消除", "自然消除")
	m.RemovedMonth = m.RecognisedMonth.Add(h.dice.between(7, months-1))
	m.AfterDropout, m.AfterHouseDamaged, m.AfterUninsured, m.AfterWaterDamaged = cases.No, cases.No, cases.No, cases.No
	people := len(h.out.New.Members)
	wages, business, costs := people*h.dice.between(6000, 9000), h.dice.between(2000, 9000), h.dice.between(500, 2000)
	transfers, property := h.dice.between(1500, 6000), h.dice.between(0, 800)
	m.AfterWages, m.AfterBusiness, m.AfterCosts = yuan(wages), yuan(business), yuan(costs)
	m.AfterTransfers, m.AfterProperty = yuan(transfers), yuan(property)
	net := wages + business - costs + transfers + property
	m.AfterNet, m.AfterNetPerHead = yuan(net), cases.Yuan(int64(net)).Per(int64(people))
	m.AfterClaims, m.AfterOwnPayments = yuan(0), yuan(h.dice.between(0, 3000))
}

// classify says how often the household is visited, as the store will.
func (h *home) classify() {
	f := cases.VisitFacts{HouseholdType: h.out.Standings[0].Value, Priority: h.any(func(p *cases.Person) bool { return p.Priority() })}
	if m, ok := cases.MonitoringOn(h.out.Monitorings, h.today); ok {
		f.MonitorClass, f.RiskState = m.Class, m.RiskOn(h.today)
	}
	h.class = cases.VisitClass(f)
}

// any says whether a member is as told.
func (h *home) any(is func(*cases.Person) bool) bool {
	for i := range h.out.New.Members {
		if is(&h.out.New.Members[i].Person) {
			return true
		}
	}
	return false
}

// studying says whether somebody goes to school in the years that count for 因学.
func studying(p *cases.Person) bool {
	return p.Schooling != "" && p.Schooling != "学龄前儿童" && p.Schooling != "学前教育"
}
