package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zhucunji/cases"
)

// Question is what a Confirm dialog asks.
type Question struct {
	Title string // 删除这次走访？
	Text  string // what it means, and how it can be taken back
	Yes   string // the verb with its object: 删除这次走访; 确定 unless set
	No    string // 取消 unless set
	Risky bool   // Yes removes something: it is red, and Enter at first means No
}

// Confirm asks a question; answer is called once, with true for Yes. Escape means No.
func Confirm(c fyne.Canvas, q Question, answer func(yes bool)) *Dialog {
	yes, no := NewPrimary(orElse(q.Yes, "确定"), nil), NewButton(orElse(q.No, "取消"), nil)
	if q.Risky {
		yes.Emphasis = Danger
	}
	d := NewDialog(c, q.Title, NewParagraph(q.Text, dialogWidth), no, yes)
	reply := func(said bool) func() {
		return func() {
			d.Hide()
			answer(said)
		}
	}
	yes.OnTapped, no.OnTapped = reply(true), reply(false)
	d.OnCancel, d.OnEnter, d.First = no.OnTapped, yes.OnTapped, yes
	if q.Risky {
		d.OnEnter, d.First = no.OnTapped, no
	}
	d.Show()
	return d
}

// Inform tells something that needs no answer; done may be nil.
func Inform(c fyne.Canvas, title, text string, done func()) *Dialog {
	return inform(c, title, NewParagraph(text, dialogWidth), done)
}

func inform(c fyne.Canvas, title string, content fyne.CanvasObject, done func(), more ...*Button) *Dialog {
	ok := NewPrimary("知道了", nil)
	d := NewDialog(c, title, content, append(more, ok)...)
	ok.OnTapped = func() {
		d.Hide()
		if done != nil {
			done()
		}
	}
	d.OnCancel, d.OnEnter, d.First = ok.OnTapped, ok.OnTapped, ok
	d.Show()
	return d
}

// Trouble is what ShowError can offer besides the sentence.
type Trouble struct {
	Title   string  // 没有保存; 出错了 unless set
	LogPath string  // where the whole error is written; shown under 详情
	Retry   func()  // offered as 重试 where trying again can help
	Other   *Button // another way out, 另存为 for example; it closes the dialog first
}

// ShowError is the one way an error is shown: the sentence that says what happened and what to do, and, for
// an error the program does not know, where the log lies. The caller has logged it or returns it, not both.
func ShowError(c fyne.Canvas, err error, t Trouble) *Dialog {
	content := container.NewVBox(NewParagraph(cases.MessageOf(err), dialogWidth))
	var more []*Button
	var d *Dialog
	if t.LogPath != "" {
		details := NewNote("完整的出错记录在："+t.LogPath, dialogWidth)
		details.Hide()
		content.Add(details)
		var button *Button
		button = NewButton("详情", func() {
			details.Show()
			button.Disable()
			c.Focus(d.First)
			d.Refresh()
		})
		more = append(more, button)
	}
	if t.Other != nil {
		act := t.Other.OnTapped
		t.Other.OnTapped = func() {
			d.Hide()
			act()
		}
		more = append(more, t.Other)
	}
	if t.Retry != nil {
		more = append(more, NewButton("重试", func() {
			d.Hide()
			t.Retry()
		}))
	}
	d = inform(c, orElse(t.Title, "出错了"), content, nil, more...)
	return d
}

// Request is what an Ask dialog asks for.
type Request struct {
	Title   string
	Content fyne.CanvasObject // fields, a Form for example
	Yes     string            // the verb with its object; 确定 unless set
	No      string            // 取消 unless set
	Submit  func() error      // nil closes the dialog; an error keeps it open and shows its sentence
	Cancel  func()            // optional
}

// Ask shows fields to fill in. Enter in the last of them, or Ctrl+Enter anywhere, submits; Escape cancels.
func Ask(c fyne.Canvas, r Request) *Dialog {
	yes, no := NewPrimary(orElse(r.Yes, "确定"), nil), NewButton(orElse(r.No, "取消"), nil)
	wrong := NewParagraph("", dialogWidth)
	wrong.Ink = ColorOverdue
	wrong.Hide()
	content := container.NewBorder(nil, wrong, nil, nil, r.Content)
	var d *Dialog
	submit := func() {
		err := r.Submit()
		if err == nil {
			d.Hide()
			return
		}
		wrong.SetText(cases.MessageOf(err))
		wrong.Show()
		d.Refresh()
	}
	submitOnEnter(r.Content, submit)
	d = NewDialog(c, r.Title, content, no, yes)
	yes.OnTapped = submit
	no.OnTapped = func() {
		d.Hide()
		if r.Cancel != nil {
			r.Cancel()
		}
	}
	d.OnCancel, d.OnEnter = no.OnTapped, submit
	d.First = firstFocusable(r.Content)
	d.Show()
	return d
}

// submitOnEnter makes Enter move through a dialog's fields and submit from the last one.
func submitOnEnter(content fyne.CanvasObject, submit func()) {
	walk(content, func(o fyne.CanvasObject) bool {
		switch field := o.(type) {
		case *Form:
			field.OnDone = submit
			return false
		case *Entry:
			if field.OnSubmitted == nil {
				field.OnSubmitted = func(string) { submit() }
			}
			return false
		}
		return true
	})
}

// orElse returns the text, or another one when it is empty.
func orElse(text, other string) string {
	if text == "" {
		return other
	}
	return text
}
