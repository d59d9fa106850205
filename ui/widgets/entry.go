package widgets

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

var (
	_ fyne.Focusable    = (*Entry)(nil)
	_ fyne.Shortcutable = (*Entry)(nil)
	_ fyne.Tabbable     = (*Entry)(nil)
	_ fyne.Disableable  = (*Entry)(nil)
	_ desktop.Keyable   = (*Entry)(nil)
	_ desktop.Mouseable = (*Entry)(nil)
)

// Entry is the text field of the program: the toolkit's own, made safe for Chinese input methods and for
// work by keyboard. A half-composed word never submits, never moves the focus and never touches the text
// already there. Keys and shortcuts a text field has no use for go on through Forwarding.
//
// Enter calls OnSubmitted, Shift+Enter OnBack; in a field of many lines Enter begins a new line and
// Ctrl+Enter is a shortcut for the shell. Tab always moves the focus. Use OnCaretMoved instead of
// OnCursorChanged, which the entry needs itself.
type Entry struct {
	widget.Entry
	Forwarding
	wheel

	OnBack       func()                    // Shift+Enter: go to the field before
	OnKey        func(*fyne.KeyEvent) bool // asked before the entry uses a key that types nothing; true: used
	OnError      func(sentence string)     // the sentence of SetError, or of a refused character, changed
	OnCaretMoved func()                    // the caret moved or was drawn anew
	OnEntered    func()                    // the focus came; a form scrolls the field into sight
	OnLeft       func()                    // the focus went elsewhere; the text may be checked and tidied now

	// Filter changes each character typed or pasted; a negative result drops it. Nil keeps all.
	Filter func(rune) rune
	// MaxRunes is the longest text in characters; what goes beyond is refused with a sentence. 0: no limit.
	MaxRunes int
	// Columns is the least width in Chinese characters; 0 leaves it to the toolkit.
	Columns int

	outer       fyne.Widget // what the toolkit knows: the entry itself, or a widget that embeds it
	composition composition
	caret       caret
	now         func() time.Time
	focused     bool
	clicked     bool // the mouse brings the focus: it places the caret
	touched     bool // typed in or clicked into since the focus came by keyboard
	leaving     bool // the last key down leads to another field
	shift       bool // a Shift key went down while this entry had the focus
	shiftAlone  bool // and nothing else was pressed since
	readOnly    bool
	failure     string
	refused     bool // failure is the entry's own, about a limit, and goes with the next change
}

// NewEntry returns an empty text field of one line.
func NewEntry() *Entry {
	e := &Entry{}
	e.ExtendBaseWidget(e)
	return e
}

// NewMultiLineEntry returns an empty text field of many lines that wraps long ones.
func NewMultiLineEntry() *Entry {
	e := NewEntry()
	e.MultiLine = true
	e.Wrapping = fyne.TextWrapBreak
	return e
}

// ExtendBaseWidget sets the entry up as part of outer; a widget that embeds an Entry calls it first of all,
// with itself. Only the first call counts.
func (e *Entry) ExtendBaseWidget(outer fyne.Widget) {
	if e.outer == nil {
		e.outer = outer
		e.now = time.Now
		e.Wrapping = fyne.TextWrap(fyne.TextTruncateClip)
		e.OnCursorChanged = e.caretMoved
	}
	e.Entry.ExtendBaseWidget(outer)
}

// SetReadOnly makes the text a computed value: readable, selectable with the mouse, skipped by Tab.
func (e *Entry) SetReadOnly(readOnly bool) {
	e.readOnly = readOnly
	e.Refresh()
}

// Disabled reports whether the text cannot be changed.
func (e *Entry) Disabled() bool {
	return e.readOnly || e.Entry.Disabled()
}

// SetError shows that the text is wrong; the sentence goes to OnError, which shows it beside the field. An
// empty sentence clears it.
func (e *Entry) SetError(sentence string) {
	e.refused = false
	if sentence == e.failure {
		return
	}
	e.failure = sentence
	if e.OnError != nil {
		e.OnError(sentence)
	}
	e.Refresh()
}

// Error returns the sentence last set, empty when the text is right.
func (e *Entry) Error() string {
	return e.failure
}

// Composing reports whether an input method is in the middle of a word.
func (e *Entry) Composing() bool {
	return keysLeak && e.composition.active(e.now())
}

