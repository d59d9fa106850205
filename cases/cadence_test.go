package cases_test

import (
	"testing"

	"zhucunji/cases"
)

func TestPriority(t *testing.T) {
	tests := map[string]struct {
		person cases.Person
		want   bool
	}{
		"a healthy person is none":              {cases.Person{Health: "健康", Dibao: "未享受", Tekun: "不享受"}, false},
		"somebody of whom nothing is known":     {cases.Person{}, false},
		"a long illness alone is none":          {cases.Person{Health: "长期慢性病"}, false},
		"低保 counts":                             {cases.Person{Dibao: "农村低保"}, true},
		"特困 counts":                             {cases.Person{Tekun: "农村特困"}, true},
		"a disability by certificate counts":    {cases.Person{DisabilityKind: "肢体"}, true},
		"a disability by health counts":         {cases.Person{Health: "残疾,长期慢性病"}, true},
		"a serious illness among others counts": {cases.Person{Health: "长期慢性病、患有大病"}, true},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if got := tt.person.Priority(); got != tt.want {
				t.Errorf("got %t, want %t", got, tt.want)
			}
		})
	}
}

func TestVisitClass(t *testing.T) {
	ill := []cases.Person{{}, {Health: "患有大病"}}
	tests := map[string]struct {
		household cases.Household
		members   []cases.Person
		want      string
	}{
		"an ordinary household":                {cases.Household{HouseholdType: "普通农户"}, nil, cases.ClassOrdinary},
		"a household of no known type":         {cases.Household{}, nil, cases.ClassOrdinary},
		"a 脱贫户":                                {cases.Household{HouseholdType: "脱贫户"}, nil, cases.ClassLifted},
		"a 脱贫户 with somebody seriously ill":    {cases.Household{HouseholdType: "脱贫户"}, ill, cases.ClassPriority},
		"an ordinary household with the same":  {cases.Household{}, ill, cases.ClassPriority},
		"a monitored household":                {cases.Household{MonitorClass: "边缘易致贫户", RiskState: cases.RiskOpen}, nil, cases.ClassMonitored},
		"a monitored one that is ill too":      {cases.Household{MonitorClass: "边缘易致贫户", RiskState: cases.RiskOpen}, ill, cases.ClassMonitored},
		"a monitored one of a class of 2026":   {cases.Household{MonitorClass: "防止返贫致贫对象"}, nil, cases.ClassMonitored},
		"one whose risk is removed":            {cases.Household{HouseholdType: "脱贫户", MonitorClass: "脱贫不稳定户", RiskState: cases.RiskRemoved}, nil, cases.ClassRemoved},
		"one whose risk is removed and is ill": {cases.Household{MonitorClass: "脱贫不稳定户", RiskState: cases.RiskRemoved}, ill, cases.ClassPriority},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if got := cases.VisitClass(cases.VisitFactsOf(&tt.household, tt.members)); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

func TestNextVisit(t *testing.T) {
	policy := shipped(t)
	tests := map[string]struct {
		class string
		last  cases.Day
		want  cases.Day
	}{
		"a monitored household within 30 days":  {cases.ClassMonitored, today, day(2026, 12, 21)},
		"an ordinary one within 180":            {cases.ClassOrdinary, today, day(2027, 5, 20)},
		"a class without a cadence is not due":  {"没有的类型", today, 0},
		"without a visit there is nothing next": {cases.ClassMonitored, 0, 0},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if got := cases.NextVisit(tt.class, tt.last, policy); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

func TestDueVisit(t *testing.T) {
	policy := shipped(t)
	known := day(2026, 1, 5)
	tests := map[string]struct {
		class string
		last  *cases.Visit
		want  cases.Day
	}{
		"never visited: since it is known":           {cases.ClassOrdinary, nil, known},
		"never visited and not to be":                {"没有的类型", nil, 0},
		"visited without a day set: by the cadence":  {cases.ClassMonitored, visit(nil), today.AddDays(30)},
		"the day set at the visit holds":             {cases.ClassMonitored, visit(func(v *cases.Visit) { v.NextOn = today.AddDays(3) }), today.AddDays(3)},
		"a day set that was before the visit is not": {cases.ClassMonitored, visit(func(v *cases.Visit) { v.NextOn = today }), today.AddDays(30)},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if got := cases.DueVisit(tt.class, tt.last, known, policy); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}
