package cases

// fewestAcceptors is how many people an acceptance needs, and publicDays how long a
// list must hang out (domain.md §5 and §4).
const (
	fewestAcceptors = 3
	publicDays      = 5
)

// WorkedAmount is what a quantity earns at the subsidy's rate, rounded to the fen;
// nothing below the opening quantity; blank where quantity or rate is.
func (s *Subsidy) WorkedAmount() Opt[Money] {
	quantity := s.AcceptedQuantity
	if !quantity.Valid {
		quantity = s.AppliedQuantity
	}
	if quantity.Valid && s.OpeningQuantity.Valid && quantity.Value.LessThan(s.OpeningQuantity.Value) {
		return Some(Money(0))
	}
	return times(quantity, s.Rate)
}

// CheckSubsidy gives the errors of a subsidy, all with code Invalid: needed fields
// that are blank, negative numbers, steps out of order.
func CheckSubsidy(s *Subsidy) error {
	errs := append(SubsidyCatalogue.Missing(s), negative(SubsidyCatalogue, s)...)
	add := func(field, message string) { errs = append(errs, Errorf(Invalid, field, message)) }
	if s.AcceptedOn != 0 && s.AcceptedOn < s.AppliedOn {
		add("accepted_on", "验收日期早于申报日期，请核对。")
	}
	if s.PublicToOn != 0 && s.PublicToOn < s.PublicFromOn {
		add("public_to_on", "公示结束早于开始，请核对。")
	}
	if s.PaidOn != 0 && s.PaidOn < max(s.AppliedOn, s.AcceptedOn) {
		add("paid_on", "发放日期早于申报或验收日期，请核对。")
	}
	return errs.OrNil()
}

// SubsidyHints gives what seems doubtful about a subsidy: sums that do not agree,
// too few who accepted, too short a publicity.
func SubsidyHints(s *Subsidy) []Hint {
	var hints []Hint
	add := func(field, message string) { hints = append(hints, Hint{field, message}) }
	if worked := s.WorkedAmount(); worked.Valid && s.ApprovedAmount.Valid && worked != s.ApprovedAmount {
		add("approved_amount", "按标准应补 "+worked.Value.Grouped()+" 元，与核定金额不符，请核对（有封顶的除外）。")
	}
	if s.ApprovedAmount.Valid && s.PaidAmount.Valid && s.ApprovedAmount != s.PaidAmount {
		add("paid_amount", "实发金额与核定金额不符，请核对。")
	}
	if s.AcceptedQuantity.Valid && s.AppliedQuantity.Valid && s.AcceptedQuantity.Value.GreaterThan(s.AppliedQuantity.Value) {
		add("accepted_quantity", "验收规模大于申报规模，请核对。")
	}
	if n := len(Names(s.Acceptors)); n > 0 && n < fewestAcceptors {
		add("acceptors", "验收人应有三人以上。")
	}
	if s.PublicFromOn != 0 && s.PublicToOn != 0 && s.PublicToOn.DaysSince(s.PublicFromOn)+1 < publicDays {
		add("public_to_on", "公示一般不少于 5 天，请核对。")
	}
	return hints
}
