package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// settingsPage is 设置: a list of parts at the left, the chosen one at the right.
type settingsPage struct {
	base
	parts []settingsPart
	open  int
	names []*widgets.Button
	room  *fyne.Container
	focus fyne.Focusable
}

// settingsPart is one part of the settings.
type settingsPart struct {
	tab   string // in the Route
	title string
	show  func() fyne.CanvasObject
	load  func(cases.Change) // loads again what a change concerns
}

var (
	_ Page    = (*settingsPage)(nil)
	_ Focuser = (*settingsPage)(nil)
)

func newSettingsPage() *settingsPage { return &settingsPage{} }

// Head names the page.
func (p *settingsPage) Head() Head { return Head{Title: "设置"} }

// Route says which part is open.
func (p *settingsPage) Route() Route {
	p.route.Tab = p.parts[p.open].tab
	return p.route
}

// Show lists the parts and opens the one of the route.
func (p *settingsPage) Show(any) fyne.CanvasObject {
	p.parts = p.allParts()
	p.room = container.NewStack()
	column := container.NewVBox()
	for i, part := range p.parts {
		b := widgets.NewButton(part.title, func() { p.choose(i) })
		b.Emphasis, b.Align = widgets.Quiet, fyne.TextAlignLeading
		p.names = append(p.names, b)
		column.Add(b)
		if part.tab == p.route.Tab {
			p.open = i
		}
	}
	p.choose(p.open)
	left := container.NewBorder(nil, nil, nil, line(), padded(column, 4, 12))
	return container.NewBorder(nil, nil, left, nil, p.room)
}

// First is the name of the open part.
func (p *settingsPage) First() fyne.Focusable { return p.names[p.open] }

func (p *settingsPage) choose(i int) {
	p.open = i
	for j, b := range p.names {
		b.Emphasis = widgets.Quiet
		if j == i {
			b.Emphasis = widgets.Plain
		}
		b.Refresh()
	}
	content := p.parts[i].show()
	p.room.Objects = []fyne.CanvasObject{padded(content, 4, 20)}
	p.forward(p.room)
	p.room.Refresh()
}

// Reload loads the open part again.
func (p *settingsPage) Reload(c cases.Change) {
	if p.parts[p.open].load != nil {
		p.parts[p.open].load(c)
	}
}

func (p *settingsPage) allParts() []settingsPart {
	return []settingsPart{
		{tab: "about", title: "关于", show: p.about},
	}
}

// about tells version and folders.
func (p *settingsPage) about() fyne.CanvasObject {
	a := p.shell.about
	open := func(path string) func() {
		return func() {
			if err := p.shell.program.OpenPath(path); err != nil {
				p.shell.Fail(err)
			}
		}
	}
	rows := container.New(layout.NewFormLayout(),
		middle(widgets.NewNote("版本", oneLine)), widgets.NewParagraph("驻村记 "+a.Version, oneLine),
		middle(widgets.NewNote("数据文件夹", oneLine)), container.NewHBox(middle(widgets.NewParagraph(a.DataFolder, 560)), widgets.NewButton("打开", open(a.DataFolder))),
		middle(widgets.NewNote("运行日志", oneLine)), container.NewHBox(middle(widgets.NewParagraph(a.LogPath, 560)), widgets.NewButton("打开", open(a.LogPath))))
	return container.NewVBox(groupTitle("关于"), rows)
}
