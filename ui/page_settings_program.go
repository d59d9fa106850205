package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

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
