package excel

import (
	"math"
	"strings"

	"zhucunji/cases"
)

// Widths are in Excel's unit, one digit of the standard face; heights in points.
const (
	lineHeight  = 13.5 // one line of 10 point text
	minHeight   = 20.0
	pageWidth   = 138.0 // what A4 across shows at full size
	idWidth     = 22.0  // an identity number of 18 characters and air
	maxWidth    = 250.0
	codeWidth   = 14.0 // where short words begin to wrap
	longFactor  = 2.5  // see longWidth
	maxLong     = 80.0
	maxScale    = 2.5 // how much a wide table may be scaled down
	squeezeFrom = 1.5 // pages of width from which columns are squeezed
	headerLines = 3.0 // into how many lines a title may wrap
)

// squeezing says how narrow the columns of a very wide table become.
type squeezing struct {
	word  float64 // where words begin to wrap
	air   float64 // beside words and titles
	save  float64 // of the air beside numbers and days
	lines float64 // into how many a title may go
}

// squeezings are tried one after the other, until the table is not very wide any more. The second leaves no more air
// than 10 point text needs beside a line: a table of 35 columns gains a fifth in size on paper.
func squeezings() [2]squeezing {
	return [2]squeezing{
		{word: 8, air: 2, lines: headerLines},
		{word: 6.75, air: 0.75, save: 1.25, lines: 4},
	}
}

// measure settles the column widths by the titles and the rows held back. whole says
// that these are all the rows, so that sums can be measured too.
func (s *sheet) measure(whole bool) []float64 {
	widths := make([]float64, len(s.columns))
	for i := range s.columns {
		if s.printed() {
			widths[i] = s.printWidth(i, whole)
		} else {
			widths[i] = s.importWidth(i)
		}
	}
	if s.printed() {
		if total := together(widths); total < pageWidth {
			grow := min(pageWidth/total, 2.2) // a small table fills the page
			for i := range widths {
				widths[i] *= grow
			}
		}
		for _, by := range squeezings() {
			if together(widths) > pageWidth*squeezeFrom {
				s.squeeze(widths, by, whole)
			}
		}
	}
	for i := range widths {
		widths[i] = min(math.Ceil(widths[i]*4)/4, maxWidth)
	}
	return widths
}

// squeeze narrows the columns of a very wide table, so that its print stays
// readable: titles, texts and identity numbers go into more lines; numbers and dates
// stay whole.
func (s *sheet) squeeze(widths []float64, by squeezing, whole bool) {
	for i := range s.columns {
		c := &s.columns[i]
		line, _, solid := s.content(i)
		var least float64
		switch {
		case c.look() == lookLong:
			continue
		case line == 0 && !c.Field.Kind.Numeric():
			least = 4 + by.air // room to fill in a word by hand
		case c.Field.Kind.Numeric(), c.Field.Kind == cases.KindDay:
			least = s.solidWidth(i, line, whole) - by.save
		case solid && line > by.word:
			least = max(math.Ceil(line/2)+0.5+by.air, by.word)
		default:
			least = min(line+by.air, by.word)
		}
		widths[i] = min(widths[i], max(least, inLines(c.Title, by.lines)+by.air))
	}
}

// foldedTitle is the width of a title in as many lines as it may take.
func foldedTitle(title string) float64 { return inLines(title, headerLines) + 2 }

// inLines is the width of a text in a number of lines, without air beside it.
func inLines(text string, lines float64) float64 {
	return math.Ceil(columns(text)/lines/2) * 2
}

func together(widths []float64) (total float64) {
	for _, w := range widths {
		total += w
	}
	return total
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
	head := max(foldedTitle(c.Title), min(columns(c.Title), 6)+2)
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

// longWidth makes the column of long texts wider the longer they are, so that rows
// stay lower than Excel's highest (409 points) as long as paper allows.
func longWidth(line, text float64) float64 {
	return min(max(longFactor*math.Sqrt(text), codeWidth), maxLong, line+2)
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
	return together(s.widths[left : right+1])
}

// textHeight is how high a row must be for a cell's text.
func textHeight(c cell, width float64) float64 {
	text, ok := c.value.(string)
	if !ok {
		return minHeight
	}
	lines := wrapped(text, width)
	lines += lines / 8 // programs break lines a little earlier, to keep marks off their beginning
	return max(minHeight, float64(lines)*lineHeight+6)
}

// wrapped counts the lines a text takes in a column.
func wrapped(text string, width float64) int {
	lines, _ := fit(text, width, math.MaxInt)
	return lines
}

// fit counts the lines a text takes in a column, at most a number of them, and says
// at which byte the text that does not fit any more begins.
func fit(text string, width float64, most int) (lines, end int) {
	room := max(width*1.05-0.2, 2) // a character of 10 points is a little under two columns
	lines, used := 1, 0.0
	for i, r := range text {
		w := runeWidth(r)
		switch {
		case r == '\n':
			lines, used = lines+1, -1
		case used+w > room && used > 0:
			lines, used = lines+1, 0
		}
		if lines > most {
			return most, i
		}
		used = max(used, 0)
		if r != '\n' {
			used += w
		}
	}
	return lines, len(text)
}
