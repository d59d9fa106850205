package cases

// Promise is a 承诺办理事项: what the team said it would do for a household, who does
// it and by when. It may come from a visit.
type Promise struct {
	Base
	HouseholdID Ref
	VisitID     Ref
	PromisedOn  Day
	Text        string
	Responsible string
	DueOn       Day
	DoneOn      Day
	Outcome     string
	Note        string
}

// PromiseCatalogue lists the fields of a promise in the order of its form.
var PromiseCatalogue = NewCatalogue("promise", "承诺办理事项", //nolint:gochecknoglobals // immutable catalogue
	func(p *Promise) *Base { return &p.Base },
	[]Field[Promise]{
		{Meta{Key: "household_id", Title: "农户", Kind: KindRef, Target: "household", Need: true}, func(p *Promise) any { return &p.HouseholdID }},
		{Meta{Key: "visit_id", Title: "来自走访", Kind: KindRef, Target: "visit"}, func(p *Promise) any { return &p.VisitID }},
		{Meta{Key: "promised_on", Title: "承诺日期", Kind: KindDay}, func(p *Promise) any { return &p.PromisedOn }},
		{Meta{Key: "text", Title: "承诺办理事项", Aliases: []string{"承诺事项", "办理事项"}, Kind: KindLongText, Need: true, Wide: true}, func(p *Promise) any { return &p.Text }},
		{Meta{Key: "responsible", Title: "责任人", Kind: KindName}, func(p *Promise) any { return &p.Responsible }},
		{Meta{Key: "due_on", Title: "办理时限", Aliases: []string{"时限", "完成时限"}, Kind: KindDay, Ahead: true}, func(p *Promise) any { return &p.DueOn }},
		{Meta{Key: "done_on", Title: "办结日期", Aliases: []string{"完成日期"}, Kind: KindDay}, func(p *Promise) any { return &p.DoneOn }},
		{Meta{Key: "outcome", Title: "办理结果", Aliases: []string{"办理情况"}, Kind: KindLongText, Wide: true}, func(p *Promise) any { return &p.Outcome }},
		{Meta{Key: "note", Title: "备注", Kind: KindLongText, Wide: true}, func(p *Promise) any { return &p.Note }},
	}...)

// PromiseState says how a promise stands on a day.
type PromiseState string

// The states of a promise.
const (
	PromiseOpen    PromiseState = "办理中"
	PromiseSoon    PromiseState = "将到期"
	PromiseOverdue PromiseState = "已逾期"
	PromiseDone    PromiseState = "已办结"
)

// soonDays is how long before its day a promise counts as 将到期.
const soonDays = 7

// State tells how the promise stands on a day. A promise without a day is open
// until it is done.
func (p *Promise) State(today Day) PromiseState {
	switch {
	case p.DoneOn != 0:
		return PromiseDone
	case p.DueOn == 0:
		return PromiseOpen
	case p.DueOn < today:
		return PromiseOverdue
	case p.DueOn.DaysSince(today) <= soonDays:
		return PromiseSoon
	}
	return PromiseOpen
}

// CheckPromise gives the errors of a promise, all with code Invalid: needed fields
// that are blank, a promise or its fulfilment in the future, days out of order.
func CheckPromise(p *Promise, today Day) error {
	errs := PromiseCatalogue.Missing(p)
	if p.PromisedOn > today {
		errs = append(errs, Errorf(Invalid, "promised_on", "承诺日期不能是将来。"))
	}
	if p.DueOn != 0 && p.DueOn < p.PromisedOn {
		errs = append(errs, Errorf(Invalid, "due_on", "办理时限早于承诺日期，请核对。"))
	}
	if p.DoneOn != 0 {
		errs = append(errs, checkDone(p, today)...)
	}
	return errs.OrNil()
}

// CheckClosing gives the errors of the day on which a promise is said to be done, all with
// code Invalid: blank, in the future, before the promise. What else is wrong with an old
// promise does not keep it open.
func CheckClosing(p *Promise, today Day) error {
	if p.DoneOn == 0 {
		return Errors{Errorf(Invalid, "done_on", "请填写办结日期。")}
	}
	return checkDone(p, today).OrNil()
}

func checkDone(p *Promise, today Day) (errs Errors) {
	if p.DoneOn > today {
		errs = append(errs, Errorf(Invalid, "done_on", "办结日期不能是将来。"))
	}
	if p.DoneOn < p.PromisedOn {
		errs = append(errs, Errorf(Invalid, "done_on", "办结日期早于承诺日期，请核对。"))
	}
	return errs
}
