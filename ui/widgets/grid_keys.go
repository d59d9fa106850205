package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

const sideStep = 60 // pixels an arrow key scrolls sideways

// KeyDown remembers Shift, which TypedKey does not tell.
func (g *Grid) KeyDown(ev *fyne.KeyEvent) {
	if isShift(ev.Name) {
		g.shift = true
	}
}

// KeyUp forgets Shift.
func (g *Grid) KeyUp(ev *fyne.KeyEvent) {
	if isShift(ev.Name) {
		g.shift = false
	}
}

func isShift(name fyne.KeyName) bool {
	return name == desktop.KeyShiftLeft || name == desktop.KeyShiftRight
}

// TypedKey moves, selects and opens; what it does not use goes on to Forward.
func (g *Grid) TypedKey(ev *fyne.KeyEvent) {
	if g.moveKey(ev.Name) {
		return
	}
	switch ev.Name {
	case fyne.KeySpace:
		g.toggleMark(g.current)
	case fyne.KeyReturn, fyne.KeyEnter:
		if g.current < 0 || g.OnOpen == nil {
			g.pass(ev)
			return
		}
		g.OnOpen(g.current)
	case desktop.KeyMenu:
		g.menuAtCurrent()
	case fyne.KeyF10:
		if !g.shift {
			g.pass(ev)
			return
		}
		g.menuAtCurrent()
	case fyne.KeyEscape:
		if g.marks.len(g.count) == 0 {
			g.pass(ev)
			return
		}
		g.ClearSelection()
	default:
		g.pass(ev)
	}
}

// moveKey does the keys that move the current row or scroll sideways.
func (g *Grid) moveKey(name fyne.KeyName) bool {
	page := g.measure().pageRows()
	switch name {
	case fyne.KeyUp:
		g.goTo(g.current-1, g.shift)
	case fyne.KeyDown:
		g.goTo(g.current+1, g.shift)
	case fyne.KeyPageUp:
		g.goTo(g.current-page, g.shift)
	case fyne.KeyPageDown:
		g.goTo(max(g.current, 0)+page, g.shift)
	case fyne.KeyHome:
		g.goTo(0, g.shift)
	case fyne.KeyEnd:
		g.goTo(g.count-1, g.shift)
	case fyne.KeyLeft:
		g.ScrollBy(-sideStep, 0)
	case fyne.KeyRight:
		g.ScrollBy(sideStep, 0)
	default:
		return false
	}
	return true
}

// TypedRune tells a letter to the page; the space is a key.
func (g *Grid) TypedRune(r rune) {
	if r > ' ' && g.OnTypeAhead != nil {
		g.OnTypeAhead(r)
	}
}

// TypedShortcut copies, selects all and jumps; what it does not use goes on to ForwardShortcut.
func (g *Grid) TypedShortcut(s fyne.Shortcut) {
	switch shortcut := s.(type) {
	case *fyne.ShortcutCopy:
		g.copySelected()
		return
	case *fyne.ShortcutSelectAll:
		g.SelectAll()
		return
	case *desktop.CustomShortcut:
		if g.jump(shortcut) {
			return
		}
	}
	g.passShortcut(s)
}

// jump does Ctrl+Home and Ctrl+End, with Shift too.
func (g *Grid) jump(s *desktop.CustomShortcut) bool {
	if s.Modifier&^fyne.KeyModifierShift != fyne.KeyModifierShortcutDefault {
		return false
	}
	extend := s.Modifier&fyne.KeyModifierShift != 0
	switch s.KeyName {
	case fyne.KeyHome:
		g.goTo(0, extend)
	case fyne.KeyEnd:
		g.goTo(g.count-1, extend)
	default:
		return false
	}
	return true
}

func (g *Grid) menuAtCurrent() {
	if g.OnMenu == nil || g.current < 0 {
		return
	}
	m := g.measure()
	y := m.headHeight + g.current*m.rowHeight - g.offset + m.rowHeight/2
	g.OnMenu(g.current, placeOf(g).AddXY(cellPad*3, float32(y)))
}
