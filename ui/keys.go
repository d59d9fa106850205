package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"zhucunji/cases"
)

// binding is one key of the program: what it is, what it is called, what it does.
type binding struct {
	key  fyne.KeyName
	mod  fyne.KeyModifier
	name string // as the page of keys writes it
	what string // "" leaves it out of the page of keys
	do   func()
}

// bindings lists the keys of the program (ux.md, Keys), in the order of the page of keys.
func (s *Shell) bindings() []binding {
	const ctrl, alt, shift = fyne.KeyModifierControl, fyne.KeyModifierAlt, fyne.KeyModifierShift
	list := []binding{
		{fyne.KeyF1, 0, "F1", "使用手册", s.manual},
		{fyne.KeyF2, 0, "F2", "修改当前记录", func() { able(s, func(p Editor) { p.Edit() }) }},
		{fyne.KeyF5, 0, "F5", "重新读取本页", func() { s.page.Reload(cases.Change{}) }},
		{fyne.KeyF, ctrl, "Ctrl+F", "搜索农户和成员", s.parts.top.search.focus},
		{fyne.KeyN, ctrl, "Ctrl+N", "记走访", s.newVisit},
		{fyne.KeyN, ctrl | shift, "Ctrl+Shift+N", "新建农户", func() { s.Go(Route{Place: PlaceNew}) }},
		{fyne.KeyS, ctrl, "Ctrl+S", "保存", func() { able(s, func(p Saver) { p.SaveNow() }) }},
		{fyne.KeyReturn, ctrl, "Ctrl+Enter", "保存并记下一户；有疑问仍要保存", func() { able(s, func(p NextSaver) { p.SaveNext() }) }},
		{fyne.KeyEnter, ctrl, "", "", func() { able(s, func(p NextSaver) { p.SaveNext() }) }},
		{fyne.KeyEscape, 0, "Esc", "返回，已填的内容留作草稿", s.escape},
		{fyne.KeyZ, ctrl, "Ctrl+Z", "撤销上一步", s.undo},
		{fyne.KeyY, ctrl, "Ctrl+Y", "重做", s.redo},
		{fyne.KeyE, ctrl, "Ctrl+E", "导出当前列表", func() { able(s, func(p Exporter) { p.Export() }) }},
		{fyne.KeyP, ctrl, "Ctrl+P", "打印版", func() { able(s, func(p Printer) { p.Print() }) }},
		{fyne.KeyLeft, alt, "Alt+←", "返回上一页", s.Back},
		{fyne.KeyRight, alt, "Alt+→", "前进", s.Forward},
		{fyne.KeySlash, ctrl, "Ctrl+/", "按键一览", s.showKeys},
	}
	for i, e := range menuEntries()[:min(9, len(menuEntries()))] {
		digit := string(rune('1' + i))
		list = append(list, binding{fyne.KeyName(digit), ctrl, "Ctrl+" + digit, e.title, func() { s.Go(Route{Place: e.place}) }})
	}
	return list
}

// able sends a key to the open page if it has the ability.
func able[T any](s *Shell, do func(T)) {
	if p, ok := s.page.(T); ok {
		do(p)
	}
}

// listen takes the keys nobody has the focus for, and the shortcuts of focused widgets that take none.
func (s *Shell) listen() {
	c := s.window.Canvas()
	c.SetOnTypedKey(func(e *fyne.KeyEvent) { s.key(e) })
	for _, b := range s.bindings() {
		if b.mod != 0 {
			c.AddShortcut(&desktop.CustomShortcut{KeyName: b.key, Modifier: b.mod}, func(sc fyne.Shortcut) { s.shortcut(sc) })
		}
	}
	c.AddShortcut(&fyne.ShortcutUndo{}, func(sc fyne.Shortcut) { s.shortcut(sc) })
	c.AddShortcut(&fyne.ShortcutRedo{}, func(sc fyne.Shortcut) { s.shortcut(sc) })
}

// key does a bare key the focused widget had no use for; it reports whether it was one of the program's.
func (s *Shell) key(e *fyne.KeyEvent) bool {
	if s.page == nil {
		return false
	}
	if k, ok := s.page.(Keyed); ok && k.Key(e) {
		return true
	}
	return s.press(e.Name, 0)
}

// shortcut does the same for keys with Ctrl or Alt.
func (s *Shell) shortcut(sc fyne.Shortcut) bool {
	if s.page == nil {
		return false
	}
	if k, ok := s.page.(Keyed); ok && k.Shortcut(sc) {
		return true
	}
	switch sc := sc.(type) {
	case *fyne.ShortcutUndo:
		return s.press(fyne.KeyZ, fyne.KeyModifierControl)
	case *fyne.ShortcutRedo:
		return s.press(fyne.KeyY, fyne.KeyModifierControl)
	case *desktop.CustomShortcut:
		return s.press(sc.KeyName, sc.Modifier)
	}
	return false
}

func (s *Shell) press(key fyne.KeyName, mod fyne.KeyModifier) bool {
	for _, b := range s.bindings() {
		if b.key == key && b.mod == mod {
			s.tips.Drop()
			b.do()
			return true
		}
	}
	return false
}

// escape lets the page close what is open in it, and goes back otherwise.
func (s *Shell) escape() {
	if p, ok := s.page.(Escaper); ok && p.Escape() {
		return
	}
	if s.page.Route().Place != PlaceStart {
		s.Back()
	}
}

// newVisit begins a visit: of the household one looks at, or of one to be chosen.
func (s *Shell) newVisit() {
	of := int64(0)
	if a, ok := s.page.(interface{ Household() int64 }); ok {
		of = a.Household()
	}
	s.Go(Route{Place: PlaceVisit, Of: of})
}
