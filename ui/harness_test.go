package ui_test

import (
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"zhucunji/assets"
	"zhucunji/ui"
	"zhucunji/ui/widgets"
)

// bench is a shell in a test window. Work runs at once, what it says is drained by settle, timers are rung by
// hand: nothing sleeps.
type bench struct {
	t      testing.TB
	app    fyne.App
	window fyne.Window
	shell  *ui.Shell
	queue  []func()
	timers []*timer
	now    time.Duration // passed since the window opened
	stores ui.Stores
	prog   *fakeProgram
	veil   *fakeVeil

	backups  *fakeBackups
	reopened int // how often the data folder was to be opened anew
}

type timer struct {
	due     time.Duration
	f       func()
	stopped bool
}

// newBench opens a shell of the size of an office screen over the given stores.
func newBench(t testing.TB, stores ui.Stores) *bench {
	t.Helper()
	return newBenchLook(t, stores, widgets.Look{}, 1)
}

func newBenchLook(t testing.TB, stores ui.Stores, look widgets.Look, scale float32) *bench {
	t.Helper()
	return openBench(t, stores, look, scale, true)
}

// newVeiledBench opens a shell as the program does: names and numbers of people are hidden. The other benches show
// them, so that a test about something else can name people.
func newVeiledBench(t testing.TB, stores ui.Stores) *bench {
	t.Helper()
	return openBench(t, stores, widgets.Look{}, 1, false)
}

func openBench(t testing.TB, stores ui.Stores, look widgets.Look, scale float32, bare bool) *bench {
	t.Helper()
	if stores.Households == nil { // the first page of the menu is there in every test
		village := &fakeVillage{}
		stores.Households, stores.Household, stores.Visits = village, village, village
	}
	backups, ok := stores.Backups.(*fakeBackups)
	if !ok {
		backups = newFakeBackups()
		stores.Backups = backups
	}
	backups.present = stores
	app := test.NewTempApp(t)
	app.Settings().SetTheme(widgets.NewTheme(
		fyne.NewStaticResource("regular.otf", assets.FontRegular()),
		fyne.NewStaticResource("bold.otf", assets.FontBold()), look))
	w := test.NewTempWindow(t, nil)
	veil := &fakeVeil{}
	stores.Veil = veil
	b := &bench{t: t, app: app, window: w, stores: stores, prog: &fakeProgram{}, veil: veil, backups: backups}
	if c, ok := w.Canvas().(test.WindowlessCanvas); ok && scale != 1 {
		c.SetScale(scale)
	}
	first := ui.Route{Place: "nowhere"} // pages whose stores a test does not fill stay shut
	if stores.Settings != nil {
		first = ui.Route{Place: ui.PlaceSettings}
	}
	b.shell = ui.NewShell(ui.Options{
		App: app, Window: w, Program: b.prog, Keeper: backups, Reopen: func() { b.reopened++ }, Door: doorOf(stores), First: first,
		Threads: ui.Threads{
			Go:    func(work func()) { work() },
			Post:  func(f func()) { b.queue = append(b.queue, f) },
			After: b.after,
			Now:   func() time.Time { return time.Date(2026, 11, 21, 10, 42, 0, 0, time.UTC).Add(b.now) },
		},
		About: ui.About{Version: "0.1.0", DataFolder: "/home/village/.local/share/zhucunji", LogPath: "/home/village/.local/state/zhucunji/log.txt"},
	})
	w.Resize(fyne.NewSize(1366/scale, 728/scale))
	t.Cleanup(b.shell.Close)
	b.shell.Begin(stores)
	if bare {
		ui.LiftVeil(b.shell)
	}
	b.settle()
	return b
}

func (b *bench) after(d time.Duration, f func()) func() {
	one := &timer{due: b.now + d, f: f}
	b.timers = append(b.timers, one)
	return func() { one.stopped = true }
}

// newBenchAt is a bench with a page open.
func newBenchAt(t testing.TB, stores ui.Stores, route ui.Route) *bench {
	t.Helper()
	b := newBench(t, stores)
	b.open(route)
	return b
}

// open goes to a page.
func (b *bench) open(route ui.Route) {
	b.shell.Go(route)
	b.settle()
}

// settle runs everything posted to the UI thread.
func (b *bench) settle() {
	for len(b.queue) > 0 {
		f := b.queue[0]
		b.queue = b.queue[1:]
		f()
	}
}

// pass lets some time pass: the timers due by then go off.
func (b *bench) pass(d time.Duration) {
	b.now += d
	waiting := b.timers
	b.timers = nil
	for _, one := range waiting {
		switch {
		case one.stopped:
		case one.due > b.now:
			b.timers = append(b.timers, one)
		default:
			one.f()
			b.settle()
		}
	}
}

