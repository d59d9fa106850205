package excel

import (
	"strings"
)

// refTerm is a reference in a formula: one cell, or a range from it to another.
type refTerm struct {
	sheet   string // "" where it names none; "\x00" in another workbook
	from    cellRef
	to      cellRef
	isRange bool
	sum     bool // the only argument of a function that adds up: SUM(E5)
}

// text writes the term with its rows set.
func (r refTerm) text(top, bottom int) string {
	if !r.isRange && top == bottom {
		return r.from.at(top)
	}
	if !r.isRange {
		return r.from.at(top) + ":" + r.from.at(bottom)
	}
	return r.from.at(top) + ":" + r.to.at(bottom)
}

// addUp are the functions over a list of numbers that grow with it.
const addUp = " SUM COUNT COUNTA AVERAGE MAX MIN SUBTOTAL PRODUCT "

// eachRef rewrites the references of a formula. Texts in quotes, names, functions and
// references to tables stay as they are.
func eachRef(formula string, visit func(refTerm) string) string {
	s := refScanner{in: formula, visit: visit}
	for s.at < len(s.in) {
		s.step()
	}
	return s.out.String()
}

// refScanner walks a formula.
type refScanner struct {
	in    string
	at    int
	out   strings.Builder
	sheet string   // said by the word before: Sheet1!
	calls []string // functions that are open
	last  byte     // the last mark before a word, blanks left out
	visit func(refTerm) string
}

func (s *refScanner) step() {
	switch c := s.in[s.at]; {
	case c == '"':
		s.copyTo(s.quoted('"'))
	case c == '\'':
		end := s.quoted('\'')
		name := strings.ReplaceAll(s.in[s.at+1:max(end-1, s.at+1)], "''", "'")
		s.copyTo(end)
		if s.at < len(s.in) && s.in[s.at] == '!' {
			s.copyTo(s.at + 1)
			s.sheet = sheetOf(name)
		}
	case c == '[':
		s.bracket()
	case isWord(c):
		s.word()
	default:
		s.mark(c)
	}
}

// mark passes an operator, a bracket or a blank.
func (s *refScanner) mark(c byte) {
	switch c {
	case '(':
		s.calls = append(s.calls, "")
	case ')':
		if n := len(s.calls); n > 0 {
			s.calls = s.calls[:n-1]
		}
	}
	if c != ' ' {
		s.last = c
	}
	s.sheet = ""
	s.copyTo(s.at + 1)
}

func (s *refScanner) copyTo(end int) {
	s.out.WriteString(s.in[s.at:end])
	s.at = end
}

// quoted is the end of what is in quotes; a doubled quote is part of it.
func (s *refScanner) quoted(q byte) int {
	for i := s.at + 1; i < len(s.in); i++ {
		if s.in[i] != q {
			continue
		}
		if i+1 < len(s.in) && s.in[i+1] == q {
			i++
			continue
		}
		return i + 1
	}
	return len(s.in)
}

// bracket passes [Book1.xlsx]Sheet1! or the columns of a table: Table1[金额].
func (s *refScanner) bracket() {
	depth := 0
	for i := s.at; i < len(s.in); i++ {
		switch s.in[i] {
		case '[':
			depth++
		case ']':
			depth--
		}
		if depth == 0 {
			s.copyTo(i + 1)
			if s.at < len(s.in) && isWord(s.in[s.at]) { // the sheet of another workbook
				if bang := strings.IndexByte(s.in[s.at:], '!'); bang >= 0 {
					s.copyTo(s.at + bang + 1)
					s.sheet = "\x00"
				}
			}
			return
		}
	}
	s.copyTo(len(s.in))
}

func isWord(c byte) bool {
	return isLetter(c) || (c >= '0' && c <= '9') || c == '_' || c == '.' || c == '$' || c == '\\' || c >= 0x80
}

func (s *refScanner) wordEnd(from int) int {
	for from < len(s.in) && isWord(s.in[from]) {
		from++
	}
	return from
}

