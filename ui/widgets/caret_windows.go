package widgets

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver"
)

// tellsCaret says whether there is anybody to tell where the caret is.
const tellsCaret = true

// caret tells Windows where the input method's window belongs, which the toolkit never does (fyne issue 618).
type caret struct {
	scroll *container.Scroll
	calls  *imeCalls
	hwnd   uintptr // the window that was told, 0 when none is
	silent uintptr // the window whose input method is off, 0 when none is
}

// place moves the input method's window to a caret at pos with the given height, both in canvas units.
func (c *caret) place(w fyne.Window, pos fyne.Position, height, scale float32) {
	native, ok := w.(driver.NativeWindow)
	if !ok {
		return
	}
	box := imeBox{x: pixels(pos.X, scale), y: pixels(pos.Y, scale), tall: pixels(height, scale)}
	// RunNative runs on the window's own thread; elsewhere the system knows no input method.
	native.RunNative(func(context any) {
		if on, ok := context.(driver.WindowsWindowContext); ok && on.HWND != 0 {
			c.tell(on.HWND, box)
		}
	})
}

// silence switches the input method off until drop.
func (c *caret) silence(w fyne.Window) {
	native, ok := w.(driver.NativeWindow)
	if !ok || c.silent != 0 {
		return
	}
	native.RunNative(func(context any) {
		if on, ok := context.(driver.WindowsWindowContext); ok && on.HWND != 0 {
			c.still(on.HWND)
		}
	})
}

func (c *caret) still(hwnd uintptr) {
	if c.calls == nil {
		c.calls = newIMECalls()
	}
	c.silent = hwnd
	c.calls.associate(hwnd, 0)
}

func (c *caret) tell(hwnd uintptr, box imeBox) {
	if c.calls == nil {
		c.calls = newIMECalls()
	}
	c.hwnd = hwnd
	c.calls.remember(hwnd, box)
	c.calls.listen(hwnd)
	c.calls.show(hwnd, box)
}

// drop takes the caret away and lets the input method in again: no text field has the focus.
func (c *caret) drop() {
	if c.silent != 0 {
		c.calls.associate(c.silent, iaceDefault)
		c.silent = 0
	}
	if c.hwnd != 0 {
		c.calls.forget(c.hwnd)
		c.hwnd = 0
	}
}

func pixels(units, scale float32) int32 {
	return int32(math.Round(float64(units * scale)))
}
