package ui

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// reportsPage is 报表: the list by cadence at the left, the chosen report at the right as it is printed.
type reportsPage struct {
	base
	store    ReportStore
	reports  []*cases.Report // as listed
	names    []*widgets.Button
	open     int
	village  cases.Ref
	teams    []cases.Team
	memory   reportMemory
	controls *reportControls
	preview  *reportPreview
	written  *fyne.Container // what was written last, and how to open it
	room     *fyne.Container
	slots    struct{ memory, teams slot }
}

var (
	_ Page     = (*reportsPage)(nil)
	_ Focuser  = (*reportsPage)(nil)
	_ Keyed    = (*reportsPage)(nil)
	_ Exporter = (*reportsPage)(nil)
	_ Printer  = (*reportsPage)(nil)
	_ Measured = (*reportsPage)(nil)
)

func newReportsPage(s *Shell) *reportsPage {
	return &reportsPage{store: s.stores.Reports, village: s.village, memory: reportMemory{Choices: map[string]reportChoice{}}}
}

// cadences is the order of the list's headings; any other cadence comes last.
func cadences() []string { return []string{"每月", "每季", "每年", "临时"} }

// Head offers to write the report.
func (p *reportsPage) Head() Head {
	return Head{Title: "报表", Note: p.report().Name, Actions: []Action{
		{Text: "导出", Key: "Ctrl+E", Do: p.Export},
		{Text: "打印", Key: "Ctrl+P", Do: p.Print},
	}}
}

// Route says which report is open.
func (p *reportsPage) Route() Route {
	p.route.Tab = p.report().Key
	return p.route
}

// Counts tells how many rows the report has.
func (p *reportsPage) Counts() string {
	if p.preview == nil {
		return ""
	}
	return p.preview.counts()
}

// Show lists the reports; the one of the route is opened, or the one looked at last.
func (p *reportsPage) Show(any) fyne.CanvasObject {
	list := p.list()
	p.controls, p.preview = newReportControls(p), newReportPreview(p)
	p.written = container.NewVBox()
	top := container.NewVBox(p.controls.Object(), p.written)
	p.room = container.NewBorder(padded(top, 0, 0), nil, nil, nil, p.preview.Object())
	left := container.NewBorder(nil, nil, nil, line(), container.NewVScroll(padded(list, 4, 12)))
	load(&p.base, &p.slots.memory, p.readMemory, func(m reportMemory) {
		if m.Choices != nil {
			p.memory = m
		}
		key := p.route.Tab
		if key == "" {
			key = m.Last
		}
		p.choose(max(0, slices.IndexFunc(p.reports, func(r *cases.Report) bool { return r.Key == key })))
		p.shell.focusPage()
	})
	p.mark()
	return container.NewBorder(nil, nil, newSized(left, fyne.NewSize(p.shell.wide(214), 0)), nil, padded(p.room, 4, 14))
}

// list makes the names of the reports under the headings of their cadence.
func (p *reportsPage) list() *fyne.Container {
	column := container.NewVBox()
	for _, cadence := range p.cadences() {
		heading := widgets.NewNote(cadence, oneLine)
		column.Add(padded(heading, 4, 6))
		for _, r := range cases.Reports() {
			if r.Cadence != cadence {
				continue
			}
			at := len(p.reports)
			b := widgets.NewButton(r.Name, func() { p.choose(at) })
			b.Emphasis, b.Align = widgets.Quiet, fyne.TextAlignLeading
			b.Tip, b.Tips = r.Key+" "+r.Name, p.shell.tips
			p.reports, p.names = append(p.reports, r), append(p.names, b)
			column.Add(b)
		}
	}
	return column
}

// cadences are those that have a report, the known ones first.
func (p *reportsPage) cadences() []string {
	var have []string
	for _, r := range cases.Reports() {
		if !slices.Contains(have, r.Cadence) {
			have = append(have, r.Cadence)
		}
	}
	order := cadences()
	slices.SortStableFunc(have, func(a, b string) int {
		return placeOf(order, a) - placeOf(order, b)
	})
	return have
}

// placeOf is where a value stands in a list, the list's length where it is not there.
func placeOf(order []string, value string) int {
	if i := slices.Index(order, value); i >= 0 {
		return i
	}
	return len(order)
}

func (p *reportsPage) readMemory(ctx context.Context) (m reportMemory, err error) {
	_, err = p.shell.stores.Shell.Setting(ctx, "reports", &m)
	return m, err
}

func (p *reportsPage) report() *cases.Report { return p.reports[p.open] }

// choice is what was chosen for the open report.
func (p *reportsPage) choice() reportChoice { return p.memory.Choices[p.report().Key] }

// change takes another choice for the open report, remembers it and shows the report again.
func (p *reportsPage) change(to func(c *reportChoice)) {
	c := p.choice()
	to(&c)
	p.memory.Choices[p.report().Key] = c
	p.show()
}

// choose opens a report.
func (p *reportsPage) choose(i int) {
	p.open = i
	p.mark()
	p.show()
	p.loadTeams()
}

// mark shows which report is open.
func (p *reportsPage) mark() {
	for j, b := range p.names {
		b.Emphasis = widgets.Quiet
		if j == p.open {
			b.Emphasis = widgets.Plain
		}
		b.Refresh()
	}
}

// show draws controls and preview of the open report, and remembers both.
func (p *reportsPage) show() {
	p.memory.Last = p.report().Key
	p.shell.keepSetting("reports", p.memory)
	p.clearWritten()
	p.controls.draw()
	p.preview.load()
	p.shell.HeadChanged()
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
func (p *reportsPage) First() fyne.Focusable { return p.names[p.open] }

// Key moves through the reports by arrows while one of their names has the focus, and scrolls the preview.
func (p *reportsPage) Key(e *fyne.KeyEvent) bool {
	if p.preview.key(e) {
		return true
	}
	step := map[fyne.KeyName]int{fyne.KeyDown: 1, fyne.KeyUp: -1}[e.Name]
	if step == 0 || p.shell.window.Canvas().Focused() != fyne.Focusable(p.names[p.open]) {
		return false
	}
	if to := p.open + step; to >= 0 && to < len(p.reports) {
		p.choose(to)
		p.shell.window.Canvas().Focus(p.names[to])
	}
	return true
}

// Shortcut has none of its own.
func (p *reportsPage) Shortcut(fyne.Shortcut) bool { return false }

// Reload shows the report again: with another village where the person chose one.
func (p *reportsPage) Reload(c cases.Change) {
	if len(c.Touched) == 0 && p.village != p.shell.village {
		p.setVillage(p.shell.village)
		return
	}
	p.preview.load()
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