// word reads a sheet's name, a function, a reference, or a name or number.
func (s *refScanner) word() {
	end := s.wordEnd(s.at)
	word := s.in[s.at:end]
	switch {
	case end < len(s.in) && s.in[end] == '!':
		s.copyTo(end + 1)
		s.sheet = sheetOf(word)
		return
	case end < len(s.in) && s.in[end] == '(':
		s.copyTo(end + 1)
		s.calls = append(s.calls, strings.ToUpper(word))
		s.last, s.sheet = '(', ""
		return
	case end < len(s.in) && s.in[end] == '[':
		s.copyTo(end)
		return
	}
	s.reference(word, end)
	s.last, s.sheet = 'w', ""
}

// reference reads a word as a reference, and the word behind a colon with it.
func (s *refScanner) reference(word string, end int) {
	from, ok := parseRef(word)
	if !ok {
		s.copyTo(end)
		return
	}
	term := refTerm{sheet: s.sheet, from: from, to: from}
	end = s.rangeEnd(&term, end)
	if from.row == 0 || (from.column == "" && !term.isRange) {
		s.copyTo(end) // a whole column, a name, or a number
		return
	}
	n := len(s.calls)
	term.sum = n > 0 && strings.Contains(addUp, " "+s.calls[n-1]+" ") && (s.last == '(' || s.last == ',') && s.isMark(end, ",)")
	s.out.WriteString(s.visit(term))
	s.at = end
}

// rangeEnd reads the other end of a range, where a term has one.
func (s *refScanner) rangeEnd(term *refTerm, end int) int {
	if !s.isMark(end, ":") {
		return end
	}
	other := s.wordEnd(end + 1)
	to, ok := parseRef(s.in[end+1 : other])
	if !ok || (term.from.row == 0) != (to.row == 0) || s.isMark(other, "!(") {
		return end
	}
	term.to, term.isRange = to, true
	return other
}

// isMark says whether one of some marks stands at a place.
func (s *refScanner) isMark(at int, marks string) bool {
	return at < len(s.in) && strings.IndexByte(marks, s.in[at]) >= 0
}

// sheetOf is the sheet a word before "!" names: none of ours where it is in another
// workbook.
func sheetOf(name string) string {
	if strings.Contains(name, "]") {
		return "\x00"
	}
	return name
}

// formula moves the references of a formula to the sheet of the map. own is the sheet
// the formula stands on, row its row (0 outside of cells).
func (m *rowMap) formula(text, own string, row int) string {
	if !m.moves() || text == "" {
		return text
	}
	inBlock := strings.EqualFold(own, m.sheet) && m.inBlock(row)
	return eachRef(text, func(r refTerm) string {
		sheet := r.sheet
		if sheet == "" {
			sheet = own
		}
		if !strings.EqualFold(sheet, m.sheet) {
			return r.text(r.from.row, r.to.row)
		}
		within := inBlock && (!r.from.rowFixed || !r.to.rowFixed)
		if !r.isRange {
			within = within || !r.sum
		}
		return r.text(m.span(r.from.row, r.to.row, within))
	})
}

// copyDown makes the formula of a row that of one further down: what is not fixed by $
// moves along.
func copyDown(text string, down int) string { return copyAside(text, down, 0) }

// copyAside moves a formula as a shared one moves to another cell: rows and columns.
func copyAside(text string, down, right int) string {
	return eachRef(text, func(r refTerm) string {
		r.from, r.to = r.from.aside(right), r.to.aside(right)
		top, bottom := r.from.row, r.to.row
		if !r.from.rowFixed {
			top = min(max(top+down, 1), maxGridRow)
		}
		if !r.to.rowFixed {
			bottom = min(max(bottom+down, 1), maxGridRow)
		}
		if !r.isRange {
			bottom = top
		}
		return r.text(top, bottom)
	})
}

// aside is the reference some columns further right, where it is not fixed.
func (r cellRef) aside(right int) cellRef {
	if right == 0 || r.colFixed || r.column == "" {
		return r
	}
	column, ok := refColumn([]byte(r.column + "1"))
	if !ok {
		return r
	}
	r.column = columnName(min(max(column+right, 1), maxGridColumn))
	return r
}
