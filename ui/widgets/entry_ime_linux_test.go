package widgets_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"zhucunji/ui/widgets"
)

// These tests play what X11 does: a key without its character is the input method's.

func TestEnterMovesOnAndNeverInTheMiddleOfAWord(t *testing.T) {
	e := widgets.NewEntry()
	var submitted []string
	e.OnSubmitted = func(text string) { submitted = append(submitted, text) }
	w := entryWindow(t, e)

	strike(w, "N", "I", fyne.KeyReturn)
	test.Type(e, "ni") // the letters are committed as they are
	if len(submitted) != 0 && submitted[0] != "ni" {
		t.Errorf("submitted %q", submitted)
	}
	submitted = nil
	strike(w, "H", "A", "O", fyne.KeyReturn)
	test.Type(e, "好")
	if len(submitted) != 0 {
		t.Errorf("submitted %q in the middle of a word", submitted)
	}
	strike(w, fyne.KeyReturn)
	if len(submitted) != 1 || submitted[0] != "ni好" {
		t.Errorf("got %q, want one ni好", submitted)
	}
}

func TestTabStaysInTheMiddleOfAWord(t *testing.T) {
	for name, first := range map[string]*widgets.Entry{"one line": widgets.NewEntry(), "many lines": widgets.NewMultiLineEntry()} {
		t.Run(name, func(t *testing.T) {
			second := widgets.NewEntry()
			w := entryWindow(t, first, second)
			strike(w, "H", "A", "O")
			strike(w, fyne.KeyTab)
			if w.Canvas().Focused() != first {
				t.Fatal("Tab left the field in the middle of a word")
			}
			test.Type(first, "好")
			strike(w, fyne.KeyTab)
			if w.Canvas().Focused() != second {
				t.Error("Tab did not move on after the word")
			}
			if first.Text != "好" || second.Text != "" {
				t.Errorf("got %q and %q", first.Text, second.Text)
			}
		})
	}
}

func TestKeysHeldForALetterFollowTheFocus(t *testing.T) {
	first, second := widgets.NewEntry(), widgets.NewEntry()
	second.SetText("旧")
	w := entryWindow(t, first, second)
	submitted := ""
	second.OnSubmitted = func(text string) { submitted = text }
	strike(w, "A", fyne.KeyTab, fyne.KeyEnd, fyne.KeyBackspace, "B", "C", fyne.KeyBackspace, fyne.KeyReturn)
	if w.Canvas().Focused() != first || second.Text != "旧" {
		t.Fatal("Tab overtook the letter")
	}
	for _, r := range "abc" {
		w.Canvas().Focused().TypedRune(r)
	}
	if w.Canvas().Focused() != second || first.Text != "a" || submitted != "b" {
		t.Errorf("got %q, %q and submitted %q", first.Text, second.Text, submitted)
	}
}

func TestBackSpaceAndArrowsLeaveTheTextAloneInTheMiddleOfAWord(t *testing.T) {
	e := widgets.NewEntry()
	w := entryWindow(t, e)
	test.Type(e, "你好")
	strike(w, "Z", "H", fyne.KeyBackspace, fyne.KeyLeft, fyne.KeyHome, fyne.KeyDelete)
	if e.Text != "你好" || e.CursorColumn != 2 {
		t.Errorf("got %q, caret at %d", e.Text, e.CursorColumn)
	}
	test.Type(e, "中")
	strike(w, fyne.KeyBackspace, fyne.KeyLeft)
	if e.Text != "你好" || e.CursorColumn != 1 {
		t.Errorf("after the word: got %q, caret at %d", e.Text, e.CursorColumn)
	}
}

func TestCompositionEnds(t *testing.T) {
	shift := func(w fyne.Window) {
		holdDown(w, desktop.KeyShiftLeft)
		w.Canvas().Focused().(desktop.Keyable).KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	}
	for name, end := range map[string]func(fyne.Window, *widgets.Entry){
		"by a click": func(_ fyne.Window, e *widgets.Entry) {
			e.MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary})
		},
		"when the focus goes": func(w fyne.Window, e *widgets.Entry) { w.Canvas().Unfocus(); w.Canvas().Focus(e) },
		"by Shift alone":      func(w fyne.Window, _ *widgets.Entry) { shift(w) },
		"by the input method's shortcut": func(_ fyne.Window, e *widgets.Entry) {
			e.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeySpace, Modifier: fyne.KeyModifierControl})
		},
		"by the characters it was made of": func(_ fyne.Window, e *widgets.Entry) { test.Type(e, "ni") },
	} {
		t.Run(name, func(t *testing.T) {
			e := widgets.NewEntry()
			w := entryWindow(t, e)
			strike(w, "N", "I")
			if !e.Composing() {
				t.Fatal("not composing after two letters without characters")
			}
			end(w, e)
			if e.Composing() {
				t.Error("still composing")
			}
		})
	}
}

func TestShiftWithALetterIsNoSwitch(t *testing.T) {
	e := widgets.NewEntry()
	w := entryWindow(t, e)
	strike(w, "N")
	holdDown(w, desktop.KeyShiftLeft)
	strike(w, "H")
	w.Canvas().Focused().(desktop.Keyable).KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	if !e.Composing() {
		t.Error("a capital letter ended the word")
	}
}

func TestAShortcutWaitsForTheWord(t *testing.T) {
	e := widgets.NewEntry()
	forwarded := 0
	e.ForwardShortcut = func(fyne.Shortcut) bool { forwarded++; return true }
	w := entryWindow(t, e)
	strike(w, "N", "I")
	e.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyS, Modifier: fyne.KeyModifierControl})
	test.Type(e, "你")
	if forwarded != 0 || e.Text != "你" {
		t.Errorf("forwarded %d, text %q", forwarded, e.Text)
	}
}
