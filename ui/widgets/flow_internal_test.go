package widgets

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

func TestFlow_BreaksAndMendsItsRows(t *testing.T) {
	boxes := make([]fyne.CanvasObject, 5)
	for i := range boxes {
		box := canvas.NewRectangle(color.Black)
		box.SetMinSize(fyne.NewSize(100, 20))
		boxes[i] = box
	}
	row := container.New(&flow{gap: 6}, boxes...)
	for _, tc := range []struct {
		width, height float32
	}{{1000, 20}, {320, 46}, {100, 124}, {1000, 20}} {
		row.Resize(fyne.NewSize(tc.width, 200))
		if got, want := row.MinSize(), fyne.NewSize(100, tc.height); got != want {
			t.Errorf("at %v the least size is %v, want %v", tc.width, got, want)
		}
	}
	row.Resize(fyne.NewSize(320, 200))
	if got, want := boxes[3].Position(), fyne.NewPos(0, 26); got != want {
		t.Errorf("the fourth box is at %v, want %v", got, want)
	}
}
