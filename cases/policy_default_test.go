package cases_test

import (
	"fmt"
	"strings"
	"testing"

	"zhucunji/cases"
)

func defaults(t *testing.T) *cases.Policy {
	t.Helper()
	p, err := cases.DefaultPolicy()
	if err != nil {
		t.Fatalf("default policy: %v", err)
	}
	return &p
}

func TestShippedListsAreWhole(t *testing.T) {
	p := defaults(t)
	uids := make(map[cases.UID]string)
	owner := make(map[string]string)
	for _, v := range p.Codes {
		name := fmt.Sprintf("%s/%s", v.List, v.Value)
		if other, taken := uids[v.UID]; taken {
			t.Errorf("%s and %s have one UID", name, other)
		}
		uids[v.UID] = name
		if official, known := p.Official(v.List, v.Value); !known || official != v.Value {
			t.Errorf("%s reads as %q", name, official)
		}
		for _, joined := range []string{v.Aliases, v.Code} {
			for _, text := range strings.Split(joined, "、") {
				key := string(v.List) + "/" + text
				if other := owner[key]; text != "" && other != "" && other != v.Value {
					t.Errorf("%s means %s and %s", key, other, v.Value)
				}
				owner[key] = v.Value
				if official, _ := p.Official(v.List, text); text != "" && official != v.Value {
					t.Errorf("%s: %q reads as %q", name, text, official)
				}
			}
		}
	}
}

func TestShippedParentsExist(t *testing.T) {
	p := defaults(t)
	for child, parent := range map[cases.ListKey]cases.ListKey{
		cases.ListMeasureItem: cases.ListMeasureBlock,
		cases.ListVariety:     cases.ListTrade,
		cases.ListSeason:      cases.ListTrade,
		cases.ListIncomeItem:  cases.ListIncomeGroup,
		cases.ListCheckItem:   cases.ListCheckGroup,
		cases.ListUnit:        cases.ListUnit,
	} {
		for _, v := range p.List(child) {
			if _, ok := p.Value(parent, v.Parent); v.Parent != "" && !ok {
				t.Errorf("%s/%s lies under %q, which %s does not have", child, v.Value, v.Parent, parent)
			}
		}
		for _, v := range p.List(parent) {
			if child != cases.ListUnit && child != cases.ListSeason && len(p.Under(child, v.Value, 2026)) == 0 {
				t.Errorf("%s has nothing under %s", child, v.Value)
			}
		}
	}
}

func TestShippedUnitsLieInTheirFamilies(t *testing.T) {
	for _, v := range defaults(t).List(cases.ListUnit) {
		if family, _ := cases.UnitOf(v.Value); family != v.Parent {
			t.Errorf("unit %s is of family %s, the list says %s", v.Value, family, v.Parent)
		}
	}
}

func TestShippedDisabilitiesMatchTheCertificate(t *testing.T) {
	p := defaults(t)
	for _, v := range p.List(cases.ListDisability) {
		if kind, _ := cases.DisabilityOf("500199195703200112" + v.Code + "1"); kind != v.Value {
			t.Errorf("kind %s = %q, want %q", v.Code, kind, v.Value)
		}
	}
	for _, v := range p.List(cases.ListDisabilityGrade) {
		if _, grade := cases.DisabilityOf("5001991957032001121" + v.Code); grade != v.Value {
			t.Errorf("grade %s = %q, want %q", v.Code, grade, v.Value)
		}
	}
}

func TestShippedListsHaveTheirSizes(t *testing.T) {
	p := defaults(t)
	for list, want := range map[cases.ListKey]int{
		cases.ListRelation:     28,
		cases.ListNationality:  58,
		cases.ListMeasureBlock: 14,
		cases.ListRisk:         11,
		cases.ListPovertyCause: 14,
		cases.ListDisaster:     7,
		cases.ListLowIncome:    6,
		cases.ListPolitics:     13,
		cases.ListIncomeGroup:  7,
	} {
		if got := len(p.Offered(list, 2026)); got != want {
			t.Errorf("%s has %d values, want %d", list, got, want)
		}
	}
	for list, want := range map[cases.ListKey]bool{
		cases.ListRelation: false, cases.ListSex: false, cases.ListMeasureBlock: false,
		cases.ListJobChannel: true, cases.ListNoSchool: true, cases.ListMonitorClass: true,
	} {
		if got := p.Accepts(list); got != want {
			t.Errorf("%s takes other values: %v, want %v", list, got, want)
		}
	}
}

