package ui

import "fyne.io/fyne/v2"

// lineLayout puts the fields of a line beside each other, as wide as what goes in; the first takes the room
// that is left, and gives way where there is little. Captions stand over the fields of the first line.
type lineLayout struct {
	cells func() []fyne.CanvasObject
	tight bool
}

const (
	lineGap   = 6
	lineFirst = 150 // least width of the first field
)

// widths are those of the fields.
func (l lineLayout) widths(room float32) []float32 {
	cells := l.cells()
	widths := make([]float32, len(cells))
	for i, c := range cells {
		widths[i] = c.MinSize().Width
		room -= widths[i] + lineGap
	}
	if room += lineGap; len(widths) > 0 && (room < 0 || !l.tight) {
		widths[0] = max(widths[0]+room, min(widths[0], lineFirst))
	}
	return widths
}

// MinSize is the sum of the fields, the first one as narrow as it may become.
func (l lineLayout) MinSize(objects []fyne.CanvasObject) (size fyne.Size) {
	for i, c := range l.cells() {
		width := c.MinSize().Width
		if i == 0 {
			width = min(width, lineFirst)
		} else {
			width += lineGap
		}
		size.Width += width
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
