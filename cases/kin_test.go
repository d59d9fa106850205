package cases_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"zhucunji/cases"
)

func TestRelationHints(t *testing.T) {
	tests := map[string]struct {
		relation, sex, headSex string
		want                   string // part of the hint; blank: none
	}{
		"a daughter who is a man":             {"之女", "男", "男", "“之女”应为女性"},
		"a son who is a man":                  {"之子", "男", "男", ""},
		"a spouse of the other sex":           {"配偶", "女", "男", ""},
		"a spouse of the same sex":            {"配偶", "女", "女", "户主与配偶性别相同"},
		"a spouse whose sex is blank":         {"配偶", "", "女", ""},
		"the 岳父 of a woman":                   {"之岳父", "男", "女", "之公公"},
		"the 婆婆 of a man":                     {"之婆婆", "女", "男", "之岳父"},
		"the 岳父 of a head of unknown sex":     {"之岳父", "男", "", ""},
		"a son whose sex is blank":            {"之子", "", "男", ""},
		"a sibling of any sex":                {"之兄弟姐妹", "女", "男", ""},
		"a relation the system does not have": {"邻居", "女", "男", ""},
		"no relation":                         {"", "女", "男", ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, h := range cases.RelationHints(tt.relation, tt.sex, tt.headSex) {
				if h.Field != "relation" {
					t.Errorf("hint at %s", h.Field)
				}
				got = append(got, h.Message)
			}
			if (tt.want == "") != (len(got) == 0) || !strings.Contains(strings.Join(got, ""), tt.want) {
				t.Errorf("got %v, want %q", got, tt.want)
			}
		})
	}
}

// kin reads members written as "id relation sex", divided by commas.
func kin(t *testing.T, text string) []cases.Kin {
	t.Helper()
	var members []cases.Kin
	for _, part := range strings.Split(text, ",") {
		var k cases.Kin
		if n, _ := fmt.Sscan(part, &k.PersonID, &k.Relation, &k.Sex); n < 2 {
			t.Fatalf("member %q", part)
		}
		members = append(members, k)
	}
	return members
}

