package cases

import "slices"

// The groups of the income formula (list 收入类别).
const (
	GroupWages     = "工资性收入"
	GroupBusiness  = "生产经营性收入"
	GroupCosts     = "生产经营性支出"
	GroupProperty  = "财产性收入"
	GroupTransfers = "转移性收入"
	GroupClaims    = "理赔收入"
	GroupSelfPaid  = "合规自付支出"
)

// IncomeGroups lists the groups in the order of the formula.
func IncomeGroups() []string {
	return []string{GroupWages, GroupBusiness, GroupCosts, GroupProperty, GroupTransfers, GroupClaims, GroupSelfPaid}
}

// Sum is one line of an account: what counts, what the year's policy leaves out, and
// the entries behind both.
type Sum struct {
	Name    string // an income item or a group
	Group   string // the group of an item; of a group itself
	Counted Money
	LeftOut Money
	Entries []*Income // counted and left out, in the order given
}

// Account is a household's income over a period, worked out from its entries
// (domain.md §2). Every number can be explained by Behind.
type Account struct {
	Period  Period
	Year    int        // the year whose policy holds
	People  Opt[int64] // by which the net income is divided
	Items   []Sum      // those that have entries, in the order of the list 收入项目
	Groups  []Sum      // all seven, in the order of the formula
	Total   Money      // 年收入: wages, business, property and transfers
	Cost    Money      // 生产经营性支出
	Net     Money      // 纯收入: Total less Cost
	PerHead Opt[Money] // Net by People, to the fen; blank without people

	// Claims and SelfPaid stand beside the formula and are part of neither side.
	Claims   Money
	SelfPaid Money

	// Straddling are entries that lie partly in the period, or have no day: they
	// count nowhere and must be shown, or money would vanish unseen.
	Straddling []*Income
}

// AccountOf works out the account of a household's entries over a period. An entry
// counts if it lies wholly inside and is not in the bin; whether its item is income
// is what the policy of the named year says, unless the entry says it itself.
func AccountOf(entries []Income, people Opt[int64], period Period, policy *Policy, year int) Account {
	a := Account{Period: period, Year: year, People: people}
	items := make(map[string]*Sum)
	for i := range entries {
		e := &entries[i]
		switch span := e.span(); {
		case e.Hidden:
		case span.From == 0, period.Overlaps(span) && !period.Holds(span):
			a.Straddling = append(a.Straddling, e)
		case period.Holds(span):
			if items[e.Item] == nil {
				items[e.Item] = &Sum{Name: e.Item, Group: policy.GroupOf(e.Item)}
			}
			items[e.Item].add(e, policy, year)
		}
	}
	a.Items = inListOrder(items, policy)
	a.total()
	return a
}

func (s *Sum) add(e *Income, policy *Policy, year int) {
	counts := e.Counted == Yes || (e.Counted == "" && policy.Counts(e.Item, year))
	if counts {
		s.Counted += e.Amount.Value
	} else {
		s.LeftOut += e.Amount.Value
	}
	s.Entries = append(s.Entries, e)
}

// total fills groups, totals and the per-head income from the items.
func (a *Account) total() {
	sums := make(map[string]*Sum)
	for _, group := range IncomeGroups() {
		a.Groups = append(a.Groups, Sum{Name: group, Group: group})
	}
	for i := range a.Groups {
		sums[a.Groups[i].Name] = &a.Groups[i]
	}
	for _, item := range a.Items {
		if g := sums[item.Group]; g != nil {
			g.Counted += item.Counted
			g.LeftOut += item.LeftOut
			g.Entries = append(g.Entries, item.Entries...)
		}
	}
	a.Total = sums[GroupWages].Counted + sums[GroupBusiness].Counted + sums[GroupProperty].Counted + sums[GroupTransfers].Counted
	a.Cost = sums[GroupCosts].Counted
	a.Net = a.Total - a.Cost
	a.PerHead = a.Net.Per(a.People.Value)
	a.Claims, a.SelfPaid = sums[GroupClaims].Counted, sums[GroupSelfPaid].Counted
}

// Group gives the sum of a group; a zero Sum for a name that is none.
func (a *Account) Group(name string) Sum { return sumNamed(a.Groups, name) }

// Item gives the sum of an item; a zero Sum where it has no entries.
func (a *Account) Item(name string) Sum { return sumNamed(a.Items, name) }

func sumNamed(sums []Sum, name string) Sum {
	if i := slices.IndexFunc(sums, func(s Sum) bool { return s.Name == name }); i >= 0 {
		return sums[i]
	}
	return Sum{}
}

// Behind lists the entries of which a number is made: of an item or group by its
// name, of 年收入, or of 纯收入 and 人均纯收入 (their costs too).
func (a *Account) Behind(name string) []*Income {
	var groups []string
	switch name {
	case "年收入", "总收入":
		groups = []string{GroupWages, GroupBusiness, GroupProperty, GroupTransfers}
	case "纯收入", "人均纯收入":
		groups = []string{GroupWages, GroupBusiness, GroupProperty, GroupTransfers, GroupCosts}
	default:
		if s := a.Group(name); s.Name != "" {
			return s.Entries
		}
		return a.Item(name).Entries
	}
	var entries []*Income
	for _, g := range groups {
		entries = append(entries, a.Group(g).Entries...)
	}
	return entries
}

// UnderLine says whether the per-head net income is below the 监测线 of the account's
// year; known is false where one of the two is blank.
func (a *Account) UnderLine(policy *Policy) (under, known bool) {
	line := policy.LineOf(a.Year)
	if !line.Valid || !a.PerHead.Valid {
		return false, false
	}
	return a.PerHead.Value < line.Value, true
}
