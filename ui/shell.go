package ui

import (
	"context"

	"fyne.io/fyne/v2"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// Options is what the program gives the shell.
type Options struct {
	App     fyne.App
	Window  fyne.Window
	Threads Threads
	Program Program
	About   About
	Keeper  Keeper                // of the backups
	Reopen  func()                // opens the data folder anew, where nothing is open any more
	Door    Door                  // into data with a password
	Files   widgets.SystemChooser // the system's own file window; nil where there is none
	Home    string                // the person's folder
	First   Route                 // where the window opens; the first page of the menu unless set
}

// Shell is the window around the pages: top bar, menu, page head, status line. It holds one open page, the
// history, and what all pages share: the stores, the village shown and the people who type.
type Shell struct {
	app     fyne.App
	window  fyne.Window
	threads Threads
	program Program
	about   About
	stores  Stores
	keeper  Keeper
	files   widgets.SystemChooser
	home    string
	folders map[string]string // used last, by purpose

	ctx context.Context //nolint:containedctx // the window's life
	end context.CancelFunc

	first    Route // where the window opens
	page     Page
	past     history
	village  cases.Ref // the village shown; 0: all
	villages []cases.Village
	parts    shellParts
	tips     *widgets.Tips
	veil     veil
	acted    string // the sentence of the act the status line tells; blank where it tells something else
	actedAt  string
	counting slot
	totals   string                            // households and people of the file, for pages that count nothing of their own
	writes   []func(ctx context.Context) error // small writes under way, in order
	waiting  []func()                          // for the writes to end
	self     base                              // the shell's own loads

	door Door
	lock lock

	reopen    func()
	inside    *inside // the backup that is looked at; nil for the present data
	automatic automatic
	backing   slot // what the status line says of the backups
	holding   slot // what is read before a restore
}

// NewShell puts an empty shell into the window. Begin fills it once the store is open.
func NewShell(o Options) *Shell {
	s := &Shell{app: o.App, window: o.Window, threads: o.Threads, program: o.Program, keeper: o.Keeper, reopen: o.Reopen, door: o.Door, about: o.About, files: o.Files, home: o.Home, first: o.First}
	if s.first == (Route{}) {
		s.first = Route{Place: menuEntries()[0].place}
	}
	s.ctx, s.end = context.WithCancel(context.Background())
	s.self.bind(s, Route{})
	s.past.at = -1
	s.tips = widgets.NewTips()
	s.tips.After = o.Threads.After
	s.build()
	s.listen()
	s.takeDrops()
	return s
}

// Begin shows the first page: the first start where the file is empty, the desk otherwise.
func (s *Shell) Begin(stores Stores) {
	s.uncover()
	s.stores = stores
	s.veil.lift(false)
	s.parts.top.showVeil()
	s.start()
	s.backUpByTheClock()
}

// Leave ends the work before the window closes: the open form's draft is kept, small writes under way are
// waited for, then last is done (the dated copy), and closed closes the window, also where last failed.
func (s *Shell) Leave(last func(ctx context.Context) error, closed func()) {
	s.leavePage()
	s.lock.leaving = true
	s.afterWrites(func() {
		s.Run(Task{
			Title:  "正在备份，马上就好",
			Fixed:  true,
			Work:   func(ctx context.Context, _ *Job) error { return last(ctx) },
			Done:   closed,
			Failed: func(err error) { s.leftWithout(err, closed) },
		})
	})
}

// leftWithout says that the copy at the end was not made, and closes all the same.
func (s *Shell) leftWithout(err error, closed func()) {
	s.program.Log(err)
	widgets.Inform(s.window.Canvas(), "这次没有备份", "数据都已保存，只是退出时的备份没有做成："+cases.MessageOf(err), closed)
}

// Close ends every load. The window is closed by the caller.
func (s *Shell) Close() {
	s.leavePage()
	s.end()
}

// Go leads to a page. Going where one is already loads it again.
func (s *Shell) Go(r Route) {
	if s.closedNow(r) {
		return
	}
	s.leavePage()
	s.past.push(r)
	s.open(r, nil)
}

// Replace leads to a page in place of the present one: Back does not return to a form that was saved.
func (s *Shell) Replace(r Route) {
	s.leavePage()
	s.past.replace(r)
	s.open(r, nil)
}

// Back returns to the place before, with its row, sort and scroll; at the beginning it leads to the desk.
func (s *Shell) Back() {
	if !s.past.can(-1) {
		if s.page == nil || s.page.Route().Place != PlaceDesk {
			s.Go(Route{Place: PlaceDesk})
		}
		return
	}
	s.travel(-1)
}

// Forward undoes Back.
func (s *Shell) Forward() { s.travel(1) }

func (s *Shell) travel(by int) {
	if !s.past.can(by) {
		return
	}
	s.leavePage()
	to, _ := s.past.step(by)
	s.open(to.route, to.saved)
}

// leavePage keeps the state of the open page and ends its loads.
func (s *Shell) leavePage() {
	if s.page == nil {
		return
	}
	if l, ok := s.page.(Leaver); ok {
		l.Leaving()
	}
	s.past.keep(s.page.Route(), s.page.Save())
	s.page.leave()
	s.page = nil
	s.tips.Drop()
}

func (s *Shell) open(r Route, saved any) {
	s.veil.keep(householdOf(r))
	page := s.newPage(r)
	page.bind(s, r)
	s.page = page
	content, err := s.content(page, saved)
	if err != nil {
		page = newMissingPage()
		page.bind(s, r)
		s.page, content = page, page.Show(nil)
		s.Fail(err)
	}
	s.parts.show(content)
	widgets.ForwardKeys(content, s.key, s.shortcut)
	widgets.ForwardWheel(s.parts.view)
	s.HeadChanged()
	s.parts.menu.choose(r.Place)
	s.focusPage()
}

// content builds a page; a fault of one page is an error, and the others go on.
func (s *Shell) content(page Page, saved any) (content fyne.CanvasObject, err error) {
	err = guarded(func() error {
		content = page.Show(saved)
		return nil
	})
	return content, err
}

func (s *Shell) focusPage() {
	if f, ok := s.page.(Focuser); ok {
		if first := f.First(); first != nil {
			s.window.Canvas().Focus(first)
			return
		}
	}
	s.window.Canvas().Unfocus()
}

// HeadChanged asks the open page for its head again.
func (s *Shell) HeadChanged() {
	if s.page == nil {
		return
	}
	s.parts.setHead(s, s.page.Head())
	if m, ok := s.page.(Measured); ok {
		s.setCounts(m.Counts())
		return
	}
	s.setCounts(s.totals)
}

// Canvas is where dialogs open.
func (s *Shell) Canvas() fyne.Canvas { return s.window.Canvas() }

// Tips is the layer of tooltips.
func (s *Shell) Tips() *widgets.Tips { return s.tips }

// Today is the day by the store's clock.
func (s *Shell) Today() cases.Day { return s.stores.Shell.Today() }

// Policy is what the rules of all years say now.
func (s *Shell) Policy() *cases.Policy { return s.stores.Shell.Policy() }

// Village is the village the person looks at; 0 is all of them.
func (s *Shell) Village() cases.Ref { return s.village }

// Copy puts a text on the system's clipboard.
func (s *Shell) Copy(text string) { s.app.Clipboard().SetContent(text) }

// Place is where one is.
func (s *Shell) Place() Route {
	if s.page == nil {
		return Route{}
	}
	return s.page.Route()
}
