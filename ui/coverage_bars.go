package ui

import (
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// coverageBars shows for each class of household how many were visited in time: name, bar, 户数 and percent.
type coverageBars struct {
	widget.BaseWidget
	classes []cases.ClassCoverage
}

func newCoverageBars() *coverageBars {
	c := &coverageBars{}
	c.ExtendBaseWidget(c)
	return c
}

// Set shows other numbers; classes without households are left out.
func (c *coverageBars) Set(classes []cases.ClassCoverage) {
	c.classes = nil
	for _, one := range classes {
		if one.Should > 0 {
			c.classes = append(c.classes, one)
		}
	}
	c.Refresh()
}

// coverageText is what stands at the right of a bar: 120/140 户 86%.
func coverageText(c cases.ClassCoverage) string {
	percent := strconv.FormatInt(c.Visited*100/c.Should, 10)
	return grouped(c.Visited) + "/" + grouped(c.Should) + " 户  " + percent + "%"
}

// CreateRenderer draws the bars.
func (c *coverageBars) CreateRenderer() fyne.WidgetRenderer {
	c.ExtendBaseWidget(c)
	return &coverageRenderer{bars: c}
}

type coverageRenderer struct {
	bars    *coverageBars
	objects []fyne.CanvasObject
}

func (r *coverageRenderer) Destroy() {}

func (r *coverageRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *coverageRenderer) rowHeight() float32 {
	return fyne.MeasureText("国", r.bars.Theme().Size(widgets.SizeNote), fyne.TextStyle{}).Height + 5
}

func (r *coverageRenderer) MinSize() fyne.Size {
	return fyne.NewSize(300, r.rowHeight()*float32(max(1, len(r.bars.classes))))
}

func (r *coverageRenderer) Refresh() {
	r.Layout(r.bars.Size())
	canvas.Refresh(r.bars)
}

// Layout draws the rows anew: there are few of them.
func (r *coverageRenderer) Layout(size fyne.Size) {
	th := r.bars.Theme()
	note := th.Size(widgets.SizeNote)
	r.objects = nil
	var names, texts float32
	for _, c := range r.bars.classes {
		names = max(names, fyne.MeasureText(c.Class, note, fyne.TextStyle{}).Width)
		texts = max(texts, fyne.MeasureText(coverageText(c), note, fyne.TextStyle{}).Width)
	}
	const gap = 10
	room := max(40, size.Width-names-texts-2*gap)
	height := r.rowHeight()
	for i, c := range r.bars.classes {
		y := float32(i) * height
		r.text(c.Class, note, colour(th, widgets.ColorSecondary), fyne.TextAlignLeading, 0, y, names)
		r.bar(colour(th, widgets.ColorTint), names+gap, y+height/2-5, room)
		r.bar(colour(th, theme.ColorNamePrimary), names+gap, y+height/2-5, room*float32(c.Visited)/float32(c.Should))
		r.text(coverageText(c), note, colour(th, theme.ColorNameForeground), fyne.TextAlignTrailing, size.Width-texts, y, texts)
	}
}

func (r *coverageRenderer) text(text string, size float32, ink color.Color, align fyne.TextAlign, x, y, width float32) {
	t := canvas.NewText(text, ink)
	t.TextSize, t.Alignment = size, align
	t.Move(fyne.NewPos(x, y))
	t.Resize(fyne.NewSize(width, r.rowHeight()))
	r.objects = append(r.objects, t)
}

func (r *coverageRenderer) bar(fill color.Color, x, y, width float32) {
	rect := canvas.NewRectangle(fill)
	rect.CornerRadius = 2
	rect.Move(fyne.NewPos(x, y))
	rect.Resize(fyne.NewSize(width, 10))
	r.objects = append(r.objects, rect)
}
