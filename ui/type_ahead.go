package ui

import (
	"strings"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// typeAheadColumns are the columns at the left by which a letter finds a row.
const typeAheadColumns = 3

// jumpByLetter leads from the current row of a short list to the next one that begins with a letter: one of its
// first columns in characters, digits or pinyin. The same letter again leads on.
func jumpByLetter(g *widgets.Grid, r rune) {
	if g.Rows == nil || g.Cell == nil {
		return
	}
	rows, letter := g.Rows(), strings.ToLower(string(r))
	columns := min(typeAheadColumns, len(g.View().Columns))
	for step := range rows {
		row := (max(g.Current(), -1) + 1 + step) % rows
		for col := range columns {
			if text := g.Cell(row, col); text != "" && cases.SpelledAt(text, letter) == 0 {
				g.SetCurrent(row)
				return
			}
		}
	}
}

// searchByLetter leads a letter typed in a long list, of which only the rows in sight are read, to the search box.
func (s *Shell) searchByLetter(r rune) {
	box := s.parts.top.search
	box.focus()
	box.box.Entry.TypedRune(r)
}
