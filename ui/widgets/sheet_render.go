package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

var _ fyne.WidgetRenderer = (*sheetRenderer)(nil)

// sheetMetrics are the sizes a sheet is placed by, in whole pixels.
type sheetMetrics struct {
	rowHeight, headHeight, headWidth, bodyWidth, bodyHeight int
	bar                                                     int // breadth of the bars
	barDown, barAcross                                      bool
}

func (s *Sheet) measure() sheetMetrics {
	th, size := s.Theme(), s.Size()
	m := sheetMetrics{rowHeight: int(th.Size(SizeRow)), headHeight: int(th.Size(SizeHeader)), headWidth: int(s.HeadWidth)}
	m.bar = int(th.Size(theme.SizeNameScrollBar))
	m.bodyWidth, m.bodyHeight = int(size.Width)-m.headWidth, int(size.Height)-m.headHeight
	if m.barDown = s.count*m.rowHeight > m.bodyHeight; m.barDown {
		m.bodyWidth -= m.bar
	}
	if m.barAcross = s.colX(len(s.Columns)) > m.bodyWidth; m.barAcross {
		m.bodyHeight -= m.bar
		if !m.barDown && s.count*m.rowHeight > m.bodyHeight {
			m.barDown = true
			m.bodyWidth -= m.bar
		}
	}
	m.bodyWidth, m.bodyHeight = max(0, m.bodyWidth), max(0, m.bodyHeight)
	return m
}

func (m sheetMetrics) pageRows() int { return max(1, m.bodyHeight/m.rowHeight) }

// colX returns where a column starts, counted from the first one.
func (s *Sheet) colX(col int) int {
	x := 0
	for i := range min(col, len(s.Columns)) {
		x += int(s.Columns[i].Width)
	}
	return x
}

// reveal scrolls just far enough that the current cell is in sight.
func (s *Sheet) reveal() {
	m := s.measure()
	top, left := s.row*m.rowHeight, s.colX(s.col)
	if s.row > 0 && s.isGroup(s.row-1) {
		top -= m.rowHeight // with its heading
	}
	bottom, right := (s.row+1)*m.rowHeight, s.colX(s.col+1)
	s.offset = max(min(s.offset, top), bottom-m.bodyHeight)
	s.left = max(min(s.left, left), right-m.bodyWidth)
	s.clampScroll()
}

func (s *Sheet) clampScroll() {
	m := s.measure()
	s.offset = max(0, min(s.offset, s.count*m.rowHeight-m.bodyHeight))
	s.left = max(0, min(s.left, s.colX(len(s.Columns))-m.bodyWidth))
}

// sheetRenderer draws the rows in sight; objects are made anew when more are needed and reused otherwise.
type sheetRenderer struct {
	sheet                          *Sheet
	ground, headGround, sideGround *canvas.Rectangle
	cursor, ring                   *canvas.Rectangle
	thumbs                         [2]*canvas.Rectangle // down, across
	corner                         *canvas.Text
	cells, sides, heads            *pool
	body, side, head               *container.Clip
	objects                        []fyne.CanvasObject
	ruler                          *ruler
}

func newSheetRenderer(s *Sheet) *sheetRenderer {
	r := &sheetRenderer{
		sheet: s, ground: newRect(), headGround: newRect(), sideGround: newRect(), cursor: newRect(), ring: newRing(),
		corner: canvas.NewText("", color.Black), thumbs: [2]*canvas.Rectangle{newRect(), newRect()},
	}
	var cells, sides, heads *fyne.Container
	cells, _ = layer()
	sides, r.side = layer()
	heads, r.head = layer()
	r.cells, r.sides, r.heads = &pool{layer: cells}, &pool{layer: sides}, &pool{layer: heads}
	r.body = container.NewClip(container.NewWithoutLayout(cells, r.cursor, s.editor))
	r.objects = []fyne.CanvasObject{r.ground, r.body, r.sideGround, r.side, r.headGround, r.head, r.corner, r.thumbs[0], r.thumbs[1], r.ring}
	return r
}

