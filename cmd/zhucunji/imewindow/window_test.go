//go:build realwindow

package imewindow

import (
	"bufio"
	"encoding/json"
	"os"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/container"

	"zhucunji/assets"
	"zhucunji/ui/widgets"
)

// windowTitle is the name the window is found by.
const windowTitle = "imewindow"

// report is one line the window writes about what happened in it.
type report struct {
	Event string // started, cleared, focus, key, text, submitted, back, shortcut, forward
	Field string
	Key   string // of key, forward and shortcut
	Text  string // of text and submitted: the whole text then
	Caret int    // how many characters stand before the caret
	Y     int    // of cleared: the middle of the second field on the window
}

// field is a text field that reports what the toolkit tells it.
type field struct {
	widgets.Entry
	name string
	out  *json.Encoder
}

func newField(name string, multiLine bool, out *json.Encoder) *field {
	f := &field{name: name, out: out}
	f.ExtendBaseWidget(f)
	if multiLine {
		f.MultiLine = true
		f.Wrapping = fyne.TextWrapBreak
	}
	f.OnChanged = func(text string) { f.report(report{Event: "text", Text: text}) }
	f.OnSubmitted = func(text string) { f.report(report{Event: "submitted", Text: text}) }
	f.OnBack = func() { f.report(report{Event: "back"}) }
	f.ForwardShortcut = func(s fyne.Shortcut) bool {
		f.report(report{Event: "shortcut", Key: s.ShortcutName()})
		return true
	}
	f.Forward = func(ev *fyne.KeyEvent) bool {
		f.report(report{Event: "forward", Key: string(ev.Name)})
		return true
	}
	return f
}

func (f *field) report(r report) {
	r.Field, r.Caret = f.name, f.CursorTextOffset()
	if err := f.out.Encode(r); err != nil {
		os.Exit(1) // the test has gone
	}
}

func (f *field) FocusGained() {
	f.Entry.FocusGained()
	f.report(report{Event: "focus"})
}

// TypedKey reports a key after the entry has had it, so that a report means the key is done with.
func (f *field) TypedKey(ev *fyne.KeyEvent) {
	f.Entry.TypedKey(ev)
	f.report(report{Event: "key", Key: string(ev.Name)})
}

// showWindow opens a window with three text fields and runs until it is closed.
func showWindow() {
	out := json.NewEncoder(os.Stdout)
	a := app.NewWithID("imewindow")
	a.Settings().SetTheme(widgets.NewTheme(fyne.NewStaticResource("regular.otf", assets.FontRegular()), nil, widgets.Look{}))
	first, second, long := newField("first", false, out), newField("second", false, out), newField("long", true, out)
	w := a.NewWindow(windowTitle)
	w.SetContent(container.NewVBox(first, second, long))
	w.Resize(fyne.NewSize(480, 320))
	w.Canvas().Focus(first)
	a.Lifecycle().SetOnStarted(func() {
		first.report(report{Event: "started"})
		go obey(func(wanted string) {
			empty(w, first, second, long)
			if wanted == long.name {
				w.Canvas().Focus(long)
			}
			first.report(report{Event: "cleared", Y: int(second.Position().Y + second.Size().Height/2)})
		})
	})
	w.ShowAndRun()
}

// obey carries out start on the window's thread for each line the test writes: the name of a field.
func obey(start func(field string)) {
	for lines := bufio.NewScanner(os.Stdin); lines.Scan(); {
		fyne.Do(func() { start(lines.Text()) })
	}
}

// empty empties all fields and gives the first one the focus.
func empty(w fyne.Window, fields ...*field) {
	w.Canvas().Unfocus()
	for _, f := range fields {
		f.SetText("")
	}
	w.Canvas().Focus(fields[0])
}
