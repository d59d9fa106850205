package demo_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"zhucunji/cases"
	"zhucunji/cases/demo"
)

const today = cases.Day(20261121)

// village makes one village, with ids given as a store would.
func village(t testing.TB, o demo.Options) (*demo.Village, []*cases.Bundle) {
	t.Helper()
	o.Today = today
	d, err := demo.New(o)
	if err != nil {
		t.Fatalf("new: %v", err)
	}
	number(len(d.Units), func(i int) *cases.Base { return &d.Units[i].Base })
	funds := d.Funds()
	number(len(funds), func(i int) *cases.Base { return &funds[i].Base })
	for v := range d.Villages() {
		v.Village.ID = 1
		number(len(v.Teams), func(i int) *cases.Base { return &v.Teams[i].Base })
		projects, gatherings := v.Projects(), v.Gatherings()
		number(len(projects), func(i int) *cases.Base { return &projects[i].Base })
		number(len(gatherings), func(i int) *cases.Base { return &gatherings[i].Base })
		return v, slices.Collect(v.Households())
	}
	t.Fatal("no village")
	return nil, nil
}

func number(n int, base func(i int) *cases.Base) {
	for i := range n {
		base(i).ID = int64(i + 1)
	}
}

func TestSameSeedGivesTheSameVillage(t *testing.T) {
	_, a := village(t, demo.Options{Households: 40, Seed: 7})
	_, b := village(t, demo.Options{Households: 40, Seed: 7})
	if !reflect.DeepEqual(a, b) {
		t.Error("two villages of one seed differ")
	}
	_, c := village(t, demo.Options{Households: 40, Seed: 8})
	if reflect.DeepEqual(a, c) {
		t.Error("villages of two seeds are the same")
	}
}

func TestScaleIsThatOfWanglingVillage(t *testing.T) {
	v, households := village(t, demo.Options{Seed: 1})
	people, visits, lifted, monitored, removed := 0, 0, 0, 0, 0
	for _, b := range households {
		people += len(b.New.Members)
		visits += len(b.Visits)
		if b.Standings[0].Value == cases.ClassLifted {
			lifted++
		}
		for _, m := range b.Monitorings {
			monitored++
			if m.Removed == cases.Yes {
				removed++
			}
		}
	}
	for name, c := range map[string]struct{ got, least, most int }{
		"households": {len(households), 720, 720},
		"groups":     {len(v.Teams), 8, 9},
		"people":     {people, 2150, 2350},
		"visits":     {visits, 10_500, 11_800},
		"脱贫户":        {lifted, 75, 75},
		"监测对象":       {monitored, 15, 36},
		"已消除":        {removed, 4, 20},
	} {
		if c.got < c.least || c.got > c.most {
			t.Errorf("%s: got %d, want %d to %d", name, c.got, c.least, c.most)
		}
	}
	if v.Village.Name != "望岭村" || v.Village.Town != "金溪镇" {
		t.Errorf("got %s%s", v.Village.Town, v.Village.Name)
	}
}

// Nobody may take these people for real ones, and no check of the program may complain
// about them.
func TestPeopleAreSyntheticAndConsistent(t *testing.T) {
	policy, err := cases.DefaultPolicy()
	if err != nil {
		t.Fatal(err)
	}
	_, households := village(t, demo.Options{Seed: 3})
	seen := map[string]bool{}
	for _, b := range households {
		for _, m := range append(slices.Clone(b.New.Members), b.Former...) {
			checkPerson(t, &m.Person, seen)
			if err := m.Membership.Check(); err != nil {
				t.Errorf("%s: %v", m.Person.Name, err)
			}
		}
		checkFamily(t, b, &policy)
	}
}

func checkPerson(t *testing.T, p *cases.Person, seen map[string]bool) {
	t.Helper()
	if _, hint, err := cases.CheckIDNumber(p.IDNumber); err != nil || hint != "" {
		t.Errorf("id %s: %s, %v", p.IDNumber, hint, err)
	}
	if id := cases.PersonID(p.IDNumber); seen[id] || !strings.HasPrefix(id, "500199") {
		t.Errorf("id %s is given twice or not synthetic", id)
	}
	seen[cases.PersonID(p.IDNumber)] = true
	if cases.IDSex(p.IDNumber) != p.Sex || cases.IDBirth(p.IDNumber) != p.BirthOn || p.BirthOn > today {
		t.Errorf("id %s of somebody %s born on %s", p.IDNumber, p.Sex, p.BirthOn)
	}
	if p.Education != "" && p.Schooling != "" || p.Education == "" && p.Schooling == "" {
		t.Errorf("%s: education %q and schooling %q", p.Name, p.Education, p.Schooling)
	}
}

func checkFamily(t *testing.T, b *cases.Bundle, policy *cases.Policy) {
	t.Helper()
	head := b.New.Members[0]
	heads, spouses := 0, 0
	for _, m := range b.New.Members {
		relation := m.Membership.Relation
		if _, known := policy.Value(cases.ListRelation, relation); !known {
			t.Errorf("relation %q", relation)
		}
		for _, hint := range cases.RelationHints(relation, m.Person.Sex, head.Person.Sex) {
			t.Errorf("%s of %s: %s", relation, head.Person.Name, hint.Message)
		}
		age, _ := cases.Age(m.Person.BirthOn, today)
		headAge, _ := cases.Age(head.Person.BirthOn, today)
		switch relation {
		case cases.RelationHead:
			heads++
		case cases.RelationSpouse:
			spouses++
		case "之子", "之女":
			if headAge-age < 18 {
				t.Errorf("%s aged %d of a head aged %d", relation, age, headAge)
			}
		case "之父", "之母":
			if age-headAge < 15 {
				t.Errorf("%s aged %d of a head aged %d", relation, age, headAge)
			}
		}
	}
	if heads != 1 || spouses > 1 {
		t.Errorf("household of %s has %d heads and %d spouses", head.Person.Name, heads, spouses)
	}
}

