package ui

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"zhucunji/ui/widgets"
)

// paper draws a report as a printed page. Only what is in sight exists as objects: a table may have hundreds of
// rows and thirty columns.
type paper struct {
	widget.BaseWidget
	doc  paperDoc
	at   fyne.Position // of the part in sight
	room fyne.Size
}

func newPaper() *paper {
	p := &paper{doc: paperDoc{Size: 12}}
	p.ExtendBaseWidget(p)
	return p
}

// Set shows another table.
func (p *paper) Set(doc paperDoc) {
	p.doc = doc
	p.Refresh()
}

// Look tells which part is in sight.
func (p *paper) Look(at fyne.Position, room fyne.Size) {
	if p.at == at && p.room == room {
		return
	}
	p.at, p.room = at, room
	p.Refresh()
}

// Content is the text on the page in sight, for tests and for who cannot see it.
func (p *paper) Content() string {
	texts := []string{p.doc.Title}
	for _, s := range p.doc.Spans {
		texts = append(texts, s.Text)
	}
	for _, row := range p.doc.Lines {
		for _, cell := range row.Cells {
			texts = append(texts, strings.Join(cell, ""))
		}
	}
	if p.doc.Total != nil {
		texts = append(append(texts, p.doc.Total.label), p.doc.Total.cells...)
	}
	return strings.Join(texts, "|")
}

// CreateRenderer draws the page.
func (p *paper) CreateRenderer() fyne.WidgetRenderer {
	p.ExtendBaseWidget(p)
	r := &paperRenderer{paper: p}
	r.draw()
	return r
}

type paperRenderer struct {
	paper   *paper
	objects []fyne.CanvasObject
	ink     color.Color
	rule    color.Color
	shade   color.Color
}

const paperMargin = 28 // around the table, on paper only

func (r *paperRenderer) Destroy() {}

func (r *paperRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *paperRenderer) Layout(fyne.Size) { r.draw() }

func (r *paperRenderer) Refresh() {
	r.draw()
	canvas.Refresh(r.paper)
}

func (r *paperRenderer) lineHeight() float32 { return float32(int(r.paper.doc.Size*1.5 + 0.5)) }

func (r *paperRenderer) top() float32 {
	if !r.paper.doc.Print {
		return 0
	}
	return paperMargin + r.paper.doc.Size*1.5*1.6 + 10 + r.lineHeight() + 4
}

func (r *paperRenderer) margin() float32 {
	if r.paper.doc.Print {
		return paperMargin
	}
	return 0
}

func (r *paperRenderer) rowHeight(row paperRow) float32 { return float32(row.Tall)*r.lineHeight() + 6 }

// MinSize is the whole page.
func (r *paperRenderer) MinSize() fyne.Size {
	d := &r.paper.doc
	size := fyne.NewSize(2*r.margin(), r.top()+r.headHeight()+r.margin())
	for _, w := range d.Widths {
		size.Width += w
	}
	for _, row := range d.Lines {
		size.Height += r.rowHeight(row)
	}
	size.Height += r.footHeight()
	return size
}

func (r *paperRenderer) footHeight() float32 {
	d := &r.paper.doc
	var h float32
	if d.Missing > 0 || d.Cut {
		h += r.lineHeight() + 8
	}
	if d.Total != nil {
		h += r.lineHeight() + 6
	}
	if d.Print {
		h += 2 * r.lineHeight()
	}
	return h
}

// draw makes the objects of the part in sight.
func (r *paperRenderer) draw() {
	th := r.paper.Theme()
	r.ink, r.rule, r.shade = colour(th, theme.ColorNameForeground), colour(th, theme.ColorNameInputBorder), colour(th, widgets.ColorShell)
	r.objects = nil
	d := &r.paper.doc
	if len(d.Widths) == 0 {
		return
	}
	size := r.MinSize()
	ground := canvas.NewRectangle(colour(th, theme.ColorNameBackground))
	ground.StrokeColor, ground.StrokeWidth = r.rule, 1
	r.add(ground, 0, 0, size.Width, size.Height)
	if d.Print {
		r.drawTitle(size.Width)
	}
	y := r.drawHead(r.top())
	for _, row := range d.Lines {
		h := r.rowHeight(row)
		if r.inSight(y, h) {
			r.drawRow(&row, y, h)
		}
		y += h
	}
	r.drawFoot(y, size.Width)
}

