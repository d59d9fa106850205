package cases_test

import (
	"strings"
	"testing"

	"zhucunji/cases"
)

const today = cases.Day(20261121)

// read parses a text into a fresh value of a field.
func read[T any](t *testing.T, meta cases.Meta, text string) (value T, hint string, err error) {
	t.Helper()
	p, perr := cases.DefaultPolicy()
	if perr != nil {
		t.Fatalf("default policy: %v", perr)
	}
	hint, err = cases.Bound{Meta: &meta, Ptr: &value}.Parse(text, cases.Reading{Today: today, Policy: &p})
	return value, hint, err
}

// refused checks that an error is Invalid, names the field and holds the words.
func refused(t *testing.T, err error, words string) {
	t.Helper()
	if cases.CodeOf(err) != cases.Invalid {
		t.Fatalf("code = %q of %v, want invalid", cases.CodeOf(err), err)
	}
	if !strings.Contains(err.Error(), "field_key") {
		t.Errorf("error %v does not name the field", err)
	}
	if got := cases.MessageOf(err); !strings.Contains(got, words) {
		t.Errorf("message = %q, want %q in it", got, words)
	}
}

func TestParseDay(t *testing.T) {
	tests := map[string]struct {
		text    string
		want    cases.Day
		problem string
	}{
		"the form shown":                     {"2026-11-21", 20261121, ""},
		"without zeros":                      {"2026-1-5", 20260105, ""},
		"eight digits":                       {"20261121", 20261121, ""},
		"dots":                               {"2024.3.5", 20240305, ""},
		"slashes":                            {"2026/11/21", 20261121, ""},
		"Chinese marks":                      {"2026年11月21日", 20261121, ""},
		"Chinese marks with 号":               {"2026 年 11 月 21 号", 20261121, ""},
		"Chinese numerals":                   {"二〇二六年十一月二十一日", 20261121, ""},
		"Chinese numerals, tens":             {"二〇二六年十月三十日", 20261030, ""},
		"full width":                         {"２０２６－１１－２１", 20261121, ""},
		"a time behind it is dropped":        {"2026-11-21 08:30:00", 20261121, ""},
		"an ISO time behind it is dropped":   {"2026-11-21T00:00:00Z", 20261121, ""},
		"today":                              {"今天", 20261121, ""},
		"yesterday":                          {"昨天", 20261120, ""},
		"the day before yesterday":           {"前天", 20261119, ""},
		"tomorrow":                           {"明天", 20261122, ""},
		"the day after tomorrow":             {"后天", 20261123, ""},
		"month and day of today":             {"11-21", 20261121, ""},
		"month and day of last year":         {"11-22", 20251122, ""},
		"month and day in Chinese":           {"3月5日", 20260305, ""},
		"month and day in Chinese numerals":  {"三月五日", 20260305, ""},
		"month and day with a dot":           {"9.1", 20260901, ""},
		"a leap day is looked for":           {"2-29", 20240229, ""},
		"blank clears":                       {" \u3000", 0, ""},
		"a dash is blank":                    {"—", 0, ""},
		"until now is no end":                {"至今", 0, ""},
		"a day that is not is refused":       {"2026-02-30", 0, "没有“2026-02-30”这一天"},
		"a month that is not is refused":     {"13-01", 0, "这一天"},
		"a year of long ago is refused":      {"1026-11-21", 0, "年份不对"},
		"a month alone lacks its day":        {"2026年11月", 0, "缺少日"},
		"six digits lack their day":          {"202611", 0, "缺少日"},
		"a serial number is not guessed":     {"46347", 0, "看不懂"},
		"words are refused with the way out": {"秋天", 0, "请写成 2026-11-21"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got, _, err := read[cases.Day](t, cases.Meta{Key: "field_key", Kind: cases.KindDay}, tt.text)
			if tt.problem != "" {
				refused(t, err, tt.problem)
				return
			}
			if err != nil || got != tt.want {
				t.Errorf("Parse(%q) = %v, %v, want %v", tt.text, got, err, tt.want)
			}
		})
	}
}

func TestParseDayThatLiesAhead(t *testing.T) {
	tests := map[string]struct {
		text string
		want cases.Day
	}{
		"today is not over":         {"11-21", 20261121},
		"tomorrow is this year":     {"11-22", 20261122},
		"March is next year":        {"3-1", 20270301},
		"the next leap day":         {"2月29日", 20280229},
		"a whole date stays itself": {"2025-03-01", 20250301},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got, _, err := read[cases.Day](t, cases.Meta{Key: "field_key", Kind: cases.KindDay, Ahead: true}, tt.text)
			if err != nil || got != tt.want {
				t.Errorf("Parse(%q) = %v, %v, want %v", tt.text, got, err, tt.want)
			}
		})
	}
}

