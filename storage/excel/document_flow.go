package excel

// The height of A4 between our margins in points, and what the line repeated on every
// page takes of it.
const (
	paperHeight  = 748.0
	repeatHeight = 20.0
	headingRoom  = 75.0 // a heading, the head of its table and a row
)

// keep moves the section that begins at a row to the next sheet of paper, where it would
// be torn: a chart anywhere, other sections right below their heading. A blank row takes
// what is left of the page; programs ignore page breaks where a page is fitted to its
// width.
func (l *layout) keep(at int, whole bool) {
	if l.onePage || at == len(l.heights) {
		return
	}
	need := 0.0
	for _, h := range l.heights[at:] {
		if need += h; !whole && need >= headingRoom {
			break
		}
	}
	left := l.left(at)
	if need <= left || need > paperHeight-repeatHeight || left < minHeight {
		return
	}
	// The second blank row is what may fall to either side of the edge of the page, where
	// a program reckons a little otherwise than we do.
	l.insert(at, edgeRoom)
	l.insert(at, max(left-edgeRoom/2, 1))
}

// edgeRoom is how far the edge of a page may lie from where we reckon it.
const edgeRoom = 24.0

// left is how much of the sheet of paper is left before a row.
func (l *layout) left(at int) float64 {
	left := paperHeight
	for _, h := range l.heights[:at] {
		if h > left {
			left = paperHeight - repeatHeight
		}
		left -= h
	}
	return left
}

// insert puts blank rows of a height together before a row.
func (l *layout) insert(at int, height float64) {
	for height > 0 {
		part := min(height, 400)
		l.heights = append(l.heights[:at], append([]float64{part}, l.heights[at:]...)...)
		l.shift(at)
		height -= part
	}
}

// shift moves everything from a row on down by one.
func (l *layout) shift(at int) {
	for i := range l.cells {
		c := &l.cells[i]
		if c.row >= at {
			c.row++
			if c.last > 0 {
				c.first, c.last = c.first+1, c.last+1
			}
		}
	}
	for i := range l.photos {
		if p := &l.photos[i]; p.row >= at {
			p.row++
		}
	}
	for i := range l.charts {
		if p := &l.charts[i]; p.row >= at {
			p.row, p.head, p.first, p.last = p.row+1, p.head+1, p.first+1, p.last+1
		}
	}
}

// stretch makes the rows of a page that is one sheet of paper higher, as far as it has
// room: such a page is filled in and read on a wall.
func (l *layout) stretch() {
	total := 0.0
	for _, h := range l.heights {
		total += h
	}
	grow := min((paperHeight-repeatHeight)/total, 1.7)
	for i := range l.heights {
		if grow > 1 {
			l.heights[i] *= grow
		}
	}
}
