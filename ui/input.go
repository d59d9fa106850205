package ui

import (
	"context"

	"fyne.io/fyne/v2"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// input is the widget of one form field: it shows a value, takes what is typed, and gives the text for the
// draft, also while that text is no valid value.
type input interface {
	fyne.Widget
	// Text is what is typed; the draft keeps it and SetText brings it back.
	Text() string
	SetText(string)
	// Fill writes a record's value, Read reads what is typed into it. A hint is a doubt; the error is Invalid.
	Fill(cases.Bound)
	Read(cases.Bound, cases.Reading) (hint string, err error)
	SetError(sentence string)
	SetOnError(show func(sentence string))
	SetOnDone(next, back func())
	SetForward(key func(*fyne.KeyEvent) bool, shortcut func(fyne.Shortcut) bool)
	// Target is what takes the focus; nil where the field only shows.
	Target() fyne.Focusable
	// watch tells what to do after each change by the person, and when the field got the focus.
	watch(edited, focused func())
}

// choice is one value a field offers.
type choice struct {
	ID   int64
	Text string
	Note string
	Mask string // shown in place of the text, by which it is found all the same
}

// shown is the choice as the screen shows it.
func (c choice) shown() string { return orElse(c.Mask, c.Text) }

// refSource finds the records a KindRef field may point to.
type refSource struct {
	Find  func(ctx context.Context, text string) ([]choice, error) // best first; text may be blank
	Title func(ctx context.Context, id int64) (string, error)
}

// newInput makes the widget for a field by its kind.
func (f *form) newInput(b cases.Bound) input {
	switch b.Kind {
	case cases.KindYesNo:
		return yesNo()
	case cases.KindFlag:
		return newAnswer([]widgets.Segment{{Text: cases.Yes, Key: '1'}, {Text: cases.No, Key: '0', State: widgets.CellSecondary}}, []string{cases.Yes, ""})
	case cases.KindCode:
		return f.codeInput(b)
	case cases.KindCodes:
		return newCode(f.offered(b), true, f.shell.Policy().Accepts(b.List))
	case cases.KindRef:
		if source, ok := f.spec.Refs[b.Target]; ok {
			return newRefInput(f.shell, source)
		}
	case cases.KindChecks:
		return newChecksBlock(f.shell.Policy().Offered(b.List, f.year()), f.shell.narrow(), f.shell.window.Canvas().Focus)
	case cases.KindDay:
		return newDayInput(f.shell.Today, f.spec.Latest[b.Key], b.Ahead)
	}
	return newTextInput(b.Kind, b.Wide)
}

// codeInput shows few short choices as a row of keys, many as a list that drops down.
func (f *form) codeInput(b cases.Bound) input {
	offered := f.offered(b)()
	length := 0
	for _, o := range offered {
		length += len([]rune(o))
	}
	policy := f.shell.Policy()
	if len(offered) > 0 && len(offered) <= 4 && length <= 14 && !policy.Accepts(b.List) && f.spec.Under[b.Key] == nil {
		return fewCodes(offered)
	}
	return newCode(f.offered(b), false, policy.Accepts(b.List))
}

// offered lists the values of a code field now: they may depend on another field.
func (f *form) offered(b cases.Bound) func() []string {
	return func() []string {
		if parent := f.spec.Under[b.Key]; parent != nil {
			return f.shell.Policy().Under(b.List, parent(), f.year())
		}
		return f.shell.Policy().Offered(b.List, f.year())
	}
}
