package widgets_test

import (
	"image/png"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"zhucunji/assets"
	"zhucunji/ui/widgets"
)

// newTheme returns the program's own theme, so that nothing here depends on the machine's fonts.
func newTheme(look widgets.Look) *widgets.Theme {
	return widgets.NewTheme(
		fyne.NewStaticResource("regular.otf", assets.FontRegular()),
		fyne.NewStaticResource("bold.otf", assets.FontBold()), look)
}

// show puts content into a window of a size and returns the window.
func show(tb testing.TB, content fyne.CanvasObject, width, height float32) fyne.Window {
	tb.Helper()
	return showLook(tb, content, width, height, widgets.Look{})
}

func showLook(tb testing.TB, content fyne.CanvasObject, width, height float32, look widgets.Look) fyne.Window {
	tb.Helper()
	app := test.NewTempApp(tb)
	app.Settings().SetTheme(newTheme(look))
	w := test.NewTempWindow(tb, container.NewStack(content))
	w.SetPadded(false)
	app.Settings().SetTheme(newTheme(look)) // again, for what the test made before the window
	w.Resize(fyne.NewSize(width, height))
	return w
}

// picture saves what the window shows when PICTURES names a folder; looking at it is how a widget's look is judged.
func picture(tb testing.TB, w fyne.Window, name string) {
	tb.Helper()
	dir := os.Getenv("PICTURES")
	if dir == "" {
		return
	}
	if err := os.MkdirAll(dir, 0o750); err != nil {
		tb.Fatal(err)
	}
	f, err := os.Create(filepath.Join(dir, name+".png"))
	if err != nil {
		tb.Fatal(err)
	}
	if err := png.Encode(f, w.Canvas().Capture()); err != nil {
		tb.Fatal(err)
	}
	if err := f.Close(); err != nil {
		tb.Fatal(err)
	}
}

// press types named keys into whatever has the focus.
func press(w fyne.Window, names ...fyne.KeyName) {
	for _, name := range names {
		if f := w.Canvas().Focused(); f != nil {
			f.TypedKey(&fyne.KeyEvent{Name: name})
		}
	}
}

// typeText types characters into whatever has the focus.
func typeText(w fyne.Window, text string) {
	for _, r := range text {
		if f := w.Canvas().Focused(); f != nil {
			f.TypedRune(r)
		}
	}
}

// bell is a timer that tests ring by hand.
type bell struct{ waiting []func() }

func (b *bell) after(_ time.Duration, f func()) func() {
	stopped := false
	b.waiting = append(b.waiting, func() {
		if !stopped {
			f()
		}
	})
	return func() { stopped = true }
}

func (b *bell) ring() {
	waiting := b.waiting
	b.waiting = nil
	for _, f := range waiting {
		f()
	}
}
