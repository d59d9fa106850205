package cases_test

import (
	"testing"

	"zhucunji/cases"
)

func TestDefaultVisit(t *testing.T) {
	facts := cases.VisitFacts{HouseholdType: "脱贫户", MonitorClass: "脱贫不稳定户", RiskState: cases.RiskOpen}
	answers := cases.CheckList{
		{Item: "吃", Answer: cases.AnswerOK},
		{Item: "义务教育", Answer: cases.AnswerNA},
		{Item: "饮水安全", Answer: cases.AnswerProblem, Note: "断水"},
	}
	team := &cases.Visit{
		Way: "电话", VisitorKind: "干部", Visitors: "张三、李四", Recorder: "张三", Theme: "日常走访",
		MetName: "别家的人", Text: "别家的事",
	}
	meeting := &cases.Visit{Way: "院坝会", Visitors: "王五"}
	last := &cases.Visit{Way: "院坝会", Visitors: "王五", MetName: "杨秀英", MetRelation: "配偶", Text: "上次的事", Checks: answers}
	tests := map[string]struct {
		ofHousehold, ofTeam *cases.Visit
		want                cases.Visit // beside what every default has
	}{
		"the first visit of all goes home":               {nil, nil, cases.Visit{Way: "入户"}},
		"after a meeting the team goes to homes again":   {nil, meeting, cases.Visit{Way: "入户", Visitors: "王五"}},
		"the household tells whom, and what never fits":  {last, nil, cases.Visit{Way: "入户", MetName: "杨秀英", MetRelation: "配偶", Checks: answers[1:2]}},
		"the team tells who, how and why, and no person": {nil, team, cases.Visit{Way: "电话", VisitorKind: "干部", Visitors: "张三、李四", Recorder: "张三", Theme: "日常走访"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			tt.want.HouseholdID, tt.want.VisitedOn, tt.want.EnteredOn, tt.want.NextOn = 7, today, today, today.AddDays(30)
			got := cases.DefaultVisit(7, facts, tt.ofHousehold, tt.ofTeam, today, shipped(t))
			for i, b := range cases.VisitCatalogue.Bind(&got) {
				if want := cases.VisitCatalogue.Bind(&tt.want)[i]; !cases.Same(b.Ptr, want.Ptr) {
					t.Errorf("%s: got %s, want %s", b.Key, b.Text(), want.Text())
				}
			}
			wantFields(t, cases.CheckVisit(&got, facts, today))
		})
	}
}

func TestVisitsOf(t *testing.T) {
	g := &cases.Gathering{
		Base: cases.Base{ID: 3}, VillageID: 1, HeldOn: today, Started: "19:30", Ended: "21:00", Way: cases.WayGathering,
		Theme: "政策宣传", Visitors: "张三、李四", Recorder: "张三", Text: "讲了产业奖补政策", Attended: count(2),
	}
	wantFields(t, cases.CheckGathering(g, today))
	facts := []cases.VisitFacts{{HouseholdType: "脱贫户"}, {MonitorClass: "边缘易致贫户"}}
	visits := cases.VisitsOf(g, []cases.Ref{7, 8}, facts, today, shipped(t))
	if len(visits) != 2 {
		t.Fatalf("got %d visits, want 2", len(visits))
	}
	for i, v := range visits {
		if v.GatheringID != 3 || v.VisitedOn != today || v.Way != cases.WayGathering || v.Visitors != "张三、李四" || v.Started != "19:30" {
			t.Errorf("visit %d: got %+v", i, v)
		}
		if v.Text != "" {
			t.Errorf("visit %d holds a copy of the text", i)
		}
		wantFields(t, cases.CheckVisit(&v, facts[i], today))
	}
	if visits[0].HouseholdID != 7 || visits[0].NextOn != today.AddDays(90) || visits[1].NextOn != today.AddDays(30) {
		t.Errorf("got next visits %s and %s", visits[0].NextOn, visits[1].NextOn)
	}
}

func TestAVisitFollowsItsGathering(t *testing.T) {
	before := cases.Gathering{HeldOn: today.AddDays(-2), Started: "19:30", Way: cases.WayGathering, Visitors: "张三", Theme: "政策宣传", Text: "讲了产业奖补"}
	after := before
	after.HeldOn, after.Started, after.Visitors, after.Theme, after.Text = today.AddDays(-3), "20:00", "张三、李四", "医保", "讲了产业奖补政策"
	taken := func() cases.Visit {
		facts := []cases.VisitFacts{{}}
		return cases.VisitsOf(&before, []cases.Ref{7}, facts, today, shipped(t))[0]
	}
	tests := map[string]struct {
		own, want func(*cases.Visit)
	}{
		"all that it took over": {func(*cases.Visit) {}, func(*cases.Visit) {}},
		"but its own visitors":  {func(v *cases.Visit) { v.Visitors = "王五" }, func(v *cases.Visit) { v.Visitors = "王五" }},
		"but its own text":      {func(v *cases.Visit) { v.Text = "家里漏雨" }, func(v *cases.Visit) { v.Text = "家里漏雨" }},
		"a copy of the text":    {func(v *cases.Visit) { v.Text = before.Text }, func(*cases.Visit) {}},
		"but its own day": {
			func(v *cases.Visit) { v.VisitedOn = today },
			func(v *cases.Visit) {
				v.VisitedOn, v.NextOn = today, cases.NextVisit(cases.ClassOrdinary, before.HeldOn, shipped(t))
			},
		},
		"but the next visit that was agreed": {func(v *cases.Visit) { v.NextOn = today.AddDays(5) }, func(v *cases.Visit) { v.NextOn = today.AddDays(5) }},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got, want := taken(), taken()
			want.VisitedOn, want.Started, want.Visitors, want.Theme = after.HeldOn, after.Started, after.Visitors, after.Theme
			want.NextOn = cases.NextVisit(cases.ClassOrdinary, after.HeldOn, shipped(t))
			tt.own(&got)
			tt.want(&want)
			got.Follow(&before, &after, cases.VisitFacts{}, shipped(t))
			for i, b := range cases.VisitCatalogue.Bind(&got) {
				if want := cases.VisitCatalogue.Bind(&want)[i]; !cases.Same(b.Ptr, want.Ptr) {
					t.Errorf("%s: got %s, want %s", b.Key, b.Text(), want.Text())
				}
			}
		})
	}
}

func TestCheckGathering(t *testing.T) {
	tests := map[string]struct {
		gathering cases.Gathering
		want      []string
	}{
		"nothing at all":        {cases.Gathering{}, []string{"village_id", "held_on", "way"}},
		"a meeting tomorrow":    {cases.Gathering{VillageID: 1, Way: "院坝会", HeldOn: today.AddDays(1)}, []string{"held_on"}},
		"an end before a start": {cases.Gathering{VillageID: 1, Way: "院坝会", HeldOn: today, Started: "20:00", Ended: "19:00"}, []string{"ended"}},
		"fewer than nobody":     {cases.Gathering{VillageID: 1, Way: "院坝会", HeldOn: today, Attended: count(-1)}, []string{"attended"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) { wantFields(t, cases.CheckGathering(&tt.gathering, today), tt.want...) })
	}
}
