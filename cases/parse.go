package cases

import (
	"strings"
	"time"
	"unicode/utf16"

	"github.com/shopspring/decimal"
)

// Reading is what the reading of a text depends on apart from the text itself.
type Reading struct {
	Today  Day     // the day on which it is read: for 昨天, 11-21 and days in the future
	Year   int     // the year whose code lists are offered; 0: the year of Today
	Policy *Policy // the code lists; nil: every code is taken and said to be unknown
}

func (r Reading) year() int {
	if r.Year != 0 {
		return r.Year
	}
	return r.Today.Year()
}

// maxText is the longest text a workbook cell holds, in UTF-16 units; a longer one
// would be cut on the way out.
const maxText = 32767

// Parse reads what a person typed or a cell holds into the field, by its kind.
// Blank text clears the field; so does a lone dash or slash where the kind is not
// text. A masked text (see Withheld) leaves the field as it is.
//
// What cannot be read gives an Error of code Invalid that names the field and says
// what to do, and leaves the field as it is. What can be read and seems wrong is
// stored, and hint says why. A KindRef and KindChecks are chosen, never typed: any
// text but blank is Invalid.
func (b Bound) Parse(text string, r Reading) (hint string, err error) {
	if b.withheld(text) {
		return "内容已隐去，原值未改动。", nil
	}
	if b.blankText(text) {
		Clear(b.Ptr)
		return "", nil
	}
	hint, problem := b.parse(text, r)
	if problem != "" {
		return "", Errorf(Invalid, b.Key, problem)
	}
	return hint, nil
}

// blankText says whether a text means that there is no value.
func (b Bound) blankText(text string) bool {
	if b.Kind == KindText || b.Kind == KindLongText {
		return NormalLine(text) == ""
	}
	return strings.Trim(squeeze(text), `-/\`) == ""
}

// parse stores a text that is not blank; problem is the sentence where it cannot.
func (b Bound) parse(text string, r Reading) (hint, problem string) {
	switch p := b.Ptr.(type) {
	case *string:
		return b.parseString(p, text, r)
	case *Day:
		return store(p, text, func(s string) (Day, string, string) { return readDay(s, r.Today, b.Ahead) })
	case *Month:
		return store(p, text, readMonth)
	case *Opt[int64]:
		if b.Kind == KindYear {
			return storeOpt(p, text, readYear)
		}
		return storeOpt(p, text, func(s string) (int64, string, string) { return b.readInt(s, r.Policy) })
	case *Opt[decimal.Decimal]:
		return storeOpt(p, text, func(s string) (decimal.Decimal, string, string) { return b.readDecimal(s, r.Policy) })
	case *Opt[Money]:
		return storeOpt(p, text, readMoney)
	case *bool:
		answer, ok := readYesNo(text)
		if !ok {
			return "", notYesNo(text)
		}
		*p = answer == Yes
		return "", ""
	case *time.Time:
		return store(p, text, readInstant)
	}
	return "", b.notTyped()
}

func (b Bound) notTyped() string {
	return "“" + b.Title + "”不能直接填写文字，请在登记表中选择。"
}

// parseString reads the kinds whose value is a string.
func (b Bound) parseString(p *string, text string, r Reading) (hint, problem string) {
	switch b.Kind {
	case KindSortKey:
		return "", b.notTyped()
	case KindName:
		return store(p, text, func(s string) (string, string, string) {
			name, hint := readName(s)
			return name, hint, tooLong(name)
		})
	case KindCode:
		return store(p, text, func(s string) (string, string, string) { return b.readCode(s, r) })
	case KindCodes:
		return store(p, text, func(s string) (string, string, string) { return b.readCodes(s, r) })
	case KindYesNo:
		return store(p, text, func(s string) (string, string, string) {
			answer, ok := readYesNo(s)
			if !ok {
				return "", "", notYesNo(s)
			}
			return answer, "", ""
		})
	case KindClock:
		return store(p, text, readClock)
	case KindIDNumber:
		return store(p, text, func(s string) (string, string, string) { return readID(s, r.Today) })
	case KindPhone:
		return store(p, text, readPhone)
	case KindBank:
		return store(p, text, readBank)
	case KindLongText:
		return store(p, text, func(s string) (string, string, string) {
			s = NormalText(s)
			return s, "", tooLong(s)
		})
	}
	return store(p, text, func(s string) (string, string, string) {
		s = NormalLine(s)
		return s, "", tooLong(s)
	})
}

// store sets a value to what read gives for a text, unless it finds a problem.
func store[T any](p *T, text string, read func(string) (T, string, string)) (hint, problem string) {
	v, hint, problem := read(text)
	if problem == "" {
		*p = v
	}
	return hint, problem
}

func storeOpt[T any](p *Opt[T], text string, read func(string) (T, string, string)) (hint, problem string) {
	return store(p, text, func(s string) (Opt[T], string, string) {
		v, hint, problem := read(s)
		return Some(v), hint, problem
	})
}

func tooLong(text string) string {
	if len(text) > maxText && len(utf16.Encode([]rune(text))) > maxText {
		return "文字太长，一格最多 32,767 字，请分开填写。"
	}
	return ""
}

// readYesNo reads the ways in which forms say yes and no.
func readYesNo(text string) (answer string, ok bool) {
	switch strings.ToUpper(squeeze(text)) {
	case "是", "有", "Y", "YES", "TRUE", "T", "1", "√", "✓", "✔", "☑", "对":
		return Yes, true
	case "否", "无", "不是", "没有", "N", "NO", "FALSE", "F", "0", "×", "✗", "✘", "✕", "╳", "☒", "X", "错":
		return No, true
	}
	return "", false
}

func notYesNo(text string) string {
	return "“" + NormalLine(text) + "”看不懂，请填“是”或“否”，不清楚的留空。"
}

// readInstant reads what TextOf writes and the exchange format.
func readInstant(text string) (t time.Time, hint, problem string) {
	text = fold(text)
	if t, err := time.ParseInLocation("2006-01-02 15:04", text, time.Local); err == nil {
		return t, "", ""
	}
	if t, err := time.Parse(time.RFC3339Nano, text); err == nil {
		return t.UTC(), "", ""
	}
	return time.Time{}, "", "时间“" + text + "”看不懂，请写成 2026-11-21 08:30 这样。"
}
