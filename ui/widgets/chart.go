package widgets

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// ChartBar is one bar of a Chart. Its label and its value are written out: a chart is read, not guessed.
type ChartBar struct {
	Label string  // below the bar: 2025
	Value float64 // its height; negative bars hang below the axis
	Text  string  // above the bar: 13,221.00
	State CellState

	Level     float64 // what the bar is measured by: its own year's monitoring line
	LevelText string  // below the label: 8,900; no level is drawn where it is empty
}

// Chart shows a few values as bars, or joined by a line, with a title and each one's level as a stepped line.
type Chart struct {
	widget.BaseWidget

	Title     string
	Bars      []ChartBar
	LevelName string // what the levels are, beside the title: 监测线
	Line      bool   // points joined by a line instead of bars
	Empty     string // said when there are no values
}

// NewChart returns a chart.
func NewChart(title string, bars ...ChartBar) *Chart {
	c := &Chart{Title: title, Bars: bars}
	c.ExtendBaseWidget(c)
	return c
}

// Set shows other values.
func (c *Chart) Set(bars []ChartBar) {
	c.Bars = bars
	c.Refresh()
}

// leveled reports whether any bar has a level.
func (c *Chart) leveled() bool {
	return slices.ContainsFunc(c.Bars, func(b ChartBar) bool { return b.LevelText != "" })
}

// MinSize leaves room for every label.
func (c *Chart) MinSize() fyne.Size {
	return fyne.NewSize(max(220, float32(len(c.Bars))*56), 170)
}

// CreateRenderer draws the chart.
func (c *Chart) CreateRenderer() fyne.WidgetRenderer {
	c.ExtendBaseWidget(c)
	return &chartRenderer{chart: c}
}

const (
	chartPad  = 8
	chartBar  = 46 // widest bar
	chartDot  = 6
	chartHead = 1.25 // of the title's and the values' line heights
)

type chartRenderer struct {
	chart   *Chart
	objects []fyne.CanvasObject
}

func (r *chartRenderer) Destroy() {}

func (r *chartRenderer) MinSize() fyne.Size { return r.chart.MinSize() }

func (r *chartRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *chartRenderer) Refresh() {
	r.Layout(r.chart.Size())
	canvas.Refresh(r.chart)
}

// scale turns values into heights on the canvas.
type scale struct{ top, bottom, low, high float64 }

func (s scale) y(v float64) float32 {
	if s.high == s.low {
		return float32(s.bottom)
	}
	return float32(s.bottom - (v-s.low)/(s.high-s.low)*(s.bottom-s.top))
}

// Layout draws the chart anew: it has few objects and changes rarely.
func (r *chartRenderer) Layout(size fyne.Size) {
	c, th := r.chart, r.chart.Theme()
	r.objects = nil
	note := th.Size(SizeNote)
	line := fyne.MeasureText("国", note, fyne.TextStyle{}).Height
	title := r.text(c.Title, ink(th, theme.ColorNameForeground), th.Size(theme.SizeNameText), fyne.TextAlignLeading)
	place(title, chartPad, 0, size.Width-2*chartPad, line*chartHead)
	if len(c.Bars) == 0 {
		empty := r.text(c.Empty, ink(th, ColorSecondary), th.Size(theme.SizeNameText), fyne.TextAlignCenter)
		place(empty, 0, 0, size.Width, size.Height)
		return
	}
	s := scale{top: float64(2.6 * line * chartHead), bottom: float64(size.Height - line*chartHead - 2)}
	if c.leveled() {
		s.bottom -= float64(line) // their values stand below the labels
	}
	for _, bar := range c.Bars {
		s.low, s.high = min(s.low, bar.Value), max(s.high, bar.Value)
		if bar.LevelText != "" {
			s.high = max(s.high, bar.Level)
		}
	}
	if s.low < 0 {
		s.bottom -= float64(line) // room for the value below a hanging bar
	}
	step := (size.Width - 2*chartPad) / float32(len(c.Bars))
	for i, bar := range c.Bars {
		r.drawBar(th, s, bar, chartPad+float32(i)*step, step, line, size)
	}
	if c.Line {
		r.joinPoints(th, s, step)
	}
	r.drawLevels(th, s, step, size, line)
	r.rule(ink(th, theme.ColorNameInputBorder), chartPad, s.y(0), size.Width-2*chartPad)
}

