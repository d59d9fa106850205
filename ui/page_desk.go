package ui

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// deskPage is 工作台: what waits, whom to visit, how incomes stand, what was entered last. Everything leads to
// its list.
type deskPage struct {
	base
	store  DeskStore
	data   deskData
	tiles  []*widgets.Tile
	due    *widgets.Grid
	acts   *widgets.Grid
	chart  *widgets.Chart
	cover  *coverageBars
	drafts *fyne.Container
	room   *fyne.Container
	main   fyne.CanvasObject
	visit  *widgets.Button
	slot   slot
}

// deskData is what the page shows, read at once.
type deskData struct {
	desk   cases.Desk
	due    []cases.Household
	acts   []cases.DoneAct
	drafts []cases.Draft
	second secondReminder
	advise bool // a password
}

const (
	deskDue  = 30
	deskActs = 12
)

var (
	_ Page    = (*deskPage)(nil)
	_ Focuser = (*deskPage)(nil)
)

func newDeskPage(s *Shell) *deskPage { return &deskPage{store: s.stores.Desk} }

// Head names the day.
func (p *deskPage) Head() Head {
	today := p.shell.Today()
	return Head{Title: "工作台", Note: today.Chinese() + " 星期" + weekday(today), Actions: []Action{
		{Enters: true, Text: "记走访", Key: "Ctrl+N", Do: p.shell.newVisit},
		{Enters: true, Text: "新建农户", Key: "Ctrl+Shift+N", Do: func() { p.shell.Go(Route{Place: PlaceNew}) }},
	}}
}

// weekday is the Chinese name of a day of the week, without 星期.
func weekday(d cases.Day) string {
	return string([]rune("日一二三四五六")[int(d.Time().Weekday())])
}

// Household is the one chosen in the list, for Ctrl+N.
func (p *deskPage) Household() int64 {
	if row := p.due.Current(); row >= 0 && row < len(p.data.due) && p.shell.window.Canvas().Focused() == fyne.Focusable(p.due) {
		return p.data.due[row].ID
	}
	return 0
}

// current is the household of the list's row, whose values F8 shows.
func (p *deskPage) current() subject {
	if row := p.due.Current(); row >= 0 && row < len(p.data.due) {
		return home(p.data.due[row].ID)
	}
	return home(0)
}

// Show builds the page and reads it.
func (p *deskPage) Show(any) fyne.CanvasObject {
	p.room = container.NewStack()
	p.drafts = container.NewVBox()
	p.of = p.current
	p.main = p.build()
	p.load()
	return p.room
}

// First is nothing: Ctrl+N asks for the household until one goes to the list of those to be visited.
func (p *deskPage) First() fyne.Focusable { return nil }

// Reload reads the page again: nearly every change shows in it.
func (p *deskPage) Reload(cases.Change) { p.load() }

func (p *deskPage) load() {
	read := func(ctx context.Context) (d deskData, err error) {
		if d.desk, err = p.shell.stores.Shell.Desk(ctx); err != nil {
			return d, err
		}
		if d.due, err = p.store.DueHouseholds(ctx, deskDue); err != nil {
			return d, err
		}
		if d.acts, err = p.store.RecentActs(ctx, deskActs); err != nil {
			return d, err
		}
		if d.second, err = p.shell.readReminder(ctx); err != nil {
			return d, err
		}
		if d.advise, err = p.shell.readAdvice(ctx); err != nil {
			return d, err
		}
		d.drafts, err = p.shell.stores.Shell.Drafts(ctx)
		return d, err
	}
	load(&p.base, &p.slot, read, p.show)
}

