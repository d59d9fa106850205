package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// chain makes Enter lead through all fields, over the groups' borders, and keeps what has the focus in sight.
func (f *form) chain() {
	for i, field := range f.fields {
		field.input.SetOnDone(func() { f.move(i, 1) }, func() { f.move(i, -1) })
		field.input.SetForward(f.shell.key, f.shell.shortcut)
		field.input.watch(func() { f.edited(field) }, func() { f.reveal(field.input) })
		if f.spec.Read[field.bound.Key] {
			readOnly(field.input)
		}
	}
}

// readOnly keeps a field from being typed into, where it can be.
func readOnly(in input) {
	switch w := in.(type) {
	case interface{ SetReadOnly(bool) }:
		w.SetReadOnly(true)
	case interface{ Disable() }:
		w.Disable()
	}
}

// move gives the next field the focus that can take it.
func (f *form) move(from, step int) {
	for i := from + step; i >= 0 && i < len(f.fields); i += step {
		in := f.fields[i].input
		if d, ok := in.(fyne.Disableable); (ok && d.Disabled()) || !in.Visible() {
			continue
		}
		if target := in.Target(); target != nil {
			f.shell.window.Canvas().Focus(target)
			return
		}
	}
	if step > 0 {
		call(f.spec.Done)
	}
}

// First is what has the focus when the form opens: the field the page says, the first blank needed one, or the first.
func (f *form) First() fyne.Focusable {
	if in := f.Input(f.spec.First); in != nil {
		return in.Target()
	}
	for _, field := range f.fields {
		if field.bound.Need && field.input.Text() == "" && field.input.Target() != nil {
			return field.input.Target()
		}
	}
	for _, field := range f.fields {
		if target := field.input.Target(); target != nil && !f.spec.Read[field.bound.Key] {
			return target
		}
	}
	return nil
}

// reveal scrolls a field into sight.
func (f *form) reveal(o fyne.CanvasObject) {
	if f.scroll != nil {
		f.shell.revealIn(f.scroll, o)
	}
}

// revealIn scrolls an object into sight.
func (s *Shell) revealIn(scroll *container.Scroll, o fyne.CanvasObject) {
	driver := s.app.Driver()
	top := driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(scroll).Y
	const margin = 40
	switch bottom := top + o.Size().Height; {
	case top < 0:
		scroll.ScrollToOffset(scroll.Offset.AddXY(0, top-margin))
	case bottom > scroll.Size().Height:
		scroll.ScrollToOffset(scroll.Offset.AddXY(0, bottom-scroll.Size().Height+margin))
	}
}
