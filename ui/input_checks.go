package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// checksBlock is the check items of a visit in one compact block: each a row of answers that moves on by
// itself (1 正常, 2 有问题, 3 不适用, 0 未查), with a note only where something is wrong.
type checksBlock struct {
	widget.BaseWidget
	lines   []*checkLine
	box     *fyne.Container
	narrow  bool                 // a note stands below its answers
	give    func(fyne.Focusable) // gives the focus
	tell    func(string)
	next    func()
	back    func()
	edited  func()
	focused func()
	grew    func() // a note came or went, so the block is higher or lower

	key      func(*fyne.KeyEvent) bool
	shortcut func(fyne.Shortcut) bool
}

// checkLine is one item.
type checkLine struct {
	item   string
	answer *answerInput
	note   *textInput
	room   *fyne.Container
}

var _ input = (*checksBlock)(nil)

func newChecksBlock(items []string, narrow bool, give func(fyne.Focusable)) *checksBlock {
	c := &checksBlock{box: container.NewVBox(), narrow: narrow, give: give}
	for _, item := range items {
		c.add(item)
	}
	c.ExtendBaseWidget(c)
	return c
}

// add makes the line of an item.
func (c *checksBlock) add(item string) *checkLine {
	l := &checkLine{item: item}
	l.answer = checkAnswer()
	l.note = newTextInput(cases.KindText, true)
	l.note.PlaceHolder = "什么问题"
	l.note.Hide()
	at := len(c.lines)
	l.answer.SetOnDone(func() { c.after(at) }, func() { c.before(at) })
	l.answer.watch(func() { c.answered(l) }, func() { c.got() })
	l.note.SetOnDone(func() { c.move(at + 1) }, func() { c.give(l.answer.Target()) })
	l.note.watch(func() { c.changed() }, func() { c.got() })
	l.room = container.New(checkLayout{c.narrow}, widgets.NewParagraph(item, oneLine), l.answer, l.note)
	c.lines = append(c.lines, l)
	c.box.Add(l.room)
	return l
}

// checkLayout puts item, answers and note beside each other, one way for all lines; where there is little room
// the note stands below.
type checkLayout struct{ narrow bool }

const (
	checkItemWidth = 130
	checkNoteWidth = 300
)

// MinSize has room for the note only where there is one.
func (l checkLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	answer, note := o[1].MinSize(), o[2].MinSize()
	size := fyne.NewSize(max(checkItemWidth, o[0].MinSize().Width+8)+answer.Width, answer.Height)
	switch {
	case l.narrow && o[2].Visible():
		size.Height += note.Height + 4
	case !l.narrow:
		size.Width += checkNoteWidth + 8
		if o[2].Visible() {
			size.Height = max(size.Height, note.Height)
		}
	}
	return size
}

// Layout places the three.
func (l checkLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	item, answer, note := o[0].MinSize(), o[1].MinSize(), o[2].MinSize()
	line := max(answer.Height, note.Height)
	if l.narrow || !o[2].Visible() {
		line = answer.Height
	}
	left := max(checkItemWidth, item.Width+8)
	o[0].Move(fyne.NewPos(0, (line-item.Height)/2))
	o[0].Resize(item)
	o[1].Move(fyne.NewPos(left, (line-answer.Height)/2))
	o[1].Resize(answer)
	if l.narrow {
		o[2].Move(fyne.NewPos(left, line+4))
		o[2].Resize(fyne.NewSize(max(size.Width-left, 120), note.Height))
		return
	}
	x := left + answer.Width + 8
	o[2].Move(fyne.NewPos(x, 0))
	o[2].Resize(fyne.NewSize(max(size.Width-x, 120), line))
}

func (c *checksBlock) answered(l *checkLine) {
	problem := l.answer.Text() == string(cases.AnswerProblem)
	if problem != l.note.Visible() {
		if problem {
			l.note.Show()
		} else {
			l.note.Hide()
		}
		c.box.Refresh()
		call(c.grew)
	}
	c.changed()
}

func (c *checksBlock) changed() {
	c.SetError("")
	if c.edited != nil {
		c.edited()
	}
}

func (c *checksBlock) got() {
	if c.focused != nil {
		c.focused()
	}
}