// build lays the page out once.
func (p *deskPage) build() fyne.CanvasObject {
	p.makeTiles()
	p.makeDue()
	p.makeActs()
	p.chart = widgets.NewChart("脱贫户和监测户人均纯收入（元）")
	p.chart.LevelName = "当年监测线"
	p.chart.Empty = "还没有收入记录。"
	p.cover = newCoverageBars()
	tiles := container.NewGridWithColumns(len(p.tiles))
	for _, t := range p.tiles {
		tiles.Add(t)
	}
	left := container.NewBorder(p.heading("接下来该走访", p.visit), nil, nil, nil, newSized(p.due, fyne.NewSize(320, 200)))
	rightWidth := p.shell.wide(300)
	if formColumns(p.shell) == 3 {
		rightWidth = 380
	}
	report := func(key string) func() { return func() { p.shell.Go(Route{Place: PlaceReports, Tab: key}) } }
	income := container.NewStack(p.chart, container.NewVBox(container.NewHBox(layout.NewSpacer(), p.link("核算表", report("R3")))))
	right := container.NewBorder(
		container.NewVBox(income, p.heading("走访覆盖", p.link("统计表", report("R5S")))),
		nil, nil, nil, p.cover)
	middle := container.NewBorder(nil, nil, nil, gapLeft(newSized(right, fyne.NewSize(rightWidth, 0)), 18), left)
	acts := container.NewBorder(p.heading("最近的记录", nil), nil, nil, nil, newSized(p.acts, fyne.NewSize(0, 96)))
	page := container.NewBorder(container.NewVBox(p.drafts, tiles), acts, nil, nil, padded(middle, 5, 0))
	return container.NewVScroll(padded(page, 0, 16))
}

// heading is the title of a part with what it offers at the right.
func (p *deskPage) heading(text string, verb fyne.CanvasObject) fyne.CanvasObject {
	title := widgets.NewParagraph(text, oneLine)
	title.Bold = true
	line := container.NewHBox(middle(title), layout.NewSpacer())
	if verb != nil {
		line.Add(verb)
	}
	return line
}

func (p *deskPage) link(text string, open func()) *widgets.Button {
	b := widgets.NewButton(text, open)
	b.Emphasis = widgets.Quiet
	return b
}

// makeTiles makes the four numbers, each a link to the list it counts.
func (p *deskPage) makeTiles() {
	households := func(f cases.HouseholdFilter) func() {
		return func() { p.shell.Go(Route{Place: PlaceHouseholds, Filter: FilterOf(f)}) }
	}
	p.tiles = []*widgets.Tile{
		widgets.NewTile("本周应访", "", households(cases.HouseholdFilter{Due: cases.DueWeek})),
		widgets.NewTile("已逾期", "", households(cases.HouseholdFilter{Due: cases.DueOverdue})),
		widgets.NewTile("未办承诺（临期）", "", households(cases.HouseholdFilter{Promises: true})),
		widgets.NewTile("监测中", "", households(cases.HouseholdFilter{Monitor: cases.AnyMonitor})),
	}
}

func (p *deskPage) makeDue() {
	p.due = p.shell.newGrid(0,
		widgets.Column{Key: "head", Title: "户主", Width: 96, Fixed: true},
		widgets.Column{Key: "due", Title: "应访", Width: 130, Fixed: true},
		widgets.Column{Key: "place", Title: "村组", Width: 110, Fixed: true},
		widgets.Column{Key: "marks", Title: "类型", Width: 250, Fixed: true},
		widgets.Column{Key: "last", Title: "上次走访", Width: 104, Fixed: true})
	p.due.Multi = false
	p.due.Rows = func() int { return len(p.data.due) }
	p.due.Cell, p.due.State = p.dueCell, p.dueState
	p.due.Empty = "眼下没有该走访的农户。"
	p.due.OnOpen = func(row int) { p.shell.Go(Route{Place: PlaceHousehold, ID: p.data.due[row].ID}) }
	p.due.OnSelect = p.veilMoved
	p.onVeil(p.due.Refresh)
	p.visit = widgets.NewButton("给选中的户记走访", func() {
		if row := p.due.Current(); row >= 0 && row < len(p.data.due) {
			p.shell.Go(Route{Place: PlaceVisit, Of: p.data.due[row].ID})
		}
	})
}

