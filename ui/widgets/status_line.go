package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// StatusLine is the foot of the window: the last thing done, which stays until the next one, with its undo;
// the backup; the counts. Nothing in it vanishes before it is read.
type StatusLine struct {
	widget.BaseWidget

	said, middle, right *canvas.Text
	undo                *Button
	state               CellState
	content             fyne.CanvasObject
}

// NewStatusLine returns an empty line.
func NewStatusLine() *StatusLine {
	s := &StatusLine{
		said: canvas.NewText("", color.Black), middle: canvas.NewText("", color.Black), right: canvas.NewText("", color.Black),
		undo: NewButton("撤销", nil),
	}
	s.undo.Emphasis = Quiet
	s.undo.Tip = "Ctrl+Z"
	s.undo.Hide()
	s.content = container.New(layout.NewCustomPaddedLayout(0, 0, 10, 10), container.New(layout.NewCustomPaddedHBoxLayout(14),
		s.said, s.undo, layout.NewSpacer(), s.middle, s.right))
	s.ExtendBaseWidget(s)
	return s
}

// Say shows what happened: 已保存 10:42 走访 杨*国. A nil undo offers none.
func (s *StatusLine) Say(text string, state CellState, undo func()) {
	s.said.Text, s.state = text, state
	s.undo.OnTapped = func() {
		s.undo.Hide() // one press undoes once
		undo()
	}
	s.undo.Hidden = undo == nil
	s.Refresh()
}

// Text returns what was said last.
func (s *StatusLine) Text() string { return s.said.Text }

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
	s.middle.Text, s.right.Text = middle, right
	s.Refresh()
}

// SetForward hands on keys the undo does not use.
func (s *StatusLine) SetForward(key func(*fyne.KeyEvent) bool, shortcut func(fyne.Shortcut) bool) {
	s.undo.SetForward(key, shortcut)
}

// Refresh takes texts and theme anew.
func (s *StatusLine) Refresh() {
	s.dress()
	s.content.Refresh()
	s.BaseWidget.Refresh()
}

func (s *StatusLine) dress() {
	th := s.Theme()
	s.said.Color = stateInk(th, s.state)
	s.middle.Color, s.right.Color = ink(th, ColorSecondary), ink(th, ColorSecondary)
	for _, text := range []*canvas.Text{s.said, s.middle, s.right} {
		text.TextSize = th.Size(theme.SizeNameText)
	}
}

// MinSize is one row high and never makes the window wider: a long sentence is cut by the window.
func (s *StatusLine) MinSize() fyne.Size {
	return fyne.NewSize(200, s.Theme().Size(SizeRow))
}

// CreateRenderer draws the line.
func (s *StatusLine) CreateRenderer() fyne.WidgetRenderer {
	s.ExtendBaseWidget(s)
	s.dress()
	return widget.NewSimpleRenderer(s.content)
}
