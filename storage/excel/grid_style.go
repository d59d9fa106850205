package excel

import (
	"strings"
)

// numberFormats are the number formats of a workbook's cell styles, by style.
type numberFormats []string

// styleFormats reads which number format each cell style has.
func styleFormats(raw []byte) (numberFormats, error) {
	own := map[int]string{}
	var out numberFormats
	inside := false
	err := eachTag(raw, func(t tag) error {
		at := raw[t.start:t.end]
		switch t.name {
		case "numFmt":
			own[attributeInt(at, "numFmtId", -1)] = attributeString(at, "formatCode")
		case "cellXfs":
			inside = !t.ends && !t.empty
		case "xf":
			if inside && !t.ends {
				id := attributeInt(at, "numFmtId", 0)
				code, ok := own[id]
				if !ok {
					code = builtInFormat(id)
				}
				out = append(out, code)
			}
		}
		return nil
	})
	return out, err
}

// builtInFormat is the code of a format that files name by number only; those of dates
// as Chinese programs show them.
func builtInFormat(id int) string {
	switch id {
	case 1:
		return "0"
	case 2, 4, 39, 40, 43, 44, 7, 8:
		return "0.00"
	case 9:
		return "0%"
	case 10:
		return "0.00%"
	case 14, 15, 16, 22, 30:
		return "yyyy/m/d"
	case 17, 27, 36, 50, 52, 57:
		return `yyyy"年"m"月"`
	case 28, 29, 31, 51, 53, 54, 56, 58:
		return `yyyy"年"m"月"d"日"`
	case 49:
		return "@"
	}
	return "General"
}

// of is the format of a style.
func (n numberFormats) of(style int) string {
	if style < 0 || style >= len(n) {
		return "General"
	}
	return n[style]
}

// dateFormat says whether a format shows days, and whether it shows the day of the month.
func dateFormat(code string) (date, day bool) {
	code = strings.ToLower(withoutQuoted(code))
	if strings.Contains(code, "general") || !strings.Contains(code, "y") {
		return false, false
	}
	return strings.ContainsAny(code, "m"), strings.Contains(code, "d")
}

// decimals counts the places behind the point a format shows; -1 where it is no number
// format.
func decimals(code string) int {
	code, _, _ = strings.Cut(withoutQuoted(code), ";")
	if !strings.ContainsAny(code, "0#") {
		return -1
	}
	_, behind, found := strings.Cut(code, ".")
	if !found {
		return 0
	}
	n := 0
	for _, r := range behind {
		if r != '0' && r != '#' {
			break
		}
		n++
	}
	return n
}

// withoutQuoted takes what a format shows as it stands out of its code.
func withoutQuoted(code string) string {
	var b strings.Builder
	quoted, bracket := false, false
	for i := 0; i < len(code); i++ {
		switch c := code[i]; {
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '\\':
			i++
		case c == '[':
			bracket = true
		case c == ']':
			bracket = false
		case !bracket:
			b.WriteByte(c)
		}
	}
	return b.String()
}
