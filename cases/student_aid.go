package cases

// StudentAid is the 雨露计划 and 教育资助 part of a measure (domain.md §5). The student
// is the measure's person.
type StudentAid struct {
	Base
	MeasureID     Ref
	School        string
	Stage         string
	Grade         string
	Major         string
	StudentNumber string
	Term          string
	Kind          string
	Amount        Opt[Money]
	PaidOn        Day
	Card          string
	Note          string
}

// StudentAidCatalogue lists the fields of a student aid in the order of its form.
// The 学籍号 is sealed because it is mostly the letter G before the id number.
var StudentAidCatalogue = NewCatalogue("student_aid", "教育资助", //nolint:gochecknoglobals // immutable catalogue
	func(a *StudentAid) *Base { return &a.Base },
	[]Field[StudentAid]{
		{Meta{Key: "measure_id", Title: "所属措施", Kind: KindRef, Target: "measure", Need: true}, func(a *StudentAid) any { return &a.MeasureID }},
		{Meta{Key: "school", Title: "学校", Aliases: []string{"就读学校", "学校名称"}, Need: true}, func(a *StudentAid) any { return &a.School }},
		{Meta{Key: "stage", Title: "学段", Kind: KindCode, List: ListStage}, func(a *StudentAid) any { return &a.Stage }},
		{Meta{Key: "grade", Title: "年级", Kind: KindCode, List: ListSchooling}, func(a *StudentAid) any { return &a.Grade }},
		{Meta{Key: "major", Title: "专业"}, func(a *StudentAid) any { return &a.Major }},
		{Meta{Key: "student_number", Title: "学籍号", Guard: Sealed}, func(a *StudentAid) any { return &a.StudentNumber }},
		{Meta{Key: "term", Title: "学期", Aliases: []string{"学期(春/秋)"}, Kind: KindCode, List: ListTerm}, func(a *StudentAid) any { return &a.Term }},
		{Meta{Key: "kind", Title: "资助类型", Aliases: []string{"教育资助类型"}, Kind: KindCode, List: ListAidKind}, func(a *StudentAid) any { return &a.Kind }},
		{Meta{Key: "amount", Title: "资助金额", Aliases: []string{"金额", "补助金额"}, Kind: KindMoney, Unit: "元"}, func(a *StudentAid) any { return &a.Amount }},
		{Meta{Key: "paid_on", Title: "发放日期", Kind: KindDay}, func(a *StudentAid) any { return &a.PaidOn }},
		{Meta{Key: "card", Title: "卡号", Aliases: []string{"银行卡号", "一卡通号"}, Kind: KindBank, Guard: Sealed}, func(a *StudentAid) any { return &a.Card }},
		{Meta{Key: "note", Title: "备注", Kind: KindLongText, Wide: true}, func(a *StudentAid) any { return &a.Note }},
	}...)
