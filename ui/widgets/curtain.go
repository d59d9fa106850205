package widgets

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Curtain hides all that stands in a window behind one object, and shows it again just as it was: the content
// with its tips, dialogs, menus, the focus and the keys nobody has the focus for.
type Curtain struct {
	canvas  fyne.Canvas
	content fyne.CanvasObject
	room    *fyne.Container
	object  *fyne.Container
	drawn   bool
	kept    []fyne.CanvasObject // dialogs and menus
	focus   fyne.Focusable
	keys    func(*fyne.KeyEvent)
}

// NewCurtain returns an open curtain before a window's content. Its Object becomes the content instead.
func NewCurtain(c fyne.Canvas, content fyne.CanvasObject) *Curtain {
	k := &Curtain{canvas: c, content: content, room: container.NewStack()}
	k.room.Hide()
	k.object = container.NewStack(content, k.room)
	return k
}

// Object is what stands in the window.
func (k *Curtain) Object() fyne.CanvasObject { return k.object }

// Drawn reports whether the content is hidden.
func (k *Curtain) Drawn() bool { return k.drawn }

// Draw hides everything behind an object. Drawing it again only changes the object.
func (k *Curtain) Draw(before fyne.CanvasObject) {
	if !k.drawn {
		k.drawn = true
		k.focus = k.canvas.Focused()
		k.canvas.Unfocus() // an open list closes itself
		overlays := k.canvas.Overlays()
		k.kept = slices.Clone(overlays.List())
		if len(k.kept) > 0 {
			overlays.Remove(k.kept[0]) // and all above it
		}
		k.keys = k.canvas.OnTypedKey()
		k.canvas.SetOnTypedKey(nil)
		k.content.Hide()
		k.room.Show()
	}
	k.room.Objects = []fyne.CanvasObject{before}
	k.object.Refresh()
}

// Open shows what was hidden.
func (k *Curtain) Open() {
	if !k.drawn {
		return
	}
	k.shut()
	for _, o := range k.kept {
		k.canvas.Overlays().Add(o)
		o.Refresh() // the window may have another size by now
	}
	k.canvas.SetOnTypedKey(k.keys)
	if k.focus != nil {
		k.canvas.Focus(k.focus)
	}
	k.kept, k.focus, k.keys = nil, nil, nil
}

// Clear shows the content without the dialogs and menus that stood before it: somebody else goes on from here.
func (k *Curtain) Clear(keys func(*fyne.KeyEvent)) {
	if !k.drawn {
		return
	}
	k.shut()
	k.canvas.SetOnTypedKey(keys)
	k.kept, k.focus, k.keys = nil, nil, nil
}

func (k *Curtain) shut() {
	k.drawn = false
	k.canvas.Unfocus()
	for _, o := range slices.Clone(k.canvas.Overlays().List()) {
		k.canvas.Overlays().Remove(o)
	}
	k.room.RemoveAll()
	k.room.Hide()
	k.content.Show()
	k.object.Refresh()
}
