package ui

import (
	"strings"

	"zhucunji/cases"
)

// Widths in ems: a Chinese character is one, a Latin letter or a digit a little over half.
const (
	paperLatin    = 0.58
	paperLong     = 13  // of long texts, before they go on in the next line
	paperShort    = 9   // of other texts
	paperPad      = 0.9 // air left and right
	paperPage     = 66  // a smaller table is widened to this
	paperGrow     = 2.2
	paperTall     = 6 // lines of one cell; the rest of the text is in the workbook
	titleLines    = 3 // into how many lines a title may break
	paperLeastCol = 2.4
)

// ems is how wide a text is.
func ems(text string) float32 {
	var w float32
	for _, r := range text {
		if r < 0x2E80 {
			w += paperLatin
		} else {
			w++
		}
	}
	return w
}

// measure settles the widths of the columns by titles and texts.
func (d *paperDoc) measure(columns []cases.BoundColumn, rows []paperLine) {
	var total float32
	flat := cases.FlatTitles(columns)
	for i := range columns {
		title := columns[i].Title
		if !d.Print {
			title = flat[i]
		}
		w := d.columnEms(title, mostEms(columns[i].Field.Kind), widestText(rows, d.Total, i)) + paperPad
		d.Widths = append(d.Widths, w*d.Size)
		total += w
	}
	if d.Print && total < paperPage {
		grow := min(paperPage/total, paperGrow)
		for i := range d.Widths {
			d.Widths[i] *= grow
		}
	}
	for i := range d.Widths {
		d.Widths[i] = float32(int(d.Widths[i] + 0.5)) // lines stand on whole pixels
	}
}

// mostEms is how wide texts of a kind may get before they break.
func mostEms(kind cases.Kind) float32 {
	switch {
	case kind == cases.KindLongText:
		return paperLong
	case kind.Numeric() || kind == cases.KindDay || kind == cases.KindIDNumber || kind == cases.KindPhone:
		return 4 * paperShort // never broken
	}
	return paperShort
}

// widestText is the widest text of a column, its sum included.
func widestText(rows []paperLine, total *paperLine, column int) float32 {
	var widest float32
	for _, row := range rows {
		widest = max(widest, ems(row.cells[column]))
	}
	if total != nil {
		widest = max(widest, ems(total.cells[column]))
	}
	return widest
}

// columnEms is the width of a column: that of its texts, and of its title in as many lines as it may have.
func (d *paperDoc) columnEms(title string, most, widest float32) float32 {
	w := max(min(widest, most), ems(title)/titleLines+0.7, paperLeastCol)
	if ems(title) <= 4 || !d.Print {
		w = max(w, ems(title))
	}
	return w
}

// broken breaks the texts of a row into lines; the import layout has one line a row.
func (d *paperDoc) broken(of *paperLine) paperRow {
	row := paperRow{Tall: 1}
	if of.label != "" {
		return d.summed(of)
	}
	for i, text := range of.cells {
		room := d.Widths[i]/d.Size - paperPad
		lines := []string{oneLineText(text, room)}
		if d.Print {
			lines = brokenText(text, room, paperTall)
		}
		row.Tall = max(row.Tall, len(lines))
		row.Cells = append(row.Cells, lines)
	}
	return row
}

// summed is a row of sums: one line, under a label that takes the columns before the first sum.
func (d *paperDoc) summed(of *paperLine) paperRow {
	row := paperRow{Tall: 1, Sum: true, Span: of.span}
	for _, text := range of.cells {
		row.Cells = append(row.Cells, []string{text})
	}
	var room float32
	for _, w := range d.Widths[:of.span] {
		room += w
	}
	row.Cells[0] = []string{oneLineText(of.label, room/d.Size-paperPad)}
	return row
}

// oneLineText cuts a text that is too wide.
func oneLineText(text string, room float32) string {
	text = strings.ReplaceAll(text, "\n", " ")
	if ems(text) <= room+0.1 {
		return text
	}
	lines := brokenText(text, room-1, 1)
	return strings.TrimSuffix(lines[0], "…") + "…"
}

// paperHanging never begins a line.
const paperHanging = "，。；：、！？）》”"

// brokenText breaks a text by width, into at most so many lines.
func brokenText(text string, room float32, most int) []string {
	var lines []string
	for _, part := range strings.Split(text, "\n") {
		var line strings.Builder
		var width float32
		for _, r := range part {
			w := ems(string(r))
			if width+w > room+0.1 && width > 0 && !strings.ContainsRune(paperHanging, r) {
				lines = append(lines, line.String())
				line.Reset()
				width = 0
			}
			line.WriteRune(r)
			width += w
		}
		lines = append(lines, line.String())
	}
	if len(lines) > most {
		lines = lines[:most]
		lines[most-1] += "…"
	}
	return lines
}