// What the store checks of typed records holds of made ones too.
func TestRecordsPassTheRulesForTypedOnes(t *testing.T) {
	_, households := village(t, demo.Options{Households: 300, Seed: 5})
	for _, b := range households {
		for i := range b.Visits {
			f := &b.Visits[i]
			f.Visit.HouseholdID = 1
			report(t, cases.CheckVisit(&f.Visit, cases.VisitFacts{}, today))
			for j := range f.Promises {
				f.Promises[j].HouseholdID = 1
				report(t, cases.CheckPromise(&f.Promises[j], today))
			}
			for j := range f.Demands {
				f.Demands[j].HouseholdID = 1
				report(t, cases.CheckDemand(&f.Demands[j], today))
			}
		}
		for i := range b.Measures {
			checkMeasure(t, &b.Measures[i])
		}
		for i := range b.Incomes {
			b.Incomes[i].HouseholdID = 1
			report(t, cases.CheckIncome(&b.Incomes[i], today))
		}
		for i := range b.Jobs {
			b.Jobs[i].HouseholdID = 1
			report(t, cases.CheckJobSpell(&b.Jobs[i], today))
		}
		for i := range b.Monitorings {
			report(t, b.Monitorings[i].Check())
		}
	}
}

func checkMeasure(t *testing.T, f *cases.MeasureFile) {
	t.Helper()
	f.Measure.HouseholdID = 1
	report(t, cases.CheckMeasure(&f.Measure))
	if f.Industry != nil {
		f.Industry.MeasureID = 1
		report(t, cases.CheckIndustry(f.Industry))
		for _, hint := range cases.IndustryHints(f.Industry) {
			t.Errorf("%s %s: %s", f.Industry.Variety, f.Industry.Season, hint.Message)
		}
	}
	if f.Post != nil {
		f.Post.MeasureID = 1
		report(t, cases.CheckPublicPost(f.Post))
	}
	if f.Loan != nil {
		f.Loan.MeasureID = 1
		report(t, cases.CheckMicroLoan(f.Loan))
	}
	if f.Subsidy != nil {
		f.Subsidy.MeasureID = 1
		report(t, cases.CheckSubsidy(f.Subsidy))
	}
}

func report(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Error(err)
	}
}

// The codes in the records are those of the lists.
func TestCodesAreOfTheLists(t *testing.T) {
	policy, err := cases.DefaultPolicy()
	if err != nil {
		t.Fatal(err)
	}
	_, households := village(t, demo.Options{Households: 300, Seed: 2})
	for _, b := range households {
		checkCodes(t, &policy, cases.HouseholdCatalogue, &b.New.Household)
		for i := range b.New.Members {
			checkCodes(t, &policy, cases.PersonCatalogue, &b.New.Members[i].Person)
			checkCodes(t, &policy, cases.MembershipCatalogue, &b.New.Members[i].Membership)
		}
		for i := range b.Visits {
			checkCodes(t, &policy, cases.VisitCatalogue, &b.Visits[i].Visit)
		}
		for i := range b.Measures {
			f := &b.Measures[i]
			checkCodes(t, &policy, cases.MeasureCatalogue, &f.Measure)
			if f.Industry != nil {
				checkCodes(t, &policy, cases.IndustryCatalogue, f.Industry)
			}
			if f.Subsidy != nil {
				checkCodes(t, &policy, cases.SubsidyCatalogue, f.Subsidy)
			}
			if f.Aid != nil {
				checkCodes(t, &policy, cases.StudentAidCatalogue, f.Aid)
			}
		}
		for i := range b.Incomes {
			checkCodes(t, &policy, cases.IncomeCatalogue, &b.Incomes[i])
		}
		for i := range b.Jobs {
			checkCodes(t, &policy, cases.JobSpellCatalogue, &b.Jobs[i])
		}
		for i := range b.Monitorings {
			checkCodes(t, &policy, cases.MonitoringCatalogue, &b.Monitorings[i])
		}
	}
}

func checkCodes[T any](t *testing.T, policy *cases.Policy, cat *cases.Catalogue[T], v *T) {
	t.Helper()
	for _, b := range cat.Bind(v) {
		text, filled := cases.Canonical(b.Ptr)
		if !filled || b.Kind != cases.KindCode && b.Kind != cases.KindCodes {
			continue
		}
		for _, value := range strings.Split(text, "、") {
			if _, known := policy.Value(b.List, value); !known {
				t.Errorf("%s %s: %q is not in %s", cat.Record, b.Key, value, b.List)
			}
		}
	}
}

func TestTextsOfVisitsAreShort(t *testing.T) {
	_, households := village(t, demo.Options{Households: 200, Seed: 4})
	runes, texts := 0, 0
	for _, b := range households {
		for i := range b.Visits {
			if text := b.Visits[i].Visit.Text; text != "" {
				runes += len([]rune(text))
				texts++
				if strings.ContainsAny(text, "{}") {
					t.Errorf("a place was left open in %q", text)
				}
			}
		}
	}
	if texts == 0 || runes/texts > 25 {
		t.Errorf("got %d characters in %d texts", runes, texts)
	}
}

func TestWrongOptionsAreRefused(t *testing.T) {
	for name, o := range map[string]demo.Options{
		"no day":               {},
		"fewer than none":      {Today: today, Villages: -1},
		"more than can be":     {Today: today, Households: 1_000_000},
		"a hundred years back": {Today: today, Years: 100},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := demo.New(o); cases.CodeOf(err) != cases.Invalid {
				t.Errorf("got %v, want an Invalid error", err)
			}
		})
	}
}
