package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// formSpec says what a form shows.
type formSpec struct {
	Name    string                       // of its draft: the page's Route.String(), with more where a page has several forms
	Title   func() string                // how the draft is offered: "走访 杨建国"
	Fields  []cases.Bound                // of the record being edited, in order; see pick
	Refs    map[string]refSource         // by Meta.Target, for KindRef fields
	Under   map[string]func() string     // by key: the value of the parent list a code belongs under
	Latest  map[string]cases.Day         // by key: the last day allowed
	Read    map[string]bool              // by key: shown and not typed
	Titles  map[string]string            // by key: another label than the catalogue's
	Year    int                          // whose code lists are offered; 0 this year's
	Columns int                          // 2 unless set
	Groups  bool                         // show the catalogue's groups as headings
	First   string                       // the field that has the focus when the form opens; see form.First
	Changed func(key string)             // after a change by the person
	Done    func()                       // Enter in the last field; unless set it saves
	Extra   map[string]draftable         // other fields of the page that the draft keeps
	Own     map[string]input             // by key: a field of the page's own in place of the one its kind has
	Above   map[string]fyne.CanvasObject // by group: what stands between its heading and its fields; with Groups only
	Below   map[string]fyne.CanvasObject // by group: what stands below its fields; with Groups only
	Doubts  func() []cases.Hint          // what seems doubtful about the record once it is read
	Dialog  bool                         // the form stands in a dialog: no scrolling of its own
	Whole   bool                         // the draft keeps every field: what the record begins with may be another next time
	Of      subject                      // the record whose values the veil hides in the form; none for a new one
	Unveil  bool                         // offers to show them: the form covers the page's own button
	Fresh   func()                       // shows the record as it is now, with the draft on top; a page's form is opened again unless set
}

// draftable is anything whose text a draft keeps.
type draftable interface {
	Text() string
	SetText(string)
}

// form shows fields of one record, keeps a draft of what is typed, and reads it back into the record.
type form struct {
	base    *base
	shell   *Shell
	spec    formSpec
	fields  []*formField
	parts   []*widgets.Form
	body    *fyne.Container
	scroll  *container.Scroll
	notice  *fyne.Container
	covered fyne.CanvasObject // offers to show what is hidden; made when it is first needed
	draft   draftKeeper
	doubts  string // the doubts shown at the last save, which a second save overrules
	saving  bool
	filling bool // the program writes into the fields, not the person
}

// formField is one field with its widget.
type formField struct {
	bound cases.Bound
	input input
	place *widgets.FormField
	shown string // the text of the record's value: what was not touched raises no doubt
}

// pick takes fields of a record by their keys, in that order.
func pick(bound []cases.Bound, keys ...string) []cases.Bound {
	var out []cases.Bound
	for _, key := range keys {
		for _, b := range bound {
			if b.Key == key {
				out = append(out, b)
			}
		}
	}
	return out
}

// typed takes the fields a person fills in: neither maintained nor computed, nor the bin's mark.
func typed(bound []cases.Bound, without ...string) []cases.Bound {
	var out []cases.Bound
next:
	for _, b := range bound {
		for _, key := range without {
			if b.Key == key {
				continue next
			}
		}
		if b.Source == cases.Typed && b.Key != "hidden" {
			out = append(out, b)
		}
	}
	return out
}

// newForm makes a form of a page and shows the record's values. A draft left from before is brought back.
func newForm(b *base, spec formSpec) *form {
	if spec.Columns == 0 {
		spec.Columns = 2
		if b.shell.narrow() {
			spec.Columns = 1
		}
	}
	f := &form{base: b, shell: b.shell, spec: spec, notice: container.NewVBox()}
	f.body = container.NewVBox(f.notice)
	f.build()
	f.show()
	f.drawVeil()
	b.onVeil(f.drawVeil)
	if !f.closed() {
		f.draft.begin(f)
	}
	return f
}

// build makes the widgets of all fields, group by group.
func (f *form) build() {
	var group string
	var part []*widgets.FormField
	flush := func() {
		if len(part) > 0 {
			f.addPart(group, part)
			part = nil
		}
	}
	for _, b := range f.spec.Fields {
		if f.spec.Groups && b.Group != group {
			flush()
			group = b.Group
		}
		part = append(part, f.addField(b))
	}
	flush()
	f.chain()
}