func (r *sheetRenderer) Destroy() {
	if r.sheet.painter == r {
		r.sheet.painter = nil
	}
}

func (r *sheetRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *sheetRenderer) MinSize() fyne.Size { return r.sheet.MinSize() }

func (r *sheetRenderer) Layout(fyne.Size) {
	r.sheet.clampScroll()
	r.Refresh()
}

// Refresh draws everything in sight.
func (r *sheetRenderer) Refresh() {
	s, th := r.sheet, r.sheet.Theme()
	if size := th.Size(theme.SizeNameText); !r.ruler.fits(th, size) {
		r.ruler = newRuler(th, size, fyne.TextStyle{})
	}
	m := s.measure()
	r.placeFrame(m, th)
	r.cells.begin(th)
	r.sides.begin(th)
	r.heads.begin(th)
	for col := range s.Columns {
		r.drawHead(m, col)
	}
	for row := s.offset / m.rowHeight; row < s.count && row*m.rowHeight < s.offset+m.bodyHeight; row++ {
		r.drawRow(m, row)
	}
	r.cells.end()
	r.sides.end()
	r.heads.end()
	r.placeCursor(m, th)
	r.placeBars(m, th)
	canvas.Refresh(r.ground)
}

func (r *sheetRenderer) placeFrame(m sheetMetrics, th fyne.Theme) {
	size := r.sheet.Size()
	headHeight, headWidth := float32(m.headHeight), float32(m.headWidth)
	r.ground.FillColor = ink(th, theme.ColorNameBackground)
	r.headGround.FillColor, r.sideGround.FillColor = ink(th, theme.ColorNameHeaderBackground), ink(th, theme.ColorNameHeaderBackground)
	place(r.ground, 0, 0, size.Width, size.Height)
	place(r.headGround, 0, 0, size.Width, headHeight)
	place(r.sideGround, 0, headHeight, headWidth, min(size.Height-headHeight, float32(r.sheet.count*m.rowHeight)))
	place(r.body, headWidth, headHeight, float32(m.bodyWidth), float32(m.bodyHeight))
	place(r.side, 0, headHeight, headWidth, float32(m.bodyHeight))
	place(r.head, headWidth, 0, float32(m.bodyWidth), headHeight)
	r.corner.Text, r.corner.Color, r.corner.TextSize = r.sheet.Corner, ink(th, ColorSecondary), th.Size(theme.SizeNameText)
	place(r.corner, cellPad, 0, headWidth-2*cellPad, headHeight)
	place(r.ring, 0, 0, size.Width, size.Height)
	showRing(r.ring, th, r.sheet.focused || r.sheet.editing)
}

func (r *sheetRenderer) drawHead(m sheetMetrics, col int) {
	s, th := r.sheet, r.sheet.Theme()
	column := s.Columns[col]
	x, width := float32(s.colX(col)-s.left), column.Width
	title, _ := r.ruler.cut(column.Title, width-2*cellPad)
	r.heads.text(title, ink(th, ColorSecondary), alignOf(column), x+cellPad, 0, width-2*cellPad, float32(m.headHeight))
	r.heads.rect(ink(th, theme.ColorNameSeparator), x+width-1, 0, 1, float32(m.headHeight))
}

func (r *sheetRenderer) drawRow(m sheetMetrics, row int) {
	s, th := r.sheet, r.sheet.Theme()
	var head SheetRow
	if s.Row != nil {
		head = s.Row(row)
	}
	y, height := float32(row*m.rowHeight-s.offset), float32(m.rowHeight)
	line, width := ink(th, theme.ColorNameSeparator), float32(s.colX(len(s.Columns))-s.left)
	tone, indent := ink(th, theme.ColorNameForeground), float32(cellPad)
	if head.Group {
		tone = ink(th, theme.ColorNamePrimary)
		r.cells.rect(ink(th, theme.ColorNameHeaderBackground), 0, y, width, height)
	} else {
		indent += cellPad
	}
	title, _ := r.ruler.cut(head.Title, s.HeadWidth-indent-cellPad)
	r.sides.text(title, tone, fyne.TextAlignLeading, indent, y, s.HeadWidth-indent-cellPad, height)
	r.sides.rect(line, 0, y+height-1, s.HeadWidth, 1)
	r.sides.rect(line, s.HeadWidth-1, y, 1, height)
	if !head.Group {
		for col := range s.Columns {
			r.drawCell(m, head, row, col)
		}
	}
	r.cells.rect(line, 0, y+height-1, width, 1)
}

