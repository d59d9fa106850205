package cases_test

import (
	"slices"
	"testing"

	"zhucunji/cases"
)

// TestGuessColumns takes columns for what their titles say, or else for what they hold.
func TestGuessColumns(t *testing.T) {
	policy, err := cases.DefaultPolicy()
	if err != nil {
		t.Fatal(err)
	}
	m := cases.NewHeadingMatcher(cases.ReportHeadings(cases.GrainPerson), 2026)
	ids := []string{"500199195703200112", "５００１９９１９６２０８１５００２８", " 500199201206050043", "50019919780909007x", ""}
	for name, c := range map[string]struct {
		titles  []string
		samples [][]string
		want    []string
	}{
		"titles of the system": {
			[]string{"户编号", "姓名", "证件号码", "与户主关系"},
			[][]string{nil, nil, nil, nil},
			[]string{"person.household_code", "person.name", "person.id_number", "person.relation"},
		},
		"a column of id numbers": {[]string{"姓名", "编码"}, [][]string{{"杨建国"}, ids}, []string{"person.name", "person.id_number"}},
		"no title at all":        {[]string{"姓名", ""}, [][]string{{"杨建国"}, {"土家族", "苗族", "汉族", "土家族"}}, []string{"person.name", "person.ethnicity"}},
		"relations":              {[]string{"姓名", "称谓"}, [][]string{nil, {"户主", "配偶", "女儿", "之子"}}, []string{"person.name", "membership.relation"}},
		"phones":                 {[]string{"姓名", "号"}, [][]string{nil, {"13800001234", "13900001234.0", "138-0000-5678"}}, []string{"person.name", "household.phone"}},
		"taken already":          {[]string{"身份证号", "x"}, [][]string{ids, ids}, []string{"person.id_number", ""}},
		"too few to judge by":    {[]string{"姓名", "x"}, [][]string{nil, ids[:2]}, []string{"person.name", ""}},
		"numbers of many kinds":  {[]string{"姓名", "x"}, [][]string{nil, {"1", "2", "1", "2"}}, []string{"person.name", ""}},
	} {
		t.Run(name, func(t *testing.T) {
			headings := make([]cases.Heading, len(c.titles))
			for i, title := range c.titles {
				headings[i].Title = title
			}
			var got []string
			for _, g := range cases.GuessColumns(m, headings, c.samples, &policy) {
				got = append(got, g.Path)
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("taken as %q, want %q", got, c.want)
			}
		})
	}
}

// TestGuessGrain tells a list of persons from one of households.
func TestGuessGrain(t *testing.T) {
	grains := []cases.Grain{cases.GrainPerson, cases.GrainHousehold, cases.GrainVisit}
	for name, c := range map[string]struct {
		titles []string
		want   cases.Grain
	}{
		"persons": {[]string{"户编号", "姓名", "证件号码", "与户主关系", "民族", "文化程度", "劳动技能"}, cases.GrainPerson},
		"visits":  {[]string{"走访日期", "走访人", "户主姓名", "主要情况", "发现问题"}, cases.GrainVisit},
	} {
		t.Run(name, func(t *testing.T) {
			headings := make([]cases.Heading, len(c.titles))
			for i, title := range c.titles {
				headings[i].Title = title
			}
			if got := cases.GuessGrain(headings, grains, 2026); got != c.want {
				t.Errorf("a line is a %v, want %v", got, c.want)
			}
		})
	}
}
