//go:build !windows

package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// tellsCaret says whether there is anybody to tell where the caret is.
const tellsCaret = false

// caret is where the input method's window belongs. Only Windows lets a program say so; on X11 the toolkit
// keeps the input context to itself and the window opens below the program's.
type caret struct {
	scroll *container.Scroll
}

func (*caret) place(fyne.Window, fyne.Position, float32, float32) {}

func (*caret) silence(fyne.Window) {}

func (*caret) drop() {}
