package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Tile is one big number with its name, a link to the list it counts.
type Tile struct {
	widget.BaseWidget
	attention

	Label    string
	Figure   string    // with its unit: 12 户
	Note     string    // below the figure, optional
	State    CellState // colours the figure; its word stands in Label
	OnTapped func()
}

// NewTile returns a tile.
func NewTile(label, figure string, tapped func()) *Tile {
	t := &Tile{Label: label, Figure: figure, OnTapped: tapped}
	t.redraw = t.Refresh
	t.ExtendBaseWidget(t)
	return t
}

// Set shows another number.
func (t *Tile) Set(figure, note string, state CellState) {
	t.Figure, t.Note, t.State = figure, note, state
	t.Refresh()
}

// Tapped opens the list.
func (t *Tile) Tapped(*fyne.PointEvent) {
	if t.OnTapped != nil {
		t.OnTapped()
	}
}

// TypedKey opens the list on Enter and Space.
func (t *Tile) TypedKey(ev *fyne.KeyEvent) {
	if !presses(ev) {
		t.pass(ev)
		return
	}
	t.Tapped(nil)
}

// Cursor shows that the tile is a link.
func (t *Tile) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer draws the tile.
func (t *Tile) CreateRenderer() fyne.WidgetRenderer {
	t.ExtendBaseWidget(t)
	r := &tileRenderer{
		tile: t, ground: newRect(), ring: newRing(),
		label: canvas.NewText("", color.Black), figure: canvas.NewText("", color.Black), note: canvas.NewText("", color.Black),
	}
	r.Refresh()
	return r
}

const tilePad = 14

type tileRenderer struct {
	tile                *Tile
	ground, ring        *canvas.Rectangle
	label, figure, note *canvas.Text
}

func (r *tileRenderer) Destroy() {}

func (r *tileRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.label, r.figure, r.note, r.ring}
}

func (r *tileRenderer) MinSize() fyne.Size {
	label, figure, note := r.label.MinSize(), r.figure.MinSize(), r.note.MinSize()
	return fyne.NewSize(max(label.Width, figure.Width, note.Width, 120)+2*tilePad, label.Height+figure.Height+note.Height+2*tilePad)
}

func (r *tileRenderer) Layout(size fyne.Size) {
	place(r.ground, 0, 0, size.Width, size.Height)
	place(r.ring, 0, 0, size.Width, size.Height)
	y := float32(tilePad)
	for _, text := range []*canvas.Text{r.label, r.figure, r.note} {
		height := text.MinSize().Height
		place(text, tilePad, y, size.Width-2*tilePad, height)
		y += height
	}
}

func (r *tileRenderer) Refresh() {
	t, th := r.tile, r.tile.Theme()
	r.ground.FillColor, r.ground.CornerRadius = ink(th, theme.ColorNameBackground), 6
	r.ground.StrokeColor, r.ground.StrokeWidth = ink(th, theme.ColorNameSeparator), 1
	if t.hovered {
		r.ground.StrokeColor = ink(th, theme.ColorNamePrimary)
	}
	showRing(r.ring, th, t.focused)
	r.ring.CornerRadius = 6
	r.label.Text, r.label.Color, r.label.TextSize = t.Label, ink(th, ColorSecondary), th.Size(theme.SizeNameText)
	r.figure.Text, r.figure.Color, r.figure.TextSize = t.Figure, stateInk(th, t.State), th.Size(SizeFigure)
	r.figure.TextStyle.Bold = true
	r.note.Text, r.note.Color, r.note.TextSize = t.Note, ink(th, ColorSecondary), th.Size(SizeNote)
	r.Layout(t.Size())
	canvas.Refresh(t)
}

// stateInk is the colour of a text in a state.
func stateInk(th fyne.Theme, state CellState) color.Color {
	switch state {
	case CellSecondary:
		return ink(th, ColorSecondary)
	case CellOverdue:
		return ink(th, ColorOverdue)
	case CellSoon:
		return ink(th, ColorSoon)
	case CellInfo:
		return ink(th, ColorInfo)
	default:
		return ink(th, theme.ColorNameForeground)
	}
}
