package ui

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"zhucunji/cases"
)

// reportsPage is 报表: the list at the left, the chosen table or document at the right as it is printed.
type reportsPage struct {
	base
	store     ReportStore
	list      *reportList
	item      *reportItem // the open one
	village   cases.Ref
	sealing   cases.Sealing // how the next file is closed
	wanted    string        // key of what is to be opened once the list is read
	visit     int64         // the one the 走访记录表 is about; 0: all of the time chosen
	household cases.Ref     // the one a document is about; 0: all that are chosen
	teams     []cases.Team
	memory    reportMemory
	controls  *reportControls
	preview   *reportPreview
	document  *documentPreview
	shown     *fyne.Container // the one of both that is in sight
	written   *writtenBar
	room      *fyne.Container
	slots     struct{ memory, own, teams slot }
}

var (
	_ Page     = (*reportsPage)(nil)
	_ Focuser  = (*reportsPage)(nil)
	_ Keyed    = (*reportsPage)(nil)
	_ Exporter = (*reportsPage)(nil)
	_ Printer  = (*reportsPage)(nil)
	_ Editor   = (*reportsPage)(nil)
	_ Measured = (*reportsPage)(nil)
)

func newReportsPage(s *Shell) *reportsPage {
	p := &reportsPage{store: s.stores.Reports, village: s.village, memory: reportMemory{Choices: map[string]reportChoice{}}}
	p.item = p.shipped()[0]
	return p
}

// Head offers to write the report, and what else can be done with it.
func (p *reportsPage) Head() Head {
	return Head{Title: "报表", Note: p.item.name, Actions: []Action{
		{Text: "导出", Key: "Ctrl+E", Do: p.Export},
		{Text: "打印", Key: "Ctrl+P", Do: p.Print},
		{Text: "填表…", Key: "Ctrl+T", Do: p.fill, Off: p.shell.stores.Templates == nil},
		{Text: "更多 ▾", Key: "Ctrl+M", Do: p.more},
	}}
}

// Route says which report is open.
func (p *reportsPage) Route() Route {
	p.route.Tab, p.route.Of, p.route.ID = p.item.key, int64(p.one()), p.visit
	return p.route
}

// Counts tells how many rows the report has.
func (p *reportsPage) Counts() string {
	switch {
	case p.preview == nil:
		return ""
	case p.item.document != nil:
		return p.document.said
	}
	return p.preview.counts()
}

// Show lists the reports; the one of the route is opened, or the one looked at last.
func (p *reportsPage) Show(any) fyne.CanvasObject {
	p.list = newReportList(p)
	p.list.Set(p.shipped())
	p.wanted, p.household, p.visit = p.route.Tab, cases.Ref(p.route.Of), p.route.ID
	p.controls, p.preview, p.document = newReportControls(p), newReportPreview(&p.base, p.store, p.export), newDocumentPreview(p)
	p.of = p.concerned
	p.onVeil(func() {
		p.controls.one.retitle()
		if p.item.document != nil {
			p.document.load()
		}
	})
	p.shown = container.NewStack(p.preview.Object())
	p.written = newWrittenBar(&p.base)
	top := container.NewVBox(p.controls.Object(), p.written.Object())
	p.room = container.NewBorder(padded(top, 0, 0), nil, nil, nil, p.shown)
	load(&p.base, &p.slots.memory, p.readMemory, p.begin)
	left := newSized(p.list.Object(), fyne.NewSize(p.list.width(), 0))
	return container.NewBorder(nil, nil, left, nil, padded(p.room, 4, 14))
}

// begin opens the report of the route, or the one looked at last.
func (p *reportsPage) begin(m reportsMemory) {
	if m.kept.Choices != nil {
		p.memory = m.kept
	}
	p.list.Set(append(p.shipped(), ownItems(m.own)...))
	item := p.list.find(orElse(p.wanted, p.memory.Last))
	if item == nil {
		item = p.list.items[0]
	}
	p.wanted = item.key
	p.follow(item.key)
	p.choose(item)
	p.shell.focusPage()
	if at := slices.Index(p.list.shown, item); at >= 0 {
		p.list.marks.Reveal(at, p.list.scroll)
	}
}

// shipped are the tables and documents of the program.
func (p *reportsPage) shipped() (items []*reportItem) {
	for _, r := range cases.Reports() {
		items = append(items, &reportItem{key: r.Key, name: r.Name, group: groupOfReport(r), report: r})
	}
	return append(items, documentItems()...)
}

// one is the household the open document is about; 0 where it is about all that are chosen.
func (p *reportsPage) one() cases.Ref {
	if p.item.document == nil || p.item.document.Grain == cases.DocumentOfPeriod {
		return 0
	}
	return p.household
}

// concerned is the household the open document is about, whose values F8 shows.
func (p *reportsPage) concerned() subject {
	if id := p.one(); id != 0 {
		return home(int64(id))
	}
	return subject{}
}

