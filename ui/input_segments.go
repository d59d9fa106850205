package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// segments is a row of a few answers, one of which may be chosen; none is an answer too. Keys: 1 2 3 choose and
// move on, 0, Delete and BackSpace clear, arrows move, Space takes the answer under the mark, Enter moves on.
type segments struct {
	widget.BaseWidget
	widgets.Forwarding

	options []string
	chosen  int    // -1: blank
	other   string // a value that is not offered (any more): shown and kept
	failure string
	has     bool
	hover   int
	next    func()
	back    func()
	tell    func(string)
	edited  func()
	focused func()
	shift   bool
}

var (
	_ input             = (*segments)(nil)
	_ fyne.Focusable    = (*segments)(nil)
	_ fyne.Tappable     = (*segments)(nil)
	_ desktop.Keyable   = (*segments)(nil)
	_ desktop.Hoverable = (*segments)(nil)
)

func newSegments(options []string) *segments {
	s := &segments{options: options, chosen: -1, hover: -1}
	s.ExtendBaseWidget(s)
	return s
}

// Text is the chosen answer.
func (s *segments) Text() string {
	if s.chosen < 0 {
		return s.other
	}
	return s.options[s.chosen]
}

// SetText chooses an answer.
func (s *segments) SetText(text string) {
	s.chosen, s.other = -1, text
	for i, o := range s.options {
		if o == text {
			s.chosen, s.other = i, ""
		}
	}
	s.Refresh()
}

// Fill chooses the record's value.
func (s *segments) Fill(b cases.Bound) { s.SetText(b.Text()) }

// Read takes the answer into the record.
func (s *segments) Read(b cases.Bound, r cases.Reading) (string, error) { return b.Parse(s.Text(), r) }

// SetError shows a sentence, "" clears it.
func (s *segments) SetError(sentence string) {
	if s.failure != sentence {
		s.failure = sentence
		if s.tell != nil {
			s.tell(sentence)
		}
		s.Refresh()
	}
}

// SetOnError tells where the sentence is shown.
func (s *segments) SetOnError(show func(string)) { s.tell = show }

// SetOnDone tells where Enter and Shift+Enter lead.
func (s *segments) SetOnDone(next, back func()) { s.next, s.back = next, back }

// Target is the row itself.
func (s *segments) Target() fyne.Focusable { return s }

func (s *segments) watch(edited, focused func()) { s.edited, s.focused = edited, focused }

func (s *segments) choose(i int) {
	if i == s.chosen && s.other == "" {
		return
	}
	s.chosen, s.other = i, ""
	s.SetError("")
	s.Refresh()
	if s.edited != nil {
		s.edited()
	}
}

// FocusGained shows the ring.
func (s *segments) FocusGained() {
	s.has, s.shift = true, false
	s.Refresh()
	if s.focused != nil {
		s.focused()
	}
}

// FocusLost takes it away.
func (s *segments) FocusLost() {
	s.has = false
	s.Refresh()
}

// TypedRune chooses by number, or 是 and 否 by their letters.
func (s *segments) TypedRune(r rune) {
	switch r = widgets.HalfWidth(r); {
	case r == '0':
		s.choose(-1)
	case r >= '1' && int(r-'1') < len(s.options):
		s.choose(int(r - '1'))
	case (r == 'y' || r == 'n') && len(s.options) == 2 && s.options[0] == cases.Yes:
		s.choose(map[rune]int{'y': 0, 'n': 1}[r])
	default:
		return
	}
	s.done(s.next)
}

func (s *segments) done(f func()) {
	if f != nil {
		f()
	}
}

// KeyDown remembers Shift, which TypedKey does not tell.
func (s *segments) KeyDown(e *fyne.KeyEvent) {
	s.shift = s.shift || e.Name == desktop.KeyShiftLeft || e.Name == desktop.KeyShiftRight
}

// KeyUp forgets it.
func (s *segments) KeyUp(e *fyne.KeyEvent) {
	if e.Name == desktop.KeyShiftLeft || e.Name == desktop.KeyShiftRight {
		s.shift = false
	}
}

// TypedKey moves and chooses.
func (s *segments) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		if s.shift {
			s.done(s.back)
			return
		}
		s.done(s.next)
	case fyne.KeyRight:
		s.choose(min(s.chosen+1, len(s.options)-1))
	case fyne.KeyLeft:
		s.choose(max(s.chosen-1, 0))
	case fyne.KeySpace:
		s.choose((s.chosen+2)%(len(s.options)+1) - 1)
	case fyne.KeyDelete, fyne.KeyBackspace:
		s.choose(-1)
	default:
		if s.Forward != nil {
			s.Forward(e)
		}
	}
}

// TypedShortcut hands shortcuts on.
func (s *segments) TypedShortcut(sc fyne.Shortcut) {
	if s.ForwardShortcut != nil {
		s.ForwardShortcut(sc)
	}
}

// Tapped chooses the answer under the pointer; the chosen one again clears it.
func (s *segments) Tapped(e *fyne.PointEvent) {
	i := s.under(e.Position.X)
	switch {
	case i < 0:
	case i == s.chosen:
		s.choose(-1)
	default:
		s.choose(i)
	}
}

// MouseIn marks the answer under the pointer.
func (s *segments) MouseIn(e *desktop.MouseEvent) { s.MouseMoved(e) }

// MouseMoved marks the answer under the pointer.
func (s *segments) MouseMoved(e *desktop.MouseEvent) {
	if i := s.under(e.Position.X); i != s.hover {
		s.hover = i
		s.Refresh()
	}
}

// MouseOut takes the mark away.
func (s *segments) MouseOut() {
	s.hover = -1
	s.Refresh()
}

// under is the answer at x, -1 for none.
func (s *segments) under(x float32) int {
	var left float32
	for i := range s.options {
		left += s.width(i)
		if x < left {
			return i
		}
	}
	return -1
}
