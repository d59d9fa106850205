package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// fieldButton is the button at the right end of a field: the calendar's, the list's. Tab goes past it, since
// the field does the same by key.
type fieldButton struct {
	widget.DisableableWidget

	icon     fyne.Resource
	onTapped func()
	hovered  bool
}

func newFieldButton(icon fyne.Resource, tapped func()) *fieldButton {
	b := &fieldButton{icon: icon, onTapped: tapped}
	b.ExtendBaseWidget(b)
	return b
}

// Tapped presses the button.
func (b *fieldButton) Tapped(*fyne.PointEvent) {
	if !b.Disabled() {
		b.onTapped()
	}
}

// MouseIn marks the button.
func (b *fieldButton) MouseIn(*desktop.MouseEvent) { b.hovered = true; b.Refresh() }

// MouseMoved does nothing.
func (b *fieldButton) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes the mark away.
func (b *fieldButton) MouseOut() { b.hovered = false; b.Refresh() }

// CreateRenderer draws the button.
func (b *fieldButton) CreateRenderer() fyne.WidgetRenderer {
	r := &fieldButtonRenderer{button: b, ground: newRect(), icon: canvas.NewImageFromResource(b.icon)}
	r.icon.FillMode = canvas.ImageFillContain
	r.Refresh()
	return r
}

type fieldButtonRenderer struct {
	button *fieldButton
	ground *canvas.Rectangle
	icon   *canvas.Image
}

func (r *fieldButtonRenderer) Destroy() {}

func (r *fieldButtonRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.icon}
}

func (r *fieldButtonRenderer) MinSize() fyne.Size {
	th := r.button.Theme()
	return fyne.NewSquareSize(th.Size(theme.SizeNameInlineIcon) + 2*th.Size(theme.SizeNameInnerPadding))
}

func (r *fieldButtonRenderer) Layout(size fyne.Size) {
	edge := r.button.Theme().Size(theme.SizeNameInlineIcon)
	place(r.ground, 0, 1, size.Width, size.Height-2)
	place(r.icon, (size.Width-edge)/2, (size.Height-edge)/2, edge, edge)
}

func (r *fieldButtonRenderer) Refresh() {
	b, th := r.button, r.button.Theme()
	r.ground.FillColor, r.ground.CornerRadius = color.Transparent, th.Size(theme.SizeNameInputRadius)
	if b.hovered && !b.Disabled() {
		r.ground.FillColor = ink(th, theme.ColorNameHover)
	}
	r.icon.Resource = b.icon
	if b.Disabled() {
		r.icon.Resource = theme.NewDisabledResource(b.icon)
	}
	r.icon.Refresh()
	r.Layout(b.Size())
	canvas.Refresh(b)
}