// placeOf is where a value stands in a list, the list's length where it is not there.
func placeOf(order []string, value string) int {
	if i := slices.Index(order, value); i >= 0 {
		return i
	}
	return len(order)
}

// reportsMemory is what the page reads before it shows anything: what was chosen last, and the person's own tables.
type reportsMemory struct {
	kept reportMemory
	own  []cases.OwnReport
}

func (p *reportsPage) readMemory(ctx context.Context) (m reportsMemory, err error) {
	if _, err = p.shell.stores.Shell.Setting(ctx, "reports", &m.kept); err != nil {
		return m, err
	}
	m.own, err = p.store.OwnReports(ctx)
	return m, err
}

func (p *reportsPage) report() *cases.Report { return p.item.report }

// choice is what was chosen for the open report.
func (p *reportsPage) choice() reportChoice { return p.memory.Choices[p.item.key] }

// change takes another choice for the open report, remembers it and shows the report again.
func (p *reportsPage) change(to func(c *reportChoice)) {
	c := p.choice()
	to(&c)
	p.memory.Choices[p.item.key] = c
	p.show()
}

// choose opens a report.
func (p *reportsPage) choose(item *reportItem) {
	if item.key != p.wanted {
		p.visit = 0 // another document than the one that was opened for a visit
	}
	p.wanted = item.key
	p.item = item
	p.list.mark()
	p.show()
	p.loadTeams()
}

// show draws controls and preview of the open report, and remembers both.
func (p *reportsPage) show() {
	p.memory.Last = p.item.key
	p.shell.keepSetting("reports", p.memory)
	p.written.clear()
	p.controls.draw()
	p.look()
	p.shell.HeadChanged()
}

// look reads the preview of the open report or document.
func (p *reportsPage) look() {
	p.preview.away = p.item.document != nil
	if p.preview.away {
		p.shown.Objects = []fyne.CanvasObject{p.document.Object()}
		p.document.load()
	} else {
		p.shown.Objects = []fyne.CanvasObject{p.preview.Object()}
		p.preview.load()
	}
	p.shown.Refresh()
}

// loadTeams reads the groups of the village, for the choice of one.
func (p *reportsPage) loadTeams() {
	read := func(ctx context.Context) ([]cases.Team, error) { return p.store.Teams(ctx, p.village) }
	load(&p.base, &p.slots.teams, read, func(teams []cases.Team) {
		p.teams = teams
		p.controls.draw()
	})
}

// export is the open report as it is to be written.
func (p *reportsPage) export() cases.Export {
	r, c, today := p.report(), p.choice(), p.shell.Today()
	f := c.filter(r, today)
	f.Village, f.Place = p.village, p.place(c.Team)
	return cases.Export{
		Report: r, Filter: f, Layout: c.layout(), Masked: c.masked(r), Dates: c.Dates, Money: c.Money, FilledOn: today,
	}
}

// place is the name in titles and file names: the village with its group, or the township of all villages.
func (p *reportsPage) place(team cases.Ref) string {
	name := ""
	for _, v := range p.shell.villages {
		switch {
		case cases.Ref(v.ID) == p.village:
			name = v.Name
		case p.village == 0 && name == "":
			name = orElse(v.Town, v.County)
		}
	}
	for _, t := range p.teams {
		if cases.Ref(t.ID) == team && team != 0 {
			name += t.Name
		}
	}
	return name
}

// First is the name of the open report: arrows lead through the others.
func (p *reportsPage) First() fyne.Focusable { return p.list.target() }

// Key moves through the reports by arrows while one of their names has the focus, and scrolls the preview.
func (p *reportsPage) Key(e *fyne.KeyEvent) bool { return p.preview.key(e) || p.list.key(e) }

// Shortcut finds a report, fills a form of the township, and opens the menu of the rest.
func (p *reportsPage) Shortcut(sc fyne.Shortcut) bool {
	custom, ok := sc.(*desktop.CustomShortcut)
	if !ok || custom.Modifier != fyne.KeyModifierControl {
		return false
	}
	switch custom.KeyName {
	case fyne.KeyG:
		p.shell.window.Canvas().Focus(p.list.search)
	case fyne.KeyT:
		p.fill()
	case fyne.KeyM:
		p.more()
	default:
		return false
	}
	return true
}

// Reload shows the report again: with another village where the person chose one.
func (p *reportsPage) Reload(c cases.Change) {
	if c.Concerns("own_report") {
		load(&p.base, &p.slots.memory, p.readMemory, p.begin)
		return
	}
	if len(c.Touched) == 0 && p.village != p.shell.village {
		p.setVillage(p.shell.village)
		return
	}
	p.look()
}

// setVillage takes another village; a group belongs to one village only.
func (p *reportsPage) setVillage(id cases.Ref) {
	p.village = id
	for key, c := range p.memory.Choices {
		c.Team = 0
		p.memory.Choices[key] = c
	}
	p.show()
	p.loadTeams()
}
