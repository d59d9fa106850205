package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zhucunji/ui/widgets"
)

// fieldSwitch is a box that shows or hides fields of a form.
type fieldSwitch struct {
	title string
	keys  []string
}

// fieldSwitches keep the seldom fields of a form out of sight until they are asked for. A field with a text
// in it is never hidden.
type fieldSwitches struct {
	list  []fieldSwitch
	boxes []*widgets.Check
	row   *fyne.Container
	form  *form
}

func newFieldSwitches(s *Shell, list ...fieldSwitch) *fieldSwitches {
	w := &fieldSwitches{list: list, row: container.NewHBox()}
	if s.narrow() {
		w.row = container.NewGridWithColumns(3)
	}
	for i, one := range list {
		box := widgets.NewCheck(one.title, nil)
		box.OnChanged = func(on bool) { w.turn(i, on) }
		w.boxes = append(w.boxes, box)
		w.row.Add(box)
	}
	return w
}

// Object is the row of boxes.
func (w *fieldSwitches) Object() fyne.CanvasObject { return w.row }

// use shows the fields of a form that hold something and hides the others.
func (w *fieldSwitches) use(f *form) {
	w.form = f
	for i := range w.list {
		on := w.filled(i)
		w.boxes[i].SetChecked(on)
		w.show(i, on)
	}
	f.relayout()
}

func (w *fieldSwitches) filled(i int) bool {
	for _, key := range w.list[i].keys {
		if w.form.TextOf(key) != "" {
			return true
		}
	}
	return false
}

func (w *fieldSwitches) show(i int, on bool) {
	for _, key := range w.list[i].keys {
		w.form.ShowField(key, on)
	}
}

// turn shows the fields and begins the first, or hides them where they are blank.
func (w *fieldSwitches) turn(i int, on bool) {
	if !on && w.filled(i) {
		w.boxes[i].SetChecked(true)
		return
	}
	w.show(i, on)
	w.form.relayout()
	if on {
		if target := w.form.Input(w.list[i].keys[0]).Target(); target != nil {
			w.form.shell.window.Canvas().Focus(target)
		}
	}
}
