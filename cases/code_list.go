package cases

import (
	"slices"
	"strings"
)

// codeList is one code list made ready for look-up.
type codeList struct {
	values []CodeValue    // in order, without those in the bin
	exact  map[string]int // official text → place in values; records hold these
	byText map[string]int // codeKey of value, alias and code → place in values
	open   bool
}

func newCodeList(codes []CodeValue, key ListKey) *codeList {
	l := &codeList{values: sorted(codes, key), byText: make(map[string]int), exact: make(map[string]int)}
	for i := range l.values {
		l.exact[l.values[i].Value] = i
		l.open = l.open || l.values[i].Open
		l.byText[codeKey(l.values[i].Value)] = i
	}
	for i := range l.values { // an alias never hides a value of the list itself
		for _, text := range spellings(&l.values[i]) {
			if _, taken := l.byText[codeKey(text)]; !taken {
				l.byText[codeKey(text)] = i
			}
		}
	}
	return l
}

// spellings are the other texts that mean the value.
func spellings(v *CodeValue) []string {
	var out []string
	for _, joined := range []string{v.Aliases, v.Code} {
		for _, text := range strings.Split(joined, "、") {
			if text != "" {
				out = append(out, text)
			}
		}
	}
	return out
}

// find gives the value a text means; nil where the list does not have it.
func (l *codeList) find(text string) *CodeValue {
	i, ok := l.byText[codeKey(text)]
	if !ok {
		return nil
	}
	return &l.values[i]
}

// list gives a code list; an unknown key gives an empty one.
func (p *Policy) list(key ListKey) *codeList {
	if p == nil {
		return &codeList{}
	}
	if p.lists == nil {
		return newCodeList(p.Codes, key)
	}
	if l := p.lists[key]; l != nil {
		return l
	}
	return &codeList{}
}

// List gives all values of a code list, retired ones too, in the system's order.
func (p *Policy) List(list ListKey) []CodeValue { return slices.Clone(p.list(list).values) }

// Offered lists the values of a code list that are offered in a year, in the
// system's order.
func (p *Policy) Offered(list ListKey, year int) []string {
	return p.list(list).offered(year, func(*CodeValue) bool { return true })
}

// Under lists the values of a code list that are offered in a year under a
// parent value; those without a parent belong under every one.
func (p *Policy) Under(list ListKey, parent string, year int) []string {
	return p.list(list).offered(year, func(v *CodeValue) bool { return v.Parent == "" || v.Parent == parent })
}

func (l *codeList) offered(year int, wanted func(*CodeValue) bool) []string {
	var out []string
	for i := range l.values {
		if v := &l.values[i]; v.In(year) && wanted(v) {
			out = append(out, v.Value)
		}
	}
	return out
}

// Value finds a code value by its official text; ok is false where the list does
// not have it.
func (p *Policy) Value(list ListKey, value string) (v CodeValue, ok bool) {
	l := p.list(list)
	i, ok := l.exact[value]
	if !ok {
		return CodeValue{}, false
	}
	return l.values[i], true
}

// Official finds the official text of a typed or imported value: exact, by alias
// or by the standard's code, whatever its width, spaces and case. known is false
// where the list does not have it.
func (p *Policy) Official(list ListKey, text string) (value string, known bool) {
	if v := p.list(list).find(text); v != nil {
		return v.Value, true
	}
	return text, false
}

// Accepts says whether the list takes values it does not have: it is marked open,
// or nobody has filled it yet.
func (p *Policy) Accepts(list ListKey) bool {
	l := p.list(list)
	return l.open || len(l.values) == 0
}

// near gives up to three offered values that look like the text, the likest first.
func (l *codeList) near(text string, year int) []string {
	type likeness struct {
		value string
		score int
	}
	var found []likeness
	for _, value := range l.offered(year, func(*CodeValue) bool { return true }) {
		if score := alike(codeKey(text), codeKey(value)); score >= 40 {
			found = append(found, likeness{value, score})
		}
	}
	slices.SortStableFunc(found, func(a, b likeness) int { return b.score - a.score })
	var out []string
	for _, f := range found[:min(3, len(found))] {
		out = append(out, f.value)
	}
	return out
}

// alike is the share of characters two texts have in common, in percent (the
// Dice coefficient of their characters).
func alike(a, b string) int {
	count := make(map[rune]int)
	total, common := 0, 0
	for _, r := range a {
		count[r]++
		total++
	}
	for _, r := range b {
		total++
		if count[r] > 0 {
			count[r]--
			common++
		}
	}
	if total == 0 {
		return 0
	}
	return 200 * common / total
}
