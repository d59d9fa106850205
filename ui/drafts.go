package ui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// draftLine offers one draft: go on with it, or throw it away.
func (s *Shell) draftLine(d cases.Draft) fyne.CanvasObject {
	title := s.sentence(subject{}, d.Title)
	if title == "" {
		title = "未命名的内容"
	}
	open := widgets.NewButton("接着填", func() {
		if r, err := ParseRoute(d.Form); err == nil {
			s.Go(r)
		}
	})
	drop := widgets.NewButton("丢弃", func() { s.dropDraft(d.Form, title) })
	drop.Emphasis = widgets.Quiet
	return container.NewHBox(middle(widgets.NewParagraph(title, 300)), middle(widgets.NewNote(d.Saved, 120)), layout.NewSpacer(), drop, open)
}

// dropDraft throws a draft away, after a question: it is the one thing that cannot be undone.
func (s *Shell) dropDraft(form, title string) {
	q := widgets.Question{Title: "丢弃“" + title + "”没有保存的内容？", Text: "丢弃后找不回来。", Yes: "丢弃", No: "留着", Risky: true}
	s.Confirm(q, func() {
		s.inOrder(func(ctx context.Context) error { return s.stores.Shell.DropDraft(ctx, form) })
		s.afterWrites(func() { s.page.Reload(cases.Change{}) })
	})
}
