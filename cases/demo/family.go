package demo

import (
	"zhucunji/cases"
)

// family makes the members, the head first.
func (h *home) family() {
	d := h.dice
	age, sex := 0, male
	switch d.weigh(12, 34, 34, 20) {
	case 0:
		age = d.between(28, 39)
	case 1:
		age = d.between(40, 54)
	case 2:
		age = d.between(55, 69)
	default:
		age = d.between(70, 88)
	}
	if d.percent(12) {
		sex = female
	}
	people := h.people()
	h.out.New.Members = make([]cases.Member, 0, 10) // the head is looked at while others join
	head := h.join(cases.RelationHead, sex, d.born(age, h.today), h.surname(), people)
	if h.dice.percent(spouseShare(age)) {
		h.marry(head, age, people)
	}
	h.parents(head, age, people)
	h.descend(head, age, people)
	h.kin(head, age, people)
	h.tellMarriage(age)
}

// spouseShare is how many of 100 heads live with their spouse.
func spouseShare(age int) int {
	switch {
	case age < 40:
		return 76
	case age < 70:
		return 84
	}
	return 48
}

// join adds a member.
func (h *home) join(relation, sex string, born cases.Day, family, people string) *cases.Member {
	m := cases.Member{Membership: cases.Membership{Relation: relation}}
	p := &m.Person
	p.Sex, p.BirthOn, p.Ethnicity = sex, born, people
	p.IDKind, p.IDNumber = "居民身份证", h.d.ids.next(born, sex)
	h.name(p, family)
	h.trait(p)
	if born > h.since { // born into the record
		m.Membership.JoinedOn, m.Membership.JoinReason = born, "新生儿"
	}
	h.out.New.Members = append(h.out.New.Members, m)
	return &h.out.New.Members[len(h.out.New.Members)-1]
}

// marry gives the head a spouse; a few in a thousand come from far away.
func (h *home) marry(head *cases.Member, age int, people string) {
	sex, born := other(head.Person.Sex), h.dice.born(max(20, age-h.dice.between(-3, 6)), h.today)
	if h.dice.percent(30) {
		people = h.people()
	}
	m := h.join(cases.RelationSpouse, sex, born, h.surname(), people)
	if h.dice.permille(4) || h.n == 100 { // a village has one at least
		h.foreignName(&m.Person)
	}
}

// parents live with the young: the head's, or of a woman the husband's.
func (h *home) parents(head *cases.Member, age int, people string) {
	both := [...]int{34, 11, 2, 0}[band(age)]
	one := [...]int{18, 16, 7, 0}[band(age)]
	what := h.dice.weigh(both, one, 100-both-one)
	if what == 2 {
		return
	}
	father, mother := "之父", "之母"
	family := surnameOf(head.Person.Name)
	if head.Person.Sex == female && len(h.out.New.Members) > 1 {
		father, mother = "之公公", "之婆婆"
		family = surnameOf(h.out.New.Members[1].Person.Name)
	}
	born := h.dice.born(min(96, age+h.dice.between(21, 30)), h.today)
	alone := h.dice.percent(30) // of those left alone, the man
	if what == 0 || alone {
		h.join(father, male, born, family, people)
	}
	if what == 0 || !alone {
		h.join(mother, female, born.AddMonths(h.dice.between(-24, 60)), h.surname(), people)
	}
}

// band is the age of a head in four steps: under 40, 55, 70, and above.
func band(age int) int {
	switch {
	case age < 40:
		return 0
	case age < 55:
		return 1
	case age < 70:
		return 2
	}
	return 3
}

// descend adds children, and grown-up ones with their own.
func (h *home) descend(head *cases.Member, age int, people string) {
	family := surnameOf(head.Person.Name)
	if head.Person.Sex == female && len(h.out.New.Members) > 1 && h.out.New.Members[1].Membership.Relation == cases.RelationSpouse {
		family = surnameOf(h.out.New.Members[1].Person.Name)
	}
	if band(age) < 2 {
		for range [...]int{0, 1, 2, 3}[h.dice.weigh(26, 40, 28, 6)] {
			if at := age - h.dice.between(22, 33); at >= 0 {
				h.child(at, family, people)
			}
		}
		return
	}
	share := [...]int{0, 0, 54, 31}[band(age)]
	if h.dice.percent(share) {
		h.grown(age-h.dice.between(23, 32), family, people)
	}
	if h.dice.percent(share / 4) {
		h.child(max(18, age-h.dice.between(28, 38)), family, people)
	}
}

