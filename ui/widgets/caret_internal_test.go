package widgets

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

func TestTheCaretStaysInsideItsField(t *testing.T) {
	tests := map[string]struct {
		multiLine bool
		text      string
		row, col  int
		wheel     bool // scrolled back to the top with the mouse
	}{
		"empty":                        {},
		"in the middle":                {text: "张三丰", col: 2},
		"at the end of a long line":    {text: strings.Repeat("望岭村", 40), col: 120},
		"scrolled back to the start":   {text: strings.Repeat("望岭村", 40)},
		"in the last of many lines":    {multiLine: true, text: strings.Repeat("入户\n", 30), row: 30},
		"in the first of many lines":   {multiLine: true, text: strings.Repeat("入户\n", 30)},
		"out of sight at the right":    {text: strings.Repeat("望岭村", 40), col: 120, wheel: true},
		"out of sight below":           {multiLine: true, text: strings.Repeat("入户\n", 30), row: 30, wheel: true},
		"at the end of a wrapped line": {multiLine: true, text: strings.Repeat("望岭村", 40), row: 5, col: 1},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			test.NewTempApp(t)
			e := NewEntry()
			if tt.multiLine {
				e = NewMultiLineEntry()
			}
			w := test.NewTempWindow(t, container.NewWithoutLayout(e))
			w.Resize(fyne.NewSize(400, 300))
			e.Move(fyne.NewPos(60, 40))
			e.Resize(fyne.NewSize(200, e.MinSize().Height))
			w.Canvas().Focus(e)
			e.SetText(tt.text)
			e.CursorRow, e.CursorColumn = tt.row, tt.col
			e.Refresh()

			if tt.wheel {
				e.caret.scroll.ScrollToOffset(fyne.NewPos(0, 0))
			}
			corner, far := placeOf(e), placeOf(e).Add(e.Size())
			pos, height := e.caretBox()
			if pos.X < corner.X || pos.X > far.X || pos.Y < corner.Y || pos.Y+height > far.Y {
				t.Errorf("caret at %v, %v high, outside the field from %v to %v", pos, height, corner, far)
			}
			if !tt.wheel && (pos.X == far.X || pos.Y+height == far.Y) {
				t.Errorf("caret at %v, pushed to the edge though it is in sight", pos)
			}
		})
	}
}

func TestTheCaretFollowsTheText(t *testing.T) {
	test.NewTempApp(t)
	e := NewEntry()
	moved := 0
	e.OnCaretMoved = func() { moved++ }
	w := test.NewTempWindow(t, e)
	w.Resize(fyne.NewSize(400, 60))
	w.Canvas().Focus(e)
	before, _ := e.caretBox()
	moved = 0
	test.Type(e, "张三")
	after, _ := e.caretBox()
	if after.X <= before.X || moved == 0 {
		t.Errorf("caret from %v to %v, told %d times", before, after, moved)
	}
	if got := windowOf(canvasFor(e)); got != w {
		t.Errorf("got window %v, want the one that shows the field", got)
	}
}
