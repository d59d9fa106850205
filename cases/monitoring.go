package cases

// Monitoring is one 识别 of a household as 监测对象: its class, its risks, how
// they were removed and how the household stood afterwards (domain.md §1.1). A household
// whose removed risk comes back (回退) gets a second one. The national system
// dates these by month; a class holds from the first day of its month.
type Monitoring struct {
	Base
	HouseholdID     Ref
	Class           string
	RecognisedMonth Month // 识别监测时间
	Risk1           string
	Risk2           string
	Risk3           string
	Risk4           string
	Risk5           string
	Disaster        string // 子项 of 因自然灾害
	RiskNote        string // what 其他 means
	Contact         string // 监测联系人
	ContactPhone    string

	// How the household stood when it was recognised.
	Dropout      string
	HouseDamaged string
	Uninsured    string
	WaterDamaged string

	Removed      string // 风险是否已消除
	RemovalWay   string
	RemovedMonth Month
	EndedMonth   Month // taken off the list altogether (有序退出)

	// How it stood after the removal; all asked for where Removed is 是.
	AfterDropout      string
	AfterHouseDamaged string
	AfterUninsured    string
	AfterWaterDamaged string
	AfterWages        Opt[Money]
	AfterProperty     Opt[Money]
	AfterTransfers    Opt[Money]
	AfterBusiness     Opt[Money]
	AfterCosts        Opt[Money]
	AfterNet          Opt[Money]
	AfterNetPerHead   Opt[Money]
	AfterClaims       Opt[Money]
	AfterOwnPayments  Opt[Money]
	Note              string
}

// The risk states of a recognised household; the steps before and between them
// belong to the monitoring case (domain.md §1.3, 风险状态).
const (
	RiskOpen    = "未消除"
	RiskRemoved = "已消除"
)

// Risks are the risks named, without blanks, in the order given.
func (m *Monitoring) Risks() []string {
	var risks []string
	for _, r := range []string{m.Risk1, m.Risk2, m.Risk3, m.Risk4, m.Risk5} {
		if r != "" {
			risks = append(risks, r)
		}
	}
	return risks
}

// On says whether the household is under this monitoring on a day, its risk
// removed or not. A blank month of recognition means since before our records.
func (m *Monitoring) On(day Day) bool {
	if m.Hidden || m.Class == "" {
		return false
	}
	return m.RecognisedMonth <= day.MonthOf() && (m.EndedMonth == 0 || day.MonthOf() < m.EndedMonth)
}

// RiskOn gives RiskOpen or RiskRemoved on a day, "" where the household is not
// under this monitoring. A removal without its month counts on every day.
func (m *Monitoring) RiskOn(day Day) string {
	switch {
	case !m.On(day):
		return ""
	case m.RemovedMonth != 0 && m.RemovedMonth <= day.MonthOf(), m.RemovedMonth == 0 && m.Removed == Yes:
		return RiskRemoved
	}
	return RiskOpen
}

// Check refuses a removal before the recognition, and an end before it. The
// code is Invalid.
func (m *Monitoring) Check() error {
	var errs Errors
	if m.RemovedMonth != 0 && m.RemovedMonth < m.RecognisedMonth {
		errs = append(errs, Errorf(Invalid, "removed_month", "风险消除时间早于识别时间，请核对。"))
	}
	if m.RemovedMonth != 0 && m.Removed == No {
		errs = append(errs, Errorf(Invalid, "removed", "填写了风险消除时间，“风险是否已消除”应为“是”。"))
	}
	if m.EndedMonth != 0 && m.EndedMonth < m.RecognisedMonth {
		errs = append(errs, Errorf(Invalid, "ended_month", "退出监测时间早于识别时间，请核对。"))
	}
	return errs.OrNil()
}

// MonitoringOn gives the monitoring a household is under on a day; of several
// the one recognised last. ok is false where there is none.
func MonitoringOn(list []Monitoring, day Day) (found Monitoring, ok bool) {
	for _, m := range list {
		if m.On(day) && (!ok || m.RecognisedMonth > found.RecognisedMonth) {
			found, ok = m, true
		}
	}
	return found, ok
}

// FirstRecognised gives the month of 首次识别 as far as known; 0 where the
// household was never recognised or the month is not known.
func FirstRecognised(list []Monitoring) (first Month) {
	for _, m := range list {
		if !m.Hidden && m.RecognisedMonth != 0 && (first == 0 || m.RecognisedMonth < first) {
			first = m.RecognisedMonth
		}
	}
	return first
}
