package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Forwarding is embedded by every focusable widget here. While a widget has the focus, the toolkit gives it
// all keys and shortcuts and asks nobody else; what the widget does not use goes on through these fields.
type Forwarding struct {
	Forward         func(*fyne.KeyEvent) bool // reports whether the key was used
	ForwardShortcut func(fyne.Shortcut) bool  // reports whether the shortcut was used
}

// SetForward sets both fields; either may be nil.
func (f *Forwarding) SetForward(key func(*fyne.KeyEvent) bool, shortcut func(fyne.Shortcut) bool) {
	f.Forward, f.ForwardShortcut = key, shortcut
}

// pass hands a key on.
func (f *Forwarding) pass(ev *fyne.KeyEvent) bool {
	return f.Forward != nil && f.Forward(ev)
}

// passShortcut hands a shortcut on.
func (f *Forwarding) passShortcut(s fyne.Shortcut) bool {
	return f.ForwardShortcut != nil && f.ForwardShortcut(s)
}

// forwarder is any widget that can hand on what it does not use.
type forwarder interface {
	SetForward(key func(*fyne.KeyEvent) bool, shortcut func(fyne.Shortcut) bool)
}

// ForwardKeys makes every widget below root hand its unused keys and shortcuts to the given functions. It
// looks into containers, scrollers, splits, tabs and clips; a widget made of others passes them on itself.
func ForwardKeys(root fyne.CanvasObject, key func(*fyne.KeyEvent) bool, shortcut func(fyne.Shortcut) bool) {
	walk(root, func(o fyne.CanvasObject) bool {
		w, ok := o.(forwarder)
		if ok {
			w.SetForward(key, shortcut)
		}
		return !ok
	})
}

// walk visits root and what lies below it in drawing order; visit returns false to stay out of an object.
func walk(root fyne.CanvasObject, visit func(fyne.CanvasObject) bool) {
	if root == nil || !visit(root) {
		return
	}
	for _, child := range childrenOf(root) {
		walk(child, visit)
	}
}

func childrenOf(o fyne.CanvasObject) []fyne.CanvasObject {
	switch c := o.(type) {
	case *fyne.Container:
		return c.Objects
	case *container.Scroll:
		return []fyne.CanvasObject{c.Content}
	case *container.Split:
		return []fyne.CanvasObject{c.Leading, c.Trailing}
	case *container.Clip:
		return []fyne.CanvasObject{c.Content}
	case *container.AppTabs:
		contents := make([]fyne.CanvasObject, len(c.Items))
		for i, tab := range c.Items {
			contents[i] = tab.Content
		}
		return contents
	case *widget.Card:
		return []fyne.CanvasObject{c.Content}
	case interface{ Children() []fyne.CanvasObject }:
		return c.Children()
	}
	return nil
}

// firstFocusable returns the first enabled, visible widget below root that takes the focus, or nil.
func firstFocusable(root fyne.CanvasObject) fyne.Focusable {
	var found fyne.Focusable
	walk(root, func(o fyne.CanvasObject) bool {
		if found != nil || !o.Visible() {
			return false
		}
		if d, ok := o.(fyne.Disableable); ok && d.Disabled() {
			return false
		}
		if f, ok := o.(fyne.Focusable); ok {
			found = f
			return false
		}
		return true
	})
	return found
}

// canvasFor returns the canvas an object is shown on, or nil. The toolkit offers no other way to a widget's
// own canvas than its current app, so this is the one place that asks for it.
func canvasFor(o fyne.CanvasObject) fyne.Canvas {
	return fyne.CurrentApp().Driver().CanvasForObject(o)
}

// placeOf returns where an object stands on its canvas.
func placeOf(o fyne.CanvasObject) fyne.Position {
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
}

// focus gives a widget the focus. The toolkit knows an object's canvas only once it was drawn, so the canvas
// is asked of a host that was: the widget itself when it was clicked, else the one around it.
func focus(host fyne.CanvasObject, target fyne.Focusable) {
	if c := canvasFor(host); c != nil {
		c.Focus(target)
	}
}
