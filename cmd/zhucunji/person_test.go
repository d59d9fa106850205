package main

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	keyboard "fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"zhucunji/ui"
	"zhucunji/ui/widgets"
)

// person sits at the program: its real store behind its real pages, in a window in memory. Work is done at
// once, what it says on the window's thread in its turn, timers when the person waits.
type person struct {
	t      *testing.T
	p      *program
	window fyne.Window
	shell  *ui.Shell
	queue  []func()
	timers []func()
}

// sitDown starts the program on a data folder.
func sitDown(t *testing.T, folder string) *person {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(themeOf(widgets.Look{}))
	w := test.NewTempWindow(t, nil)
	a := &person{t: t, window: w, p: &program{app: app, places: places{data: folder, log: folder + "/log.txt"}}}
	a.shell = ui.NewShell(ui.Options{
		App: app, Window: w, Program: a.p,
		Threads: ui.Threads{
			Go:    func(work func()) { work() },
			Post:  func(f func()) { a.queue = append(a.queue, f) },
			After: a.after,
			Now:   time.Now,
		},
	})
	w.Resize(fyne.NewSize(1366, 728))
	stores, err := a.p.open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	a.shell.Begin(stores)
	a.settle()
	return a
}

// getUp closes the program.
func (a *person) getUp() {
	a.t.Helper()
	a.shell.Close()
	if err := a.p.close(); err != nil {
		a.t.Fatal(err)
	}
}

func (a *person) after(_ time.Duration, f func()) func() {
	stopped := false
	a.timers = append(a.timers, func() {
		if !stopped {
			f()
		}
	})
	return func() { stopped = true }
}

func (a *person) settle() {
	for len(a.queue) > 0 {
		f := a.queue[0]
		a.queue = a.queue[1:]
		f()
	}
}

// wait lets time pass.
func (a *person) wait() {
	waiting := a.timers
	a.timers = nil
	for _, f := range waiting {
		f()
		a.settle()
	}
}

// types types characters.
func (a *person) types(text string) {
	a.t.Helper()
	for _, r := range text {
		f := a.window.Canvas().Focused()
		if f == nil {
			a.t.Fatalf("nothing has the focus for %q in: %s", text, a.sees())
		}
		f.TypedRune(r)
		a.settle()
	}
}

// presses types a key, with Ctrl where the name begins with "Ctrl+" and Shift after it.
func (a *person) presses(keys ...string) {
	a.t.Helper()
	for _, key := range keys {
		a.press(key)
		a.settle()
	}
}

func (a *person) press(key string) {
	c := a.window.Canvas()
	name := key[strings.LastIndex(key, "+")+1:]
	if full, ok := map[string]string{"Enter": "Return", "Esc": "Escape"}[name]; ok {
		name = full
	}
	if strings.HasPrefix(key, "Ctrl+") {
		mod := fyne.KeyModifierControl
		if strings.Contains(key, "Shift+") {
			mod |= fyne.KeyModifierShift
		}
		sc := &keyboard.CustomShortcut{KeyName: fyne.KeyName(name), Modifier: mod}
		if s, ok := c.Focused().(fyne.Shortcutable); ok {
			s.TypedShortcut(sc)
		} else if s, ok := c.(fyne.Shortcutable); ok {
			s.TypedShortcut(sc)
		}
		return
	}
	event := &fyne.KeyEvent{Name: fyne.KeyName(name)}
	if f := c.Focused(); f != nil {
		f.TypedKey(event)
		return
	}
	c.OnTypedKey()(event)
}

// sees is every text in the window.
func (a *person) sees() string {
	var texts []string
	var walk func(o fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if !o.Visible() {
			return
		}
		switch o := o.(type) {
		case *canvas.Text:
			texts = append(texts, o.Text)
		case *fyne.Container:
			for _, child := range o.Objects {
				walk(child)
			}
		case fyne.Widget:
			for _, child := range test.WidgetRenderer(o).Objects() {
				walk(child)
			}
		}
	}
	for _, o := range append(a.window.Canvas().Overlays().List(), a.window.Content()) {
		walk(o)
	}
	return strings.Join(texts, "|")
}

// expects fails unless all texts are in sight.
func (a *person) expects(texts ...string) {
	a.t.Helper()
	seen := a.sees()
	for _, text := range texts {
		if !strings.Contains(seen, text) {
			a.t.Fatalf("%q is not in sight: %s", text, seen)
		}
	}
}
