package cases_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"zhucunji/cases"
)

// on makes a day of 2026.
func on(month, day int) cases.Day { return cases.NewDay(2026, month, day) }

// yangs is a household of head 1, wife 2, son 3 and daughter-in-law 4, who married
// in on 1 May, as it stands on 21 November 2026.
func yangs() *cases.Family {
	spell := func(person cases.Ref, relation string) cases.Membership {
		return cases.Membership{Base: cases.Base{ID: int64(person) + 100}, HouseholdID: 7, PersonID: person, Relation: relation}
	}
	married := spell(4, "之儿媳")
	married.JoinedOn, married.JoinReason = on(5, 1), "婚入"
	return &cases.Family{
		Household: cases.Household{Base: cases.Base{ID: 7}, VillageID: 1, TeamID: 2},
		Members:   []cases.Membership{spell(1, "户主"), spell(2, "配偶"), spell(3, "之子"), married},
		Headships: []cases.Headship{{Base: cases.Base{ID: 201}, HouseholdID: 7, PersonID: 1}},
		Standings: []cases.Standing{
			{Base: cases.Base{ID: 301}, HouseholdID: 7, Kind: "户类型", Value: "普通农户", ToOn: on(3, 31)},
			{Base: cases.Base{ID: 302}, HouseholdID: 7, Kind: "户类型", Value: "脱贫户", FromOn: on(4, 1)},
		},
		Today: on(11, 21),
	}
}

// lis is a household of head 5 and mother 6.
func lis() *cases.Family {
	return &cases.Family{
		Household: cases.Household{Base: cases.Base{ID: 8}, VillageID: 1},
		Members: []cases.Membership{
			{Base: cases.Base{ID: 105}, HouseholdID: 8, PersonID: 5, Relation: "户主"},
			{Base: cases.Base{ID: 106}, HouseholdID: 8, PersonID: 6, Relation: "之母"},
		},
		Headships: []cases.Headship{{Base: cases.Base{ID: 205}, HouseholdID: 8, PersonID: 5}},
		Today:     on(11, 21),
	}
}

// told writes a plan in lines that a person can compare: what is created has id 0.
func told(p cases.Plan) string {
	var lines []string
	for _, h := range p.Households {
		lines = append(lines, fmt.Sprintf("household %d village %d group %d ended %s %s", h.ID, h.VillageID, h.TeamID, h.EndedOn, h.EndReason))
	}
	for _, m := range p.Memberships {
		lines = append(lines, fmt.Sprintf("member %d person %d in %d %s from %s %s to %s %s %s",
			m.ID, m.PersonID, m.HouseholdID, m.Relation, m.JoinedOn, m.JoinReason, m.LeftOn, m.LeaveReason, m.Note))
	}
	for _, h := range p.Headships {
		lines = append(lines, fmt.Sprintf("head %d person %d in %d from %s to %s hidden %t", h.ID, h.PersonID, h.HouseholdID, h.FromOn, h.ToOn, h.Hidden))
	}
	for _, s := range p.Standings {
		lines = append(lines, fmt.Sprintf("standing %d in %d %s from %s to %s hidden %t", s.ID, s.HouseholdID, s.Value, s.FromOn, s.ToOn, s.Hidden))
	}
	return strings.Join(lines, "\n")
}

// want joins the lines of an expected plan.
func want(lines ...string) string { return strings.Join(lines, "\n") }

// checkPlan compares what a rule gave with what it should.
func checkPlan(t *testing.T, plan cases.Plan, err error, wantPlan string, wantCode cases.Code, wantField string) {
	t.Helper()
	if got := cases.CodeOf(err); got != wantCode {
		t.Fatalf("got code %q (%v), want %q", got, err, wantCode)
	}
	if got := fieldOf(err); got != wantField {
		t.Errorf("error at %q, want %q", got, wantField)
	}
	if got := told(plan); got != wantPlan {
		t.Errorf("got\n%s\nwant\n%s", got, wantPlan)
	}
}

