package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// draftLine offers one draft: go on with it.
func (s *Shell) draftLine(d cases.Draft) fyne.CanvasObject {
	title := d.Title
	if title == "" {
		title = "未命名的内容"
	}
	open := widgets.NewButton("接着填", func() {
		if r, err := ParseRoute(d.Form); err == nil {
			s.Go(r)
		}
	})
	return container.NewHBox(middle(widgets.NewParagraph(title, 300)), middle(widgets.NewNote(d.Saved, 120)), layout.NewSpacer(), open)
}
