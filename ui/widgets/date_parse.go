package widgets

import (
	"strings"

	"zhucunji/cases"
)

// ParseDay reads a day as people type it into a field. The catalogue's own reading of dates decides; a field
// adds the short forms of a fast typist: t or 今 for 今天, y or 昨 for 昨天, and 1121 for 11-21. A day without
// its year is the latest one that is not after today; where days lie ahead, the first not before it. Blank
// text is the blank day. The error is *cases.Error, code invalid.
func ParseDay(text string, today cases.Day, ahead bool) (cases.Day, error) {
	var day cases.Day
	field := cases.Bound{Meta: &cases.Meta{Kind: cases.KindDay, Ahead: ahead}, Ptr: &day}
	_, err := field.Parse(written(text), cases.Reading{Today: today})
	return day, err
}

// written turns the short forms into ones the catalogue reads.
func written(text string) string {
	plain := strings.TrimSpace(strings.Map(HalfWidth, text))
	switch plain {
	case "t", "T", "今":
		return "今天"
	case "y", "Y", "昨":
		return "昨天"
	}
	if len(plain) == 4 && strings.Trim(plain, "0123456789") == "" {
		return plain[:2] + "-" + plain[2:]
	}
	return text
}
