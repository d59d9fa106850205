package cases

import (
	"slices"
	"strings"
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
	Code    string     // the national standard's code, where there is one
	Parent  string     // the value of another list it belongs under (措施子项)
	Aliases string     // other spellings met, separated by "、"
	Order   Opt[int64] // place in the system's order
	From    Opt[int64] // first year, blank: always
	Until   Opt[int64] // last year, blank: still
	Open    bool       // the list is not known to be complete: other values are accepted and said
}

// In says whether the value is offered in a year.
func (v *CodeValue) In(year int) bool {
	return (!v.From.Valid || v.From.Value <= int64(year)) && (!v.Until.Valid || int64(year) <= v.Until.Value)
}

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
	Item  string // a value of the list 收入项目
	Year  Opt[int64]
	Count string // 是 or 否
}

// Policy is what the rules of all years say. It is loaded from the file and
// passed to every rule; it has no state of its own.
type Policy struct {
	Codes      []CodeValue
	Lines      []Line
	Cadences   []Cadence
	Inclusions []Inclusion
}

// Offered lists the values of a code list that are offered in a year, in the
// system's order.
func (p *Policy) Offered(list ListKey, year int) []string {
	var out []string
	for _, v := range p.List(list) {
		if v.In(year) {
			out = append(out, v.Value)
		}
	}
	return out
}

// List gives all values of a code list, retired ones too, in the system's order.
func (p *Policy) List(list ListKey) []CodeValue {
	var out []CodeValue
	for i := range p.Codes {
		if p.Codes[i].List == list && !p.Codes[i].Hidden {
			out = append(out, p.Codes[i])
		}
	}
	slices.SortStableFunc(out, func(a, b CodeValue) int { return int(a.Order.Value - b.Order.Value) })
	return out
}

// Under lists the values of a code list that belong under a parent value.
func (p *Policy) Under(list ListKey, parent string, year int) []string {
	var out []string
	for _, v := range p.List(list) {
		if v.In(year) && (v.Parent == "" || v.Parent == parent) {
			out = append(out, v.Value)
		}
	}
	return out
}

// Official finds the official text of a typed or imported value: exact, by alias
// or by the standard's code. known is false where the list does not have it.
func (p *Policy) Official(list ListKey, text string) (value string, known bool) {
	for _, v := range p.List(list) {
		if v.Value == text || (v.Code != "" && v.Code == text) || slices.Contains(strings.Split(v.Aliases, "、"), text) {
			return v.Value, true
		}
	}
	return text, false
}

// Accepts says whether the list takes values it does not have.
func (p *Policy) Accepts(list ListKey) bool {
	for i := range p.Codes {
		if p.Codes[i].List == list && p.Codes[i].Open {
			return true
		}
	}
	return false
}

// LineOf is the 监测线 of a year; blank where nobody has typed it.
func (p *Policy) LineOf(year int) Opt[Money] {
	for i := range p.Lines {
		l := &p.Lines[i]
		if !l.Hidden && l.Year.Valid && l.Year.Value == int64(year) {
			return l.Amount
		}
	}
	return Opt[Money]{}
}
