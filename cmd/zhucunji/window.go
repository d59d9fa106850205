package main

import (
	"context"
	"log/slog"
	"runtime/debug"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

	"zhucunji/ui"
	"zhucunji/ui/widgets"
)

// The window's size at the first start: an office screen of 1366×768 with a task bar.
const (
	firstWidth  = 1280
	firstHeight = 690
)

// windowPatience is how long a window may take to appear before the program says that there is none: without
// OpenGL the toolkit goes on without a window and without a word.
const windowPatience = 8 * time.Second

// desktop is the running program: its window and what is behind it.
type desktop struct {
	*program
	window fyne.Window
	shell  *ui.Shell
}

// open runs the program until its window is closed.
func open(p places) int {
	file, err := openLog(p.log)
	crashed := useLog(file)
	if err != nil {
		slog.Warn("open log", "err", err)
	}
	defer file.Close() //nolint:errcheck // the end of the program
	debug.SetGCPercent(heapGrowth)
	d := &desktop{program: &program{places: p, crashed: crashed}}
	opening := make(chan opened, 1)
	go func() { // beside the window, so that both are ready at the same time
		stores, err := d.open(context.Background())
		opening <- opened{stores, err}
	}()
	app.SetMetadata(metadata())
	if err := widgets.UseChinese(); err != nil {
		slog.Warn("use Chinese", "err", err)
	}
	a := app.NewWithID(metadata().ID)
	d.app = a
	a.Settings().SetTheme(themeOf(d.Look()))
	a.SetIcon(metadata().Icon)
	d.makeWindow()
	a.Lifecycle().SetOnStarted(func() {
		go d.watchWindow()
		d.answerScenes()
		go func() {
			r := <-opening
			fyne.Do(func() {
				d.hearInput()
				d.begin(r.stores, r.err)
				d.readAhead()
			})
		}()
	})
	d.window.ShowAndRun()
	if err := d.close(); err != nil {
		slog.Error("close store", "err", logText(err))
	}
	return 0
}

// opened is what came of opening the data folder.
type opened struct {
	stores ui.Stores
	err    error
}

func (d *desktop) makeWindow() {
	d.window = d.app.NewWindow("驻村记")
	d.window.SetMaster()
	d.shell = ui.NewShell(ui.Options{
		App: d.app, Window: d.window, Threads: ui.NewThreads(fyne.Do), Program: d.program, Door: d.program, Keeper: d.program, Reopen: d.reopen,
		About: ui.About{Version: metadata().Version, DataFolder: d.places.data, LogPath: d.places.log},
		Files: widgets.NewSystemChooser(d.handle), Home: d.places.home,
	})
	d.window.Resize(d.size())
	d.window.SetCloseIntercept(d.leave)
}

// leave keeps what is typed, makes the backup of the day and closes the window.
func (d *desktop) leave() {
	st := d.opened()
	if st == nil {
		d.window.Close()
		return
	}
	d.keepSize()
	d.shell.Leave(func(ctx context.Context) error {
		d.stopLooking()
		_, err := st.BackUpAtExit(ctx, nil)
		return err
	}, d.window.Close)
}
