package excel

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// builtIn is the style of a format that has a number and no code: 14–22 and 45–47
// are days and times everywhere, 27–36 and 50–58 where the program is Chinese.
func builtIn(id int) style {
	return style{date: id >= 14 && id <= 22 || id >= 27 && id <= 36 || id == 45 || id == 47 || id >= 50 && id <= 58}
}

// styleOf reads a format's code. Of the sections for positive, negative, zero and
// text the first decides.
func styleOf(code string) style {
	if n := len(code); n > 1 && n < 30 && strings.Trim(code, "0") == "" {
		return style{digits: n}
	}
	var bare strings.Builder
	for i := 0; i < len(code); i++ {
		switch c := code[i]; c {
		case ';':
			return style{date: dateLetters(bare.String())}
		case '"':
			end := strings.IndexByte(code[i+1:], '"')
			if end < 0 {
				return style{}
			}
			i += end + 1
		case '\\', '_', '*':
			i++
		case '[':
			end := strings.IndexByte(code[i:], ']')
			if end < 0 {
				return style{}
			}
			switch strings.ToLower(code[i+1 : i+end]) {
			case "h", "hh", "m", "mm", "s", "ss": // how long, not when
				return style{}
			}
			i += end
		default:
			bare.WriteByte(c)
		}
	}
	return style{date: dateLetters(bare.String())}
}

// dateLetters says whether a code without its quotes and brackets shows a day or time.
func dateLetters(code string) bool {
	code = strings.ToLower(code)
	switch {
	case code == "general", code == "standard", strings.ContainsAny(code, "#?"):
		return false
	case strings.Contains(code, "0"): // parts of seconds
		return strings.Contains(code, "s.0")
	}
	return strings.ContainsAny(code, "ymdhs")
}

// secondsADay is the length of a day, whose parts are the fraction of a serial number.
const secondsADay = 24 * 60 * 60

// dateText tells a serial number as a day, a time, or both; ok is false where the
// number is none: negative, behind 9999, or the 29 February 1900 that never was.
func dateText(raw string, is1904 bool) (text string, ok bool) {
	serial, err := strconv.ParseFloat(raw, 64)
	if err != nil || math.IsNaN(serial) || serial < 0 || serial >= 2_958_466 {
		return "", false
	}
	days := int(serial)
	seconds := int(math.Round((serial - float64(days)) * secondsADay))
	if seconds >= secondsADay {
		days, seconds = days+1, 0
	}
	at := time.Date(1899, 12, 30, 0, 0, seconds, 0, time.UTC)
	switch {
	case days == 0:
		return clockText(at, seconds), true
	case is1904:
		days += 1462
	case days < 60: // Excel takes 1900 for a leap year
		days++
	case days == 60:
		return "", false
	}
	at = at.AddDate(0, 0, days)
	text = at.Format(time.DateOnly)
	if seconds > 0 {
		text += " " + clockText(at, seconds)
	}
	return text, true
}

func clockText(at time.Time, seconds int) string {
	if seconds%60 == 0 {
		return at.Format("15:04")
	}
	return at.Format(time.TimeOnly)
}

// numberText is how a number is handed out: with the leading zeros its format shows,
// and a whole number of up to fifteen digits, which Excel keeps exactly, without
// exponent. One of more digits keeps its exponent, which says that digits are lost.
func numberText(raw string, s style) string {
	if strings.IndexByte(raw, 'E') >= 0 || strings.IndexByte(raw, 'e') >= 0 {
		f, err := strconv.ParseFloat(raw, 64)
		switch {
		case err != nil:
		case f == math.Trunc(f) && math.Abs(f) < 1e15:
			raw = strconv.FormatFloat(f, 'f', -1, 64)
		default: // programs differ in how they write it
			raw = strconv.FormatFloat(f, 'E', -1, 64)
		}
	}
	if s.digits > len(raw) && strings.Trim(raw, "0123456789") == "" {
		return strings.Repeat("0", s.digits-len(raw)) + raw
	}
	return raw
}

// isNumber says whether a text is a number as a workbook writes one.
func isNumber(raw []byte) bool {
	digits, points := 0, 0
	for i, c := range raw {
		switch {
		case c >= '0' && c <= '9':
			digits++
		case c == '.':
			points++
		case c == '-' && i == 0:
		case c == 'e' || c == 'E':
			_, err := strconv.ParseFloat(string(raw), 64)
			return err == nil && len(raw) <= 40
		default:
			return false
		}
	}
	return digits > 0 && points <= 1 && len(raw) <= 40
}
