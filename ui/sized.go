package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// atLeast is a layout that gives its one object a least size.
type atLeast struct{ size fyne.Size }

// MinSize is the object's, and no less than the size.
func (l atLeast) MinSize(o []fyne.CanvasObject) fyne.Size { return o[0].MinSize().Max(l.size) }

// Layout gives the object all the room.
func (l atLeast) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Resize(size)
	o[0].Move(fyne.Position{})
}

// newSized gives an object a least size.
func newSized(o fyne.CanvasObject, size fyne.Size) *fyne.Container {
	return container.New(atLeast{size}, o)
}
