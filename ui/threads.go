package ui

import "time"

// Threads is how work leaves the window's own thread and comes back to it. Tests fill it with a queue they
// drain and timers they ring.
type Threads struct {
	Go    func(work func())                             // starts work in the background
	Post  func(f func())                                // runs f on the UI thread, later
	After func(d time.Duration, f func()) (stop func()) // runs f on the UI thread after d; stop is called there too
	Now   func() time.Time                              // the clock of the status line
}

// NewThreads makes the Threads of the program; post is fyne.Do.
func NewThreads(post func(func())) Threads {
	return Threads{
		Now:  time.Now,
		Go:   func(work func()) { go work() },
		Post: post,
		After: func(d time.Duration, f func()) func() {
			stopped := false // on the UI thread only
			timer := time.AfterFunc(d, func() {
				post(func() {
					if !stopped {
						f()
					}
				})
			})
			return func() {
				stopped = true
				timer.Stop()
			}
		},
	}
}
