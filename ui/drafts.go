package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// offerDrafts asks what to do with texts that were typed and not saved when the program ended.
func (s *Shell) offerDrafts(drafts []cases.Draft) {
	var offered []cases.Draft
	for _, d := range drafts {
		if _, err := ParseRoute(d.Form); err == nil {
			offered = append(offered, d)
		}
	}
	if len(offered) == 0 {
		return
	}
	var dialog *widgets.Dialog
	box := container.NewVBox(widgets.NewParagraph("下面的内容填写后没有保存，已为您留着：", 460))
	for _, d := range offered[:min(8, len(offered))] {
		box.Add(s.draftLine(d, func() { dialog.Hide() }))
	}
	later := widgets.NewPrimary("以后再说", nil)
	dialog = widgets.NewDialog(s.window.Canvas(), "有没保存的内容", box, later)
	later.OnTapped = dialog.Hide
	dialog.OnCancel, dialog.OnEnter = dialog.Hide, dialog.Hide
	dialog.Show()
}

// draftLine offers one draft: go on with it.
func (s *Shell) draftLine(d cases.Draft, close func()) fyne.CanvasObject {
	title := d.Title
	if title == "" {
		title = "未命名的内容"
	}
	open := widgets.NewButton("接着填", func() {
		close()
		if r, err := ParseRoute(d.Form); err == nil {
			s.Go(r)
		}
	})
	return container.NewHBox(middle(widgets.NewParagraph(title, 300)), middle(widgets.NewNote(d.Saved, 120)), layout.NewSpacer(), open)
}
