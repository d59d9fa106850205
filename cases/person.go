package cases

// Person is a 人: who they are and what they are entitled to. The households a
// person belonged to, with the relation to the head, are Memberships; what other
// records imply (work, public posts) is in Facts.
type Person struct {
	Base

	// 身份
	Code         string // 人口编号 of the national system
	Name         string
	FormerName   string
	OriginalName string // 原字备注: how an old form wrote a character no font had
	Sex          string
	BirthOn      Day
	IDKind       string
	IDNumber     string
	Ethnicity    string
	Politics     string
	Marriage     string
	Phone        string
	BankName     string
	BankAccount  string
	KnownMonth   Month  // 人员识别时间
	Serving      string // 是否现役军人
	Mandarin     string

	// 教育
	Education string // only of those not at school
	Schooling string // only of those at school
	NoSchool  string

	// 健康与劳动
	Health          string
	DisabilityKind  string
	DisabilityGrade string
	DisabilityYear  Opt[int64]
	Labour          string

	// 保障
	MedResident     string
	MedEmployee     string
	MedSerious      string
	MedCommercial   string
	PensionResident string
	PensionEmployee string
	Dibao           string
	DibaoLevel      string
	Tekun           string
	TekunWay        string
	MedAid          string
	HealthAid       string
	Note            string

	Facts PersonFacts
}

// PersonFacts are what job spells, public posts and memberships say of a person.
// They have no column; whoever lists or exports a person fills those it needs.
type PersonFacts struct {
	HouseholdCode string
	Relation      string
	Age           Opt[int64]

	JobPlace   string
	JobCompany string
	JobMonths  Opt[int64]
	JobAbroad  string
	JobSector  string
	JobChannel string
	PostType   string
	PostMonths Opt[int64]
	JobArea    string
}

// Age is the full years a person born on birth has lived on a day: the birthday
// itself counts, and who was born on 29 February turns a year older on 1 March of a
// common year. ok is false where a day is blank or the birth day is the later.
func Age(birth, on Day) (years int, ok bool) {
	if birth.IsZero() || on.IsZero() || birth > on {
		return 0, false
	}
	return int(on-birth) / 10000, true
}

// FilledFromID gives the person with what the id number tells put where it is
// blank: sex, birth day, kind of document and, in a disability number, kind and
// grade. What was typed stays.
func (p Person) FilledFromID() Person {
	fill := func(field *string, value string) {
		if *field == "" {
			*field = value
		}
	}
	kind, grade := DisabilityOf(p.IDNumber)
	fill(&p.Sex, IDSex(p.IDNumber))
	fill(&p.DisabilityKind, kind)
	fill(&p.DisabilityGrade, grade)
	if p.BirthOn.IsZero() {
		p.BirthOn = IDBirth(p.IDNumber)
	}
	switch {
	case PersonID(p.IDNumber) != p.IDNumber:
		fill(&p.IDKind, "残疾人证")
	case IDSex(p.IDNumber) != "":
		fill(&p.IDKind, "居民身份证")
	}
	return p
}

// Hints doubts what contradicts the id number.
func (p *Person) Hints() []Hint {
	told := Person{IDNumber: p.IDNumber}.FilledFromID()
	var hints []Hint
	for _, c := range []struct{ field, typed, told, says string }{
		{"sex", p.Sex, told.Sex, "证件号码表示性别为"},
		{"birth_on", p.BirthOn.String(), told.BirthOn.String(), "证件号码表示出生日期为 "},
		{"id_kind", p.IDKind, told.IDKind, "按证件号码的位数，证件应为"},
		{"disability_kind", p.DisabilityKind, told.DisabilityKind, "残疾人证号表示残疾类别为"},
		{"disability_grade", p.DisabilityGrade, told.DisabilityGrade, "残疾人证号表示残疾等级为"},
	} {
		if c.typed != "" && c.told != "" && c.typed != c.told {
			hints = append(hints, Hint{c.field, c.says + c.told + "，与所填不同，请核对。"})
		}
	}
	return hints
}
