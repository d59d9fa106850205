package cases_test

import (
	"testing"

	"pgregory.net/rapid"

	"zhucunji/cases"
)

func TestSplit(t *testing.T) {
	tests := map[string]struct {
		splitting cases.Splitting
		want      string
		code      cases.Code
		field     string
	}{
		"the son and his wife found a household": {
			splitting: cases.Splitting{
				On: on(10, 1), People: []cases.Ref{3, 4, 4}, Head: 3, Relations: map[cases.Ref]string{4: "配偶"}, Note: "分家",
			},
			want: want("household -1 village 1 group 2 ended  ",
				"member 103 person 3 in 7 之子 from   to 2026-10-01 分户 分家",
				"member 104 person 4 in 7 之儿媳 from 2026-05-01 婚入 to 2026-10-01 分户 分家",
				"member 0 person 3 in -1 户主 from 2026-10-01 分户 to   ",
				"member 0 person 4 in -1 配偶 from 2026-10-01 分户 to   ",
				"head 0 person 3 in -1 from 2026-10-01 to  hidden false",
				"standing 0 in -1 脱贫户 from 2026-10-01 to  hidden false"),
		},
		"the head goes with his wife to another group, the son follows as head": {
			splitting: cases.Splitting{
				On: on(10, 1), People: []cases.Ref{1, 2}, Head: 2, Relations: map[cases.Ref]string{1: "配偶", 2: "户主"},
				Successor: cases.Succession{PersonID: 3, Relations: map[cases.Ref]string{4: "配偶"}},
				Household: cases.Household{TeamID: 5},
			},
			want: want("household -1 village 1 group 5 ended  ",
				"member 103 person 3 in 7 户主 from   to   ",
				"member 104 person 4 in 7 配偶 from 2026-05-01 婚入 to   ",
				"member 101 person 1 in 7 户主 from   to 2026-10-01 分户 ",
				"member 102 person 2 in 7 配偶 from   to 2026-10-01 分户 ",
				"member 0 person 1 in -1 配偶 from 2026-10-01 分户 to   ",
				"member 0 person 2 in -1 户主 from 2026-10-01 分户 to   ",
				"head 201 person 1 in 7 from  to 2026-09-30 hidden false",
				"head 0 person 3 in 7 from 2026-10-01 to  hidden false",
				"head 0 person 2 in -1 from 2026-10-01 to  hidden false",
				"standing 0 in -1 脱贫户 from 2026-10-01 to  hidden false"),
		},
		"to another village, without a group": {
			splitting: cases.Splitting{On: on(3, 1), People: []cases.Ref{3}, Head: 3, Household: cases.Household{VillageID: 4}},
			want: want("household -1 village 4 group 0 ended  ",
				"member 103 person 3 in 7 之子 from   to 2026-03-01 分户 ",
				"member 0 person 3 in -1 户主 from 2026-03-01 分户 to   ",
				"head 0 person 3 in -1 from 2026-03-01 to  hidden false",
				"standing 0 in -1 普通农户 from 2026-03-01 to  hidden false"),
		},
		"nobody goes":           {splitting: cases.Splitting{On: on(10, 1)}, code: cases.Invalid, field: "people"},
		"everybody goes":        {splitting: cases.Splitting{On: on(10, 1), People: []cases.Ref{1, 2, 3, 4}, Head: 1}, code: cases.Invalid, field: "people"},
		"the head stays":        {splitting: cases.Splitting{On: on(10, 1), People: []cases.Ref{3}, Head: 2}, code: cases.Invalid, field: "head"},
		"a stranger goes":       {splitting: cases.Splitting{On: on(10, 1), People: []cases.Ref{9}, Head: 9}, code: cases.NotFound, field: "person_id"},
		"on a day to come":      {splitting: cases.Splitting{On: on(12, 1), People: []cases.Ref{3}, Head: 3}, code: cases.Invalid, field: "left_on"},
		"the old head unheaded": {splitting: cases.Splitting{On: on(10, 1), People: []cases.Ref{1}, Head: 1}, code: cases.Invalid, field: "successor"},
		"two heads": {
			splitting: cases.Splitting{On: on(10, 1), People: []cases.Ref{3, 4}, Head: 3, Relations: map[cases.Ref]string{4: "户主"}},
			code:      cases.Invalid, field: "relation",
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			plan, err := yangs().Split(tt.splitting)
			checkPlan(t, plan, err, tt.want, tt.code, tt.field)
		})
	}
}