// after leads from an answer to its note, or to the next item.
func (c *checksBlock) after(at int) {
	if l := c.lines[at]; l.note.Visible() {
		c.give(l.note)
		return
	}
	c.move(at + 1)
}

func (c *checksBlock) before(at int) { c.move(at - 1) }

func (c *checksBlock) move(to int) {
	switch {
	case to < 0:
		call(c.back)
	case to >= len(c.lines):
		call(c.next)
	default:
		c.give(c.lines[to].answer.Target())
	}
}

// Value is what is answered; items not looked at are left out.
func (c *checksBlock) Value() cases.CheckList {
	var out cases.CheckList
	for _, l := range c.lines {
		if answer := cases.Answer(l.answer.Text()); answer != "" {
			check := cases.Check{Item: l.item, Answer: answer}
			if answer == cases.AnswerProblem {
				check.Note = cases.NormalLine(l.note.Text())
			}
			out = append(out, check)
		}
	}
	return out
}

// SetValue shows answers; an item the list has no more gets a line of its own.
func (c *checksBlock) SetValue(list cases.CheckList) {
	for _, check := range list {
		if !slices.ContainsFunc(c.lines, func(l *checkLine) bool { return l.item == check.Item }) {
			c.add(check.Item)
		}
	}
	for _, l := range c.lines {
		check := list.Of(l.item)
		l.answer.SetText(string(check.Answer))
		l.note.SetText(check.Note)
		l.note.Hidden = check.Answer != cases.AnswerProblem
	}
	c.Refresh()
}

// Text is the answers as the log writes them.
func (c *checksBlock) Text() string {
	text, _ := c.Value().Canonical()
	return text
}

// SetText brings back what Text gave.
func (c *checksBlock) SetText(text string) {
	list, err := cases.ParseCheckList(text)
	if err != nil {
		list = nil
	}
	c.SetValue(list)
}

// Fill shows the record's answers.
func (c *checksBlock) Fill(b cases.Bound) {
	if p, ok := b.Ptr.(*cases.CheckList); ok {
		c.SetValue(*p)
	}
}

// Read takes the answers into the record.
func (c *checksBlock) Read(b cases.Bound, _ cases.Reading) (string, error) {
	if p, ok := b.Ptr.(*cases.CheckList); ok {
		*p = c.Value()
	}
	return "", nil
}

// SetError shows a sentence for the whole block.
func (c *checksBlock) SetError(sentence string) {
	if c.tell != nil {
		c.tell(sentence)
	}
}

// SetOnError tells where the sentence is shown.
func (c *checksBlock) SetOnError(show func(string)) { c.tell = show }

// SetOnDone tells where the last and the first line lead.
func (c *checksBlock) SetOnDone(next, back func()) { c.next, c.back = next, back }

// SetForward hands on the keys of every line.
func (c *checksBlock) SetForward(key func(*fyne.KeyEvent) bool, shortcut func(fyne.Shortcut) bool) {
	c.key, c.shortcut = key, shortcut
	for _, l := range c.lines {
		l.answer.SetForward(key, shortcut)
		l.note.SetForward(key, shortcut)
	}
}

// Offer asks about other items from now on; what is answered already stays.
func (c *checksBlock) Offer(items []string) {
	value := c.Value()
	c.lines = nil
	c.box.RemoveAll()
	for _, item := range items {
		c.add(item)
	}
	c.SetValue(value)
	c.SetForward(c.key, c.shortcut)
}

// RestOK answers every item nobody answered yet with 正常.
func (c *checksBlock) RestOK() {
	for _, l := range c.lines {
		if l.answer.Text() == "" {
			l.answer.SetText(string(cases.AnswerOK))
		}
	}
	c.changed()
}

// Target is the first item.
func (c *checksBlock) Target() fyne.Focusable {
	if len(c.lines) == 0 {
		return nil
	}
	return c.lines[0].answer.Target()
}

// Children returns the lines, for walks over what can take the focus.
func (c *checksBlock) Children() []fyne.CanvasObject { return []fyne.CanvasObject{c.box} }

func (c *checksBlock) watch(edited, focused func()) { c.edited, c.focused = edited, focused }

// CreateRenderer draws the lines.
func (c *checksBlock) CreateRenderer() fyne.WidgetRenderer {
	c.ExtendBaseWidget(c)
	return widget.NewSimpleRenderer(c.box)
}
