package cases_test

import (
	"testing"

	"zhucunji/cases"
)

func TestTeamTallyCountsHouseholdsAndPeople(t *testing.T) {
	tally := cases.NewTeamTally(&cases.Team{Name: "一组"})
	score := func(points ...int64) *cases.Visited {
		var visits []cases.Visit
		for _, p := range points {
			visits = append(visits, cases.Visit{Hygiene: cases.Some(p)})
		}
		return cases.VisitedOf(visits)
	}
	works := func(p *cases.Person) bool { return p.Name == "儿子" }
	tally.Add(&cases.Household{HouseholdType: cases.ClassLifted, MonitorClass: "脱贫不稳定户", RiskState: cases.RiskRemoved}, []cases.Member{
		{Person: cases.Person{Name: "户主", Health: "长期慢性病、残疾", Dibao: "农村低保", Labour: "丧失劳动力"}},
		{Person: cases.Person{Name: "儿子", Labour: "技能劳动力", Dibao: "农村低保"}},
		{Person: cases.Person{Name: "孙子", Schooling: "七年级"}, Membership: cases.Membership{Registered: cases.No}},
	}, works, score(95, 94))
	tally.Add(&cases.Household{HouseholdType: "普通农户", MonitorClass: "边缘易致贫户", RiskState: cases.RiskOpen}, []cases.Member{
		{Person: cases.Person{Health: "患有大病", Tekun: "农村特困"}},
		{Person: cases.Person{Schooling: "学龄前儿童"}},
	}, works, score(40))
	tally.Add(&cases.Household{HouseholdType: "普通农户"}, nil, works, score())
	row := &cases.Row{Tally: tally}
	for path, want := range map[string]string{
		"tally.name": "一组", "tally.households": "3", "tally.people": "4", "tally.lifted": "1", "tally.lifted_people": "2",
		"tally.monitored": "2", "tally.monitored_people": "4", "tally.open": "1", "tally.dibao": "1", "tally.dibao_people": "2",
		"tally.tekun": "1", "tally.disabled": "1", "tally.serious": "1", "tally.students": "1", "tally.labour": "1", "tally.working": "1",
		"tally.scored": "2", "tally.clean": "1", "tally.dirty": "1", "tally.score": "76.3", "tally.clean_share": "50",
	} {
		if b, ok := row.Bound(path); !ok || b.Text() != want {
			t.Errorf("%s is %q, want %q", path, b.Text(), want)
		}
	}
	if cases.NewTeamTally(nil).Name == "" {
		t.Error("households without a group have no name")
	}
}

func TestVisitedTellsWhatWasFoundLast(t *testing.T) {
	day := cases.NewDay
	v := cases.VisitedOf([]cases.Visit{
		{VisitedOn: day(2026, 9, 1), Visitors: "张队长", Hygiene: cases.Some(int64(80)), Problems: "路滑", Checks: cases.CheckList{{Item: "饮水安全", Answer: cases.AnswerOK}}},
		{VisitedOn: day(2026, 5, 1), Visitors: "李干事", Hygiene: cases.Some(int64(91)), Checks: cases.CheckList{
			{Item: "饮水安全", Answer: cases.AnswerProblem, Note: "断水"}, {Item: "住房安全", Answer: cases.AnswerProblem, Note: "漏雨"},
		}},
	})
	row := &cases.Row{Visited: v}
	for path, want := range map[string]string{
		"visited.visits": "2", "visited.last_on": "2026-09-01", "visited.visitors": "张队长",
		"visited.check_water": "正常", "visited.check_house": "有问题", "visited.check_food": "未查",
		"visited.problems": "住房安全：漏雨；路滑", "visited.scored": "2", "visited.score": "85.5", "visited.last_score": "80",
	} {
		if b, ok := row.Bound(path); !ok || b.Text() != want {
			t.Errorf("%s is %q, want %q", path, b.Text(), want)
		}
	}
	if none := cases.VisitedOf(nil); none.Score.Valid || none.Visits != cases.Some(int64(0)) {
		t.Errorf("no visits are %+v", none)
	}
}