func fieldOf(err error) string {
	var one *cases.Error
	var list cases.Errors
	switch {
	case errors.As(err, &list):
		return list[0].Field
	case errors.As(err, &one):
		return one.Field
	}
	return ""
}

func TestJoin(t *testing.T) {
	tests := map[string]struct {
		family func(*cases.Family)
		member cases.Membership
		want   string
		code   cases.Code
		field  string
	}{
		"a child is born": {
			member: cases.Membership{PersonID: 9, Relation: "之孙子", JoinedOn: on(10, 1), JoinReason: "新生儿"},
			want:   "member 0 person 9 in 7 之孙子 from 2026-10-01 新生儿 to   ",
		},
		"a child that died the same day is on record": {
			member: cases.Membership{PersonID: 9, Relation: "之孙子", JoinedOn: on(10, 1), LeftOn: on(10, 1), LeaveReason: "死亡"},
			want:   "member 0 person 9 in 7 之孙子 from 2026-10-01  to 2026-10-01 死亡 ",
		},
		"who left comes back": {
			family: func(f *cases.Family) { f.Members[1].LeftOn = on(6, 1) },
			member: cases.Membership{PersonID: 2, Relation: "配偶", JoinedOn: on(6, 1)},
			want:   "member 0 person 2 in 7 配偶 from 2026-06-01  to   ",
		},
		"an earlier stay of a member is put on record": {
			member: cases.Membership{PersonID: 4, Relation: "其他", JoinedOn: on(1, 1), LeftOn: on(5, 1), LeaveReason: "其他"},
			want:   "member 0 person 4 in 7 其他 from 2026-01-01  to 2026-05-01 其他 ",
		},
		"who is a member already": {
			member: cases.Membership{PersonID: 2, JoinedOn: on(10, 1)}, code: cases.Invalid, field: "person_id",
		},
		"who became a member during the stay": {
			member: cases.Membership{PersonID: 4, JoinedOn: on(4, 1)}, code: cases.Invalid, field: "person_id",
		},
		"after today": {
			member: cases.Membership{PersonID: 9, JoinedOn: on(11, 22)}, code: cases.Invalid, field: "joined_on",
		},
		"leaving before joining": {
			member: cases.Membership{PersonID: 9, JoinedOn: on(3, 2), LeftOn: on(3, 1)}, code: cases.Invalid, field: "left_on",
		},
		"a second head": {
			member: cases.Membership{PersonID: 9, Relation: "户主", JoinedOn: on(3, 2)}, code: cases.Invalid, field: "relation",
		},
		"a head where the last one's time has ended": {
			family: func(f *cases.Family) { f.Headships[0].ToOn = on(3, 1) },
			member: cases.Membership{PersonID: 9, Relation: "户主", JoinedOn: on(3, 2)},
			want: want("member 0 person 9 in 7 户主 from 2026-03-02  to   ",
				"head 0 person 9 in 7 from 2026-03-02 to  hidden false"),
		},
		"a household that has ended": {
			family: func(f *cases.Family) { f.Household.EndedOn = on(6, 1) },
			member: cases.Membership{PersonID: 9, JoinedOn: on(7, 1)}, code: cases.Invalid, field: "household_id",
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			family := yangs()
			if tt.family != nil {
				tt.family(family)
			}
			plan, err := family.Join(tt.member)
			checkPlan(t, plan, err, tt.want, tt.code, tt.field)
		})
	}
}

