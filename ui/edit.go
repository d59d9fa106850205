package ui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// edit is one record shown in a dialog to be filled in: a new one where Before is nil.
type edit[T any] struct {
	Title  string // 修改监测线
	Yes    string // the verb with its object; 保存 unless set
	Cat    *cases.Catalogue[T]
	Before *T       // as it was read; nil for a new record
	Value  T        // what a new record begins with
	Keys   []string // the fields, in order; all typed ones unless set
	Spec   formSpec // further wishes; Fields is filled in here
	Check  func(*T) error
	Past   func(changed func())  // shows every version of a stored record, F9; changed is called once one was brought back
	Doubts func(*T) []cases.Hint // what seems doubtful, which does not stop a second save
	Save   func(ctx context.Context, before, after *T) (cases.Change, error)
	Done   func(c cases.Change, saved *T) // optional
}

// editRecord opens the dialog. Esc closes it and keeps what was typed as a draft, where Spec.Name is set.
func editRecord[T any](b *base, e edit[T]) *widgets.Dialog {
	after := e.Value
	if e.Before != nil {
		after = *e.Before
	}
	spec := e.form(&after)
	var f *form
	var d *widgets.Dialog
	save := func() {
		if !f.Read(func() error { return checked(e.Check, &after) }) {
			return
		}
		saved := after
		f.Store("正在保存", func(ctx context.Context) (cases.Change, error) { return e.Save(ctx, e.Before, &saved) }, func(c cases.Change) {
			d.Hide()
			if e.Done != nil {
				e.Done(c, &saved)
			}
		})
	}
	spec.Done = save
	f = newForm(b, spec)
	if spec.Columns > 1 && f.tooWide() {
		spec.Columns = 1
		f = newForm(b, spec)
	}
	past := func() { e.Past(func() { d.OnCancel() }) }
	var more []*widgets.Button
	if e.Past != nil {
		versions := widgets.NewButton("改过的每一版…", past)
		versions.Tip, versions.Tips = "F9", b.shell.tips
		more = append(more, versions)
	}
	d = dialogWith(b.shell, e.Title, f, orElse(e.Yes, "保存"), save, more...)
	d.OnKey = func(ev *fyne.KeyEvent) bool {
		switch {
		case ev.Name == fyne.KeyF8 && spec.Of.id != 0:
			b.shell.turn(spec.Of)
		case ev.Name == fyne.KeyF9 && e.Past != nil:
			past()
		default:
			return false
		}
		return true
	}
	if !spec.Dialog {
		d.SetSize(980, 560)
	}
	d.Show()
	return d
}

// form says what the form shows of a record.
func (e *edit[T]) form(record *T) formSpec {
	spec := e.Spec
	spec.Fields = e.Cat.Bind(record)
	if len(e.Keys) > 0 {
		spec.Fields = pick(spec.Fields, e.Keys...)
	} else {
		spec.Fields = typed(spec.Fields)
	}
	spec.Dialog, spec.Unveil = len(spec.Fields) <= 12, true
	if spec.Columns == 0 && spec.Dialog {
		spec.Columns = 1
	}
	if e.Doubts != nil {
		spec.Doubts = func() []cases.Hint { return e.Doubts(record) }
	}
	return spec
}

func checked[T any](check func(*T) error, v *T) error {
	if check == nil {
		return nil
	}
	return check(v)
}

// dialogWith puts a form into a dialog: Ctrl+Enter saves, Esc closes and keeps the draft. More buttons stand first.
func dialogWith(s *Shell, title string, f *form, yes string, save func(), more ...*widgets.Button) *widgets.Dialog {
	no := widgets.NewButton("取消", nil)
	ok := widgets.NewPrimary(yes, save)
	d := widgets.NewDialog(s.window.Canvas(), title, f.lowRoom(), append(more, no, ok)...)
	no.OnTapped = func() {
		f.Leave()
		d.Hide()
	}
	d.OnCancel, d.OnEnter = no.OnTapped, save
	d.First = f.First()
	return d
}

// What a dialog needs besides its form: title, buttons, margins.
const (
	besideForm = 90
	besidesIt  = 170
)

// tooWide reports whether a form in a dialog needs more columns' room than the window has.
func (f *form) tooWide() bool {
	s := f.shell
	return f.spec.Dialog && f.body.MinSize().Width > s.window.Canvas().Size().Width-s.wide(besideForm)
}

// lowRoom is the form for a dialog: it scrolls where the window is too low for all of it.
func (f *form) lowRoom() fyne.CanvasObject {
	s := f.shell
	least, room := f.body.MinSize(), s.window.Canvas().Size().Height-s.wide(besidesIt)
	if !f.spec.Dialog || least.Height <= room {
		return f.Object()
	}
	var shown fyne.CanvasObject
	f.scroll, shown = inLowRoom(f.body, room)
	return shown
}

// inLowRoom lets an object scroll that is higher than the room there is, beside the bar of the scroll.
func inLowRoom(o fyne.CanvasObject, room float32) (*container.Scroll, fyne.CanvasObject) {
	const bar = 16
	scroll := container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 0, 0, bar), o))
	return scroll, newSized(scroll, fyne.NewSize(o.MinSize().Width+bar, room))
}

// orElse returns the text, or another one when it is empty.
func orElse(text, other string) string {
	if text == "" {
		return other
	}
	return text
}
