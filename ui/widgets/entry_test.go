package widgets_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"zhucunji/ui/widgets"
)

// entryWindow shows entries below each other, the first with the focus.
func entryWindow(t *testing.T, entries ...*widgets.Entry) fyne.Window {
	t.Helper()
	test.NewTempApp(t)
	box := container.NewVBox()
	for _, e := range entries {
		box.Add(e)
	}
	w := test.NewTempWindow(t, box)
	w.Resize(fyne.NewSize(400, 300))
	w.Canvas().Focus(entries[0])
	return w
}

// strike presses and lets go of keys as the driver does, Tab included.
func strike(w fyne.Window, keys ...fyne.KeyName) {
	for _, key := range keys {
		ev := &fyne.KeyEvent{Name: key}
		if f, ok := w.Canvas().Focused().(desktop.Keyable); ok {
			f.KeyDown(ev)
		}
		if key == fyne.KeyTab {
			if f, ok := w.Canvas().Focused().(fyne.Tabbable); !ok || !f.AcceptsTab() {
				w.Canvas().FocusNext()
				continue
			}
		}
		w.Canvas().Focused().TypedKey(ev)
		if f, ok := w.Canvas().Focused().(desktop.Keyable); ok {
			f.KeyUp(ev)
		}
	}
}

func holdDown(w fyne.Window, key fyne.KeyName) {
	w.Canvas().Focused().(desktop.Keyable).KeyDown(&fyne.KeyEvent{Name: key})
}

func TestShiftEnterGoesBack(t *testing.T) {
	for name, e := range map[string]*widgets.Entry{"one line": widgets.NewEntry(), "many lines": widgets.NewMultiLineEntry()} {
		t.Run(name, func(t *testing.T) {
			back, submitted := 0, 0
			e.OnBack = func() { back++ }
			e.OnSubmitted = func(string) { submitted++ }
			w := entryWindow(t, e)
			holdDown(w, desktop.KeyShiftLeft)
			strike(w, fyne.KeyReturn)
			if back != 1 || submitted != 0 || e.Text != "" {
				t.Errorf("back %d, submitted %d, text %q", back, submitted, e.Text)
			}
		})
	}
}

func TestEnterBeginsALineInALongText(t *testing.T) {
	e := widgets.NewMultiLineEntry()
	w := entryWindow(t, e)
	test.Type(e, "第一行")
	strike(w, fyne.KeyReturn)
	test.Type(e, "第二行")
	if want := "第一行\n第二行"; e.Text != want {
		t.Errorf("got %q, want %q", e.Text, want)
	}
}

