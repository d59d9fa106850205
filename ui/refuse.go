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
	Retry  func()
	Other  func(folder string) // opens another folder
	Quit   func()
	Opened func() // the folder is open after all: the window gets its size
}

// refusalWidth is the width of a sentence in place of the pages.
const refusalWidth = 720

// SetDataFolder tells which data folder is open now, for 关于 and for a refusal.
func (s *Shell) SetDataFolder(folder string) { s.about.DataFolder = folder }

// Refuse shows in place of the pages why the data folder did not open, and what can be done.
func (s *Shell) Refuse(err error, r Refusal) {
	retry := widgets.NewPrimary("重试", r.Retry)
	quit := widgets.NewButton("退出", r.Quit)
	known := container.NewVBox()
	for _, folder := range s.program.Folders() {
		known.Add(container.NewHBox(widgets.NewButton("打开 "+shortPath(folder), func() { r.Other(folder) })))
	}
	s.refusing("数据没有打开", container.NewVBox(
		widgets.NewParagraph(cases.MessageOf(err), refusalWidth),
		gapAbove(widgets.NewNote("数据文件夹："+s.about.DataFolder, refusalWidth), 6),
		widgets.NewNote("运行日志："+s.about.LogPath, refusalWidth),
		gapAbove(container.NewHBox(retry, s.otherFolder(r), quit, layout.NewSpacer()), 16), known), retry)
}

// otherFolder offers another data folder.
func (s *Shell) otherFolder(r Refusal) *widgets.Button {
	return widgets.NewButton("换一个数据文件夹…", func() {
		s.ChooseFile("folder", widgets.FileRequest{Title: "选择数据文件夹", Folder: true}, r.Other)
	})
}

// refusing shows something in place of the pages; first gets the focus.
func (s *Shell) refusing(title string, content fyne.CanvasObject, first fyne.Focusable) {
	s.uncover()
	s.parts.bare(true)
	s.parts.title.SetText(title)
	s.parts.subject.SetText("")
	s.parts.note.SetText("")
	s.parts.verbs.RemoveAll()
	widgets.ForwardKeys(content, s.key, s.shortcut)
	s.parts.show(padded(content, 8, 16))
	s.parts.inner.Refresh()
	if first != nil {
		s.window.Canvas().Focus(first)
	}
}
