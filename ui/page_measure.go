package ui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// measurePage is one 帮扶措施: the common fields, and what the chosen block needs.
type measurePage struct {
	base
	store  MeasureStore
	before *cases.MeasureFile // as read; nil for a new one
	file   cases.MeasureFile
	family cases.HouseholdFile
	head   *form
	kinds  []section // of the block
	tail   []section
	kind   *fyne.Container   // holds the sections of the block
	offers fyne.CanvasObject // the boxes that add another record of the block
	shown  string            // the block they are of
	rest   string            // of a draft, until its block is shown
	scroll *container.Scroll
	room   *fyne.Container
	slots  struct{ page, family slot }
}

// measurePreset is what a new measure begins with: the list's filter, or the measure entered before it.
type measurePreset struct {
	Year    int
	Block   string
	Unit    cases.Ref
	Fund    cases.Ref
	Project cases.Ref
}

var (
	_ Page      = (*measurePage)(nil)
	_ Saver     = (*measurePage)(nil)
	_ NextSaver = (*measurePage)(nil)
	_ Leaver    = (*measurePage)(nil)
)

func newMeasurePage(s *Shell) *measurePage { return &measurePage{store: s.stores.Measures} }

// Head says what is entered; saving is the main action.
func (p *measurePage) Head() Head {
	h := Head{Title: "记帮扶措施", Note: p.shell.headTitle(&p.family.Household)}
	if p.head == nil {
		return h
	}
	h.Actions = []Action{
		{Enters: true, Text: "保存", Key: "Ctrl+S", Do: p.SaveNow},
		{Enters: true, Text: "保存，再记一项", Key: "Ctrl+Enter", Do: p.SaveNext},
	}
	if p.before != nil {
		h.Actions[1].Text = "保存并返回"
		h.Title = p.before.Measure.Block + " " + p.before.Measure.Item
		h.Actions = append(h.Actions, Action{Text: "改过的每一版", Key: "F9", Do: p.Versions}, Action{Enters: true, Text: "删除这项措施", Do: p.delete})
	}
	return h
}

// Versions shows every version of a measure that is stored, its common fields.
func (p *measurePage) Versions() {
	if p.before == nil {
		return
	}
	m := &p.before.Measure
	p.shell.showVersions(&p.base, []versioned{{record: "measure", id: m.ID}}, int64(m.HouseholdID), m.Item, func() { p.shell.Replace(p.Route()) })
}

// Household is the one helped, for Ctrl+N.
func (p *measurePage) Household() int64 { return int64(p.householdTyped()) }

// Show reads the measure, or begins a new one.
func (p *measurePage) Show(any) fyne.CanvasObject {
	p.room = container.NewStack()
	p.of = func() subject { return home(p.family.Household.ID) }
	loadOr(&p.base, &p.slots.page, p.read, p.showForm, func(err error) {
		p.room.Objects = []fyne.CanvasObject{padded(widgets.NewParagraph(cases.MessageOf(err), 600), 8, 16)}
		p.room.Refresh()
	})
	return p.room
}

// measureStart is what the form begins with.
type measureStart struct {
	before *cases.MeasureFile
	family cases.HouseholdFile
}

func (p *measurePage) read(ctx context.Context) (s measureStart, err error) {
	household := p.route.Of
	if p.route.ID != 0 {
		before, err := p.store.Measure(ctx, p.route.ID)
		if err != nil {
			return s, err
		}
		s.before, household = &before, int64(before.Measure.HouseholdID)
	}
	if household != 0 {
		s.family, err = p.store.Household(ctx, household)
	}
	return s, err
}

// showForm builds the form once what it begins with is known.
func (p *measurePage) showForm(start measureStart) {
	p.before, p.family = start.before, start.family
	if p.before != nil {
		p.file = copyMeasure(p.before)
	} else {
		p.file.Measure = p.begun()
	}
	p.kind = container.NewVBox()
	body := container.NewVBox()
	p.scroll = container.NewVScroll(padded(body, 4, 16))
	p.tail = p.tailSections()
	p.head = p.newHead()
	p.head.scroll = p.scroll
	p.showKinds(p.file.Measure.Block)
	body.Objects = []fyne.CanvasObject{p.head.Object(), p.kind}
	for _, s := range p.tail {
		body.Add(s.Object())
	}
	p.room.Objects = []fyne.CanvasObject{p.scroll}
	p.forward(p.room)
	p.room.Refresh()
	p.shell.HeadChanged()
	if first := p.head.First(); first != nil && p.before == nil {
		p.shell.window.Canvas().Focus(first)
	}
}