// AcceptsTab keeps Tab inside the field while something is being composed; the toolkit asks before it moves
// the focus.
func (e *Entry) AcceptsTab() bool {
	return e.Composing()
}

// FocusGained is called by the toolkit. A field of one line that is entered by keyboard has its text selected, so
// that typing replaces what was proposed. The window too brings the focus back, to a field one was typing in: there
// the selection stays as it was.
func (e *Entry) FocusGained() {
	e.focused, e.shift, e.shiftAlone = true, false, false
	e.composition.end()
	e.Entry.FocusGained()
	if !e.clicked {
		e.selectProposal()
	}
	if e.OnEntered != nil {
		e.OnEntered()
	}
}

// selectProposal selects a text of one line nobody has typed in since the focus came.
func (e *Entry) selectProposal() {
	if !e.touched && !e.MultiLine && !e.Disabled() {
		e.Entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
}

// SetText replaces the text; in a field that was just entered it is selected, as the text before was.
func (e *Entry) SetText(text string) {
	e.Entry.SetText(text)
	if e.focused {
		e.selectProposal()
	}
}

// FocusLost is called by the toolkit.
func (e *Entry) FocusLost() {
	e.focused = false
	e.touched = e.touched && !e.leaving
	e.composition.end()
	e.caret.drop()
	e.Entry.FocusLost()
	if e.OnLeft != nil {
		e.OnLeft()
	}
}

// MouseDown is called by the toolkit. A click ends what the entry believes about a composition, so that it
// can never stay deaf.
func (e *Entry) MouseDown(ev *desktop.MouseEvent) {
	e.composition.end()
	e.clicked, e.touched = true, true
	e.Entry.MouseDown(ev)
	e.clicked = false
}

// TappedSecondary is called by the toolkit and opens the menu of the text; that of a computed value offers
// to copy it and no more.
func (e *Entry) TappedSecondary(ev *fyne.PointEvent) {
	if e.readOnly && !e.Entry.Disabled() {
		// The toolkit looks at its own state while it makes the menu.
		e.Disable()
		defer e.Enable()
	}
	e.Entry.TappedSecondary(ev)
}

// KeyDown is called by the toolkit before TypedKey.
func (e *Entry) KeyDown(ev *fyne.KeyEvent) {
	e.composition.settle(e.now())
	e.leaving = ev.Name == fyne.KeyTab || ev.Name == fyne.KeyReturn || ev.Name == fyne.KeyEnter
	shift := ev.Name == desktop.KeyShiftLeft || ev.Name == desktop.KeyShiftRight
	e.shift = e.shift || shift
	e.shiftAlone = shift
	if modifier(ev.Name) && !shift {
		e.composition.doubt() // Ctrl+Space, Super+Space and their like switch the input method
	}
	e.Entry.KeyDown(ev)
}

// KeyUp is called by the toolkit. Shift pressed and let go alone switches the common input methods between
// Chinese and English, which ends a composition.
func (e *Entry) KeyUp(ev *fyne.KeyEvent) {
	e.composition.settle(e.now())
	if ev.Name == desktop.KeyShiftLeft || ev.Name == desktop.KeyShiftRight {
		if e.shiftAlone {
			e.composition.end()
		}
		e.shift, e.shiftAlone = false, false
	}
	e.Entry.KeyUp(ev)
}

// modifiers returns which modifiers are down, also when they went down in the field before.
func (e *Entry) modifiers() fyne.KeyModifier {
	//nolint:forbidigo // the toolkit has no other way to ask for the modifiers
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		return d.CurrentKeyModifiers()
	}
	if e.shift {
		return fyne.KeyModifierShift
	}
	return 0
}

// MinSize returns the least size, at least Columns Chinese characters wide.
func (e *Entry) MinSize() fyne.Size {
	least := e.Entry.MinSize()
	if e.Columns <= 0 {
		return least
	}
	th := e.Theme()
	column := fyne.MeasureText("国", th.Size(theme.SizeNameText), e.TextStyle).Width
	return least.Max(fyne.NewSize(column*float32(e.Columns)+4*th.Size(theme.SizeNameInnerPadding), 0))
}

// Resize is called by the toolkit.
func (e *Entry) Resize(size fyne.Size) {
	e.Entry.Resize(size)
	e.followCaret()
}
