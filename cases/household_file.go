package cases

// Member is one person of a household with the spell that puts them there.
type Member struct {
	Membership Membership
	Person     Person
}

// HouseholdFile is all that is known of one household but its visits, measures and
// incomes: 一户一档.
type HouseholdFile struct {
	Household   Household // with its Facts filled as of today
	Village     Village
	Team        Team
	Members     []Member // living in it today, the head first
	Former      []Member // who left, last first
	Headships   []Headship
	Standings   []Standing
	Monitorings []Monitoring
	Photos      []Photo
}

// TypesOn gives 户类型 and 监测对象类别 on a day, as far as they are dated.
func (f *HouseholdFile) TypesOn(day Day) (kind, class string) {
	monitoring, _ := MonitoringOn(f.Monitorings, day)
	return TypeOn(f.Standings, day), monitoring.Class
}

// NewHousehold is what the form of a new household gives: the household, its head and
// members, and its 户类型 since a day.
type NewHousehold struct {
	Household Household
	Members   []Member // the first one is the head
	Type      string
	Since     Day // of 户类型 and headship; blank: from the beginning
}

// Occurrence is one entry of a household's time line.
type Occurrence struct {
	Record string // catalogue record, which says how to open it
	ID     int64
	Person Ref // whose it is, where the record is one person's
	On     Day
	Title  string // "入户走访", "产业帮扶 蚕桑", "家庭成员增加"
	Text   string // one or two lines
	Amount Opt[Money]
	Worker string
}