func TestLeave(t *testing.T) {
	successor := cases.Succession{PersonID: 2, Relations: map[cases.Ref]string{3: "之子", 4: "之儿媳"}}
	tests := map[string]struct {
		family  func(*cases.Family)
		leaving cases.Leaving
		want    string
		code    cases.Code
		field   string
	}{
		"a member dies": {
			leaving: cases.Leaving{PersonID: 2, On: on(10, 1), Reason: "死亡", Note: "病故"},
			want:    "member 102 person 2 in 7 配偶 from   to 2026-10-01 死亡 病故",
		},
		"a member leaves the day they came": {
			leaving: cases.Leaving{PersonID: 4, On: on(5, 1), Reason: "婚出"},
			want:    "member 104 person 4 in 7 之儿媳 from 2026-05-01 婚入 to 2026-05-01 婚出 ",
		},
		"the head dies and the wife follows": {
			leaving: cases.Leaving{PersonID: 1, On: on(10, 1), Reason: "死亡", Successor: successor},
			want: want("member 102 person 2 in 7 户主 from   to   ",
				"member 101 person 1 in 7 户主 from   to 2026-10-01 死亡 ",
				"head 201 person 1 in 7 from  to 2026-09-30 hidden false",
				"head 0 person 2 in 7 from 2026-10-01 to  hidden false"),
		},
		"the head left before a later head, recorded late": {
			family: func(f *cases.Family) {
				f.Headships[0].ToOn = on(9, 30)
				f.Headships = append(f.Headships, cases.Headship{PersonID: 2, FromOn: on(10, 1)})
			},
			leaving: cases.Leaving{PersonID: 1, On: on(9, 1), Reason: "死亡"},
			want: want("member 101 person 1 in 7 户主 from   to 2026-09-01 死亡 ",
				"head 201 person 1 in 7 from  to 2026-08-31 hidden false"),
		},
		"the head leaves and nobody follows": {
			leaving: cases.Leaving{PersonID: 1, On: on(10, 1), Reason: "死亡"}, code: cases.Invalid, field: "successor",
		},
		"the head is to follow themselves": {
			leaving: cases.Leaving{PersonID: 1, On: on(10, 1), Reason: "死亡", Successor: cases.Succession{PersonID: 1}},
			code:    cases.Invalid, field: "person_id",
		},
		"a blank day":       {leaving: cases.Leaving{PersonID: 2, Reason: "死亡"}, code: cases.Invalid, field: "left_on"},
		"a day after today": {leaving: cases.Leaving{PersonID: 2, On: on(11, 22), Reason: "死亡"}, code: cases.Invalid, field: "left_on"},
		"a blank reason":    {leaving: cases.Leaving{PersonID: 2, On: on(10, 1)}, code: cases.Invalid, field: "leave_reason"},
		"before the joining": {
			leaving: cases.Leaving{PersonID: 4, On: on(4, 30), Reason: "死亡"}, code: cases.Invalid, field: "left_on",
		},
		"before becoming head": {
			family: func(f *cases.Family) {
				f.Headships[0].ToOn = on(9, 30)
				f.Headships = append(f.Headships, cases.Headship{PersonID: 2, FromOn: on(10, 1)})
			},
			leaving: cases.Leaving{PersonID: 2, On: on(9, 1), Reason: "死亡"}, code: cases.Invalid, field: "left_on",
		},
		"who is not a member": {
			leaving: cases.Leaving{PersonID: 9, On: on(4, 30), Reason: "死亡"}, code: cases.NotFound, field: "person_id",
		},
		"who has left already": {
			family:  func(f *cases.Family) { f.Members[1].LeftOn = on(6, 1) },
			leaving: cases.Leaving{PersonID: 2, On: on(10, 1), Reason: "死亡"}, code: cases.NotFound, field: "person_id",
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			family := yangs()
			if tt.family != nil {
				tt.family(family)
			}
			plan, err := family.Leave(tt.leaving)
			checkPlan(t, plan, err, tt.want, tt.code, tt.field)
		})
	}
}

