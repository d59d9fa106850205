package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// layer lies over the window's content and holds one list that drops down from a field. Unlike an overlay of
// the toolkit's it leaves the focus in the field, so that one goes on typing while the list follows.
type layer struct {
	widget.BaseWidget
	room *fyne.Container
}

func newLayer() *layer {
	l := &layer{room: container.NewWithoutLayout()}
	l.ExtendBaseWidget(l)
	return l
}

// Put shows an object at a place of the layer, in place of what was there.
func (l *layer) Put(o fyne.CanvasObject, at fyne.Position, size fyne.Size) {
	l.room.Objects = []fyne.CanvasObject{o}
	o.Resize(size)
	o.Move(at)
	l.room.Refresh()
}

// Take removes the object if it is still the one shown.
func (l *layer) Take(o fyne.CanvasObject) {
	if len(l.room.Objects) == 1 && l.room.Objects[0] == o {
		l.Clear()
	}
}

// Clear removes whatever is shown.
func (l *layer) Clear() {
	if len(l.room.Objects) > 0 {
		l.room.Objects = nil
		l.room.Refresh()
	}
}

// MinSize is nothing: the layer never makes a window larger.
func (l *layer) MinSize() fyne.Size { return fyne.Size{} }

// CreateRenderer draws the layer.
func (l *layer) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(l.room) }
