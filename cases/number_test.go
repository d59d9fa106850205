package cases_test

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"zhucunji/cases"
)

func TestParseMoney(t *testing.T) {
	tests := map[string]struct {
		text    string
		want    cases.Money
		problem string
	}{
		"plain yuan":                         {"1234", 123400, ""},
		"thousands and decimals":             {"1,234.50", 123450, ""},
		"full width":                         {"１，２３４．５０", 123450, ""},
		"a sign in front":                    {"￥1,234.5", 123450, ""},
		"a unit behind":                      {"1234.5元", 123450, ""},
		"ten thousands":                      {"1.2万", 1200000, ""},
		"ten thousand yuan to the cent":      {"0.123456万元", 123456, ""},
		"exactly":                            {"500元整", 50000, ""},
		"a loss":                             {"-300", -30000, ""},
		"a loss with a sign":                 {"-¥300", -30000, ""},
		"the dust of binary arithmetic":      {"0.30000000000000004", 30, ""},
		"a cell in scientific notation":      {"1.2E+4", 1200000, ""},
		"zero is an answer":                  {"0", 0, ""},
		"spaces between":                     {"1 234.50 元", 123450, ""},
		"a third decimal is refused":         {"1.234", 0, "最多两位小数"},
		"a third decimal of ten thousands":   {"0.1234567万", 0, "最多两位小数"},
		"a separator in the wrong place":     {"12,34", 0, "不是数字"},
		"words":                              {"大约三百", 0, "请只填数字"},
		"another unit":                       {"300美元", 0, "单位是元"},
		"an identity number is no amount":    {"500199195703200112", 0, "合理范围"},
		"an amount beyond all reason in 万":   {"9999999999万", 0, "合理范围"},
		"a comma before three digits groups": {"300,400元", 30040000, ""},
		"two points are no number":           {"3.5.2", 0, "不是数字"},
		"an exponent of many digits":         {"1e99999999", 0, "不是数字"},
		"a number of 500 digits is refused":  {strings.Repeat("9", 500), 0, "不是数字"},
		"a huge exponent is refused quickly": {"1e99", 0, "合理范围"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got, _, err := read[cases.Opt[cases.Money]](t, cases.Meta{Key: "field_key", Kind: cases.KindMoney}, tt.text)
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

func TestParseDecimal(t *testing.T) {
	tests := map[string]struct{ text, unit, want, hint, problem string }{
		"a quantity":                        {"1,933.65", "张", "1933.65", "", ""},
		"with its unit":                     {"3.5亩", "亩", "3.5", "", ""},
		"with another spelling of its unit": {"31.2 kg", "公斤", "31.2", "", ""},
		"another unit is converted":         {"2担", "公斤", "100", "换算为 100公斤", ""},
		"a tenth of a mu":                   {"5分", "亩", "0.5", "换算为 0.5亩", ""},
		"square metres become mu exactly":   {"1000㎡", "亩", "1.5", "换算为", ""},
		"no zeros at the end":               {"1.500", "亩", "1.5", "", ""},
		"zero":                              {"0.00", "亩", "0", "", ""},
		"tens keep their zeros":             {"120", "亩", "120", "", ""},
		"a share of a spreadsheet":          {"0.333333333333333", "亩", "0.33333333", "四舍五入", ""},
		"without a leading zero":            {".5", "", "0.5", "", ""},
		"a unit of another family":          {"3头", "亩", "", "", "请按“亩”填写"},
		"a unit where none is asked":        {"3头", "", "", "", "请只填数字"},
		"words":                             {"若干", "亩", "", "", "不是数字"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got, hint, err := read[cases.Opt[decimal.Decimal]](t, cases.Meta{Key: "field_key", Kind: cases.KindDecimal, Unit: tt.unit}, tt.text)
			if tt.problem != "" {
				refused(t, err, tt.problem)
				return
			}
			if err != nil || !got.Valid || got.Value.String() != tt.want {
				t.Errorf("Parse(%q) = %v, %v, want %v", tt.text, got, err, tt.want)
			}
			if !strings.Contains(hint, tt.hint) || (tt.hint == "") != (hint == "") {
				t.Errorf("hint = %q, want %q", hint, tt.hint)
			}
		})
	}
}

func TestParseInt(t *testing.T) {
	tests := map[string]struct {
		text    string
		want    int64
		problem string
	}{
		"a number":               {"12", 12, ""},
		"with its unit":          {"12个月", 12, ""},
		"a number cell":          {"12.0", 12, ""},
		"thousands":              {"2,237", 2237, ""},
		"a part is refused":      {"3.5", 0, "请填整数"},
		"another unit":           {"12天", 0, "请按“月”填写"},
		"words are refused":      {"几个", 0, "不是数字"},
		"below zero is a number": {"-1", -1, ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got, _, err := read[cases.Opt[int64]](t, cases.Meta{Key: "field_key", Kind: cases.KindInt, Unit: "月"}, tt.text)
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
