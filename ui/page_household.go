package ui

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// householdPage is 一户一档: a head that stays in sight, and all that is known of one household in tabs.
type householdPage struct {
	base
	store  HouseholdStore
	facts  householdFacts
	tabs   []*householdTab
	open   int
	bar    *tabBar
	dialog *widgets.Dialog // about the people, while one is open
	head   *fyne.Container
	room   *fyne.Container
	all    *fyne.Container
	loaded bool
	resume string // the dialog of a tab to be opened once the household is read, as its draft names it
	slot   slot
}

// householdFacts are what head and tabs share.
type householdFacts struct {
	file  cases.HouseholdFile
	years []cases.Account // ledger years, oldest first
	open  []cases.Promise
}

// householdTab is one tab. Its content is made when it is first opened.
type householdTab struct {
	key, title string
	part       tabPart
}

// tabPart is the content of a tab.
type tabPart interface {
	// Object makes the content, once.
	Object() fyne.CanvasObject
	// Load shows the facts of the page anew and reads what else the tab shows.
	Load()
	// First is what has the focus when the tab opens; nil for none.
	First() fyne.Focusable
}

var (
	_ Page      = (*householdPage)(nil)
	_ Keyed     = (*householdPage)(nil)
	_ Leaver    = (*householdPage)(nil)
	_ FileTaker = (*householdPage)(nil)
	_ Saver     = (*householdPage)(nil)
	_ NextSaver = (*householdPage)(nil)
	_ Editor    = (*householdPage)(nil)
	_ Versioner = (*householdPage)(nil)
	_ Exporter  = (*householdPage)(nil)
)

func newHouseholdPage(s *Shell) *householdPage { return &householdPage{store: s.stores.Household} }

// yearsShown is how many ledger years the chart compares.
const yearsShown = 5

// The tabs by their keys in a Route.
const (
	tabTimeline = "timeline"
	tabMembers  = "members"
	tabVisits   = "visits"
	tabMeasures = "measures"
	tabIncome   = "income"
	tabRecord   = "record"
)

// Head offers what one does with a household most.
func (p *householdPage) Head() Head {
	id := p.route.ID
	return Head{Title: "一户一档", Actions: []Action{
		{Enters: true, Text: "记走访", Key: "Ctrl+N", Do: func() { p.shell.Go(Route{Place: PlaceVisit, Of: id}) }},
		{Enters: true, Text: "新增帮扶", Do: func() { p.shell.Go(Route{Place: PlaceMeasure, Of: id}) }},
		{Enters: true, Text: "记收入", Do: func() { p.shell.Go(Route{Place: PlaceIncome, Of: id}) }},
		{Text: "导出档案 ▾", Key: "Ctrl+E", Do: p.Export},
	}}
}

// Export offers the documents about the household.
func (p *householdPage) Export() { p.shell.offerDocuments(p.route.ID) }

// Route says which tab is open.
func (p *householdPage) Route() Route {
	p.route.Tab = p.tabs[p.open].key
	return p.route
}

// Household is the one shown, for Ctrl+N.
func (p *householdPage) Household() int64 { return p.route.ID }

// Show builds head and tabs and loads the household.
func (p *householdPage) Show(any) fyne.CanvasObject {
	p.tabs = []*householdTab{
		{key: tabTimeline, title: "时间线", part: newTimelineTab(p)},
		{key: tabMembers, title: "成员", part: newMembersTab(p)},
		{key: tabVisits, title: "走访", part: newHouseholdVisits(p)},
		{key: tabMeasures, title: "帮扶", part: newHouseholdMeasures(p)},
		{key: tabIncome, title: "收入", part: newIncomeTab(p)},
		{key: tabRecord, title: "资料", part: newRecordTab(p)},
	}
	tab, rest, _ := strings.Cut(p.route.Tab, "/")
	p.open = max(0, slices.IndexFunc(p.tabs, func(t *householdTab) bool { return t.key == tab }))
	p.resume = rest
	p.of = func() subject { return home(p.route.ID) }
	p.onVeil(func() {
		if p.loaded {
			p.drawHead()
		}
	})
	p.head, p.room = container.NewVBox(), container.NewStack()
	var titles []string
	for _, tab := range p.tabs {
		titles = append(titles, tab.title)
	}
	p.bar = newTabBar(p.shell, "Ctrl+PageDown 下一页签，Ctrl+PageUp 上一页签", titles, p.choose)
	top := container.NewVBox(newSheet(widgets.ColorShell, p.head, 6, 16), padded(p.bar.Object(), 0, 12), line())
	p.all = container.NewBorder(top, nil, nil, nil, p.room)
	p.load()
	return p.all
}

