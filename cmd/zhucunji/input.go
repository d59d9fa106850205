//go:build !ci

package main

import (
	"github.com/go-gl/glfw/v3.3/glfw"
)

// hearInput tells the shell of every key and every move of the mouse in the window, for the lock after a pause. The
// toolkit shows them only to the widget they are for, so they are heard where the toolkit hears them, and passed on.
func (d *desktop) hearInput() {
	window, ok := d.window.(interface{ RunWithContext(f func()) })
	if !ok {
		return
	}
	window.RunWithContext(func() {
		w := glfw.GetCurrentContext()
		if w == nil {
			return
		}
		d.hearKeys(w)
		d.hearMouse(w)
	})
}

func (d *desktop) hearKeys(w *glfw.Window) {
	key := w.SetKeyCallback(nil)
	w.SetKeyCallback(func(w *glfw.Window, k glfw.Key, code int, action glfw.Action, mods glfw.ModifierKey) {
		d.shell.Stirred()
		if key != nil {
			key(w, k, code, action, mods)
		}
	})
	char := w.SetCharCallback(nil)
	w.SetCharCallback(func(w *glfw.Window, r rune) { // of an input method, whose keys the window may not see
		d.shell.Stirred()
		if char != nil {
			char(w, r)
		}
	})
}

func (d *desktop) hearMouse(w *glfw.Window) {
	button := w.SetMouseButtonCallback(nil)
	w.SetMouseButtonCallback(func(w *glfw.Window, b glfw.MouseButton, action glfw.Action, mods glfw.ModifierKey) {
		d.shell.Stirred()
		if button != nil {
			button(w, b, action, mods)
		}
	})
	scroll := w.SetScrollCallback(nil)
	w.SetScrollCallback(func(w *glfw.Window, x, y float64) {
		d.shell.Stirred()
		if scroll != nil {
			scroll(w, x, y)
		}
	})
	move := w.SetCursorPosCallback(nil)
	w.SetCursorPosCallback(func(w *glfw.Window, x, y float64) {
		d.shell.Stirred()
		if move != nil {
			move(w, x, y)
		}
	})
}
