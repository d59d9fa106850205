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