// Reload loads again where the household is concerned.
func (p *householdPage) Reload(c cases.Change) {
	if c.Act == 0 || c.ConcernsHousehold(p.route.ID) || p.concernsMember(c) {
		p.load()
	}
}

// concernsMember says whether somebody of the household was changed.
func (p *householdPage) concernsMember(c cases.Change) bool {
	for _, t := range c.Touched {
		for i := range p.facts.file.Members {
			if t.Record == "person" && t.ID == p.facts.file.Members[i].Person.ID {
				return true
			}
		}
	}
	return false
}

func (p *householdPage) load() {
	id, year := p.route.ID, lastLedgerYear(p.shell.Today())
	read := func(ctx context.Context) (f householdFacts, err error) {
		if f.file, err = p.store.Household(ctx, id); err != nil {
			return f, err
		}
		if f.open, err = p.store.OpenPromises(ctx, id); err != nil {
			return f, err
		}
		f.years, err = p.store.AccountYears(ctx, id, year-yearsShown+1, year)
		return f, err
	}
	loadOr(&p.base, &p.slot, read, p.show, func(err error) {
		p.room.Objects = []fyne.CanvasObject{padded(widgets.NewParagraph(cases.MessageOf(err), 600), 8, 16)}
		p.room.Refresh()
	})
}

// show draws the head and the open tab.
func (p *householdPage) show(f householdFacts) {
	p.facts = f
	p.drawHead()
	if p.loaded {
		p.tabs[p.open].part.Load()
	} else {
		p.loaded = true
		p.choose(p.open)
	}
	if r, ok := p.tabs[p.open].part.(interface{ Resume(dialog string) }); ok && p.resume != "" {
		dialog := p.resume
		p.resume = ""
		r.Resume(dialog)
	}
}

// choose opens a tab.
func (p *householdPage) choose(i int) {
	p.leaveTab()
	p.open = i
	p.bar.Mark(i)
	part := p.tabs[i].part
	p.room.Objects = []fyne.CanvasObject{part.Object()}
	part.Load()
	p.forward(p.all)
	p.all.Refresh()
	if first := part.First(); first != nil {
		p.shell.window.Canvas().Focus(first)
	}
}

// openTab opens a tab by its key.
func (p *householdPage) openTab(key string) {
	for i, t := range p.tabs {
		if t.key == key {
			p.choose(i)
		}
	}
}

// dialogGrew lays the open dialog out again: a choice in it asked for more.
func (p *householdPage) dialogGrew() {
	if p.dialog != nil && p.dialog.Open() {
		p.dialog.Refresh()
	}
}

// leaveTab keeps the draft of a tab that is a form.
func (p *householdPage) leaveTab() {
	if l, ok := p.tabs[p.open].part.(Leaver); ok {
		l.Leaving()
	}
}

// TakeFiles gives files dragged onto the page to the open tab.
func (p *householdPage) TakeFiles(paths []string) bool {
	t, ok := p.tabs[p.open].part.(FileTaker)
	return ok && p.loaded && t.TakeFiles(paths)
}

// Leaving keeps what is typed in the open tab.
func (p *householdPage) Leaving() { p.leaveTab() }

// SaveNow saves the open tab where it is a form.
func (p *householdPage) SaveNow() {
	if s, ok := p.tabs[p.open].part.(Saver); ok {
		s.SaveNow()
	}
}

// SaveNext is Ctrl+Enter, which overrules doubts.
func (p *householdPage) SaveNext() { p.SaveNow() }

// Edit is F2 in the open tab.
func (p *householdPage) Edit() {
	if e, ok := p.tabs[p.open].part.(Editor); ok {
		e.Edit()
	}
}

// Versions is F9: every version of the tab's current record, or of the household's own fields.
func (p *householdPage) Versions() {
	if v, ok := p.tabs[p.open].part.(Versioner); ok {
		v.Versions()
		return
	}
	p.ownVersions()
}

// Key uses no bare key.
func (p *householdPage) Key(*fyne.KeyEvent) bool { return false }

// Shortcut turns the tabs.
func (p *householdPage) Shortcut(sc fyne.Shortcut) bool {
	custom, ok := sc.(*desktop.CustomShortcut)
	if !ok || custom.Modifier != fyne.KeyModifierControl {
		return false
	}
	switch custom.KeyName {
	case fyne.KeyPageDown:
		p.choose((p.open + 1) % len(p.tabs))
	case fyne.KeyPageUp:
		p.choose((p.open + len(p.tabs) - 1) % len(p.tabs))
	default:
		return false
	}
	return true
}
