package ui

import (
	"encoding/json"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zhucunji/cases"
)

// section is one part of a page made of several forms: a measure's common fields, what its kind adds, its
// lines. The page keeps one draft of them all.
type section interface {
	draftable
	Object() fyne.CanvasObject
	// First is what takes the focus when one comes from the section before; nil where nothing can.
	First() fyne.Focusable
	// Read takes what is typed; where it cannot it says why at its place and ok is false.
	Read() (ok bool)
}

var (
	_ section = (*formSection)(nil)
	_ section = (*linesSection[cases.Input])(nil)
)

// formSection is a form under a heading.
type formSection struct {
	form   *form
	object fyne.CanvasObject
	checks []func() error
	// take is told whether the section was left blank; a blank one is no record and is not checked.
	take     func(blank bool)
	optional bool
	blank    map[string]string // what the form showed of a new record: defaults alone are no record
	shown    map[string]string // what it showed at first: the draft keeps what differs
}

func newFormSection(title string, f *form) *formSection {
	s := &formSection{form: f, object: f.Object(), shown: make(map[string]string)}
	if title != "" {
		s.object = container.NewVBox(groupTitle(title), f.Object())
	}
	for _, field := range f.fields {
		s.shown[field.bound.Key] = field.input.Text()
	}
	return s
}

// Object is heading and form.
func (s *formSection) Object() fyne.CanvasObject { return s.object }

// First is the form's first field.
func (s *formSection) First() fyne.Focusable { return s.form.First() }

// Text is what is typed, for the draft.
func (s *formSection) Text() string {
	texts := make(map[string]string)
	for _, field := range s.form.fields {
		if text := field.input.Text(); text != s.shown[field.bound.Key] {
			texts[field.bound.Key] = text
		}
	}
	if len(texts) == 0 {
		return ""
	}
	return jsonText(texts)
}

// SetText brings back what Text gave; a blank text shows the record as it was.
func (s *formSection) SetText(text string) {
	if text == "" {
		s.form.show()
		return
	}
	var texts map[string]string
	if json.Unmarshal([]byte(text), &texts) != nil {
		return
	}
	for key, t := range texts {
		if in := s.form.Input(key); in != nil {
			in.SetText(t)
		}
	}
}

// empty reports whether nothing is typed.
func (s *formSection) empty() bool {
	for _, field := range s.form.fields {
		if text := field.input.Text(); text != "" && field.input.Visible() && text != s.blank[field.bound.Key] {
			return false
		}
	}
	return true
}

// Read reads the form; an optional one that is blank is left out.
func (s *formSection) Read() bool {
	if s.optional && s.empty() {
		s.form.showErrors(nil)
		s.take(true)
		return true
	}
	if !s.form.Read(s.checks...) {
		return false
	}
	if s.take != nil {
		s.take(false)
	}
	return true
}

// fittingForm makes a form without a draft of its own, in as many columns as the window has room for.
func fittingForm(b *base, spec formSpec) *form {
	const beside = 190 // menu, margins and scroll bar
	room := b.shell.window.Canvas().Size().Width - b.shell.wide(beside)
	f := newForm(b, spec)
	for spec.Columns > 1 && room > 0 && f.body.MinSize().Width > room {
		spec.Columns--
		f = newForm(b, spec)
	}
	return f
}

// linesSection is a list of small records under a heading.
type linesSection[T any] struct {
	lines  *recordLines[T]
	object fyne.CanvasObject
	take   func([]T)
}

func newLinesSection[T any](title string, lines *recordLines[T], take func([]T)) *linesSection[T] {
	return &linesSection[T]{lines: lines, object: container.NewVBox(groupTitle(title), lines.Object()), take: take}
}

// Object is heading and lines.
func (s *linesSection[T]) Object() fyne.CanvasObject { return s.object }

// First is the first line, or the button that adds one.
func (s *linesSection[T]) First() fyne.Focusable {
	if len(s.lines.lines) > 0 {
		return s.lines.lines[0].fields[0].input.Target()
	}
	return s.lines.add
}

// Text is what is typed, for the draft.
func (s *linesSection[T]) Text() string { return s.lines.Text() }

// SetText brings back what Text gave.
func (s *linesSection[T]) SetText(text string) { s.lines.SetText(text) }

// Read takes the lines.
func (s *linesSection[T]) Read() bool {
	values, ok := s.lines.Values()
	if ok {
		s.take(values)
	}
	return ok
}

// jsonText writes plain texts for a draft.
func jsonText(v any) string {
	raw, err := json.Marshal(v)
	if err != nil {
		panic("ui: a draft is plain text: " + err.Error())
	}
	return string(raw)
}