// begun is a new measure with what can be foreseen.
func (p *measurePage) begun() cases.Measure {
	var preset measurePreset
	p.route.ReadFilter(&preset)
	today := p.shell.Today()
	if preset.Year == 0 {
		preset.Year = today.Year()
	}
	m := cases.Measure{
		HouseholdID: cases.Ref(p.route.Of), Year: cases.Some(int64(preset.Year)), Block: preset.Block,
		UnitID: preset.Unit, FundID: preset.Fund, ProjectID: preset.Project, State: "实施中",
	}
	if preset.Year == today.Year() {
		m.FromOn = today
	}
	return m
}

// copyMeasure copies a measure with its parts, so that the one read stays as it was.
func copyMeasure(f *cases.MeasureFile) cases.MeasureFile {
	c := *f
	c.Industry, c.Post, c.Loan = copied(f.Industry), copied(f.Post), copied(f.Loan)
	c.Aid, c.Subsidy, c.Job = copied(f.Aid), copied(f.Subsidy), copied(f.Job)
	return c
}

func copied[T any](v *T) *T {
	if v == nil {
		return nil
	}
	c := *v
	return &c
}

// newHead makes the fields every measure has first: whom, when, what.
func (p *measurePage) newHead() *form {
	bound := cases.MeasureCatalogue.Bind(&p.file.Measure)
	return newForm(&p.base, formSpec{
		Name: Route{Place: PlaceMeasure, ID: p.route.ID, Of: p.route.Of}.String(),
		Title: func() string {
			return "帮扶 " + p.family.Household.HeadName + " " + p.head.TextOf("block")
		},
		Fields: pick(bound, "household_id", "person_id", "year", "block", "item"),
		Refs: map[string]refSource{
			"household": p.shell.householdSource(p.store.HouseholdsByID),
			"person":    p.memberSource(),
		},
		Under:   map[string]func() string{"item": func() string { return textIn(p.head, "block", p.file.Measure.Block) }},
		Read:    map[string]bool{"household_id": p.before != nil},
		Changed: p.headChanged,
		Done:    func() { p.enter(0) },
		Extra:   map[string]draftable{"rest": (*measureRest)(p)},
		Doubts:  func() []cases.Hint { return p.measureHints(p.head) },
		Dialog:  true, Columns: formColumns(p.shell),
	})
}

// formColumns is how many columns of fields the window has room for.
func formColumns(s *Shell) int {
	const threeFit = 1180 // beside the menu
	if s.window.Canvas().Size().Width < s.wide(threeFit) {
		return 2
	}
	return 3
}

// memberSource offers the members of the chosen household.
func (p *measurePage) memberSource() refSource {
	return shortList(func(context.Context) ([]cases.Member, error) { return p.family.Members, nil }, func(m *cases.Member) choice {
		return p.shell.memberChoice(p.family.Household.ID, m)
	})
}

func (p *measurePage) headChanged(key string) {
	switch key {
	case "household_id":
		p.householdChanged()
	case "block":
		p.showKinds(p.head.TextOf("block"))
	case "":
		p.householdChanged()
		p.showKinds(p.head.TextOf("block"))
		p.bringRest()
	}
}

func (p *measurePage) householdTyped() cases.Ref {
	if p.head == nil {
		return cases.Ref(p.route.Of)
	}
	if in, ok := p.head.Input("household_id").(*refInput); ok {
		return in.ID()
	}
	return 0
}

// householdChanged reads the members of the household chosen now.
func (p *measurePage) householdChanged() {
	id := int64(p.householdTyped())
	if id == 0 || id == p.family.Household.ID {
		return
	}
	load(&p.base, &p.slots.family, func(ctx context.Context) (cases.HouseholdFile, error) { return p.store.Household(ctx, id) }, func(f cases.HouseholdFile) {
		p.family = f
		p.shell.HeadChanged()
	})
}

// sections are all after the head, in their order on the page.
func (p *measurePage) sections() []section {
	return append(append([]section(nil), p.kinds...), p.tail...)
}

// enter gives a section the focus, or the next one that can take it; after the last one it saves.
func (p *measurePage) enter(i int) {
	all := p.sections()
	for ; i < len(all); i++ {
		if first := all[i].First(); first != nil {
			p.shell.window.Canvas().Focus(first)
			return
		}
	}
	p.SaveNow()
}

// after leads on from a section.
func (p *measurePage) after(s *section) func() {
	return func() {
		for i, one := range p.sections() {
			if one == *s {
				p.enter(i + 1)
				return
			}
		}
	}
}

// touched keeps the draft after a change outside the head.
func (p *measurePage) touched(string) { p.head.draft.touch() }

// Leaving keeps the draft.
func (p *measurePage) Leaving() {
	if p.head != nil {
		p.head.Leave()
	}
}

// Reload changes nothing of what is being typed.
func (p *measurePage) Reload(cases.Change) {}
