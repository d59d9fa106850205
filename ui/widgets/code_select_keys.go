package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

func (s *CodeSelect) key(ev *fyne.KeyEvent) bool {
	switch {
	case s.Disabled():
		return false
	case !s.list.open():
		if ev.Name == fyne.KeyF4 || ev.Name == fyne.KeyDown || ev.Name == fyne.KeyUp {
			s.openAll()
			return true
		}
		return false
	case ev.Name == fyne.KeyEscape:
		s.showText()
		s.list.close()
		return true
	case ev.Name == fyne.KeyTab:
		if !s.Multi && s.entry.Text != s.Value() {
			s.take(s.list.at)
		}
		s.list.close()
		return false
	}
	return s.list.navigate(ev.Name)
}

// filter takes the space as a check in a multiple choice.
func (s *CodeSelect) filter(r rune) rune {
	if r == ' ' && s.list.open() {
		if s.Multi {
			s.take(s.list.at)
		}
		return -1
	}
	return r
}

func (s *CodeSelect) shortcut(sc fyne.Shortcut) bool {
	custom, ok := sc.(*desktop.CustomShortcut)
	if ok && custom.KeyName == fyne.KeyDown && custom.Modifier == fyne.KeyModifierAlt {
		s.openAll()
		return true
	}
	return false
}

// enter takes the option under the cursor, or moves on when the list is closed.
func (s *CodeSelect) enter() {
	if s.list.open() && s.list.at >= 0 {
		s.take(s.list.at)
		if s.Multi {
			return
		}
	}
	s.list.close()
	if s.next != nil {
		s.next()
	}
}
