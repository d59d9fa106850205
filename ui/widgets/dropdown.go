package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

var (
	_ fyne.Focusable    = (*dropDown)(nil)
	_ fyne.Shortcutable = (*dropDown)(nil)
	_ fyne.Tabbable     = (*dropDown)(nil)
	_ desktop.Keyable   = (*dropDown)(nil)
	_ desktop.Mouseable = (*dropDown)(nil)
	_ desktop.Hoverable = (*dropDown)(nil)
	_ fyne.Scrollable   = (*dropDown)(nil)
)

// Option is one line of a list below a field.
type Option struct {
	Text   string // what is chosen
	Detail string // in the secondary colour behind it: group, why it matched
}

const (
	dropRows  = 10  // most lines in sight
	dropWidth = 620 // widest list
	dropGap   = 16  // between an option's text and its detail
)

// dropDown is the list below an entry. It is an overlay, so that it stands above dialogs too, and hands every
// key on to the entry it belongs to: the toolkit gives an overlay the keyboard, and typing must go on. The
// entry never loses the focus it believes to have, so a half-composed word stays whole.
type dropDown struct {
	widget.BaseWidget

	onPick  func(index int)
	onClose func()

	entry   *Entry
	options []Option
	checked func(index int) bool // nil unless several can be chosen
	at      int                  // option under the cursor, -1 for none
	first   int                  // first option in sight
	canvas  fyne.Canvas
	hushed  bool // focus changes are the list's own business and not told to the entry
}

func newDropDown(entry *Entry) *dropDown {
	d := &dropDown{entry: entry, at: -1}
	d.ExtendBaseWidget(d)
	return d
}

// open reports whether the list is shown.
func (d *dropDown) open() bool { return d.canvas != nil }

// show puts the list below the entry with the cursor on an option, or changes what it shows.
func (d *dropDown) show(options []Option, at int) {
	d.options, d.at, d.first = options, at, 0
	d.reveal()
	if d.open() {
		d.Refresh()
		return
	}
	c := canvasFor(d.entry)
	if c == nil {
		return
	}
	d.canvas = c
	d.Resize(c.Size())
	c.Overlays().Add(d)
	d.hushed = true
	c.Focus(d)
	d.hushed = false
	d.Refresh()
}

// close takes the list away; the entry goes on where it was.
func (d *dropDown) close() {
	if !d.open() {
		return
	}
	c := d.canvas
	d.canvas = nil
	c.Overlays().Remove(d)
	if d.onClose != nil {
		d.onClose()
	}
}

// move moves the cursor by some options, staying inside the list.
func (d *dropDown) move(by int) {
	if len(d.options) == 0 {
		return
	}
	d.at = max(0, min(d.at+by, len(d.options)-1))
	d.reveal()
	d.Refresh()
}

func (d *dropDown) reveal() {
	d.first = max(0, min(d.first, d.at), d.at-dropRows+1)
}

// navigate does the keys that move the cursor and reports whether it was one.
func (d *dropDown) navigate(name fyne.KeyName) bool {
	switch name {
	case fyne.KeyUp:
		d.move(-1)
	case fyne.KeyDown:
		d.move(1)
	case fyne.KeyPageUp:
		d.move(-dropRows)
	case fyne.KeyPageDown:
		d.move(dropRows)
	default:
		return false
	}
	return true
}

// FocusGained and FocusLost are the window's when they are not the list's own; the entry hears of them.
func (d *dropDown) FocusGained() {
	if !d.hushed {
		d.entry.FocusGained()
	}
}

// FocusLost tells the entry that the window lost the focus.
func (d *dropDown) FocusLost() {
	if !d.hushed {
		d.entry.FocusLost()
	}
}

// TypedRune goes on to the entry.
func (d *dropDown) TypedRune(r rune) { d.entry.TypedRune(r) }

