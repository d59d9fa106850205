package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

const (
	wheelNotch    = 10 // what the toolkit reports for one notch of a wheel; less comes from a touch pad
	rowsPerNotch  = 3
	dragThreshold = 4 // pixels before a press on the header is a move and not a click
)

// dragKind is what a press of the mouse took hold of.
type dragKind int

const (
	dragNone dragKind = iota
	dragHeader
	dragBorder
	dragBarDown
	dragBarAcross
)

// gridDrag is a press of the mouse under way.
type gridDrag struct {
	kind   dragKind
	place  int     // column under the press
	x, y   float32 // where the pointer is
	startX float32
	width  float32 // of the column when its border was taken hold of
	scroll int     // offset when a bar was taken hold of
	startY float32
	before int // place the dragged column would stand in front of, -1 for none
}

// MouseDown takes the focus, selects the row under the pointer or takes hold of header, border or bar.
func (g *Grid) MouseDown(ev *desktop.MouseEvent) {
	focus(g, g)
	g.Tips.Drop()
	if ev.Button == desktop.MouseButtonSecondary {
		if row := g.rowAt(ev.Position); row >= 0 && !g.chosen(row) {
			g.marks.clear()
			g.goTo(row, false)
		}
		return
	}
	if g.grab(ev.Position); g.drag.kind != dragNone {
		return
	}
	if row := g.rowAt(ev.Position); row >= 0 {
		g.click(row, ev.Modifier)
	}
}

func (g *Grid) click(row int, modifier fyne.KeyModifier) {
	switch {
	case modifier&fyne.KeyModifierShift != 0:
		g.goTo(row, true)
	case modifier&fyne.KeyModifierShortcutDefault != 0 && g.Multi:
		if g.marks.len(g.count) == 0 && g.current >= 0 && g.current != row {
			g.marks.toggle(g.current)
		}
		g.ranged = false
		g.current = row
		g.toggleMark(row)
	default:
		g.marks.clear()
		g.goTo(row, false)
	}
}

// grab notes what the press took hold of.
func (g *Grid) grab(at fyne.Position) {
	m := g.measure()
	x, y := int(at.X), int(at.Y)
	g.drag = gridDrag{x: at.X, y: at.Y, startX: at.X, startY: at.Y, place: -1, before: -1}
	switch {
	case m.barDown && x >= m.bodyWidth && y >= m.headHeight:
		g.drag.kind, g.drag.scroll = dragBarDown, g.offset
		g.pageTo(m, y)
	case m.barAcross && y >= m.headHeight+m.bodyHeight:
		g.drag.kind, g.drag.scroll = dragBarAcross, g.left
	case y < m.headHeight && g.borderAt(x) >= 0:
		g.drag.kind, g.drag.place = dragBorder, g.borderAt(x)
		g.drag.width = float32(g.widthAt(g.drag.place))
	case y < m.headHeight && g.placeAt(x) >= 0:
		g.drag.kind, g.drag.place = dragHeader, g.placeAt(x)
	}
}

// pageTo scrolls a page when the press was beside the bar's thumb.
func (g *Grid) pageTo(m gridMetrics, y int) {
	start, length := thumb(m.bodyHeight, g.count*m.rowHeight, g.offset)
	switch y -= m.headHeight; {
	case y < start:
		g.ScrollBy(0, -m.pageRows()*m.rowHeight)
	case y >= start+length:
		g.ScrollBy(0, m.pageRows()*m.rowHeight)
	}
	g.drag.scroll = g.offset
}

// MouseUp sorts by the column when the press was a click on its header.
func (g *Grid) MouseUp(*desktop.MouseEvent) {
	drag := g.drag
	if drag.kind == dragHeader && abs(drag.x-drag.startX) < dragThreshold {
		g.drag = gridDrag{}
		g.toggleSort(drag.place)
	}
}

// Dragged moves a border, a column or a scroll bar.
func (g *Grid) Dragged(ev *fyne.DragEvent) {
	if g.drag.kind == dragNone {
		g.grab(ev.Position)
	}
	g.drag.x += ev.Dragged.DX
	g.drag.y += ev.Dragged.DY
	m := g.measure()
	switch g.drag.kind {
	case dragBorder:
		g.setWidth(g.drag.place, int(g.drag.width+g.drag.x-g.drag.startX))
	case dragHeader:
		g.drag.before = -1
		if abs(g.drag.x-g.drag.startX) >= dragThreshold {
			g.drag.before = g.insertionAt(int(g.drag.x))
		}
		g.moved()
	case dragBarDown:
		g.offset = g.drag.scroll + dragged(g.drag.y-g.drag.startY, m.bodyHeight, g.count*m.rowHeight)
		g.clampScroll()
		g.sync()
	case dragBarAcross:
		g.left = g.drag.scroll + dragged(g.drag.x-g.drag.startX, m.bodyWidth-m.frozenWidth, m.movingWidth)
		g.clampScroll()
		g.moved()
	}
}

// DragEnd puts a dragged column where it was let go.
func (g *Grid) DragEnd() {
	drag := g.drag
	g.drag = gridDrag{}
	switch drag.kind {
	case dragBorder:
		g.columnsChanged()
	case dragHeader:
		if drag.before >= 0 {
			g.moveColumn(drag.place, drag.before)
		}
		g.moved()
	}
}