// drawLevels draws each bar's level over its own width, joined to the one before, writes its value below the label
// and the name of the line at the top.
func (r *chartRenderer) drawLevels(th fyne.Theme, s scale, step float32, size fyne.Size, line float32) {
	if !r.chart.leveled() {
		return
	}
	tone := ink(th, ColorSoon)
	before := float32(-1)
	for i, bar := range r.chart.Bars {
		if bar.LevelText == "" {
			before = -1
			continue
		}
		x, y := chartPad+float32(i)*step, s.y(bar.Level)
		r.rule(tone, x, y, step)
		if before >= 0 && before != y {
			r.riser(tone, x, min(y, before), max(y, before))
		}
		before = y
		value := r.text(bar.LevelText, tone, th.Size(SizeNote), fyne.TextAlignCenter)
		place(value, x, size.Height-line*1.05, step, line)
	}
	name := r.text("— "+r.chart.LevelName, tone, th.Size(SizeNote), fyne.TextAlignTrailing)
	place(name, chartPad, line*chartHead*0.9, size.Width-2*chartPad, line)
}

func (r *chartRenderer) drawBar(th fyne.Theme, s scale, bar ChartBar, x, step, line float32, size fyne.Size) {
	base, end := s.y(0), s.y(bar.Value)
	width := min(step*0.6, chartBar)
	left := x + (step-width)/2
	fill := ink(th, theme.ColorNamePrimary)
	if bar.State != CellNormal {
		fill = stateInk(th, bar.State)
	}
	if r.chart.Line {
		dot := canvas.NewCircle(fill)
		place(dot, x+step/2-chartDot/2, end-chartDot/2, chartDot, chartDot)
		r.objects = append(r.objects, dot)
	} else {
		rect := canvas.NewRectangle(fill)
		place(rect, left, min(base, end), width, max(base, end)-min(base, end))
		r.objects = append(r.objects, rect)
	}
	value := r.text(bar.Text, ink(th, theme.ColorNameForeground), th.Size(SizeNote), fyne.TextAlignCenter)
	top := end - line - 2
	if r.chart.Line {
		top -= chartDot
	}
	if bar.Value < 0 {
		top = end + 1
	}
	place(value, x, top, step, line)
	label := r.text(bar.Label, ink(th, ColorSecondary), th.Size(SizeNote), fyne.TextAlignCenter)
	foot := size.Height - line*1.1
	if r.chart.leveled() {
		foot -= line
	}
	place(label, x, foot, step, line)
}

func (r *chartRenderer) joinPoints(th fyne.Theme, s scale, step float32) {
	for i := 1; i < len(r.chart.Bars); i++ {
		line := canvas.NewLine(ink(th, theme.ColorNamePrimary))
		line.StrokeWidth = 2
		line.Position1 = fyne.NewPos(chartPad+(float32(i)-0.5)*step, s.y(r.chart.Bars[i-1].Value))
		line.Position2 = fyne.NewPos(chartPad+(float32(i)+0.5)*step, s.y(r.chart.Bars[i].Value))
		r.objects = append(r.objects, line)
	}
}

func (r *chartRenderer) rule(tone color.Color, x, y, width float32) {
	rect := canvas.NewRectangle(tone)
	place(rect, x, y, width, 1)
	r.objects = append(r.objects, rect)
}

// riser joins two levels.
func (r *chartRenderer) riser(tone color.Color, x, top, bottom float32) {
	rect := canvas.NewRectangle(tone)
	place(rect, x, top, 1, bottom-top+1)
	r.objects = append(r.objects, rect)
}

func (r *chartRenderer) text(text string, tone color.Color, size float32, align fyne.TextAlign) *canvas.Text {
	t := canvas.NewText(text, tone)
	t.TextSize, t.Alignment = size, align
	r.objects = append(r.objects, t)
	return t
}
