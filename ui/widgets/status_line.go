package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

var _ desktop.Hoverable = (*StatusLine)(nil)

// StatusLine is the foot of the window: the last thing done, which stays until the next one, with its undo;
// the backup; the counts. Nothing in it vanishes before it is read; a sentence too long for the window is cut
// and shown whole in a tip.
type StatusLine struct {
	widget.BaseWidget

	Tips *Tips

	said          string
	state         CellState
	middle, right string
	undo          *Button
	cut           bool // the sentence is not shown whole
}

// NewStatusLine returns an empty line.
func NewStatusLine() *StatusLine {
	s := &StatusLine{undo: NewButton("撤销", nil)}
	s.undo.Emphasis = Quiet
	s.undo.Tip = "Ctrl+Z"
	s.undo.Hide()
	s.ExtendBaseWidget(s)
	return s
}

// Say shows what happened: 已保存 10:42 走访 杨*国. A nil undo offers none.
func (s *StatusLine) Say(text string, state CellState, undo func()) {
	s.said, s.state = text, state
	s.undo.OnTapped = func() {
		s.undo.Hide() // one press undoes once
		undo()
	}
	s.undo.Hidden = undo == nil
	s.Refresh()
}

// Reword tells the same thing in other words: its undo stays.
func (s *StatusLine) Reword(text string) {
	s.said = text
	s.Refresh()
}

// Text returns what was said last.
func (s *StatusLine) Text() string { return s.said }

// Undo presses the line's undo; it reports whether there was one.
func (s *StatusLine) Undo() bool {
	if !s.undo.Visible() {
		return false
	}
	s.undo.Tapped(nil)
	return true
}

// SetFacts shows the backup in the middle and the counts at the right.
func (s *StatusLine) SetFacts(middle, right string) {
	s.middle, s.right = middle, right
	s.Refresh()
}

// SetForward hands on keys the undo does not use.
func (s *StatusLine) SetForward(key func(*fyne.KeyEvent) bool, shortcut func(fyne.Shortcut) bool) {
	s.undo.SetForward(key, shortcut)
}

// Children returns the undo, for walks over what can take the focus.
func (s *StatusLine) Children() []fyne.CanvasObject { return []fyne.CanvasObject{s.undo} }

// MouseIn offers the whole of a cut sentence.
func (s *StatusLine) MouseIn(ev *desktop.MouseEvent) {
	if s.cut {
		s.Tips.Offer(s.said, ev.AbsolutePosition)
	}
}

// MouseMoved does nothing.
func (s *StatusLine) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes the tip away.
func (s *StatusLine) MouseOut() { s.Tips.Drop() }

// MinSize is one row high and never makes the window wider.
func (s *StatusLine) MinSize() fyne.Size {
	return fyne.NewSize(200, s.Theme().Size(SizeRow))
}

// CreateRenderer draws the line.
func (s *StatusLine) CreateRenderer() fyne.WidgetRenderer {
	s.ExtendBaseWidget(s)
	r := &statusRenderer{line: s}
	for i := range r.texts {
		r.texts[i] = canvas.NewText("", color.Black)
	}
	r.Refresh()
	return r
}

const (
	statusPad = 10 // from the window's edges
	statusGap = 14 // between the parts
)

type statusRenderer struct {
	line  *StatusLine
	texts [3]*canvas.Text // said, middle, right
	ruler *ruler
}

func (r *statusRenderer) Destroy() {}

func (r *statusRenderer) MinSize() fyne.Size { return r.line.MinSize() }

func (r *statusRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.texts[0], r.texts[1], r.texts[2], r.line.undo}
}

// Layout puts the facts at the right; the sentence and its undo get what is left.
func (r *statusRenderer) Layout(size fyne.Size) {
	s := r.line
	room := size.Width - 2*statusPad
	for i := 2; i >= 1; i-- {
		if width := r.ruler.width(r.texts[i].Text); width > 0 {
			place(r.texts[i], statusPad+room-width, 0, width, size.Height)
			room -= width + statusGap
		}
	}
	undo := s.undo.MinSize()
	if s.undo.Visible() {
		room -= undo.Width + statusGap
	}
	r.texts[0].Text, s.cut = r.ruler.cut(s.said, max(room, 0))
	width := r.ruler.width(r.texts[0].Text)
	place(r.texts[0], statusPad, 0, width, size.Height)
	place(s.undo, statusPad+width+statusGap, (size.Height-undo.Height)/2, undo.Width, undo.Height)
}

// Refresh takes texts and theme anew.
func (r *statusRenderer) Refresh() {
	s, th := r.line, r.line.Theme()
	size := th.Size(theme.SizeNameText)
	if !r.ruler.fits(th, size) {
		r.ruler = newRuler(th, size, fyne.TextStyle{})
	}
	r.texts[1].Text, r.texts[2].Text = s.middle, s.right
	for i, text := range r.texts {
		text.TextSize, text.Color = size, ink(th, ColorSecondary)
		if i == 0 {
			text.Color = stateInk(th, s.state)
		}
	}
	r.Layout(s.Size())
	canvas.Refresh(s)
}