// TypedKey goes on to the entry, which asks its owner through OnKey first. A key of the shell's may change the
// page, over which no list may stay.
func (d *dropDown) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyF1, fyne.KeyF2, fyne.KeyF3, fyne.KeyF5, fyne.KeyF6, fyne.KeyF7, fyne.KeyF8, fyne.KeyF9, fyne.KeyF10, fyne.KeyF11, fyne.KeyF12:
		d.close()
	}
	d.entry.TypedKey(ev)
}

// TypedShortcut goes on to the entry; one that is not about its text closes the list first.
func (d *dropDown) TypedShortcut(s fyne.Shortcut) {
	if custom, ok := s.(*desktop.CustomShortcut); ok {
		switch custom.KeyName {
		case fyne.KeyLeft, fyne.KeyRight, fyne.KeyBackspace, fyne.KeyDelete, fyne.KeySpace, fyne.KeyDown:
		default:
			d.close()
		}
	}
	d.entry.TypedShortcut(s)
}

// KeyDown goes on to the entry.
func (d *dropDown) KeyDown(ev *fyne.KeyEvent) { d.entry.KeyDown(ev) }

// KeyUp goes on to the entry.
func (d *dropDown) KeyUp(ev *fyne.KeyEvent) { d.entry.KeyUp(ev) }

// AcceptsTab brings Tab to TypedKey: the overlay has nothing else to go to.
func (d *dropDown) AcceptsTab() bool { return true }

// MouseDown picks the option under the pointer; beside the list it closes it.
func (d *dropDown) MouseDown(ev *desktop.MouseEvent) {
	if index := d.optionAt(ev.Position); index >= 0 {
		d.at = index
		d.onPick(index)
		return
	}
	d.close()
}

// MouseUp does nothing.
func (d *dropDown) MouseUp(*desktop.MouseEvent) {}

// MouseIn does nothing before the pointer moves.
func (d *dropDown) MouseIn(*desktop.MouseEvent) {}

// MouseMoved puts the cursor under the pointer.
func (d *dropDown) MouseMoved(ev *desktop.MouseEvent) {
	if index := d.optionAt(ev.Position); index >= 0 && index != d.at {
		d.at = index
		d.Refresh()
	}
}

// MouseOut does nothing.
func (d *dropDown) MouseOut() {}

// Scrolled scrolls the list without moving the cursor.
func (d *dropDown) Scrolled(ev *fyne.ScrollEvent) {
	step := rowsPerNotch
	if ev.Scrolled.DY > 0 {
		step = -step
	}
	d.first = max(0, min(d.first+step, len(d.options)-dropRows))
	d.Refresh()
}

// box returns where the list stands on the canvas.
func (d *dropDown) box() (at fyne.Position, size fyne.Size) {
	row := d.Theme().Size(SizeRow)
	rows := max(1, min(len(d.options), dropRows))
	size = fyne.NewSize(max(d.entry.Size().Width, min(d.widest(), dropWidth)), float32(rows)*row+2)
	below := placeOf(d.entry).AddXY(0, d.entry.Size().Height+2)
	if room := d.Size(); below.Y+size.Height > room.Height && below.Y > room.Height/2 {
		below.Y -= d.entry.Size().Height + 4 + size.Height
	}
	below.X = max(0, min(below.X, d.Size().Width-size.Width))
	return below, size
}

func (d *dropDown) widest() float32 {
	size := d.Theme().Size(theme.SizeNameText)
	var widest float32
	for _, o := range d.options {
		width := fyne.MeasureText(o.Text, size, fyne.TextStyle{}).Width + 3*cellPad
		if o.Detail != "" {
			width += dropGap + fyne.MeasureText(o.Detail, size, fyne.TextStyle{}).Width
		}
		if d.checked != nil {
			width += size + cellPad
		}
		widest = max(widest, width)
	}
	return widest
}

func (d *dropDown) optionAt(pos fyne.Position) int {
	at, size := d.box()
	pos = pos.Subtract(at)
	if pos.X < 0 || pos.Y < 0 || pos.X >= size.Width || pos.Y >= size.Height {
		return -1
	}
	if index := d.first + int(pos.Y/d.Theme().Size(SizeRow)); index < len(d.options) {
		return index
	}
	return -1
}
