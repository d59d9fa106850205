package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

var _ fyne.WidgetRenderer = (*gridRenderer)(nil)

// gridRenderer owns the objects of the rows in sight. Row r uses slot r modulo the number of slots, so that
// scrolling by a row fills one slot and moves the others.
type gridRenderer struct {
	grid  *Grid
	ruler *ruler
	slots []*rowSlot
	stamp int // counts changes of columns, sizes and theme: a slot with an older one is placed anew
	drawn int // stamp the header shows
	first int // rows last told to Want
	last  int

	ground, headGround, headLine *canvas.Rectangle
	frozenLine, moveMark, ring   *canvas.Rectangle
	tracks, thumbs               [2]*canvas.Rectangle // down, across
	empty                        *canvas.Text
	heads                        []*headCell

	tints                       *fyne.Container // below the cells
	moving, frozen              *fyne.Container // cells
	headMoving, headFrozen      *fyne.Container
	body                        *container.Clip
	movingClip, frozenClip      *container.Clip
	headMovingClip, headFixClip *container.Clip
	objects                     []fyne.CanvasObject
}

// CreateRenderer draws the grid.
func (g *Grid) CreateRenderer() fyne.WidgetRenderer {
	g.ExtendBaseWidget(g)
	r := &gridRenderer{
		grid: g, first: -1, last: -1,
		ground: newRect(), headGround: newRect(), headLine: newRect(), frozenLine: newRect(), moveMark: newRect(), ring: newRing(),
		tracks: [2]*canvas.Rectangle{newRect(), newRect()}, thumbs: [2]*canvas.Rectangle{newRect(), newRect()},
		empty: canvas.NewText("", color.Black),
		tints: container.NewWithoutLayout(), moving: container.NewWithoutLayout(), frozen: container.NewWithoutLayout(),
		headMoving: container.NewWithoutLayout(), headFrozen: container.NewWithoutLayout(),
	}
	r.empty.Alignment = fyne.TextAlignCenter
	r.movingClip, r.frozenClip = container.NewClip(r.moving), container.NewClip(r.frozen)
	r.headMovingClip, r.headFixClip = container.NewClip(r.headMoving), container.NewClip(r.headFrozen)
	r.body = container.NewClip(container.NewWithoutLayout(r.tints, r.movingClip, r.frozenClip))
	r.objects = []fyne.CanvasObject{
		r.ground, r.body, r.headGround, r.headMovingClip, r.headFixClip, r.headLine, r.frozenLine,
		r.tracks[0], r.thumbs[0], r.tracks[1], r.thumbs[1], r.moveMark, r.empty, r.ring,
	}
	g.painter = r
	g.reload()
	r.applyTheme()
	r.rebuild()
	return r
}

func newRect() *canvas.Rectangle { return canvas.NewRectangle(color.Transparent) }

func (r *gridRenderer) Destroy() {
	if r.grid.painter == r {
		r.grid.painter = nil
	}
}

func (r *gridRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *gridRenderer) MinSize() fyne.Size { return r.grid.MinSize() }

// Layout places everything for a new size.
func (r *gridRenderer) Layout(fyne.Size) {
	r.grid.clampScroll()
	r.stamp++
	r.sync()
}

// Refresh takes the theme and all cells anew.
func (r *gridRenderer) Refresh() {
	r.applyTheme()
	r.stamp++
	r.first, r.last = -1, -1
	r.stale(0, r.grid.count)
	r.sync()
}

func (r *gridRenderer) applyTheme() {
	th := r.grid.Theme()
	if size := th.Size(theme.SizeNameText); !r.ruler.fits(th, size) {
		r.ruler = newRuler(th, size, fyne.TextStyle{})
	}
	r.ground.FillColor = ink(th, theme.ColorNameBackground)
	r.headGround.FillColor = ink(th, theme.ColorNameHeaderBackground)
	r.headLine.FillColor = ink(th, theme.ColorNameInputBorder)
	r.frozenLine.FillColor = ink(th, theme.ColorNameInputBorder)
	r.moveMark.FillColor = ink(th, theme.ColorNamePrimary)
	for i := range r.tracks {
		r.tracks[i].FillColor = ink(th, theme.ColorNameScrollBarBackground)
		r.thumbs[i].FillColor = ink(th, theme.ColorNameScrollBar)
		r.thumbs[i].CornerRadius = 3
	}
	r.empty.Color, r.empty.TextSize = ink(th, ColorSecondary), th.Size(theme.SizeNameText)
}

