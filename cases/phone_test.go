package cases_test

import (
	"strings"
	"testing"

	"zhucunji/cases"
)

func TestParsePhone(t *testing.T) {
	tests := map[string]struct{ text, want, hint, problem string }{
		"a mobile number":                  {"13800001234", "13800001234", "", ""},
		"spaces and dashes":                {"138-0000 1234", "13800001234", "", ""},
		"full width":                       {"１３８００００１２３４", "13800001234", "", ""},
		"a float of a number cell":         {"13800001234.0", "13800001234", "", ""},
		"the country's code":               {"+86 138 0000 1234", "13800001234", "", ""},
		"the country's code with zeros":    {"0086-13800001234", "13800001234", "", ""},
		"the apostrophe of a text cell":    {"'13800001234", "13800001234", "", ""},
		"a landline":                       {"023-79220000", "023-79220000", "", ""},
		"a landline without a dash":        {"02379220000", "023-79220000", "", ""},
		"a landline with brackets":         {"（023）79220000", "023-79220000", "", ""},
		"a landline, brackets and a dash":  {"(023)-79220000", "023-79220000", "", ""},
		"a landline with a dash astray":    {"02379-220000", "023-79220000", "", ""},
		"an extension":                     {"023-79220000转801", "023-79220000-801", "", ""},
		"no phone is blank with a word":    {"无", "", "按空白处理", ""},
		"a short number is doubted":        {"661234", "661234", "请核对", ""},
		"a digit too few is doubted":       {"1380000123", "1380000123", "请核对", ""},
		"no mobile number begins so":       {"12800001234", "12800001234", "请核对", ""},
		"two numbers are refused":          {"13800001234/13900001234", "", "", "一格只填一个"},
		"two numbers with a space between": {"13800001234 13900001234", "", "", "太长"},
		"scientific notation is refused":   {"1.38E+10", "", "", "重新填写"},
		"letters are refused":              {"138OOOO1234", "", "", "只能有数字"},
		"a sign alone is refused":          {"()-", "", "", "只能有数字"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			checkNumber(t, cases.KindPhone, tt.text, tt.want, tt.hint, tt.problem)
		})
	}
}

func TestParseBank(t *testing.T) {
	tests := map[string]struct{ text, want, hint, problem string }{
		"a card":                          {"6228 4800 0000 1234", "6228480000001234", "", ""},
		"an account with dashes":          {"'31-030101040001234", "31030101040001234", "", ""},
		"a float of a number cell":        {"123456789012.0", "123456789012", "", ""},
		"no account is blank with a word": {"没有", "", "按空白处理", ""},
		"few digits are doubted":          {"12345", "12345", "12 至 21 位", ""},
		"zeros at the end are doubted":    {"6228480000001000", "6228480000001000", "末三位是 000", ""},
		"scientific notation is refused":  {"6.22848E+15", "", "", "末几位已丢失"},
		"letters are refused":             {"农商行6228", "", "", "只能有数字"},
		"endless digits are refused":      {strings.Repeat("1", 33), "", "", "太长"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			checkNumber(t, cases.KindBank, tt.text, tt.want, tt.hint, tt.problem)
		})
	}
}

func checkNumber(t *testing.T, kind cases.Kind, text, want, wantHint, problem string) {
	t.Helper()
	got, hint, err := read[string](t, cases.Meta{Key: "field_key", Kind: kind}, text)
	if problem != "" {
		refused(t, err, problem)
		return
	}
	if err != nil || got != want {
		t.Errorf("Parse(%q) = %q, %v, want %q", text, got, err, want)
	}
	if !strings.Contains(hint, wantHint) || (wantHint == "") != (hint == "") {
		t.Errorf("hint = %q, want %q", hint, wantHint)
	}
}
