package ui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
	"github.com/shopspring/decimal"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// The measures of a document on the screen, in ems of its letters.
const (
	sheetWide  = 64   // the page, without its margins
	sheetLabel = 7.5  // of a labelled cell
	sheetMost  = 3600 // pixels of height drawn; the rest is in the workbook
	sheetTall  = 8    // lines of one value
)

// documentSheet draws one worksheet of a document as it will be printed.
type documentSheet struct {
	widget.BaseWidget
	page *cases.DocumentPage
}

func newDocumentSheet() *documentSheet {
	d := &documentSheet{}
	d.ExtendBaseWidget(d)
	return d
}

// Set shows a worksheet; nil shows none.
func (d *documentSheet) Set(page *cases.DocumentPage) {
	d.page = page
	d.Refresh()
}

// CreateRenderer draws the worksheet.
func (d *documentSheet) CreateRenderer() fyne.WidgetRenderer {
	d.ExtendBaseWidget(d)
	r := &sheetDrawing{sheet: d}
	r.draw()
	return r
}

// sheetDrawing places the texts and boxes from the top down.
type sheetDrawing struct {
	sheet   *documentSheet
	objects []fyne.CanvasObject
	size    float32 // of the letters
	y       float32 // where the next part begins
	width   float32 // of what stands on the page
	ink     color.Color
	rule    color.Color
	shade   color.Color
}

func (r *sheetDrawing) Destroy() {}

func (r *sheetDrawing) Objects() []fyne.CanvasObject { return r.objects }

func (r *sheetDrawing) Layout(fyne.Size) {}

func (r *sheetDrawing) MinSize() fyne.Size {
	if r.sheet.page == nil {
		return fyne.NewSize(0, 0)
	}
	return fyne.NewSize(r.width+2*paperMargin, r.y+paperMargin)
}

func (r *sheetDrawing) Refresh() {
	r.draw()
	canvas.Refresh(r.sheet)
}

func (r *sheetDrawing) line() float32 { return float32(int(r.size*1.5 + 0.5)) }

// draw makes the objects of the whole worksheet.
func (r *sheetDrawing) draw() {
	th := r.sheet.Theme()
	r.size = th.Size(widgets.SizeNote)
	r.ink, r.rule, r.shade = colour(th, theme.ColorNameForeground), colour(th, theme.ColorNameInputBorder), colour(th, widgets.ColorShell)
	r.objects, r.y, r.width = nil, paperMargin, sheetWide*r.size
	page := r.sheet.page
	if page == nil {
		return
	}
	ground := canvas.NewRectangle(colour(th, theme.ColorNameBackground))
	ground.StrokeColor, ground.StrokeWidth = r.rule, 1
	r.objects = append(r.objects, ground)
	title := r.text(page.Title, 0, r.width, fyne.TextAlignCenter)
	title.TextSize, title.TextStyle.Bold = r.size*1.5, true
	r.y += r.size*1.5*1.6 + 6
	r.heading(page.Line)
	for i := range page.Sections {
		if r.y > sheetMost {
			r.text("……下面还有更多，导出后都在表里……", 0, r.width, fyne.TextAlignCenter)
			r.y += r.line()
			break
		}
		r.section(&page.Sections[i])
	}
	ground.Resize(r.MinSize())
}

// heading puts the texts under the title beside each other.
func (r *sheetDrawing) heading(texts []string) {
	for i, text := range texts {
		step := r.width / float32(len(texts))
		r.text(text, float32(i)*step, step, fyne.TextAlignLeading)
	}
	r.y += r.line() + 4
}

func (r *sheetDrawing) text(text string, x, w float32, align fyne.TextAlign) *canvas.Text {
	t := canvas.NewText(text, r.ink)
	t.TextSize, t.Alignment = r.size, align
	t.Move(fyne.NewPos(paperMargin+x, r.y))
	t.Resize(fyne.NewSize(w, r.line()))
	r.objects = append(r.objects, t)
	return t
}

// section draws one part of the page.
func (r *sheetDrawing) section(s *cases.DocumentSection) {
	if s.Title != "" {
		r.y += 6
		row := []sheetCell{{text: s.Title, w: r.width, shaded: true, strong: true}}
		r.row(row)
	}
	if s.Text != "" {
		for _, line := range brokenText(s.Text, sheetWide-1, 40) {
			r.text(line, 0, r.width, fyne.TextAlignLeading)
			r.y += r.line()
		}
	}
	r.cells(s)
	r.table(s.Table)
	if s.Chart != nil {
		r.row([]sheetCell{{text: "〔图〕" + s.Chart.Title + "：导出的表里有图", w: r.width}})
	}
	for _, photo := range s.Photos {
		r.row([]sheetCell{{text: "〔照片〕" + photo.Caption, w: r.width}})
	}
	if len(s.Sign) > 0 {
		r.y += r.line() / 2
		var labels []string
		for _, label := range s.Sign {
			labels = append(labels, label+"：")
		}
		r.heading(labels)
	}
}