// TestKeysHeldForALetterFollowTheFocus is an English word typed faster than the input method answers.
// TestEnteringAFieldByKeyboardSelectsItsText: a proposal is replaced by typing; the mouse places the caret.
func TestEnteringAFieldByKeyboardSelectsItsText(t *testing.T) {
	long := widgets.NewMultiLineEntry()
	for name, tc := range map[string]struct {
		second *widgets.Entry
		act    func(w fyne.Window, first, second *widgets.Entry)
		want   string
	}{
		"Tab selects all": {act: func(w fyne.Window, _, second *widgets.Entry) {
			strike(w, fyne.KeyTab)
			test.Type(second, "蚕")
		}, want: "蚕"},
		"Enter selects all": {act: func(w fyne.Window, first, second *widgets.Entry) {
			first.OnSubmitted = func(string) { w.Canvas().Focus(second) }
			strike(w, fyne.KeyReturn)
			test.Type(second, "蚕桑")
		}, want: "蚕桑"},
		"again after it was typed in": {act: func(w fyne.Window, first, second *widgets.Entry) {
			strike(w, fyne.KeyTab)
			test.Type(second, "蚕")
			strike(w, fyne.KeyTab, fyne.KeyTab)
			test.Type(second, "猪")
		}, want: "猪"},
		"an arrow takes the selection away": {act: func(w fyne.Window, _, second *widgets.Entry) {
			strike(w, fyne.KeyTab, fyne.KeyRight)
			test.Type(second, "园")
		}, want: "桑园"},
		"a click places the caret": {act: func(_ fyne.Window, _, second *widgets.Entry) {
			second.MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary, PointEvent: fyne.PointEvent{Position: fyne.NewPos(200, 10)}})
			test.Type(second, "园")
		}, want: "桑园"},
		"the window coming back leaves half a text alone": {act: func(w fyne.Window, _, second *widgets.Entry) {
			strike(w, fyne.KeyTab)
			test.Type(second, "蚕")
			second.FocusLost()
			second.FocusGained()
			test.Type(second, "茧")
		}, want: "蚕茧"},
		"a proposal that comes late is selected too": {act: func(w fyne.Window, _, second *widgets.Entry) {
			strike(w, fyne.KeyTab)
			second.SetText("桑蚕茧")
			test.Type(second, "蚕")
		}, want: "蚕"},
		"a long text is gone on with": {second: long, act: func(w fyne.Window, _, second *widgets.Entry) {
			strike(w, fyne.KeyTab)
			test.Type(second, "今年")
		}, want: "今年桑"},
	} {
		t.Run(name, func(t *testing.T) {
			first, second := widgets.NewEntry(), tc.second
			if second == nil {
				second = widgets.NewEntry()
			}
			second.SetText("桑")
			w := entryWindow(t, first, second)
			tc.act(w, first, second)
			if second.Text != tc.want {
				t.Errorf("got %q, want %q", second.Text, tc.want)
			}
		})
	}
}

func TestUnusedKeysGoOn(t *testing.T) {
	e := widgets.NewEntry()
	var keys []fyne.KeyName
	var shortcuts []string
	e.SetForward(func(ev *fyne.KeyEvent) bool { keys = append(keys, ev.Name); return true },
		func(s fyne.Shortcut) bool { shortcuts = append(shortcuts, s.ShortcutName()); return true })
	w := entryWindow(t, e)
	strike(w, fyne.KeyF1, fyne.KeyF5, fyne.KeyEscape, fyne.KeyLeft, fyne.KeyHome, desktop.KeyControlLeft)
	save := &desktop.CustomShortcut{KeyName: fyne.KeyS, Modifier: fyne.KeyModifierControl}
	next := &desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierControl}
	history := &desktop.CustomShortcut{KeyName: fyne.KeyLeft, Modifier: fyne.KeyModifierAlt}
	word := &desktop.CustomShortcut{KeyName: fyne.KeyLeft, Modifier: fyne.KeyModifierControl}
	for _, s := range []fyne.Shortcut{save, next, history, word, &fyne.ShortcutSelectAll{}} {
		e.TypedShortcut(s)
	}
	if got, want := strings.Join(keyNames(keys), " "), "F1 F5 Escape"; got != want {
		t.Errorf("keys: got %q, want %q", got, want)
	}
	if got, want := strings.Join(shortcuts, " "), strings.Join([]string{save.ShortcutName(), next.ShortcutName(), history.ShortcutName()}, " "); got != want {
		t.Errorf("shortcuts: got %q, want %q", got, want)
	}
}

func keyNames(keys []fyne.KeyName) []string {
	out := make([]string, len(keys))
	for i, k := range keys {
		out[i] = string(k)
	}
	return out
}

func TestUndoGoesOnWhenTheFieldHasNothingToUndo(t *testing.T) {
	e := widgets.NewEntry()
	forwarded := 0
	e.ForwardShortcut = func(fyne.Shortcut) bool { forwarded++; return true }
	entryWindow(t, e)
	test.Type(e, "甲")
	e.TypedShortcut(&fyne.ShortcutUndo{})
	if e.Text != "" || forwarded != 0 {
		t.Fatalf("text %q, forwarded %d", e.Text, forwarded)
	}
	e.TypedShortcut(&fyne.ShortcutUndo{})
	if forwarded != 1 {
		t.Error("nothing to undo, but the shell was not asked")
	}
	e.TypedShortcut(&fyne.ShortcutRedo{})
	e.TypedShortcut(&fyne.ShortcutRedo{})
	if e.Text != "甲" || forwarded != 2 {
		t.Errorf("text %q, forwarded %d", e.Text, forwarded)
	}
}

