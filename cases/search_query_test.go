package cases_test

import (
	"fmt"
	"strings"
	"testing"

	"zhucunji/cases"
)

func TestParseQuery(t *testing.T) {
	tests := map[string]struct {
		text string
		want string // terms divided by " + ", probes as class:text
	}{
		"a name":                                    {"建国", "0:建国 1:建国 2:建国"},
		"initials in capitals and full width":       {"ＹJＧ", "0:yjg 1:yjg 2:yjg"},
		"pinyin with spaces is one word":            {"yang jg", "0:yangjg 1:yangjg 2:yangjg"},
		"a surname and initials":                    {"杨jg", "0:yjg 1:yjg 2:yjg holds 杨"},
		"a surname read as a surname, and initials": {"曾m", "0:zm 0:cm 1:zm 1:cm 2:zm holds 曾"},
		"a group by word or number":                 {"十三组", "0:十三组 1:十三组 2:13组"},
		"a group by digits":                         {"3组", "0:3组 1:3组 2:3组"},
		"one or two digits may be a group":          {"13", "0:13 1:13 2:13"},
		"four digits":                               {"0012", "0:0012 1:0012 3:0012 4:0012"},
		"three digits and x":                        {"007x", "0:007x 1:007x 3:007X"},
		"six digits":                                {"200112", "0:200112 1:200112 3:200112"},
		"a phone number with spaces":                {"138 0000 1234", "0:13800001234 1:13800001234 4:13800001234"},
		"a landline":                                {"023-79220000", "0:02379220000 1:02379220000 4:02379220000"},
		"a whole id number":                         {"50019919780909007x", "0:50019919780909007x 1:50019919780909007x 3:50019919780909007X"},
		"five digits may only be a code":            {"00123", "0:00123 1:00123"},
		"a name and a group must both match":        {"建国 三组", "0:建国 1:建国 2:建国 + 0:三组 1:三组 2:3组"},
		"a name and an id tail":                     {"杨 0012", "0:杨 1:杨 2:杨 + 0:0012 1:0012 3:0012 4:0012"},
		"letters and digits are a code":             {"ab12", "0:ab12 1:ab12 2:ab12"},
		"x alone is a letter":                       {"x", "0:x 1:x 2:x"},
		"the middle dot does not matter":            {"阿依·古丽", "0:阿依古丽 1:阿依古丽 2:阿依古丽"},
		"nothing to look for":                       {" ·% ", ""},
		"nothing typed":                             {"", ""},
	}
	speller := cases.NewSpeller()
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			var terms []string
			for _, term := range speller.ParseQuery(tt.text).Terms {
				var parts []string
				for _, p := range term.Probes {
					parts = append(parts, fmt.Sprintf("%d:%s", p.Class, p.Text))
				}
				if term.Holds != "" {
					parts = append(parts, "holds "+term.Holds)
				}
				terms = append(terms, strings.Join(parts, " "))
			}
			if got := strings.Join(terms, " + "); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

func FuzzParseQuery(f *testing.F) {
	for _, seed := range []string{"杨jg 三组", "007x", "\xff", "ＹＪ", "十"} {
		f.Add(seed)
	}
	speller := cases.NewSpeller()
	f.Fuzz(func(t *testing.T, text string) {
		for _, term := range speller.ParseQuery(text).Terms {
			if len(term.Probes) == 0 {
				t.Errorf("%q: a term that cannot match", text)
			}
			for _, p := range term.Probes {
				if p.Text == "" {
					t.Errorf("%q: a probe that matches everything", text)
				}
			}
		}
	})
}
