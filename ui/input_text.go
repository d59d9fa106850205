package ui

import (
	"zhucunji/cases"
	"zhucunji/ui/widgets"

	"fyne.io/fyne/v2"
)

// textInput is a field one types into, as wide as what goes in.
type textInput struct {
	widgets.Entry
	kind  cases.Kind
	cover *inputCover // nil where the field hides nothing
}

func newTextInput(kind cases.Kind, wide bool) *textInput {
	t := &textInput{kind: kind}
	t.ExtendBaseWidget(t)
	t.Columns = columnsOf(kind, wide)
	switch kind {
	case cases.KindLongText:
		t.MultiLine, t.Wrapping = true, fyne.TextWrapBreak
		t.SetMinRowsVisible(3)
	case cases.KindIDNumber, cases.KindPhone, cases.KindBank, cases.KindInt, cases.KindDecimal, cases.KindMoney,
		cases.KindYear, cases.KindMonth, cases.KindClock, cases.KindInstant:
		t.Filter = widgets.HalfWidth
	}
	return t
}

// columnsOf is a field's width in Chinese characters.
func columnsOf(kind cases.Kind, wide bool) int {
	switch kind {
	case cases.KindInt, cases.KindYear, cases.KindClock:
		return 4
	case cases.KindMonth, cases.KindDecimal:
		return 6
	case cases.KindMoney, cases.KindName:
		return 8
	case cases.KindPhone:
		return 9
	case cases.KindIDNumber, cases.KindBank:
		return 13
	case cases.KindLongText:
		return 30
	}
	if wide {
		return 30
	}
	return 14
}

// Text is what is typed, or what stands hidden in the field.
func (t *textInput) Text() string {
	if t.cover != nil && t.cover.drawn {
		return t.cover.whole
	}
	return t.Entry.Text
}

// SetText shows a text, hidden in part while the field is covered.
func (t *textInput) SetText(text string) {
	if t.cover != nil {
		text = t.cover.over(text)
	}
	t.Entry.SetText(text)
}

// Fill writes the value as it is typed: money without separators, so that it can be changed.
func (t *textInput) Fill(b cases.Bound) { t.SetText(plainText(b)) }

// Read reads what is typed.
func (t *textInput) Read(b cases.Bound, r cases.Reading) (string, error) {
	return b.Parse(t.Text(), r)
}

// SetOnError tells where the sentence is shown.
func (t *textInput) SetOnError(show func(string)) { t.OnError = show }

// SetOnDone tells what Enter and Shift+Enter do.
func (t *textInput) SetOnDone(next, back func()) {
	t.OnSubmitted = func(string) { next() }
	t.OnBack = back
}

// Target is the field itself.
func (t *textInput) Target() fyne.Focusable { return t }

func (t *textInput) watch(edited, focused func()) {
	t.OnChanged = func(string) {
		if t.typed() {
			edited()
		}
	}
	t.OnEntered = focused
}

// plainText is a value as one types it.
func plainText(b cases.Bound) string {
	switch p := b.Ptr.(type) {
	case *cases.Opt[cases.Money]:
		if !p.Valid {
			return ""
		}
		return p.Value.String()
	case *cases.CheckList, *cases.Ref:
		return ""
	}
	if b.Kind == cases.KindDecimal {
		if text, ok := cases.Canonical(b.Ptr); ok {
			return text
		}
		return ""
	}
	return b.Text()
}
