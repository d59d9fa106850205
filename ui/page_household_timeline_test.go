package ui_test

import (
	"testing"

	"zhucunji/cases"
	"zhucunji/ui"
)

func TestTheTimeLineOpensTheJobOfTheVeryPerson(t *testing.T) {
	f := newFakeVillage()
	f.occurred = []cases.Occurrence{{Record: "job_spell", ID: 3, Person: 71, On: cases.NewDay(2026, 3, 1), Title: "务工 李秀英 省外"}}
	stores := f.stores(newVillageShellOf(f))
	_, set := newVillageStores()
	m := newFakeMeasures(set)
	march := cases.NewDay(2026, 3, 1).MonthOf()
	m.jobs = []cases.JobSpell{
		{Base: cases.Base{ID: 2}, HouseholdID: 7, PersonID: 70, FromMonth: march, Employer: "县里的工地"},
		{Base: cases.Base{ID: 3}, HouseholdID: 7, PersonID: 71, FromMonth: march, Employer: "某制衣厂"},
	}
	stores.Measures = m
	b := newBench(t, stores)
	b.open(ui.Route{Place: ui.PlaceHousehold, ID: 7})
	b.press("Enter")
	b.shows("务工登记", "李秀英 配偶", "修改务工", "某制衣厂")
	b.showsNot("县里的工地")
}

func TestTheTimeLineOpensThePhotos(t *testing.T) {
	f := newFakeVillage()
	f.occurred = []cases.Occurrence{{Record: "photo", ID: 9, On: cases.NewDay(2026, 3, 1), Title: "照片 2 张", Text: "改厕前、改厕后"}}
	b := openHousehold(t, f, "")
	b.shows("照片 2 张", "改厕前、改厕后")
	b.press("Enter")
	b.shows("＋ 照片…")
}
