package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

var (
	_ fyne.Focusable    = (*Check)(nil)
	_ fyne.Shortcutable = (*Check)(nil)
	_ fyne.Tappable     = (*Check)(nil)
	_ fyne.Disableable  = (*Check)(nil)
	_ desktop.Hoverable = (*Check)(nil)
)

// Check is a box to tick: a promise kept, a column shown. Space ticks, Enter moves on. Unlike the toolkit's it
// hands on what it does not use, so that Esc and the function keys work from it.
type Check struct {
	widget.DisableableWidget
	attention

	Text      string
	Checked   bool
	OnChanged func(checked bool) // by key or mouse

	next, back func()
}

// NewCheck returns an empty box; changed may be nil.
func NewCheck(text string, changed func(checked bool)) *Check {
	c := &Check{Text: text, OnChanged: changed}
	c.redraw = c.Refresh
	c.ExtendBaseWidget(c)
	return c
}

// SetChecked ticks or clears the box without OnChanged.
func (c *Check) SetChecked(checked bool) {
	if c.Checked != checked {
		c.Checked = checked
		c.Refresh()
	}
}

// SetOnDone tells what Enter does, and ↑ for the way back.
func (c *Check) SetOnDone(next, back func()) { c.next, c.back = next, back }

// Tapped ticks or clears the box and takes the focus.
func (c *Check) Tapped(*fyne.PointEvent) {
	if c.Disabled() {
		return
	}
	focus(c, c)
	c.toggle()
}

func (c *Check) toggle() {
	if c.Disabled() {
		return
	}
	c.Checked = !c.Checked
	c.Refresh()
	if c.OnChanged != nil {
		c.OnChanged(c.Checked)
	}
}

// TypedKey ticks by Space and moves on by Enter.
func (c *Check) TypedKey(ev *fyne.KeyEvent) {
	switch {
	case ev.Name == fyne.KeySpace:
		c.toggle()
	case enters(ev) && c.next != nil:
		c.next()
	case ev.Name == fyne.KeyUp && c.back != nil:
		c.back()
	default:
		c.pass(ev)
	}
}

// CreateRenderer draws box and text.
func (c *Check) CreateRenderer() fyne.WidgetRenderer {
	c.ExtendBaseWidget(c)
	r := &checkRenderer{check: c, box: newRect(), veil: newRect(), ring: newRing(), mark: canvas.NewText("✓", color.Black), text: canvas.NewText("", color.Black)}
	r.Refresh()
	return r
}

type checkRenderer struct {
	check           *Check
	box, veil, ring *canvas.Rectangle
	mark, text      *canvas.Text
}

func (r *checkRenderer) Destroy() {}

func (r *checkRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.veil, r.box, r.mark, r.text, r.ring}
}

func (r *checkRenderer) edge() float32 { return r.check.Theme().Size(theme.SizeNameText) + 2 }

func (r *checkRenderer) MinSize() fyne.Size {
	return fyne.NewSize(r.edge()+r.text.MinSize().Width+3*cellPad, r.check.Theme().Size(SizeRow))
}

func (r *checkRenderer) Layout(size fyne.Size) {
	edge := r.edge()
	least := min(size.Width, r.MinSize().Width)
	place(r.veil, 0, 0, least, size.Height)
	place(r.ring, 0, 0, least, size.Height)
	place(r.box, cellPad, (size.Height-edge)/2, edge, edge)
	place(r.mark, cellPad, 0, edge, size.Height)
	place(r.text, edge+2*cellPad, 0, size.Width-edge-2*cellPad, size.Height)
}

func (r *checkRenderer) Refresh() {
	c, th := r.check, r.check.Theme()
	fill, edge, text := ink(th, theme.ColorNameInputBackground), ink(th, ColorSecondary), ink(th, theme.ColorNameForeground)
	if c.Checked {
		fill, edge = ink(th, theme.ColorNamePrimary), ink(th, theme.ColorNamePrimary)
	}
	if c.Disabled() {
		edge, text = ink(th, theme.ColorNameDisabled), ink(th, theme.ColorNameDisabled)
		if c.Checked {
			fill = edge
		}
	}
	r.box.FillColor, r.box.StrokeColor, r.box.StrokeWidth, r.box.CornerRadius = fill, edge, 1, 2
	r.veil.FillColor = color.Transparent
	if c.hovered && !c.Disabled() {
		r.veil.FillColor = ink(th, theme.ColorNameHover)
	}
	showRing(r.ring, th, c.focused)
	r.mark.Hidden, r.mark.Color = !c.Checked, ink(th, theme.ColorNameForegroundOnPrimary)
	r.mark.TextSize, r.mark.Alignment = th.Size(theme.SizeNameText), fyne.TextAlignCenter
	r.text.Text, r.text.Color, r.text.TextSize = c.Text, text, th.Size(theme.SizeNameText)
	r.Layout(c.Size())
	canvas.Refresh(c)
}
