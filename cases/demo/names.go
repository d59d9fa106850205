package demo

import "zhucunji/cases"

const (
	male   = "男"
	female = "女"
)

// surname draws one of the county's.
func (h *home) surname() string { return pick(h.dice, h.d.words["surname"]) }

// givenName draws a name as parents chose it when a person was born.
func (h *home) givenName(sex string, born cases.Day) string {
	age := "young"
	switch {
	case born.Year() < 1963:
		age = "old"
	case born.Year() < 1990:
		age = "mid"
	}
	list := "given." + age + ".m"
	if sex == female {
		list = "given." + age + ".f"
	}
	return pick(h.dice, h.d.words[list])
}

// name gives a person a name: now and then with a character few fonts have, written
// otherwise on old forms.
func (h *home) name(p *cases.Person, family string) {
	p.Name = family + h.givenName(p.Sex, p.BirthOn)
	if h.dice.permille(4) || h.n%300 == 50 && len(h.out.New.Members) == 0 {
		rare := pick(h.dice, h.d.words["rare"])
		p.Name = family + rare
		if h.dice.percent(50) {
			p.OriginalName = family + "*"
		}
	}
	if h.dice.permille(6) {
		p.FormerName = family + h.givenName(p.Sex, p.BirthOn)
	}
}

// foreignName makes a married-in person one of another people.
func (h *home) foreignName(p *cases.Person) {
	p.Name = pick(h.dice, h.d.words["long"])
	switch p.Name {
	case "吉克·阿牛木":
		p.Ethnicity = "彝族"
	case "扎西·顿珠":
		p.Ethnicity = "藏族"
	default:
		p.Ethnicity = "维吾尔族"
	}
}

// people draws the ethnicity of a family of the county.
func (h *home) people() string {
	return [...]string{"土家族", "苗族", "汉族", "侗族"}[h.dice.weigh(58, 17, 24, 1)]
}
