package cases_test

import (
	"strings"
	"testing"

	"zhucunji/cases"
)

func TestParseName(t *testing.T) {
	tests := map[string]struct{ text, want, hint string }{
		"a name of two characters":             {"张明", "张明", ""},
		"a name padded for the eye":            {" 张\u3000明 ", "张明", ""},
		"a long minority name":                 {"阿卜杜热合曼·买买提", "阿卜杜热合曼·买买提", ""},
		"a full stop between the parts":        {"阿依古丽．热合曼", "阿依古丽·热合曼", ""},
		"a bullet between the parts":           {"阿依古丽 • 热合曼", "阿依古丽·热合曼", ""},
		"a katakana dot between the parts":     {"阿依古丽・热合曼", "阿依古丽·热合曼", ""},
		"a plain point between the parts":      {"阿依古丽.热合曼", "阿依古丽·热合曼", ""},
		"a hyphenation point":                  {"阿依古丽‧热合曼", "阿依古丽·热合曼", ""},
		"a rare character of four bytes":       {"龚𬭩", "龚𬭩", ""},
		"a rare character of extension B":      {"𠮷明", "𠮷明", ""},
		"a private-use character is said":      {"张\ue123", "张\ue123", "自造字"},
		"a question mark is said":              {"张?", "张?", "问号"},
		"a box is said":                        {"张□", "张□", "方框"},
		"a digit is said":                      {"张明2", "张明2", "数字"},
		"pinyin for a character is said":       {"张yun", "张yun", "生僻字"},
		"a foreign name keeps its spaces":      {"Anna  Li", "Anna Li", "拼音"},
		"a remark in brackets is said":         {"张明(户主)", "张明(户主)", "括号"},
		"one character is said and kept":       {"张", "张", "2 至 20"},
		"more than twenty are said and kept":   {strings.Repeat("买", 21), strings.Repeat("买", 21), "2 至 20"},
		"a mask leaves the name as it is":      {"张*明", "", "原值未改动"},
		"a crossed out name is a mask as well": {"张××", "", "原值未改动"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got, hint, err := read[string](t, cases.Meta{Key: "field_key", Kind: cases.KindName}, tt.text)
			if err != nil || got != tt.want {
				t.Errorf("Parse(%q) = %q, %v, want %q", tt.text, got, err, tt.want)
			}
			if !strings.Contains(hint, tt.hint) || (tt.hint == "") != (hint == "") {
				t.Errorf("hint = %q, want %q", hint, tt.hint)
			}
		})
	}
}
