package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zhucunji/ui/widgets"
)

// tabBar is a row of names of which one is open; marking another one moves nothing.
type tabBar struct {
	row   *fyne.Container
	names nameMarks
}

// newTabBar makes the row; choose is called with the place of the name pressed.
func newTabBar(s *Shell, tip string, titles []string, choose func(at int)) *tabBar {
	t := &tabBar{row: container.NewHBox()}
	for i, title := range titles {
		b := widgets.NewButton(title, func() { choose(i) })
		b.Emphasis, b.Tip, b.Tips = widgets.Quiet, tip, s.tips
		b.SetForward(s.key, s.shortcut)
		t.row.Add(t.names.Add(b, 6))
	}
	return t
}

// Object is the row.
func (t *tabBar) Object() fyne.CanvasObject { return t.row }

// Mark shows which name is open.
func (t *tabBar) Mark(at int) { t.names.Mark(at) }
