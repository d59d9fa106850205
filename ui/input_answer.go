package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// answerInput is a question with a few answers in sight; none is an answer too.
type answerInput struct {
	widgets.Segmented
	values  []string // of the segments; "" is the blank
	other   string   // a value no segment has (any more): kept until another is chosen
	edited  func()
	tell    func(string)
	failure string
}

var _ input = (*answerInput)(nil)

// newAnswer makes a question of segments; values are what the record holds for each, "" for the blank.
func newAnswer(segments []widgets.Segment, values []string) *answerInput {
	a := &answerInput{values: values}
	a.Embed(a, segments...)
	a.OnAnswered = func(int) {
		a.other = ""
		a.SetError("")
		call(a.edited)
	}
	return a
}

// yesNo asks for 是 or 否, and blank where nobody knows.
func yesNo() *answerInput {
	return newAnswer([]widgets.Segment{{Text: cases.Yes, Key: '1'}, {Text: cases.No, Key: '2'}, {Text: "空", Key: '0', State: widgets.CellSecondary}},
		[]string{cases.Yes, cases.No, ""})
}

// fewCodes offers a short code list by number.
func fewCodes(offered []string) *answerInput {
	var segments []widgets.Segment
	for i, o := range offered {
		segments = append(segments, widgets.Segment{Text: o, Key: rune('1' + i)})
	}
	segments = append(segments, widgets.Segment{Text: "空", Key: '0', State: widgets.CellSecondary})
	return newAnswer(segments, append(append([]string(nil), offered...), ""))
}

// checkAnswer asks about one check item of a visit.
func checkAnswer() *answerInput {
	return newAnswer(widgets.CheckSegments(), []string{string(cases.AnswerOK), string(cases.AnswerProblem), string(cases.AnswerNA), ""})
}

// Text is the chosen answer.
func (a *answerInput) Text() string {
	if i := a.Chosen(); i >= 0 && a.other == "" {
		return a.values[i]
	}
	return a.other
}

// SetText chooses an answer; nothing is marked for the blank.
func (a *answerInput) SetText(text string) {
	chosen := -1
	a.other = text
	for i, v := range a.values {
		if v == text && v != "" {
			chosen, a.other = i, ""
		}
	}
	a.SetChosen(chosen)
}

// Fill chooses the record's value.
func (a *answerInput) Fill(b cases.Bound) { a.SetText(b.Text()) }

// Read takes the answer into the record.
func (a *answerInput) Read(b cases.Bound, r cases.Reading) (string, error) {
	return b.Parse(a.Text(), r)
}

// SetError shows a sentence, "" clears it.
func (a *answerInput) SetError(sentence string) {
	if a.failure != sentence && a.tell != nil {
		a.tell(sentence)
	}
	a.failure = sentence
}

// SetOnError tells where the sentence is shown.
func (a *answerInput) SetOnError(show func(string)) { a.tell = show }

// Target is the row itself.
func (a *answerInput) Target() fyne.Focusable { return a }

func (a *answerInput) watch(edited, focused func()) { a.edited, a.OnEntered = edited, focused }

// codeInput is a code one types or chooses from a list.
type codeInput struct {
	widget.BaseWidget
	*widgets.CodeSelect
	entry   *widgets.Entry
	offered func() []string
}

var _ input = (*codeInput)(nil)

// newCode makes a field for one or several codes; offered is asked again when the field is entered, since
// what is offered may depend on another field. open takes values the list does not have.
func newCode(offered func() []string, many, open bool) *codeInput {
	c := &codeInput{CodeSelect: widgets.NewCodeSelect(offered()...), offered: offered}
	if many {
		c.CodeSelect = widgets.NewMultiSelect(offered()...)
	}
	c.ExtendBaseWidget(c)
	c.Other = open
	c.entry, _ = c.Children()[0].(*widgets.Entry)
	c.SetColumns(codeColumns(offered(), many))
	return c
}

// codeColumns is a field's width in Chinese characters: as wide as its longest value, within reason.
func codeColumns(offered []string, many bool) int {
	columns := 6
	for _, o := range offered {
		columns = max(columns, min(len([]rune(o))+1, 14))
	}
	if many {
		columns = max(columns, 16)
	}
	return columns
}

// Text is what is chosen, or typed and not in the list.
func (c *codeInput) Text() string {
	if c.Multi {
		return c.Value()
	}
	return strings.TrimSpace(c.entry.Text)
}

// SetText chooses; several values are parted by 、.
func (c *codeInput) SetText(text string) {
	if c.Multi {
		c.SetValues(strings.Split(text, "、")...)
		return
	}
	c.SetValues(text)
}

// Fill chooses the record's value.
func (c *codeInput) Fill(b cases.Bound) { c.SetText(b.Text()) }

// Read reads the value through the code list, which knows other spellings.
func (c *codeInput) Read(b cases.Bound, r cases.Reading) (string, error) { return b.Parse(c.Text(), r) }

// Target is the text of the field.
func (c *codeInput) Target() fyne.Focusable { return c.entry }

func (c *codeInput) watch(edited, focused func()) {
	c.OnChanged = edited
	c.entry.OnEntered = func() {
		c.SetOptions(c.offered()...)
		call(focused)
	}
}

// call calls a function where there is one.
func call(f func()) {
	if f != nil {
		f()
	}
}

// CreateRenderer makes the field a widget of its own: what is inside can take the focus before it was drawn.
func (c *codeInput) CreateRenderer() fyne.WidgetRenderer {
	c.ExtendBaseWidget(c)
	return widget.NewSimpleRenderer(c.CodeSelect)
}
