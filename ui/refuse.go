package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// Refusal is what a person can do where the data folder did not open.
type Refusal struct {
	Retry func()
	Other func(folder string) // opens another folder
	Quit  func()
}

// SetDataFolder tells which data folder is open now, for 关于 and for a refusal.
func (s *Shell) SetDataFolder(folder string) { s.about.DataFolder = folder }

// Refuse shows in place of the pages why the data folder did not open, and what can be done.
func (s *Shell) Refuse(err error, r Refusal) {
	s.parts.bare(true)
	s.parts.title.SetText("数据没有打开")
	s.parts.subject.SetText("")
	s.parts.note.SetText("")
	s.parts.verbs.RemoveAll()
	retry := widgets.NewPrimary("重试", r.Retry)
	other := widgets.NewButton("换一个数据文件夹…", func() {
		s.ChooseFile("folder", widgets.FileRequest{Title: "选择数据文件夹", Folder: true}, r.Other)
	})
	quit := widgets.NewButton("退出", r.Quit)
	known := container.NewVBox()
	for _, folder := range s.program.Folders() {
		known.Add(container.NewHBox(widgets.NewButton("打开 "+shortPath(folder), func() { r.Other(folder) })))
	}
	content := container.NewVBox(
		widgets.NewParagraph(cases.MessageOf(err), 720),
		gapAbove(widgets.NewNote("数据文件夹："+s.about.DataFolder, 720), 6),
		widgets.NewNote("运行日志："+s.about.LogPath, 720),
		gapAbove(container.NewHBox(retry, other, quit, layout.NewSpacer()), 16), known)
	widgets.ForwardKeys(content, s.key, s.shortcut)
	s.parts.show(padded(content, 8, 16))
	s.parts.inner.Refresh()
	var first fyne.Focusable = retry
	s.window.Canvas().Focus(first)
}