// insertionAt returns the place a column let go at x would stand in front of. Frozen and moving columns do not mix.
func (g *Grid) insertionAt(x int) int {
	low, high := g.frozen, len(g.order)
	if g.drag.place < g.frozen {
		low, high = 0, g.frozen
	}
	for place := low; place < high; place++ {
		if x < g.placeX(place)+g.widthAt(place)/2 {
			return place
		}
	}
	return high
}

// thumb returns where a scroll bar's thumb starts and how long it is, in a track of a length.
func thumb(track, content, offset int) (start, length int) {
	if content <= track || track <= 0 {
		return 0, track
	}
	length = max(track*track/content, min(24, track))
	return offset * (track - length) / (content - track), length
}

// dragged returns how far the content moves when the thumb was dragged some pixels.
func dragged(pixels float32, track, content int) int {
	_, length := thumb(track, content, 0)
	if track <= length {
		return 0
	}
	return int(float64(pixels) * float64(content-track) / float64(track-length))
}

func abs(f float32) float32 { return max(f, -f) }

// DoubleTapped opens the row under the pointer; on a border it fits the column to its texts.
func (g *Grid) DoubleTapped(ev *fyne.PointEvent) {
	m := g.measure()
	if int(ev.Position.Y) < m.headHeight {
		if place := g.borderAt(int(ev.Position.X)); place >= 0 {
			g.fitWidth(place)
		}
		return
	}
	if row := g.rowAt(ev.Position); row >= 0 && row == g.current && g.OnOpen != nil {
		g.OnOpen(row)
	}
}

// TappedSecondary calls for the menu of the row under the pointer.
func (g *Grid) TappedSecondary(ev *fyne.PointEvent) {
	if row := g.rowAt(ev.Position); row >= 0 && g.OnMenu != nil {
		g.OnMenu(row, ev.AbsolutePosition)
	}
}

// Scrolled scrolls: three rows a notch of a wheel, pixel by pixel on a touch pad, sideways with Shift.
func (g *Grid) Scrolled(ev *fyne.ScrollEvent) {
	right, down := g.scrollPixels(ev.Scrolled.DX), g.scrollPixels(ev.Scrolled.DY)
	if g.shift && right == 0 {
		right, down = down, 0
	}
	offset, left := g.offset, g.left
	g.ScrollBy(-right, -down)
	if g.offset == offset && g.left == left {
		g.passWheel(ev)
		return
	}
	g.MouseMoved(&desktop.MouseEvent{PointEvent: ev.PointEvent})
}

func (g *Grid) scrollPixels(delta float32) int {
	if abs(delta) >= wheelNotch {
		return int(delta) * rowsPerNotch * g.measure().rowHeight / wheelNotch
	}
	return int(delta * 2)
}

// rowAt returns the row under a position, -1 for none.
func (g *Grid) rowAt(at fyne.Position) int {
	m := g.measure()
	y := int(at.Y) - m.headHeight
	if y < 0 || y >= m.bodyHeight || int(at.X) >= m.bodyWidth {
		return -1
	}
	if row := (g.offset + y) / m.rowHeight; row < g.count {
		return row
	}
	return -1
}

// MouseIn marks the row under the pointer.
func (g *Grid) MouseIn(ev *desktop.MouseEvent) { g.MouseMoved(ev) }

// MouseMoved marks the row under the pointer and offers the whole text of a cut cell.
func (g *Grid) MouseMoved(ev *desktop.MouseEvent) {
	g.pointer = ev.Position
	if row := g.rowAt(ev.Position); row != g.hoverRow {
		g.hoverRow = row
		g.sync()
	}
	if text := g.cutTextAt(ev.Position); text != "" {
		g.Tips.Offer(text, ev.AbsolutePosition)
	} else {
		g.Tips.Drop()
	}
}

// MouseOut takes mark and tip away.
func (g *Grid) MouseOut() {
	g.hoverRow = -1
	g.pointer = fyne.Position{}
	g.Tips.Drop()
	g.sync()
}

// cutTextAt returns the whole text of the cell or header under a position when it is cut, else "".
func (g *Grid) cutTextAt(at fyne.Position) string {
	place := g.placeAt(int(at.X))
	if place < 0 || g.painter == nil {
		return ""
	}
	room := float32(g.widthAt(place) - 2*cellPad)
	text := ""
	if row := g.rowAt(at); row >= 0 {
		text = g.text(row, g.order[place])
	} else if int(at.Y) < g.measure().headHeight {
		text = g.columns[g.order[place]].Title
	}
	if _, cut := g.painter.ruler.cut(text, room); cut {
		return text
	}
	return ""
}

// Cursor shows that a border can be dragged.
func (g *Grid) Cursor() desktop.Cursor {
	if g.drag.kind == dragBorder || int(g.pointer.Y) < g.measure().headHeight && g.pointer.Y > 0 && g.borderAt(int(g.pointer.X)) >= 0 {
		return desktop.HResizeCursor
	}
	return desktop.DefaultCursor
}
