package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// cellAt returns the cell under a position, not ok on heads and beyond the cells.
func (s *Sheet) cellAt(at fyne.Position) (row, col int, ok bool) {
	m := s.measure()
	x, y := int(at.X)-m.headWidth, int(at.Y)-m.headHeight
	if x < 0 || y < 0 || x >= m.bodyWidth || y >= m.bodyHeight {
		return 0, 0, false
	}
	row = (s.offset + y) / m.rowHeight
	for col = range s.Columns {
		if x+s.left < s.colX(col+1) {
			return row, col, row < s.count && !s.isGroup(row)
		}
	}
	return 0, 0, false
}

// MouseDown commits an edit and goes to the cell under the pointer; Shift extends the block.
func (s *Sheet) MouseDown(ev *desktop.MouseEvent) {
	s.Tips.Drop()
	s.commit()
	focus(s, s)
	s.grabBar(ev.Position)
	if row, col, ok := s.cellAt(ev.Position); ok {
		s.goTo(row, col, ev.Modifier&fyne.KeyModifierShift != 0)
	}
}

// MouseUp does nothing: a press is enough.
func (s *Sheet) MouseUp(*desktop.MouseEvent) {}

// grabBar notes whether the press took hold of a scroll bar.
func (s *Sheet) grabBar(at fyne.Position) {
	m := s.measure()
	s.bar = dragNone
	switch {
	case m.barDown && int(at.X) >= m.headWidth+m.bodyWidth && int(at.Y) >= m.headHeight:
		s.bar, s.held = dragBarDown, s.offset
	case m.barAcross && int(at.Y) >= m.headHeight+m.bodyHeight:
		s.bar, s.held = dragBarAcross, s.left
	}
	s.heldAt = at
}

// dragBar moves what the bar taken hold of shows.
func (s *Sheet) dragBar(at fyne.Position) {
	m := s.measure()
	if s.bar == dragBarDown {
		s.offset = s.held + dragged(at.Y-s.heldAt.Y, m.bodyHeight, s.count*m.rowHeight)
	} else {
		s.left = s.held + dragged(at.X-s.heldAt.X, m.bodyWidth, s.colX(len(s.Columns)))
	}
	s.clampScroll()
	s.sync()
}

// Dragged moves a scroll bar or extends the block to the cell under the pointer.
func (s *Sheet) Dragged(ev *fyne.DragEvent) {
	if s.bar != dragNone {
		s.dragBar(ev.Position)
		return
	}
	if row, col, ok := s.cellAt(ev.Position); ok && (row != s.row || col != s.col) {
		s.goTo(row, col, true)
	}
}

// DragEnd lets go of a bar; a block stands already.
func (s *Sheet) DragEnd() { s.bar = dragNone }

// DoubleTapped edits the cell's text.
func (s *Sheet) DoubleTapped(ev *fyne.PointEvent) {
	if row, col, ok := s.cellAt(ev.Position); ok && row == s.row && col == s.col {
		s.edit("", true)
	}
}

// Scrolled scrolls three rows a notch; at its end the sheet leaves the wheel to the page.
func (s *Sheet) Scrolled(ev *fyne.ScrollEvent) {
	s.commit()
	offset, left := s.offset, s.left
	step := s.measure().rowHeight * rowsPerNotch
	s.offset -= int(ev.Scrolled.DY) * step / wheelNotch
	s.left -= int(ev.Scrolled.DX) * step / wheelNotch
	s.clampScroll()
	if s.offset == offset && s.left == left {
		s.passWheel(ev)
		return
	}
	s.sync()
}

// MouseIn offers the reason of a refused text, or the whole of a cut one.
func (s *Sheet) MouseIn(ev *desktop.MouseEvent) { s.MouseMoved(ev) }

// MouseMoved offers the reason of a refused text, or the whole of a cut one.
func (s *Sheet) MouseMoved(ev *desktop.MouseEvent) {
	if text := s.tipAt(ev.Position); text != "" {
		s.Tips.Offer(text, ev.AbsolutePosition)
	} else {
		s.Tips.Drop()
	}
}

// MouseOut takes the tip away.
func (s *Sheet) MouseOut() { s.Tips.Drop() }

func (s *Sheet) tipAt(at fyne.Position) string {
	m := s.measure()
	if s.painter == nil || s.painter.ruler == nil {
		return ""
	}
	if row := (s.offset + int(at.Y) - m.headHeight) / m.rowHeight; int(at.X) < m.headWidth && int(at.Y) > m.headHeight && row < s.count && s.Row != nil {
		title := s.Row(row).Title
		if _, cut := s.painter.ruler.cut(title, s.HeadWidth-3*cellPad); cut {
			return title
		}
		return ""
	}
	row, col, ok := s.cellAt(at)
	if !ok {
		return ""
	}
	cell := s.cell(row, col)
	if cell.Failure != "" {
		return cell.Failure
	}
	if _, cut := s.painter.ruler.cut(cell.Text, s.Columns[col].Width-2*cellPad); cut {
		return cell.Text
	}
	return ""
}
