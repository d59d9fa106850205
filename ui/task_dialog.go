package ui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// taskDialog asks for something and does it while the dialog stays open: an error stands below the fields, and what
// was typed stays.
type taskDialog struct {
	Title   string
	Text    string // what it means, above the fields
	Fields  []*widgets.FormField
	Below   fyne.CanvasObject // below the fields; optional
	Yes     string            // the verb with its object
	Busy    string            // what is being done
	Risky   bool
	Prepare func() (at fyne.Focusable, work func(ctx context.Context) error, err error) // reads the fields
	Done    func()                                                                      // after the dialog is gone

	wrong  *widgets.Paragraph
	dialog *widgets.Dialog
}

// show opens the dialog.
func (t *taskDialog) show(s *Shell) {
	t.wrong = widgets.NewParagraph("", dialogNote)
	t.wrong.Ink = widgets.ColorOverdue
	t.wrong.Hide()
	form := widgets.NewForm(1, t.Fields...)
	content := container.NewVBox()
	if t.Text != "" {
		content.Add(widgets.NewParagraph(t.Text, dialogNote))
	}
	content.Add(gapAbove(form, 4))
	if t.Below != nil {
		content.Add(t.Below)
	}
	content.Add(t.wrong)
	submit := func() { t.submit(s) }
	form.OnDone = submit
	yes, no := widgets.NewPrimary(t.Yes, submit), widgets.NewButton("取消", nil)
	if t.Risky {
		yes.Emphasis = widgets.Danger
	}
	t.dialog = widgets.NewDialog(s.window.Canvas(), t.Title, content, no, yes)
	no.OnTapped = t.dialog.Hide
	t.dialog.OnCancel, t.dialog.OnEnter = t.dialog.Hide, submit
	t.dialog.Show()
}

func (t *taskDialog) submit(s *Shell) {
	at, work, err := t.Prepare()
	if err != nil {
		t.say(cases.MessageOf(err))
		if at != nil {
			s.window.Canvas().Focus(at)
		}
		return
	}
	t.say("")
	s.Run(Task{
		Title: t.Busy,
		Fixed: true,
		Work:  func(ctx context.Context, _ *Job) error { return work(ctx) },
		Done: func() {
			t.dialog.Hide()
			call(t.Done)
		},
		Failed: func(err error) {
			if !s.quiet(err) {
				t.say(cases.MessageOf(err))
			}
		},
	})
}

func (t *taskDialog) say(sentence string) {
	t.wrong.SetText(sentence)
	t.wrong.Hidden = sentence == ""
	t.dialog.Refresh()
}
