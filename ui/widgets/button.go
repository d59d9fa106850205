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
	_ fyne.Focusable     = (*Button)(nil)
	_ fyne.Tappable      = (*Button)(nil)
	_ fyne.Disableable   = (*Button)(nil)
	_ desktop.Hoverable  = (*Button)(nil)
	_ fyne.Shortcutable  = (*Button)(nil)
	_ desktop.Cursorable = (*Button)(nil)
)

// Emphasis says how much a button stands out.
type Emphasis int

// The emphases. A page has one Primary button at most.
const (
	Plain   Emphasis = iota
	Primary          // the main action, on the accent colour
	Danger           // removes something; never the default of a dialog
	Quiet            // no ground: links and closing crosses
)

// Button is a verb one can press: by mouse, Space or Enter. Unlike the toolkit's it answers Enter, keeps the
// focus when tapped, shows a tooltip, hands on the keys it does not use, and its text is not bold.
type Button struct {
	widget.DisableableWidget
	attention

	Text     string
	Icon     fyne.Resource
	Emphasis Emphasis
	Align    fyne.TextAlign // where the text stands in a button wider than it; leading, unless set
	Tip      string         // shown after the pointer rested on it, its key for example
	Tips     *Tips
	Barred   string // why the person may not press it at all: it is grey and says so, whoever enables it
	OnTapped func()
}

// NewButton returns a plain button with centred text.
func NewButton(text string, tapped func()) *Button {
	b := &Button{Text: text, OnTapped: tapped, Align: fyne.TextAlignCenter}
	b.redraw = b.Refresh
	b.ExtendBaseWidget(b)
	return b
}

// NewPrimary returns the main action's button.
func NewPrimary(text string, tapped func()) *Button {
	b := NewButton(text, tapped)
	b.Emphasis = Primary
	return b
}

// SetText changes the text.
func (b *Button) SetText(text string) {
	if b.Text != text {
		b.Text = text
		b.Refresh()
	}
}

// Disabled reports whether the button cannot be pressed now.
func (b *Button) Disabled() bool { return b.Barred != "" || b.DisableableWidget.Disabled() }

// Tapped presses the button.
func (b *Button) Tapped(*fyne.PointEvent) {
	b.Tips.Drop()
	if !b.Disabled() && b.OnTapped != nil {
		b.OnTapped()
	}
}

// TypedKey presses the button on Space and Enter and hands other keys on.
func (b *Button) TypedKey(ev *fyne.KeyEvent) {
	if !presses(ev) {
		b.pass(ev)
		return
	}
	b.Tapped(nil)
}

// MouseIn marks the button and offers its tip.
func (b *Button) MouseIn(ev *desktop.MouseEvent) {
	b.attention.MouseIn(ev)
	tip := b.Tip
	if b.Barred != "" {
		tip = b.Barred
	}
	b.Tips.Offer(tip, ev.AbsolutePosition)
}

// MouseOut takes mark and tip away.
func (b *Button) MouseOut() {
	b.Tips.Drop()
	b.attention.MouseOut()
}

// Cursor shows a hand over what looks like a link.
func (b *Button) Cursor() desktop.Cursor {
	if b.Emphasis == Quiet && !b.Disabled() {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// CreateRenderer draws the button.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	b.ExtendBaseWidget(b)
	r := &buttonRenderer{
		button: b, ground: canvas.NewRectangle(color.Transparent), veil: canvas.NewRectangle(color.Transparent),
		ring: newRing(), text: canvas.NewText("", color.Black), icon: canvas.NewImageFromResource(nil),
	}
	r.icon.FillMode = canvas.ImageFillContain
	r.Refresh()
	return r
}

type buttonRenderer struct {
	button             *Button
	ground, veil, ring *canvas.Rectangle
	text               *canvas.Text
	icon               *canvas.Image
}

func (r *buttonRenderer) Destroy() {}

func (r *buttonRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.veil, r.icon, r.text, r.ring}
}

func (r *buttonRenderer) pads() (side, top float32) {
	inner := r.button.Theme().Size(theme.SizeNameInnerPadding)
	switch {
	case r.button.Emphasis == Quiet:
		return inner, inner / 2
	case r.button.Text == "":
		return inner, inner
	}
	return inner * 2, inner
}

