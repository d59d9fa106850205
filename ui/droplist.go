package ui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"zhucunji/ui/widgets"
)

// dropRow is one line of a dropList.
type dropRow struct {
	Text   string
	Note   string // at the right, in small
	Marked bool   // chosen already, where several can be
}

// dropList is a list under a field: the field keeps the focus and moves the mark; the mouse picks.
type dropList struct {
	widget.BaseWidget
	rows    []dropRow
	current int // -1: none
	top     int // first row in sight
	picked  func(row int)
	over    bool // the pointer is on the list
}

// dropRows is how many rows are in sight at once.
const dropRows = 9

var (
	_ desktop.Mouseable = (*dropList)(nil)
	_ desktop.Hoverable = (*dropList)(nil)
	_ fyne.Scrollable   = (*dropList)(nil)
)

func newDropList(picked func(row int)) *dropList {
	d := &dropList{picked: picked, current: -1}
	d.ExtendBaseWidget(d)
	return d
}

// set replaces the rows and marks one.
func (d *dropList) set(rows []dropRow, current int) {
	d.rows, d.top = rows, 0
	d.mark(current)
}

// mark moves the mark to a row and keeps it in sight.
func (d *dropList) mark(row int) {
	d.current = max(-1, min(row, len(d.rows)-1))
	if d.current >= 0 {
		d.top = min(max(d.top, d.current-dropRows+1), d.current)
	}
	d.Refresh()
}

// rowHeight is a whole number, as in a grid.
func (d *dropList) rowHeight() float32 { return d.Theme().Size(widgets.SizeRow) - 2 }

// height is what the rows in sight need.
func (d *dropList) height() float32 {
	return float32(min(len(d.rows), dropRows))*d.rowHeight() + 2
}

func (d *dropList) at(y float32) int {
	row := d.top + int((y-1)/d.rowHeight())
	if row >= len(d.rows) {
		return -1
	}
	return row
}

// MouseDown picks: before the field below loses the focus to the click.
func (d *dropList) MouseDown(e *desktop.MouseEvent) {
	if row := d.at(e.Position.Y); row >= 0 {
		d.picked(row)
	}
}

// MouseUp does nothing.
func (d *dropList) MouseUp(*desktop.MouseEvent) {}

// MouseIn keeps the list open while the pointer is on it.
func (d *dropList) MouseIn(*desktop.MouseEvent) { d.over = true }

// MouseMoved marks the row under the pointer.
func (d *dropList) MouseMoved(e *desktop.MouseEvent) {
	if row := d.at(e.Position.Y); row >= 0 && row != d.current {
		d.current = row
		d.Refresh()
	}
}

// MouseOut lets the list close with the field's focus.
func (d *dropList) MouseOut() { d.over = false }

// Scrolled moves the rows.
func (d *dropList) Scrolled(e *fyne.ScrollEvent) {
	step := 1
	if e.Scrolled.DY > 0 {
		step = -1
	}
	d.top = max(0, min(d.top+step, len(d.rows)-dropRows))
	d.Refresh()
}

// CreateRenderer draws the rows in sight.
func (d *dropList) CreateRenderer() fyne.WidgetRenderer {
	d.ExtendBaseWidget(d)
	r := &dropRenderer{list: d, ground: canvas.NewRectangle(color.Transparent), mark: canvas.NewRectangle(color.Transparent)}
	for range dropRows {
		r.texts = append(r.texts, canvas.NewText("", nil))
		note := canvas.NewText("", nil)
		note.Alignment = fyne.TextAlignTrailing
		r.notes = append(r.notes, note)
	}
	r.Refresh()
	return r
}

type dropRenderer struct {
	list         *dropList
	ground, mark *canvas.Rectangle
	texts, notes []*canvas.Text
}

func (r *dropRenderer) Destroy() {}

func (r *dropRenderer) MinSize() fyne.Size { return fyne.NewSize(80, r.list.height()) }

func (r *dropRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.ground, r.mark}
	for i := range r.texts {
		objects = append(objects, r.texts[i], r.notes[i])
	}
	return objects
}

func (r *dropRenderer) Layout(size fyne.Size) {
	const pad = 8
	r.ground.Resize(size)
	height := r.list.rowHeight()
	r.mark.Resize(fyne.NewSize(size.Width-2, height))
	r.mark.Move(fyne.NewPos(1, 1+float32(r.list.current-r.list.top)*height))
	for i := range r.texts {
		y := 1 + float32(i)*height
		for _, t := range []*canvas.Text{r.texts[i], r.notes[i]} {
			t.Move(fyne.NewPos(pad, y))
			t.Resize(fyne.NewSize(size.Width-2*pad, height))
		}
	}
}

func (r *dropRenderer) Refresh() {
	d, th := r.list, r.list.Theme()
	r.ground.FillColor, r.ground.StrokeColor = colour(th, theme.ColorNameOverlayBackground), colour(th, theme.ColorNameInputBorder)
	r.ground.StrokeWidth = 1
	r.mark.FillColor = colour(th, widgets.ColorTint)
	r.mark.Hidden = d.current < d.top || d.current >= d.top+dropRows
	for i := range r.texts {
		text, note := r.texts[i], r.notes[i]
		text.Text, note.Text = "", ""
		if row := d.top + i; row < len(d.rows) {
			text.Text, note.Text = d.rows[row].Text, d.rows[row].Note
			if d.rows[row].Marked {
				text.Text = "✓ " + text.Text
			}
		}
		text.TextSize, text.Color = th.Size(theme.SizeNameText), colour(th, theme.ColorNameForeground)
		note.TextSize, note.Color = th.Size(widgets.SizeNote), colour(th, widgets.ColorSecondary)
	}
	r.Layout(d.Size())
	canvas.Refresh(d)
}
