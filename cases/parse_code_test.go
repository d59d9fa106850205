package cases_test

import (
	"strings"
	"testing"

	"zhucunji/cases"
)

// codeText is a text typed for a value, or values, of a list, and what comes of it.
type codeText struct {
	list                      cases.ListKey
	text, want, hint, problem string
}

func (tt codeText) check(t *testing.T, kind cases.Kind) {
	t.Helper()
	got, hint, err := read[string](t, cases.Meta{Key: "field_key", Title: "某项", Kind: kind, List: tt.list}, tt.text)
	if tt.problem != "" {
		refused(t, err, tt.problem)
		return
	}
	if err != nil || got != tt.want {
		t.Errorf("Parse(%q) = %q, %v, want %q", tt.text, got, err, tt.want)
	}
	if !strings.Contains(hint, tt.hint) || (tt.hint == "") != (hint == "") {
		t.Errorf("hint = %q, want %q", hint, tt.hint)
	}
}

func TestParseCode(t *testing.T) {
	tests := map[string]codeText{
		"the official text":                       {cases.ListRelation, "之女", "之女", "", ""},
		"another spelling":                        {cases.ListRelation, "女儿", "之女", "", ""},
		"spaces inside and around":                {cases.ListSchooling, " 九 年级", "九年级", "", ""},
		"the code of the standard":                {cases.ListNationality, "15", "土家族", "", ""},
		"a nation without 族":                      {cases.ListNationality, "土家", "土家族", "", ""},
		"full-width brackets":                     {cases.ListJobArea, "乡（镇）内", "乡(镇)内", "", ""},
		"a small letter":                          {cases.ListHouseSafety, "c级", "C级", "", ""},
		"a value of other years is kept and said": {cases.ListSchooling, "非在校生", "非在校生", "不是本年度的选项", ""},
		"an open list takes what it lacks":        {cases.ListJobChannel, "镇政府介绍", "镇政府介绍", "不在代码表中", ""},
		"a list nobody filled takes anything":     {"没有的表", "甲", "甲", "不在代码表中", ""},
		"a closed list names what is near":        {cases.ListRelation, "儿媳妇子", "", "", "是不是之儿媳"},
		"a closed list names its values":          {cases.ListSex, "不详", "", "", "请从男、女中选择"},
		"a long closed list names some":           {cases.ListPovertyCause, "qqq", "", "", "因病、因残、因学、因灾等中选择"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) { tt.check(t, cases.KindCode) })
	}
}

func TestParseCodes(t *testing.T) {
	tests := map[string]codeText{
		"either order gives the list's order": {cases.ListHealth, "残疾,长期慢性病", "长期慢性病、残疾", "", ""},
		"a Chinese comma":                     {cases.ListHealth, "患有大病，残疾", "患有大病、残疾", "", ""},
		"all kinds of separators":             {cases.ListRisk, "因病;因残；因学/因灾 缺劳力\n因安全饮水|其他", "因病、因学、因残、因自然灾害、缺劳动力、因安全饮水、其他", "", ""},
		"a value stands once":                 {cases.ListHealth, "残疾、残疾人", "残疾", "", ""},
		"a value may hold a separator":        {cases.ListEducation, "文盲/半文盲", "文盲或半文盲", "", ""},
		"unknown values stand at the end":     {cases.ListRisk, "收入骤减、因病", "因病、收入骤减", "“收入骤减”不在代码表中", ""},
		"separators alone are blank":          {cases.ListHealth, "、，", "", "", ""},
		"an unknown value is refused":         {cases.ListHealth, "残疾、感冒", "", "", "没有“感冒”这一项"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) { tt.check(t, cases.KindCodes) })
	}
}

func TestParseCodeWithoutPolicy(t *testing.T) {
	value := ""
	meta := cases.Meta{Key: "field_key", Kind: cases.KindCode, List: cases.ListSex}
	hint, err := cases.Bound{Meta: &meta, Ptr: &value}.Parse("男", cases.Reading{})
	if value != "男" || err != nil || !strings.Contains(hint, "不在代码表中") {
		t.Errorf("Parse = %q, %q, %v, want it kept and said", value, hint, err)
	}
}

func TestParseCodeOffersTheValuesOfItsYear(t *testing.T) {
	p, err := cases.DefaultPolicy()
	if err != nil {
		t.Fatal(err)
	}
	meta := cases.Meta{Key: "field_key", Kind: cases.KindCode, List: cases.ListFundSource}
	for year, doubted := range map[int]bool{2024: false, 2026: true} {
		var value string
		hint, err := cases.Bound{Meta: &meta, Ptr: &value}.Parse("衔接资金", cases.Reading{Today: today, Year: year, Policy: &p})
		if err != nil || value != "衔接资金" || (hint != "") != doubted {
			t.Errorf("year %d: %q, %q, %v, want doubt %v", year, value, hint, err, doubted)
		}
	}
}
