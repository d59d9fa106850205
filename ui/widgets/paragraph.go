package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Paragraph is a text of several lines with a width of its own. The toolkit's wrapping label knows its height
// only after it was drawn once, which makes dialogs jump; this one knows it before.
type Paragraph struct {
	widget.BaseWidget

	Text     string
	Width    float32             // widest line in device independent pixels
	Ink      fyne.ThemeColorName // colour; the foreground unless set
	TextSize fyne.ThemeSizeName  // text size; the body's unless set
	Bold     bool                // for titles and figures, never for people's data
}

// NewParagraph returns a paragraph in the body's size and colour.
func NewParagraph(text string, width float32) *Paragraph {
	p := &Paragraph{Text: text, Width: width, Ink: theme.ColorNameForeground, TextSize: theme.SizeNameText}
	p.ExtendBaseWidget(p)
	return p
}

// NewNote returns a paragraph in the note's size and the secondary colour.
func NewNote(text string, width float32) *Paragraph {
	p := NewParagraph(text, width)
	p.Ink, p.TextSize = ColorSecondary, SizeNote
	return p
}

// SetText changes the text.
func (p *Paragraph) SetText(text string) {
	if p.Text != text {
		p.Text = text
		p.Refresh()
	}
}

// CreateRenderer draws the lines.
func (p *Paragraph) CreateRenderer() fyne.WidgetRenderer {
	p.ExtendBaseWidget(p)
	r := &paragraphRenderer{paragraph: p}
	r.Refresh()
	return r
}

type paragraphRenderer struct {
	paragraph *Paragraph
	ruler     *ruler
	lines     []*canvas.Text
	size      fyne.Size
}

func (r *paragraphRenderer) Destroy() {}

func (r *paragraphRenderer) MinSize() fyne.Size { return r.size }

func (r *paragraphRenderer) Layout(fyne.Size) {
	height := r.lineHeight()
	for i, line := range r.lines {
		place(line, 0, float32(i)*height, r.size.Width, height)
	}
}

func (r *paragraphRenderer) Objects() []fyne.CanvasObject {
	objects := make([]fyne.CanvasObject, len(r.lines))
	for i, line := range r.lines {
		objects[i] = line
	}
	return objects
}

func (r *paragraphRenderer) lineHeight() float32 {
	return fyne.MeasureText("国", r.ruler.size, r.ruler.style).Height
}

func (r *paragraphRenderer) Refresh() {
	p, th := r.paragraph, r.paragraph.Theme()
	if size := th.Size(p.TextSize); !r.ruler.fits(th, size) {
		r.ruler = newRuler(th, size, fyne.TextStyle{Bold: p.Bold})
	}
	r.lines, r.size = nil, fyne.Size{}
	if p.Text != "" {
		for _, line := range r.ruler.wrap(p.Text, p.Width) {
			text := canvas.NewText(line, inkOf(th, p.Ink))
			text.TextSize, text.TextStyle = r.ruler.size, r.ruler.style
			r.lines = append(r.lines, text)
			r.size.Width = max(r.size.Width, r.ruler.width(line))
		}
		r.size.Height = float32(len(r.lines)) * r.lineHeight()
	}
	r.Layout(p.Size())
	canvas.Refresh(p)
}

func inkOf(th fyne.Theme, name fyne.ThemeColorName) color.Color {
	if name == "" {
		name = theme.ColorNameForeground
	}
	return ink(th, name)
}
