package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Chip is one filter in force.
type Chip struct {
	Text     string // 户类型：脱贫户
	OnOpen   func() // changes the filter; Enter or a click
	OnRemove func() // takes it away; Delete or the cross. Nil for one that cannot be removed
}

// Chips is the row of filters above a list. Tab reaches each; Delete removes it, Enter changes it. A narrow
// window breaks the row.
type Chips struct {
	widget.BaseWidget
	Forwarding

	row *fyne.Container
}

// NewChips returns a row of chips.
func NewChips(chips ...Chip) *Chips {
	c := &Chips{row: container.New(&flow{gap: 6})}
	c.ExtendBaseWidget(c)
	c.Set(chips...)
	return c
}

// Set replaces the chips. The focus goes to the chip now at the place of the one that had it.
func (c *Chips) Set(chips ...Chip) {
	focused := c.focusedAt()
	c.row.Objects = nil
	for _, chip := range chips {
		w := &chipWidget{chip: chip}
		w.redraw = w.Refresh
		w.SetForward(c.pass, c.passShortcut)
		w.ExtendBaseWidget(w)
		c.row.Add(w)
	}
	if focused >= 0 && len(chips) > 0 {
		focus(c, c.row.Objects[min(focused, len(chips)-1)].(*chipWidget))
	}
	c.Refresh()
}

// focusedAt returns which chip has the focus, -1 for none.
func (c *Chips) focusedAt() int {
	for i, o := range c.row.Objects {
		if o.(*chipWidget).focused {
			return i
		}
	}
	return -1
}

// Children returns the chips, for walks over what can take the focus.
func (c *Chips) Children() []fyne.CanvasObject { return c.row.Objects }

// CreateRenderer draws the row.
func (c *Chips) CreateRenderer() fyne.WidgetRenderer {
	c.ExtendBaseWidget(c)
	return widget.NewSimpleRenderer(c.row)
}

// chipWidget is one chip on screen.
type chipWidget struct {
	widget.BaseWidget
	attention

	chip Chip
}

// TypedKey opens or removes the filter.
func (w *chipWidget) TypedKey(ev *fyne.KeyEvent) {
	switch {
	case presses(ev) && w.chip.OnOpen != nil:
		w.chip.OnOpen()
	case (ev.Name == fyne.KeyDelete || ev.Name == fyne.KeyBackspace) && w.chip.OnRemove != nil:
		w.chip.OnRemove()
	default:
		w.pass(ev)
	}
}

// Tapped removes the filter at the cross and opens it elsewhere.
func (w *chipWidget) Tapped(ev *fyne.PointEvent) {
	switch {
	case w.chip.OnRemove != nil && ev.Position.X > w.Size().Width-w.Size().Height:
		w.chip.OnRemove()
	case w.chip.OnOpen != nil:
		w.chip.OnOpen()
	}
}

func (w *chipWidget) CreateRenderer() fyne.WidgetRenderer {
	r := &chipRenderer{chip: w, ground: newRect(), ring: newRing(), text: canvas.NewText("", color.Black), cross: canvas.NewText("×", color.Black)}
	r.Refresh()
	return r
}

type chipRenderer struct {
	chip         *chipWidget
	ground, ring *canvas.Rectangle
	text, cross  *canvas.Text
}

func (r *chipRenderer) Destroy() {}

func (r *chipRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.text, r.cross, r.ring}
}

func (r *chipRenderer) height() float32 { return r.chip.Theme().Size(SizeRow) - 4 }

func (r *chipRenderer) MinSize() fyne.Size {
	width := r.text.MinSize().Width + 2*cellPad + 4
	if r.chip.chip.OnRemove != nil {
		width += r.height() - cellPad
	}
	return fyne.NewSize(width, r.height())
}

func (r *chipRenderer) Layout(size fyne.Size) {
	place(r.ground, 0, 0, size.Width, size.Height)
	place(r.ring, 0, 0, size.Width, size.Height)
	place(r.text, cellPad+2, 0, r.text.MinSize().Width, size.Height)
	place(r.cross, size.Width-size.Height, 0, size.Height, size.Height)
}

func (r *chipRenderer) Refresh() {
	w, th := r.chip, r.chip.Theme()
	r.ground.FillColor, r.ground.CornerRadius = ink(th, ColorTint), r.height()/2
	r.ground.StrokeColor, r.ground.StrokeWidth = ink(th, theme.ColorNamePrimary), 0
	if w.hovered {
		r.ground.StrokeWidth = 1
	}
	showRing(r.ring, th, w.focused)
	r.ring.CornerRadius = r.height() / 2
	r.text.Text, r.text.Color, r.text.TextSize = w.chip.Text, ink(th, theme.ColorNameForeground), th.Size(theme.SizeNameText)
	r.cross.Color, r.cross.TextSize, r.cross.Alignment = ink(th, ColorSecondary), th.Size(theme.SizeNameText)+2, fyne.TextAlignCenter
	r.cross.Hidden = w.chip.OnRemove == nil
	r.Layout(w.Size())
	canvas.Refresh(w)
}
