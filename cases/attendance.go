package cases

import "github.com/shopspring/decimal"

// Attendance is one month of a public post: the days worked and the subsidy for
// them (reports R10 and R11).
type Attendance struct {
	Base
	PublicPostID    Ref
	Month           Month
	RequiredDays    Opt[decimal.Decimal] // as the post said that month
	PresentDays     Opt[decimal.Decimal]
	MonthlyStandard Opt[Money] // as the post said that month
	Subsidy         Opt[Money] // blank: worked out by WorkedSubsidy
	PaidOn          Day
	Note            string
}

// AttendanceCatalogue lists the fields of a month of attendance in the order of
// its form.
var AttendanceCatalogue = NewCatalogue("attendance", "公益岗月出勤", //nolint:gochecknoglobals // immutable catalogue
	func(a *Attendance) *Base { return &a.Base },
	[]Field[Attendance]{
		{Meta{Key: "public_post_id", Title: "所属岗位", Kind: KindRef, Target: "public_post", Need: true}, func(a *Attendance) any { return &a.PublicPostID }},
		{Meta{Key: "month", Title: "月份", Aliases: []string{"出勤月份"}, Kind: KindMonth, Need: true}, func(a *Attendance) any { return &a.Month }},
		{Meta{Key: "required_days", Title: "规定出勤天数", Aliases: []string{"规定出勤天数(天)"}, Kind: KindDecimal, Unit: "天"}, func(a *Attendance) any { return &a.RequiredDays }},
		{Meta{Key: "present_days", Title: "实际出勤", Aliases: []string{"实际出勤天数", "本月累计出勤天数(天)", "本月累计出勤天数", "出勤天数", "出勤"}, Kind: KindDecimal, Unit: "天", Need: true}, func(a *Attendance) any { return &a.PresentDays }},
		{Meta{Key: "monthly_standard", Title: "补贴标准(元/月)", Aliases: []string{"补贴标准"}, Kind: KindMoney, Unit: "元/月"}, func(a *Attendance) any { return &a.MonthlyStandard }},
		{Meta{Key: "subsidy", Title: "补贴金额", Aliases: []string{"补贴金额(元)", "拟拨付岗位补贴金额"}, Kind: KindMoney, Unit: "元", Note: "空着时按月标准÷规定出勤天数×实际出勤算。"}, func(a *Attendance) any { return &a.Subsidy }},
		{Meta{Key: "paid_on", Title: "发放日期", Kind: KindDay}, func(a *Attendance) any { return &a.PaidOn }},
		{Meta{Key: "note", Title: "备注", Kind: KindLongText, Wide: true}, func(a *Attendance) any { return &a.Note }},
	}...)

// WorkedSubsidy is the 补贴金额: as typed, or else 月标准÷规定出勤天数×实际出勤, rounded to
// the fen once, at the end; blank where one of them is blank or no days are required.
func (a *Attendance) WorkedSubsidy() Opt[Money] {
	switch {
	case a.Subsidy.Valid:
		return a.Subsidy
	case !a.MonthlyStandard.Valid || !a.PresentDays.Valid || !a.RequiredDays.Valid || !a.RequiredDays.Value.IsPositive():
		return Opt[Money]{}
	}
	earned := a.MonthlyStandard.Value.Decimal().Mul(a.PresentDays.Value)
	return Some(MoneyOf(earned.DivRound(a.RequiredDays.Value, 2)))
}

// DefaultAttendance is a month of a post before anything is typed: all required
// days, at the post's standard.
func DefaultAttendance(p *PublicPost, month Month) Attendance {
	return Attendance{
		PublicPostID:    Ref(p.ID),
		Month:           month,
		RequiredDays:    p.RequiredDays,
		PresentDays:     p.RequiredDays,
		MonthlyStandard: p.MonthlyStandard,
	}
}

// CheckAttendance gives the errors of a month of attendance, all with code Invalid:
// needed fields that are blank, negative numbers, a month in the future, more days
// than the month has.
func CheckAttendance(a *Attendance, today Day) error {
	errs := append(AttendanceCatalogue.Missing(a), negative(AttendanceCatalogue, a)...)
	if a.Month > today.MonthOf() {
		errs = append(errs, Errorf(Invalid, "month", "月份不能是将来，请核对。"))
	}
	if a.Month != 0 && a.PresentDays.Value.GreaterThan(decimal.NewFromInt(int64(a.Month.Last().DayOfMonth()))) {
		errs = append(errs, Errorf(Invalid, "present_days", "实际出勤多于这个月的天数，请核对。"))
	}
	return errs.OrNil()
}

// AttendanceHints gives what seems doubtful about a month of attendance of a post.
func AttendanceHints(a *Attendance, p *PublicPost) []Hint {
	var hints []Hint
	if a.RequiredDays.Valid && a.PresentDays.Value.GreaterThan(a.RequiredDays.Value) {
		hints = append(hints, Hint{"present_days", "实际出勤多于规定出勤天数，请核对。"})
	}
	worked := Attendance{RequiredDays: a.RequiredDays, PresentDays: a.PresentDays, MonthlyStandard: a.MonthlyStandard}
	if w := worked.WorkedSubsidy(); w.Valid && a.Subsidy.Valid && w != a.Subsidy {
		hints = append(hints, Hint{"subsidy", "按出勤应补 " + w.Value.Grouped() + " 元，与填写的补贴金额不符，请核对。"})
	}
	if a.Month != 0 && !(Period{p.ContractFromOn, p.ContractToOn}).Overlaps(Period{a.Month.First(), a.Month.Last()}) {
		hints = append(hints, Hint{"month", "这个月不在协议期内，请核对。"})
	}
	return hints
}
