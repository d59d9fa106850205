package ui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"zhucunji/ui/widgets"
)

const segmentPad = 11

func (s *segments) width(i int) float32 {
	th := s.Theme()
	return fyne.MeasureText(s.options[i], th.Size(theme.SizeNameText), fyne.TextStyle{}).Width + 2*segmentPad
}

// CreateRenderer draws the answers.
func (s *segments) CreateRenderer() fyne.WidgetRenderer {
	s.ExtendBaseWidget(s)
	r := &segmentsRenderer{row: s, edge: canvas.NewRectangle(color.Transparent), other: canvas.NewText("", nil)}
	for _, o := range s.options {
		r.grounds = append(r.grounds, canvas.NewRectangle(color.Transparent))
		t := canvas.NewText(o, nil)
		t.Alignment = fyne.TextAlignCenter
		r.texts = append(r.texts, t)
	}
	r.Refresh()
	return r
}

type segmentsRenderer struct {
	row     *segments
	edge    *canvas.Rectangle
	grounds []*canvas.Rectangle
	texts   []*canvas.Text
	other   *canvas.Text
}

func (r *segmentsRenderer) Destroy() {}

func (r *segmentsRenderer) Objects() []fyne.CanvasObject {
	var objects []fyne.CanvasObject
	for i := range r.texts {
		objects = append(objects, r.grounds[i], r.texts[i])
	}
	return append(objects, r.other, r.edge)
}

func (r *segmentsRenderer) MinSize() fyne.Size {
	th := r.row.Theme()
	var width float32
	for i := range r.texts {
		width += r.row.width(i)
	}
	if r.row.other != "" {
		width += r.other.MinSize().Width + segmentPad
	}
	return fyne.NewSize(width, fyne.MeasureText("国", th.Size(theme.SizeNameText), fyne.TextStyle{}).Height+2*th.Size(theme.SizeNameInnerPadding))
}

func (r *segmentsRenderer) Layout(size fyne.Size) {
	var x float32
	height := r.MinSize().Height
	for i := range r.texts {
		w := r.row.width(i)
		r.grounds[i].Move(fyne.NewPos(x, 0))
		r.grounds[i].Resize(fyne.NewSize(w, height))
		r.texts[i].Move(fyne.NewPos(x, 0))
		r.texts[i].Resize(fyne.NewSize(w, height))
		x += w
	}
	r.edge.Resize(fyne.NewSize(x, height))
	r.other.Move(fyne.NewPos(x+segmentPad, 0))
	r.other.Resize(fyne.NewSize(max(size.Width-x, 0), height))
}

func (r *segmentsRenderer) Refresh() {
	s, th := r.row, r.row.Theme()
	size := th.Size(theme.SizeNameText)
	for i := range r.texts {
		ground, text := r.grounds[i], r.texts[i]
		ground.FillColor, text.Color = colour(th, theme.ColorNameInputBackground), colour(th, theme.ColorNameForeground)
		ground.StrokeColor, ground.StrokeWidth = colour(th, theme.ColorNameSeparator), 1
		switch i {
		case s.chosen:
			ground.FillColor, text.Color = colour(th, theme.ColorNamePrimary), colour(th, theme.ColorNameForegroundOnPrimary)
		case s.hover:
			ground.FillColor = colour(th, widgets.ColorTint)
		}
		text.TextSize = size
	}
	r.other.Text, r.other.TextSize, r.other.Color = s.other, size, colour(th, widgets.ColorSoon)
	r.edge.StrokeWidth, r.edge.StrokeColor = 1, colour(th, theme.ColorNameInputBorder)
	r.edge.CornerRadius = th.Size(theme.SizeNameInputRadius)
	switch {
	case s.failure != "":
		r.edge.StrokeColor = colour(th, theme.ColorNameError)
	case s.has:
		r.edge.StrokeWidth, r.edge.StrokeColor = 2, colour(th, theme.ColorNamePrimary)
	}
	r.Layout(s.Size())
	canvas.Refresh(s)
}