func (f *form) addPart(group string, fields []*widgets.FormField) {
	part := widgets.NewForm(f.spec.Columns, fields...)
	f.parts = append(f.parts, part)
	if group != "" {
		f.body.Add(groupTitle(group))
	}
	if above := f.spec.Above[group]; above != nil {
		f.body.Add(above)
	}
	f.body.Add(part)
	if below := f.spec.Below[group]; below != nil {
		f.body.Add(below)
	}
}

// groupTitle is the heading above a group of fields.
func groupTitle(text string) fyne.CanvasObject {
	title := widgets.NewParagraph(text, oneLine)
	title.Bold, title.Ink = true, widgets.ColorSecondary
	return container.NewVBox(padded(title, 4, 0), line(), padded(container.NewWithoutLayout(), 2, 0))
}

func (f *form) addField(b cases.Bound) *widgets.FormField {
	field := &formField{bound: b, input: f.spec.Own[b.Key]}
	if field.input == nil {
		field.input = f.newInput(b)
	}
	f.hide(field.input, b)
	label := b.Title
	if t, ok := f.spec.Titles[b.Key]; ok {
		label = t
	}
	if b.Unit != "" {
		label += "（" + b.Unit + "）"
	}
	field.place = &widgets.FormField{Key: b.Key, Label: label, Widget: field.input, Wide: b.Wide, Required: b.Need, Note: b.Note}
	f.fields = append(f.fields, field)
	return field.place
}

// Object is the form with a scroll bar of its own, unless it stands in a dialog.
func (f *form) Object() fyne.CanvasObject {
	if f.spec.Dialog {
		return f.body
	}
	if f.scroll == nil {
		f.scroll = container.NewVScroll(padded(f.body, 4, 16))
	}
	return f.scroll
}

// relayout places everything again after a field or a part of the page's grew or shrank.
func (f *form) relayout() {
	for _, part := range f.parts {
		part.Refresh()
	}
	f.body.Refresh()
	if f.scroll != nil {
		f.scroll.Refresh()
	}
}

// show writes the record's values into the fields.
func (f *form) show() {
	f.fill(func() {
		for _, field := range f.fields {
			field.input.Fill(field.bound)
			field.shown = field.input.Text()
		}
	})
}

// fill lets the program write into fields without that counting as typed.
func (f *form) fill(write func()) {
	f.filling = true
	write()
	f.filling = false
}

// changed reports whether the person typed something else than what was shown.
func (field *formField) changed() bool {
	now, shown := field.input.Text(), field.shown
	if field.bound.Kind == cases.KindRef { // the name behind the id comes later
		now, _, _ = strings.Cut(now, "\t")
		shown, _, _ = strings.Cut(shown, "\t")
	}
	return now != shown
}

func (f *form) edited(field *formField) {
	if f.filling {
		return
	}
	field.input.SetError("")
	for _, part := range f.parts {
		part.Settle(field.bound.Key)
	}
	f.doubts = ""
	f.draft.touch()
	if f.spec.Changed != nil {
		f.spec.Changed(field.bound.Key)
	}
}

// Input is the widget of a field, for pages that set or watch one; nil where the form has no such field.
func (f *form) Input(key string) input {
	for _, field := range f.fields {
		if field.bound.Key == key {
			return field.input
		}
	}
	return nil
}

// TextOf is what is typed in a field.
func (f *form) TextOf(key string) string {
	if in := f.Input(key); in != nil {
		return in.Text()
	}
	return ""
}

// Set proposes a text for a field: it can be changed, and alone is no reason to keep a draft.
func (f *form) Set(key, text string) {
	for _, field := range f.fields {
		if field.bound.Key == key {
			f.fill(func() { field.input.SetText(text) })
			field.shown = field.input.Text()
		}
	}
}

// ShowField hides or shows a field with its label.
func (f *form) ShowField(key string, on bool) {
	for _, field := range f.fields {
		if field.bound.Key == key && field.input.Visible() != on {
			if on {
				field.input.Show()
			} else {
				field.input.Hide()
			}
			for _, part := range f.parts {
				part.Refresh()
			}
		}
	}
}

func (f *form) year() int {
	if f.spec.Year != 0 {
		return f.spec.Year
	}
	return f.shell.Today().Year()
}
