package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"zhucunji/ui/widgets"
)

// menuButton is a choice whose values drop down: a caption, and a button that says what is chosen.
type menuButton struct {
	*widgets.Button
	shell *Shell
	box   *fyne.Container
}

// newMenuButton makes a choice with a caption; items are asked for each time it opens.
func newMenuButton(s *Shell, caption string, items func() []*fyne.MenuItem) *menuButton {
	m := &menuButton{Button: widgets.NewButton("", nil), shell: s}
	m.OnTapped = func() { m.open(items()) }
	m.SetForward(s.key, s.shortcut)
	m.box = container.NewHBox(middle(widgets.NewNote(caption, oneLine)), m.Button)
	return m
}

// Object is caption and button.
func (m *menuButton) Object() fyne.CanvasObject { return m.box }

// Say shows what is chosen.
func (m *menuButton) Say(chosen string) { m.SetText(chosen + " ▾") }

// ShowIf hides or shows the whole choice.
func (m *menuButton) ShowIf(on bool) {
	if on {
		m.box.Show()
	} else {
		m.box.Hide()
	}
}

func (m *menuButton) open(items []*fyne.MenuItem) {
	at := m.shell.app.Driver().AbsolutePositionForObject(m.Button).AddXY(0, m.Size().Height)
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), m.shell.window.Canvas(), at)
}

// menuChoice is one value of a menu, marked where it is the chosen one.
func menuChoice(text string, chosen bool, take func()) *fyne.MenuItem {
	item := fyne.NewMenuItem(text, take)
	item.Checked = chosen
	return item
}
