package widgets

import (
	"strconv"
	"strings"

	"zhucunji/cases"
)

// ParseDay reads a day as people type it: 2026-11-21, 20261121, 2026.11.21, 2026/11/21, 2026年11月21日, and
// without a year 11-21, 11.21, 11月21日, 1121, which mean the year of today; 今天 or t, 昨天, 前天, 明天 and 后天.
// Full-width digits and signs count. Empty text is the blank day. The error is *cases.Error, code invalid.
func ParseDay(text string, today cases.Day) (cases.Day, error) {
	plain := halfWidth(strings.TrimSpace(text))
	if plain == "" {
		return 0, nil
	}
	if shift, ok := spokenDay(plain); ok {
		return today.AddDays(shift), nil
	}
	parts := dayParts(plain)
	switch {
	case parts == nil:
		return 0, cases.Errorf(cases.Invalid, "", "请写成 2026-11-21 这样的日期，也可以写 20261121 或 11-21。")
	case len(parts) == 2:
		parts = append([]int{today.Year()}, parts...)
	}
	day := cases.NewDay(parts[0], parts[1], parts[2])
	if day.IsZero() || parts[0] < 1900 || parts[0] > 2200 {
		return 0, cases.Errorf(cases.Invalid, "", "没有这一天，请核对年、月、日。")
	}
	return day, nil
}

// spokenDay returns how many days from today a word means.
func spokenDay(word string) (int, bool) {
	switch word {
	case "今天", "今日", "今", "t", "T":
		return 0, true
	case "昨天", "昨日", "昨", "y", "Y":
		return -1, true
	case "前天":
		return -2, true
	case "明天":
		return 1, true
	case "后天":
		return 2, true
	}
	return 0, false
}

// dayParts returns year, month and day, or month and day, or nil.
func dayParts(text string) []int {
	if n := len(text); isDigits(text) && (n == 8 || n == 4) {
		cut := n - 4
		if n == 8 {
			return numbers(text[:cut], text[cut:cut+2], text[cut+2:])
		}
		return numbers(text[:2], text[2:])
	}
	text = strings.TrimSuffix(strings.TrimSuffix(text, "日"), "号")
	fields := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("-./年月 、,", r) })
	if len(fields) < 2 || len(fields) > 3 || len(fields) == 3 && len(fields[0]) != 4 {
		return nil
	}
	return numbers(fields...)
}

// numbers turns digits into numbers, nil when one is none.
func numbers(texts ...string) []int {
	values := make([]int, len(texts))
	for i, text := range texts {
		v, err := strconv.Atoi(text)
		if err != nil || !isDigits(text) || len(text) > 4 {
			return nil
		}
		values[i] = v
	}
	return values
}

func isDigits(text string) bool {
	return text != "" && strings.Trim(text, "0123456789") == ""
}

// halfWidth turns the full-width digits and the dashes of a Chinese keyboard into plain ones.
func halfWidth(text string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case '·':
			return '.'
		case '—', '–':
			return '-'
		}
		return HalfWidth(r)
	}, text)
}
