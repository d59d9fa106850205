package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// KeyDown remembers Shift, which TypedKey does not tell.
func (s *Sheet) KeyDown(ev *fyne.KeyEvent) {
	if isShift(ev.Name) {
		s.shift = true
	}
}

// KeyUp forgets Shift.
func (s *Sheet) KeyUp(ev *fyne.KeyEvent) {
	if isShift(ev.Name) {
		s.shift = false
	}
}

// TypedKey moves and edits.
func (s *Sheet) TypedKey(ev *fyne.KeyEvent) {
	if s.moveKey(ev.Name) {
		return
	}
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		if s.shift {
			s.goTo(s.row-1, s.col, false)
		} else {
			s.goTo(s.row+1, s.col, false)
		}
	case fyne.KeyTab:
		s.tab()
	case fyne.KeyF2:
		s.edit("", true)
	case fyne.KeyBackspace:
		s.edit("", false)
		s.touched = s.editing
	case fyne.KeyDelete:
		s.clearBlock()
	default:
		s.otherKey(ev)
	}
}

// otherKey opens the editor for a key that types, before its character comes: an input method may only begin
// a word with it, and the editor knows how to keep that word whole. Other keys go on.
func (s *Sheet) otherKey(ev *fyne.KeyEvent) {
	if !types(ev.Name) {
		s.pass(ev)
		return
	}
	if s.edit("", false); s.editing {
		s.editor.TypedKey(ev)
	}
}

func (s *Sheet) moveKey(name fyne.KeyName) bool {
	page := s.measure().pageRows()
	switch name {
	case fyne.KeyUp:
		s.goTo(s.row-1, s.col, s.shift)
	case fyne.KeyDown:
		s.goTo(s.row+1, s.col, s.shift)
	case fyne.KeyLeft:
		s.goTo(s.row, s.col-1, s.shift)
	case fyne.KeyRight:
		s.goTo(s.row, s.col+1, s.shift)
	case fyne.KeyHome:
		s.goTo(s.row, 0, s.shift)
	case fyne.KeyEnd:
		s.goTo(s.row, len(s.Columns)-1, s.shift)
	case fyne.KeyPageUp:
		s.goTo(s.row-page, s.col, s.shift)
	case fyne.KeyPageDown:
		s.goTo(s.row+page, s.col, s.shift)
	default:
		return false
	}
	return true
}

// tab goes to the next cell, row by row, and out of the sheet behind the last one.
func (s *Sheet) tab() {
	last := len(s.Columns) - 1
	switch {
	case s.shift && s.col > 0:
		s.goTo(s.row, s.col-1, false)
	case s.shift && s.nextRow(s.row-1, -1) < s.row:
		s.goTo(s.row-1, last, false)
	case s.shift:
		s.leave(func(c fyne.Canvas) { c.FocusPrevious() })
	case s.col < last:
		s.goTo(s.row, s.col+1, false)
	case s.row < s.count-1 && s.nextRow(s.row+1, 1) > s.row:
		s.goTo(s.row+1, 0, false)
	default:
		s.leave(func(c fyne.Canvas) { c.FocusNext() })
	}
}

func (s *Sheet) leave(move func(fyne.Canvas)) {
	if c := canvasFor(s); c != nil {
		move(c)
	}
}

// TypedRune begins an edit with the character.
func (s *Sheet) TypedRune(r rune) {
	if r >= ' ' {
		s.edit(string(HalfWidth(r)), false)
	}
}

// TypedShortcut copies, cuts, pastes and jumps; the rest goes on.
func (s *Sheet) TypedShortcut(sc fyne.Shortcut) {
	switch shortcut := sc.(type) {
	case *fyne.ShortcutCopy:
		s.copyBlock()
	case *fyne.ShortcutCut:
		s.copyBlock()
		s.clearBlock()
	case *fyne.ShortcutPaste:
		if shortcut.Clipboard != nil {
			s.Paste(shortcut.Clipboard.Content())
		}
	case *fyne.ShortcutSelectAll:
		s.fromRow, s.fromCol = s.nextRow(0, 1), 0
		s.goTo(s.count-1, len(s.Columns)-1, true)
	case *desktop.CustomShortcut:
		if !s.jump(shortcut) {
			s.passShortcut(sc)
		}
	default:
		s.passShortcut(sc)
	}
}

// jump does Ctrl+Home, Ctrl+End and, as in a spreadsheet, Ctrl+arrows to the edges.
func (s *Sheet) jump(sc *desktop.CustomShortcut) bool {
	if sc.Modifier&^fyne.KeyModifierShift != fyne.KeyModifierShortcutDefault {
		return false
	}
	extend := sc.Modifier&fyne.KeyModifierShift != 0
	switch sc.KeyName {
	case fyne.KeyHome:
		s.goTo(0, 0, extend)
	case fyne.KeyEnd:
		s.goTo(s.count-1, len(s.Columns)-1, extend)
	case fyne.KeyUp:
		s.goTo(0, s.col, extend)
	case fyne.KeyDown:
		s.goTo(s.count-1, s.col, extend)
	case fyne.KeyLeft:
		s.goTo(s.row, 0, extend)
	case fyne.KeyRight:
		s.goTo(s.row, len(s.Columns)-1, extend)
	default:
		return false
	}
	return true
}