func TestLastMemberLeaves(t *testing.T) {
	tests := map[string]struct {
		family func(*cases.Family)
		reason string
		want   string
	}{
		"by death": {
			reason: "死亡",
			want: want("household 8 village 1 group 0 ended 2026-10-01 整户死亡",
				"member 105 person 5 in 8 户主 from   to 2026-10-01 死亡 ",
				"head 205 person 5 in 8 from  to 2026-09-30 hidden false",
				"standing 308 in 8 脱贫户 from  to 2026-09-30 hidden false"),
		},
		"by moving away, the mother after the head but recorded before": {
			reason: "户籍迁出",
			family: func(f *cases.Family) { f.Members[1].LeftOn = on(10, 20) },
			want: want("household 8 village 1 group 0 ended 2026-10-20 整户迁出",
				"member 105 person 5 in 8 户主 from   to 2026-10-01 户籍迁出 ",
				"head 205 person 5 in 8 from  to 2026-09-30 hidden false",
				"standing 308 in 8 脱贫户 from  to 2026-10-19 hidden false"),
		},
		"with no head and a type of that very day": {
			reason: "其他",
			family: func(f *cases.Family) { f.Headships, f.Standings[0].FromOn = nil, on(10, 1) },
			want: want("household 8 village 1 group 0 ended 2026-10-01 整户迁出",
				"member 105 person 5 in 8 户主 from   to 2026-10-01 其他 ",
				"standing 308 in 8 脱贫户 from 2026-10-01 to  hidden true"),
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			family := lis()
			family.Members[1].LeftOn = on(2, 1)
			family.Standings = []cases.Standing{
				{Base: cases.Base{ID: 308}, HouseholdID: 8, Kind: "户类型", Value: "脱贫户"},
				{Base: cases.Base{ID: 309, Hidden: true}, HouseholdID: 8, Kind: "户类型", Value: "普通农户"},
			}
			if tt.family != nil {
				tt.family(family)
			}
			plan, err := family.Leave(cases.Leaving{PersonID: 5, On: on(10, 1), Reason: tt.reason})
			checkPlan(t, plan, err, tt.want, "", "")
		})
	}
}

func TestChangeHead(t *testing.T) {
	tests := map[string]struct {
		family     func(*cases.Family)
		succession cases.Succession
		on         cases.Day
		want       string
		code       cases.Code
		field      string
	}{
		"to the son": {
			succession: cases.Succession{PersonID: 3, Relations: map[cases.Ref]string{1: "之父", 2: "之母", 4: "配偶"}}, on: on(10, 1),
			want: want("member 101 person 1 in 7 之父 from   to   ",
				"member 102 person 2 in 7 之母 from   to   ",
				"member 103 person 3 in 7 户主 from   to   ",
				"member 104 person 4 in 7 配偶 from 2026-05-01 婚入 to   ",
				"head 201 person 1 in 7 from  to 2026-09-30 hidden false",
				"head 0 person 3 in 7 from 2026-10-01 to  hidden false"),
		},
		"on the day the old one began": {
			family:     func(f *cases.Family) { f.Headships[0].FromOn = on(10, 1) },
			succession: cases.Succession{PersonID: 2, Relations: map[cases.Ref]string{1: "配偶"}}, on: on(10, 1),
			want: want("member 101 person 1 in 7 配偶 from   to   ",
				"member 102 person 2 in 7 户主 from   to   ",
				"head 201 person 1 in 7 from 2026-10-01 to  hidden true",
				"head 0 person 2 in 7 from 2026-10-01 to  hidden false"),
		},
		"where there was none": {
			family: func(f *cases.Family) {
				f.Headships[0].Hidden = true
				f.Members[0].Relation = "之父"
			},
			succession: cases.Succession{PersonID: 3}, on: on(10, 1),
			want: want("member 103 person 3 in 7 户主 from   to   ",
				"head 0 person 3 in 7 from 2026-10-01 to  hidden false"),
		},
		"to the head":         {succession: cases.Succession{PersonID: 1}, on: on(10, 1), code: cases.Invalid, field: "person_id"},
		"to a stranger":       {succession: cases.Succession{PersonID: 9}, on: on(10, 1), code: cases.Invalid, field: "person_id"},
		"on a blank day":      {succession: cases.Succession{PersonID: 3}, code: cases.Invalid, field: "from_on"},
		"on a day to come":    {succession: cases.Succession{PersonID: 3}, on: on(12, 1), code: cases.Invalid, field: "from_on"},
		"before the new came": {succession: cases.Succession{PersonID: 4}, on: on(4, 1), code: cases.Invalid, field: "from_on"},
		"before another change of head": {
			family:     func(f *cases.Family) { f.Headships[0].FromOn = on(6, 1) },
			succession: cases.Succession{PersonID: 3}, on: on(5, 1), code: cases.Invalid, field: "from_on",
		},
		"with a second head": {
			succession: cases.Succession{PersonID: 3, Relations: map[cases.Ref]string{1: "之父", 2: "户主"}}, on: on(10, 1),
			code: cases.Invalid, field: "relation",
		},
		"without the old head's relation": {
			succession: cases.Succession{PersonID: 3, Relations: map[cases.Ref]string{2: "之母"}}, on: on(10, 1),
			code: cases.Invalid, field: "relation",
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			family := yangs()
			if tt.family != nil {
				tt.family(family)
			}
			plan, err := family.ChangeHead(tt.succession, tt.on)
			checkPlan(t, plan, err, tt.want, tt.code, tt.field)
		})
	}
}