func TestMove(t *testing.T) {
	tests := map[string]struct {
		to     func() *cases.Family
		moving cases.Moving
		want   string
		code   cases.Code
		field  string
	}{
		"the daughter-in-law goes to the neighbours": {
			moving: cases.Moving{PersonID: 4, On: on(10, 1), Relation: "配偶", Note: "改嫁"},
			want: want("member 104 person 4 in 7 之儿媳 from 2026-05-01 婚入 to 2026-10-01 户间转出 改嫁",
				"member 0 person 4 in 8 配偶 from 2026-10-01 户间转入 to   "),
		},
		"the head goes and the wife follows": {
			moving: cases.Moving{
				PersonID: 1, On: on(10, 1), Relation: "其他",
				Successor: cases.Succession{PersonID: 2, Relations: map[cases.Ref]string{3: "之子"}},
			},
			want: want("member 102 person 2 in 7 户主 from   to   ",
				"member 101 person 1 in 7 户主 from   to 2026-10-01 户间转出 ",
				"member 0 person 1 in 8 其他 from 2026-10-01 户间转入 to   ",
				"head 201 person 1 in 7 from  to 2026-09-30 hidden false",
				"head 0 person 2 in 7 from 2026-10-01 to  hidden false"),
		},
		"into the same household":      {to: yangs, moving: cases.Moving{PersonID: 4, On: on(10, 1)}, code: cases.Invalid, field: "household_id"},
		"who is not a member":          {moving: cases.Moving{PersonID: 9, On: on(10, 1)}, code: cases.NotFound, field: "person_id"},
		"as a second head":             {moving: cases.Moving{PersonID: 4, On: on(10, 1), Relation: "户主"}, code: cases.Invalid, field: "relation"},
		"the head without a successor": {moving: cases.Moving{PersonID: 1, On: on(10, 1)}, code: cases.Invalid, field: "successor"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			to := lis()
			if tt.to != nil {
				to = tt.to()
			}
			plan, err := yangs().Move(to, tt.moving)
			checkPlan(t, plan, err, tt.want, tt.code, tt.field)
		})
	}
}

