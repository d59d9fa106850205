package ui

import (
	"context"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// auditTab is the part of the settings that shows who did what.
const auditTab = "audit"

// auditPart is 审计: every change and every event, newest first, read as far as one looks.
type auditPart struct {
	page    *settingsPage
	filter  cases.AuditFilter
	workers []cases.Worker
	list    []cases.AuditEntry
	cursor  cases.AuditCursor
	goal    int  // so many lines are wanted
	reading bool // a piece is being read

	who, kind *menuButton
	from, to  *widgets.DateField
	search    *widgets.Entry
	grid      *widgets.Grid
	said      *widgets.Paragraph // how far it is looked through
	stop      *widgets.Button
	masked    *widgets.Check // the export names nobody and no values
	foot      *fyne.Container
	typing    func() // stops the pause in typing
	slot      slot
}

const (
	auditPiece  = 120                    // lines asked for at once: a few screens
	auditTyping = 400 * time.Millisecond // the pause in typing after which it is searched
)

const auditNote = "谁在什么时候改了什么、看了什么、导出了什么，都在这里，不能修改和删除，至少保留六个月。选中一行按 Enter，看改动前后的内容。"

// audit lists the trail.
func (p *settingsPage) audit() fyne.CanvasObject {
	s := p.shell
	a := &auditPart{page: p, said: widgets.NewNote("", oneLine), search: widgets.NewEntry()}
	a.search.Columns, a.search.PlaceHolder = 16, "查找：内容、谁、改过的值"
	a.search.OnChanged = func(string) { a.typed() }
	a.who = newMenuButton(s, "谁", a.whoItems)
	a.kind = newMenuButton(s, "种类", a.kindItems)
	a.from, a.to = widgets.NewDateField(s.Today), widgets.NewDateField(s.Today)
	a.from.SetOnDone(a.dated, a.dated)
	a.to.SetOnDone(a.dated, a.dated)
	a.makeGrid()
	a.stop = widgets.NewButton("停止查找", a.halt)
	a.stop.Emphasis = widgets.Quiet
	verify := widgets.NewButton("核对", a.verify)
	verify.Tip, verify.Tips = "从头核对全部记录有没有被人在程序以外改动过", s.tips
	export := widgets.NewButton("导出…", a.export)
	bar := container.NewHBox(a.search, a.who.Object(), a.kind.Object())
	period := container.NewHBox(middle(widgets.NewNote("从", oneLine)), a.from, middle(widgets.NewNote("到", oneLine)), a.to, verify)
	a.foot = container.NewHBox(middle(a.said), a.stop)
	p.part = a
	p.onVeil(a.grid.Refresh)
	a.label()
	a.again()
	load(&p.base, &slot{}, s.stores.Shell.Workers, func(list []cases.Worker) { a.workers = list })
	a.masked = widgets.NewCheck("脱敏", nil)
	a.masked.SetChecked(true)
	period.Add(export)
	period.Add(a.masked)
	rows := container.NewHBox(bar, period)
	if s.narrow() {
		rows = container.NewVBox(bar, period)
	}
	top := container.NewVBox(rows, widgets.NewNote(auditNote, p.lineWidth()))
	return container.NewBorder(top, a.foot, nil, nil, gapAbove(a.grid, 6))
}

func (a *auditPart) makeGrid() {
	a.grid = a.page.shell.newGrid(0,
		widgets.Column{Key: "at", Title: "时间", Width: 132, Fixed: true},
		widgets.Column{Key: "who", Title: "谁", Width: 90, Fixed: true},
		widgets.Column{Key: "kind", Title: "种类", Width: 108, Fixed: true},
		widgets.Column{Key: "what", Title: "做了什么", Width: 560, Fixed: true},
		widgets.Column{Key: "changes", Title: "改动条数", Width: 80, Numeric: true, Fixed: true})
	a.grid.Rows = func() int { return len(a.list) }
	a.grid.Cell, a.grid.State = a.cell, a.state
	a.grid.Want = a.want
	a.grid.Empty = "没有这样的记录。"
	a.grid.OnOpen = func(row int) { a.page.shell.showAuditEntry(&a.page.base, a.list[row]) }
}

func (a *auditPart) cell(row, col int) string {
	e := &a.list[row]
	switch col {
	case 0:
		return e.At.Local().Format(minuteLayout)
	case 1:
		return e.Worker
	case 2:
		return e.Kind.Title()
	case 3:
		text := a.page.shell.entryTold(e)
		if e.Undone {
			text += "（已撤销）"
		}
		return text
	}
	if e.Changes == 0 {
		return ""
	}
	return grouped(e.Changes)
}

func (a *auditPart) state(row, _ int) widgets.CellState {
	switch e := &a.list[row]; {
	case e.Undone:
		return widgets.CellSecondary
	case e.Kind == cases.EventLoginFailed || e.Kind == cases.EventErase:
		return widgets.CellSoon
	}
	return widgets.CellNormal
}

// Reload begins again with the newest.
func (a *auditPart) Reload(cases.Change) { a.again() }

// again lists from the newest one on.
func (a *auditPart) again() {
	a.list, a.cursor, a.goal, a.reading = nil, cases.AuditCursor{}, auditPiece, false
	a.grid.Refresh()
	a.more()
}

// want asks for more once the end comes in sight.
func (a *auditPart) want(_, last int) {
	if !a.cursor.Done && !a.reading && last >= len(a.list)-auditPiece/4 && len(a.list) >= a.goal {
		a.goal = len(a.list) + auditPiece
		a.more()
	}
}

// more reads piece by piece until enough lines are there.
func (a *auditPart) more() {
	a.reading = true
	a.tell()
	store, filter, cursor, n := a.page.shell.stores.Audit, a.filter, a.cursor, a.goal-len(a.list)
	type piece struct {
		entries []cases.AuditEntry
		next    cases.AuditCursor
	}
	read := func(ctx context.Context) (p piece, err error) {
		p.entries, p.next, err = store.Audit(ctx, filter, cursor, n)
		return p, err
	}
	loadOr(&a.page.base, &a.slot, read, func(p piece) {
		a.list, a.cursor = append(a.list, p.entries...), p.next
		if len(p.entries) > 0 {
			a.grid.Refresh()
			if a.grid.Current() < 0 {
				a.grid.SetCurrent(0)
			}
		}
		if !a.cursor.Done && len(a.list) < a.goal {
			a.more()
			return
		}
		a.halt()
	}, func(err error) {
		a.halt()
		a.page.shell.Warn(err)
	})
}

// halt ends the reading; what is there stays.
func (a *auditPart) halt() {
	if a.slot.cancel != nil {
		a.slot.cancel()
	}
	a.slot.number++
	a.reading = false
	a.tell()
}

// tell says how far it was looked through.
func (a *auditPart) tell() {
	text := "共 " + grouped(int64(len(a.list))) + " 条"
	switch {
	case a.reading && a.cursor.Begun:
		text = "正在查找，已查 " + strconv.Itoa(int(a.cursor.Share*100)) + "%，找到 " + grouped(int64(len(a.list))) + " 条"
	case !a.cursor.Done && a.cursor.Begun:
		text = "已列出 " + grouped(int64(len(a.list))) + " 条，往下翻接着列"
	}
	a.said.SetText(text)
	if a.reading && a.cursor.Begun {
		a.stop.Show()
	} else {
		a.stop.Hide()
	}
	a.foot.Refresh()
}

// typed searches after a short pause.
func (a *auditPart) typed() {
	call(a.typing)
	a.typing = a.page.shell.threads.After(auditTyping, func() {
		a.filter.Text = strings.TrimSpace(a.search.Text)
		a.again()
	})
}

// dated takes the period.
func (a *auditPart) dated() {
	if !a.from.Check() || !a.to.Check() {
		return
	}
	if a.filter.From != a.from.Day() || a.filter.To != a.to.Day() {
		a.filter.From, a.filter.To = a.from.Day(), a.to.Day()
		a.again()
	}
}

// label shows what is chosen.
func (a *auditPart) label() {
	a.who.Say("所有人")
	for i := range a.workers {
		if cases.Ref(a.workers[i].ID) == a.filter.Worker {
			a.who.Say(a.workers[i].Name)
		}
	}
	a.kind.Say("全部")
	if len(a.filter.Kinds) == 1 {
		a.kind.Say(a.filter.Kinds[0].Title())
	}
}

func (a *auditPart) whoItems() []*fyne.MenuItem {
	items := []*fyne.MenuItem{menuChoice("所有人", a.filter.Worker == 0, func() { a.take(0, a.filter.Kinds) })}
	for i := range a.workers {
		id := cases.Ref(a.workers[i].ID)
		items = append(items, menuChoice(a.workers[i].Name, a.filter.Worker == id, func() { a.take(id, a.filter.Kinds) }))
	}
	return items
}

func (a *auditPart) kindItems() []*fyne.MenuItem {
	chosen := cases.EventKind("")
	if len(a.filter.Kinds) == 1 {
		chosen = a.filter.Kinds[0]
	}
	items := []*fyne.MenuItem{menuChoice("全部", chosen == "", func() { a.take(a.filter.Worker, nil) })}
	for _, kind := range cases.AuditKinds() {
		items = append(items, menuChoice(kind.Title(), chosen == kind, func() { a.take(a.filter.Worker, []cases.EventKind{kind}) }))
	}
	return items
}

func (a *auditPart) take(worker cases.Ref, kinds []cases.EventKind) {
	a.filter.Worker, a.filter.Kinds = worker, kinds
	a.label()
	a.again()
}
