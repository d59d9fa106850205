package ui

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// How much the desk lists.
const (
	deskDue  = 60 // households to be visited next
	deskActs = 6  // last entries
)

// deskPage is 工作台: the work that waits, whom to visit next, how the village stands, what was done last.
// Everything on it leads to its list.
type deskPage struct {
	base
	store  DeskStore
	tiles  [4]*widgets.Tile
	grid   *widgets.Grid
	due    []cases.Household
	income *widgets.Chart
	cover  *fyne.Container
	acts   *fyne.Container
	body   *fyne.Container
	steps  fyne.CanvasObject
	slots  [3]slot
}

var (
	_ Page    = (*deskPage)(nil)
	_ Focuser = (*deskPage)(nil)
)

func newDeskPage(s *Shell) *deskPage { return &deskPage{store: s.stores.Desk} }

// Head offers what one does most.
func (p *deskPage) Head() Head {
	today := p.shell.Today()
	return Head{Title: "工作台", Note: today.Chinese() + " 星期" + weekday(today), Actions: []Action{
		{Text: "记走访", Key: "Ctrl+N", Do: p.shell.newVisit},
		{Text: "新建农户", Key: "Ctrl+Shift+N", Do: func() { p.shell.Go(Route{Place: PlaceNew}) }},
	}}
}

func weekday(d cases.Day) string {
	return string([]rune("日一二三四五六")[int(d.Time().Weekday())])
}

// Show builds the parts and loads them.
func (p *deskPage) Show(any) fyne.CanvasObject {
	p.tiles = [4]*widgets.Tile{
		p.tile("本周应访", cases.HouseholdFilter{Due: cases.DueWeek}),
		p.tile("已逾期", cases.HouseholdFilter{Due: cases.DueOverdue}),
		p.tile("到期未办的承诺", cases.HouseholdFilter{Promises: true}),
		p.tile("监测对象", cases.HouseholdFilter{Monitor: cases.AnyMonitor}),
	}
	tiles := container.NewGridWithColumns(4, p.tiles[0], p.tiles[1], p.tiles[2], p.tiles[3])
	p.makeGrid()
	p.income = widgets.NewChart("脱贫户和监测户人均纯收入（元）")
	p.income.Empty = "还没有收入记录。"
	p.cover, p.acts = container.NewVBox(), container.NewVBox()
	right := container.NewVBox(p.income, gapAbove(sectionTitle("走访覆盖"), 8), p.cover)
	left := container.NewBorder(sectionTitle("接下来走访谁"), nil, nil, nil, gapAbove(p.grid, 2))
	p.steps = p.firstSteps()
	p.steps.Hide()
	last := container.NewBorder(gapAbove(sectionTitle("最近录入"), 6), nil, nil, nil, p.acts)
	p.body = container.NewBorder(nil, last, nil, newSized(padded(right, 0, 16), fyne.NewSize(380, 0)), left)
	p.load()
	return container.NewVScroll(padded(container.NewBorder(tiles, nil, nil, nil, gapAbove(container.NewStack(p.body, p.steps), 10)), 2, 16))
}

func (p *deskPage) tile(label string, filter cases.HouseholdFilter) *widgets.Tile {
	filter.Village = p.shell.village
	return widgets.NewTile(label, "", func() { p.shell.Go(Route{Place: PlaceHouseholds, Filter: FilterOf(filter)}) })
}

// sectionTitle is the heading of one part of the desk.
func sectionTitle(text string) fyne.CanvasObject {
	title := widgets.NewParagraph(text, oneLine)
	title.Bold = true
	return title
}

func (p *deskPage) makeGrid() {
	p.grid = widgets.NewGrid(0,
		widgets.Column{Key: "head", Title: "户主", Width: 96, Fixed: true},
		widgets.Column{Key: "place", Title: "村组", Width: 120, Fixed: true},
		widgets.Column{Key: "type", Title: "类型", Width: 150, Fixed: true},
		widgets.Column{Key: "last", Title: "上次走访", Width: 100, Fixed: true},
		widgets.Column{Key: "due", Title: "应访", Width: 150, Fixed: true})
	p.grid.Multi = false
	p.grid.Rows = func() int { return len(p.due) }
	p.grid.Cell = func(row, col int) string {
		h := &p.due[row]
		due, _ := dueText(h.NextVisitOn, p.shell.Today())
		return []string{h.HeadName, p.shell.placeOf(h), marksOf(h), h.LastVisitOn.String(), due}[col]
	}
	p.grid.State = func(row, col int) widgets.CellState {
		if col != 4 {
			return widgets.CellNormal
		}
		_, state := dueText(p.due[row].NextVisitOn, p.shell.Today())
		return state
	}
	p.grid.Empty = "近期没有应访的农户。"
	p.grid.Tips, p.grid.Copy = p.shell.tips, p.shell.Copy
	p.grid.OnOpen = func(row int) { p.shell.Go(Route{Place: PlaceHousehold, ID: p.due[row].ID}) }
}

