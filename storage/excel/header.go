package excel

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"zhucunji/cases"
)

// HeaderTable is a table found on a sheet: its header, its columns and the rows below.
type HeaderTable struct {
	Top, Bottom int // the rows of the header, a line of column numbers included
	Left, Right int
	First, Last int // the rows of data, blank ones too; Last is before First where there are none
	Columns     []HeaderColumn
	Sequence    int    // the column of 序号, 0 where there is none
	Unit        string // what a line above says of units: 单位：万元
	Title       string // the text above the table

	beside int // the last row of a label beside the whole table, 0 where there is none
}

// HeaderColumn is one column of a table with its titles.
type HeaderColumn struct {
	Column int
	cases.Heading
}

// The bounds of the search.
const (
	maxHeaderRows  = 3000 // rows looked at for headers
	maxHeaderDepth = 4    // levels of a header
	maxTitle       = 40   // characters of a title
)

// headerFinder looks for headers on one sheet. knows says how sure it is that a text is
// a title, of 100.
type headerFinder struct {
	*Grid
	knows func(string) int
	known map[string]bool // answers of knows, which repeat down a column
}

// FindHeaders finds the tables of a sheet, from above to below, whatever row their
// headers are on and however many levels they have. knows says how sure it is that a
// text is a title, of 100.
func FindHeaders(g *Grid, knows func(string) int) []HeaderTable {
	f := &headerFinder{g, knows, map[string]bool{}}
	var out []HeaderTable
	for row := 1; row <= min(g.Last(), maxHeaderRows); row++ {
		if !f.isHeader(row) {
			continue
		}
		t := f.table(row)
		if n := len(out); n > 0 {
			if t.Top <= out[n-1].Bottom {
				continue
			}
			f.endBefore(&out[n-1], t.Top)
		}
		f.findRows(&t)
		out = append(out, t)
		row = t.Bottom
	}
	return out
}

// isTitle says whether a text is the title of something known.
func (f *headerFinder) isTitle(text string) bool {
	if !titleLike(text) {
		return false
	}
	answer, seen := f.known[text]
	if !seen {
		answer = f.knows(text) >= cases.HeadingSure
		f.known[text] = answer
	}
	return answer
}

// titleLike says whether a text could be a title: short, with letters, no sentence.
func titleLike(text string) bool {
	text = strings.TrimSpace(text)
	if text == "" || len(text) > 4*maxTitle || len([]rune(text)) > maxTitle || strings.ContainsAny(text, "。；;！") {
		return false
	}
	letter := strings.IndexFunc(text, func(r rune) bool { return unicode.IsLetter(r) }) >= 0
	digits := 0
	for _, r := range text {
		if unicode.IsDigit(r) {
			digits++
		}
	}
	return letter && digits <= 8
}

// isHeader says whether a row is a header, or the level of one: most of its texts look
// like titles, enough of them are known, and they stand side by side. In a form the
// labels have blank cells between them.
func (f *headerFinder) isHeader(row int) bool {
	texts := f.Texts(row)
	known, like, alone := 0, 0, 0
	for _, c := range texts {
		if titleLike(c.text) {
			like++
		}
		if f.isTitle(c.text) {
			known++
			if right := f.Area(row, c.column).Right + 1; right <= f.Right() && f.Text(row, right) == "" {
				alone++
			}
		}
	}
	if like*5 < len(texts)*4 || alone*2 >= max(known, 1) && alone > 0 {
		return false
	}
	return known >= 3 && known*5 >= len(texts) || known == 2 && len(texts) <= 4
}

// table finds the levels of the header a row belongs to, and its columns.
func (f *headerFinder) table(row int) HeaderTable {
	t := HeaderTable{Top: row, Bottom: row}
	f.span(&t)
	for t.Bottom-t.Top < maxHeaderDepth-1 && f.reachesDown(&t) {
		t.Bottom++
		f.span(&t)
	}
	for t.Top > 1 && t.Bottom-t.Top < maxHeaderDepth-1 && f.reachesUp(&t) {
		t.Top--
		f.span(&t)
	}
	f.dropSideLabels(&t)
	titles := t.Bottom
	if f.isCounting(&t, t.Bottom+1) {
		t.Bottom++
	}
	f.findColumns(&t, titles)
	f.lookAbove(&t)
	return t
}

// span finds how far the header reaches to the sides.
func (f *headerFinder) span(t *HeaderTable) {
	for row := t.Top; row <= t.Bottom; row++ {
		for _, c := range f.Texts(row) {
			a := f.Area(row, c.column)
			if t.Left == 0 || a.Left < t.Left {
				t.Left = a.Left
			}
			t.Right = max(t.Right, a.Right)
		}
	}
}