func (r *sheetRenderer) drawCell(m sheetMetrics, head SheetRow, row, col int) {
	s, th := r.sheet, r.sheet.Theme()
	x, y := float32(s.colX(col)-s.left), float32(row*m.rowHeight-s.offset)
	width, height := s.Columns[col].Width, float32(m.rowHeight)
	if x+width < 0 || x > float32(m.bodyWidth) {
		return
	}
	cell := s.cell(row, col)
	switch {
	case s.inBlock(row, col) && (s.focused || s.editing):
		r.cells.rect(ink(th, ColorTint), x, y, width, height)
	case head.Sum || cell.ReadOnly:
		r.cells.rect(ink(th, ColorShell), x, y, width, height)
	}
	text, tone := cell.Text, ink(th, theme.ColorNameForeground)
	if text == "" {
		text, tone = cell.Ghost, ink(th, ColorGhost)
	}
	if cell.Failure != "" {
		tone = ink(th, ColorOverdue)
		r.cells.rect(tone, x, y, 3, height-1)
	}
	shown, _ := r.ruler.cut(text, width-2*cellPad)
	r.cells.text(shown, tone, alignOf(s.Columns[col]), x+cellPad, y, width-2*cellPad, height)
	r.cells.rect(ink(th, theme.ColorNameSeparator), x+width-1, y, 1, height)
}

// placeCursor frames the current cell and puts the editor over it.
func (r *sheetRenderer) placeCursor(m sheetMetrics, th fyne.Theme) {
	s := r.sheet
	r.cursor.Hidden = s.count == 0 || !s.focused && !s.editing
	r.cursor.StrokeColor, r.cursor.StrokeWidth = ink(th, theme.ColorNamePrimary), 2
	if s.col >= len(s.Columns) {
		return
	}
	x, y, width := float32(s.colX(s.col)-s.left), float32(s.row*m.rowHeight-s.offset), s.Columns[s.col].Width
	place(r.cursor, x, y, width, float32(m.rowHeight))
	if s.editing {
		height := max(s.editor.MinSize().Height, float32(m.rowHeight)) // a lower one would scroll its one line
		place(s.editor, x, y-(height-float32(m.rowHeight))/2, width, height)
		r.cursor.Hide()
	}
}

// placeBars shows how much lies outside and where.
func (r *sheetRenderer) placeBars(m sheetMetrics, th fyne.Theme) {
	s, bar := r.sheet, float32(m.bar)
	for i, shown := range []bool{m.barDown, m.barAcross} {
		r.thumbs[i].Hidden = !shown
		r.thumbs[i].FillColor, r.thumbs[i].CornerRadius = ink(th, theme.ColorNameScrollBar), 3
	}
	start, length := thumb(m.bodyHeight, s.count*m.rowHeight, s.offset)
	place(r.thumbs[0], float32(m.headWidth+m.bodyWidth)+3, float32(m.headHeight+start), bar-5, float32(length))
	start, length = thumb(m.bodyWidth, s.colX(len(s.Columns)), s.left)
	place(r.thumbs[1], float32(m.headWidth+start), float32(m.headHeight+m.bodyHeight)+3, float32(length), bar-5)
}

func alignOf(c Column) fyne.TextAlign {
	if c.Numeric {
		return fyne.TextAlignTrailing
	}
	return fyne.TextAlignLeading
}
