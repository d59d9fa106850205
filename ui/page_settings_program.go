package ui

import (
	"context"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// look chooses letters and colours; both take hold at once.
func (p *settingsPage) look() fyne.CanvasObject {
	now := p.shell.program.Look()
	size := newAnswer([]widgets.Segment{{Text: "标准", Key: '1'}, {Text: "大字", Key: '2'}}, []string{"", "large"})
	ground := newAnswer([]widgets.Segment{{Text: "浅色", Key: '1'}, {Text: "深色", Key: '2'}}, []string{"", "dark"})
	size.SetChosen(index(now.Large))
	ground.SetChosen(index(now.Dark))
	change := func() {
		p.shell.program.SetLook(widgets.Look{Large: size.Chosen() == 1, Dark: ground.Chosen() == 1})
	}
	size.watch(change, nil)
	ground.watch(change, nil)
	return container.NewVBox(
		widgets.NewForm(1,
			&widgets.FormField{Key: "size", Label: "文字大小", Widget: size, Note: "大字适合看不清小字时使用，所有页面一起变大。"},
			&widgets.FormField{Key: "ground", Label: "颜色", Widget: ground}))
}

func index(on bool) int {
	if on {
		return 1
	}
	return 0
}

// copiesPart lists the dated copies.
type copiesPart struct {
	page *settingsPage
	list []string
	grid *widgets.Grid
	slot slot
}

// copies shows the copies and makes one now.
func (p *settingsPage) copies() fyne.CanvasObject {
	c := &copiesPart{page: p}
	c.grid = widgets.NewGrid(0, p.shell.columns(
		widgets.Column{Key: "at", Title: "时间", Width: 170, Fixed: true},
		widgets.Column{Key: "why", Title: "原因", Width: 150, Fixed: true},
		widgets.Column{Key: "path", Title: "文件", Width: 520, Fixed: true})...)
	c.grid.Multi = false
	c.grid.Rows = func() int { return len(c.list) }
	c.grid.Cell = c.cell
	c.grid.Empty = "还没有备份。关闭程序时会自动做一份。"
	c.grid.Tips, c.grid.Copy = p.shell.tips, p.shell.Copy
	p.part = c
	now := widgets.NewButton("马上备份一份", c.make)
	folder := widgets.NewButton("打开备份文件夹", func() { p.openPath(filepath.Join(p.shell.about.DataFolder, "copies")) })
	note := widgets.NewNote("每次关闭程序和每次导入前自动备份，保留最近 10 份。请常把整个数据文件夹复制到 U 盘：单独带走一份备份时，“.db”和同名的“.key”两个文件要一起复制。", 900)
	c.load()
	return container.NewBorder(container.NewVBox(container.NewHBox(now, folder), gapAbove(note, 2)), nil, nil, nil, gapAbove(c.grid, 6))
}

func (c *copiesPart) cell(row, col int) string {
	at, why := copyParts(c.list[row])
	return []string{at, why, c.list[row]}[col]
}

// Reload lists the copies again.
func (c *copiesPart) Reload(cases.Change) { c.load() }

func (c *copiesPart) load() {
	read := func(context.Context) ([]string, error) { return c.page.shell.stores.Shell.Copies() }
	load(&c.page.base, &c.slot, read, func(list []string) {
		c.list = list
		c.grid.Refresh()
	})
}

func (c *copiesPart) make() {
	s := c.page.shell
	s.Run(Task{
		Title: "正在备份",
		Work: func(ctx context.Context, _ *Job) error {
			_, err := s.stores.Settings.Copy(ctx, "手动")
			return err
		},
		Done: func() {
			s.Say("已备份 " + s.clock())
			s.showBackup()
			c.load()
		},
	})
}

func (p *settingsPage) openPath(path string) {
	if err := p.shell.program.OpenPath(path); err != nil {
		p.shell.Fail(err)
	}
}

// aboutPart tells version and folders.
func (p *settingsPage) aboutPart() fyne.CanvasObject {
	a := p.shell.about
	rows := container.New(layout.NewFormLayout(),
		middle(widgets.NewNote("版本", oneLine)), padded(widgets.NewParagraph("驻村记 "+a.Version, oneLine), 6, 0),
		middle(widgets.NewNote("数据文件夹", oneLine)), p.pathLine(a.DataFolder),
		middle(widgets.NewNote("运行日志", oneLine)), p.pathLine(a.LogPath),
		middle(widgets.NewNote("字体", oneLine)), padded(widgets.NewParagraph("思源黑体（SIL Open Font License 1.1）", oneLine), 6, 0))
	note := widgets.NewNote("驻村记不联网、不上传：所有内容只在这台电脑上。", 700)
	return container.NewVBox(rows, gapAbove(note, 12))
}

func (p *settingsPage) pathLine(path string) fyne.CanvasObject {
	return container.NewHBox(middle(widgets.NewParagraph(path, 640)), widgets.NewButton("打开", func() { p.openPath(path) }))
}
