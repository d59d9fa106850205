package ui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zhucunji/cases"
)

// jobsSection is the 务工 of the person helped: spells that stand on their own and are saved by themselves.
type jobsSection struct {
	page   *measurePage
	list   *register[cases.JobSpell]
	object fyne.CanvasObject
}

func (p *measurePage) jobsSection() section {
	j := &jobsSection{page: p}
	j.list = newRegister(&p.base, registerSpec[cases.JobSpell]{
		Noun: "务工", Note: "受益人的务工经历，每一段单独保存；按月数算年收入。",
		Cat: cases.JobSpellCatalogue, Columns: []string{"from_month", "to_month", "place", "employer", "trade", "monthly_pay", "channel"},
		Keys: jobKeys(),
		Read: func(ctx context.Context) ([]cases.JobSpell, error) {
			if person := p.personTyped(); person != 0 {
				return p.store.JobSpells(ctx, int64(person))
			}
			return nil, nil
		},
		Save: p.store.SaveJobSpell,
		New:  j.begun,
		Name: func(v *cases.JobSpell) string { return v.FromMonth.String() + "起的务工" },
	})
	j.object = container.NewVBox(groupTitle("务工"), newSized(j.list.Object(), fyne.NewSize(0, 190)))
	return j
}

// jobKeys are the fields of a spell that are typed; whose it is follows from the measure.
func jobKeys() []string {
	var keys []string
	var v cases.JobSpell
	for _, b := range typed(cases.JobSpellCatalogue.Bind(&v), "household_id", "person_id", "measure_id") {
		keys = append(keys, b.Key)
	}
	return keys
}

func (j *jobsSection) begun() cases.JobSpell {
	p := j.page
	return cases.JobSpell{HouseholdID: p.householdTyped(), PersonID: p.personTyped(), MeasureID: cases.Ref(p.route.ID), Working: cases.Yes}
}

// personTyped is the person chosen in the head.
func (p *measurePage) personTyped() cases.Ref {
	if p.head == nil {
		return p.file.Measure.PersonID
	}
	if in, ok := p.head.Input("person_id").(*refInput); ok {
		return in.ID()
	}
	return 0
}

// Object is the list with its buttons.
func (j *jobsSection) Object() fyne.CanvasObject { return j.object }

// First passes the list over: it is filled in by its own button.
func (j *jobsSection) First() fyne.Focusable { return nil }

// Text keeps nothing: spells are saved by themselves.
func (j *jobsSection) Text() string { return "" }

// SetText brings nothing back.
func (j *jobsSection) SetText(string) {}

// Read has nothing to take.
func (j *jobsSection) Read() bool { return true }
