package demo

import "zhucunji/cases"

// ask is a wish of a household and what the team promises to do about it.
type ask struct{ category, demand, promise string }

func asks() []ask {
	return []ask{
		{"产业", "想扩种但缺苗", "联系合作社供苗"},
		{"就业", "想在附近找活", "推荐到金溪护工培训"},
		{"人居", "院坝排水不畅", "协调疏通排水沟"},
		{"饮水", "水压小", "报水管员检修"},
		{"住房", "屋顶渗水", "请镇里现场查看"},
		{"医保", "报销单不会办", "代办医保报销"},
		{"教育", "助学贷款手续不清楚", "帮助申请助学贷款"},
		{"政策", "低保想复核", "带资料到镇民政办"},
		{"其他", "路灯不亮", "联系电工维修"},
	}
}

// follow adds to the visits the wishes, the promises and the next day agreed on.
func (h *home) follow() {
	share := 5
	if h.supported() {
		share = 12
	}
	for i := range h.out.Visits {
		f := &h.out.Visits[i]
		if f.Visit.VisitorKind != "干部" || f.Visit.GatheringID != 0 {
			continue
		}
		if h.dice.percent(share) {
			h.wish(f)
		}
	}
	last := len(h.out.Visits) - 1
	if last < 0 || !h.dice.percent(30) {
		return
	}
	_, most := cadence(h.class)
	v := &h.out.Visits[last].Visit
	v.NextOn = v.VisitedOn.AddDays(h.dice.between(most/2, most))
}

// wish adds a wish with the promise made about it. Old promises are kept; a few of the
// last months are open, some of them overdue.
func (h *home) wish(f *cases.VisitFile) {
	a := pick(h.dice, h.d.asks)
	on := f.Visit.VisitedOn
	p := cases.Promise{PromisedOn: on, Text: a.promise, Responsible: pick(h.dice, h.v.cadres), DueOn: on.AddDays(h.dice.between(1, 6) * 10)}
	d := cases.Demand{RaisedOn: on, Category: a.category, Text: a.demand, State: "办理中", Responsible: p.Responsible}
	done := on.AddDays(h.dice.between(3, 50))
	if done <= h.today && (h.today.DaysSince(on) > 120 || h.dice.percent(55)) {
		p.DoneOn, p.Outcome = done, "已办结"
		d.State, d.AnsweredOn, d.Answer = "已办结", done, "已办理，户主满意"
	}
	if h.dice.percent(70) {
		f.Demands = append(f.Demands, d)
	}
	f.Promises = append(f.Promises, p)
}
