package cases

// Headship is a spell of being 户主. FromOn and ToOn are the first and the last
// day, both included; blank is open.
type Headship struct {
	Base
	HouseholdID Ref
	PersonID    Ref
	FromOn      Day
	ToOn        Day
	Note        string
}

// HeadshipCatalogue lists the fields of a Headship.
var HeadshipCatalogue = NewCatalogue("headship", "户主任期", //nolint:gochecknoglobals // immutable catalogue
	func(h *Headship) *Base { return &h.Base },
	[]Field[Headship]{
		{Meta{Key: "household_id", Title: "农户", Kind: KindRef, Target: "household", Need: true}, func(h *Headship) any { return &h.HouseholdID }},
		{Meta{Key: "person_id", Title: "户主", Kind: KindRef, Target: "person", Need: true}, func(h *Headship) any { return &h.PersonID }},
		{Meta{Key: "from_on", Title: "起始日期", Kind: KindDay, Group: "户主"}, func(h *Headship) any { return &h.FromOn }},
		{Meta{Key: "to_on", Title: "截止日期", Kind: KindDay, Group: "户主"}, func(h *Headship) any { return &h.ToOn }},
		{Meta{Key: "note", Title: "变更说明", Group: "户主", Wide: true}, func(h *Headship) any { return &h.Note }},
	}...)

// On says whether the spell holds on a day.
func (h *Headship) On(day Day) bool {
	return !h.Hidden && Period{h.FromOn, h.ToOn}.Contains(day)
}

// Head gives the headship that holds on a day. Where merged files disagree and
// two hold, the one that began last wins; ok is false where there is none.
func Head(spells []Headship, day Day) (head Headship, ok bool) {
	for _, h := range spells {
		if h.On(day) && (!ok || h.FromOn > head.FromOn) {
			head, ok = h, true
		}
	}
	return head, ok
}
