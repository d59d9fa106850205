package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// TypedKey is called by the toolkit for every key pressed or repeated that is not part of a shortcut.
func (e *Entry) TypedKey(ev *fyne.KeyEvent) {
	switch {
	case modifier(ev.Name):
		return
	case e.Disabled() && e.modifiers()&^fyne.KeyModifierShift != 0:
		e.passShortcut(shortcutOf(ev.Name, e.modifiers()))
		return
	case types(ev.Name):
		if keysLeak {
			e.composition.press(ev.Name, e.now())
		}
		e.followCaret()
		e.Entry.TypedKey(ev)
		return
	}
	shift := e.modifiers()&fyne.KeyModifierShift != 0
	if keysLeak && e.composition.hold(ev.Name, e.now(), func() { e.replay(ev, shift) }) {
		return
	}
	e.key(ev, shift)
}

// replay does what a held key would have done, where the focus is by now: a key held before it may have
// moved it.
func (e *Entry) replay(ev *fyne.KeyEvent, shift bool) {
	c := canvasFor(e.outer)
	switch next := e.focusedInstead(); {
	case next != nil:
		next.key(ev, shift)
	case !e.focused && c != nil && c.Focused() != nil:
		c.Focused().TypedKey(ev)
	default:
		e.key(ev, shift)
	}
}

// focusedInstead returns the text field that has taken the focus from this one, nil when none has.
func (e *Entry) focusedInstead() *Entry {
	c := canvasFor(e.outer)
	if e.focused || c == nil {
		return nil
	}
	if next, ok := c.Focused().(interface{ textField() *Entry }); ok {
		return next.textField()
	}
	return nil
}

// textField finds the entry in a widget that embeds one.
func (e *Entry) textField() *Entry { return e }

// key uses a key that types nothing, or hands it on.
func (e *Entry) key(ev *fyne.KeyEvent, shift bool) {
	if e.OnKey != nil && e.OnKey(ev) {
		return
	}
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		e.enter(ev, shift)
	case fyne.KeyTab:
		e.moveFocus(shift)
	case fyne.KeyEscape:
		e.pass(ev)
	case fyne.KeyBackspace, fyne.KeyDelete:
		if !e.Disabled() {
			e.edit(func() { e.Entry.TypedKey(ev) })
		}
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight, fyne.KeyHome, fyne.KeyEnd, fyne.KeyPageUp, fyne.KeyPageDown:
		e.touched = true
		e.Entry.TypedKey(ev)
	default: // F1 to F12, Insert, Menu
		e.pass(ev)
	}
}

// enter moves on or back, or begins a new line.
func (e *Entry) enter(ev *fyne.KeyEvent, shift bool) {
	switch {
	case shift && e.OnBack != nil:
		e.OnBack()
	case !e.MultiLine:
		if e.OnSubmitted != nil {
			e.OnSubmitted(e.Text)
		}
	case !e.Disabled():
		if e.room() == 0 {
			e.refuse()
			return
		}
		e.edit(func() { e.Entry.TypedKey(ev) })
	}
}

func (e *Entry) moveFocus(back bool) {
	c := canvasFor(e.outer)
	switch {
	case c == nil:
	case back:
		c.FocusPrevious()
	default:
		c.FocusNext()
	}
}

// TypedShortcut uses what a text field needs and hands all other shortcuts on. While a word is being
// composed none is carried out: the input method has had the keys.
func (e *Entry) TypedShortcut(s fyne.Shortcut) {
	if custom, ok := s.(*desktop.CustomShortcut); ok && custom.KeyName == fyne.KeySpace {
		e.composition.end() // Ctrl+Space and its like switch the input method
	}
	if keysLeak && e.composition.hold("", e.now(), func() { e.shortcut(s) }) {
		return
	}
	e.shortcut(s)
}

func (e *Entry) shortcut(s fyne.Shortcut) {
	switch s := s.(type) {
	case *fyne.ShortcutCopy, *fyne.ShortcutSelectAll:
		e.Entry.TypedShortcut(s)
	case *fyne.ShortcutCut:
		if !e.Disabled() {
			e.edit(func() { e.Entry.TypedShortcut(s) })
		}
	case *fyne.ShortcutPaste:
		e.paste(s.Clipboard)
	case *fyne.ShortcutUndo, *fyne.ShortcutRedo:
		before := e.Text
		if !e.Disabled() {
			e.edit(func() { e.Entry.TypedShortcut(s) })
		}
		if e.Text == before {
			e.passShortcut(s)
		}
	case *desktop.CustomShortcut:
		if !e.wordShortcut(s) {
			e.passShortcut(s)
		}
	default:
		e.passShortcut(s)
	}
}

// shortcutOf returns the shortcut of a key: the toolkit gives a text that cannot be changed the bare key.
func shortcutOf(key fyne.KeyName, with fyne.KeyModifier) fyne.Shortcut {
	switch {
	case key == fyne.KeyZ && with == fyne.KeyModifierShortcutDefault:
		return &fyne.ShortcutUndo{}
	case key == fyne.KeyY && with == fyne.KeyModifierShortcutDefault:
		return &fyne.ShortcutRedo{}
	}
	return &desktop.CustomShortcut{KeyName: key, Modifier: with}
}

// wordShortcut carries out Ctrl+arrow and Ctrl+BackSpace or Delete, which move and delete by words.
func (e *Entry) wordShortcut(s *desktop.CustomShortcut) bool {
	if s.Modifier&^fyne.KeyModifierShift != fyne.KeyModifierShortcutDefault {
		return false
	}
	switch s.KeyName {
	case fyne.KeyLeft, fyne.KeyRight:
		e.Entry.TypedShortcut(s)
		return true
	case fyne.KeyBackspace, fyne.KeyDelete:
		if !e.Disabled() {
			e.edit(func() { e.Entry.TypedShortcut(s) })
		}
		return true
	}
	return false
}

// modifier reports whether a key only changes the meaning of others.
func modifier(key fyne.KeyName) bool {
	switch key {
	case desktop.KeyShiftLeft, desktop.KeyShiftRight, desktop.KeyControlLeft, desktop.KeyControlRight,
		desktop.KeyAltLeft, desktop.KeyAltRight, desktop.KeySuperLeft, desktop.KeySuperRight,
		desktop.KeyCapsLock, fyne.KeyUnknown:
		return true
	}
	return false
}
