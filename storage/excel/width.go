package excel

import (
	"math"
	"strings"

	"zhucunji/cases"
)

// Widths are in Excel's unit, one digit of the standard face; heights in points.
const (
	lineHeight  = 13.0 // one line of 10 point text
	minHeight   = 20.0
	pageWidth   = 138.0 // what A4 across shows at full size
	idWidth     = 22.0  // an identity number of 18 characters and air
	maxWidth    = 250.0
	codeWidth   = 14.0 // where short words begin to wrap
	longFactor  = 2.5  // see longWidth
	squeezed    = 8.0  // the same where the table is much wider than the page
	maxScale    = 2.5  // how much a wide table may be scaled down
	squeezeFrom = 1.5  // pages of width from which columns are squeezed
	headerLines = 3.0  // into how many lines a title may wrap
)

// measure settles the column widths by the titles and the rows held back. whole says
// that these are all the rows, so that sums can be measured too.
func (s *sheet) measure(whole bool) []float64 {
	widths := make([]float64, len(s.columns))
	total := 0.0
	for i := range s.columns {
		if s.printed() {
			widths[i] = s.printWidth(i, whole)
		} else {
			widths[i] = s.importWidth(i)
		}
		total += widths[i]
	}
	switch {
	case !s.printed():
	case total < pageWidth:
		grow := min(pageWidth/total, 2.2) // a small table fills the page
		for i := range widths {
			widths[i] *= grow
		}
	case total > pageWidth*squeezeFrom:
		s.squeeze(widths)
	}
	for i := range widths {
		widths[i] = min(math.Ceil(widths[i]*4)/4, maxWidth)
	}
	return widths
}

// squeeze narrows the columns of a very wide table, so that its print stays
// readable: texts and identity numbers go into two lines, numbers and dates stay.
func (s *sheet) squeeze(widths []float64) {
	for i := range s.columns {
		kind := s.columns[i].Field.Kind
		if kind.Numeric() || kind == cases.KindDay || s.columns[i].look() == lookLong {
			continue
		}
		line, _, solid := s.content(i)
		if solid {
			widths[i] = min(widths[i], max(math.Ceil(line/2)+2.5, squeezed))
		} else {
			widths[i] = min(widths[i], squeezed)
		}
	}
}

// content is how wide the widest line of a column is, how wide its widest text, and
// whether it holds anything that must not be broken (digits, dates, numbers).
func (s *sheet) content(column int) (line, text float64, solid bool) {
	solid = true
	for _, l := range s.held {
		shown := l.cells[column].shown()
		text = max(text, columns(shown))
		for part := range strings.SplitSeq(shown, "\n") {
			line = max(line, columns(part))
		}
		if _, isText := l.cells[column].value.(string); isText && strings.ContainsFunc(shown, isWide) {
			solid = false
		}
	}
	return line, text, solid
}

func isWide(r rune) bool { return r >= 0x2E80 }

func (s *sheet) printWidth(column int, whole bool) float64 {
	c := &s.columns[column]
	line, text, solid := s.content(column)
	head := math.Ceil(columns(c.Title)/headerLines/2)*2 + 2
	switch {
	case c.look() == lookLong:
		return max(head, longWidth(line, text))
	case c.Field.Kind.Numeric() || solid:
		return max(head, s.solidWidth(column, line, whole))
	}
	return max(head, min(line+2, codeWidth))
}

// solidWidth keeps what must not be broken in one line: numbers too wide for their
// column would show as ####. Sums are wider than what they sum.
func (s *sheet) solidWidth(column int, line float64, whole bool) float64 {
	c := &s.columns[column]
	if c.Total == cases.SumTotal {
		if !whole {
			return line + 8
		}
		sum := cell{value: s.sumOf(column), look: c.look()}
		line = max(line, columns(sum.shown()))
	}
	if !whole && c.Field.Kind.Numeric() {
		return line + 5
	}
	return line + 2.5
}

// sumOf sums a column over the rows held back.
func (s *sheet) sumOf(column int) float64 {
	sum := s.columns[column].amount(0)
	for _, l := range s.held {
		sum = sum.Add(l.cells[column].number())
	}
	return sum.InexactFloat64()
}

// longWidth makes the column of long texts wider the longer they are, so that a
// row stays lower than Excel's highest row (409 points).
func longWidth(line, text float64) float64 {
	width := min(max(longFactor*math.Sqrt(text), codeWidth), 90)
	return min(max(width, text/25), line+2, maxWidth)
}

// importWidth shows most of every cell in one line; nothing wraps in 导入版.
func (s *sheet) importWidth(column int) float64 {
	c := &s.columns[column]
	line, _, _ := s.content(column)
	least := columns(c.Title) + 3
	switch c.Field.Kind {
	case cases.KindIDNumber, cases.KindBank:
		least = max(least, idWidth)
	}
	return max(least, min(line+3, 50))
}

// width is how wide a run of columns is, ends included.
func (s *sheet) width(left, right int) float64 {
	total := 0.0
	for i := left; i <= right; i++ {
		total += s.widths[i]
	}
	return total
}

// textHeight is how high a row must be for a cell's text.
func textHeight(c cell, width float64) float64 {
	text, ok := c.value.(string)
	if !ok || float64(len(text)) < width-1.5 {
		return minHeight
	}
	return max(minHeight, float64(wrapped(text, width))*lineHeight+5)
}

// wrapped counts the lines a text takes in a column.
func wrapped(text string, width float64) int {
	room := max(width*1.04-1.2, 2) // a character of 10 points is a little under two columns
	lines := 0
	for part := range strings.SplitSeq(text, "\n") {
		lines++
		used := 0.0
		for _, r := range part {
			w := columns(string(r))
			if used+w > room {
				lines, used = lines+1, 0
			}
			used += w
		}
	}
	return lines
}
