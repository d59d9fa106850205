package cases_test

import (
	"testing"

	"zhucunji/cases"
)

func TestHeadcountCountsEachPersonOnce(t *testing.T) {
	household := func(id, people int64) *cases.Household {
		h := &cases.Household{People: cases.Some(people)}
		h.ID = id
		return h
	}
	person := func(id int64) *cases.Person {
		p := &cases.Person{}
		p.ID = id
		return p
	}
	row := func(h *cases.Household, p *cases.Person) cases.Row { return cases.Row{Household: h, Person: p} }
	for name, c := range map[string]struct {
		rows []cases.Row
		want int
	}{
		"nobody":                                 {nil, 0},
		"a class of households that is counted":  {[]cases.Row{row(nil, nil)}, 0},
		"two members of a household":             {[]cases.Row{row(household(7, 4), person(64)), row(household(7, 4), person(65))}, 2},
		"one person twice":                       {[]cases.Row{row(household(7, 4), person(63)), row(household(7, 4), person(63))}, 1},
		"a household":                            {[]cases.Row{row(household(7, 4), nil)}, 4},
		"a household visited twice":              {[]cases.Row{row(household(7, 4), nil), row(household(7, 4), nil)}, 4},
		"two households":                         {[]cases.Row{row(household(7, 4), nil), row(household(900, 1), nil)}, 5},
		"a member, then the household":           {[]cases.Row{row(household(7, 4), person(1)), row(household(7, 4), nil)}, 4},
		"a household, then a member":             {[]cases.Row{row(household(7, 4), nil), row(household(7, 4), person(1))}, 4},
		"a household without people as of a day": {[]cases.Row{row(household(7, 0), nil)}, 0},
		"a person without a household":           {[]cases.Row{row(nil, person(1)), row(nil, person(1))}, 1},
		"a person who moved between households":  {[]cases.Row{row(household(1, 3), person(9)), row(household(2, 5), person(9))}, 1},
	} {
		t.Run(name, func(t *testing.T) {
			var people cases.Headcount
			for i := range c.rows {
				people.Add(&c.rows[i])
			}
			if got := people.People(); got != c.want {
				t.Errorf("counted %d, want %d", got, c.want)
			}
		})
	}
}
