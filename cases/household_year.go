package cases

// HouseholdYear is what is said once a year about a household's income: by how many
// people it is divided, why it changed, and whether it went up (reports R3 and R4).
type HouseholdYear struct {
	Base
	HouseholdID      Ref
	Year             Opt[int64]
	AccountingPeople Opt[int64] // 收入核算人口
	RegisteredPeople Opt[int64] // 户籍人口
	Denominator      string
	ChangeCauses     string
	ChangeNote       string
	Remedy           string
	Responsible      string
	Reported         string
	ReportedOn       Day
	Note             string
}

// HouseholdYearCatalogue lists the fields of a household's year in the order of its
// form.
var HouseholdYearCatalogue = NewCatalogue("household_year", "收入核算年度", //nolint:gochecknoglobals // immutable catalogue
	func(y *HouseholdYear) *Base { return &y.Base },
	[]Field[HouseholdYear]{
		{Meta{Key: "household_id", Title: "农户", Kind: KindRef, Target: "household", Need: true}, func(y *HouseholdYear) any { return &y.HouseholdID }},
		{Meta{Key: "year", Title: "年度", Aliases: []string{"核算年度"}, Kind: KindYear, Need: true}, func(y *HouseholdYear) any { return &y.Year }},
		{Meta{Key: "accounting_people", Title: "收入核算人口", Aliases: []string{"核算人口", "常住人口数"}, Kind: KindInt, Unit: "人"}, func(y *HouseholdYear) any { return &y.AccountingPeople }},
		{Meta{Key: "registered_people", Title: "户籍人口", Aliases: []string{"户籍人口数"}, Kind: KindInt, Unit: "人"}, func(y *HouseholdYear) any { return &y.RegisteredPeople }},
		{Meta{Key: "denominator", Title: "核算人口口径", Kind: KindCode, List: ListDenominator}, func(y *HouseholdYear) any { return &y.Denominator }},
		{Meta{Key: "change_causes", Title: "收入变化原因", Aliases: []string{"下降原因", "原因"}, Kind: KindCodes, List: ListChangeCause}, func(y *HouseholdYear) any { return &y.ChangeCauses }},
		{Meta{Key: "change_note", Title: "变化情况说明", Kind: KindLongText, Wide: true}, func(y *HouseholdYear) any { return &y.ChangeNote }},
		{Meta{Key: "remedy", Title: "增收措施", Aliases: []string{"措施"}, Kind: KindLongText, Wide: true}, func(y *HouseholdYear) any { return &y.Remedy }},
		{Meta{Key: "responsible", Title: "责任人", Kind: KindName}, func(y *HouseholdYear) any { return &y.Responsible }},
		{Meta{Key: "reported", Title: "是否已上报", Kind: KindYesNo}, func(y *HouseholdYear) any { return &y.Reported }},
		{Meta{Key: "reported_on", Title: "上报日期", Kind: KindDay}, func(y *HouseholdYear) any { return &y.ReportedOn }},
		{Meta{Key: "note", Title: "备注", Kind: KindLongText, Wide: true}, func(y *HouseholdYear) any { return &y.Note }},
	}...)

// People is the number by which income is divided: 收入核算人口, or 户籍人口 where that
// is blank. accounting says which; blank where neither is known.
func (y *HouseholdYear) People() (people Opt[int64], accounting bool) {
	if y.AccountingPeople.Valid {
		return y.AccountingPeople, true
	}
	return y.RegisteredPeople, false
}
