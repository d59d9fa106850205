package ui

import (
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"zhucunji/ui/widgets"
)

// menu is the list of pages at the left, with the work that waits at each.
type menu struct {
	object fyne.CanvasObject
	items  []*menuItem
}

func newMenu(s *Shell) *menu {
	m := &menu{}
	column := container.NewVBox()
	for i, e := range menuEntries() {
		item := newMenuItem(e, func() { s.Go(Route{Place: e.place}) })
		item.tips, item.tip = s.tips, e.title+"（Ctrl+"+strconv.Itoa(i+1)+"）"
		m.items = append(m.items, item)
		column.Add(item)
	}
	m.object = newSheet(widgets.ColorShell, column, 6, 0)
	return m
}

// choose marks the page that is open. A page below one of the menu's marks that one.
func (m *menu) choose(p Place) {
	for _, item := range m.items {
		item.setChosen(item.entry.holds(p))
	}
}

// waiting writes how much work waits at each page; 0 writes nothing.
func (m *menu) waiting(counts map[Place]int64) {
	for _, item := range m.items {
		item.setCount(counts[item.entry.place])
	}
}

// menuItem is one line of the menu.
type menuItem struct {
	widget.BaseWidget
	entry   menuEntry
	count   int64
	chosen  bool
	hovered bool
	tapped  func()
	tips    *widgets.Tips
	tip     string
}

func newMenuItem(e menuEntry, tapped func()) *menuItem {
	m := &menuItem{entry: e, tapped: tapped}
	m.ExtendBaseWidget(m)
	return m
}

var (
	_ fyne.Tappable     = (*menuItem)(nil)
	_ desktop.Hoverable = (*menuItem)(nil)
)

func (m *menuItem) setChosen(on bool) {
	if m.chosen != on {
		m.chosen = on
		m.Refresh()
	}
}

func (m *menuItem) setCount(n int64) {
	if m.count != n {
		m.count = n
		m.Refresh()
	}
}

// Tapped opens the page.
func (m *menuItem) Tapped(*fyne.PointEvent) { m.tapped() }

// MouseIn marks the line and offers its key.
func (m *menuItem) MouseIn(e *desktop.MouseEvent) {
	m.hovered = true
	m.tips.Offer(m.tip, e.AbsolutePosition)
	m.Refresh()
}

// MouseMoved does nothing.
func (m *menuItem) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes the mark away.
func (m *menuItem) MouseOut() {
	m.hovered = false
	m.tips.Drop()
	m.Refresh()
}

// CreateRenderer draws name and count.
func (m *menuItem) CreateRenderer() fyne.WidgetRenderer {
	m.ExtendBaseWidget(m)
	r := &menuItemRenderer{item: m, ground: canvas.NewRectangle(color.Transparent), mark: canvas.NewRectangle(color.Transparent), name: canvas.NewText(m.entry.title, nil), count: canvas.NewText("", nil)}
	r.count.Alignment = fyne.TextAlignTrailing
	r.paint()
	return r
}

type menuItemRenderer struct {
	item         *menuItem
	ground, mark *canvas.Rectangle
	name, count  *canvas.Text
}

func (r *menuItemRenderer) Destroy() {}

func (r *menuItemRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.mark, r.name, r.count}
}

const menuPad = 16 // left and right of a line's text

func (r *menuItemRenderer) MinSize() fyne.Size {
	four := fyne.MeasureText("国国国国", r.name.TextSize, fyne.TextStyle{})
	number := fyne.MeasureText("0000", r.name.TextSize, fyne.TextStyle{})
	return fyne.NewSize(four.Width+number.Width+2*menuPad, r.item.Theme().Size(widgets.SizeRow)+8)
}

func (r *menuItemRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.mark.Resize(fyne.NewSize(3, size.Height))
	r.name.Move(fyne.NewPos(menuPad, 0))
	r.name.Resize(fyne.NewSize(size.Width-2*menuPad, size.Height))
	r.count.Move(fyne.NewPos(menuPad, 0))
	r.count.Resize(fyne.NewSize(size.Width-2*menuPad, size.Height))
}

func (r *menuItemRenderer) Refresh() {
	r.paint()
	r.Layout(r.item.Size())
	canvas.Refresh(r.item)
}

func (r *menuItemRenderer) paint() {
	m, th := r.item, r.item.Theme()
	r.ground.FillColor, r.mark.FillColor = color.Transparent, color.Transparent
	r.name.Color = colour(th, theme.ColorNameForeground)
	switch {
	case m.chosen:
		r.ground.FillColor, r.mark.FillColor = colour(th, widgets.ColorTint), colour(th, theme.ColorNamePrimary)
		r.name.Color = colour(th, theme.ColorNamePrimary)
	case m.hovered:
		r.ground.FillColor = colour(th, theme.ColorNameHover)
	}
	r.name.TextSize = th.Size(theme.SizeNameText)
	r.count.TextSize, r.count.Color = th.Size(widgets.SizeNote), colour(th, widgets.ColorSoon)
	r.count.Text = ""
	if m.count > 0 {
		r.count.Text = strconv.FormatInt(m.count, 10)
	}
}
