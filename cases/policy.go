package cases

import (
	"cmp"
	"slices"
)

// ListKey names a code list: "户类型".
type ListKey string

// Yes and No are the two answers of a KindYesNo field; blank is the third state.
const (
	Yes = "是"
	No  = "否"
)

// CodeValue is one value of a code list with the years in which it is offered. A
// retired value (Until in the past) stays legal on old records.
type CodeValue struct {
	Base
	List    ListKey
	Value   string     // the official text, as records hold it
	Code    string     // the national standard's codes for it, separated by "、", the one to write first
	Parent  string     // the value of another list it belongs under (措施子项); blank: under all
	Aliases string     // other spellings met, separated by "、"
	Order   Opt[int64] // place in the system's order
	From    Opt[int64] // first year, blank: always
	Until   Opt[int64] // last year, blank: still
	Open    bool       // the list is not known to be complete: other values are accepted and said
}

// In says whether the value is offered in a year.
func (v *CodeValue) In(year int) bool { return within(v.From, v.Until, year) }

// Line is the 监测线 (监测范围) of a year in a region, typed from the district's notice.
type Line struct {
	Base
	Year   Opt[int64]
	Region string
	Amount Opt[Money] // per head and year
	Basis  string     // the document that says so
}

// Cadence says how often a kind of household is to be visited: at least every
// Days days (domain.md §3, "frequency by type").
type Cadence struct {
	Base
	Class string     // a value of the list 走访对象类型
	Days  Opt[int64] // days between visits
	From  Opt[int64] // first year
	Until Opt[int64] // last year
}

// Inclusion says whether an income item counts towards 纯收入 in a year: counties
// differ (domain.md §2, "Inclusion differs by county/year").
type Inclusion struct {
	Base
	Item  string     // a value of the list 收入项目
	Year  Opt[int64] // blank: every year that has no Inclusion of its own
	Count string     // 是 or 否
}

// Policy is what the rules of all years say. It is loaded from the file and
// passed to every rule. It is read only: whoever changes a rule makes a new
// Policy, so that one value can serve all threads. A nil Policy has no rules.
type Policy struct {
	Codes      []CodeValue
	Lines      []Line
	Cadences   []Cadence
	Inclusions []Inclusion
	CostRatios []CostRatio

	lists map[ListKey]*codeList // made by NewPolicy; nil in a literal
}

// NewPolicy makes a Policy whose look-ups are fast: a form asks for the values of
// a list at every key. A Policy literal answers the same, searching each time.
func NewPolicy(codes []CodeValue, lines []Line, cadences []Cadence, inclusions []Inclusion) *Policy {
	p := &Policy{Codes: codes, Lines: lines, Cadences: cadences, Inclusions: inclusions}
	p.lists = make(map[ListKey]*codeList)
	for i := range codes {
		key := codes[i].List
		if p.lists[key] == nil {
			p.lists[key] = newCodeList(codes, key)
		}
	}
	return p
}

// LineOf is the 监测线 of a year; blank where nobody has typed it.
func (p *Policy) LineOf(year int) Opt[Money] {
	if p == nil {
		return Opt[Money]{}
	}
	for i := range p.Lines {
		l := &p.Lines[i]
		if !l.Hidden && l.Year == Some(int64(year)) && l.Amount.Valid {
			return l.Amount
		}
	}
	return Opt[Money]{}
}

// CadenceFor is the number of days within which a household of a class (a value
// of 走访对象类型) is to be visited again, by the rules of a year. Where several
// hold, the one that began last wins; 0 where no visit is asked for.
func (p *Policy) CadenceFor(class string, year int) int {
	if p == nil {
		return 0
	}
	var holds *Cadence
	for i := range p.Cadences {
		c := &p.Cadences[i]
		if c.Hidden || c.Class != class || !c.Days.Valid || !within(c.From, c.Until, year) {
			continue
		}
		if holds == nil || c.From.Value > holds.From.Value {
			holds = c
		}
	}
	if holds == nil {
		return 0
	}
	return int(holds.Days.Value)
}

// Counts says whether an income item counts towards 纯收入 in a year. An item of
// which no rule speaks counts.
func (p *Policy) Counts(item string, year int) bool {
	if p == nil {
		return true
	}
	counts := true
	for i := range p.Inclusions {
		n := &p.Inclusions[i]
		switch {
		case n.Hidden || n.Item != item || n.Count == "":
		case n.Year == Some(int64(year)):
			return n.Count == Yes
		case !n.Year.Valid:
			counts = n.Count == Yes
		}
	}
	return counts
}

// within says whether a year lies in a span whose blank ends are open.
func within(from, until Opt[int64], year int) bool {
	return (!from.Valid || from.Value <= int64(year)) && (!until.Valid || int64(year) <= until.Value)
}

// byOrder sorts code values in the system's order; those without a place come last.
func byOrder(a, b CodeValue) int {
	if a.Order.Valid != b.Order.Valid {
		if a.Order.Valid {
			return -1
		}
		return 1
	}
	return cmp.Compare(a.Order.Value, b.Order.Value)
}

// sorted gives the values of one list that are not in the bin, in order.
func sorted(codes []CodeValue, list ListKey) []CodeValue {
	var out []CodeValue
	for i := range codes {
		if codes[i].List == list && !codes[i].Hidden {
			out = append(out, codes[i])
		}
	}
	slices.SortStableFunc(out, byOrder)
	return out
}
