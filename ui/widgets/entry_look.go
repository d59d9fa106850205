package widgets

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// CreateRenderer is called by the toolkit.
func (e *Entry) CreateRenderer() fyne.WidgetRenderer {
	inner := e.Entry.CreateRenderer()
	e.caret.scroll = scrollIn(inner.Objects())
	look := &entryLook{WidgetRenderer: inner, entry: e, catcher: newWheelCatcher(e)}
	look.paint()
	return look
}

// entryLook draws the toolkit's text field and adds two states it lacks: wrong, also while typing, and a
// computed value, which must stay readable where the toolkit would grey it out.
type entryLook struct {
	fyne.WidgetRenderer
	entry   *Entry
	catcher *wheelCatcher
}

// Objects are the toolkit's, and what takes the wheel above them.
func (l *entryLook) Objects() []fyne.CanvasObject {
	return append(slices.Clone(l.WidgetRenderer.Objects()), l.catcher)
}

// Layout places the toolkit's parts.
func (l *entryLook) Layout(size fyne.Size) {
	l.WidgetRenderer.Layout(size)
	l.catcher.Resize(size)
}

// Refresh draws the field anew.
func (l *entryLook) Refresh() {
	l.WidgetRenderer.Refresh()
	l.paint()
}

// paint changes the ground and the border, the first two rectangles of the toolkit's field.
func (l *entryLook) paint() {
	var boxes []*canvas.Rectangle
	for _, part := range l.WidgetRenderer.Objects() {
		if box, ok := part.(*canvas.Rectangle); ok {
			boxes = append(boxes, box)
		}
	}
	if len(boxes) < 2 {
		return
	}
	ground, border, th := boxes[0], boxes[1], l.entry.Theme()
	if l.entry.readOnly {
		ground.FillColor = ink(th, ColorShell)
		border.StrokeColor = ink(th, theme.ColorNameSeparator)
	}
	if l.entry.failure != "" {
		border.StrokeColor = ink(th, theme.ColorNameError)
	}
}
