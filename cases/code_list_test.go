package cases_test

import (
	"slices"
	"testing"

	"zhucunji/cases"
)

func codeValue(list cases.ListKey, value string, with func(*cases.CodeValue)) cases.CodeValue {
	v := cases.CodeValue{List: list, Value: value}
	if with != nil {
		with(&v)
	}
	return v
}

// crops is a small policy with one list: a parent, a retired value, one to come,
// one in the bin, and places that do not follow the slice.
func crops() []cases.CodeValue {
	return []cases.CodeValue{
		codeValue("品种", "脆红李", func(v *cases.CodeValue) { v.Order = cases.Some(int64(2)); v.Parent = "林果" }),
		codeValue("品种", "烤烟", func(v *cases.CodeValue) {
			v.Order = cases.Some(int64(1))
			v.Parent = "种植"
			v.Aliases = "烟叶、李子"
		}),
		codeValue("品种", "李子", func(v *cases.CodeValue) { v.Code = "07、7"; v.Parent = "林果"; v.Until = cases.Some(int64(2020)) }),
		codeValue("品种", "新品种", func(v *cases.CodeValue) { v.Order = cases.Some(int64(3)); v.From = cases.Some(int64(2027)) }),
		codeValue("品种", "通用", func(v *cases.CodeValue) { v.Order = cases.Some(int64(4)) }),
		codeValue("品种", "已删", func(v *cases.CodeValue) { v.Hidden = true }),
		codeValue("大类", "种植", func(v *cases.CodeValue) { v.Open = true }),
	}
}

// policies gives the indexed and the literal form of one policy, which answer alike.
func policies() map[string]*cases.Policy {
	return map[string]*cases.Policy{
		"made":    cases.NewPolicy(crops(), nil, nil, nil),
		"literal": {Codes: crops()},
	}
}

func TestOfferedFollowsOrderAndYears(t *testing.T) {
	for name, p := range policies() {
		t.Run(name, func(t *testing.T) {
			for year, want := range map[int][]string{
				2019: {"烤烟", "脆红李", "通用", "李子"},
				2026: {"烤烟", "脆红李", "通用"},
				2027: {"烤烟", "脆红李", "新品种", "通用"},
			} {
				if got := p.Offered("品种", year); !slices.Equal(got, want) {
					t.Errorf("Offered(%d) = %v, want %v", year, got, want)
				}
			}
			if got := p.Offered("没有", 2026); got != nil {
				t.Errorf("Offered of an unknown list = %v, want nothing", got)
			}
		})
	}
}

func TestUnderAParent(t *testing.T) {
	for name, p := range policies() {
		t.Run(name, func(t *testing.T) {
			if got, want := p.Under("品种", "林果", 2019), []string{"脆红李", "通用", "李子"}; !slices.Equal(got, want) {
				t.Errorf("Under = %v, want %v", got, want)
			}
		})
	}
}

func TestListKeepsRetiredValuesAndIsACopy(t *testing.T) {
	p := cases.NewPolicy(crops(), nil, nil, nil)
	list := p.List("品种")
	if len(list) != 5 || list[0].Value != "烤烟" || list[4].Value != "李子" {
		t.Fatalf("List = %v, want five values, 李子 last", list)
	}
	list[0].Value = "改动"
	if got := p.List("品种")[0].Value; got != "烤烟" {
		t.Errorf("a caller changed the policy: %q", got)
	}
}

func TestOfficial(t *testing.T) {
	tests := map[string]struct {
		text, want string
		known      bool
	}{
		"the value":                           {"烤烟", "烤烟", true},
		"an alias":                            {"烟叶", "烤烟", true},
		"a value goes before another's alias": {"李子", "李子", true},
		"the first code":                      {"07", "李子", true},
		"another code":                        {"7", "李子", true},
		"spaces and width":                    {"　烤 烟", "烤烟", true},
		"one in the bin is not known":         {"已删", "已删", false},
		"an unknown text comes back":          {"玉米", "玉米", false},
	}
	for made, p := range policies() {
		for name, tt := range tests {
			t.Run(made+" "+name, func(t *testing.T) {
				if got, known := p.Official("品种", tt.text); got != tt.want || known != tt.known {
					t.Errorf("Official(%q) = %q, %v, want %q, %v", tt.text, got, known, tt.want, tt.known)
				}
			})
		}
	}
}

func TestValue(t *testing.T) {
	p := cases.NewPolicy(crops(), nil, nil, nil)
	if v, ok := p.Value("品种", "烤烟"); !ok || v.Parent != "种植" {
		t.Errorf("Value = %v, %v, want 烤烟 under 种植", v, ok)
	}
	if _, ok := p.Value("品种", "烟叶"); ok {
		t.Error("an alias is no value")
	}
}

func TestAccepts(t *testing.T) {
	p := cases.NewPolicy(crops(), nil, nil, nil)
	for list, want := range map[cases.ListKey]bool{"品种": false, "大类": true, "没有": true} {
		if got := p.Accepts(list); got != want {
			t.Errorf("Accepts(%s) = %v, want %v", list, got, want)
		}
	}
}
