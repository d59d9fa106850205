package cases

import "slices"

// The reasons of joining and leaving that rules name; the whole lists are
// 自然增加原因 and 自然减少原因.
const (
	JoinSplit   = "分户"
	JoinMerged  = "并户"
	JoinMoved   = "户间转入"
	LeaveDied   = "死亡"
	LeaveSplit  = "分户"
	LeaveMerged = "并户"
	LeaveMoved  = "户间转出"
)

// The reasons for which a household ends.
const (
	EndDied   = "整户死亡"
	EndMerged = "并户"
	EndLeft   = "整户迁出"
)

// Family is a household with all its spells, past ones too: what the rules about
// its people need. Nothing can be recorded that happens after Today.
type Family struct {
	Household Household
	Members   []Membership
	Headships []Headship
	Standings []Standing
	Today     Day
}

// PlannedHousehold is the ID of the household that a plan creates, by which the
// plan's other records refer to it.
const PlannedHousehold = -1

// Plan is what an act changes: records to be created (ID 0, the household
// PlannedHousehold) and records to be stored with new values. The store applies
// it as one act and does not judge it again.
type Plan struct {
	Households  []Household
	Memberships []Membership
	Headships   []Headship
	Standings   []Standing
}

// Succession names the new head of a household and how the others are related to
// the new head; who is not in Relations keeps the relation they have.
type Succession struct {
	PersonID  Ref
	Relations map[Ref]string
}

// Join plans a natural increase: a birth, a marriage, a move from outside. The
// relation 户主 makes the new member the head of a household that has none. The
// code is Invalid for a day after today, a spell that ends before it begins, who is a
// member already, a second head, and a household that has ended.
func (f *Family) Join(m Membership) (Plan, error) {
	m.HouseholdID = Ref(f.Household.ID)
	if err := m.Check(); err != nil {
		return Plan{}, err
	}
	if m.JoinedOn > f.Today {
		return Plan{}, Errorf(Invalid, "joined_on", "增加日期在今天之后，请核对。")
	}
	if !f.Household.EndedOn.IsZero() {
		return Plan{}, Errorf(Invalid, "household_id", "这户已经销户，不能再增加成员。")
	}
	if f.member(m) {
		return Plan{}, Errorf(Invalid, "person_id", "此人这段时间已是本户成员，不用再增加。")
	}
	plan := Plan{Memberships: []Membership{m}}
	if m.Relation != RelationHead {
		return plan, nil
	}
	if f.headFrom(m.JoinedOn) {
		return Plan{}, Errorf(Invalid, "relation", "本户已有户主，一户只能有一个户主；要换户主请用“更换户主”。")
	}
	plan.Headships = []Headship{{HouseholdID: m.HouseholdID, PersonID: m.PersonID, FromOn: m.JoinedOn}}
	return plan, nil
}

// member says whether the person has a spell that meets the new one.
func (f *Family) member(m Membership) bool {
	return slices.ContainsFunc(f.Members, func(old Membership) bool {
		return !old.Hidden && old.PersonID == m.PersonID &&
			(old.LeftOn.IsZero() || m.JoinedOn < old.LeftOn) && (m.LeftOn.IsZero() || old.JoinedOn < m.LeftOn)
	})
}

// headFrom says whether the household has a head on a day or later; a blank day is
// the beginning.
func (f *Family) headFrom(day Day) bool {
	return slices.ContainsFunc(f.Headships, func(h Headship) bool {
		return !h.Hidden && (h.ToOn.IsZero() || h.ToOn >= day)
	})
}

// Leaving is a natural decrease.
type Leaving struct {
	PersonID  Ref
	On        Day // the first day on which the person is no longer counted
	Reason    string
	Note      string
	Successor Succession // asked for where the head leaves and others stay
}

// Leave plans a natural decrease: a death, a marriage, a move away. The person
// leaves the count, not the history. Where the head leaves, the successor becomes
// head the same day; where the last member leaves, the household ends. The code is
// Invalid for a blank day or reason, a day after today or before the joining, and a head
// without a successor; NotFound for who is not a member.
func (f *Family) Leave(l Leaving) (Plan, error) {
	if l.Reason == "" {
		return Plan{}, Errorf(Invalid, "leave_reason", "请选择减少原因。")
	}
	d := departure{people: []Ref{l.PersonID}, on: l.On, reason: l.Reason, note: l.Note, successor: l.Successor}
	plan, _, err := f.release(d)
	return plan, err
}

// ChangeHead plans a new head from a day on. The old head's relation to the new
// one must be given (see ProposeRelations). The code is Invalid for a blank day or one
// after today, who is not a member or is the head already, a second head among the
// relations, and a day before another change of head.
func (f *Family) ChangeHead(s Succession, on Day) (Plan, error) {
	if err := f.checkDay("from_on", on); err != nil {
		return Plan{}, err
	}
	return f.succeed(s, on, f.present())
}

// checkDay refuses a blank day and one after today.
func (f *Family) checkDay(field string, on Day) error {
	switch {
	case on.IsZero():
		return Errorf(Invalid, field, "请填写日期。")
	case on > f.Today:
		return Errorf(Invalid, field, "日期在今天之后，请核对。")
	}
	return nil
}

// present gives the members who have not left.
func (f *Family) present() []Membership {
	return slices.DeleteFunc(slices.Clone(f.Members), func(m Membership) bool { return m.Hidden || !m.LeftOn.IsZero() })
}
