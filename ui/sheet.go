package ui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// sheet is content on a ground of the theme's: the shell's bars, cards, chips.
type sheet struct {
	widget.BaseWidget
	ground  fyne.ThemeColorName
	edge    fyne.ThemeColorName // "" draws none
	radius  float32
	content fyne.CanvasObject
}

// newSheet puts content on a ground, with so much room around it.
func newSheet(ground fyne.ThemeColorName, content fyne.CanvasObject, vertical, horizontal float32) *sheet {
	s := &sheet{ground: ground, content: container.New(layout.NewCustomPaddedLayout(vertical, vertical, horizontal, horizontal), content)}
	s.ExtendBaseWidget(s)
	return s
}

// Children returns the content, for walks over what can take the focus.
func (s *sheet) Children() []fyne.CanvasObject { return []fyne.CanvasObject{s.content} }

// CreateRenderer draws ground and content.
func (s *sheet) CreateRenderer() fyne.WidgetRenderer {
	s.ExtendBaseWidget(s)
	r := &sheetRenderer{sheet: s, ground: canvas.NewRectangle(color.Transparent)}
	r.paint()
	return r
}

type sheetRenderer struct {
	sheet  *sheet
	ground *canvas.Rectangle
}

func (r *sheetRenderer) Destroy() {}

func (r *sheetRenderer) MinSize() fyne.Size { return r.sheet.content.MinSize() }

func (r *sheetRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.sheet.content}
}

func (r *sheetRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.sheet.content.Resize(size)
}

func (r *sheetRenderer) Refresh() {
	r.paint()
	r.sheet.content.Refresh()
	canvas.Refresh(r.sheet)
}

func (r *sheetRenderer) paint() {
	th := r.sheet.Theme()
	r.ground.FillColor = colour(th, r.sheet.ground)
	r.ground.CornerRadius = r.sheet.radius
	r.ground.StrokeWidth = 0
	if r.sheet.edge != "" {
		r.ground.StrokeColor, r.ground.StrokeWidth = colour(th, r.sheet.edge), 1
	}
}

// colour is a colour of the program's theme, which knows no variants.
func colour(th fyne.Theme, name fyne.ThemeColorName) color.Color {
	return th.Color(name, theme.VariantLight)
}

// line is a thin line of the theme's between parts of the window.
func line() fyne.CanvasObject { return widget.NewSeparator() }

// padded gives content room around it.
func padded(content fyne.CanvasObject, vertical, horizontal float32) fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedLayout(vertical, vertical, horizontal, horizontal), content)
}
