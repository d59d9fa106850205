package cases

import "strings"

// The national rules of 脱贫人口小额信贷 (domain.md §5): up to 50,000 yuan for up to
// three years, for production only.
const (
	mostLoan       = Money(50_000 * 100)
	mostLoanMonths = 36
)

// CheckMicroLoan gives the errors of a micro-loan, all with code Invalid: needed
// fields that are blank, negative numbers, days out of order, more owed than lent.
func CheckMicroLoan(l *MicroLoan) error {
	errs := append(MicroLoanCatalogue.Missing(l), negative(MicroLoanCatalogue, l)...)
	add := func(field, message string) { errs = append(errs, Errorf(Invalid, field, message)) }
	if l.DueOn != 0 && l.DueOn < l.LentOn {
		add("due_on", "到期日期早于放款日期，请核对。")
	}
	if l.RepaidOn != 0 && l.RepaidOn < l.LentOn {
		add("repaid_on", "还本日期早于放款日期，请核对。")
	}
	if l.Principal.Valid && l.Balance.Valid && l.Balance.Value > l.Principal.Value {
		add("balance", "贷款余额大于贷款本金，请核对。")
	}
	if l.Principal.Valid && l.Repaid.Valid && l.Repaid.Value > l.Principal.Value {
		add("repaid", "还本金额大于贷款本金，请核对。")
	}
	return errs.OrNil()
}

// MicroLoanHints gives what seems doubtful about a micro-loan: more than the rules
// allow, used for what they forbid, due and not paid, sums that do not agree.
func MicroLoanHints(l *MicroLoan, today Day) []Hint {
	var hints []Hint
	add := func(field, message string) { hints = append(hints, Hint{field, message}) }
	if l.Principal.Value > mostLoan {
		add("principal", "小额信贷每户不超过 5 万元，请核对。")
	}
	if l.CreditLimit.Value > 0 && l.Principal.Value > l.CreditLimit.Value {
		add("principal", "贷款本金超过授信额度，请核对。")
	}
	if l.TermMonths.Value > mostLoanMonths {
		add("term_months", "小额信贷期限不超过 3 年，请核对。")
	} else if l.LentOn != 0 && l.DueOn > l.LentOn.AddMonths(mostLoanMonths) {
		add("due_on", "放款到还款超过 3 年，请核对。")
	}
	if strings.Contains(l.Use, "房") || strings.Contains(l.Use, "消费") {
		add("loan_use", "小额信贷不能用于建房、购房和消费，请核对。")
	}
	return append(hints, repaymentHints(l, today)...)
}

// repaymentHints doubts what is left of a loan: unpaid after its day, or not what
// was lent less what came back.
func repaymentHints(l *MicroLoan, today Day) []Hint {
	var hints []Hint
	if l.DueOn != 0 && l.DueOn < today && l.Balance.Value > 0 {
		hints = append(hints, Hint{"due_on", "贷款已到期，还有余额 " + l.Balance.Value.Grouped() + " 元。"})
	}
	told := l.Principal.Valid && l.Balance.Valid && l.Repaid.Valid
	if told && l.Balance.Value+l.Repaid.Value != l.Principal.Value {
		hints = append(hints, Hint{"balance", "余额与还本金额相加不等于贷款本金，请核对。"})
	}
	return hints
}
