package ui_test

import (
	"testing"

	"zhucunji/cases"
	"zhucunji/ui"
)

func TestTheJobsOfAMemberAreKept(t *testing.T) {
	b, m := openMeasures(t, ui.Route{Place: ui.PlaceMeasures})
	m.jobs = []cases.JobSpell{{
		Base: cases.Base{ID: 1}, HouseholdID: 7, PersonID: 70, Working: cases.Yes, Employer: "某陶瓷厂",
		FromMonth: cases.NewMonth(2026, 2), MonthlyPay: cases.Some(cases.Yuan(5000)),
	}}
	b.tap("务工登记")
	b.shows("先选一户，再选成员。")
	b.typeText("yjg")
	b.ring()
	b.press("Enter")
	b.shows("杨建国 户主", "某陶瓷厂", "2026 年度务工 8 个月，工资约 40,000.00 元", "还没有计划务工")
	b.picture("jobs")
	b.tap("新增计划务工")
	b.press("Ctrl+Enter")
	if len(m.plans) != 1 || m.plans[0].PersonID != 70 || m.plans[0].Year.Value != 2026 {
		t.Errorf("plans %+v", m.plans)
	}
}

func TestAJobWithoutItsPlaceIsDoubtedOnce(t *testing.T) {
	b, m := openMeasures(t, ui.Route{Place: ui.PlaceMeasures, Of: 7, Tab: "jobs"})
	b.tap("新增务工")
	b.shows("新增务工")
	b.press("Ctrl+Enter")
	b.shows("务工地点要填到县（市、区）。")
	if len(m.jobs) != 0 {
		t.Errorf("jobs %+v", m.jobs)
	}
	b.press("Ctrl+Enter")
	if len(m.jobs) != 1 || m.jobs[0].PersonID != 70 || m.jobs[0].Working != cases.Yes {
		t.Errorf("jobs %+v", m.jobs)
	}
}
