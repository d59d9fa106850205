package main

import (
	"context"
	"log/slog"
	"net/url"
	"path/filepath"
	"sync"

	"fyne.io/fyne/v2"

	"zhucunji/assets"
	"zhucunji/cases"
	"zhucunji/storage"
	"zhucunji/ui"
	"zhucunji/ui/widgets"
)

var _ ui.Program = (*program)(nil)

// program is what the window asks of the program around it: it holds the app and the open store.
type program struct {
	app    fyne.App
	places places

	crashed bool // the last run died of a fault; told once

	mu    sync.Mutex
	store *storage.Store // nil until it is open
	key   *storage.Key   // that opened it; nil where it has no password
	ahead warming
	look  *lookInside // into a backup; nil where there is none
}

// open opens the data folder; the errors are storage.Open's, and NotFound for a folder that was chosen before and is
// not there: a new, empty one in its place would look as if everything were lost.
func (p *program) open(ctx context.Context) (ui.Stores, error) {
	if p.places.chosen && !isFolder(p.places.data) {
		return ui.Stores{}, cases.Errorf(cases.NotFound, "data", "找不到上次用的数据文件夹。它可能在没有插上的 U 盘或移动硬盘里：插好后点“重试”，或换一个数据文件夹。")
	}
	st, err := storage.Open(ctx, p.places.data, storage.Options{Key: p.key})
	if err != nil {
		return ui.Stores{}, err
	}
	p.mu.Lock()
	p.store = st
	p.mu.Unlock()
	if p.places.chosen {
		p.remember(p.places.data)
	}
	stores := storesOf(st)
	if sentence := badEnd(p.crashed, st.EndedBadly(), p.places.log); sentence != "" {
		stores.Shell = afterBadEnd{st, sentence}
		p.crashed = false
	}
	return stores, nil
}

// close closes the store, once.
func (p *program) close() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.endLook()
	if p.store == nil {
		return nil
	}
	p.ahead.end()
	st := p.store
	p.store = nil
	dropCodePage(st)
	return st.Close()
}

// readAhead reads in the background what lists will need.
func (p *program) readAhead() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.store != nil {
		p.ahead = warm(p.store)
	}
}

func (p *program) opened() *storage.Store {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.store
}

// TakeFile copies a database and what belongs to it into the data folder, and opens it. A file that is refused
// leaves the folder open as it was.
func (p *program) TakeFile(ctx context.Context, path string) (ui.Stores, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	taken, err := p.store.Adopt(ctx, path, nil)
	if err != nil {
		return ui.Stores{}, err
	}
	p.store = taken
	return storesOf(taken), nil
}

// The preferences of this computer that must be known before the store is open.
const (
	prefLarge  = "look.large"
	prefDark   = "look.dark"
	prefWidth  = "window.width"
	prefHeight = "window.height"
)

// Look is what the person chose last.
func (p *program) Look() widgets.Look {
	prefs := p.app.Preferences()
	return widgets.Look{Large: prefs.Bool(prefLarge), Dark: prefs.Bool(prefDark)}
}

// SetLook changes the theme and remembers it.
func (p *program) SetLook(look widgets.Look) {
	prefs := p.app.Preferences()
	prefs.SetBool(prefLarge, look.Large)
	prefs.SetBool(prefDark, look.Dark)
	p.app.Settings().SetTheme(themeOf(look))
}

func themeOf(look widgets.Look) fyne.Theme {
	return widgets.NewTheme(
		fyne.NewStaticResource("regular.otf", assets.FontRegular()),
		fyne.NewStaticResource("bold.otf", assets.FontBold()), look)
}

// OpenPath shows a file or folder with the system's own program.
func (p *program) OpenPath(path string) error {
	err := p.app.OpenURL(&url.URL{Scheme: "file", Path: filepath.ToSlash(path)})
	if err != nil {
		return &cases.Error{Code: cases.NotFound, Message: "系统没有打开“" + path + "”。请在文件管理器里找到它。", Err: err}
	}
	return nil
}

// Log keeps an error for the people who mend the program. One that tells of a broken file makes the next start read
// the file through.
func (p *program) Log(err error) {
	slog.Error("shown to the person", "err", logText(err))
	if st := p.opened(); st != nil {
		st.Doubt(err)
	}
}
