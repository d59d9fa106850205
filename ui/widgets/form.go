package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// FormField is one labelled field of a Form.
type FormField struct {
	Key      string            // the catalogue key, by which errors find the field
	Label    string            // left of the field
	Widget   fyne.CanvasObject // the field; as wide as its MinSize asks
	Wide     bool              // takes the whole row: long texts, addresses
	Required bool              // a mark beside the label
	Note     string            // below the field, in small
}

// Form lays labelled fields out: labels left, fields as wide as what goes in, errors in red below their
// field. Enter moves on and Shift+Enter back; Enter in the last field calls OnDone.
type Form struct {
	widget.BaseWidget
	Forwarding

	OnDone func()

	fields  []*FormField
	columns int
	errors  map[string]string
	doubts  map[string]bool // which of errors are only doubts
}

// NewForm returns a form in so many columns (1 or 2; at 1366 pixels two fit).
func NewForm(columns int, fields ...*FormField) *Form {
	f := &Form{columns: max(columns, 1), errors: make(map[string]string)}
	f.ExtendBaseWidget(f)
	f.SetFields(fields...)
	return f
}

// SetFields replaces the fields, when the chosen kind of a record needs others.
func (f *Form) SetFields(fields ...*FormField) {
	f.fields = fields
	for i, field := range fields {
		f.bind(i, field)
	}
	f.Refresh()
}

// mover is a field that says when it is answered, so that the form can move on.
type mover interface {
	SetOnDone(next, back func())
}

// bind makes Enter move on from a field and lets the field show its errors here.
func (f *Form) bind(at int, field *FormField) {
	next, back := func() { f.moveFrom(at, 1) }, func() { f.moveFrom(at, -1) }
	if f.Forward != nil || f.ForwardShortcut != nil {
		ForwardKeys(field.Widget, f.Forward, f.ForwardShortcut)
	}
	switch w := field.Widget.(type) {
	case *Entry:
		if w.Columns == 0 {
			w.Columns = entryColumns
		}
		if w.OnSubmitted == nil {
			w.OnSubmitted = func(string) { next() }
		}
		if w.OnBack == nil {
			w.OnBack = back
		}
		if w.OnError == nil {
			w.OnError = func(sentence string) { f.note(field.Key, sentence) }
		}
	case mover:
		w.SetOnDone(next, back)
	}
	if teller, ok := field.Widget.(interface{ SetOnError(func(string)) }); ok {
		teller.SetOnError(func(sentence string) { f.note(field.Key, sentence) })
	}
}

// moveFrom gives the next field that can take it the focus.
func (f *Form) moveFrom(at, step int) {
	for i := at + step; i >= 0 && i < len(f.fields); i += step {
		if next := firstFocusable(f.fields[i].Widget); next != nil {
			focus(f, next)
			return
		}
	}
	if step > 0 && f.OnDone != nil {
		f.OnDone()
	}
}

// SetErrors shows sentences at the fields they belong to, gives the first such field the focus, and clears
// all others. It returns the sentences of keys the form has no field for, which the caller must show.
func (f *Form) SetErrors(byKey map[string]string) []string {
	var first fyne.Focusable
	f.doubts = nil
	known := make(map[string]bool, len(f.fields))
	for _, field := range f.fields {
		known[field.Key] = true
		sentence := byKey[field.Key]
		if w, ok := field.Widget.(interface{ SetError(string) }); ok {
			w.SetError(sentence)
		}
		f.errors[field.Key] = sentence
		if sentence != "" && first == nil {
			first = firstFocusable(field.Widget)
		}
	}
	var others []string
	for key, sentence := range byKey {
		if !known[key] && sentence != "" {
			others = append(others, sentence)
		}
	}
	f.Refresh()
	if first != nil {
		focus(f, first)
	}
	return others
}

// SetDoubts shows sentences at their fields that are worth a second look and stop nothing, gives the first
// such field the focus, and clears all others.
func (f *Form) SetDoubts(byKey map[string]string) {
	f.SetErrors(nil)
	f.doubts = make(map[string]bool, len(byKey))
	var first fyne.Focusable
	for _, field := range f.fields {
		sentence := byKey[field.Key]
		if sentence == "" {
			continue
		}
		f.errors[field.Key], f.doubts[field.Key] = sentence, true
		if first == nil {
			first = firstFocusable(field.Widget)
		}
	}
	f.Refresh()
	if first != nil {
		focus(f, first)
	}
}

// Settle takes the doubt away from a field that is being changed.
func (f *Form) Settle(key string) {
	if f.doubts[key] {
		delete(f.doubts, key)
		f.note(key, "")
	}
}

// ErrorOf returns the sentence shown at a field.
func (f *Form) ErrorOf(key string) string {
	return f.errors[key]
}

// note shows or clears one field's sentence while it is typed.
func (f *Form) note(key, sentence string) {
	if f.errors[key] != sentence {
		f.errors[key] = sentence
		f.Refresh()
	}
}

// SetForward makes the fields, also later ones, hand on what they do not use.
func (f *Form) SetForward(key func(*fyne.KeyEvent) bool, shortcut func(fyne.Shortcut) bool) {
	f.Forwarding.SetForward(key, shortcut)
	for _, field := range f.fields {
		ForwardKeys(field.Widget, key, shortcut)
	}
}

// Children returns the fields, for walks over what can take the focus.
func (f *Form) Children() []fyne.CanvasObject {
	objects := make([]fyne.CanvasObject, len(f.fields))
	for i, field := range f.fields {
		objects[i] = field.Widget
	}
	return objects
}