// kin lets one in fifty households take in somebody else of the family.
func (h *home) kin(head *cases.Member, age int, people string) {
	if !h.dice.permille(20) {
		return
	}
	family := surnameOf(head.Person.Name)
	switch h.dice.IntN(5) {
	case 0:
		sex := h.dice.one(male, male, female)
		h.join("之兄弟姐妹", sex, h.dice.born(min(90, max(18, age+h.dice.between(-8, 8))), h.today), family, people)
	case 1:
		if age < 62 && head.Person.Sex == male && h.has(cases.RelationSpouse) {
			h.join("之岳母", female, h.dice.born(age+h.dice.between(20, 28), h.today), h.surname(), people)
		}
	case 2:
		if age < 46 {
			h.join("之祖母", female, h.dice.born(age+h.dice.between(42, 50), h.today), h.surname(), people)
		}
	case 3:
		if age > 40 {
			h.join("之侄儿", male, h.dice.born(h.dice.between(6, 17), h.today), family, people)
		}
	default:
		if age > 68 && h.has("之孙子") {
			h.join("之曾孙女", female, h.dice.born(h.dice.between(0, 3), h.today), family, people)
		}
	}
}

// child adds a son or a daughter.
func (h *home) child(age int, family, people string) {
	relation, sex := "之子", male
	if h.dice.percent(47) {
		relation, sex = "之女", female
	}
	h.join(relation, sex, h.dice.born(age, h.today), family, people)
}

// grown adds a grown-up son, often married and with children; in some families the
// daughter stays and her husband moves in.
func (h *home) grown(age int, family, people string) {
	stays := h.dice.percent(12)
	if stays {
		h.join("之女", female, h.dice.born(age, h.today), family, people)
	} else {
		h.join("之子", male, h.dice.born(age, h.today), family, people)
	}
	if age < 23 || !h.dice.percent(52) {
		return
	}
	if born := h.dice.born(max(20, age-h.dice.between(-2, 5)), h.today); stays {
		h.join("之女婿", male, born, h.surname(), people)
	} else {
		h.join("之儿媳", female, born, h.surname(), h.people())
	}
	for range h.dice.weigh(18, 46, 36) {
		if at := age - h.dice.between(21, 29); at >= 0 {
			h.grandchild(at, stays, family, people)
		}
	}
}

func (h *home) grandchild(age int, ofDaughter bool, family, people string) {
	relation, sex := "之孙子", male
	if h.dice.percent(47) {
		relation, sex = "之孙女", female
	}
	if ofDaughter {
		relation = "之外" + relation[len("之"):]
	}
	h.join(relation, sex, h.dice.born(age, h.today), family, people)
}

// tellMarriage says who is married, widowed or single.
func (h *home) tellMarriage(headAge int) {
	married := map[string]bool{cases.RelationSpouse: true, "之儿媳": true, "之女婿": true}
	has := map[string]bool{}
	for i := range h.out.New.Members {
		has[h.out.New.Members[i].Membership.Relation] = true
	}
	for i := range h.out.New.Members {
		m := &h.out.New.Members[i]
		age, _ := cases.Age(m.Person.BirthOn, h.today)
		switch relation := m.Membership.Relation; {
		case married[relation], relation == cases.RelationHead && has[cases.RelationSpouse],
			relation == "之子" && has["之儿媳"] && age > 22, relation == "之女" && has["之女婿"] && age > 20,
			relation == "之父" && has["之母"], relation == "之母" && has["之父"],
			relation == "之公公" && has["之婆婆"], relation == "之婆婆" && has["之公公"]:
			m.Person.Marriage = "已婚"
		case relation == cases.RelationHead && headAge > 60, age > 60:
			m.Person.Marriage = "丧偶"
		default:
			m.Person.Marriage = "未婚"
		}
	}
}

func other(sex string) string {
	if sex == male {
		return female
	}
	return male
}

// surnameOf is the family's name in a name made here.
func surnameOf(name string) string {
	runes := []rune(name)
	if len(runes) > 3 && string(runes[:2]) == "欧阳" {
		return "欧阳"
	}
	return string(runes[:1])
}