func (r *paperRenderer) inSight(y, h float32) bool {
	p := r.paper
	return p.room.Height == 0 || (y+h > p.at.Y-40 && y < p.at.Y+p.room.Height+40)
}

func (r *paperRenderer) inSightAcross(x, w float32) bool {
	p := r.paper
	return p.room.Width == 0 || (x+w > p.at.X-40 && x < p.at.X+p.room.Width+40)
}

func (r *paperRenderer) add(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(w, h))
	r.objects = append(r.objects, o)
}

func (r *paperRenderer) text(text string, size float32, align fyne.TextAlign, x, y, w float32) *canvas.Text {
	t := canvas.NewText(text, r.ink)
	t.TextSize, t.Alignment = size, align
	r.add(t, x, y, w, size*1.5)
	return t
}

func (r *paperRenderer) box(x, y, w, h float32, fill color.Color) {
	cell := canvas.NewRectangle(fill)
	cell.StrokeColor, cell.StrokeWidth = r.rule, 1
	r.add(cell, x, y, w+1, h+1)
}

func (r *paperRenderer) columnX(col int) float32 {
	x := r.margin()
	for _, w := range r.paper.doc.Widths[:col] {
		x += w
	}
	return x
}

func (r *paperRenderer) drawRow(row *paperRow, y, h float32) {
	d := &r.paper.doc
	x := r.margin()
	for i := 0; i < len(row.Cells); i++ {
		w, align := d.Widths[i], fyne.TextAlignLeading
		if d.Numeric[i] {
			align = fyne.TextAlignTrailing
		}
		at := i
		if row.Sum && i == 0 { // the label goes over the columns without sums
			for ; i+1 < row.Span; i++ {
				w += d.Widths[i+1]
			}
			align = fyne.TextAlignCenter
		}
		if r.inSightAcross(x, w) {
			r.drawCell(row, at, align, box{x, y, w, h})
		}
		x += w
	}
}

// box is a place on the page.
type box struct{ x, y, w, h float32 }

func (r *paperRenderer) drawCell(row *paperRow, column int, align fyne.TextAlign, in box) {
	d := &r.paper.doc
	ground := color.Color(color.Transparent)
	if row.Sum {
		ground = r.shade
	}
	r.box(in.x, in.y, in.w, in.h, ground)
	pad := d.Size * paperPad / 2
	lines := row.Cells[column]
	at := in.y + (in.h-float32(len(lines))*r.lineHeight())/2
	for n, line := range lines {
		if line != "" {
			r.text(line, d.Size, align, in.x+pad, at+float32(n)*r.lineHeight(), in.w-2*pad).TextStyle.Bold = row.Sum
		}
	}
}

// drawFoot draws how many rows are left out, the sums and the signature line.
func (r *paperRenderer) drawFoot(y, width float32) {
	d := &r.paper.doc
	inner := width - 2*r.margin()
	if d.Missing > 0 || d.Cut {
		said := "……下面还有更多行，导出后都在表里……"
		if d.Missing > 0 && !d.Cut {
			said = "……中间 " + grouped(int64(d.Missing)) + " 行略，导出后都在表里……"
		}
		r.box(r.margin(), y, inner, r.lineHeight()+8, color.Transparent)
		r.text(said, d.Size, fyne.TextAlignCenter, r.margin(), y+4, inner)
		y += r.lineHeight() + 8
	}
	if d.Total != nil {
		row := d.summed(d.Total)
		r.drawRow(&row, y, r.lineHeight()+6)
		y += r.lineHeight() + 6
	}
	if n := len(d.Sign); n > 0 && d.Print {
		step := inner / float32(n)
		for i, label := range d.Sign {
			r.text(label, d.Size, fyne.TextAlignLeading, r.margin()+float32(i)*step, y+r.lineHeight()/2, step)
		}
	}
}