func (p *deskPage) dueCell(row, col int) string {
	h := &p.data.due[row]
	switch col {
	case 0:
		return p.shell.name(h.ID, h.HeadName)
	case 2:
		return p.shell.whereabouts(h)
	case 3:
		return marksOf(h)
	case 4:
		return h.LastVisitOn.String()
	}
	text, _ := dueText(h.NextVisitOn, p.shell.Today())
	return text
}

func (p *deskPage) dueState(row, col int) widgets.CellState {
	if col != 1 {
		return widgets.CellNormal
	}
	_, state := dueText(p.data.due[row].NextVisitOn, p.shell.Today())
	return state
}

func (p *deskPage) makeActs() {
	p.acts = p.shell.newGrid(0,
		widgets.Column{Key: "at", Title: "时间", Width: 104, Fixed: true},
		widgets.Column{Key: "who", Title: "谁", Width: 96, Fixed: true},
		widgets.Column{Key: "what", Title: "做了什么", Width: 620, Fixed: true})
	p.acts.Multi = false
	p.acts.Rows = func() int { return len(p.data.acts) }
	p.acts.Cell, p.acts.State = p.actCell, p.actState
	p.acts.Empty = "还没有记录。"
	p.onVeil(p.acts.Refresh)
	p.onVeil(p.showDrafts)
	p.acts.OnOpen = func(row int) {
		if id := p.data.acts[row].Household; id != 0 {
			p.shell.Go(Route{Place: PlaceHousehold, ID: id})
		}
	}
}

func (p *deskPage) actCell(row, col int) string {
	a := &p.data.acts[row]
	switch col {
	case 0:
		return a.At
	case 1:
		return a.Worker
	}
	what := p.shell.sentence(home(a.Household), a.Sentence)
	if a.Undone {
		what += "（已撤销）"
	}
	return what
}

func (p *deskPage) actState(row, _ int) widgets.CellState {
	if p.data.acts[row].Undone {
		return widgets.CellSecondary
	}
	return widgets.CellNormal
}

// show writes what was read; a village without households is shown how to begin.
func (p *deskPage) show(d deskData) {
	fresh := len(p.room.Objects) == 0
	p.data = d
	p.showTiles()
	p.due.Refresh()
	p.acts.Refresh()
	p.showIncome()
	p.cover.Set(d.desk.Coverage)
	p.showDrafts()
	content := p.main
	if d.desk.Households == 0 {
		content = p.steps()
	}
	p.room.Objects = []fyne.CanvasObject{content}
	p.forward(p.room)
	p.room.Refresh()
	if fresh && d.desk.Households > 0 {
		if p.due.Current() < 0 && len(d.due) > 0 {
			p.due.SetCurrent(0)
		}
		p.shell.window.Canvas().Focus(p.due)
	}
}

func (p *deskPage) showTiles() {
	d := &p.data.desk
	colour := func(n int64, state widgets.CellState) widgets.CellState {
		if n == 0 {
			return widgets.CellNormal
		}
		return state
	}
	p.tiles[0].Set(grouped(d.DueThisWeek)+" 户", "七天内", widgets.CellNormal)
	p.tiles[1].Set(grouped(d.Overdue)+" 户", "应访日已过", colour(d.Overdue, widgets.CellOverdue))
	p.tiles[2].Set(grouped(d.OpenPromises)+" 件", "已到期或七天内到期", colour(d.OpenPromises, widgets.CellSoon))
	p.tiles[3].Set(grouped(d.Monitored)+" 户", "风险未消除", widgets.CellNormal)
}

// showIncome draws the averages of the years, each with its own line.
func (p *deskPage) showIncome() {
	var bars []widgets.ChartBar
	for _, y := range p.data.desk.Income {
		if y.PerHead.Valid {
			bar := widgets.ChartBar{
				Label: strconv.Itoa(y.Year) + "（" + grouped(y.Households) + " 户）",
				Value: yuanOf(y.PerHead.Value), Text: y.PerHead.Value.Grouped(),
			}
			setLine(&bar, p.shell.Policy().LineOf(y.Year))
			bars = append(bars, bar)
		}
	}
	p.chart.Set(bars)
}
