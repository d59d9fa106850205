package ui

import "fyne.io/fyne/v2"

// lineLayout puts the fields of a line beside each other, as wide as what goes in; the first takes the room
// that is left. Captions stand over the fields of the first line.
type lineLayout struct {
	cells func() []fyne.CanvasObject
	tight bool
}

const lineGap = 6

// widths are those of the fields.
func (l lineLayout) widths(room float32) []float32 {
	cells := l.cells()
	widths := make([]float32, len(cells))
	for i, c := range cells {
		widths[i] = c.MinSize().Width
		room -= widths[i] + lineGap
	}
	if len(widths) > 0 && room > -lineGap && !l.tight {
		widths[0] += room + lineGap
	}
	return widths
}

// MinSize is the sum of the fields.
func (l lineLayout) MinSize(objects []fyne.CanvasObject) (size fyne.Size) {
	for i, c := range l.cells() {
		size.Width += c.MinSize().Width + lineGap
		if i < len(objects) {
			size.Height = max(size.Height, objects[i].MinSize().Height)
		}
	}
	return size
}

// Layout places the objects by the fields' widths.
func (l lineLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	x := float32(0)
	for i, width := range l.widths(size.Width) {
		if i < len(objects) {
			height := objects[i].MinSize().Height
			objects[i].Move(fyne.NewPos(x, (size.Height-height)/2))
			objects[i].Resize(fyne.NewSize(width, height))
		}
		x += width + lineGap
	}
}
