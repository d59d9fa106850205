package ui

import (
	"context"

	"fyne.io/fyne/v2"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// Page is one page of the window. All methods are called on the UI thread.
type Page interface {
	// Route is where the page stands now, tabs and filters included.
	Route() Route
	// Head is the title and the actions above the page; the shell asks again after shell.HeadChanged.
	Head() Head
	// Show builds the content and starts loading it. saved is what Save gave when the page was left, nil when
	// it is opened anew.
	Show(saved any) fyne.CanvasObject
	// Save gives plain data by which Show brings back the same row, sort and scroll.
	Save() any
	// Reload loads again what the change concerns, everything for the zero Change (F5).
	Reload(cases.Change)

	bind(*Shell, Route)
	leave()
	root() *base
}

// Head is what stands above a page.
type Head struct {
	Title   string
	Subject string // behind the title and never bold: who or what the page is about
	Note    string // beside the title, in small
	Actions []Action
}

// Action is a verb of the page head; the first one is the main action.
type Action struct {
	Text string
	Key  string // its key as the tooltip writes it: "Ctrl+N"
	Do   func()
	Off  bool // not possible now

	Enters bool // for those who may enter something; grey with the reason for others
}

// The optional abilities of a page, found by type assertion.
type (
	// Saver takes Ctrl+S.
	Saver interface{ SaveNow() }
	// NextSaver takes Ctrl+Enter: save and open the next, or save in spite of doubts.
	NextSaver interface{ SaveNext() }
	// Escaper takes Esc first and reports whether it used it; otherwise the shell goes back.
	Escaper interface{ Escape() bool }
	// Editor takes F2.
	Editor interface{ Edit() }
	// Versioner takes F9: every version of the current record.
	Versioner interface{ Versions() }
	// Exporter takes Ctrl+E.
	Exporter interface{ Export() }
	// Printer takes Ctrl+P.
	Printer interface{ Print() }
	// FileTaker takes files dragged onto the window; false where what is open now takes none.
	FileTaker interface{ TakeFiles(paths []string) bool }
	// Focuser says what has the focus when the page opens.
	Focuser interface{ First() fyne.Focusable }
	// Leaver is told before the page is left; it keeps its draft.
	Leaver interface{ Leaving() }
	// Keyed is asked for every key and shortcut before the shell uses it.
	Keyed interface {
		Key(*fyne.KeyEvent) bool
		Shortcut(fyne.Shortcut) bool
	}
	// Measured tells what the page counts, for the right end of the status line.
	Measured interface{ Counts() string }
)

// base is embedded by every page: its shell, its route and its life.
type base struct {
	shell *Shell
	route Route
	ctx   context.Context //nolint:containedctx // the page's life is the loads' life
	end   context.CancelFunc
	of    func() subject // whose values F8 shows now; nil where the page is about nobody
	veils []func()       // draw again what the veil hides or shows
}

func (b *base) root() *base { return b }

// veilMoved is told that another record of the page is the current one.
func (b *base) veilMoved() {
	if b.of != nil && b.shell.page != nil && b.shell.page.root() == b {
		b.shell.nameVeil(b.of())
	}
}

// onVeil draws a part of the page again whenever the veil changes.
func (b *base) onVeil(redraw func()) { b.veils = append(b.veils, redraw) }

func (b *base) bind(s *Shell, r Route) {
	b.shell, b.route = s, r
	b.ctx, b.end = context.WithCancel(s.ctx)
}

func (b *base) leave() { b.end() }

// gone reports whether the page was left; late answers are dropped then.
func (b *base) gone() bool { return b.ctx.Err() != nil }

// Route is where the page was opened.
func (b *base) Route() Route { return b.route }

// Save keeps nothing; pages with a state have their own.
func (b *base) Save() any { return nil }

// forward makes widgets that were made after Show hand unused keys to the shell, and the wheel to what they stand in.
func (b *base) forward(o fyne.CanvasObject) {
	widgets.ForwardKeys(o, b.shell.key, b.shell.shortcut)
	widgets.ForwardWheel(b.shell.parts.view)
}
