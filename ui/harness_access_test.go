package ui_test

import (
	"zhucunji/ui/widgets"
)

// chooseWho chooses a person in the first list of people in sight.
func (b *bench) chooseWho(name string) {
	b.t.Helper()
	for _, root := range b.roots() {
		if who := find(root, func(w *widgets.CodeSelect) bool { return w.Visible() }); who != nil {
			entry, ok := who.Children()[0].(*widgets.Entry)
			if !ok {
				b.t.Fatal("a list without a field")
			}
			b.window.Canvas().Focus(entry)
			b.typeText(name)
			b.press("Enter")
			return
		}
	}
	b.t.Fatalf("nobody to choose in: %s", b.text())
}

// focusPassword gives the focus to the first field for a password.
func (b *bench) focusPassword() {
	b.t.Helper()
	for _, root := range b.roots() {
		if field := find(root, func(w *widgets.Entry) bool { return w.Visible() && w.Password }); field != nil {
			b.window.Canvas().Focus(field)
			return
		}
	}
	b.t.Fatal("no field for a password")
}

// openFolder opens the data folder used before, from the menu of the village.
func (b *bench) openFolder() {
	b.t.Helper()
	b.tap("望岭村 ▾")
	b.press("Down", "Down", "Down", "Enter")
}

// answer gives the question that offers a text the answer of a key.
func (b *bench) answer(offered, key string) {
	b.t.Helper()
	for _, root := range b.roots() {
		if question := find(root, func(w *widgets.Segmented) bool { return w.Visible() && hasText(w, offered) }); question != nil {
			b.window.Canvas().Focus(question)
			b.typeText(key)
			return
		}
	}
	b.t.Fatalf("no question offers %q", offered)
}