// reachesDown says whether the next row is one more level: nearly all cells are merged
// with it, or a cell over several columns has titles below it.
func (f *headerFinder) reachesDown(t *HeaderTable) bool {
	row, cells, deep := t.Bottom, 0, 0
	below := f.Texts(row + 1)
	for _, c := range below {
		if c.column >= t.Left && c.column <= t.Right && !titleLike(c.text) {
			return false
		}
	}
	for column := t.Left; column <= t.Right; {
		a := f.Area(row, column)
		if f.Text(row, column) != "" && a.Rows() <= maxHeaderDepth {
			cells++
			if a.Bottom > row {
				deep++
			}
			if a.Columns() > 1 && a.Bottom == row && textsWithin(below, a) >= 2 {
				return true
			}
		}
		column = a.Right + 1
	}
	if deep > 0 && deep < cells { // some are merged: the others must have titles below
		return len(below) > 0 && deep+len(below) >= cells
	}
	return deep > 0
}

func textsWithin(texts []gridText, a Area) (n int) {
	for _, c := range texts {
		if c.column >= a.Left && c.column <= a.Right {
			n++
		}
	}
	return n
}

// reachesUp says whether the row above is one more level: a cell of it is merged with
// the header, or stands over some of its columns.
func (f *headerFinder) reachesUp(t *HeaderTable) bool {
	row := t.Top - 1
	texts := f.Texts(row)
	over := 0
	for _, c := range texts {
		a := f.Area(row, c.column)
		switch {
		case !titleLike(c.text) || strings.ContainsAny(c.text, ":："):
			return false
		case a.Right < t.Left || a.Left > t.Right:
		case a.Bottom >= t.Top && a.Rows() <= maxHeaderDepth:
			return true
		case f.isGroup(t, a):
			over++
		}
	}
	return over > 0 && (over > 1 || len(texts) > 1 || f.Area(row, texts[0].column).Left > t.Left)
}

// isGroup says whether a cell above a header is the title of some of its columns: merged
// over them, or standing over the first of them.
func (f *headerFinder) isGroup(t *HeaderTable, a Area) bool {
	if a.Columns() > 1 {
		return a.Columns()*10 < (t.Right-t.Left+1)*9
	}
	return a.Left > t.Left && f.Own(t.Top, a.Left) != ""
}

// dropSideLabels leaves out a cell at the left that reaches down beside the whole
// table: 家庭成员 beside the rows of members.
func (f *headerFinder) dropSideLabels(t *HeaderTable) {
	for t.Left < t.Right {
		a := f.Area(t.Bottom, t.Left)
		if a.Bottom <= t.Bottom || f.Text(t.Bottom, t.Left) == "" {
			return
		}
		t.Left, t.beside = a.Right+1, a.Bottom
	}
}

// isCounting says whether a row only numbers the columns: 1 2 3 4, or 甲 乙 1 2.
func (f *headerFinder) isCounting(t *HeaderTable, row int) bool {
	next, counted := 1, 0
	for _, c := range f.Texts(row) {
		text := strings.Trim(cases.HeadingKey(c.text), "()")
		switch {
		case len([]rune(text)) == 1 && strings.Contains("甲乙丙丁戊ABCDEFGHIJKLMNOPQRSTUVWXYZ", text):
			counted++
		case text == itoa(next) || (counted == 0 && text == "1"):
			next++
			counted++
		case strings.ContainsAny(text, "=+-") && len(text) < 20: // 5=3+4
			next++
			counted++
		default:
			return false
		}
	}
	return counted >= 3 && counted*2 >= t.Right-t.Left+1
}

// unitLine finds what a line above a table says of its units.
var unitLine = regexp.MustCompile(`单位[:：]\s*([^\s:：]*元[^\s:：]*)`)

// lookAbove reads the title of a table and the units said above it.
func (f *headerFinder) lookAbove(t *HeaderTable) {
	for row := t.Top - 1; row >= max(1, t.Top-6); row-- {
		for _, c := range f.Texts(row) {
			if m := unitLine.FindStringSubmatch(c.text); m != nil && t.Unit == "" {
				t.Unit = m[1]
			}
			if text := flatTitle(c.text); !strings.ContainsAny(text, ":：") && len([]rune(text)) >= 4 && len(f.Texts(row)) == 1 {
				t.Title = text
			}
		}
	}
}

// flatTitle is a title in one line, without the blanks that stretch it.
func flatTitle(text string) string { return strings.Join(strings.Fields(text), "") }

// endBefore ends a table where the next one begins.
func (f *headerFinder) endBefore(t *HeaderTable, row int) {
	t.Last = min(t.Last, row-1)
	for t.Last >= t.First && len(f.Texts(t.Last)) > 0 && len(f.Texts(t.Last)) < 3 && !slices.ContainsFunc(f.Texts(t.Last), f.inSequence(t)) {
		t.Last-- // the next table's own title
	}
}

func (f *headerFinder) inSequence(t *HeaderTable) func(gridText) bool {
	return func(c gridText) bool { return t.Sequence > 0 && c.column == t.Sequence && len(c.text) < 6 }
}
