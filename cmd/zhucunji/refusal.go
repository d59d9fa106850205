package main

import (
	"context"
	"log/slog"

	"fyne.io/fyne/v2"

	"zhucunji/cases"
	"zhucunji/ui"
)

// The window's size while it only says why the data folder did not open.
const (
	refusalWidth  = 780
	refusalHeight = 260
	damagedHeight = 520 // where it offers backups
)

// begin shows the first page, or in a small window why there is none.
func (d *desktop) begin(stores ui.Stores, err error) {
	if err == nil {
		d.window.Resize(d.size())
		d.shell.Begin(stores)
		return
	}
	refusal := ui.Refusal{
		Retry: d.reopen,
		Other: func(folder string) {
			d.places.data, d.places.chosen = folder, true
			d.shell.SetDataFolder(folder)
			d.reopen()
		},
		Quit:   d.window.Close,
		Opened: func() { d.window.Resize(d.size()) },
	}
	if cases.CodeOf(err) == cases.NeedsPassword {
		d.window.Resize(d.size())
		d.shell.LogIn(refusal)
		return
	}
	slog.Error("open data folder", "err", logText(err))
	if broken(err) {
		d.shell.RefuseDamaged(err, refusal)
		d.window.Resize(fyne.NewSize(refusalWidth, damagedHeight))
		return
	}
	d.shell.Refuse(err, refusal)
	d.window.Resize(fyne.NewSize(refusalWidth, refusalHeight))
}

func (d *desktop) reopen() {
	go func() {
		stores, err := d.open(context.Background())
		fyne.Do(func() { d.begin(stores, err) })
	}()
}

// size is the window's size when it was closed last, or that of the first start.
func (d *desktop) size() fyne.Size {
	prefs, first := d.app.Preferences(), firstSize(d.window.Canvas().Scale())
	return fyne.NewSize(float32(prefs.FloatWithFallback(prefWidth, float64(first.Width))), float32(prefs.FloatWithFallback(prefHeight, float64(first.Height))))
}

// firstSize is the window's size at the first start. Where the system enlarges everything to 125 or 150 percent, an
// office screen has no more pixels for it; one that is enlarged twice has them.
func firstSize(scale float32) fyne.Size {
	if scale <= 1 || scale >= 2 {
		scale = 1
	}
	return fyne.NewSize(firstWidth/scale, firstHeight/scale)
}

// keepSize remembers the window's size.
func (d *desktop) keepSize() {
	size := d.window.Canvas().Size()
	d.app.Preferences().SetFloat(prefWidth, float64(size.Width))
	d.app.Preferences().SetFloat(prefHeight, float64(size.Height))
}
