package widgets

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

const (
	cellPad     = 8  // left and right of a cell's text
	columnLeast = 36 // narrowest column a person can drag
	borderReach = 4  // pixels left and right of a border that drag it
	sortMark    = 16 // room for the sort mark
)

// gridMetrics are the sizes everything in a grid is placed by, in whole pixels.
type gridMetrics struct {
	rowHeight, headHeight int
	bodyWidth, bodyHeight int // room for cells
	frozenWidth           int // of the columns that stay
	movingWidth           int // of the columns that scroll
	bar                   int // breadth of a scroll bar
	barDown, barAcross    bool
}

// measure works out the metrics from the size, the theme and the columns.
func (g *Grid) measure() gridMetrics {
	th, size := g.Theme(), g.Size()
	m := gridMetrics{
		rowHeight: int(th.Size(SizeRow)), headHeight: int(th.Size(SizeHeader)), bar: int(th.Size(theme.SizeNameScrollBar)),
		bodyWidth: int(size.Width), bodyHeight: int(size.Height) - int(th.Size(SizeHeader)),
	}
	for place := range g.order {
		if place < g.frozen {
			m.frozenWidth += g.widthAt(place)
		} else {
			m.movingWidth += g.widthAt(place)
		}
	}
	if m.frozenWidth+m.movingWidth > m.bodyWidth {
		m.barAcross = true
		m.bodyHeight -= m.bar
	}
	if g.count*m.rowHeight > m.bodyHeight {
		m.barDown = true
		m.bodyWidth -= m.bar
		if !m.barAcross && m.frozenWidth+m.movingWidth > m.bodyWidth {
			m.barAcross = true
			m.bodyHeight -= m.bar
		}
	}
	m.bodyWidth, m.bodyHeight = max(m.bodyWidth, 0), max(m.bodyHeight, 0)
	return m
}

// pageRows is how many rows are wholly in sight.
func (m gridMetrics) pageRows() int {
	return max(1, m.bodyHeight/m.rowHeight)
}

func (g *Grid) widthAt(place int) int {
	return int(g.columns[g.order[place]].Width)
}

// placeX returns where a place starts, counted from the grid's left edge as it is scrolled now.
func (g *Grid) placeX(place int) int {
	x := 0
	for p := range place {
		x += g.widthAt(p)
	}
	if place >= g.frozen {
		x -= g.left
	}
	return x
}

// placeAt returns the place under x, -1 right of the last column.
func (g *Grid) placeAt(x int) int {
	frozenWidth := g.measure().frozenWidth
	for place := range g.order {
		start := g.placeX(place)
		if place >= g.frozen && x < frozenWidth {
			return -1
		}
		if x >= start && x < start+g.widthAt(place) {
			return place
		}
	}
	return -1
}

// borderAt returns the place whose right border is at x, -1 for none.
func (g *Grid) borderAt(x int) int {
	frozenWidth := g.measure().frozenWidth
	for place := len(g.order) - 1; place >= 0; place-- { // the last first: a column dragged shut can be opened again
		end := g.placeX(place) + g.widthAt(place)
		if place >= g.frozen && end < frozenWidth {
			continue
		}
		if x >= end-borderReach && x <= end+borderReach {
			return place
		}
	}
	return -1
}

// setWidth gives a place a new width, kept above the least one.
func (g *Grid) setWidth(place, width int) {
	g.columns[g.order[place]].Width = float32(max(width, columnLeast))
	g.clampScroll()
	g.moved()
}

// fitWidth makes a place as wide as its widest text in sight, at most half the grid.
func (g *Grid) fitWidth(place int) {
	if g.painter == nil {
		return
	}
	index := g.order[place]
	widest := g.titleWidth(g.columns[index].Title)
	first, last := g.inSight()
	for row := first; row <= last; row++ {
		widest = max(widest, g.painter.ruler.width(g.text(row, index))+2*cellPad+2)
	}
	g.setWidth(place, min(int(widest), max(int(g.Size().Width)/2, columnLeast)))
	g.columnsChanged()
}

// moveColumn puts the column at one place in front of another place.
func (g *Grid) moveColumn(from, before int) {
	if before == from || before == from+1 {
		return
	}
	index := g.order[from]
	g.order = slices.Delete(g.order, from, from+1)
	if before > from {
		before--
	}
	g.order = slices.Insert(g.order, before, index)
	if g.painter != nil {
		g.painter.rebuild()
	}
	g.moved()
	g.columnsChanged()
}

func (g *Grid) columnsChanged() {
	if g.OnColumns != nil {
		g.OnColumns()
	}
}

// toggleSort sorts by a place, the other way round when it is sorted by already.
func (g *Grid) toggleSort(place int) {
	column := g.columns[g.order[place]]
	if column.Fixed || g.OnSort == nil {
		return
	}
	desc := g.sortKey == column.Key && !g.desc
	g.SetSort(column.Key, desc)
	g.OnSort(column.Key, desc)
}

func (g *Grid) titleWidth(title string) float32 {
	size := g.Theme().Size(theme.SizeNameText)
	return fyne.MeasureText(title, size, fyne.TextStyle{}).Width + 2*cellPad + sortMark
}

// inSight returns the first and the last row that are at least partly in sight; last < first when none is.
func (g *Grid) inSight() (first, last int) {
	m := g.measure()
	if g.count == 0 || m.bodyHeight <= 0 {
		return 0, -1
	}
	return g.offset / m.rowHeight, min(g.count-1, (g.offset+m.bodyHeight-1)/m.rowHeight)
}

// text returns a cell's whole text.
func (g *Grid) text(row, col int) string {
	if g.Cell == nil {
		return ""
	}
	return g.Cell(row, col)
}
