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

	first bool // also at the first start
}

// bindings lists the keys of the program (ux.md, Keys), in the order of the page of keys.
func (s *Shell) bindings() []binding {
	const ctrl, alt, shift = fyne.KeyModifierControl, fyne.KeyModifierAlt, fyne.KeyModifierShift
	list := []binding{
		{key: fyne.KeyF1, name: "F1", what: "使用手册", do: s.manual, first: true},
		{key: fyne.KeyF2, name: "F2", what: "修改当前记录", do: func() { able(s, func(p Editor) { p.Edit() }) }},
		{key: fyne.KeyF5, name: "F5", what: "重新读取本页", do: func() { s.page.Reload(cases.Change{}) }},
		{key: fyne.KeyF, mod: ctrl, name: "Ctrl+F", what: "搜索农户和成员", do: s.parts.top.search.focus},
		{key: fyne.KeyN, mod: ctrl, name: "Ctrl+N", what: "记走访", do: s.newVisit},
		{key: fyne.KeyN, mod: ctrl | shift, name: "Ctrl+Shift+N", what: "新建农户", do: func() { s.Go(Route{Place: PlaceNew}) }},
		{key: fyne.KeyS, mod: ctrl, name: "Ctrl+S", what: "保存", do: func() { able(s, func(p Saver) { p.SaveNow() }) }},
		{key: fyne.KeyReturn, mod: ctrl, name: "Ctrl+Enter", what: "保存并记下一户；有疑问仍要保存", do: func() { able(s, func(p NextSaver) { p.SaveNext() }) }, first: true},
		{key: fyne.KeyEnter, mod: ctrl, do: func() { able(s, func(p NextSaver) { p.SaveNext() }) }, first: true},
		{key: fyne.KeyEscape, name: "Esc", what: "返回，已填的内容留作草稿", do: s.escape, first: true},
		{key: fyne.KeyZ, mod: ctrl, name: "Ctrl+Z", what: "撤销上一步", do: s.undo},
		{key: fyne.KeyY, mod: ctrl, name: "Ctrl+Y", what: "重做", do: s.redo},
		{key: fyne.KeyF8, name: "F8", what: "显示或隐去选中的一户（人）", do: s.turnSubject},
		{key: fyne.KeyF9, name: "F9", what: "当前记录改过的每一版", do: func() { able(s, func(p Versioner) { p.Versions() }) }},
		{key: fyne.KeyH, mod: ctrl, name: "Ctrl+H", what: "显示或隐去全部姓名和号码（队长）", do: s.turnVeil},
		{key: fyne.KeyE, mod: ctrl, name: "Ctrl+E", what: "导出当前列表", do: func() { able(s, func(p Exporter) { p.Export() }) }},
		{key: fyne.KeyP, mod: ctrl, name: "Ctrl+P", what: "打印版", do: func() { able(s, func(p Printer) { p.Print() }) }},
		{key: fyne.KeyLeft, mod: alt, name: "Alt+←", what: "返回上一页", do: s.Back},
		{key: fyne.KeyRight, mod: alt, name: "Alt+→", what: "前进", do: s.Forward},
		{key: fyne.KeyL, mod: ctrl, name: "Ctrl+L", what: "锁定窗口", do: s.Lock},
		{key: fyne.KeySlash, mod: ctrl, name: "Ctrl+/", what: "按键一览", do: s.showKeys, first: true},
	}
	for i, e := range menuEntries()[:min(9, len(menuEntries()))] {
		digit := string(rune('1' + i))
		list = append(list, binding{key: fyne.KeyName(digit), mod: ctrl, name: "Ctrl+" + digit, what: e.title, do: func() { s.Go(Route{Place: e.place}) }})
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
	c.SetOnTypedKey(s.typedKey)
	for _, b := range s.bindings() {
		if b.mod != 0 {
			c.AddShortcut(&desktop.CustomShortcut{KeyName: b.key, Modifier: b.mod}, func(sc fyne.Shortcut) { s.shortcut(sc) })
		}
	}
	c.AddShortcut(&fyne.ShortcutUndo{}, func(sc fyne.Shortcut) { s.shortcut(sc) })
	c.AddShortcut(&fyne.ShortcutRedo{}, func(sc fyne.Shortcut) { s.shortcut(sc) })
}

// typedKey takes the bare keys nobody has the focus for.
func (s *Shell) typedKey(e *fyne.KeyEvent) { s.key(e) }

// key does a bare key the focused widget had no use for; it reports whether it was one of the program's.
func (s *Shell) key(e *fyne.KeyEvent) bool {
	if s.page == nil || s.locked() {
		return false
	}
	if k, ok := s.page.(Keyed); ok && k.Key(e) {
		return true
	}
	return s.press(e.Name, 0)
}

// shortcut does the same for keys with Ctrl or Alt.
func (s *Shell) shortcut(sc fyne.Shortcut) bool {
	if s.page == nil || s.locked() {
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
			if s.page.Route().Place == PlaceStart && !b.first {
				return false // before there is a village nothing else can be done
			}
			s.tips.Drop()
			err := guarded(func() error { b.do(); return nil }) // a fault of one key leaves the window and its drafts
			if err != nil {
				s.Fail(err)
			}
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
