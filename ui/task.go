package ui

import (
	"context"
	"fmt"
	"runtime/debug"
	"sync"
	"time"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

const (
	progressDelay = 300 * time.Millisecond // shorter work shows nothing
	progressEvery = 100 * time.Millisecond // a counter is shown at most so often
)

// Task is work that may take longer than a frame.
type Task struct {
	Title  string // what is being done: 正在导出产业台账
	Work   func(ctx context.Context, job *Job) error
	Done   func()          // on the UI thread, after success
	Failed func(err error) // on the UI thread; nil shows the error
	Fixed  bool            // cannot be stopped half way: no 取消
}

// Job is how running work tells how far it is. Its method may be called from any goroutine.
type Job struct {
	mu   sync.Mutex
	last time.Time
	tell func(text string, done float64)
}

// Set tells what is being done and how much of it, from 0 to 1, less than 0 where nobody knows. Calls in quick
// succession are passed over, so it may stand in a loop.
func (j *Job) Set(text string, done float64) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if now := time.Now(); now.Sub(j.last) >= progressEvery {
		j.last = now
		j.tell(text, done)
	}
}

// Run does a task: in the background, with a progress dialog after 300 ms. Cancel cancels its context; a panic
// becomes an error; what it says comes back on the UI thread.
func (s *Shell) Run(t Task) {
	ctx, cancel := context.WithCancel(s.ctx)
	var progress *widgets.Progress
	age := s.lock.age
	s.lock.begins(t)
	stop := s.threads.After(progressDelay, func() {
		s.inSight(age, func() {
			var canceling func()
			if !t.Fixed {
				canceling = cancel
			}
			progress = widgets.NewProgress(s.window.Canvas(), t.Title, canceling)
			progress.Show()
		})
	})
	job := &Job{tell: func(text string, done float64) {
		s.threads.Post(func() {
			if progress != nil {
				progress.Set(text, done)
			}
		})
	}}
	s.threads.Go(func() {
		err := guarded(func() error { return t.Work(ctx, job) })
		s.threads.Post(func() {
			stop()
			cancel()
			s.lock.ends(t)
			s.inSight(age, func() {
				if progress != nil {
					progress.Hide()
					progress = nil
				}
				s.finish(t, err)
			})
		})
	})
}

func (s *Shell) finish(t Task, err error) {
	switch {
	case err == nil:
		if t.Done != nil {
			t.Done()
		}
	case t.Failed != nil:
		t.Failed(err)
	default:
		s.Fail(err)
	}
}

// guarded turns a panic into an error with its stack for the log.
func guarded(work func() error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = &cases.Error{Code: cases.Internal, Err: fmt.Errorf("panic: %v\n%s", r, debug.Stack())}
		}
	}()
	return work()
}

// slot is a thing that is loaded again and again (a list, a preview): only the newest load may show.
type slot struct {
	number int
	cancel context.CancelFunc
}

// load reads in the background and shows on the UI thread, unless the page was left or a newer load of the slot
// began. An error stands in the status line and show is not called.
func load[T any](b *base, sl *slot, read func(ctx context.Context) (T, error), show func(T)) {
	loadOr(b, sl, read, show, b.shell.Warn)
}

// loadOr is load with the page's own way to show an error.
func loadOr[T any](b *base, sl *slot, read func(ctx context.Context) (T, error), show func(T), failed func(error)) {
	if sl.cancel != nil {
		sl.cancel()
	}
	sl.number++
	number, age := sl.number, b.shell.lock.age
	ctx, cancel := context.WithCancel(b.ctx)
	sl.cancel = cancel
	b.shell.threads.Go(func() {
		var value T
		err := guarded(func() (err error) {
			value, err = read(ctx)
			return err
		})
		b.shell.threads.Post(func() {
			b.shell.inSight(age, func() {
				if b.gone() || sl.number != number {
					return
				}
				cancel()
				if err != nil {
					failed(err)
					return
				}
				show(value)
			})
		})
	})
}

// inOrder does small writes one after the other in the background: a draft dropped after it was kept stays
// dropped. Errors stand in the status line.
func (s *Shell) inOrder(write func(ctx context.Context) error) {
	if s.inside != nil { // nothing is kept of a look into a backup
		return
	}
	s.writes = append(s.writes, write)
	if len(s.writes) == 1 {
		s.nextWrite()
	}
}

// afterWrites does something once no small write is under way, nor a backup beside the work, which is given up.
func (s *Shell) afterWrites(then func()) {
	s.waiting = append(s.waiting, then)
	if s.automatic.stop != nil {
		s.automatic.stop()
	}
	s.wake()
}

// wake goes on with what waits, once nothing is under way.
func (s *Shell) wake() {
	if len(s.writes) > 0 || s.automatic.stop != nil {
		return
	}
	waiting := s.waiting
	s.waiting = nil
	for _, then := range waiting {
		then()
	}
}

func (s *Shell) nextWrite() {
	write := s.writes[0]
	ctx := context.WithoutCancel(s.ctx)
	s.threads.Go(func() {
		err := guarded(func() error { return write(ctx) })
		s.threads.Post(func() {
			if err != nil {
				s.Warn(err)
			}
			s.writes = s.writes[1:]
			if len(s.writes) > 0 {
				s.nextWrite()
				return
			}
			s.wake()
		})
	})
}
