package ui

import (
	"encoding/json"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// linesSpec says what stands in each line of recordLines.
type linesSpec[T any] struct {
	Cat    *cases.Catalogue[T]
	Keys   []string             // fields of a line; the first one gets the room that is left
	More   []string             // further fields, behind the line's 更多…
	Titles map[string]string    // by key: another caption than the catalogue's
	Add    string               // 加一件承诺
	Tight  bool                 // the first field is no wider than what goes in either
	Refs   map[string]refSource // by Meta.Target, for KindRef fields
	New    func() T             // what a new line begins with; optional
	Check  func(*T) error       // optional
	Edited func()               // after a change by the person
	Form   func() *form         // the form the lines stand in, which scrolls; optional
}

// recordLines are the small records of a form that one adds line by line: promises, demands, members. A line
// left blank is none.
type recordLines[T any] struct {
	base  *base
	spec  linesSpec[T]
	known []T // as Set gave them: a draft finds its records among these
	lines []*recordLine[T]
	head  *fyne.Container
	rows  *fyne.Container
	add   *widgets.Button
	box   *fyne.Container
}

// recordLine is one line.
type recordLine[T any] struct {
	value  T
	fields []*formField
	more   []*formField // asked for in a dialog
	ask    *widgets.Button
	wrong  *widgets.Paragraph
	object fyne.CanvasObject
	cells  []fyne.CanvasObject
}

var _ draftable = (*recordLines[cases.Promise])(nil)

func newRecordLines[T any](b *base, spec linesSpec[T]) *recordLines[T] {
	l := &recordLines[T]{base: b, spec: spec, rows: container.NewVBox()}
	l.add = widgets.NewButton("＋ "+spec.Add, func() { l.focus(l.addLine(l.blank()), 0) })
	l.add.SetForward(b.shell.key, b.shell.shortcut)
	l.head = container.New(lineLayout{l.firstCells, spec.Tight})
	l.box = container.NewVBox(l.head, l.rows, container.NewHBox(l.add))
	l.draw()
	return l
}

// Object is the lines with the button that adds one.
func (l *recordLines[T]) Object() fyne.CanvasObject { return l.box }

func (l *recordLines[T]) blank() (value T) {
	if l.spec.New != nil {
		return l.spec.New()
	}
	return value
}

// Set shows records.
func (l *recordLines[T]) Set(values []T) {
	l.known = values
	l.clear()
	for _, v := range values {
		l.addLine(v)
	}
}

func (l *recordLines[T]) clear() {
	l.lines = nil
	l.draw()
}

// addLine adds a line for a record.
func (l *recordLines[T]) addLine(value T) int {
	line := &recordLine[T]{value: value, wrong: widgets.NewParagraph("", 640)}
	line.wrong.Ink, line.wrong.TextSize = widgets.ColorOverdue, widgets.SizeNote
	line.wrong.Hide()
	bound := l.spec.Cat.Bind(&line.value)
	for _, b := range pick(bound, l.spec.Keys...) {
		meta := *b.Meta
		if meta.Kind == cases.KindLongText { // one line of a list is one line of text
			meta.Kind = cases.KindText
		}
		b.Meta = &meta
		field := l.newField(b)
		line.fields = append(line.fields, field)
		line.cells = append(line.cells, field.input)
	}
	for _, b := range pick(bound, l.spec.More...) {
		line.more = append(line.more, l.newField(b))
	}
	if len(line.more) > 0 {
		line.cells = append(line.cells, l.newAsk(line))
	}
	remove := widgets.NewButton("×", func() { l.remove(line) })
	remove.Emphasis, remove.Tip, remove.Tips = widgets.Quiet, "去掉这一行", l.base.shell.tips
	remove.SetForward(l.base.shell.key, l.base.shell.shortcut)
	line.cells = append(line.cells, remove)
	l.lines = append(l.lines, line)
	l.chain(line)
	line.object = container.NewVBox(container.New(lineLayout{func() []fyne.CanvasObject { return line.cells }, l.spec.Tight}, line.cells...), line.wrong)
	l.draw()
	return len(l.lines) - 1
}

// newField makes the widget of a field and shows its value.
func (l *recordLines[T]) newField(b cases.Bound) *formField {
	maker := &form{base: l.base, shell: l.base.shell, spec: formSpec{Refs: l.spec.Refs}}
	field := &formField{bound: b, input: maker.newInput(b)}
	field.input.Fill(b)
	return field
}

// chain makes Enter lead through the line and on to the button that adds another.
func (l *recordLines[T]) chain(line *recordLine[T]) {
	s := l.base.shell
	for i, field := range line.fields {
		field.input.SetForward(s.key, s.shortcut)
		field.input.SetOnError(func(sentence string) { line.say(sentence) })
		field.input.SetOnDone(func() { l.step(line, i+1) }, func() { l.step(line, i-1) })
		field.input.watch(func() {
			line.say("")
			call(l.spec.Edited)
		}, func() { l.reveal(field.input) })
	}
}

func (l *recordLines[T]) step(line *recordLine[T], to int) {
	canvas := l.base.shell.window.Canvas()
	switch {
	case to < 0:
	case to < len(line.fields):
		canvas.Focus(line.fields[to].input.Target())
	default:
		canvas.Focus(l.add)
	}
}

func (l *recordLines[T]) focus(line, field int) {
	l.base.shell.window.Canvas().Focus(l.lines[line].fields[field].input.Target())
}

func (line *recordLine[T]) say(sentence string) {
	line.wrong.SetText(sentence)
	if line.wrong.Visible() != (sentence != "") {
		if sentence == "" {
			line.wrong.Hide()
		} else {
			line.wrong.Show()
		}
		line.object.Refresh()
	}
}

func (l *recordLines[T]) remove(line *recordLine[T]) {
	for i, one := range l.lines {
		if one == line {
			l.lines = append(l.lines[:i], l.lines[i+1:]...)
			break
		}
	}
	l.draw()
	call(l.spec.Edited)
	l.base.shell.window.Canvas().Focus(l.add)
}

func (l *recordLines[T]) draw() {
	l.rows.Objects, l.head.Objects = nil, nil
	for _, line := range l.lines {
		l.rows.Objects = append(l.rows.Objects, line.object)
	}
	if len(l.lines) > 0 {
		for _, field := range l.lines[0].fields {
			l.head.Objects = append(l.head.Objects, widgets.NewNote(l.caption(field.bound), oneLine))
		}
	}
	l.box.Refresh()
	if f := l.form(); f != nil {
		f.relayout()
	}
}

// form is the form around the lines, nil while there is none.
func (l *recordLines[T]) form() *form {
	if l.spec.Form == nil {
		return nil
	}
	return l.spec.Form()
}

// reveal scrolls a field into sight.
func (l *recordLines[T]) reveal(o fyne.CanvasObject) {
	if f := l.form(); f != nil {
		f.reveal(o)
	}
}

func (l *recordLines[T]) caption(b cases.Bound) string {
	if t := l.spec.Titles[b.Key]; t != "" {
		return t
	}
	return b.Title
}

func (l *recordLines[T]) firstCells() []fyne.CanvasObject {
	if len(l.lines) == 0 {
		return nil
	}
	return l.lines[0].cells
}

// empty reports whether nothing is typed in a line.
func (line *recordLine[T]) empty() bool {
	for _, field := range line.all() {
		if field.bound.Kind != cases.KindDay && field.input.Text() != "" {
			return false
		}
	}
	return true
}

// all are the fields of the line and those behind its 更多….
func (line *recordLine[T]) all() []*formField { return slices.Concat(line.fields, line.more) }

// Values reads the lines; where one cannot be read it says why and takes the focus, and ok is false.
func (l *recordLines[T]) Values() (values []T, ok bool) {
	s := l.base.shell
	reading := cases.Reading{Today: s.Today(), Year: s.Today().Year(), Policy: s.Policy()}
	for at, line := range l.lines {
		if line.empty() {
			continue
		}
		for i, field := range line.fields {
			if _, err := field.input.Read(field.bound, reading); err != nil {
				line.say(cases.MessageOf(err))
				l.focus(at, i)
				return nil, false
			}
		}
		if wrong := l.readMore(line); len(wrong) > 0 {
			l.askMore(line, wrong)
			return nil, false
		}
		if l.spec.Check != nil {
			if err := l.spec.Check(&line.value); err != nil {
				line.say(cases.MessageOf(err))
				l.focus(at, 0)
				return nil, false
			}
		}
		values = append(values, line.value)
	}
	return values, true
}

// lineID is the key under which a draft keeps a line's record.
const lineID = "id"

// Text is what is typed, for the draft.
func (l *recordLines[T]) Text() string {
	var kept []map[string]string
	for _, line := range l.lines {
		texts := map[string]string{lineID: strconv.FormatInt(l.spec.Cat.Base(&line.value).ID, 10)}
		for _, field := range line.all() {
			texts[field.bound.Key] = field.input.Text()
		}
		kept = append(kept, texts)
	}
	if len(kept) == 0 {
		return ""
	}
	raw, err := json.Marshal(kept)
	if err != nil {
		panic("ui: a draft is plain text: " + err.Error())
	}
	return string(raw)
}

// SetText brings back what Text gave; a blank text shows the records as they were.
func (l *recordLines[T]) SetText(text string) {
	if text == "" {
		l.Set(l.known)
		return
	}
	var kept []map[string]string
	if json.Unmarshal([]byte(text), &kept) != nil {
		return
	}
	l.clear()
	for _, texts := range kept {
		at := l.addLine(l.knownAs(texts[lineID]))
		for _, field := range l.lines[at].all() {
			field.input.SetText(texts[field.bound.Key])
		}
		l.lines[at].mark()
	}
}

func (l *recordLines[T]) knownAs(id string) T {
	for i := range l.known {
		if have := l.spec.Cat.Base(&l.known[i]).ID; have != 0 && strconv.FormatInt(have, 10) == id {
			return l.known[i]
		}
	}
	return l.blank()
}
