package demo

import (
	"strconv"

	"zhucunji/cases"
)

// trait gives a person schooling or education, health, ability to work, insurance and
// the rest, as the age allows (domain.md §7.7).
func (h *home) trait(p *cases.Person) {
	d := h.dice
	age, _ := cases.Age(p.BirthOn, h.today)
	p.Politics = "群众"
	switch {
	case age >= 14 && age < 28 && d.percent(30):
		p.Politics = "共青团员"
	case age >= 20 && d.percent(4):
		p.Politics = "中共党员"
	}
	h.study(p, age)
	h.heal(p, age)
	p.Labour = h.ability(p, age)
	p.MedResident, p.MedSerious = cases.Yes, cases.Yes
	if age >= 22 && age < 60 && d.percent(7) {
		p.MedResident, p.MedEmployee = cases.No, cases.Yes
	}
	if age >= 16 && p.Schooling == "" {
		p.PensionResident = yes(p.MedEmployee != cases.Yes)
	}
	if age >= 18 && d.percent(30) || len(h.out.New.Members) == 0 {
		p.Phone = d.phone()
	}
	if h.supported() {
		h.register(p, age)
	}
}

// register fills what the national system asks of members of supported households.
func (h *home) register(p *cases.Person, age int) {
	p.Code = h.out.New.Household.Code + strconv.Itoa(101 + len(h.out.New.Members))[1:]
	p.KnownMonth = max(cases.NewMonth(2014, 1), p.BirthOn.MonthOf())
	p.Mandarin = yes(age < 60 && age > 5)
	p.Serving = cases.No
	p.MedCommercial = yes(h.dice.percent(30))
	p.MedAid, p.HealthAid = cases.No, cases.No
}

// study gives the school a child goes to, or the education of who left it.
func (h *home) study(p *cases.Person, age int) {
	p.Schooling = h.grade(p.BirthOn)
	if p.Schooling != "" {
		return
	}
	d := h.dice
	all := [...]string{"文盲或半文盲", "小学", "初中", "高中", "大专", "本科及以上"}
	switch {
	case age >= 65:
		p.Education = all[d.weigh(32, 55, 11, 2)]
	case age >= 45:
		p.Education = all[d.weigh(5, 42, 43, 8, 2)]
	case age >= 25:
		p.Education = all[d.weigh(0, 7, 55, 20, 12, 6)]
	default:
		p.Education = all[d.weigh(0, 0, 45, 35, 15, 5)]
	}
}

// grade is the class of somebody born on a day in the school year that began last
// September; blank from the age at which one is through.
func (h *home) grade(born cases.Day) string {
	begin := cases.NewDay(h.today.Year(), 9, 1)
	if begin > h.today {
		begin = cases.NewDay(h.today.Year()-1, 9, 1)
	}
	age, ok := cases.Age(born, begin)
	switch {
	case !ok || age < 3:
		return "学龄前儿童"
	case age < 6:
		return "学前教育"
	case age < 12:
		return "小学"
	case age < 15:
		return [...]string{"七年级", "八年级", "九年级"}[age-12]
	case age < 22:
		return h.further(age)
	}
	return ""
}

// further is the class of somebody of 15 to 21 years who still goes to school; blank for
// the others.
func (h *home) further(age int) string {
	year := func(i int) string { return [...]string{"一年级", "二年级", "三年级", "四年级"}[i] }
	switch {
	case age < 18 && h.dice.percent(55):
		return "普通高中" + year(age-15)
	case age < 18 && h.dice.percent(88):
		return "中职" + year(age-15)
	case age >= 18 && age < 21 && h.dice.percent(28):
		return "高职高专" + year(age-18)
	case age >= 18 && h.dice.percent(26):
		return "本科" + year(age-18)
	}
	return ""
}

// heal says how healthy a person is; who is disabled holds a certificate, whose
// number says how.
func (h *home) heal(p *cases.Person, age int) {
	chronic, serious, disabled := 6, 3, 10 // of a thousand
	switch {
	case age >= 60:
		chronic, serious, disabled = 270, 15, 32
	case age >= 40:
		chronic, serious, disabled = 80, 8, 22
	}
	if h.supported() {
		serious, disabled = serious*2, disabled*2
	}
	p.Health = "健康"
	switch n := h.dice.IntN(1000); {
	case n < disabled:
		h.disable(p)
	case n < disabled+serious:
		p.Health = "患有大病"
	case n < disabled+serious+chronic:
		p.Health = "长期慢性病"
	}
}

func (h *home) disable(p *cases.Person) {
	kind, grade := h.dice.weigh(12, 10, 3, 48, 10, 13, 4), h.dice.weigh(12, 22, 36, 30)
	p.Health = "残疾"
	if h.dice.percent(20) {
		p.Health = "长期慢性病、残疾"
	}
	p.DisabilityKind = [...]string{"视力", "听力", "言语", "肢体", "智力", "精神", "多重"}[kind]
	p.DisabilityGrade = [...]string{"一级", "二级", "三级", "四级"}[grade]
	p.DisabilityYear = cases.Some(int64(h.dice.between(2009, h.since.Year())))
	p.IDKind = "残疾人证"
	p.IDNumber += strconv.Itoa(kind+1) + strconv.Itoa(grade+1)
	if h.dice.percent(15) {
		p.IDNumber += "B1"
	}
}

// ability is the 劳动技能.
func (h *home) ability(p *cases.Person, age int) string {
	severe := p.DisabilityGrade == "一级" || p.DisabilityGrade == "二级"
	switch {
	case age < 16 || p.Schooling != "":
		return "无劳动力"
	case severe && h.dice.percent(60):
		return "丧失劳动力"
	case age >= 75 || age >= 70 && h.dice.percent(50):
		return "无劳动力"
	case age >= 60 || p.Health != "健康":
		return "弱劳动力或半劳动力"
	case h.dice.percent(12):
		return "技能劳动力"
	}
	return "普通劳动力"
}

// able says whether somebody can work for a wage.
func able(p *cases.Person) bool {
	return p.Labour == "普通劳动力" || p.Labour == "技能劳动力"
}
