package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// caretMoved is told by the toolkit each time it draws the caret.
func (e *Entry) caretMoved() {
	e.followCaret()
	if e.OnCaretMoved != nil {
		e.OnCaretMoved()
	}
}

// followCaret shows the input method where the caret is, so that its window opens there. A password is typed
// without one.
func (e *Entry) followCaret() {
	if !e.focused || !tellsCaret {
		return
	}
	c := canvasFor(e.outer)
	if c == nil {
		return
	}
	if e.Password {
		e.caret.silence(windowOf(c))
		return
	}
	pos, height := e.caretBox()
	e.caret.place(windowOf(c), pos, height, c.Scale())
}

// caretBox returns the caret's top left corner on the canvas and its height, kept inside the entry: the
// toolkit's CursorPosition takes no notice of the entry's own scrolling.
func (e *Entry) caretBox() (pos fyne.Position, height float32) {
	th := e.Theme()
	height = fyne.MeasureText("国", th.Size(theme.SizeNameText), e.TextStyle).Height
	corner, size := placeOf(e.outer), e.Size()
	from := corner
	if e.caret.scroll != nil && e.caret.scroll.Content != nil {
		from = placeOf(e.caret.scroll.Content)
	}
	pos = from.Add(e.CursorPosition())
	pos.X = min(max(pos.X, corner.X), corner.X+size.Width)
	pos.Y = min(max(pos.Y, corner.Y), max(corner.Y, corner.Y+size.Height-height))
	return pos, height
}

// windowOf returns the window that shows a canvas, or nil.
func windowOf(c fyne.Canvas) fyne.Window {
	//nolint:forbidigo // the toolkit has no other way from a canvas to its window
	for _, w := range fyne.CurrentApp().Driver().AllWindows() {
		if w.Canvas() == c {
			return w
		}
	}
	return nil
}

// scrollIn returns the scroller among a text field's parts; nil when it does not scroll.
func scrollIn(parts []fyne.CanvasObject) *container.Scroll {
	for _, part := range parts {
		if s, ok := part.(*container.Scroll); ok {
			return s
		}
	}
	return nil
}
