package cases_test

import (
	"testing"

	"zhucunji/cases"
)

func loan(change func(*cases.MicroLoan)) *cases.MicroLoan {
	l := &cases.MicroLoan{
		MeasureID: 5, CreditLimit: yuan(50000), Principal: yuan(50000), Balance: yuan(30000), Repaid: yuan(20000), TermMonths: count(36),
		LentOn: day(2024, 6, 1), DueOn: day(2027, 6, 1), Use: "种植业",
	}
	if change != nil {
		change(l)
	}
	return l
}

func TestCheckMicroLoan(t *testing.T) {
	tests := map[string]struct {
		change func(*cases.MicroLoan)
		want   []string
	}{
		"a loan within the rules":   {nil, nil},
		"nothing at all":            {func(l *cases.MicroLoan) { *l = cases.MicroLoan{} }, []string{"measure_id", "principal"}},
		"a negative principal":      {func(l *cases.MicroLoan) { *l = cases.MicroLoan{MeasureID: 5, Principal: yuan(-1)} }, []string{"principal"}},
		"due before it was lent":    {func(l *cases.MicroLoan) { l.DueOn = day(2024, 5, 31) }, []string{"due_on"}},
		"repaid before it was lent": {func(l *cases.MicroLoan) { l.RepaidOn = day(2024, 5, 31) }, []string{"repaid_on"}},
		"more left than was lent":   {func(l *cases.MicroLoan) { l.Balance = yuan(50001) }, []string{"balance"}},
		"more repaid than was lent": {func(l *cases.MicroLoan) { l.Repaid = yuan(50001) }, []string{"repaid"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) { wantFields(t, cases.CheckMicroLoan(loan(tt.change)), tt.want...) })
	}
}

func TestMicroLoanHints(t *testing.T) {
	tests := map[string]struct {
		change func(*cases.MicroLoan)
		want   []string
	}{
		"a loan within the rules": {nil, nil},
		"more than 50,000 yuan": {func(l *cases.MicroLoan) {
			l.CreditLimit = yuan(80000)
			l.Principal, l.Balance = fen(5000001), fen(3000001)
		}, []string{"principal"}},
		"more than the credit limit":    {func(l *cases.MicroLoan) { l.CreditLimit = yuan(30000) }, []string{"principal"}},
		"no credit limit told":          {func(l *cases.MicroLoan) { l.CreditLimit.Valid, l.CreditLimit.Value = false, 0 }, nil},
		"a term of 37 months":           {func(l *cases.MicroLoan) { l.TermMonths = count(37) }, []string{"term_months"}},
		"three years and a day by date": {func(l *cases.MicroLoan) { l.DueOn = day(2027, 6, 2) }, []string{"due_on"}},
		"for a house":                   {func(l *cases.MicroLoan) { l.Use = "建房" }, []string{"loan_use"}},
		"for consumption":               {func(l *cases.MicroLoan) { l.Use = "日常消费" }, []string{"loan_use"}},
		"due with a balance":            {func(l *cases.MicroLoan) { l.DueOn = today.AddDays(-1) }, []string{"due_on"}},
		"due today is not overdue":      {func(l *cases.MicroLoan) { l.DueOn = today }, nil},
		"sums that do not agree":        {func(l *cases.MicroLoan) { l.Repaid = yuan(10000) }, []string{"balance"}},
		"repayment not told":            {func(l *cases.MicroLoan) { l.Repaid.Valid = false }, nil},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) { wantHints(t, cases.MicroLoanHints(loan(tt.change), today), tt.want...) })
	}
}
