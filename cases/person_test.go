package cases_test

import (
	"strings"
	"testing"

	"zhucunji/cases"
)

func TestFilledFromID(t *testing.T) {
	tests := map[string]struct {
		person, want cases.Person
	}{
		"an identity number tells sex, birth day and document": {
			cases.Person{IDNumber: "500199195703200112"},
			cases.Person{IDNumber: "500199195703200112", Sex: "男", BirthOn: cases.NewDay(1957, 3, 20), IDKind: "居民身份证"},
		},
		"a disability number tells kind and grade too": {
			cases.Person{IDNumber: "50019919620815002842"},
			cases.Person{
				IDNumber: "50019919620815002842", Sex: "女", BirthOn: cases.NewDay(1962, 8, 15), IDKind: "残疾人证",
				DisabilityKind: "肢体", DisabilityGrade: "二级",
			},
		},
		"what was typed stays": {
			cases.Person{IDNumber: "500199195703200112", Sex: "女", BirthOn: cases.NewDay(1957, 3, 21), IDKind: "无证件"},
			cases.Person{IDNumber: "500199195703200112", Sex: "女", BirthOn: cases.NewDay(1957, 3, 21), IDKind: "无证件"},
		},
		"no number tells nothing": {cases.Person{Name: "杨建国"}, cases.Person{Name: "杨建国"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if got := tt.person.FilledFromID(); got != tt.want {
				t.Errorf("got %+v, want %+v", got, tt.want)
			}
		})
	}
}

func TestPersonHints(t *testing.T) {
	const man, disabled = "500199195703200112", "50019919620815002842"
	tests := map[string]struct {
		person cases.Person
		want   string // the fields doubted
	}{
		"all as the number says":                 {cases.Person{IDNumber: man}.FilledFromID(), ""},
		"disability as it says":                  {cases.Person{IDNumber: disabled}.FilledFromID(), ""},
		"blank fields are no doubt":              {cases.Person{IDNumber: disabled}, ""},
		"no number is no doubt":                  {cases.Person{Sex: "男", BirthOn: cases.NewDay(1957, 3, 20), IDKind: "无证件", DisabilityKind: "肢体", DisabilityGrade: "一级"}, ""},
		"another sex and birth day":              {cases.Person{IDNumber: man, Sex: "女", BirthOn: cases.NewDay(1957, 3, 21)}, "sex birth_on"},
		"another document":                       {cases.Person{IDNumber: man, IDKind: "残疾人证"}, "id_kind"},
		"another disability":                     {cases.Person{IDNumber: disabled, DisabilityKind: "视力", DisabilityGrade: "一级"}, "disability_kind disability_grade"},
		"an identity number tells no disability": {cases.Person{IDNumber: man, DisabilityKind: "视力", DisabilityGrade: "一级"}, ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if got := hinted(tt.person.Hints()); got != tt.want {
				t.Errorf("got doubts about %q, want %q", got, tt.want)
			}
		})
	}
}

func TestVillageHints(t *testing.T) {
	tests := map[string]struct{ code, want string }{
		"twelve digits":    {"500199100201", ""},
		"a blank code":     {"", ""},
		"the township's":   {"500199100", "code"},
		"twelve and a dot": {"50019910020.", "code"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			village := cases.Village{Code: tt.code}
			if got := hinted(village.Hints()); got != tt.want {
				t.Errorf("got doubts about %q, want %q", got, tt.want)
			}
		})
	}
}

// hinted gives the fields doubted, divided by spaces.
func hinted(hints []cases.Hint) string {
	var fields []string
	for _, h := range hints {
		fields = append(fields, h.Field)
	}
	return strings.Join(fields, " ")
}
