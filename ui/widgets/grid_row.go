package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// rowSlot is the objects one row in sight is drawn with.
type rowSlot struct {
	row   int // -1 when its cells must be asked for
	stamp int
	tint  *canvas.Rectangle
	line  *canvas.Rectangle
	bar   *canvas.Rectangle // marks the current row
	cells []*canvas.Text    // by place; nil until the column was in sight once
}

func newRowSlot(r *gridRenderer) *rowSlot {
	s := &rowSlot{row: -1, tint: newRect(), line: newRect(), bar: newRect(), cells: make([]*canvas.Text, len(r.grid.order))}
	r.tints.Objects = append(r.tints.Objects, s.tint, s.line, s.bar)
	return s
}

// show draws a row where it stands now.
func (s *rowSlot) show(r *gridRenderer, m gridMetrics, row int) {
	y := float32(row*m.rowHeight - r.grid.offset)
	if s.row != row || s.stamp != r.stamp {
		s.row, s.stamp = row, r.stamp
		s.fill(r, m, y)
	}
	height := float32(m.rowHeight)
	place(s.tint, 0, y, float32(m.bodyWidth), height)
	place(s.line, 0, y+height-1, float32(m.bodyWidth), 1)
	place(s.bar, 0, y, 3, height-1)
	for _, cell := range s.cells {
		if cell != nil {
			cell.Move(fyne.NewPos(cell.Position().X, y))
		}
	}
	s.colour(r, row)
}

func (s *rowSlot) hide() {
	s.row = -1
	s.tint.Hidden, s.line.Hidden, s.bar.Hidden = true, true, true
	for _, cell := range s.cells {
		if cell != nil {
			cell.Hidden = true
		}
	}
}

// colour tints the row as it is selected, current or under the pointer.
func (s *rowSlot) colour(r *gridRenderer, row int) {
	g, th := r.grid, r.grid.Theme()
	s.line.FillColor = ink(th, theme.ColorNameSeparator)
	s.bar.FillColor = ink(th, theme.ColorNamePrimary)
	s.line.Hidden, s.tint.Hidden = false, false
	s.bar.Hidden = row != g.current
	switch {
	case g.chosen(row):
		s.tint.FillColor = ink(th, ColorTint)
	case row == g.hoverRow:
		s.tint.FillColor = ink(th, ColorHoverRow)
	default:
		s.tint.Hidden = true
	}
}

// fill asks for the texts of the columns in sight and places them.
func (s *rowSlot) fill(r *gridRenderer, m gridMetrics, y float32) {
	g := r.grid
	for place := range g.order {
		x, width := g.placeX(place), g.widthAt(place)
		hidden := place >= g.frozen && (x+width <= m.frozenWidth || x >= m.bodyWidth)
		if hidden {
			if s.cells[place] != nil {
				s.cells[place].Hidden = true
			}
			continue
		}
		if place >= g.frozen {
			x -= m.frozenWidth // the clip of the moving columns starts there
		}
		s.fillCell(r, place)
		cell := s.cells[place]
		cell.Hidden = false
		cell.Move(fyne.NewPos(float32(x+cellPad), y))
		cell.Resize(fyne.NewSize(float32(width-2*cellPad), float32(m.rowHeight)))
	}
}

func (s *rowSlot) fillCell(r *gridRenderer, place int) {
	g, th := r.grid, r.grid.Theme()
	index := g.order[place]
	cell := s.cells[place]
	if cell == nil {
		cell = canvas.NewText("", color.Black)
		s.cells[place] = cell
		layer := r.moving
		if place < g.frozen {
			layer = r.frozen
		}
		layer.Objects = append(layer.Objects, cell)
	}
	text, _ := r.ruler.cut(g.text(s.row, index), float32(g.widthAt(place)-2*cellPad))
	tone := g.tone(th, s.row, index)
	size := th.Size(theme.SizeNameText)
	align := fyne.TextAlignLeading
	if g.columns[index].Numeric {
		align = fyne.TextAlignTrailing
	}
	if cell.Text == text && cell.Color == tone && cell.TextSize == size && cell.Alignment == align {
		return
	}
	cell.Text, cell.Color, cell.TextSize, cell.Alignment = text, tone, size, align
	cell.Refresh()
}

// tone is the colour of a cell's text.
func (g *Grid) tone(th fyne.Theme, row, col int) color.Color {
	if g.State == nil {
		return stateInk(th, CellNormal)
	}
	return stateInk(th, g.State(row, col))
}

// headCell is the objects of one column's header.
type headCell struct {
	title, mark *canvas.Text
	border      *canvas.Rectangle
}

// placeHeads draws the header.
func (r *gridRenderer) placeHeads(m gridMetrics) {
	g, th := r.grid, r.grid.Theme()
	for len(r.heads) < len(g.order) {
		head := &headCell{title: canvas.NewText("", color.Black), mark: canvas.NewText("", color.Black), border: newRect()}
		layer := r.headMoving
		if len(r.heads) < g.frozen {
			layer = r.headFrozen
		}
		layer.Objects = append(layer.Objects, head.title, head.mark, head.border)
		r.heads = append(r.heads, head)
	}
	for at, head := range r.heads {
		column := g.columns[g.order[at]]
		x, width, height := g.placeX(at), g.widthAt(at), float32(m.headHeight)
		if at >= g.frozen {
			x -= m.frozenWidth
		}
		room := width - 2*cellPad
		head.mark.Text = ""
		if column.Key == g.sortKey && g.sortKey != "" {
			room -= sortMark
			head.mark.Text = "▲"
			if g.desc {
				head.mark.Text = "▼"
			}
		}
		head.title.Text, _ = r.ruler.cut(column.Title, float32(room))
		head.title.Alignment = fyne.TextAlignLeading
		if column.Numeric {
			head.title.Alignment = fyne.TextAlignTrailing
		}
		head.title.Color, head.title.TextSize = ink(th, ColorSecondary), th.Size(theme.SizeNameText)
		head.mark.Color, head.mark.TextSize = ink(th, theme.ColorNamePrimary), th.Size(SizeNote)
		head.mark.Alignment = fyne.TextAlignTrailing
		head.border.FillColor = ink(th, theme.ColorNameSeparator)
		place(head.title, float32(x+cellPad), 0, float32(room), height)
		place(head.mark, float32(x+width-cellPad-sortMark), 0, sortMark, height)
		place(head.border, float32(x+width-1), 6, 1, height-12)
		head.title.Refresh()
		head.mark.Refresh()
	}
}
