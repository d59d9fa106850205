package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"zhucunji/ui/widgets"
)

// nameMarks are the grounds behind names of which one is open: its ground is tinted.
type nameMarks []*sheet

// Add lays a ground under one more name, so much wider than it on both sides.
func (m *nameMarks) Add(name fyne.CanvasObject, side float32) fyne.CanvasObject {
	ground := newSheet(theme.ColorNameBackground, name, 0, side)
	ground.radius = 4
	*m = append(*m, ground)
	return ground
}

// Mark shows which name is open.
func (m nameMarks) Mark(at int) {
	for i, ground := range m {
		ground.ground = theme.ColorNameBackground
		if i == at {
			ground.ground = widgets.ColorTint
		}
		ground.Refresh()
	}
}

// Reveal scrolls a name into sight.
func (m nameMarks) Reveal(i int, scroll *container.Scroll) {
	top, tall := m[i].Position().Y, m[i].Size().Height
	at := scroll.Offset.Y
	switch room := scroll.Size().Height; {
	case top < at:
		at = top
	case top+tall > at+room:
		at = top + tall - room
	default:
		return
	}
	scroll.ScrollToOffset(fyne.NewPos(0, at))
}
