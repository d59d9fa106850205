package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// drop shows a list under a field, above it where there is no room below: on the layer of the window, or on
// that of the dialog the field stands in.
func (s *Shell) drop(list *dropList, under fyne.CanvasObject) {
	host := s.layerOf()
	driver := s.app.Driver()
	at := driver.AbsolutePositionForObject(under).Subtract(driver.AbsolutePositionForObject(host))
	size := fyne.NewSize(max(under.Size().Width, 120), list.height())
	y := at.Y + under.Size().Height + 1
	if room := s.window.Canvas().Size().Height - driver.AbsolutePositionForObject(host).Y; y+size.Height > room {
		y = at.Y - size.Height - 1
	}
	host.Put(list, fyne.NewPos(at.X, max(y, 0)), size)
}

// takeDrop removes a list wherever it is shown.
func (s *Shell) takeDrop(list *dropList) {
	list.over = false
	for _, l := range append(s.layers, s.layer) {
		l.Take(list)
	}
}

// layerOf is the layer of the topmost dialog with fields, or the window's.
func (s *Shell) layerOf() *layer {
	if n := len(s.layers); n > 0 && s.window.Canvas().Overlays().Top() != nil {
		return s.layers[n-1]
	}
	return s.layer
}

// dropMark is the sign at the right end of a field that opens its list.
type dropMark struct {
	widget.Icon
	tapped func()
}

var _ desktop.Cursorable = (*dropMark)(nil)

func newDropMark(tapped func()) *dropMark {
	m := &dropMark{tapped: tapped}
	m.SetResource(theme.MenuDropDownIcon())
	m.ExtendBaseWidget(m)
	return m
}

// Tapped opens or closes the list.
func (m *dropMark) Tapped(*fyne.PointEvent) { m.tapped() }

// Cursor is an arrow, not the caret of the text around it.
func (m *dropMark) Cursor() desktop.Cursor { return desktop.DefaultCursor }

// layered gives a dialog's content a layer of its own for the lists of its fields.
func (s *Shell) layered(content fyne.CanvasObject) (fyne.CanvasObject, func()) {
	l := newLayer()
	s.layers = append(s.layers, l)
	remove := func() {
		for i, have := range s.layers {
			if have == l {
				s.layers = append(s.layers[:i:i], s.layers[i+1:]...)
				return
			}
		}
	}
	return container.NewStack(content, l), remove
}
