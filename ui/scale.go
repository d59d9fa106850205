package ui

import (
	"fyne.io/fyne/v2/theme"

	"zhucunji/ui/widgets"
)

// narrowWidth is the width of the window below which a page has room for one column of fields only: 1366 at
// 125 % and above.
const narrowWidth = 1100

// narrow reports whether the window has room for one column of fields only.
func (s *Shell) narrow() bool {
	width := s.window.Canvas().Size().Width
	return width > 0 && width < narrowWidth
}

// bodySize is the size of text for which widths are written.
const bodySize = 14

// wide is a width that was chosen for text of the usual size, for the size the person reads (大字).
func (s *Shell) wide(width float32) float32 {
	return width * s.app.Settings().Theme().Size(theme.SizeNameText) / bodySize
}

// newGrid makes a grid with such columns, the first few of them frozen, that shows tips and copies.
func (s *Shell) newGrid(frozen int, columns ...widgets.Column) *widgets.Grid {
	g := widgets.NewGrid(frozen, s.columns(columns...)...)
	g.Tips, g.Copy = s.tips, s.Copy
	g.OnTypeAhead = func(r rune) { jumpByLetter(g, r) }
	return g
}

// columns are columns of a grid with their widths for the size of text the person reads.
func (s *Shell) columns(columns ...widgets.Column) []widgets.Column {
	for i := range columns {
		columns[i].Width = s.wide(columns[i].Width)
	}
	return columns
}
