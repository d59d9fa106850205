package widgets

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"
)

const dialogWidth = 420 // of the text in a dialog

// Dialog asks or tells something in front of the page. Unlike the toolkit's own it answers Enter and Escape
// wherever the focus is inside it, keeps the focus inside, and gives it back to where it was.
type Dialog struct {
	OnCancel func()                    // Escape; nil makes Escape do nothing
	OnEnter  func()                    // Enter in a widget that has no use for it
	OnKey    func(*fyne.KeyEvent) bool // asked first about keys nothing inside used; true: it used the key
	First    fyne.Focusable            // has the focus at first; the first focusable widget unless set
	OnClosed func()                    // after the dialog is gone

	canvas  fyne.Canvas
	content fyne.CanvasObject
	buttons []*Button
	popup   *widget.PopUp
	before  fyne.Focusable
	keys    func(*fyne.KeyEvent) // what the canvas did with keys nobody has the focus for
	size    fyne.Size
}

// NewDialog returns a hidden dialog: a title, any content, and buttons at the lower right in the order given.
func NewDialog(c fyne.Canvas, title string, content fyne.CanvasObject, buttons ...*Button) *Dialog {
	d := &Dialog{canvas: c, buttons: buttons}
	head := NewParagraph(title, dialogWidth)
	head.TextSize, head.Bold = SizeTitle, true
	foot := container.New(layout.NewCustomPaddedHBoxLayout(10), layout.NewSpacer())
	for _, b := range buttons {
		foot.Add(b)
	}
	d.content = content
	room := canvas.NewRectangle(color.Transparent) // no dialog is narrower than its text may be
	room.SetMinSize(fyne.NewSize(dialogWidth, 0))
	inner := container.NewBorder(gap(head, 0, 12), gap(foot, 16, 0), nil, nil, container.NewStack(room, content))
	d.popup = widget.NewModalPopUp(container.New(layout.NewCustomPaddedLayout(14, 14, 18, 18), inner), c)
	ForwardKeys(content, d.key, d.shortcut)
	for _, b := range buttons {
		b.SetForward(d.key, d.shortcut)
	}
	return d
}

// gap puts room above and below an object.
func gap(o fyne.CanvasObject, above, below float32) fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedLayout(above, below, 0, 0), o)
}

// SetSize makes the dialog larger than its content needs, as far as the window allows.
func (d *Dialog) SetSize(width, height float32) {
	d.size = fyne.NewSize(width, height)
}

// Show opens the dialog. Showing one that is open does nothing.
func (d *Dialog) Show() {
	if d.Open() {
		return
	}
	d.before = d.canvas.Focused()
	d.canvas.Unfocus()
	d.keys = d.canvas.OnTypedKey()
	d.canvas.SetOnTypedKey(func(ev *fyne.KeyEvent) { d.key(ev) })
	d.popup.Show()
	if !d.size.IsZero() {
		d.popup.Resize(d.size.Min(d.canvas.Size().SubtractWidthHeight(40, 40)))
	}
	first := d.First
	if first == nil {
		first = firstFocusable(d.content)
	}
	if first == nil && len(d.buttons) > 0 {
		first = d.buttons[len(d.buttons)-1]
	}
	if first != nil {
		d.canvas.Focus(first)
	}
}

// Hide closes the dialog and gives the focus back.
func (d *Dialog) Hide() {
	if !d.Open() {
		return
	}
	d.popup.Hide()
	d.canvas.SetOnTypedKey(d.keys)
	if d.before != nil {
		d.canvas.Focus(d.before)
	}
	if d.OnClosed != nil {
		d.OnClosed()
	}
}

// Open reports whether the dialog is shown.
func (d *Dialog) Open() bool {
	return slices.Contains(d.canvas.Overlays().List(), fyne.CanvasObject(d.popup))
}

// Refresh lays the dialog out again after its content grew or shrank.
func (d *Dialog) Refresh() {
	d.popup.Refresh()
}

// key does the keys nothing inside the dialog used. No key leaves a dialog.
func (d *Dialog) key(ev *fyne.KeyEvent) bool {
	if d.OnKey != nil && d.OnKey(ev) {
		return true
	}
	switch ev.Name {
	case fyne.KeyEscape:
		if d.OnCancel != nil {
			d.OnCancel()
		}
	case fyne.KeyReturn, fyne.KeyEnter:
		if d.OnEnter != nil {
			d.OnEnter()
		}
	case fyne.KeyLeft, fyne.KeyRight:
		d.moveAmongButtons(ev.Name)
	}
	return true
}

// LockShortcut is Ctrl+L, the one shortcut that goes through a dialog to its window: what stands in the dialog is
// hidden too.
func LockShortcut() *desktop.CustomShortcut {
	return &desktop.CustomShortcut{KeyName: fyne.KeyL, Modifier: fyne.KeyModifierControl}
}

// shortcut does Ctrl+Enter, which answers from inside a long text too.
func (d *Dialog) shortcut(s fyne.Shortcut) bool {
	if window, ok := d.canvas.(fyne.Shortcutable); ok && s.ShortcutName() == LockShortcut().ShortcutName() {
		window.TypedShortcut(s)
		return true
	}
	if custom, ok := s.(*desktop.CustomShortcut); ok && custom.Modifier == fyne.KeyModifierShortcutDefault &&
		(custom.KeyName == fyne.KeyReturn || custom.KeyName == fyne.KeyEnter) && d.OnEnter != nil {
		d.OnEnter()
	}
	return true
}

func (d *Dialog) moveAmongButtons(name fyne.KeyName) {
	focused, _ := d.canvas.Focused().(*Button)
	at := slices.Index(d.buttons, focused)
	if at < 0 {
		return
	}
	step := 1
	if name == fyne.KeyLeft {
		step = -1
	}
	if next := at + step; next >= 0 && next < len(d.buttons) {
		d.canvas.Focus(d.buttons[next])
	}
}
