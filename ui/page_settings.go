package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// settingsPage is 设置: a list of parts at the left, the chosen one at the right.
type settingsPage struct {
	base
	parts  []settingsPart
	open   int
	names  []*widgets.Button
	marks  nameMarks
	column *container.Scroll // of the names
	room   *fyne.Container
	part   reloader // the open part, where it has something to load
	edit   func()   // F2 in the open part
	then   string   // of the route: the dialog a draft belongs to
}

// settingsPart is one part of the settings.
type settingsPart struct {
	tab   string // in the Route
	title string
	show  func() fyne.CanvasObject
	right cases.Right // to open it at all; "" for a part that is open to everybody
}

// reloader loads again what a change concerns.
type reloader interface{ Reload(cases.Change) }

var (
	_ Page    = (*settingsPage)(nil)
	_ Focuser = (*settingsPage)(nil)
	_ Editor  = (*settingsPage)(nil)
	_ Keyed   = (*settingsPage)(nil)
)

func newSettingsPage() *settingsPage { return &settingsPage{} }

// Head names the page and the part that is open.
func (p *settingsPage) Head() Head { return Head{Title: "设置", Note: p.parts[p.open].title} }

// Route says which part is open.
func (p *settingsPage) Route() Route {
	p.route.Tab = p.parts[p.open].tab
	return p.route
}

// Show lists the parts and opens the one of the route.
func (p *settingsPage) Show(any) fyne.CanvasObject {
	tab, then, _ := strings.Cut(p.route.Tab, "/")
	p.then = then
	p.parts = p.allParts()
	p.room = container.NewStack()
	column := container.NewVBox()
	for i, part := range p.parts {
		b := widgets.NewButton(part.title, func() { p.turnTo(i) })
		b.Emphasis, b.Align = widgets.Quiet, fyne.TextAlignLeading
		if err := p.barred(&part); err != nil {
			b.Barred, b.Tips = cases.MessageOf(err), p.shell.tips
		}
		p.names = append(p.names, b)
		column.Add(p.marks.Add(b, 0))
		if part.tab == tab {
			p.open = i
		}
	}
	p.choose(p.open)
	p.column = container.NewVScroll(padded(column, 4, 12))
	left := container.NewBorder(nil, nil, nil, line(), p.column)
	p.shell.threads.Post(func() { p.marks.Reveal(p.open, p.column) }) // once it has its room
	return container.NewBorder(nil, nil, newSized(left, fyne.NewSize(168, 0)), nil, p.room)
}

// First is the name of the open part: arrows lead through the others.
func (p *settingsPage) First() fyne.Focusable { return p.names[p.open] }

// Key moves through the parts by arrows while one of their names has the focus.
func (p *settingsPage) Key(e *fyne.KeyEvent) bool {
	step := map[fyne.KeyName]int{fyne.KeyDown: 1, fyne.KeyUp: -1}[e.Name]
	if step == 0 || p.shell.window.Canvas().Focused() != fyne.Focusable(p.names[p.open]) {
		return false
	}
	if to := p.open + step; to >= 0 && to < len(p.parts) {
		p.turnTo(to)
	}
	return true
}

// turnTo opens a part and leads the focus to its name, so that arrows go on from there after a click too.
func (p *settingsPage) turnTo(i int) {
	p.choose(i)
	p.shell.window.Canvas().Focus(p.names[i])
	p.marks.Reveal(i, p.column)
}

// Shortcut has none of its own.
func (p *settingsPage) Shortcut(fyne.Shortcut) bool { return false }

// Edit is F2.
func (p *settingsPage) Edit() { call(p.edit) }

// barred says why the person may not open a part.
func (p *settingsPage) barred(part *settingsPart) error {
	if part.right == "" {
		return nil
	}
	return p.shell.allowed(part.right)
}

// content is the part itself, or why it is not shown.
func (p *settingsPage) content(part *settingsPart) fyne.CanvasObject {
	if err := p.barred(part); err != nil {
		return widgets.NewParagraph(cases.MessageOf(err), p.lineWidth())
	}
	return part.show()
}

func (p *settingsPage) choose(i int) {
	p.open, p.part, p.edit = i, nil, nil
	p.of, p.veils = nil, nil
	p.marks.Mark(i)
	p.room.Objects = []fyne.CanvasObject{container.NewVScroll(padded(p.content(&p.parts[i]), 4, 20))}
	p.forward(p.room)
	p.room.Refresh()
	p.shell.HeadChanged()
}

// lineWidth is how long a line of text may be in a part, on a small screen too.
func (p *settingsPage) lineWidth() float32 {
	const most, least, beside = 980, 420, 360 // beside: the menu, the names of the parts, margins
	return min(most, max(least, p.shell.window.Canvas().Size().Width-p.shell.wide(beside)))
}

// Reload loads the open part again.
func (p *settingsPage) Reload(c cases.Change) {
	if p.part != nil {
		p.part.Reload(c)
	}
}

// allParts lists the parts from top to bottom.
func (p *settingsPage) allParts() []settingsPart {
	return []settingsPart{
		{tab: "villages", title: "村和村民小组", show: p.villages},
		{tab: "workers", title: "使用人", show: p.workers},
		{tab: accessTab, title: "人员与密码", show: p.access},
		{tab: "look", title: "外观", show: p.look},
		{tab: backupsTab, title: "备份与恢复", show: p.backups},
		{tab: "bin", title: "回收站", show: p.bin},
		{tab: exportsTab, title: "导出登记", show: p.exports},
		{tab: auditTab, title: "审计", show: p.audit, right: cases.ReadAudit},
		{tab: "lines", title: "监测线", show: p.lines},
		{tab: "cadences", title: "走访频次", show: p.cadences},
		{tab: "inclusions", title: "收入计入口径", show: p.inclusions},
		{tab: "costs", title: "成本比例", show: p.costs},
		{tab: "codes", title: "代码表", show: p.codes},
		{tab: "units", title: "帮扶单位", show: p.units},
		{tab: "funds", title: "资金", show: p.funds},
		{tab: "projects", title: "项目", show: p.projects},
		{tab: "about", title: "关于", show: p.aboutPart},
	}
}

// showRegister opens a list as the part.
func showRegister[T any](p *settingsPage, spec registerSpec[T]) fyne.CanvasObject {
	r := newRegister(&p.base, spec)
	r.then, p.then = p.then, ""
	p.part, p.edit = r, r.Edit
	return r.Object()
}
