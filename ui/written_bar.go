package ui

import (
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"zhucunji/ui/widgets"
)

// writtenBar says what file was written last, and offers to open it.
type writtenBar struct {
	base *base
	box  *fyne.Container
}

func newWrittenBar(b *base) *writtenBar { return &writtenBar{base: b, box: container.NewVBox()} }

// Object is the bar; it takes no room while nothing was written.
func (w *writtenBar) Object() fyne.CanvasObject { return w.box }

// sealedEnd is how the name of an age file ends.
const sealedEnd = ".age"

// show says what stands where now. A folder, and a closed file nothing here opens, are shown in their folder only.
func (w *writtenBar) show(path, sentence string, folder bool) {
	s := w.base.shell
	s.Say("已导出 " + filepath.Base(path))
	if w.base.gone() {
		return
	}
	said := widgets.NewParagraph(sentence+"："+path, s.wide(520))
	said.Ink = widgets.ColorInfo
	around := filepath.Dir(path)
	if folder {
		around = path
	}
	show := widgets.NewButton("打开所在文件夹", func() { s.openPath(around) })
	bar, first := container.NewHBox(middle(said), layout.NewSpacer()), show
	if !folder && !strings.HasSuffix(path, sealedEnd) {
		first = widgets.NewPrimary("打开", func() { s.openPath(path) })
		bar.Add(first)
	}
	bar.Add(show)
	w.box.Objects = []fyne.CanvasObject{gapAbove(newSheet(widgets.ColorTint, bar, 3, 8), 2)}
	w.base.forward(w.box)
	w.box.Refresh()
	s.window.Canvas().Focus(first)
}

func (w *writtenBar) clear() {
	if len(w.box.Objects) > 0 {
		w.box.RemoveAll()
		w.box.Refresh()
	}
}
