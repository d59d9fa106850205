package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zhucunji/cases"
)

// jobsSection is the 务工 of the person helped, below the training or placement that led to it. Each spell is
// saved by itself.
type jobsSection struct {
	list   *personJobs
	object fyne.CanvasObject
}

func (p *measurePage) jobsSection() section {
	j := &jobsSection{}
	j.list = newPersonJobs(&p.base, p.store, func() jobsOf {
		return jobsOf{household: p.householdTyped(), person: p.personTyped(), measure: cases.Ref(p.route.ID)}
	})
	j.object = container.NewVBox(groupTitle("务工"), newSized(j.list.Spells(), fyne.NewSize(0, 200)))
	return j
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
