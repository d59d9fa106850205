package ui

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"zhucunji/assets"
	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// loom is a shell whose background work and timers go on when the test says so.
type loom struct {
	*Shell
	work   []func()
	posted []func()
	timers []func()
	logged []error
}

func newLoom(t *testing.T) *loom {
	t.Helper()
	l := &loom{}
	app := test.NewTempApp(t)
	font := fyne.NewStaticResource("regular.otf", assets.FontRegular())
	app.Settings().SetTheme(widgets.NewTheme(font, nil, widgets.Look{}))
	window := test.NewTempWindow(t, nil)
	l.Shell = NewShell(Options{
		App: app, Window: window, Program: quietProgram{l},
		Threads: Threads{
			Go:    func(work func()) { l.work = append(l.work, work) },
			Post:  func(f func()) { l.posted = append(l.posted, f) },
			After: func(_ time.Duration, f func()) func() { return l.timer(f) },
			Now:   time.Now,
		},
	})
	t.Cleanup(l.Close)
	return l
}

func (l *loom) timer(f func()) func() {
	stopped := false
	l.timers = append(l.timers, func() {
		if !stopped {
			f()
		}
	})
	return func() { stopped = true }
}

// runAll does the waiting work in an order of its places, then what it posted.
func (l *loom) runAll(order ...int) {
	work := l.work
	l.work = nil
	for _, i := range order {
		work[i]()
	}
	l.drain()
}

func (l *loom) drain() {
	for len(l.posted) > 0 {
		f := l.posted[0]
		l.posted = l.posted[1:]
		f()
	}
}

// quietProgram only keeps what is logged.
type quietProgram struct{ l *loom }

func (quietProgram) LoadDemo(context.Context, func(string, float64)) error { return nil }
func (quietProgram) TakeFile(context.Context, string) (Stores, error)      { return Stores{}, nil }
func (quietProgram) Look() widgets.Look                                    { return widgets.Look{} }
func (quietProgram) SetLook(widgets.Look)                                  {}
func (quietProgram) OpenPath(string) error                                 { return nil }
func (quietProgram) Folders() []string                                     { return nil }
func (quietProgram) OpenFolder(context.Context, string, bool) (Stores, error) {
	return Stores{}, nil
}
func (p quietProgram) Log(err error) { p.l.logged = append(p.l.logged, err) }

func TestOnlyTheNewestAnswerShows(t *testing.T) {
	for _, c := range []struct {
		sentence string
		order    []int
	}{{"answers in order", []int{0, 1}}, {"the first answer comes last", []int{1, 0}}} {
		t.Run(c.sentence, func(t *testing.T) {
			l := newLoom(t)
			var sl slot
			var shown []string
			for _, text := range []string{"y", "yj"} {
				load(&l.self, &sl, func(context.Context) (string, error) { return text, nil }, func(got string) { shown = append(shown, got) })
			}
			l.runAll(c.order...)
			if len(shown) != 1 || shown[0] != "yj" {
				t.Errorf("shown %v, want only yj", shown)
			}
		})
	}
}

func TestANewerLoadCancelsTheOneBefore(t *testing.T) {
	l := newLoom(t)
	var sl slot
	var first context.Context
	load(&l.self, &sl, func(ctx context.Context) (int, error) { first = ctx; return 0, nil }, func(int) {})
	l.work[0]()
	load(&l.self, &sl, func(context.Context) (int, error) { return 0, nil }, func(int) {})
	if first.Err() == nil {
		t.Error("the first load goes on")
	}
}

func TestAPageThatWasLeftIsNotWrittenTo(t *testing.T) {
	l := newLoom(t)
	var page base
	page.bind(l.Shell, Route{})
	shown := false
	load(&page, &slot{}, func(context.Context) (int, error) { return 1, nil }, func(int) { shown = true })
	page.leave()
	l.runAll(0)
	if shown {
		t.Error("a page that is gone was written to")
	}
}

func TestAPanicInABackgroundTaskBecomesAnError(t *testing.T) {
	l := newLoom(t)
	var failed error
	l.Run(Task{Title: "x", Work: func(context.Context, *Job) error { panic("broken rule") }, Failed: func(err error) { failed = err }})
	l.runAll(0)
	if cases.CodeOf(failed) != cases.Internal || !strings.Contains(failed.Error(), "broken rule") {
		t.Errorf("got %v", failed)
	}
}

func TestLongWorkShowsProgressAndCanBeCanceled(t *testing.T) {
	l := newLoom(t)
	done := false
	l.Run(Task{
		Title: "正在导出", Done: func() { done = true },
		Work: func(ctx context.Context, _ *Job) error {
			<-ctx.Done()
			return &cases.Error{Code: cases.Canceled, Err: ctx.Err()}
		},
	})
	overlays := l.window.Canvas().Overlays()
	if overlays.Top() != nil {
		t.Fatal("a dialog before 300 ms")
	}
	for _, ring := range l.timers {
		ring()
	}
	if overlays.Top() == nil {
		t.Fatal("no progress after 300 ms")
	}
	l.window.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
	l.runAll(0)
	if overlays.Top() != nil || done {
		t.Errorf("dialog %v, done %v", overlays.Top(), done)
	}
	if len(l.logged) != 0 {
		t.Errorf("logged %v", l.logged)
	}
}

func TestShortWorkShowsNoProgress(t *testing.T) {
	l := newLoom(t)
	l.Run(Task{Title: "正在保存", Work: func(context.Context, *Job) error { return nil }})
	l.runAll(0)
	for _, ring := range l.timers {
		ring()
	}
	if l.window.Canvas().Overlays().Top() != nil {
		t.Error("a dialog after the work was done")
	}
}

func TestSmallWritesHappenInOrderAndAreWaitedFor(t *testing.T) {
	l := newLoom(t)
	var done []string
	write := func(name string, err error) {
		l.inOrder(func(context.Context) error {
			done = append(done, name)
			return err
		})
	}
	write("keep", nil)
	write("drop", errors.New("disk is gone"))
	write("setting", nil)
	l.afterWrites(func() { done = append(done, "leave") })
	for len(l.work) > 0 {
		l.runAll(0)
	}
	if got := strings.Join(done, " "); got != "keep drop setting leave" {
		t.Errorf("order %q", got)
	}
	if len(l.logged) != 1 {
		t.Errorf("logged %v", l.logged)
	}
}
