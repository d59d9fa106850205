package cases

import "github.com/shopspring/decimal"

// MicroLoan is the 小额信贷 part of a measure (domain.md §5). The borrower is the
// measure's person.
type MicroLoan struct {
	Base
	MeasureID          Ref
	RatingAgency       string
	Stars              string
	CreditLimit        Opt[Money]
	CreditOn           Day
	CreditChecked      string
	CreditPapers       string
	Principal          Opt[Money]
	Balance            Opt[Money]
	TermMonths         Opt[int64]
	LentOn             Day
	DueOn              Day
	Rate               Opt[decimal.Decimal] // percent a year
	InterestSubsidy    Opt[Money]
	Repaid             Opt[Money]
	RepaidOn           Day
	PrincipalOverdue   Opt[Money]
	PrincipalOverdueOn Day
	InterestOwed       Opt[Money]
	InterestOwedOn     Day
	LoanPapers         string
	UseCompliant       string
	Use                string
	Lender             string
	State              string
	CountedOn          Day
	Note               string
}

// MicroLoanCatalogue lists the fields of a micro-loan in the order of its form.
var MicroLoanCatalogue = NewCatalogue("micro_loan", "小额信贷", //nolint:gochecknoglobals // immutable catalogue
	func(l *MicroLoan) *Base { return &l.Base },
	[]Field[MicroLoan]{
		{Meta{Key: "measure_id", Title: "所属措施", Kind: KindRef, Target: "measure", Group: "授信", Need: true}, func(l *MicroLoan) any { return &l.MeasureID }},
		{Meta{Key: "rating_agency", Title: "评级机构", Group: "授信"}, func(l *MicroLoan) any { return &l.RatingAgency }},
		{Meta{Key: "stars", Title: "星级", Aliases: []string{"信用星级"}, Kind: KindCode, List: ListStar, Group: "授信"}, func(l *MicroLoan) any { return &l.Stars }},
		{Meta{Key: "credit_limit", Title: "授信额度", Kind: KindMoney, Unit: "元", Group: "授信"}, func(l *MicroLoan) any { return &l.CreditLimit }},
		{Meta{Key: "credit_on", Title: "授信时间", Aliases: []string{"授信日期"}, Kind: KindDay, Group: "授信"}, func(l *MicroLoan) any { return &l.CreditOn }},
		{Meta{Key: "credit_checked", Title: "是否查询征信", Kind: KindYesNo, Group: "授信"}, func(l *MicroLoan) any { return &l.CreditChecked }},
		{Meta{Key: "credit_papers", Title: "授信资料齐否", Aliases: []string{"授信资料是否齐全"}, Kind: KindYesNo, Group: "授信"}, func(l *MicroLoan) any { return &l.CreditPapers }},
		{Meta{Key: "principal", Title: "贷款本金", Aliases: []string{"贷款金额", "放款金额"}, Kind: KindMoney, Unit: "元", Group: "贷款", Need: true}, func(l *MicroLoan) any { return &l.Principal }},
		{Meta{Key: "balance", Title: "贷款余额", Kind: KindMoney, Unit: "元", Group: "贷款"}, func(l *MicroLoan) any { return &l.Balance }},
		{Meta{Key: "term_months", Title: "期限", Aliases: []string{"期限(月)", "贷款期限", "贷款期限(月)"}, Kind: KindInt, Unit: "个月", Group: "贷款"}, func(l *MicroLoan) any { return &l.TermMonths }},
		{Meta{Key: "lent_on", Title: "放款日期", Kind: KindDay, Group: "贷款"}, func(l *MicroLoan) any { return &l.LentOn }},
		{Meta{Key: "due_on", Title: "到期(还款)日期", Aliases: []string{"到期日期", "还款日期"}, Kind: KindDay, Ahead: true, Group: "贷款"}, func(l *MicroLoan) any { return &l.DueOn }},
		{Meta{Key: "rate", Title: "利率", Aliases: []string{"年利率", "利率(%)"}, Kind: KindDecimal, Unit: "%", Group: "贷款"}, func(l *MicroLoan) any { return &l.Rate }},
		{Meta{Key: "interest_subsidy", Title: "累计贴息", Kind: KindMoney, Unit: "元", Group: "贷款"}, func(l *MicroLoan) any { return &l.InterestSubsidy }},
		{Meta{Key: "repaid", Title: "还本金额", Kind: KindMoney, Unit: "元", Group: "还款"}, func(l *MicroLoan) any { return &l.Repaid }},
		{Meta{Key: "repaid_on", Title: "还本日期", Kind: KindDay, Group: "还款"}, func(l *MicroLoan) any { return &l.RepaidOn }},
		{Meta{Key: "principal_overdue", Title: "本金逾期金额", Kind: KindMoney, Unit: "元", Group: "还款"}, func(l *MicroLoan) any { return &l.PrincipalOverdue }},
		{Meta{Key: "principal_overdue_on", Title: "本金逾期日期", Kind: KindDay, Group: "还款"}, func(l *MicroLoan) any { return &l.PrincipalOverdueOn }},
		{Meta{Key: "interest_owed", Title: "欠息金额", Kind: KindMoney, Unit: "元", Group: "还款"}, func(l *MicroLoan) any { return &l.InterestOwed }},
		{Meta{Key: "interest_owed_on", Title: "欠息日期", Kind: KindDay, Group: "还款"}, func(l *MicroLoan) any { return &l.InterestOwedOn }},
		{Meta{Key: "loan_papers", Title: "贷款资料齐否", Aliases: []string{"贷款资料是否齐全"}, Kind: KindYesNo, Group: "使用"}, func(l *MicroLoan) any { return &l.LoanPapers }},
		{Meta{Key: "use_compliant", Title: "资金使用合规否", Aliases: []string{"资金使用是否合规"}, Kind: KindYesNo, Group: "使用"}, func(l *MicroLoan) any { return &l.UseCompliant }},
		{Meta{Key: "loan_use", Title: "用途", Aliases: []string{"贷款用途", "资金用途"}, Kind: KindCode, List: ListLoanUse, Group: "使用"}, func(l *MicroLoan) any { return &l.Use }},
		{Meta{Key: "lender", Title: "承贷机构", Aliases: []string{"放款银行"}, Group: "使用"}, func(l *MicroLoan) any { return &l.Lender }},
		{Meta{Key: "state", Title: "贷款状态", Aliases: []string{"状态"}, Kind: KindCode, List: ListLoanState, Group: "使用"}, func(l *MicroLoan) any { return &l.State }},
		{Meta{Key: "counted_on", Title: "统计日期", Kind: KindDay, Group: "使用"}, func(l *MicroLoan) any { return &l.CountedOn }},
		{Meta{Key: "note", Title: "备注", Kind: KindLongText, Group: "使用", Wide: true}, func(l *MicroLoan) any { return &l.Note }},
	}...)