func TestShippedRelationsReadTheNationalCodes(t *testing.T) {
	p := defaults(t)
	for code, want := range map[string]string{
		"02": "户主", "12": "配偶", "24": "之子", "28": "之女婿", "38": "之儿媳", "47": "之曾孙子", "53": "之公公",
		"56": "之岳母", "63": "之外祖父", "79": "之兄弟姐妹", "74": "之兄弟媳妇", "83": "之叔伯", "94": "之侄女", "99": "其他",
	} {
		if got, _ := p.Official(cases.ListRelation, code); got != want {
			t.Errorf("relation %s = %s, want %s", code, got, want)
		}
	}
}

func TestShippedYears(t *testing.T) {
	p := defaults(t)
	tests := []struct {
		list  cases.ListKey
		value string
		year  int
		want  bool
	}{
		{cases.ListMonitorClass, "防止返贫致贫对象", 2025, false},
		{cases.ListMonitorClass, "防止返贫致贫对象", 2026, true},
		{cases.ListFundSource, "衔接资金", 2025, true},
		{cases.ListFundSource, "衔接资金", 2026, false},
		{cases.ListPovertyStatus, "五保贫困户", 2021, false},
	}
	for _, tt := range tests {
		v, ok := p.Value(tt.list, tt.value)
		if !ok || v.In(tt.year) != tt.want {
			t.Errorf("%s in %d = %v, %v, want %v", tt.value, tt.year, v.In(tt.year), ok, tt.want)
		}
	}
}

func TestShippedRulesNameWhatExists(t *testing.T) {
	p := defaults(t)
	for class, days := range map[string]int{
		cases.ClassMonitored: 30, cases.ClassPriority: 90, cases.ClassLifted: 90, cases.ClassRemoved: 90, cases.ClassOrdinary: 180,
	} {
		if _, ok := p.Value(cases.ListVisitClass, class); !ok {
			t.Errorf("list 走访对象类型 lacks %s", class)
		}
		if got := p.CadenceFor(class, 2026); got != days {
			t.Errorf("CadenceFor(%s) = %d, want %d", class, got, days)
		}
	}
	if got, want := len(p.List(cases.ListVisitClass)), len(p.Cadences); got != want {
		t.Errorf("%d classes, %d cadences", got, want)
	}
	for _, n := range p.Inclusions {
		if _, ok := p.Value(cases.ListIncomeItem, n.Item); !ok || p.Counts(n.Item, 2026) {
			t.Errorf("inclusion of %s: known %v, counts %v, want known and not counting", n.Item, ok, p.Counts(n.Item, 2026))
		}
	}
	if got := p.LineOf(2021); got != cases.Some(cases.Yuan(6000)) {
		t.Errorf("line of 2021 = %v, want 6000 yuan", got)
	}
	if got := p.LineOf(2026); got.Valid {
		t.Errorf("line of 2026 = %v, want blank", got)
	}
}

func TestShippedRecordsAreTheSameEverywhere(t *testing.T) {
	a, b := defaults(t), defaults(t)
	if a.Codes[0].UID != b.Codes[0].UID || a.Cadences[0].UID != b.Cadences[0].UID || a.Lines[0].UID == a.Lines[1].UID {
		t.Error("shipped UIDs are not a function of what they name")
	}
	if got := a.Codes[0].UID.String(); got != "9180f594-a626-5815-b090-66cdb4517d82" {
		t.Errorf("UID of the first code value = %s; files made before name it otherwise", got)
	}
}
