package ui

import (
	"encoding/json"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// visitAside is the quiet column at the left of a visit's form: who they are, what was written last time, and
// what was promised, with a box to tick what is done.
type visitAside struct {
	page  *visitPage
	boxes []*widgets.Check
	width float32
}

// The width of the column's texts.
const (
	asideWide   = 268
	asideNarrow = 160
)

var _ draftable = (*visitAside)(nil)

// Object is the column.
func (a *visitAside) Object() fyne.CanvasObject {
	p := a.page
	a.width = asideWide
	if p.shell.narrow() {
		a.width = asideNarrow
	}
	who := container.NewStack()
	a.drawWho(who)
	p.onVeil(func() { a.drawWho(who) })
	box := container.NewVBox(who)
	if len(p.start.open) > 0 {
		box.Add(cardTitle("未办承诺，办结的打勾"))
		for i := range p.start.open {
			box.Add(a.promise(&p.start.open[i]))
		}
	}
	if before := p.start.before; before != nil && before.Gathering.ID != 0 {
		box.Add(a.gathered(&before.Gathering))
	}
	box.Add(cardVisit("上次走访", &p.start.last, p.start.visited, a.width))
	scroll := container.NewVScroll(padded(box, 6, 14))
	scroll.SetMinSize(fyne.NewSize(a.width+34, 100))
	return container.NewBorder(nil, nil, nil, line(), newSheet(widgets.ColorShell, scroll, 0, 0))
}

// drawWho says whom the visit is to: a name that is hidden has group and 户编号 below it.
func (a *visitAside) drawWho(who *fyne.Container) {
	s, f := a.page.shell, &a.page.start.file
	name := widgets.NewParagraph(s.name(f.Household.ID, f.Household.HeadName), a.width)
	name.TextSize = widgets.SizeTitle
	marks := widgets.NewParagraph(marksOf(&f.Household), a.width)
	marks.Ink = riskInk(&f.Household)
	place := widgets.NewNote(s.whereabouts(&f.Household), a.width)
	who.Objects = []fyne.CanvasObject{container.NewVBox(name, marks, place, s.cardMembers(f, a.width))}
	who.Refresh()
}

// promise is the box of one promise with its whole text beside it.
func (a *visitAside) promise(one *cases.Promise) fyne.CanvasObject {
	check := widgets.NewCheck("", func(bool) { a.page.form.draft.touch() })
	check.SetOnDone(a.page.focusFirst, nil)
	a.boxes = append(a.boxes, check)
	text := widgets.NewParagraph(promiseText(one, a.page.shell.Today()), a.width-40)
	switch one.State(a.page.shell.Today()) {
	case cases.PromiseOverdue:
		text.Ink = widgets.ColorOverdue
	case cases.PromiseSoon:
		text.Ink = widgets.ColorSoon
	}
	return container.NewBorder(nil, nil, container.NewVBox(check), nil, padded(text, 5, 0))
}

// Kept are the promises ticked, done on the day of the visit.
func (a *visitAside) Kept(on cases.Day) []cases.Promise {
	var kept []cases.Promise
	for i, box := range a.boxes {
		if box.Checked {
			done := a.page.start.open[i]
			done.DoneOn = on
			kept = append(kept, done)
		}
	}
	return kept
}

// Text lists the ids ticked, for the draft.
func (a *visitAside) Text() string {
	var ids []int64
	for _, p := range a.Kept(0) {
		ids = append(ids, p.ID)
	}
	if len(ids) == 0 {
		return ""
	}
	raw, err := json.Marshal(ids)
	if err != nil {
		return ""
	}
	return string(raw)
}

// SetText ticks the promises of a draft.
func (a *visitAside) SetText(text string) {
	var ids []int64
	if text != "" && json.Unmarshal([]byte(text), &ids) != nil {
		return
	}
	for i, box := range a.boxes {
		ticked := false
		for _, id := range ids {
			ticked = ticked || id == a.page.start.open[i].ID
		}
		box.SetChecked(ticked)
	}
}
