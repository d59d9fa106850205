package cases

import (
	"slices"
	"strings"
	"unicode"
)

// readCode reads one value of the field's code list.
func (b Bound) readCode(text string, r Reading) (value, hint, problem string) {
	text = NormalLine(text)
	list := r.Policy.list(b.List)
	if v := list.find(text); v != nil {
		return v.Value, retired(v, r.year()), ""
	}
	if r.Policy.Accepts(b.List) {
		return text, "“" + text + "”不在代码表中，已按原样保留。", tooLong(text)
	}
	return "", "", b.unknownCode(text, list, r.year())
}

// readCodes reads several values, whatever stands between them, and gives them
// once each in the order of the list, those the list does not have at the end.
func (b Bound) readCodes(text string, r Reading) (value, hint, problem string) {
	if v := r.Policy.list(b.List).find(text); v != nil { // the separators may belong to it
		return v.Value, retired(v, r.year()), ""
	}
	var values, hints []string
	for _, part := range strings.FieldsFunc(fold(text), betweenCodes) {
		v, h, problem := b.readCode(part, r)
		if problem != "" {
			return "", "", problem
		}
		if !slices.Contains(values, v) {
			values = append(values, v)
			hints = append(hints, h)
		}
	}
	list := r.Policy.list(b.List)
	slices.SortStableFunc(values, func(x, y string) int { return list.place(x) - list.place(y) })
	return strings.Join(values, "、"), strings.Join(hints, ""), ""
}

func betweenCodes(r rune) bool {
	return unicode.IsSpace(r) || strings.ContainsRune("、,;/|", r)
}

// place is where a value stands in its list; an unknown one stands behind all.
func (l *codeList) place(value string) int {
	if i, ok := l.byText[codeKey(value)]; ok {
		return i
	}
	return len(l.values)
}

// retired is the doubt about a value that is not offered in a year.
func retired(v *CodeValue, year int) string {
	if v.In(year) {
		return ""
	}
	return "“" + v.Value + "”不是本年度的选项，已按原值保留。"
}

// unknownCode says that a closed list lacks a text, and what was perhaps meant.
func (b Bound) unknownCode(text string, list *codeList, year int) string {
	near := list.near(text, year)
	if len(near) > 0 {
		return "“" + b.Title + "”没有“" + text + "”这一项，是不是" + strings.Join(near, "、") + "？"
	}
	offered := list.offered(year, func(*CodeValue) bool { return true })
	examples := strings.Join(offered[:min(4, len(offered))], "、")
	if len(offered) > 4 {
		examples += "等"
	}
	return "“" + b.Title + "”没有“" + text + "”这一项，请从" + examples + "中选择。"
}
