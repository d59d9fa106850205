package cases_test

import (
	"testing"

	"zhucunji/cases"
)

func TestTypesOfAHouseholdAreThoseOfTheDay(t *testing.T) {
	f := cases.HouseholdFile{
		Standings: []cases.Standing{
			{Kind: "户类型", Value: "普通农户", ToOn: cases.NewDay(2026, 9, 30)}, {Kind: "户类型", Value: "脱贫户", FromOn: cases.NewDay(2026, 10, 1)},
		},
		Monitorings: []cases.Monitoring{{Class: "边缘易致贫户", RecognisedMonth: cases.NewMonth(2026, 1), EndedMonth: cases.NewMonth(2026, 10)}},
	}
	for day, want := range map[cases.Day]string{cases.NewDay(2026, 8, 15): "普通农户 边缘易致贫户", cases.NewDay(2026, 10, 20): "脱贫户 "} {
		if kind, class := f.TypesOn(day); kind+" "+class != want {
			t.Errorf("%s: %q %q, want %s", day, kind, class, want)
		}
	}
}