func TestMergeInto(t *testing.T) {
	relations := map[cases.Ref]string{5: "其他", 6: "其他"}
	tests := map[string]struct {
		from, into func(*cases.Family)
		merging    cases.Merging
		same       bool
		want       string
		code       cases.Code
		field      string
	}{
		"both members go and the household ends": {
			merging: cases.Merging{On: on(10, 1), Relations: relations, Note: "并户"},
			want: want("household 8 village 1 group 0 ended 2026-10-01 并户",
				"member 105 person 5 in 8 户主 from   to 2026-10-01 并户 并户",
				"member 106 person 6 in 8 之母 from   to 2026-10-01 并户 并户",
				"member 0 person 5 in 7 其他 from 2026-10-01 并户 to   ",
				"member 0 person 6 in 7 其他 from 2026-10-01 并户 to   ",
				"head 205 person 5 in 8 from  to 2026-09-30 hidden false"),
		},
		"who is a member of both stays as they are": {
			into: func(f *cases.Family) {
				f.Members = append(f.Members, cases.Membership{PersonID: 6, Relation: "之岳母"})
			},
			merging: cases.Merging{On: on(10, 1), Relations: relations},
			want: want("household 8 village 1 group 0 ended 2026-10-01 并户",
				"member 105 person 5 in 8 户主 from   to 2026-10-01 并户 ",
				"member 106 person 6 in 8 之母 from   to 2026-10-01 并户 ",
				"member 0 person 5 in 7 其他 from 2026-10-01 并户 to   ",
				"head 205 person 5 in 8 from  to 2026-09-30 hidden false"),
		},
		"the head comes with them where there was none": {
			into: func(f *cases.Family) { f.Headships = nil },
			from: func(f *cases.Family) { f.Members[1].LeftOn = on(2, 1) },
			merging: cases.Merging{
				On: on(10, 1), Relations: map[cases.Ref]string{5: "户主"},
			},
			want: want("household 8 village 1 group 0 ended 2026-10-01 并户",
				"member 105 person 5 in 8 户主 from   to 2026-10-01 并户 ",
				"member 0 person 5 in 7 户主 from 2026-10-01 并户 to   ",
				"head 205 person 5 in 8 from  to 2026-09-30 hidden false",
				"head 0 person 5 in 7 from 2026-10-01 to  hidden false"),
		},
		"two heads come": {
			into:    func(f *cases.Family) { f.Headships = nil },
			merging: cases.Merging{On: on(10, 1), Relations: map[cases.Ref]string{5: "户主", 6: "户主"}},
			code:    cases.Invalid, field: "relation",
		},
		"an empty household only ends": {
			from:    func(f *cases.Family) { f.Members, f.Headships = nil, nil },
			merging: cases.Merging{On: on(10, 1)},
			want:    "household 8 village 1 group 0 ended 2026-10-01 并户",
		},
		"into itself":      {same: true, merging: cases.Merging{On: on(10, 1)}, code: cases.Invalid, field: "household_id"},
		"on a day to come": {merging: cases.Merging{On: on(12, 1)}, code: cases.Invalid, field: "left_on"},
		"a household that has ended": {
			from:    func(f *cases.Family) { f.Household.EndedOn = on(1, 1) },
			merging: cases.Merging{On: on(10, 1)}, code: cases.Invalid, field: "household_id",
		},
		"into one that has ended": {
			into:    func(f *cases.Family) { f.Household.EndedOn = on(1, 1) },
			merging: cases.Merging{On: on(10, 1)}, code: cases.Invalid, field: "household_id",
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			from, into := lis(), yangs()
			if tt.from != nil {
				tt.from(from)
			}
			if tt.into != nil {
				tt.into(into)
			}
			if tt.same {
				into = from
			}
			plan, err := from.MergeInto(into, tt.merging)
			checkPlan(t, plan, err, tt.want, tt.code, tt.field)
		})
	}
}

// world is a few households to which plans are applied as the store applies them.
type world struct {
	families []*cases.Family
	nextID   int64
}

func (w *world) apply(p cases.Plan) {
	for _, h := range p.Households {
		if h.ID == cases.PlannedHousehold {
			w.nextID++
			h.ID = w.nextID
			w.families = append(w.families, &cases.Family{Household: h, Today: on(11, 21)})
			continue
		}
		w.family(cases.Ref(h.ID)).Household = h
	}
	for _, m := range p.Memberships {
		f := w.family(m.HouseholdID)
		m.HouseholdID = cases.Ref(f.Household.ID)
		f.Members = put(f.Members, m, func(m *cases.Membership) *int64 { return &m.ID }, &w.nextID)
	}
	for _, h := range p.Headships {
		f := w.family(h.HouseholdID)
		h.HouseholdID = cases.Ref(f.Household.ID)
		f.Headships = put(f.Headships, h, func(h *cases.Headship) *int64 { return &h.ID }, &w.nextID)
	}
	for _, s := range p.Standings {
		f := w.family(s.HouseholdID)
		s.HouseholdID = cases.Ref(f.Household.ID)
		f.Standings = put(f.Standings, s, func(s *cases.Standing) *int64 { return &s.ID }, &w.nextID)
	}
}

// family finds a household; the one a plan creates is the newest.
func (w *world) family(id cases.Ref) *cases.Family {
	if id == cases.PlannedHousehold {
		return w.families[len(w.families)-1]
	}
	for _, f := range w.families {
		if f.Household.ID == int64(id) {
			return f
		}
	}
	panic("a plan for a household that is not there")
}

func put[T any](list []T, record T, id func(*T) *int64, next *int64) []T {
	if *id(&record) == 0 {
		*next++
		*id(&record) = *next
		return append(list, record)
	}
	for i := range list {
		if *id(&list[i]) == *id(&record) {
			list[i] = record
		}
	}
	return list
}