// firstSteps is what an empty village shows: how to fill it.
func (p *deskPage) firstSteps() fyne.CanvasObject {
	add := widgets.NewPrimary("新建农户", func() { p.shell.Go(Route{Place: PlaceNew}) })
	teams := widgets.NewButton("填写村民小组", func() { p.shell.Go(Route{Place: PlaceSettings, Tab: "villages"}) })
	manual := widgets.NewButton("看使用手册", p.shell.manual)
	return container.NewVBox(
		gapAbove(sectionTitle("这个村还没有农户。三步就能用起来："), 24),
		gapAbove(container.NewHBox(middle(widgets.NewParagraph("1  先把村民小组写好", 220)), teams), 10),
		gapAbove(container.NewHBox(middle(widgets.NewParagraph("2  新建第一户，再记第一次走访", 220)), add), 6),
		gapAbove(container.NewHBox(middle(widgets.NewParagraph("3  有不明白的地方", 220)), manual), 6),
		gapAbove(widgets.NewNote("想先看看样子：换一个空的数据文件夹打开驻村记，选“打开演示村看看”。", 620), 16))
}

// Household is the one Ctrl+N begins a visit of: the current row's.
func (p *deskPage) Household() int64 {
	if row := p.grid.Current(); row >= 0 && row < len(p.due) && p.shell.window.Canvas().Focused() == fyne.Focusable(p.grid) {
		return p.due[row].ID
	}
	return 0
}

// First is the list of whom to visit.
func (p *deskPage) First() fyne.Focusable { return p.grid }

// Reload reads everything again: any change may concern the desk.
func (p *deskPage) Reload(cases.Change) { p.load() }

func (p *deskPage) load() {
	load(&p.base, &p.slots[0], p.store.Desk, p.showDesk)
	load(&p.base, &p.slots[1], func(ctx context.Context) ([]cases.Household, error) { return p.store.DueHouseholds(ctx, deskDue) }, p.showDue)
	load(&p.base, &p.slots[2], func(ctx context.Context) ([]cases.DoneAct, error) { return p.store.RecentActs(ctx, deskActs) }, p.showActs)
}

func (p *deskPage) showDesk(d cases.Desk) {
	empty := d.Households == 0
	p.body.Hidden, p.steps.(*fyne.Container).Hidden = empty, !empty //nolint:forcetypeassert // made as one above
	p.tiles[0].Set(grouped(d.DueThisWeek)+" 户", "七天之内", stateIf(d.DueThisWeek > 0, widgets.CellSoon))
	p.tiles[1].Set(grouped(d.Overdue)+" 户", "过了应访日期", stateIf(d.Overdue > 0, widgets.CellOverdue))
	p.tiles[2].Set(grouped(d.OpenPromises)+" 件", "已到期或本周到期", stateIf(d.OpenPromises > 0, widgets.CellSoon))
	p.tiles[3].Set(grouped(d.Monitored)+" 户", "风险未消除", widgets.CellNormal)
	p.showIncome(d.Income)
	p.cover.RemoveAll()
	for _, c := range d.Coverage {
		p.cover.Add(coverLine(c))
	}
	p.body.Refresh()
}

func stateIf(on bool, state widgets.CellState) widgets.CellState {
	if on {
		return state
	}
	return widgets.CellNormal
}

func (p *deskPage) showIncome(years []cases.YearAverage) {
	var bars []widgets.ChartBar
	for _, y := range years {
		bar := widgets.ChartBar{Label: strconv.Itoa(y.Year) + " 年", Text: "没有记录"}
		if y.PerHead.Valid {
			bar.Value, bar.Text = float64(y.PerHead.Value)/100, y.PerHead.Value.Grouped()
		}
		bars = append(bars, bar)
	}
	p.income.Set(bars)
}

// coverLine says how many households of a class were visited in time.
func coverLine(c cases.ClassCoverage) fyne.CanvasObject {
	name := widgets.NewParagraph(c.Class, 150)
	percent := int64(100)
	if c.Should > 0 {
		percent = c.Visited * 100 / c.Should
	}
	text := grouped(c.Visited) + " / " + grouped(c.Should) + " 户，" + strconv.FormatInt(percent, 10) + "%"
	value := widgets.NewParagraph(text, oneLine)
	if percent < 100 {
		value.Ink = widgets.ColorSoon
	}
	note := widgets.NewNote(strconv.Itoa(c.Days)+" 天一访", oneLine)
	return container.NewHBox(middle(name), middle(note), layout.NewSpacer(), middle(value))
}

func (p *deskPage) showDue(due []cases.Household) {
	p.due = due
	p.grid.Refresh()
	if p.grid.Current() < 0 && len(due) > 0 {
		p.grid.SetCurrent(0)
	}
}

// showActs lists the last entries, each a link to its household.
func (p *deskPage) showActs(acts []cases.DoneAct) {
	p.acts.RemoveAll()
	for _, a := range acts {
		p.acts.Add(p.actLine(a))
	}
	if len(acts) == 0 {
		p.acts.Add(widgets.NewNote("还没有录入。", oneLine))
	}
	p.forward(p.acts)
	p.body.Refresh()
}

func (p *deskPage) actLine(a cases.DoneAct) fyne.CanvasObject {
	sentence := widgets.NewParagraph(a.Sentence, 560)
	if a.Undone {
		sentence.Text, sentence.Ink = a.Sentence+"（已撤销）", theme.ColorNameDisabled
	}
	line := container.NewHBox(middle(widgets.NewNote(a.At+"  "+a.Worker, oneLine)), middle(sentence))
	if a.Household != 0 {
		open := widgets.NewButton("打开", func() { p.shell.Go(Route{Place: PlaceHousehold, ID: a.Household}) })
		open.Emphasis = widgets.Quiet
		line.Add(open)
	}
	return line
}
