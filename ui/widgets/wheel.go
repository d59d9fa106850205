package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// wheel is embedded by every widget that scrolls its own content. The toolkit gives a turn of the wheel to the
// innermost such widget and to no other; what that cannot use goes on to what scrolls around it.
type wheel struct{ around func(*fyne.ScrollEvent) }

// passWheelTo tells what scrolls around the widget.
func (w *wheel) passWheelTo(around func(*fyne.ScrollEvent)) { w.around = around }

// passWheel hands a turn on.
func (w *wheel) passWheel(ev *fyne.ScrollEvent) {
	if w.around != nil {
		w.around(ev)
	}
}

// ForwardWheel makes every widget below root that scrolls by itself, text fields among them, hand a turn it has no
// use for to the scroller it stands in.
func ForwardWheel(root fyne.CanvasObject) { forwardWheel(root, nil) }

func forwardWheel(o fyne.CanvasObject, around func(*fyne.ScrollEvent)) {
	switch o := o.(type) {
	case nil:
		return
	case *container.Scroll:
		around = o.Scrolled
	case interface {
		passWheelTo(around func(*fyne.ScrollEvent))
	}:
		if around != nil {
			o.passWheelTo(around)
		}
	}
	for _, child := range childrenOf(o) {
		forwardWheel(child, around)
	}
}

// wheelCatcher lies over a text field and takes the wheel: the toolkit's own scroller inside the field would keep
// each turn, also where the whole text is in sight.
type wheelCatcher struct {
	widget.BaseWidget
	entry *Entry
}

func newWheelCatcher(e *Entry) *wheelCatcher {
	c := &wheelCatcher{entry: e}
	c.ExtendBaseWidget(c)
	return c
}

// Scrolled scrolls a long text, or what stands around it.
func (c *wheelCatcher) Scrolled(ev *fyne.ScrollEvent) {
	inner := c.entry.caret.scroll
	if inner != nil {
		before := inner.Offset
		if inner.Scrolled(ev); inner.Offset != before {
			return
		}
	}
	c.entry.passWheel(ev)
}

// CreateRenderer draws nothing.
func (c *wheelCatcher) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewWithoutLayout())
}