func TestParseMonth(t *testing.T) {
	tests := map[string]struct {
		text    string
		want    cases.Month
		problem string
	}{
		"the form shown":          {"2026-11", 202611, ""},
		"six digits":              {"202611", 202611, ""},
		"Chinese marks":           {"2024年3月", 202403, ""},
		"Chinese marks with 份":    {"2024年3月份", 202403, ""},
		"Chinese numerals":        {"二〇二四年十二月", 202412, ""},
		"a day within it":         {"2024.3.5", 202403, ""},
		"eight digits":            {"20240305", 202403, ""},
		"until now is no end":     {"至今", 0, ""},
		"a day that is not":       {"20240230", 0, "这一天"},
		"a month that is not":     {"2024-13", 0, "没有“2024-13”这个月"},
		"a year of long ago":      {"0024-03", 0, "这个月"},
		"a year alone is refused": {"2024年", 0, "请写成 2026-11"},
		"words are refused":       {"上个月", 0, "看不懂"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got, _, err := read[cases.Month](t, cases.Meta{Key: "field_key", Kind: cases.KindMonth}, tt.text)
			if tt.problem != "" {
				refused(t, err, tt.problem)
				return
			}
			if err != nil || got != tt.want {
				t.Errorf("Parse(%q) = %v, %v, want %v", tt.text, got, err, tt.want)
			}
		})
	}
}

func TestParseYear(t *testing.T) {
	tests := map[string]struct {
		text    string
		want    int64
		problem string
	}{
		"four digits":           {"2026", 2026, ""},
		"with its mark":         {"2026年", 2026, ""},
		"with 年度":               {"２０２６年度", 2026, ""},
		"Chinese numerals":      {"二〇二六年", 2026, ""},
		"a number cell":         {"2026.0", 2026, ""},
		"two digits":            {"26", 0, "看不懂"},
		"a year of long ago":    {"1066", 0, "不对"},
		"a year beyond the end": {"2101", 0, "不对"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got, _, err := read[cases.Opt[int64]](t, cases.Meta{Key: "field_key", Kind: cases.KindYear}, tt.text)
			if tt.problem != "" {
				refused(t, err, tt.problem)
				return
			}
			if err != nil || got != cases.Some(tt.want) {
				t.Errorf("Parse(%q) = %v, %v, want %v", tt.text, got, err, tt.want)
			}
		})
	}
}

func TestParseExcelDay(t *testing.T) {
	tests := map[string]struct {
		text string
		want cases.Day
		ok   bool
	}{
		"a day":                     {"46347", 20261121, true},
		"a day with a time":         {"46347.354166", 20261121, true},
		"the first day after Feb":   {"61", 19000301, true},
		"before it Excel miscounts": {"60", 0, false},
		"beyond 2100":               {"99999", 21731013, false},
		"no number":                 {"2026-11-21", 0, false},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got, ok := cases.ParseExcelDay(tt.text)
			if ok != tt.ok || (ok && got != tt.want) {
				t.Errorf("ParseExcelDay(%q) = %v, %v, want %v, %v", tt.text, got, ok, tt.want, tt.ok)
			}
		})
	}
}

func TestParseClock(t *testing.T) {
	tests := map[string]struct{ text, want, problem string }{
		"colon":                 {"8:30", "08:30", ""},
		"full-width colon":      {"8：30", "08:30", ""},
		"with seconds":          {"08:30:15", "08:30", ""},
		"four digits":           {"0830", "08:30", ""},
		"three digits":          {"830", "08:30", ""},
		"half past":             {"8点半", "08:30", ""},
		"sharp":                 {"8点整", "08:00", ""},
		"hour alone":            {"8点", "08:00", ""},
		"hour and minutes":      {"8时05分", "08:05", ""},
		"afternoon":             {"下午3点", "15:00", ""},
		"noon stays":            {"中午12:10", "12:10", ""},
		"morning":               {"上午 9:05", "09:05", ""},
		"afternoon of 24 hours": {"下午15:00", "15:00", ""},
		"no such hour":          {"24:00", "", "请写成 8:30"},
		"no such minute":        {"8:75", "", "看不懂"},
		"words":                 {"吃饭时", "", "看不懂"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got, _, err := read[string](t, cases.Meta{Key: "field_key", Kind: cases.KindClock}, tt.text)
			if tt.problem != "" {
				refused(t, err, tt.problem)
				return
			}
			if err != nil || got != tt.want {
				t.Errorf("Parse(%q) = %q, %v, want %q", tt.text, got, err, tt.want)
			}
		})
	}
}
