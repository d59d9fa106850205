package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// pool keeps the texts and rectangles of a layer from one drawing to the next. Between begin and end each call
// takes the next object; end hides what was not taken. All rectangles lie below all texts.
type pool struct {
	layer     *fyne.Container
	rects     []*canvas.Rectangle
	texts     []*canvas.Text
	rectsUsed int
	textsUsed int
	size      float32
}

func (p *pool) begin(th fyne.Theme) {
	p.rectsUsed, p.textsUsed = 0, 0
	p.size = th.Size(theme.SizeNameText)
}

func (p *pool) rect(fill color.Color, x, y, width, height float32) {
	if p.rectsUsed == len(p.rects) {
		r := newRect()
		p.rects = append(p.rects, r)
	}
	r := p.rects[p.rectsUsed]
	p.rectsUsed++
	r.FillColor, r.Hidden = fill, false
	place(r, x, y, width, height)
}

func (p *pool) text(text string, tone color.Color, align fyne.TextAlign, x, y, width, height float32) {
	if p.textsUsed == len(p.texts) {
		p.texts = append(p.texts, canvas.NewText("", color.Black))
	}
	t := p.texts[p.textsUsed]
	p.textsUsed++
	changed := t.Text != text || t.Color != tone || t.TextSize != p.size || t.Alignment != align
	t.Text, t.Color, t.TextSize, t.Alignment, t.Hidden = text, tone, p.size, align, false
	place(t, x, y, width, height)
	if changed {
		t.Refresh()
	}
}

// end hides what is left over; all rectangles lie below all texts.
func (p *pool) end() {
	for _, r := range p.rects[p.rectsUsed:] {
		r.Hidden = true
	}
	for _, t := range p.texts[p.textsUsed:] {
		t.Hidden = true
	}
	if len(p.layer.Objects) != len(p.rects)+len(p.texts) {
		p.layer.Objects = p.layer.Objects[:0]
		for _, r := range p.rects {
			p.layer.Objects = append(p.layer.Objects, r)
		}
		for _, t := range p.texts {
			p.layer.Objects = append(p.layer.Objects, t)
		}
	}
}