func (r *buttonRenderer) iconWidth() float32 {
	if r.button.Icon == nil {
		return 0
	}
	th := r.button.Theme()
	width := th.Size(theme.SizeNameInlineIcon)
	if r.button.Text != "" {
		width += th.Size(theme.SizeNamePadding)
	}
	return width
}

func (r *buttonRenderer) MinSize() fyne.Size {
	side, top := r.pads()
	text := r.text.MinSize()
	return fyne.NewSize(text.Width+r.iconWidth()+2*side, max(text.Height, r.button.Theme().Size(theme.SizeNameInlineIcon))+2*top)
}

func (r *buttonRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.veil.Resize(size)
	inset := float32(0)
	if r.button.Emphasis == Primary {
		inset = 2
	}
	place(r.ring, inset, inset, size.Width-2*inset, size.Height-2*inset)
	side, _ := r.pads()
	iconWidth, textWidth := r.iconWidth(), r.text.MinSize().Width
	x := side
	switch r.button.Align {
	case fyne.TextAlignCenter:
		x = (size.Width - iconWidth - textWidth) / 2
	case fyne.TextAlignTrailing:
		x = size.Width - side - iconWidth - textWidth
	}
	edge := r.button.Theme().Size(theme.SizeNameInlineIcon)
	r.icon.Move(fyne.NewPos(x, (size.Height-edge)/2))
	r.icon.Resize(fyne.NewSquareSize(edge))
	r.text.Move(fyne.NewPos(x+iconWidth, 0))
	r.text.Resize(fyne.NewSize(textWidth, size.Height))
}

func (r *buttonRenderer) Refresh() {
	b, th := r.button, r.button.Theme()
	fill, edge, text := r.colours(th)
	r.ground.FillColor, r.ground.StrokeColor, r.ground.StrokeWidth = fill, edge, 1
	r.veil.FillColor = color.Transparent
	if b.hovered && !b.Disabled() {
		r.veil.FillColor = ink(th, theme.ColorNameHover)
	}
	radius := th.Size(theme.SizeNameInputRadius)
	r.ground.CornerRadius, r.veil.CornerRadius = radius, radius
	showRing(r.ring, th, b.focused)
	if b.Emphasis == Primary { // the accent ring would vanish on the accent ground
		r.ring.StrokeColor = ink(th, theme.ColorNameForegroundOnPrimary)
	}
	r.text.Text, r.text.Color, r.text.TextSize = b.Text, text, th.Size(theme.SizeNameText)
	r.icon.Hidden = b.Icon == nil
	if b.Icon != nil {
		r.icon.Resource = b.Icon
	}
	r.Layout(b.Size())
	canvas.Refresh(b)
}

func (r *buttonRenderer) colours(th fyne.Theme) (fill, edge, text color.Color) {
	b := r.button
	switch {
	case b.Disabled() && b.Emphasis == Quiet:
		return color.Transparent, color.Transparent, ink(th, theme.ColorNameDisabled)
	case b.Disabled():
		return ink(th, theme.ColorNameDisabledButton), ink(th, theme.ColorNameSeparator), ink(th, theme.ColorNameDisabled)
	case b.Emphasis == Primary:
		accent := ink(th, theme.ColorNamePrimary)
		return accent, accent, ink(th, theme.ColorNameForegroundOnPrimary)
	case b.Emphasis == Danger:
		return ink(th, theme.ColorNameBackground), ink(th, ColorOverdue), ink(th, ColorOverdue)
	case b.Emphasis == Quiet:
		return color.Transparent, color.Transparent, ink(th, theme.ColorNamePrimary)
	default:
		return ink(th, theme.ColorNameButton), ink(th, theme.ColorNameInputBorder), ink(th, theme.ColorNameForeground)
	}
}

// newRing returns the hidden focus ring every focusable widget here draws on top.
func newRing() *canvas.Rectangle {
	ring := canvas.NewRectangle(color.Transparent)
	ring.StrokeWidth = 2
	ring.Hide()
	return ring
}

// showRing colours the ring and shows it while focused.
func showRing(ring *canvas.Rectangle, th fyne.Theme, focused bool) {
	ring.StrokeColor = ink(th, theme.ColorNamePrimary)
	ring.CornerRadius = th.Size(theme.SizeNameInputRadius)
	ring.Hidden = !focused
}
