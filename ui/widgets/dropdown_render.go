package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// CreateRenderer draws the list.
func (d *dropDown) CreateRenderer() fyne.WidgetRenderer {
	layer, _ := layer()
	r := &dropDownRenderer{list: d, shadow: newRect(), ground: newRect(), lines: &pool{layer: layer}}
	r.Refresh()
	return r
}

type dropDownRenderer struct {
	list           *dropDown
	shadow, ground *canvas.Rectangle
	lines          *pool
	ruler          *ruler
}

func (r *dropDownRenderer) Destroy() {}

func (r *dropDownRenderer) MinSize() fyne.Size { return fyne.Size{} }

func (r *dropDownRenderer) Layout(fyne.Size) { r.Refresh() }

func (r *dropDownRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.shadow, r.ground, r.lines.layer}
}

func (r *dropDownRenderer) Refresh() {
	d, th := r.list, r.list.Theme()
	if !d.open() {
		return
	}
	if size := th.Size(theme.SizeNameText); !r.ruler.fits(th, size) {
		r.ruler = newRuler(th, size, fyne.TextStyle{})
	}
	at, size := d.box()
	r.shadow.FillColor = ink(th, theme.ColorNameShadow)
	r.ground.FillColor, r.ground.StrokeColor, r.ground.StrokeWidth = ink(th, theme.ColorNameMenuBackground), ink(th, theme.ColorNameInputBorder), 1
	place(r.shadow, at.X+2, at.Y+2, size.Width, size.Height)
	place(r.ground, at.X, at.Y, size.Width, size.Height)
	place(r.lines.layer, at.X, at.Y, size.Width, size.Height)
	r.lines.begin(th)
	for i := range min(len(d.options)-d.first, dropRows) {
		r.draw(th, d.first+i, float32(i)*th.Size(SizeRow)+1, size.Width)
	}
	r.lines.end()
	canvas.Refresh(r.ground)
}

func (r *dropDownRenderer) draw(th fyne.Theme, index int, y, width float32) {
	d, height := r.list, th.Size(SizeRow)
	option := d.options[index]
	if index == d.at {
		r.lines.rect(ink(th, ColorTint), 1, y, width-2, height)
	}
	x := float32(cellPad)
	if d.checked != nil {
		r.check(th, d.checked(index), x, y)
		x += th.Size(theme.SizeNameText) + cellPad
	}
	shown, _ := r.ruler.cut(option.Text, width-x-cellPad)
	r.lines.text(shown, ink(th, theme.ColorNameForeground), fyne.TextAlignLeading, x, y, width-x-cellPad, height)
	x += r.ruler.width(shown) + dropGap
	if detail, _ := r.ruler.cut(option.Detail, width-x-cellPad); width > x+cellPad {
		r.lines.text(detail, ink(th, ColorSecondary), fyne.TextAlignTrailing, x, y, width-x-cellPad, height)
	}
}

// check draws the box of an option that can be chosen beside others.
func (r *dropDownRenderer) check(th fyne.Theme, on bool, x, y float32) {
	edge := th.Size(theme.SizeNameText)
	top := y + (th.Size(SizeRow)-edge)/2
	r.lines.rect(ink(th, ColorSecondary), x, top, edge, edge)
	inner, mark := ink(th, theme.ColorNameMenuBackground), ""
	if on {
		inner, mark = ink(th, theme.ColorNamePrimary), "✓"
	}
	r.lines.rect(inner, x+1, top+1, edge-2, edge-2)
	if mark != "" {
		r.lines.text(mark, ink(th, theme.ColorNameForegroundOnPrimary), fyne.TextAlignCenter, x, y, edge, th.Size(SizeRow))
	}
}