func TestAPageMayTakeKeysFirst(t *testing.T) {
	e := widgets.NewEntry()
	submitted, taken := 0, 0
	e.OnSubmitted = func(string) { submitted++ }
	e.OnKey = func(ev *fyne.KeyEvent) bool {
		if ev.Name == fyne.KeyReturn {
			taken++
		}
		return ev.Name == fyne.KeyReturn
	}
	w := entryWindow(t, e)
	strike(w, fyne.KeyReturn, fyne.KeyEnter)
	if taken != 1 || submitted != 1 {
		t.Errorf("taken %d, submitted %d", taken, submitted)
	}
}

func TestAComputedValueCannotBeChanged(t *testing.T) {
	first, e := widgets.NewEntry(), widgets.NewMultiLineEntry()
	last := widgets.NewEntry()
	e.SetText("8,812.50")
	e.SetReadOnly(true)
	w := entryWindow(t, first, e, last)
	strike(w, fyne.KeyTab)
	if w.Canvas().Focused() != last {
		t.Error("Tab stops at a computed value")
	}
	w.Canvas().Focus(e)
	test.Type(e, "x")
	strike(w, fyne.KeyBackspace, fyne.KeyDelete, fyne.KeyReturn)
	board := test.NewClipboard()
	board.SetContent("y")
	e.TypedShortcut(&fyne.ShortcutSelectAll{})
	e.TypedShortcut(&fyne.ShortcutPaste{Clipboard: board})
	e.TypedShortcut(&fyne.ShortcutCut{Clipboard: board})
	e.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyBackspace, Modifier: fyne.KeyModifierControl})
	if e.Text != "8,812.50" {
		t.Errorf("changed to %q", e.Text)
	}
	e.TypedShortcut(&fyne.ShortcutCopy{Clipboard: board})
	if got := board.Content(); got != "8,812.50" {
		t.Errorf("copied %q", got)
	}
	e.SetReadOnly(false)
	test.Type(e, "x")
	if e.Text == "8,812.50" {
		t.Error("still cannot be changed")
	}
}

func TestTheMenuOfAComputedValueChangesNothing(t *testing.T) {
	e := widgets.NewEntry()
	e.SetText("8,812.50")
	e.SetReadOnly(true)
	w := entryWindow(t, widgets.NewEntry(), e)
	if got := menuItems(t, w, e); got != 2 {
		t.Errorf("got %d items, want copy and select all", got)
	}
	e.SetReadOnly(false)
	if got := menuItems(t, w, e); got != 4 {
		t.Errorf("got %d items, want cut, copy, paste and select all", got)
	}
}

func menuItems(t *testing.T, w fyne.Window, e *widgets.Entry) int {
	t.Helper()
	test.TapSecondary(e)
	menu := w.Canvas().Overlays().Top()
	if menu == nil {
		t.Fatal("no menu")
	}
	defer w.Canvas().Overlays().Remove(menu)
	return strings.Count(test.RenderToMarkup(w.Canvas()), `type="*widget.menuItem"`)
}

func TestErrorIsToldOnce(t *testing.T) {
	e := widgets.NewEntry()
	var said []string
	e.OnError = func(s string) { said = append(said, s) }
	entryWindow(t, e)
	e.SetError("请填写姓名。")
	e.SetError("请填写姓名。")
	e.SetError("")
	if got := strings.Join(said, "|"); got != "请填写姓名。|" || e.Error() != "" {
		t.Errorf("said %q", said)
	}
}

func TestColumnsSetTheWidth(t *testing.T) {
	test.NewTempApp(t)
	narrow, wide := widgets.NewEntry(), widgets.NewEntry()
	narrow.Columns, wide.Columns = 4, 12
	if a, b := narrow.MinSize().Width, wide.MinSize().Width; b < 2*a {
		t.Errorf("4 columns %v, 12 columns %v", a, b)
	}
}
