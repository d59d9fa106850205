package cases

import (
	"regexp"
	"strconv"
	"strings"
)

// The years a date may lie in; outside them a digit was mistyped.
const (
	firstYear = 1900
	lastYear  = 2100
)

const dayAdvice = "请写成 2026-11-21 这样。"

var (
	fullDay   = regexp.MustCompile(`^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})[日号]?$`)
	packedDay = regexp.MustCompile(`^(\d{4})(\d{2})(\d{2})$`)
	shortDay  = regexp.MustCompile(`^(\d{1,2})[-./月](\d{1,2})[日号]?$`)
	plainMon  = regexp.MustCompile(`^(\d{4})[-./年](\d{1,2})月?(?:份)?$`)
	packedMon = regexp.MustCompile(`^(\d{4})(\d{2})$`)
	dayTime   = regexp.MustCompile(`^(.*\d日?)[T ](\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(?:Z|[+-]\d{2}:?\d{2})?$`)
	serialDay = regexp.MustCompile(`^(\d{1,6})(?:\.\d+)?$`)
	wholeYear = regexp.MustCompile(`^(\d{4})(?:\.0+)?(?:年|年度)?$`)
)

// readDay reads a day: 2026-11-21, 20261121, 2026.11.21, 2026/11/21, 2026年11月21日,
// 二〇二六年十一月二十一日, 今天, 昨天, 前天, 明天, 后天. A day without its year (11-21,
// 11月21日) is the latest such day that is not after today, since what is written
// down has happened; where days lie ahead (a due date) it is the first such day
// that is not before today. A time behind the day is dropped.
func readDay(text string, today Day, ahead bool) (d Day, hint, problem string) {
	s := dateText(text)
	if noDate(s) {
		return 0, noDateHint, ""
	}
	if offset, ok := relativeDay(s); ok && today != 0 {
		return today.AddDays(offset), "", ""
	}
	for _, shape := range []*regexp.Regexp{fullDay, packedDay} {
		if m := shape.FindStringSubmatch(s); m != nil {
			return checkedDay(NewDay(number(m[1]), number(m[2]), number(m[3])), text)
		}
	}
	if m := shortDay.FindStringSubmatch(s); m != nil {
		return checkedDay(nearestDay(number(m[1]), number(m[2]), today, ahead), text)
	}
	if plainMon.MatchString(s) || packedMon.MatchString(s) {
		return 0, "", "日期“" + NormalLine(text) + "”缺少日，" + dayAdvice
	}
	return 0, "", "日期“" + NormalLine(text) + "”看不懂，" + dayAdvice
}

// noDateHint says what becomes of 至今 in a column of end dates.
const noDateHint = "没有日期，按空白处理。"

// noDate says whether a text tells that there is no date: a spell that lasts has no
// end, and blank is how records say so.
func noDate(s string) bool { return s == "至今" || s == "无" || s == "没有" }

// dateText prepares a date for reading: the time behind it goes, Chinese numerals
// become digits.
func dateText(text string) string {
	s := fold(text)
	if m := dayTime.FindStringSubmatch(s); m != nil {
		s = m[1]
	}
	return arabic(squeeze(s))
}

func relativeDay(s string) (offset int, ok bool) {
	switch s {
	case "今天", "今日", "当天":
		return 0, true
	case "昨天", "昨日":
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

func checkedDay(d Day, text string) (Day, string, string) {
	if d == 0 {
		return 0, "", "没有“" + NormalLine(text) + "”这一天，请核对。"
	}
	if d.Year() < firstYear || d.Year() > lastYear {
		return 0, "", "日期“" + NormalLine(text) + "”的年份不对，请核对。"
	}
	return d, "", ""
}

// nearestDay puts a year to a month and a day. Eight years hold a leap day, over a
// century's end too.
func nearestDay(month, day int, today Day, ahead bool) Day {
	for i := range 9 {
		if ahead {
			if d := NewDay(today.Year()+i, month, day); d >= today && d != 0 {
				return d
			}
		} else if d := NewDay(today.Year()-i, month, day); d <= today && d != 0 {
			return d
		}
	}
	return 0
}

// readMonth reads a month: 2026-11, 202611, 2026年11月, or a day within it.
func readMonth(text string) (m Month, hint, problem string) {
	s := dateText(text)
	if noDate(s) {
		return 0, noDateHint, ""
	}
	for _, shape := range []*regexp.Regexp{plainMon, packedMon} {
		if f := shape.FindStringSubmatch(s); f != nil {
			m := NewMonth(number(f[1]), number(f[2]))
			if m == 0 || m < NewMonth(firstYear, 1) || m > NewMonth(lastYear, 12) {
				return 0, "", "没有“" + NormalLine(text) + "”这个月，请核对。"
			}
			return m, "", ""
		}
	}
	if fullDay.MatchString(s) || packedDay.MatchString(s) {
		d, _, problem := readDay(s, 0, false)
		return d.MonthOf(), "", problem
	}
	return 0, "", "月份“" + NormalLine(text) + "”看不懂，请写成 2026-11 这样。"
}

// readYear reads a year: 2026, 2026年, 2026年度.
func readYear(text string) (y int64, hint, problem string) {
	m := wholeYear.FindStringSubmatch(arabic(squeeze(text)))
	if m == nil {
		return 0, "", "年度“" + NormalLine(text) + "”看不懂，请写成 2026 这样。"
	}
	if y := number(m[1]); y >= firstYear && y <= lastYear {
		return int64(y), "", ""
	}
	return 0, "", "年度“" + NormalLine(text) + "”不对，请核对。"
}

// ParseExcelDay reads the number under a date cell of a workbook: days since
// 1899-12-30, with the time of day as a fraction. ok is false where it is no such
// number or not within 1900 … 2100. An importer calls it for number cells only,
// since 45000 in a text may be anything.
func ParseExcelDay(text string) (d Day, ok bool) {
	m := serialDay.FindStringSubmatch(squeeze(text))
	if m == nil {
		return 0, false
	}
	n := number(m[1])
	if n < 61 { // before 1900-03-01 Excel counts a 29 February that never was
		return 0, false
	}
	d = NewDay(1899, 12, 30).AddDays(n)
	return d, d.Year() <= lastYear
}

// number is the value of at most six digits that a pattern has found.
func number(digits string) int {
	n, _ := strconv.Atoi(digits) // the pattern allows digits only
	return n
}

// arabic writes the Chinese numerals of a date in digits: 二〇二六年十一月 becomes
// 2026年11月. Text without a date mark stays as it is.
func arabic(s string) string {
	if !strings.ContainsAny(s, "年月日号") {
		return s
	}
	var out, run []rune
	for _, r := range s {
		if strings.ContainsRune("〇零○一二三四五六七八九十", r) {
			run = append(run, r)
			continue
		}
		out = append(append(out, chineseNumber(run)...), r)
		run = nil
	}
	return string(append(out, chineseNumber(run)...))
}

// chineseNumber turns 二〇二六 into 2026, 十一 into 11, 二十 into 20, 二十一 into 21.
func chineseNumber(run []rune) []rune {
	var out []rune
	for i, r := range run {
		if r != '十' {
			out = append(out, chineseDigit(r))
			continue
		}
		if i == 0 {
			out = append(out, '1')
		}
		if i == len(run)-1 {
			out = append(out, '0')
		}
	}
	return out
}

func chineseDigit(r rune) rune {
	switch r {
	case '〇', '零', '○':
		return '0'
	}
	return '1' + rune(strings.IndexRune("一二三四五六七八九", r)/3)
}