// sheetCell is one cell of a row.
type sheetCell struct {
	text    string
	w       float32
	shaded  bool
	strong  bool
	numeric bool
}

// row draws cells beside each other, as high as the tallest.
func (r *sheetDrawing) row(cells []sheetCell) {
	tall := 1
	broken := make([][]string, len(cells))
	for i, c := range cells {
		broken[i] = brokenText(c.text, c.w/r.size-paperPad, sheetTall)
		tall = max(tall, len(broken[i]))
	}
	h, x, top := float32(tall)*r.line()+6, float32(0), r.y
	for i, c := range cells {
		box := canvas.NewRectangle(color.Transparent)
		if c.shaded {
			box.FillColor = r.shade
		}
		box.StrokeColor, box.StrokeWidth = r.rule, 1
		box.Move(fyne.NewPos(paperMargin+x, top))
		box.Resize(fyne.NewSize(c.w+1, h+1))
		r.objects = append(r.objects, box)
		align := fyne.TextAlignLeading
		if c.numeric {
			align = fyne.TextAlignTrailing
		}
		for n, line := range broken[i] {
			r.y = top + (h-float32(len(broken[i]))*r.line())/2 + float32(n)*r.line()
			t := r.text(line, x+r.size*paperPad/2, c.w-r.size*paperPad, align)
			t.TextStyle.Bold = c.strong
		}
		x += c.w
	}
	r.y = top + h
}

// cells draws labels with their values, so many on a line.
func (r *sheetDrawing) cells(s *cases.DocumentSection) {
	per := max(s.Per, 1)
	label := sheetLabel * r.size
	var row []sheetCell
	flush := func() {
		if len(row) > 0 {
			rest := r.width
			for _, c := range row[:len(row)-1] {
				rest -= c.w
			}
			row[len(row)-1].w = rest // the last one takes what is left of the line
			r.row(row)
			row = nil
		}
	}
	for i := range s.Cells {
		c := &s.Cells[i]
		if c.Wide {
			flush()
		}
		value := r.width/float32(per) - label
		row = append(row, sheetCell{text: c.Label, w: label, shaded: true}, contentCell(c.Content, value))
		if c.Wide || len(row) == 2*per {
			flush()
		}
	}
	flush()
}

func contentCell(c cases.Content, w float32) sheetCell {
	return sheetCell{text: contentText(c), w: w, strong: c.Strong}
}

// contentText writes a value as a cell shows it.
func contentText(c cases.Content) string {
	switch v := c.Value.(type) {
	case string:
		return v
	case cases.Money:
		return v.Grouped()
	case cases.Day:
		return v.String()
	case int64:
		o := cases.Some(v)
		return cases.TextOf(&o)
	case decimal.Decimal:
		o := cases.Some(v)
		return cases.TextOf(&o)
	}
	return ""
}

// table draws a list of records: columns of sentences get the room that is left.
func (r *sheetDrawing) table(t *cases.DocumentTable) {
	if t == nil {
		return
	}
	widths := r.widths(t)
	head := make([]sheetCell, len(t.Columns))
	for i, c := range t.Columns {
		head[i] = sheetCell{text: c.Title, w: widths[i], shaded: true, strong: true}
	}
	r.row(head)
	for _, values := range t.Rows {
		if r.y > sheetMost {
			return
		}
		row := make([]sheetCell, len(values))
		for i, v := range values {
			row[i] = contentCell(v, widths[i])
			row[i].numeric = numericContent(v)
		}
		r.row(row)
	}
}

func numericContent(c cases.Content) bool {
	switch c.Value.(type) {
	case cases.Money, int64, decimal.Decimal:
		return true
	}
	return false
}

// widths divides the page among the columns by what stands in them.
func (r *sheetDrawing) widths(t *cases.DocumentTable) []float32 {
	widths := make([]float32, len(t.Columns))
	var sum float32
	for i, c := range t.Columns {
		widths[i] = ems(c.Title) + paperPad
		for _, row := range t.Rows {
			widths[i] = max(widths[i], min(ems(contentText(row[i]))+paperPad, 2*paperLong))
		}
		if c.Long {
			widths[i] = max(widths[i], paperLong)
		}
		sum += widths[i]
	}
	for i := range widths {
		widths[i] *= r.width / max(sum, 1)
	}
	return widths
}
