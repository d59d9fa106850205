package cases

import "slices"

// Membership is a person's spell in one household. It begins on JoinedOn (blank:
// since before our records) and ends on LeftOn, the day of the death, marriage or move:
// on that day the person is no longer counted, so that who moves is in exactly one
// household every day. Relation is to the present head of the household.
type Membership struct {
	Base
	HouseholdID Ref
	PersonID    Ref
	Relation    string
	JoinedOn    Day
	JoinReason  string // 自然增加原因
	LeftOn      Day
	LeaveReason string // 自然减少原因
	Registered  string // 否: lives here, registered elsewhere (人在户不在)
	SharesHome  string // 否: registered here, lives elsewhere (户在人不在)
	Note        string
}

// MembershipCatalogue lists the fields of a Membership.
var MembershipCatalogue = NewCatalogue("membership", "家庭成员", //nolint:gochecknoglobals // immutable catalogue
	func(m *Membership) *Base { return &m.Base },
	[]Field[Membership]{
		{Meta{Key: "household_id", Title: "农户", Kind: KindRef, Target: "household", Need: true}, func(m *Membership) any { return &m.HouseholdID }},
		{Meta{Key: "person_id", Title: "人员", Kind: KindRef, Target: "person", Need: true}, func(m *Membership) any { return &m.PersonID }},
		{Meta{Key: "relation", Title: "与户主关系", Aliases: []string{"与户主的关系", "户主关系", "家庭关系"}, Kind: KindCode, List: ListRelation, Group: "成员"}, func(m *Membership) any { return &m.Relation }},
		{Meta{Key: "registered", Title: "户籍是否在本户", Kind: KindYesNo, Group: "成员", Note: "“人在户不在”填否；空白按在本户计。"}, func(m *Membership) any { return &m.Registered }},
		{Meta{Key: "shares_home", Title: "是否共同生活", Kind: KindYesNo, Group: "成员", Note: "“户在人不在”填否；空白按共同生活计。"}, func(m *Membership) any { return &m.SharesHome }},
		{Meta{Key: "joined_on", Title: "自然增加日期", Aliases: []string{"增加日期", "增加时间", "自然增加时间", "人口增加时间"}, Kind: KindDay, Group: "增减"}, func(m *Membership) any { return &m.JoinedOn }},
		{Meta{Key: "join_reason", Title: "自然增加原因", Aliases: []string{"增加原因", "人口增加原因"}, Kind: KindCode, List: ListJoinReason, Group: "增减"}, func(m *Membership) any { return &m.JoinReason }},
		{Meta{Key: "left_on", Title: "自然减少日期", Aliases: []string{"减少日期", "减少时间", "自然减少时间", "人口减少时间"}, Kind: KindDay, Group: "增减"}, func(m *Membership) any { return &m.LeftOn }},
		{Meta{Key: "leave_reason", Title: "自然减少原因", Aliases: []string{"减少原因", "人口减少原因"}, Kind: KindCode, List: ListLeaveReason, Group: "增减"}, func(m *Membership) any { return &m.LeaveReason }},
		{Meta{Key: "note", Title: "变更说明", Aliases: []string{"变更备注"}, Group: "增减", Wide: true}, func(m *Membership) any { return &m.Note }},
	}...)

// On says whether the spell holds on a day: from the day of joining to the day
// before leaving.
func (m *Membership) On(day Day) bool {
	return !m.Hidden && (m.JoinedOn.IsZero() || m.JoinedOn <= day) && (m.LeftOn.IsZero() || day < m.LeftOn)
}

// Check refuses a spell that ends before it begins, and a reason of leaving
// without its day. The code is Invalid.
func (m *Membership) Check() error {
	var errs Errors
	if !m.LeftOn.IsZero() && m.LeftOn < m.JoinedOn {
		errs = append(errs, Errorf(Invalid, "left_on", "减少日期早于增加日期，请核对。"))
	}
	if m.LeaveReason != "" && m.LeftOn.IsZero() {
		errs = append(errs, Errorf(Invalid, "left_on", "填写了减少原因，请同时填写减少日期。"))
	}
	return errs.OrNil()
}

// Members gives the spells that hold on a day, in the order given.
func Members(spells []Membership, day Day) []Membership {
	return slices.DeleteFunc(slices.Clone(spells), func(m Membership) bool { return !m.On(day) })
}

// RegisteredPeople counts the 户籍人口 of a household's spells as of a day. Only
// the answer 否 takes a member out: blank is not "no".
func RegisteredPeople(spells []Membership, day Day) int {
	return countMembers(spells, day, func(m *Membership) bool { return m.Registered != No })
}

// SharingPeople counts the members who live together as of a day: the proposal
// for the 收入核算人口 (domain.md §2, "Denominator").
func SharingPeople(spells []Membership, day Day) int {
	return countMembers(spells, day, func(m *Membership) bool { return m.SharesHome != No })
}

func countMembers(spells []Membership, day Day, counts func(*Membership) bool) (n int) {
	for i := range spells {
		if spells[i].On(day) && counts(&spells[i]) {
			n++
		}
	}
	return n
}