// TestPlansKeepPeopleTogether applies splits, moves, mergers and changes of head
// on random days. Nobody may get lost, live in two households on one day, or share
// the headship; a household with members has a head among them today.
func TestPlansKeepPeopleTogether(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := &world{families: []*cases.Family{yangs(), lis()}, nextID: 1000}
		for range rapid.IntRange(1, 8).Draw(t, "acts") {
			w.act(t)
		}
		for day := on(1, 1); day <= on(11, 21); day = day.AddDays(5) {
			w.check(t, day)
		}
		w.check(t, on(11, 21))
	})
}

// act draws an act and applies its plan; refused acts change nothing.
func (w *world) act(t *rapid.T) {
	f := w.families[rapid.IntRange(0, len(w.families)-1).Draw(t, "household")]
	other := w.families[rapid.IntRange(0, len(w.families)-1).Draw(t, "other")]
	day := on(rapid.IntRange(6, 11).Draw(t, "month"), rapid.IntRange(1, 21).Draw(t, "day"))
	person := rapid.Custom(func(t *rapid.T) cases.Ref { return cases.Ref(rapid.IntRange(1, 6).Draw(t, "person")) })
	who, next := person.Draw(t, "who"), person.Draw(t, "next head")
	relations := map[cases.Ref]string{1: "其他", 2: "其他", 3: "其他", 4: "其他", 5: "其他", 6: "其他"}
	successor := cases.Succession{PersonID: next, Relations: without(relations, next)}
	var plan cases.Plan
	var err error
	switch rapid.IntRange(0, 3).Draw(t, "act") {
	case 0:
		people := rapid.SliceOfNDistinct(person, 1, 3, rapid.ID[cases.Ref]).Draw(t, "people")
		plan, err = f.Split(cases.Splitting{On: day, People: people, Head: people[0], Relations: without(relations, people[0]), Successor: successor})
	case 1:
		plan, err = f.Move(other, cases.Moving{PersonID: who, On: day, Relation: "其他", Successor: successor})
	case 2:
		plan, err = f.MergeInto(other, cases.Merging{On: day, Relations: relations})
	default:
		plan, err = f.ChangeHead(successor, day)
	}
	if err == nil {
		w.apply(plan)
	}
}

func without(relations map[cases.Ref]string, person cases.Ref) map[cases.Ref]string {
	rest := map[cases.Ref]string{}
	for p, r := range relations {
		if p != person {
			rest[p] = r
		}
	}
	return rest
}

func (w *world) check(t *rapid.T, day cases.Day) {
	homes := map[cases.Ref]int{}
	for _, f := range w.families {
		members := cases.Members(f.Members, day)
		for _, m := range members {
			homes[m.PersonID]++
		}
		heads := 0
		for _, h := range f.Headships {
			if h.On(day) {
				heads++
			}
		}
		if heads > 1 {
			t.Errorf("%s: household %d has %d heads", day, f.Household.ID, heads)
		}
		if day == f.Today && f.Household.EndedOn.IsZero() {
			checkHead(t, f, members)
		}
		if !f.Household.EndedOn.IsZero() && day >= f.Household.EndedOn && len(members) > 0 {
			t.Errorf("%s: household %d has ended and holds %d people", day, f.Household.ID, len(members))
		}
	}
	for person := cases.Ref(1); person <= 6; person++ {
		if homes[person] != 1 && (person != 4 || day >= on(5, 1)) {
			t.Errorf("%s: person %d lives in %d households", day, person, homes[person])
		}
	}
}

// checkHead wants exactly the head of today to have the relation 户主.
func checkHead(t *rapid.T, f *cases.Family, members []cases.Membership) {
	head, ok := cases.Head(f.Headships, f.Today)
	if !ok {
		t.Errorf("household %d has no head", f.Household.ID)
	}
	for _, m := range members {
		if (m.Relation == cases.RelationHead) != (m.PersonID == head.PersonID) {
			t.Errorf("household %d: person %d is %s, the head is %d", f.Household.ID, m.PersonID, m.Relation, head.PersonID)
		}
	}
}
