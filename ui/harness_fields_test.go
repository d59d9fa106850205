package ui_test

import (
	"fyne.io/fyne/v2/widget"

	"zhucunji/ui/widgets"
)

// tick ticks the first box with a text.
func (b *bench) tick(text string) {
	b.t.Helper()
	for _, root := range b.roots() {
		if box := find(root, func(w *widgets.Check) bool { return w.Visible() && w.Text == text }); box != nil {
			box.Tapped(nil)
			b.settle()
			return
		}
	}
	b.t.Fatalf("no box %q in: %s", text, b.text())
}

// column ticks a column in the choice of columns.
func (b *bench) column(title string) {
	b.t.Helper()
	for _, root := range b.roots() {
		if box := find(root, func(w *widget.Check) bool { return w.Visible() && w.Text == title }); box != nil {
			box.SetChecked(!box.Checked)
			return
		}
	}
	b.t.Fatalf("no column %q to choose", title)
}

// focusHint gives the focus to the field that shows a hint while it is blank.
func (b *bench) focusHint(hint string) {
	b.t.Helper()
	for _, root := range b.roots() {
		if field := find(root, func(w *widgets.Entry) bool { return w.Visible() && w.PlaceHolder == hint }); field != nil {
			b.window.Canvas().Focus(field)
			return
		}
	}
	b.t.Fatalf("no field with the hint %q", hint)
}

// tapDisabled fails where a button can be pressed.
func (b *bench) tapDisabled(text string) {
	b.t.Helper()
	for _, root := range b.roots() {
		if button := find(root, func(w *widgets.Button) bool { return w.Visible() && w.Text == text }); button != nil {
			if !button.Disabled() {
				b.t.Errorf("%q can be pressed", text)
			}
			return
		}
	}
	b.t.Fatalf("no button %q", text)
}

// focusGrid gives the focus to the first list of what lies on top.
func (b *bench) focusGrid() {
	b.t.Helper()
	for _, root := range b.roots() {
		if grid := find(root, func(w *widgets.Grid) bool { return w.Visible() }); grid != nil {
			b.window.Canvas().Focus(grid)
			return
		}
	}
	b.t.Fatal("no list")
}

// focusedButton is the text of the button that has the focus, "" where none has.
func (b *bench) focusedButton() string {
	if button, ok := b.window.Canvas().Focused().(*widgets.Button); ok {
		return button.Text
	}
	return ""
}
