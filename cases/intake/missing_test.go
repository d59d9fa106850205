package intake_test

import (
	"slices"
	"testing"

	"zhucunji/cases/intake"
)

func TestMissingNamesWhatAListLacks(t *testing.T) {
	for name, c := range map[string]struct {
		kind  intake.Kind
		paths []string
		want  []string
	}{
		"people with all that is needed":        {intake.PeopleKind, []string{"person.name", "person.id_number", "membership.relation"}, nil},
		"households, every line is the head":    {intake.PeopleKind, []string{"household.head_name", "head.id_number"}, nil},
		"people of no household":                {intake.PeopleKind, []string{"person.name", "person.id_number"}, []string{"与户主关系或户编号或户主姓名或户主证件号码"}},
		"a ledger that says nothing of anybody": {intake.VisitsKind, []string{"visit.visited_on"}, []string{"姓名", "证件号码或户编号"}},
		"nothing at all":                        {intake.PeopleKind, nil, []string{"姓名", "证件号码"}},
	} {
		t.Run(name, func(t *testing.T) {
			var columns []intake.Column
			for _, path := range c.paths {
				columns = append(columns, intake.Column{Path: path})
			}
			if got := c.kind.Missing(columns); !slices.Equal(got, c.want) {
				t.Errorf("missing %q, want %q", got, c.want)
			}
		})
	}
}

func TestNamesVillage(t *testing.T) {
	if !intake.NamesVillage([]intake.Column{{Path: "household.village"}}) {
		t.Error("a column of villages is not seen")
	}
	if intake.NamesVillage([]intake.Column{{Path: "person.name"}}) {
		t.Error("a column of names is taken for villages")
	}
}
