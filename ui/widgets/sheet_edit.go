package widgets

import (
	"fyne.io/fyne/v2"

	"zhucunji/cases"
)

// sheetEntry is the entry over the current cell. Tab belongs to the sheet, not to the window.
type sheetEntry struct{ Entry }

func newSheetEntry() *sheetEntry {
	e := &sheetEntry{}
	e.ExtendBaseWidget(e)
	return e
}

// AcceptsTab keeps Tab for the sheet.
func (e *sheetEntry) AcceptsTab() bool { return true }

// edit begins an edit: with the cell's text (F2, double click), or with the first character typed.
func (s *Sheet) edit(first string, keep bool) {
	cell := s.cell(s.row, s.col)
	if cell.ReadOnly || s.editing || s.count == 0 {
		return
	}
	s.editing, s.replacing = true, !keep
	text := first
	if keep {
		text = cell.Text
	}
	s.editor.SetText(text)
	s.editor.CursorColumn = len([]rune(text))
	s.touched = first != ""
	s.editor.touched = true // typing goes on behind the first character
	s.editor.Show()
	s.sync()
	focus(s, s.editor)
	s.editor.Refresh()
}

// stopEditing hides the editor and gives the sheet the focus back where the editor had it.
func (s *Sheet) stopEditing() {
	if !s.editing {
		return
	}
	s.editing = false
	c := canvasFor(s)
	had := c != nil && c.Focused() == fyne.Focusable(s.editor)
	s.editor.Hide()
	if had {
		c.Focus(s)
	}
	s.sync()
}

// commit stores the editor's text in the current cell and ends the edit.
func (s *Sheet) commit() {
	if !s.editing {
		return
	}
	row, col, text := s.row, s.col, s.editor.Text
	s.stopEditing()
	if s.touched {
		s.store(row, col, text)
	}
}

func (s *Sheet) commitAnd(down, right int) {
	s.commit()
	s.goTo(s.row+down, s.col+right, false)
}

// store hands a text to the page and keeps it in its cell when it is refused.
func (s *Sheet) store(row, col int, text string) {
	at := [2]int{row, col}
	if s.Cell != nil && s.Cell(row, col).ReadOnly {
		return
	}
	if _, refused := s.failures[at]; !refused && s.Cell != nil && s.Cell(row, col).Text == text {
		return
	}
	delete(s.failures, at)
	if s.OnCommit != nil {
		if err := s.OnCommit(row, col, text); err != nil {
			s.failures[at] = refusal{text: text, sentence: cases.MessageOf(err)}
		}
	}
	s.Refresh()
	if s.OnCurrent != nil {
		s.OnCurrent(s.row, s.col)
	}
}

// editorKey does the keys that end an edit. Arrows do so only when typing began it: after F2 they move the caret.
func (s *Sheet) editorKey(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyTab:
		s.shift = s.editor.modifiers()&fyne.KeyModifierShift != 0
		s.commit()
		s.tab()
	case fyne.KeyUp:
		s.commitAnd(-1, 0)
	case fyne.KeyDown:
		s.commitAnd(1, 0)
	case fyne.KeyLeft:
		if !s.replacing {
			return false
		}
		s.commitAnd(0, -1)
	case fyne.KeyRight:
		if !s.replacing {
			return false
		}
		s.commitAnd(0, 1)
	default:
		return false
	}
	return true
}

// editorForward gets the keys the entry does not use.
func (s *Sheet) editorForward(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyEscape:
		s.stopEditing()
		return true
	case fyne.KeyF2:
		s.replacing = false
		return true
	}
	return s.pass(ev)
}

// editorLeft commits when the focus went elsewhere: by Tab to the cell at the right, by mouse to anywhere.
func (s *Sheet) editorLeft() {
	if !s.editing {
		return
	}
	row, col, text := s.row, s.col, s.editor.Text
	s.editing = false
	s.editor.Hide()
	if s.touched {
		s.store(row, col, text)
	}
	s.sync()
}
