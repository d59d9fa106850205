package ui

import "fyne.io/fyne/v2"

func (r *paperRenderer) headRow() float32 {
	if r.paper.doc.Depth > 1 {
		return r.lineHeight() + 8
	}
	return r.titleTall()*r.lineHeight() + 8
}

// titleTall is into how many lines the tallest title of the last level breaks.
func (r *paperRenderer) titleTall() float32 {
	d := &r.paper.doc
	tall := 1
	for _, s := range d.Spans {
		if s.Left == s.Right {
			tall = max(tall, len(brokenText(s.Text, d.Widths[s.Left]/d.Size-0.4, titleLines)))
		}
	}
	return float32(tall)
}

func (r *paperRenderer) headHeight() float32 {
	d := &r.paper.doc
	least := r.titleTall()*r.lineHeight() + 8
	return max(float32(d.Depth)*r.headRow(), least)
}

func (r *paperRenderer) drawTitle(width float32) {
	d := &r.paper.doc
	big := d.Size * 1.5
	x, w := float32(0), width
	if p := r.paper; p.room.Width > 0 && p.room.Width < width { // a wide table: the title stays in sight
		x, w = min(p.at.X, width-p.room.Width), p.room.Width
	}
	title := r.text(d.Title, big, fyne.TextAlignCenter, x, paperMargin, w)
	title.TextStyle.Bold = true
	y := paperMargin + big*1.6 + 8
	r.text(d.Above[0], d.Size, fyne.TextAlignLeading, paperMargin, y, width-2*paperMargin)
	r.text(d.Above[1], d.Size, fyne.TextAlignTrailing, paperMargin, y, width-2*paperMargin)
}

// drawHead draws the merged header and returns where the rows begin.
func (r *paperRenderer) drawHead(top float32) float32 {
	d := &r.paper.doc
	height := r.headHeight()
	level := height / float32(d.Depth)
	for _, s := range d.Spans {
		x, w := r.columnX(s.Left), r.columnX(s.Right+1)-r.columnX(s.Left)
		if !r.inSightAcross(x, w) {
			continue
		}
		y, h := top+float32(s.Top)*level, float32(s.Bottom-s.Top+1)*level
		r.box(x, y, w, h, r.shade)
		lines := brokenText(s.Text, w/d.Size-0.4, titleLines)
		at := y + (h-float32(len(lines))*r.lineHeight())/2
		for i, line := range lines {
			t := r.text(line, d.Size, fyne.TextAlignCenter, x, at+float32(i)*r.lineHeight(), w)
			t.TextStyle.Bold = true
		}
	}
	return top + height
}
