package ui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// visitPage is one 走访: whom it concerns at the left, what is written down at the right. A new one without a
// household asks for it first, in the same place.
type visitPage struct {
	base
	store  VisitsStore
	start  visitStart
	visit  cases.Visit
	picker *visitPicker
	aside  *visitAside
	form   *form
	checks *checksBlock
	parts  visitParts
	next   cases.Day // the day proposed last
	room   *fyne.Container
	resume string // the dialog to be opened once the visit is read, as its draft names it
	slot   slot
}

// visitStart is what the form begins with.
type visitStart struct {
	file    cases.HouseholdFile
	facts   cases.VisitFacts
	last    cases.VisitFile // of the household, before this one
	visited bool
	open    []cases.Promise
	team    *cases.Visit     // the last one of the team, anywhere
	before  *cases.VisitFile // the visit being changed; nil for a new one
}

var (
	_ Page      = (*visitPage)(nil)
	_ Saver     = (*visitPage)(nil)
	_ NextSaver = (*visitPage)(nil)
	_ Focuser   = (*visitPage)(nil)
	_ Leaver    = (*visitPage)(nil)
	_ Versioner = (*visitPage)(nil)
	_ FileTaker = (*visitPage)(nil)
)

func newVisitPage(s *Shell) *visitPage { return &visitPage{store: s.stores.Visits} }

// TakeFiles adds photos dragged onto the form; they are stored with the visit.
func (p *visitPage) TakeFiles(paths []string) bool {
	if p.form == nil {
		return false
	}
	photos := p.shell.photosAmong(paths)
	p.parts.photos.Add(photos...)
	p.form.relayout()
	if len(photos) > 0 {
		p.form.reveal(p.parts.photos.Object()) // they stand at the end of the form
	}
	return true
}

// Head names the household; saving is the main action.
func (p *visitPage) Head() Head {
	if p.form == nil {
		return Head{Title: "记走访"}
	}
	h := Head{Title: "记走访", Subject: p.shell.headTitle(&p.start.file.Household), Actions: []Action{
		{Enters: true, Text: "保存，记下一户", Key: "Ctrl+Enter", Do: p.SaveNext},
		{Enters: true, Text: "保存", Key: "Ctrl+S", Do: p.SaveNow},
		{Text: "打开一户一档", Do: p.openHousehold},
	}}
	if p.start.before != nil {
		h.Title = "走访"
		h.Note = p.start.before.Visit.VisitedOn.Chinese()
		h.Actions = append(h.Actions, Action{Text: "导出记录表", Key: "Ctrl+E", Do: p.Export}, Action{Text: "改过的每一版", Key: "F9", Do: p.Versions}, Action{Enters: true, Text: "删除这次走访", Do: p.delete})
	}
	return h
}

// Versions shows every version of a visit that is stored.
func (p *visitPage) Versions() {
	if p.start.before == nil {
		return
	}
	of := int64(p.start.before.Visit.HouseholdID)
	p.shell.showVersions(&p.base, []versioned{{record: "visit", id: p.route.ID}}, of, "走访 "+p.start.before.Visit.VisitedOn.String(), p.reopen)
}

// reopen shows the visit as it is now.
func (p *visitPage) reopen() { p.shell.Replace(p.Route()) }

// Export leads the 走访记录表 of a visit that is stored into a file.
func (p *visitPage) Export() {
	if p.start.before != nil {
		p.shell.Go(Route{Place: PlaceReports, Tab: visitRecord, ID: p.route.ID})
	}
}

// Show asks for the household, or loads what the form begins with.
func (p *visitPage) Show(any) fyne.CanvasObject {
	p.room = container.NewStack()
	p.resume, p.route.Tab = p.route.Tab, ""
	p.of = p.visited
	if p.route.ID == 0 && p.route.Of == 0 {
		p.picker = newVisitPicker(p)
		p.room.Objects = []fyne.CanvasObject{p.picker.Object()}
		return p.room
	}
	loadOr(&p.base, &p.slot, p.read, p.showForm, func(err error) {
		p.room.Objects = []fyne.CanvasObject{padded(widgets.NewParagraph(cases.MessageOf(err), 600), 8, 16)}
		p.room.Refresh()
	})
	return p.room
}

// visited is the household whose values F8 shows: the one visited, or that of the picker's row.
func (p *visitPage) visited() subject {
	if p.form == nil && p.picker != nil {
		return p.picker.current()
	}
	return home(p.start.file.Household.ID)
}

// First is the box in which one names the household.
func (p *visitPage) First() fyne.Focusable {
	if p.picker != nil {
		return p.picker.box.Entry
	}
	return nil
}

// Household is none: Ctrl+N in a visit asks for the next household.
func (p *visitPage) Household() int64 { return 0 }

// Leaving keeps the draft.
func (p *visitPage) Leaving() {
	if p.form != nil {
		p.form.Leave()
	}
}

// Reload changes nothing of what is being typed; the due list of the picker is read again.
func (p *visitPage) Reload(cases.Change) {
	if p.picker != nil {
		p.picker.load()
	}
}

func (p *visitPage) openHousehold() {
	p.shell.Go(Route{Place: PlaceHousehold, ID: p.start.file.Household.ID})
}

// read collects what the form begins with.
func (p *visitPage) read(ctx context.Context) (s visitStart, err error) {
	household := p.route.Of
	if p.route.ID != 0 {
		before, err := p.store.Visit(ctx, p.route.ID)
		if err != nil {
			return s, err
		}
		s.before = &before
		household = int64(before.Visit.HouseholdID)
	}
	if s.file, err = p.store.Household(ctx, household); err != nil {
		return s, err
	}
	people := make([]cases.Person, len(s.file.Members))
	for i := range s.file.Members {
		people[i] = s.file.Members[i].Person
	}
	s.facts = cases.VisitFactsOf(&s.file.Household, people)
	if s.open, err = p.store.OpenPromises(ctx, household); err != nil {
		return s, err
	}
	if s.before != nil {
		return s, p.readBefore(ctx, &s)
	}
	if s.last, s.visited, err = p.store.LastVisit(ctx, household); err != nil {
		return s, err
	}
	newest, err := p.store.FirstVisits(ctx, cases.VisitFilter{}, cases.Sort{}, 1)
	if len(newest) > 0 {
		s.team = &newest[0].Visit
	}
	return s, err
}

// readBefore finds the household's visit before the one being changed.
func (p *visitPage) readBefore(ctx context.Context, s *visitStart) error {
	ids, err := p.store.OrderVisits(ctx, cases.VisitFilter{Household: s.before.Visit.HouseholdID}, cases.Sort{})
	for i, id := range ids {
		if id == p.route.ID && i+1 < len(ids) {
			s.visited = true
			s.last, err = p.store.Visit(ctx, ids[i+1])
			break
		}
	}
	return err
}

// delete puts the visit into the bin; the status line brings it back.
func (p *visitPage) delete() {
	id := p.route.ID
	q := widgets.Question{
		Title: "删除 " + p.start.before.Visit.VisitedOn.Chinese() + "的走访？",
		Text:  "删除后在走访列表的“已删除”里还能恢复。", Yes: "删除这次走访", Risky: true,
	}
	p.shell.Confirm(q, func() {
		remove := func(ctx context.Context) (cases.Change, error) { return p.store.Hide(ctx, "visit", id) }
		p.shell.Save("正在删除", remove, func(cases.Change) {
			p.form.draft.forget()
			p.shell.Back()
		}, nil)
	})
}
