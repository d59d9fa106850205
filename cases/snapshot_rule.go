package cases

import "time"

// Freeze makes the snapshot of an account as it is reported, with a row for each
// item. registered is the 户籍人口 beside the people the account divides by.
func (a *Account) Freeze(household Ref, registered Opt[int64], at time.Time, reason string) (IncomeSnapshot, []IncomeSnapshotItem) {
	s := IncomeSnapshot{
		HouseholdID:      household,
		Year:             Some(int64(a.Year)),
		FromOn:           a.Period.From,
		ToOn:             a.Period.To,
		People:           a.People,
		RegisteredPeople: registered,
		Total:            Some(a.Total),
		Cost:             Some(a.Cost),
		Net:              Some(a.Net),
		PerHead:          a.PerHead,
		Claims:           Some(a.Claims),
		SelfPaid:         Some(a.SelfPaid),
		FrozenAt:         at.UTC(),
		Reason:           reason,
	}
	items := make([]IncomeSnapshotItem, len(a.Items))
	for i, sum := range a.Items {
		items[i] = IncomeSnapshotItem{Item: sum.Name, Amount: Some(sum.Counted)}
		if sum.LeftOut != 0 {
			items[i].LeftOut = Some(sum.LeftOut)
		}
	}
	return s, items
}

// CheckCorrection refuses a correction that says not why, or that is of another
// household or year than what it corrects. The code is Invalid.
func CheckCorrection(wrong, right *IncomeSnapshot) error {
	var errs Errors
	if right.Reason == "" {
		errs = append(errs, Errorf(Invalid, "reason", "更正已上报的收入要写明原因。"))
	}
	if right.HouseholdID != wrong.HouseholdID || right.Year != wrong.Year {
		errs = append(errs, Errorf(Invalid, "corrects_id", "只能更正同一户同一年度的上报收入。"))
	}
	return errs.OrNil()
}

// Correct makes a snapshot the correction of an earlier one.
func (s *IncomeSnapshot) Correct(wrong *IncomeSnapshot) { s.CorrectsID = Ref(wrong.ID) }

// Reported gives the snapshot that stands for a year: the one frozen last. ok is
// false where the year was not reported.
func Reported(snapshots []IncomeSnapshot, year int) (latest IncomeSnapshot, ok bool) {
	for _, s := range snapshots {
		if s.Hidden || s.Year != Some(int64(year)) {
			continue
		}
		if !ok || s.FrozenAt.After(latest.FrozenAt) {
			latest, ok = s, true
		}
	}
	return latest, ok
}

// FrozenAccount is the account a snapshot holds, to compare with another one. It has
// no entries behind its numbers, and its totals are those that were reported.
func FrozenAccount(s *IncomeSnapshot, items []IncomeSnapshotItem, policy *Policy) Account {
	a := Account{Period: Period{s.FromOn, s.ToOn}, Year: int(s.Year.Value), People: s.People}
	sums := make(map[string]*Sum)
	for _, item := range items {
		if item.Hidden {
			continue
		}
		sums[item.Item] = &Sum{
			Name: item.Item, Group: policy.GroupOf(item.Item),
			Counted: item.Amount.Value, LeftOut: item.LeftOut.Value,
		}
	}
	a.Items = inListOrder(sums, policy)
	a.total()
	a.Total, a.Cost, a.Net, a.PerHead = s.Total.Value, s.Cost.Value, s.Net.Value, s.PerHead
	a.Claims, a.SelfPaid = s.Claims.Value, s.SelfPaid.Value
	return a
}