// rebuild throws all cells away, after the columns or their order changed.
func (r *gridRenderer) rebuild() {
	r.slots, r.heads = nil, nil
	r.tints.Objects, r.moving.Objects, r.frozen.Objects = nil, nil, nil
	r.headMoving.Objects, r.headFrozen.Objects = nil, nil
	r.stamp++
}

// stale makes the slots of some rows ask for their cells again.
func (r *gridRenderer) stale(first, last int) {
	for _, slot := range r.slots {
		if slot.row >= first && slot.row <= last {
			slot.row = -1
		}
	}
}

// sync draws the state of the grid, touching only what differs from what is drawn.
func (r *gridRenderer) sync() {
	g := r.grid
	if g.Size().IsZero() {
		return
	}
	m := g.measure()
	first, last := g.inSight()
	r.fitSlots(last - first + 1)
	if r.drawn != r.stamp {
		r.placeFrame(m)
		r.placeHeads(m)
		r.drawn = r.stamp
	}
	for row := first; row <= last; row++ {
		r.slots[row%len(r.slots)].show(r, m, row)
	}
	for _, slot := range r.slots {
		if slot.row < first || slot.row > last {
			slot.hide()
		}
	}
	r.placeBars(m)
	r.placeMarks(m)
	canvas.Refresh(r.ground) // one rectangle is enough to have the window painted; the grid itself would drop every texture
	if first != r.first || last != r.last {
		r.first, r.last = first, last
		if g.Want != nil && last >= first {
			g.Want(first, last)
		}
	}
}

// fitSlots makes enough slots for the rows in sight; a different number gives every row another slot.
func (r *gridRenderer) fitSlots(rows int) {
	if rows <= len(r.slots) {
		return
	}
	for len(r.slots) < rows+1 {
		r.slots = append(r.slots, newRowSlot(r))
	}
	for _, slot := range r.slots {
		slot.row = -1
	}
}

func (r *gridRenderer) placeFrame(m gridMetrics) {
	size := r.grid.Size()
	head, body := float32(m.headHeight), fyne.NewSize(float32(m.bodyWidth), float32(m.bodyHeight))
	frozen := min(float32(m.frozenWidth), body.Width)
	place(r.ground, 0, 0, size.Width, size.Height)
	place(r.headGround, 0, 0, size.Width, head)
	place(r.headLine, 0, head-1, size.Width, 1)
	place(r.body, 0, head, body.Width, body.Height)
	place(r.tints, 0, 0, body.Width, body.Height)
	place(r.frozenClip, 0, 0, frozen, body.Height)
	place(r.movingClip, frozen, 0, body.Width-frozen, body.Height)
	place(r.headFixClip, 0, 0, frozen, head)
	place(r.headMovingClip, frozen, 0, body.Width-frozen, head)
	place(r.frozenLine, frozen-1, 0, 1, head+body.Height)
	r.frozenLine.Hidden = frozen == 0 || !m.barAcross
	place(r.empty, 0, head, body.Width, max(body.Height, 0))
	place(r.ring, 0, 0, size.Width, size.Height)
}

func (r *gridRenderer) placeBars(m gridMetrics) {
	g := r.grid
	head, bar := float32(m.headHeight), float32(m.bar)
	for i, shown := range []bool{m.barDown, m.barAcross} {
		r.tracks[i].Hidden, r.thumbs[i].Hidden = !shown, !shown
	}
	if m.barDown {
		x := float32(m.bodyWidth)
		start, length := thumb(m.bodyHeight, g.count*m.rowHeight, g.offset)
		place(r.tracks[0], x, head, bar, float32(m.bodyHeight))
		place(r.thumbs[0], x+3, head+float32(start), bar-5, float32(length))
	}
	if m.barAcross {
		y := head + float32(m.bodyHeight)
		room := m.bodyWidth - m.frozenWidth
		start, length := thumb(room, m.movingWidth, g.left)
		place(r.tracks[1], 0, y, float32(m.bodyWidth), bar)
		place(r.thumbs[1], float32(m.frozenWidth+start), y+3, float32(max(length, 0)), bar-5)
	}
}

func (r *gridRenderer) placeMarks(m gridMetrics) {
	g := r.grid
	r.empty.Hidden = g.count > 0 || g.Empty == ""
	r.empty.Text = g.Empty
	r.moveMark.Hidden = g.drag.kind != dragHeader || g.drag.before < 0
	if !r.moveMark.Hidden {
		place(r.moveMark, float32(g.placeX(g.drag.before))-1, 0, 2, float32(m.headHeight+m.bodyHeight))
	}
	showRing(r.ring, g.Theme(), g.focused)
}

// place moves and resizes an object.
func place(o fyne.CanvasObject, x, y, width, height float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(max(width, 0), max(height, 0)))
}
