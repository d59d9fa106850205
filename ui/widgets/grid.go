package widgets

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

var (
	_ fyne.Focusable         = (*Grid)(nil)
	_ fyne.Draggable         = (*Grid)(nil)
	_ fyne.Scrollable        = (*Grid)(nil)
	_ fyne.Shortcutable      = (*Grid)(nil)
	_ fyne.DoubleTappable    = (*Grid)(nil)
	_ fyne.SecondaryTappable = (*Grid)(nil)
	_ desktop.Keyable        = (*Grid)(nil)
	_ desktop.Mouseable      = (*Grid)(nil)
	_ desktop.Hoverable      = (*Grid)(nil)
	_ desktop.Cursorable     = (*Grid)(nil)
)

// CellState says what a cell's value means; it colours the cell and always stands beside a word in it.
type CellState int

// The states of a cell.
const (
	CellNormal CellState = iota
	CellSecondary
	CellOverdue
	CellSoon
	CellInfo
)

// Column is one column of a Grid.
type Column struct {
	Key     string  // names the column in saved views and in OnSort
	Title   string  // in the header
	Width   float32 // in device independent pixels; 0 makes it as wide as its title
	Numeric bool    // digits align right
	Fixed   bool    // a header click does not sort by it
}

// Grid is a list of any number of rows, of which only those in sight exist as objects. Offsets are whole
// pixels in an int, so row 129,999 stands as exactly as row 0. Rows are selected as wholes; the page tells the
// texts cell by cell and fetches what Want asks for.
type Grid struct {
	widget.BaseWidget
	Forwarding
	wheel

	Rows  func() int                   // how many rows there are now
	Cell  func(row, col int) string    // text of a cell, col counts the columns given to SetColumns; "" while not loaded
	State func(row, col int) CellState // optional
	Want  func(first, last int)        // rows now in sight, called when that changes and after Refresh
	Empty string                       // said in the middle when there are no rows
	Tips  *Tips                        // optional: full text of cut cells
	Multi bool                         // several rows can be selected
	Copy  func(text string)            // puts text on the clipboard

	OnSort      func(key string, desc bool)
	OnOpen      func(row int)                   // Enter, double click
	OnSelect    func()                          // current row or selection changed
	OnMenu      func(row int, at fyne.Position) // right click or menu key, at a place on the canvas
	OnTypeAhead func(r rune)                    // a letter was typed
	OnColumns   func()                          // the person changed widths or order
	OnCopy      func(rows []int) bool           // set where rows may not be loaded: fetch, then Copy(TSV…); true when taken over

	columns []Column
	order   []int // what stands where: order[place] is an index of columns
	frozen  int   // places that do not scroll sideways
	sortKey string
	desc    bool

	count   int // rows at the last Refresh
	offset  int // pixels scrolled down
	left    int // pixels scrolled sideways
	current int // row, -1 for none
	anchor  int // where a range starts
	marks   rowSet
	ranged  bool // marks came from a range: a plain arrow drops them

	hoverRow int
	focused  bool
	shift    bool // Shift is held
	drag     gridDrag
	pointer  fyne.Position
	painter  *gridRenderer
	pending  *GridView // row and scroll to bring back once there are rows
}

// NewGrid returns a grid with the given columns, of which the first frozen ones stay in sight.
func NewGrid(frozen int, columns ...Column) *Grid {
	g := &Grid{current: -1, anchor: -1, hoverRow: -1, Multi: true, frozen: frozen}
	g.ExtendBaseWidget(g)
	g.SetColumns(columns...)
	return g
}

// SetColumns replaces the columns, in the order they shall stand. Widths and order a person chose come back
// with SetView.
func (g *Grid) SetColumns(columns ...Column) {
	g.columns = slices.Clone(columns)
	g.order = make([]int, len(columns))
	for i := range g.columns {
		g.order[i] = i
		if g.columns[i].Width <= 0 {
			g.columns[i].Width = g.titleWidth(g.columns[i].Title)
		}
	}
	g.left = 0
	if g.painter != nil {
		g.painter.rebuild()
	}
	g.sync()
}

// SetSort shows the sort mark at a column; it does not sort and does not call OnSort.
func (g *Grid) SetSort(key string, desc bool) {
	g.sortKey, g.desc = key, desc
	g.moved()
}

// Refresh asks for the number of rows and for every cell in sight again.
func (g *Grid) Refresh() {
	g.reload()
	g.BaseWidget.Refresh()
}

// RefreshRows asks again for the cells of some rows, when a window of rows has arrived.
func (g *Grid) RefreshRows(first, last int) {
	if g.painter != nil {
		g.painter.stale(first, last)
		g.painter.sync()
	}
}

// reload reads the number of rows and keeps offset, current row and marks inside it.
func (g *Grid) reload() {
	g.count = 0
	if g.Rows != nil {
		g.count = g.Rows()
	}
	if g.pending != nil && g.count > 0 {
		g.current, g.anchor, g.offset, g.left = g.pending.Current, g.pending.Current, g.pending.Offset, g.pending.Left
		g.pending = nil
	}
	g.current = min(g.current, g.count-1)
	g.anchor = min(g.anchor, g.count-1)
	g.marks.clip(g.count)
	g.clampScroll()
}

// Current returns the current row, -1 when there is none.
func (g *Grid) Current() int {
	return g.current
}

// SetCurrent makes a row the current one, scrolls to it and calls OnSelect. Rows outside are brought inside.
func (g *Grid) SetCurrent(row int) {
	g.goTo(row, false)
}

// ScrollTo scrolls just far enough that the row is wholly in sight.
func (g *Grid) ScrollTo(row int) {
	m := g.measure()
	top := row * m.rowHeight
	switch {
	case top < g.offset:
		g.offset = top
	case m.bodyHeight < m.rowHeight: // not laid out yet: the row is in sight once it is
	case top+m.rowHeight > g.offset+m.bodyHeight:
		g.offset = top + m.rowHeight - m.bodyHeight
	}
	g.clampScroll()
	g.sync()
}

// ScrollBy scrolls by pixels, down and to the right where positive.
func (g *Grid) ScrollBy(right, down int) {
	offset, left := g.offset, g.left
	g.offset += down
	g.left += right
	g.clampScroll()
	if g.left != left {
		g.moved()
	} else if g.offset != offset {
		g.sync()
	}
	g.Tips.Drop()
}

func (g *Grid) clampScroll() {
	m := g.measure()
	g.offset = max(0, min(g.offset, g.count*m.rowHeight-m.bodyHeight))
	g.left = max(0, min(g.left, m.movingWidth-(m.bodyWidth-m.frozenWidth)))
}

// sync draws what changed by scrolling or selecting; moved also when columns moved.
func (g *Grid) sync() {
	if g.painter != nil {
		g.painter.sync()
	}
}

func (g *Grid) moved() {
	if g.painter != nil {
		g.painter.stamp++
		g.painter.sync()
	}
}

// FocusGained shows the focus ring.
func (g *Grid) FocusGained() {
	g.focused = true
	g.sync()
}

// FocusLost takes the focus ring away. Keys released elsewhere are not told, so Shift counts as released.
func (g *Grid) FocusLost() {
	g.focused, g.shift = false, false
	g.sync()
}

// MinSize is small: a grid takes what room it is given.
func (g *Grid) MinSize() fyne.Size {
	return fyne.NewSize(120, g.Theme().Size(SizeHeader)+3*g.Theme().Size(SizeRow))
}
