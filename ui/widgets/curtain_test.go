package widgets_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"zhucunji/ui/widgets"
)

// behind is a window with a field, a curtain before it and a dialog open.
func behind(t *testing.T) (fyne.Window, *widgets.Curtain, *widgets.Entry, *widgets.Dialog) {
	t.Helper()
	w := test.NewTempWindow(t, nil)
	field, inside := widgets.NewEntry(), widgets.NewEntry()
	curtain := widgets.NewCurtain(w.Canvas(), container.NewVBox(field))
	w.SetContent(curtain.Object())
	w.Resize(fyne.NewSize(800, 600))
	w.Canvas().Focus(field)
	dialog := widgets.NewDialog(w.Canvas(), "修改户主", inside)
	dialog.Show()
	return w, curtain, inside, dialog
}

func TestACurtainHidesDialogsAndGivesThemBack(t *testing.T) {
	w, curtain, inside, dialog := behind(t)
	test.Type(inside, "杨建")
	lock := widgets.NewEntry()
	curtain.Draw(container.NewVBox(lock))
	if n := len(w.Canvas().Overlays().List()); n != 0 || !curtain.Drawn() {
		t.Fatalf("%d dialogs in sight", n)
	}
	w.Canvas().Focus(lock)
	curtain.Open()
	if !dialog.Open() || w.Canvas().Focused() != fyne.Focusable(inside) {
		t.Fatalf("dialog %v, focus %v", dialog.Open(), w.Canvas().Focused())
	}
	inside.TypedRune('国')
	if inside.Text != "杨建国" {
		t.Errorf("text %q", inside.Text)
	}
	dialog.Hide()
	if len(w.Canvas().Overlays().List()) != 0 {
		t.Error("the dialog cannot be closed")
	}
}

func TestAClearedCurtainLeavesNoDialog(t *testing.T) {
	w, curtain, _, dialog := behind(t)
	curtain.Draw(widgets.NewEntry())
	heard := false
	curtain.Clear(func(*fyne.KeyEvent) { heard = true })
	if dialog.Open() || curtain.Drawn() {
		t.Error("the dialog came back")
	}
	w.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyF5})
	if !heard {
		t.Error("keys go nowhere")
	}
}

func TestALockShortcutReachesTheWindowThroughADialog(t *testing.T) {
	w, _, inside, _ := behind(t)
	pressed := ""
	for _, s := range []fyne.Shortcut{widgets.LockShortcut(), &desktop.CustomShortcut{KeyName: fyne.KeyN, Modifier: fyne.KeyModifierControl}} {
		w.Canvas().AddShortcut(s, func(s fyne.Shortcut) { pressed += s.ShortcutName() })
		inside.TypedShortcut(s)
	}
	if pressed != widgets.LockShortcut().ShortcutName() {
		t.Errorf("pressed %q", pressed)
	}
}

func TestAPasswordTakesKeyboardCharactersAndTellsOfCapsLock(t *testing.T) {
	window := test.NewTempWindow(t, nil)
	e := widgets.NewPassword()
	window.SetContent(e)
	window.Canvas().Focus(e)
	test.Type(e, "a国ｂ1。")
	if e.Text != "ab1." {
		t.Errorf("text %q", e.Text)
	}
	e.TypedRune('C')
	if e.Error() == "" {
		t.Error("no word about Caps Lock")
	}
	e.TypedRune('1')
	e.TypedRune('d')
	if e.Error() != "" {
		t.Errorf("still %q", e.Error())
	}
	e.TypedShortcut(&fyne.ShortcutSelectAll{})
	clip := test.NewClipboard()
	e.TypedShortcut(&fyne.ShortcutCopy{Clipboard: clip})
	e.TypedShortcut(&fyne.ShortcutCut{Clipboard: clip})
	if clip.Content() != "" {
		t.Errorf("copied %q", clip.Content())
	}
}
