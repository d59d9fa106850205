package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

var _ fyne.Layout = (*flow)(nil)

// flow puts objects beside each other and breaks the row where the width ends. The toolkit's own keeps its
// first width as the least one, so that a window could not be made narrower again.
type flow struct {
	gap   float32
	width float32 // it was laid out in last
}

// NewFlow returns a row of objects that goes on below where the width ends.
func NewFlow(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&flow{gap: gap}, objects...)
}

// Layout places the objects.
func (f *flow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	f.width = size.Width
	f.each(objects, func(o fyne.CanvasObject, at fyne.Position, size fyne.Size) {
		o.Move(at)
		o.Resize(size)
	})
}

// MinSize is as wide as the widest object, and as high as the rows are at the width there is.
func (f *flow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var least fyne.Size
	f.each(objects, func(_ fyne.CanvasObject, at fyne.Position, size fyne.Size) {
		least.Width = max(least.Width, size.Width)
		least.Height = max(least.Height, at.Y+size.Height)
	})
	return least
}

func (f *flow) each(objects []fyne.CanvasObject, visit func(fyne.CanvasObject, fyne.Position, fyne.Size)) {
	var at fyne.Position
	var height float32
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		size := o.MinSize()
		if f.width > 0 && at.X > 0 && at.X+size.Width > f.width {
			at = fyne.NewPos(0, at.Y+height+f.gap)
			height = 0
		}
		visit(o, at, size)
		at.X += size.Width + f.gap
		height = max(height, size.Height)
	}
}
