package ui

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"zhucunji/cases"
)

// jobsOf says whose jobs are shown, and which measure led to a new one.
type jobsOf struct {
	household cases.Ref
	person    cases.Ref
	measure   cases.Ref
}

// The two lists in the routes of their drafts.
const (
	spellsPart = "spell"
	plansPart  = "plan"
)

// personJobs are the 务工 of a person: the spells there were, and what is planned.
type personJobs struct {
	base   *base
	store  MeasureStore
	of     func() jobsOf
	spells *register[cases.JobSpell]
	plans  *register[cases.JobPlan]
	read   func([]cases.JobSpell) // told the spells; optional
}

func newPersonJobs(b *base, store MeasureStore, of func() jobsOf) *personJobs {
	j := &personJobs{base: b, store: store, of: of}
	// Where a measure shows the jobs, a draft leads back to the page of the person's jobs.
	page := func() Route {
		return Route{Place: PlaceMeasures, Of: int64(of().household), ID: int64(of().person)}
	}
	j.spells = newRegister(b, registerSpec[cases.JobSpell]{
		Tab: jobsTab + "/" + spellsPart, Route: page,
		Noun: "务工", Note: "每一段务工填一行，还在务工的结束时间空着；按月数算年收入。",
		Cat: cases.JobSpellCatalogue, Columns: []string{"from_month", "to_month", "place", "employer", "trade", "monthly_pay", "channel"},
		Keys: ownKeys(cases.JobSpellCatalogue), Read: j.readSpells, Save: store.SaveJobSpell, Doubts: j.doubts,
		New: func() cases.JobSpell {
			who := of()
			return cases.JobSpell{HouseholdID: who.household, PersonID: who.person, MeasureID: who.measure, Working: cases.Yes}
		},
		Home: func(v *cases.JobSpell) int64 { return int64(v.HouseholdID) },
		Name: func(v *cases.JobSpell) string { return v.FromMonth.String() + "起的务工" },
	})
	j.plans = newRegister(b, registerSpec[cases.JobPlan]{
		Tab: jobsTab + "/" + plansPart, Route: page,
		Noun: "计划务工", Note: "每年一次：打算去哪里、需要什么就业服务。",
		Cat: cases.JobPlanCatalogue, Columns: []string{"year", "planned", "province", "county", "from_month", "service_needs", "asked_on"},
		Keys: ownKeys(cases.JobPlanCatalogue), Save: store.SaveJobPlan,
		Read: func(ctx context.Context) ([]cases.JobPlan, error) {
			if who := of(); who.person != 0 {
				return store.JobPlans(ctx, int64(who.person))
			}
			return nil, nil
		},
		New: func() cases.JobPlan {
			who, today := of(), b.shell.Today()
			return cases.JobPlan{HouseholdID: who.household, PersonID: who.person, Year: cases.Some(int64(today.Year())), Planned: cases.Yes, AskedOn: today}
		},
		Home: func(v *cases.JobPlan) int64 { return int64(v.HouseholdID) },
		Name: func(v *cases.JobPlan) string { return cases.TextOf(&v.Year) + "年的计划" },
	})
	return j
}

// ownKeys are the fields of a job that are typed; whose it is follows from the page.
func ownKeys[T any](cat *cases.Catalogue[T]) []string {
	var keys []string
	var v T
	for _, b := range typed(cat.Bind(&v), "household_id", "person_id", "measure_id") {
		keys = append(keys, b.Key)
	}
	return keys
}

func (j *personJobs) readSpells(ctx context.Context) (list []cases.JobSpell, err error) {
	if who := j.of(); who.person != 0 {
		list, err = j.store.JobSpells(ctx, int64(who.person))
	}
	if err == nil && j.read != nil {
		j.base.shell.threads.Post(func() { j.read(list) })
	}
	return list, err
}

func (j *personJobs) doubts(v *cases.JobSpell) []cases.Hint {
	return cases.JobSpellHints(v, j.spells.rows, j.base.shell.Today())
}

// Spells is the list of the spells.
func (j *personJobs) Spells() fyne.CanvasObject { return j.spells.Object() }

// Plans is the list of the plans.
func (j *personJobs) Plans() fyne.CanvasObject { return j.plans.Object() }

// resume opens the dialog a draft was left in, as soon as its list is read.
func (j *personJobs) resume(dialog string) {
	part, which, _ := strings.Cut(dialog, "/")
	switch part {
	case spellsPart:
		j.spells.then = which
	case plansPart:
		j.plans.then = which
	}
}

// Reload reads what a change concerns.
func (j *personJobs) Reload(c cases.Change) {
	j.spells.Reload(c)
	j.plans.Reload(c)
}