func TestChangeStanding(t *testing.T) {
	tests := map[string]struct {
		next  cases.Standing
		want  string
		code  cases.Code
		field string
	}{
		"another type": {
			next: cases.Standing{Kind: "户类型", Value: "普通农户", FromOn: on(10, 1)},
			want: want("standing 302 in 7 脱贫户 from 2026-04-01 to 2026-09-30 hidden false",
				"standing 0 in 7 普通农户 from 2026-10-01 to  hidden false"),
		},
		"another type on the day the old one began": {
			next: cases.Standing{Kind: "户类型", Value: "普通农户", FromOn: on(4, 1)},
			want: want("standing 302 in 7 脱贫户 from 2026-04-01 to  hidden true",
				"standing 0 in 7 普通农户 from 2026-04-01 to  hidden false"),
		},
		"a first value of another kind": {
			next: cases.Standing{Kind: "低收入人口类型", Value: "低保对象", FromOn: on(10, 1)},
			want: "standing 0 in 7 低保对象 from 2026-10-01 to  hidden false",
		},
		"no longer anything": {
			next: cases.Standing{Kind: "户类型", FromOn: on(10, 1)},
			want: "standing 302 in 7 脱贫户 from 2026-04-01 to 2026-09-30 hidden false",
		},
		"the same":         {next: cases.Standing{Kind: "户类型", Value: "脱贫户", FromOn: on(10, 1)}, code: cases.Conflict, field: "value"},
		"an unknown kind":  {next: cases.Standing{Kind: "民族", Value: "苗族", FromOn: on(10, 1)}, code: cases.Invalid, field: "kind"},
		"a blank day":      {next: cases.Standing{Kind: "户类型", Value: "普通农户"}, code: cases.Invalid, field: "from_on"},
		"a day to come":    {next: cases.Standing{Kind: "户类型", Value: "普通农户", FromOn: on(12, 1)}, code: cases.Invalid, field: "from_on"},
		"before a change":  {next: cases.Standing{Kind: "户类型", Value: "普通农户", FromOn: on(2, 1)}, code: cases.Invalid, field: "from_on"},
		"an end before it": {next: cases.Standing{Kind: "户类型", Value: "普通农户", FromOn: on(10, 2), ToOn: on(10, 1)}, code: cases.Invalid, field: "to_on"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			plan, err := yangs().ChangeStanding(tt.next)
			checkPlan(t, plan, err, tt.want, tt.code, tt.field)
		})
	}
}
