package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// attention is embedded by widgets one presses, ticks or chooses in: it keeps whether they have the focus and the
// pointer, draws them anew when that changes, and hands on the keys and shortcuts they do not use. They take no
// text; what does is an Entry.
type attention struct {
	Forwarding

	OnEntered func() // the focus came; a form scrolls the widget into sight

	focused, hovered bool
	redraw           func() // the widget's own Refresh
}

// FocusGained shows the focus ring.
func (a *attention) FocusGained() {
	a.focused = true
	a.redraw()
	if a.OnEntered != nil {
		a.OnEntered()
	}
}

// FocusLost takes the focus ring away.
func (a *attention) FocusLost() { a.focused = false; a.redraw() }

// TypedRune does nothing: the space and the digits come as keys where they mean something.
func (a *attention) TypedRune(rune) {}

// TypedShortcut hands the shortcut on.
func (a *attention) TypedShortcut(s fyne.Shortcut) { a.passShortcut(s) }

// MouseIn marks the widget.
func (a *attention) MouseIn(*desktop.MouseEvent) { a.hovered = true; a.redraw() }

// MouseMoved does nothing.
func (a *attention) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes the mark away.
func (a *attention) MouseOut() { a.hovered = false; a.redraw() }

// presses reports whether a key presses what has the focus.
func presses(ev *fyne.KeyEvent) bool {
	return ev.Name == fyne.KeySpace || enters(ev)
}

// enters reports whether a key is Enter, of the letters or of the numbers.
func enters(ev *fyne.KeyEvent) bool {
	return ev.Name == fyne.KeyReturn || ev.Name == fyne.KeyEnter
}