// ring lets time pass: every timer that waits goes off, and what it starts is done.
func (b *bench) ring() {
	waiting := b.timers
	b.timers = nil
	for _, one := range waiting {
		if !one.stopped {
			one.f()
			b.settle()
		}
	}
}

// press types keys into whatever has the focus, as the window would: "Enter", "Tab", "Esc", "Ctrl+F", "F5".
func (b *bench) press(keys ...string) {
	b.t.Helper()
	for _, key := range keys {
		b.pressOne(key)
		b.settle()
	}
}

func (b *bench) pressOne(key string) {
	parts := strings.Split(key, "+")
	name := keyName(parts[len(parts)-1])
	var mod fyne.KeyModifier
	for _, m := range parts[:len(parts)-1] {
		mod |= map[string]fyne.KeyModifier{"Ctrl": fyne.KeyModifierControl, "Alt": fyne.KeyModifierAlt, "Shift": fyne.KeyModifierShift}[m]
	}
	c := b.window.Canvas()
	focused := c.Focused()
	if mod&^fyne.KeyModifierShift != 0 {
		var sc fyne.Shortcut = &desktop.CustomShortcut{KeyName: name, Modifier: mod}
		if key == "Ctrl+A" { // the window makes this one of its own
			sc = &fyne.ShortcutSelectAll{}
		}
		if s, ok := focused.(fyne.Shortcutable); ok {
			s.TypedShortcut(sc)
		} else if s, ok := c.(fyne.Shortcutable); ok {
			s.TypedShortcut(sc)
		}
		return
	}
	event := &fyne.KeyEvent{Name: name}
	switch {
	case focused == nil && c.OnTypedKey() != nil:
		c.OnTypedKey()(event)
	case focused == nil:
	case name == fyne.KeyTab:
		c.FocusNext()
	default:
		if k, ok := focused.(desktop.Keyable); ok && mod == fyne.KeyModifierShift {
			k.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
			defer k.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
		}
		focused.TypedKey(event)
	}
}

func keyName(key string) fyne.KeyName {
	if name, ok := map[string]fyne.KeyName{
		"Enter": fyne.KeyReturn, "Esc": fyne.KeyEscape, "Space": fyne.KeySpace, "Backspace": fyne.KeyBackspace,
		"PageDown": "Next", "PageUp": "Prior",
	}[key]; ok {
		return name
	}
	return fyne.KeyName(key)
}

// typeText types characters into whatever has the focus.
func (b *bench) typeText(text string) {
	b.t.Helper()
	for _, r := range text {
		f := b.window.Canvas().Focused()
		if f == nil {
			b.t.Fatalf("nothing has the focus for %q", text)
		}
		f.TypedRune(r)
	}
	b.settle()
}

// tap presses the button with a text, wherever it stands; dialogs first.
func (b *bench) tap(text string) {
	b.t.Helper()
	for _, root := range b.roots() {
		if button := find(root, func(w *widgets.Button) bool { return w.Visible() && w.Text == text }); button != nil {
			button.Tapped(nil)
			b.settle()
			return
		}
	}
	b.t.Fatalf("no button %q in: %s", text, b.text())
}

// roots are the trees on the canvas, the topmost first.
func (b *bench) roots() []fyne.CanvasObject {
	var roots []fyne.CanvasObject
	overlays := b.window.Canvas().Overlays().List()
	for i := len(overlays) - 1; i >= 0; i-- {
		roots = append(roots, overlays[i])
	}
	return append(roots, b.window.Content())
}

// text is everything that stands in the window, for messages and for "stands there" checks.
func (b *bench) text() string {
	var all []string
	for _, root := range b.roots() {
		all = append(all, textsIn(root)...)
	}
	return strings.Join(all, "|")
}

// shows fails unless a text stands somewhere in the window.
func (b *bench) shows(texts ...string) {
	b.t.Helper()
	have := b.text()
	for _, text := range texts {
		if !strings.Contains(have, text) {
			b.t.Errorf("the window does not show %q, it shows:\n%s", text, have)
		}
	}
}

// showsNot fails where a text stands somewhere in the window.
func (b *bench) showsNot(texts ...string) {
	b.t.Helper()
	have := b.text()
	for _, text := range texts {
		if strings.Contains(have, text) {
			b.t.Errorf("the window shows %q:\n%s", text, have)
		}
	}
}

// picture saves what the window shows when PICTURES names a folder; looking at it is how a page's look is judged.
func (b *bench) picture(name string) {
	b.t.Helper()
	dir := os.Getenv("PICTURES")
	if dir == "" {
		return
	}
	if err := os.MkdirAll(dir, 0o750); err != nil {
		b.t.Fatal(err)
	}
	f, err := os.Create(filepath.Join(dir, name+".png")) //nolint:gosec // the folder is the developer's own
	if err != nil {
		b.t.Fatal(err)
	}
	if err := png.Encode(f, b.window.Canvas().Capture()); err != nil {
		b.t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		b.t.Fatal(err)
	}
}
