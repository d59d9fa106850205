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
