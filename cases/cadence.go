package cases

import (
	"slices"
	"strings"
)

// VisitFacts are what the rules of visits ask of a household, as of the day in
// question.
type VisitFacts struct {
	HouseholdType string
	MonitorClass  string
	RiskState     string // RiskOpen, RiskRemoved or ""
	Priority      bool   // a member is in 低保 or 特困, disabled or seriously ill
	EndedOn       Day    // the first day on which the household is no more
}

// VisitFactsOf collects the facts from a household and its members of the day.
func VisitFactsOf(h *Household, members []Person) VisitFacts {
	return VisitFacts{
		HouseholdType: h.HouseholdType,
		MonitorClass:  h.MonitorClass,
		RiskState:     h.RiskState,
		Priority:      slices.ContainsFunc(members, func(p Person) bool { return p.Priority() }),
		EndedOn:       h.EndedOn,
	}
}

// Priority says whether a person makes the household a 重点户 (domain.md §3, 五访):
// 低保, 特困, 残疾 or 大病.
func (p *Person) Priority() bool {
	return strings.HasSuffix(p.Dibao, "低保") || strings.HasSuffix(p.Tekun, "特困") ||
		p.DisabilityKind != "" || strings.Contains(p.Health, "残疾") || strings.Contains(p.Health, "大病")
}

// VisitClass gives the value of 走访对象类型 that says how often a household is
// visited. Where several fit, the one that asks for more attention holds.
func VisitClass(f VisitFacts) string {
	switch {
	case f.MonitorClass != "" && f.RiskState != RiskRemoved:
		return ClassMonitored
	case f.Priority:
		return ClassPriority
	case f.MonitorClass != "":
		return ClassRemoved
	case f.HouseholdType == ClassLifted: // 户类型 and class have the same name
		return ClassLifted
	}
	return ClassOrdinary
}

// NextVisit is the day by which a household of a class is to be visited again
// after a visit, by the rules of that day's year; blank where there was no visit
// or none is asked for.
func NextVisit(class string, last Day, policy *Policy) Day {
	if last == 0 {
		return 0
	}
	days := policy.CadenceFor(class, last.Year())
	if days <= 0 {
		return 0
	}
	return last.AddDays(days)
}

// DueVisit is the day on which a household's next visit is due: the day set down
// at the last visit, or else the one the cadence gives. A household of a class
// that is to be visited and never was is due since the day it was first known.
func DueVisit(class string, last *Visit, known Day, policy *Policy) Day {
	if last != nil {
		if last.NextOn > last.VisitedOn {
			return last.NextOn
		}
		return NextVisit(class, last.VisitedOn, policy)
	}
	if policy.CadenceFor(class, known.Year()) <= 0 {
		return 0
	}
	return known
}
