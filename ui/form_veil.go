package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// hide covers a field whose value the screen shows in part. One who makes a new record sees what they type.
func (f *form) hide(in input, b cases.Bound) {
	if t, ok := in.(*textInput); ok && b.Veils() && f.spec.Of.id != 0 {
		t.hide(func() bool { return f.shell.veil.covers(f.spec.Of) }, b.Veil)
	}
}

// drawVeil shows or hides the values of the covered fields and the names of records pointed to.
func (f *form) drawVeil() {
	covered := false
	f.fill(func() {
		for _, field := range f.fields {
			switch in := field.input.(type) {
			case *textInput:
				in.uncover()
				covered = covered || in.cover != nil && in.cover.drawn
			case *nameInput:
				in.uncover()
			case *refInput:
				in.retitle()
			}
		}
	})
	if f.spec.Unveil && covered != slices.Contains(f.body.Objects, f.covered) {
		f.offer(covered)
	}
}

// offer puts the line below the notice, or takes it away.
func (f *form) offer(covered bool) {
	f.body.Objects = slices.DeleteFunc(f.body.Objects, func(o fyne.CanvasObject) bool { return o == f.covered })
	if covered {
		if f.covered == nil {
			f.covered = f.unveilLine()
		}
		at := slices.Index(f.body.Objects, fyne.CanvasObject(f.notice))
		f.body.Objects = slices.Insert(f.body.Objects, at+1, f.covered)
	} else if first := f.First(); first != nil { // the button that had the focus is gone
		f.shell.window.Canvas().Focus(first)
	}
	f.relayout()
}

// unveilLine says that values are hidden and offers to show them.
func (f *form) unveilLine() fyne.CanvasObject {
	show := widgets.NewButton("显示（F8）", func() { f.shell.turn(f.spec.Of) })
	show.Emphasis = widgets.Quiet
	show.SetForward(f.shell.key, f.shell.shortcut)
	said := widgets.NewNote("姓名和号码隐去了一部分，不显示也可以保存；要改某一项，可以直接重填。", oneLine)
	return container.NewHBox(middle(said), show, layout.NewSpacer())
}
