package demo

import "zhucunji/cases"

// changes lets a few members have left during the record: old people died, daughters
// married out, and in some households another head followed.
func (h *home) changes() {
	switch n := h.dice.IntN(1000); {
	case n < 30:
		h.gone("之母", female, h.dice.between(70, 92), "死亡")
	case n < 52:
		h.gone("之父", male, h.dice.between(70, 92), "死亡")
	case n < 75:
		h.gone("之女", female, h.dice.between(21, 27), "婚出")
	case n < 85:
		h.gone("之子", male, h.dice.between(20, 40), "户籍迁出")
	case n < 100:
		h.succeed()
	}
}

// gone adds a member who left.
func (h *home) gone(relation, sex string, age int, reason string) *cases.Member {
	head := &h.out.New.Members[0].Person
	headAge, _ := cases.Age(head.BirthOn, h.today)
	switch relation { // a generation lies between the head and whom we make
	case "之父", "之母":
		age = max(age, headAge+21)
	case "之女", "之子":
		age = min(age, headAge-21)
	}
	if age < 18 || age > 99 || h.has(relation) {
		return nil
	}
	m := cases.Member{Membership: cases.Membership{Relation: relation}}
	p := &m.Person
	p.Sex, p.BirthOn, p.Ethnicity = sex, h.dice.born(age, h.today), head.Ethnicity
	p.IDKind, p.IDNumber = "居民身份证", h.d.ids.next(p.BirthOn, sex)
	if relation == "之母" || relation == cases.RelationSpouse {
		h.name(p, h.surname())
	} else {
		h.name(p, surnameOf(head.Name))
	}
	p.Politics, p.Health, p.Education = "群众", "健康", "小学"
	m.Membership.LeftOn = h.dice.day(cases.Period{From: h.since, To: h.today.AddDays(-1)})
	m.Membership.LeaveReason = reason
	h.out.Former = append(h.out.Former, m)
	return &h.out.Former[len(h.out.Former)-1]
}

// succeed lets the head be one who followed the late father or, of a widow, the late
// husband.
func (h *home) succeed() {
	head := &h.out.New.Members[0].Person
	age, _ := cases.Age(head.BirthOn, h.today)
	relation := "之父"
	if head.Sex == female && head.Marriage == "丧偶" {
		relation = cases.RelationSpouse
		age -= 18 // gone adds a generation only between parents and children
	}
	late := h.gone(relation, male, age+h.dice.between(20, 26), "死亡")
	if late == nil {
		return
	}
	day := late.Membership.LeftOn
	place := cases.Ref(len(h.out.New.Members) + len(h.out.Former))
	h.out.Headships = append(h.out.Headships, cases.Headship{PersonID: place, ToOn: day.AddDays(-1)})
	h.out.New.Since = day
}

// has says whether a member living in the household has a relation to the head.
func (h *home) has(relation string) bool {
	for i := range h.out.New.Members {
		if h.out.New.Members[i].Membership.Relation == relation {
			return true
		}
	}
	return false
}
