package ui

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// promiseList shows the open promises of a household, each with the verb that closes it: in 一户一档 and beside
// the list of households.
type promiseList struct {
	base   *base
	home   *cases.Household
	open   []cases.Promise
	closes []*widgets.Button // one for each
}

// promiseRoom is how high a list of promises grows below another list before it scrolls.
const promiseRoom = 190

// Object lists the promises in lines so wide.
func (l *promiseList) Object(width float32) fyne.CanvasObject {
	s := l.base.shell
	box := container.NewVBox(cardTitle("未办承诺 " + strconv.Itoa(len(l.open)) + " 件"))
	l.closes = nil
	for i := range l.open {
		b := widgets.NewButton("办结…", func() { l.Close(i) })
		b.Tip, b.Tips = "写下哪天办结、办得怎样；随时可以撤销", s.tips
		s.enters(b)
		l.closes = append(l.closes, b)
		text := widgets.NewParagraph(promiseText(&l.open[i], s.Today()), width-b.MinSize().Width-20)
		switch l.open[i].State(s.Today()) {
		case cases.PromiseOverdue:
			text.Ink = widgets.ColorOverdue
		case cases.PromiseSoon:
			text.Ink = widgets.ColorSoon
		}
		box.Add(container.NewBorder(nil, nil, container.NewVBox(b), nil, padded(text, 5, 4)))
	}
	if len(l.open) == 0 {
		box.Add(widgets.NewNote("没有。", width))
	}
	return box
}

// LowObject is Object where there is little room: many promises scroll.
func (l *promiseList) LowObject(width float32) fyne.CanvasObject {
	object := l.Object(width)
	if room := l.base.shell.wide(promiseRoom); object.MinSize().Height > room {
		_, object = inLowRoom(object, room)
	}
	return object
}

// promiseDialog names the dialog in the route that leads back to its draft, before the id.
const promiseDialog = "promise/"

// Close asks when a promise was done and what came of it.
func (l *promiseList) Close(i int) {
	open, s := l.open[i], l.base.shell
	done, head := open, l.home.HeadName
	done.DoneOn = s.Today()
	what := widgets.NewParagraph(promiseText(&open, s.Today()), s.wide(420))
	editRecord(l.base, edit[cases.Promise]{
		Title: "办结承诺", Yes: "办结", Cat: cases.PromiseCatalogue, Value: done, Keys: []string{"done_on", "outcome"},
		Spec: formSpec{
			Name: Route{
				Place: PlaceHousehold, ID: l.home.ID, Tab: tabVisits + "/" + promiseDialog + strconv.FormatInt(open.ID, 10),
			}.String(),
			Title:  func() string { return "办结承诺 " + head },
			Latest: map[string]cases.Day{"done_on": s.Today()},
			Above:  map[string]fyne.CanvasObject{"": padded(what, 4, 0)},
		},
		Check: func(p *cases.Promise) error { return cases.CheckClosing(p, s.Today()) },
		Save: func(ctx context.Context, _, done *cases.Promise) (cases.Change, error) {
			return s.stores.Visits.ClosePromise(ctx, &open, done)
		},
	})
}

// Resume opens the dialog a draft was left in.
func (l *promiseList) Resume(dialog string) {
	for i := range l.open {
		if dialog == promiseDialog+strconv.FormatInt(l.open[i].ID, 10) {
			l.Close(i)
			return
		}
	}
}
