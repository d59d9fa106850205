package cases

import "slices"

// reportR12 is the 小额信贷台账 (domain.md §5). The borrower is the measure's person.
func reportR12() *Report {
	return &Report{
		Key:     "R12",
		Name:    "小额信贷台账",
		Title:   "{place}小额信贷台账",
		Grain:   GrainLoan,
		Use:     UseUpload,
		Cadence: "每月",
		Units:   "元",
		Sort:    []string{"village.name", "team.order", "household.head_sort", "micro_loan.lent_on"},
		Sign:    signVillage(),
		Columns: slices.Concat(borrowerColumns(), loanColumns()),
	}
}

// borrowerColumns say who borrows, and how far the bank trusts the household.
func borrowerColumns() []ReportColumn {
	return slices.Concat(
		[]ReportColumn{
			{Path: "row.number"},
			{Path: "village.town", Title: "乡镇"},
			{Path: "village.name", Title: "村"},
			{Path: "team.name", Title: "社"},
			{Path: "household.head_name", Title: "户主"},
			{Path: "person.name", Title: "贷款人"},
			{Path: "person.id_number", Title: "身份证号"},
			{Path: "row.is_head"},
			{Path: "membership.relation"},
			{Path: "household.people", Title: "家庭人口"},
		},
		under("授信情况",
			ReportColumn{Path: "micro_loan.rating_agency"},
			ReportColumn{Path: "micro_loan.stars"},
			ReportColumn{Path: "micro_loan.credit_limit", Total: SumTotal},
			ReportColumn{Path: "micro_loan.credit_on"},
			ReportColumn{Path: "micro_loan.credit_checked"},
			ReportColumn{Path: "micro_loan.credit_papers"},
		),
	)
}

// loanColumns tell of the loan and what became of it.
func loanColumns() []ReportColumn {
	return slices.Concat(
		under("贷款情况",
			ReportColumn{Path: "micro_loan.principal", Total: SumTotal},
			ReportColumn{Path: "micro_loan.balance", Total: SumTotal},
			ReportColumn{Path: "micro_loan.term_months", Title: "期限(月)"},
			ReportColumn{Path: "micro_loan.lent_on"},
			ReportColumn{Path: "micro_loan.due_on"},
			ReportColumn{Path: "micro_loan.rate", Title: "利率(%)"},
			ReportColumn{Path: "micro_loan.interest_subsidy", Total: SumTotal},
		),
		under("还款情况",
			ReportColumn{Path: "micro_loan.repaid", Total: SumTotal},
			ReportColumn{Path: "micro_loan.repaid_on"},
			ReportColumn{Path: "micro_loan.principal_overdue", Total: SumTotal},
			ReportColumn{Path: "micro_loan.principal_overdue_on"},
			ReportColumn{Path: "micro_loan.interest_owed", Total: SumTotal},
			ReportColumn{Path: "micro_loan.interest_owed_on"},
		),
		under("资金使用",
			ReportColumn{Path: "micro_loan.loan_papers"},
			ReportColumn{Path: "micro_loan.use_compliant"},
			ReportColumn{Path: "micro_loan.loan_use"},
			ReportColumn{Path: "micro_loan.lender"},
		),
		[]ReportColumn{
			{Path: "micro_loan.state"},
			{Path: "micro_loan.counted_on"},
		},
	)
}
