package cases_test

import (
	"strings"
	"testing"

	"zhucunji/cases"
)

func TestCheckIDNumber(t *testing.T) {
	tests := map[string]struct{ text, clean, hint, problem string }{
		"a man's number is good":                       {"500199195703200112", "500199195703200112", "", ""},
		"a woman's number is good":                     {"500199196208150028", "500199196208150028", "", ""},
		"another woman's number is good":               {"500199201206050043", "500199201206050043", "", ""},
		"a leap day is a real birth date":              {"500199200002290067", "500199200002290067", "", ""},
		"the check digit may be X":                     {"50019919780909007X", "50019919780909007X", "", ""},
		"a small x becomes X":                          {"50019919780909007x", "50019919780909007X", "", ""},
		"full-width digits become half-width":          {"５００１９９１９７８０９０９００７ｘ", "50019919780909007X", "", ""},
		"spaces and invisible characters go":           {"\u3000500199 19570320\u00a00112\u200b", "500199195703200112", "", ""},
		"the apostrophe of a text cell goes":           {"'500199195703200112", "500199195703200112", "", ""},
		"a wrong check digit is doubted with a reason": {"500199195703200113", "500199195703200113", "末位应为 2", ""},
		"a birth date that is not real is doubted":     {"500199201902290016", "500199201902290016", "出生日期不存在", ""},
		"a birth before 1900 is doubted":               {"50019918990101001X", "50019918990101001X", "出生日期不存在", ""},
		"zeros at the end tell of a spreadsheet":       {"500199195703200000", "500199195703200000", "表格软件改写", ""},
		"a placeholder is doubted":                     {"999999195703200112", "999999195703200112", "占位号码", ""},
		"fifteen digits are the old number":            {"500199570320011", "500199570320011", "15 位", ""},
		"a disability certificate has 20 characters":   {"50019919570320011243", "50019919570320011243", "", ""},
		"a replaced certificate has 22 characters":     {"50019919570320011243b1", "50019919570320011243B1", "", ""},
		"an unknown kind of disability is doubted":     {"50019919570320011283", "50019919570320011283", "第 19 位", ""},
		"an unknown grade of disability is doubted":    {"50019919570320011245", "50019919570320011245", "第 20 位", ""},
		"nothing is blank with a word about it":        {"无", "", "按空白处理", ""},
		"seventeen digits are refused":                 {"50019919570320011", "", "", "现在是 17 位"},
		"letters are refused":                          {"5001991957032O0112", "", "", "不该出现"},
		"X in the middle of 20 characters is refused":  {"5001991957X320011243", "", "", "不该出现"},
		"scientific notation is refused":               {"5.00199E+17", "", "", "末几位已丢失"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			clean, hint, err := cases.CheckIDNumber(tt.text)
			if clean != tt.clean {
				t.Errorf("clean = %q, want %q", clean, tt.clean)
			}
			if !strings.Contains(hint, tt.hint) || (tt.hint == "") != (hint == "") {
				t.Errorf("hint = %q, want %q", hint, tt.hint)
			}
			if message := cases.MessageOf(err); !strings.Contains(message, tt.problem) || (tt.problem == "") != (err == nil) {
				t.Errorf("message = %q, want %q", message, tt.problem)
			}
			if err != nil && cases.CodeOf(err) != cases.Invalid {
				t.Errorf("code = %q, want invalid", cases.CodeOf(err))
			}
		})
	}
}

func TestIDNumberTellsBirthAndSex(t *testing.T) {
	tests := map[string]struct {
		id    string
		birth cases.Day
		sex   string
	}{
		"odd digit 17 is a man":            {"500199195703200112", 19570320, "男"},
		"even digit 17 is a woman":         {"500199196208150028", 19620815, "女"},
		"a leap day":                       {"500199200002290067", 20000229, "女"},
		"a date that is not real is blank": {"500199201902290016", 0, "男"},
		"a certificate tells the same":     {"50019919570320011243B1", 19570320, "男"},
		"the old number counts from 1900":  {"500199570320011", 19570320, "男"},
		"the old number of a woman":        {"500199570320012", 19570320, "女"},
		"no number tells nothing":          {"12345", 0, ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if got := cases.IDBirth(tt.id); got != tt.birth {
				t.Errorf("birth = %v, want %v", got, tt.birth)
			}
			if got := cases.IDSex(tt.id); got != tt.sex {
				t.Errorf("sex = %q, want %q", got, tt.sex)
			}
		})
	}
}

func TestDisabilityOf(t *testing.T) {
	tests := map[string]struct{ id, kind, grade string }{
		"limbs, third grade":              {"50019919570320011243", "肢体", "三级"},
		"sight, first grade, replaced":    {"50019919570320011211B2", "视力", "一级"},
		"several, fourth grade":           {"50019919570320011274", "多重", "四级"},
		"an unknown kind is blank":        {"50019919570320011294", "", "四级"},
		"an identity card tells nothing":  {"500199195703200112", "", ""},
		"text of the length says nothing": {"abcdefghijklmnopqrst", "", ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			kind, grade := cases.DisabilityOf(tt.id)
			if kind != tt.kind || grade != tt.grade {
				t.Errorf("DisabilityOf = %q, %q, want %q, %q", kind, grade, tt.kind, tt.grade)
			}
		})
	}
}

func TestPersonID(t *testing.T) {
	for text, want := range map[string]string{
		"50019919570320011243B1": "500199195703200112",
		"500199195703200112":     "500199195703200112",
		"":                       "",
	} {
		if got := cases.PersonID(text); got != want {
			t.Errorf("PersonID(%q) = %q, want %q", text, got, want)
		}
	}
}
