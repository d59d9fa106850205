package cases

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"
)

// MatchOp says how a condition compares a field with its values.
type MatchOp string

// The comparisons of a condition. Numbers compare by size, in the unit the column
// shows (money in yuan); days and months by date, written 2026-11-21 and 2026-11.
const (
	MatchAuto     MatchOp = ""         // MatchOne where there are values, else MatchFilled
	MatchOne      MatchOp = "one"      // one of the values; of several codes in one field any
	MatchNone     MatchOp = "none"     // none of the values; blank ones too
	MatchFilled   MatchOp = "filled"   // anything
	MatchBlank    MatchOp = "blank"    // nothing
	MatchContains MatchOp = "contains" // a text that holds any of the values
	MatchBetween  MatchOp = "between"  // from Values[0] to Values[1], ends included; a blank end is open
	MatchBelow    MatchOp = "below"    // less than Values[0]
	MatchAbove    MatchOp = "above"    // more than Values[0]
)

// Title is the comparison as shown to people.
func (o MatchOp) Title() string {
	switch o {
	case MatchOne:
		return "是"
	case MatchNone:
		return "不是"
	case MatchFilled:
		return "已填"
	case MatchBlank:
		return "未填"
	case MatchContains:
		return "包含"
	case MatchBetween:
		return "介于"
	case MatchBelow:
		return "小于"
	case MatchAbove:
		return "大于"
	}
	return ""
}

// MatchOps lists the comparisons that make sense for a kind of field, in the order
// a person chooses from.
func MatchOps(k Kind) []MatchOp {
	switch {
	case ordered(k):
		return []MatchOp{MatchOne, MatchNone, MatchBetween, MatchBelow, MatchAbove, MatchFilled, MatchBlank}
	case k == KindCode || k == KindCodes || k == KindYesNo:
		return []MatchOp{MatchOne, MatchNone, MatchFilled, MatchBlank}
	case k == KindChecks:
		return []MatchOp{MatchFilled, MatchBlank}
	}
	return []MatchOp{MatchContains, MatchOne, MatchNone, MatchFilled, MatchBlank}
}

// ordered says whether values of a kind can be less or more than others.
func ordered(k Kind) bool {
	return k.Numeric() || k == KindYear || k == KindDay || k == KindMonth
}

// Match is a condition on one field of a row.
type Match struct {
	Path   string   `json:"path"`
	Op     MatchOp  `json:"op,omitempty"`
	Values []string `json:"values,omitempty"`
}

// op is the comparison with MatchAuto settled.
func (m *Match) op() MatchOp {
	switch {
	case m.Op != MatchAuto:
		return m.Op
	case len(m.Values) > 0:
		return MatchOne
	}
	return MatchFilled
}

// check says what is wrong with a condition on a field that exists.
func (m *Match) check() error {
	f, _ := ReportField(m.Path)
	if fault := m.fault(&f.Meta); fault != "" {
		return Errorf(Invalid, "only", fmt.Sprintf("“%s”的条件%s", f.Title, fault))
	}
	return nil
}

// fault is what is wrong with a condition, in words; "" where nothing is.
func (m *Match) fault(f *Meta) string {
	op := m.op()
	switch {
	case !offered(f):
		return "不能使用，请换一个栏目。"
	case op.Title() == "":
		return "不认识，可能是较新的版本保存的。"
	case len(m.Values) < op.needs() || op.needs() > 0 && len(filled(slices.Clone(m.Values)...)) == 0:
		return "还没有填值。"
	case op.bySize() && !ordered(f.Kind):
		return "不能比较大小，请改用“是”或“包含”。"
	}
	for _, v := range m.Values {
		if _, ok := matchKey(f.Kind, v); !ok && v != "" {
			return "里的“" + v + "”看不懂：数字写 1500，日期写 2026-11-21，月份写 2026-11。"
		}
	}
	return ""
}

// needs is how many values the comparison compares with, at least.
func (o MatchOp) needs() int {
	switch o {
	case MatchFilled, MatchBlank:
		return 0
	case MatchBetween:
		return 2
	}
	return 1
}

// bySize says whether the comparison asks what is less and what is more.
func (o MatchOp) bySize() bool { return o == MatchBetween || o == MatchBelow || o == MatchAbove }

// holds says whether the condition is true of a row.
func (m *Match) holds(row *Row) bool {
	b, ok := row.Bound(m.Path)
	blank := !ok || b.Blank()
	switch op := m.op(); {
	case op == MatchFilled:
		return !blank
	case op == MatchBlank:
		return blank
	case op == MatchNone:
		return blank || !m.equals(b)
	case blank:
		return false
	case op.bySize():
		return m.within(b, op)
	case op == MatchContains:
		return slices.ContainsFunc(m.Values, func(v string) bool { return v != "" && strings.Contains(b.Text(), v) })
	}
	return m.equals(b)
}

// within compares a filled field by size.
func (m *Match) within(b Bound, op MatchOp) bool {
	switch op {
	case MatchBelow:
		return m.compare(b, 0) < 0
	case MatchAbove:
		return m.compare(b, 0) > 0
	}
	return m.compare(b, 0) >= 0 && m.compare(b, 1) <= 0
}

// equals says whether a filled field has one of the values.
func (m *Match) equals(b Bound) bool {
	if ordered(b.Kind) {
		for i, v := range m.Values {
			if v != "" && m.compare(b, i) == 0 {
				return true
			}
		}
		return false
	}
	text, _ := Canonical(b.Ptr)
	if b.Kind != KindCodes {
		return slices.Contains(m.Values, text)
	}
	for code := range strings.SplitSeq(text, "、") {
		if slices.Contains(m.Values, code) {
			return true
		}
	}
	return false
}

// compare compares a filled field with one of the values; a blank value is an open
// end and equals everything.
func (m *Match) compare(b Bound, value int) int {
	if m.Values[value] == "" {
		return 0
	}
	bound, ok := matchKey(b.Kind, m.Values[value])
	if !ok {
		return 0
	}
	return orderKey(b.Ptr).Cmp(bound)
}

// matchKey reads a value of a condition as a number by which it compares; ok is
// false where it cannot be read as one of the kind. Texts are not read.
func matchKey(k Kind, text string) (key decimal.Decimal, ok bool) {
	var err error
	switch {
	case !ordered(k):
		return key, true
	case k == KindDay:
		var d Day
		d, err = isoDay(text)
		key = orderKey(&d)
	case k == KindMonth:
		var mo Month
		mo, err = isoMonth(text)
		key = orderKey(&mo)
	default:
		key, err = decimal.NewFromString(strings.ReplaceAll(fold(text), ",", ""))
	}
	return key, err == nil
}

// orderKey is a value of an ordered kind as a number.
func orderKey(ptr any) decimal.Decimal {
	switch p := ptr.(type) {
	case *Opt[int64]:
		return decimal.NewFromInt(p.Value)
	case *Opt[Money]:
		return p.Value.Decimal()
	case *Opt[decimal.Decimal]:
		return p.Value
	case *Day:
		return decimal.NewFromInt(int64(*p))
	case *Month:
		return decimal.NewFromInt(int64(*p))
	}
	return decimal.Decimal{}
}
