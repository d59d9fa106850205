package ui_test

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

// walk visits all visible objects that are drawn, parents first; visit returns false to stay out of one.
func walk(o fyne.CanvasObject, visit func(fyne.CanvasObject) bool) {
	if o == nil || !o.Visible() || !visit(o) {
		return
	}
	switch o := o.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			walk(child, visit)
		}
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			walk(child, visit)
		}
	}
}

// find returns the first widget of a type that fits, nil where there is none.
func find[W fyne.CanvasObject](root fyne.CanvasObject, fits func(W) bool) (found W) {
	done := false
	walk(root, func(o fyne.CanvasObject) bool {
		if w, ok := o.(W); ok && !done && fits(w) {
			found, done = w, true
		}
		return !done
	})
	return found
}

// textsIn lists the texts drawn below an object.
func textsIn(root fyne.CanvasObject) []string {
	var texts []string
	walk(root, func(o fyne.CanvasObject) bool {
		switch o := o.(type) {
		case *canvas.Text:
			if o.Text != "" {
				texts = append(texts, o.Text)
			}
		case interface{ Content() string }:
			texts = append(texts, o.Content())
		}
		return true
	})
	return texts
}
