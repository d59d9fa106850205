package cases

// Demand is a 群众诉求: what a household asks for, and what became of it. It may come
// from a visit.
type Demand struct {
	Base
	HouseholdID Ref
	VisitID     Ref
	RaisedOn    Day
	Category    string
	Text        string
	State       string
	Responsible string
	AnsweredOn  Day
	Answer      string
	Note        string
}

// DemandCatalogue lists the fields of a demand in the order of its form.
var DemandCatalogue = NewCatalogue("demand", "群众诉求", //nolint:gochecknoglobals // immutable catalogue
	func(d *Demand) *Base { return &d.Base },
	[]Field[Demand]{
		{Meta{Key: "household_id", Title: "农户", Kind: KindRef, Target: "household", Need: true}, func(d *Demand) any { return &d.HouseholdID }},
		{Meta{Key: "visit_id", Title: "来自走访", Kind: KindRef, Target: "visit"}, func(d *Demand) any { return &d.VisitID }},
		{Meta{Key: "raised_on", Title: "提出日期", Kind: KindDay}, func(d *Demand) any { return &d.RaisedOn }},
		{Meta{Key: "category", Title: "诉求类别", Aliases: []string{"类别"}, Kind: KindCode, List: ListProblemKind}, func(d *Demand) any { return &d.Category }},
		{Meta{Key: "text", Title: "群众诉求", Aliases: []string{"诉求", "诉求内容"}, Kind: KindLongText, Need: true, Wide: true}, func(d *Demand) any { return &d.Text }},
		{Meta{Key: "state", Title: "办理状态", Aliases: []string{"状态"}, Kind: KindCode, List: ListHandling}, func(d *Demand) any { return &d.State }},
		{Meta{Key: "responsible", Title: "责任人", Aliases: []string{"承办人"}, Kind: KindName}, func(d *Demand) any { return &d.Responsible }},
		{Meta{Key: "answered_on", Title: "答复日期", Kind: KindDay}, func(d *Demand) any { return &d.AnsweredOn }},
		{Meta{Key: "answer", Title: "答复情况", Aliases: []string{"解决情况", "办理结果"}, Kind: KindLongText, Wide: true}, func(d *Demand) any { return &d.Answer }},
		{Meta{Key: "note", Title: "备注", Kind: KindLongText, Wide: true}, func(d *Demand) any { return &d.Note }},
	}...)

// CheckDemand gives the errors of a demand, all with code Invalid: needed fields
// that are blank, days in the future, an answer before the question.
func CheckDemand(d *Demand, today Day) error {
	errs := DemandCatalogue.Missing(d)
	if d.RaisedOn > today {
		errs = append(errs, Errorf(Invalid, "raised_on", "提出日期不能是将来。"))
	}
	if d.AnsweredOn > today {
		errs = append(errs, Errorf(Invalid, "answered_on", "答复日期不能是将来。"))
	}
	if d.AnsweredOn != 0 && d.AnsweredOn < d.RaisedOn {
		errs = append(errs, Errorf(Invalid, "answered_on", "答复日期早于提出日期，请核对。"))
	}
	return errs.OrNil()
}
