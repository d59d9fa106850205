package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// flush lays parts out around a page as the toolkit's border does, without the room it leaves between them: the
// bars of the window touch their lines.
type flush struct{ top, bottom, left, page fyne.CanvasObject }

// newFlush puts a page between its parts; any but the page may be nil.
func newFlush(top, bottom, left, page fyne.CanvasObject) *fyne.Container {
	var objects []fyne.CanvasObject
	for _, o := range []fyne.CanvasObject{top, bottom, left, page} {
		if o != nil {
			objects = append(objects, o)
		}
	}
	return container.New(&flush{top, bottom, left, page}, objects...)
}

func shown(o fyne.CanvasObject) bool { return o != nil && o.Visible() }

// MinSize is what the parts need beside and below each other.
func (f *flush) MinSize([]fyne.CanvasObject) fyne.Size {
	size := f.page.MinSize()
	if shown(f.left) {
		left := f.left.MinSize()
		size = fyne.NewSize(size.Width+left.Width, max(size.Height, left.Height))
	}
	for _, bar := range []fyne.CanvasObject{f.top, f.bottom} {
		if shown(bar) {
			least := bar.MinSize()
			size = fyne.NewSize(max(size.Width, least.Width), size.Height+least.Height)
		}
	}
	return size
}

// Layout gives the bars their least height and the page the rest.
func (f *flush) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	var top, bottom, left float32
	if shown(f.top) {
		top = f.top.MinSize().Height
		f.top.Move(fyne.Position{})
		f.top.Resize(fyne.NewSize(size.Width, top))
	}
	if shown(f.bottom) {
		bottom = f.bottom.MinSize().Height
		f.bottom.Move(fyne.NewPos(0, size.Height-bottom))
		f.bottom.Resize(fyne.NewSize(size.Width, bottom))
	}
	middle := max(size.Height-top-bottom, 0)
	if shown(f.left) {
		left = f.left.MinSize().Width
		f.left.Move(fyne.NewPos(0, top))
		f.left.Resize(fyne.NewSize(left, middle))
	}
	f.page.Move(fyne.NewPos(left, top))
	f.page.Resize(fyne.NewSize(max(size.Width-left, 0), middle))
}
