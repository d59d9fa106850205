package widgets

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

const (
	tipDelay    = 500 * time.Millisecond
	tipWidth    = 480 // widest line of a tip
	tipPad      = 6
	tipDistance = 18 // from the pointer, so that the tip is not under it
)

// Tips is the layer tooltips are drawn on: the full text of a cut cell, the key of a button. It lies over the
// window's content, takes no events, and is no overlay of the toolkit's, which would take focus and mouse.
type Tips struct {
	widget.BaseWidget

	// After calls f on the UI thread once the time has passed, unless stop was called. Tests replace it.
	After func(d time.Duration, f func()) (stop func())

	text  string
	at    fyne.Position
	shown bool
	stop  func()
}

// NewTips returns an empty layer.
func NewTips() *Tips {
	t := &Tips{After: afterOnUI}
	t.ExtendBaseWidget(t)
	return t
}

// Over puts the layer over a window's content.
func (t *Tips) Over(content fyne.CanvasObject) fyne.CanvasObject {
	return container.NewStack(content, t)
}

// Offer shows a text near a place of the window once the pointer has rested there. A nil layer shows nothing.
func (t *Tips) Offer(text string, at fyne.Position) {
	if t == nil || text == "" {
		return
	}
	if t.text == text && (t.shown || t.stop != nil) {
		return
	}
	t.Drop()
	t.text, t.at = text, at
	t.stop = t.After(tipDelay, func() {
		t.stop = nil
		t.shown = true
		t.Refresh()
	})
}

// Drop takes the tip away, shown or waiting.
func (t *Tips) Drop() {
	if t == nil {
		return
	}
	if t.stop != nil {
		t.stop()
		t.stop = nil
	}
	t.text = ""
	if t.shown {
		t.shown = false
		t.Refresh()
	}
}

// Text returns the text in sight, empty when there is none.
func (t *Tips) Text() string {
	if t == nil || !t.shown {
		return ""
	}
	return t.text
}

// MinSize is nothing: the layer never makes a window larger.
func (t *Tips) MinSize() fyne.Size {
	return fyne.Size{}
}

// CreateRenderer draws the tip.
func (t *Tips) CreateRenderer() fyne.WidgetRenderer {
	r := &tipsRenderer{tips: t, ground: newRect()}
	r.Refresh()
	return r
}

type tipsRenderer struct {
	tips   *Tips
	ground *canvas.Rectangle
	lines  []*canvas.Text
	ruler  *ruler
}

func (r *tipsRenderer) Destroy() {}

func (r *tipsRenderer) MinSize() fyne.Size { return fyne.Size{} }

func (r *tipsRenderer) Layout(fyne.Size) { r.Refresh() }

func (r *tipsRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.ground}
	for _, line := range r.lines {
		objects = append(objects, line)
	}
	return objects
}

func (r *tipsRenderer) Refresh() {
	r.lines = r.lines[:0]
	r.ground.Hidden = !r.tips.shown
	if r.tips.shown {
		r.draw()
	}
	canvas.Refresh(r.tips)
}

func (r *tipsRenderer) draw() {
	th := r.tips.Theme()
	size := th.Size(SizeNote)
	if !r.ruler.fits(th, size) {
		r.ruler = newRuler(th, size, fyne.TextStyle{})
	}
	lineHeight := fyne.MeasureText("国", size, fyne.TextStyle{}).Height
	var widest float32
	for _, line := range r.ruler.wrap(r.tips.text, tipWidth) {
		text := canvas.NewText(line, ink(th, ColorOnTip))
		text.TextSize = size
		r.lines = append(r.lines, text)
		widest = max(widest, r.ruler.width(line))
	}
	box := fyne.NewSize(widest+2*tipPad, float32(len(r.lines))*lineHeight+2*tipPad)
	at := r.place(box)
	r.ground.FillColor = ink(th, ColorTip)
	r.ground.CornerRadius = th.Size(theme.SizeNameInputRadius)
	r.ground.Move(at)
	r.ground.Resize(box)
	for i, line := range r.lines {
		line.Move(at.AddXY(tipPad, tipPad+float32(i)*lineHeight))
		line.Resize(fyne.NewSize(widest, lineHeight))
	}
}

// place keeps the tip inside the window: below the pointer, or above it where there is no room below.
func (r *tipsRenderer) place(box fyne.Size) fyne.Position {
	area := r.tips.Size()
	at := r.tips.at.Subtract(placeOf(r.tips))
	x := min(at.X+tipDistance/2, area.Width-box.Width)
	y := at.Y + tipDistance
	if y+box.Height > area.Height {
		y = at.Y - box.Height - tipDistance/2
	}
	return fyne.NewPos(max(x, 0), max(y, 0))
}

// afterOnUI is After with a real clock.
func afterOnUI(d time.Duration, f func()) func() {
	var stopped bool // read and written on the UI thread only
	timer := time.AfterFunc(d, func() {
		fyne.Do(func() {
			if !stopped {
				f()
			}
		})
	})
	return func() {
		stopped = true
		timer.Stop()
	}
}