func TestProposeRelations(t *testing.T) {
	tests := map[string]struct {
		members string
		head    cases.Ref
		want    string // in the order of members; "?" marks what is not sure
	}{
		"the wife": {
			"1 户主 男,2 配偶 女,3 之子 男,4 之儿媳 女,5 之父 男,6 之岳母 女,7 之孙女 女", 2,
			"配偶 户主 之子 之儿媳 之公公 之母 之孙女",
		},
		"the husband": {
			"1 户主 女,2 配偶 男,3 之公公 男,4 之母 女,5 之女婿 男,6 之兄弟姐妹 男", 2,
			"配偶 户主 之父 之岳母 之女婿 其他?",
		},
		"the only son, whose wife and child live there": {
			"1 户主 男,2 配偶 女,3 之子 男,4 之儿媳 女,5 之孙子 男,6 之女 女,7 之外孙女 女,8 之母 女", 3,
			"之父 之母 户主 配偶? 之子? 之兄弟姐妹 其他? 之祖母",
		},
		"one of two sons": {
			"1 户主 男,2 之子 男,3 之子 男,4 之儿媳 女,5 之孙子 男", 2,
			"之父 户主 之兄弟姐妹 之兄弟媳妇? 之侄儿?",
		},
		"the daughter of a mother": {
			"1 户主 女,2 之女 女,3 之女婿 男,4 之外孙子 男,5 之儿媳 女,6 之父 男", 2,
			"之母 户主 配偶? 之子? 之兄弟媳妇 之外祖父",
		},
		"the daughter-in-law": {
			"1 户主 男,2 配偶 女,3 之子 男,4 之儿媳 女,5 之孙女 女,6 之女 女", 4,
			"之公公 之婆婆 配偶? 户主 之女? 其他?",
		},
		"the grandson, with his father": {
			"1 户主 女,2 之子 男,3 之儿媳 女,4 之孙子 男,5 之孙女 女", 4,
			"之祖母 之父? 之母? 户主 之兄弟姐妹?",
		},
		"the grandson, with two sons who may be his father": {
			"1 户主 男,2 之子 男,3 之子 男,4 之孙子 男,5 之孙子 男", 4,
			"之祖父 之叔伯? 之叔伯? 户主 其他?",
		},
		"the father": {
			"1 户主 男,2 之父 男,3 之母 女,4 配偶 女,5 之子 男,6 之兄弟姐妹 女,7 之祖父 男,8 之外祖母 女,9 之侄女 女", 2,
			"之子 户主 配偶 之儿媳 之孙子 之女 之父 之岳母 之孙女",
		},
		"the brother": {
			"1 户主 男,2 之兄弟姐妹 男,3 之父 男,4 配偶 女,5 之子 男,6 之侄儿 男,7 之兄弟姐妹 女,8 之兄弟媳妇 女,9 之祖母 女", 2,
			"之兄弟姐妹 户主 之父 之兄弟媳妇 之侄儿 之侄儿? 之兄弟姐妹 之兄弟媳妇? 之祖母",
		},
		"the uncle": {
			"1 户主 男,2 之叔伯 男,3 之父 男,4 之祖父 男", 2,
			"之侄儿 户主 之兄弟姐妹 之父",
		},
		"a great-grandson": {
			"1 户主 男,2 之曾孙子 男,3 之孙子 男,4 之曾孙女 女", 2,
			"其他? 户主 之父? 之兄弟姐妹?",
		},
		"somebody else": {
			"1 户主 男,2 其他 男,3 配偶 女", 2,
			"其他? 户主 其他?",
		},
		"with somebody else in the house": {
			"1 户主 男,2 配偶 女,3 其他 男,4 堂弟 男", 2,
			"配偶 户主 其他? 其他?",
		},
		"a son where the sex of the old head is not known": {
			"1 户主,2 之子 男", 2,
			"之父? 户主",
		},
		"a household with two spouses": {
			"1 户主 男,2 配偶 女,3 配偶 女", 2,
			"配偶 户主 其他?",
		},
		"the present head": {"1 户主 男,2 配偶 女,3 之子 男", 1, "户主 配偶 之子"},
		"nobody of them":   {"1 户主 男,2 配偶 女", 9, ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			members := kin(t, tt.members)
			var got []string
			for i, p := range cases.ProposeRelations(members, tt.head) {
				if p.PersonID != members[i].PersonID {
					t.Errorf("proposal %d is for person %d", i, p.PersonID)
				}
				if !p.Sure {
					p.Relation += "?"
				}
				got = append(got, p.Relation)
			}
			if strings.Join(got, " ") != tt.want {
				t.Errorf("got %s\nwant %s", strings.Join(got, " "), tt.want)
			}
		})
	}
}

// TestProposeRelationsBack turns the head to another member and back again: who
// was surely related one way is so again.
func TestProposeRelationsBack(t *testing.T) {
	relations := []string{"配偶", "之子", "之女", "之儿媳", "之父", "之母", "之孙子", "之孙女", "之兄弟姐妹"}
	rapid.Check(t, func(t *rapid.T) {
		sex := rapid.SampledFrom([]string{"男", "女"})
		members := []cases.Kin{{PersonID: 1, Relation: "户主", Sex: sex.Draw(t, "head")}}
		for i, relation := range rapid.SliceOfN(rapid.SampledFrom(relations), 1, 6).Draw(t, "members") {
			k := cases.Kin{PersonID: cases.Ref(i + 2), Relation: relation, Sex: cases.RelationSex(relation)}
			if k.Sex == "" {
				k.Sex = sex.Draw(t, "sex")
			}
			members = append(members, k)
		}
		head := cases.Ref(rapid.IntRange(2, len(members)).Draw(t, "new head"))
		turned := make([]cases.Kin, len(members))
		for i, p := range cases.ProposeRelations(members, head) {
			turned[i] = cases.Kin{PersonID: p.PersonID, Relation: p.Relation, Sex: members[i].Sex}
			heads := p.Relation == cases.RelationHead
			if heads != (p.PersonID == head) {
				t.Fatalf("%+v becomes %s with %d as head", members[i], p.Relation, head)
			}
			if told := cases.RelationSex(p.Relation); told != "" && told != members[i].Sex {
				t.Errorf("%+v becomes %s", members[i], p.Relation)
			}
		}
		for i, p := range cases.ProposeRelations(turned, 1) {
			if p.Sure && p.Relation != members[i].Relation && i == 0 {
				t.Errorf("the head becomes %s and %s", turned[i].Relation, p.Relation)
			}
		}
	})
}
