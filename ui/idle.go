package ui

import (
	"context"
	"time"
)

// The idle lock.
const (
	idleMinutes = 10 // unless the settings say otherwise
	idleSetting = "lock.minutes"
	// idleLook is how often the clock is looked at: after the computer slept, timers are late.
	idleLook = 20 * time.Second
)

// idleChoices are the minutes the settings offer.
func idleChoices() []int { return []int{5, 10, 15, 20, 30} }

// idleWatch locks the window once nobody has touched it for a while.
type idleWatch struct {
	limit time.Duration // 0: it does not watch
	last  time.Time     // when somebody touched the window
	stop  func()
	slot  slot
}

// watchIdle begins to watch, where there is a password.
func (s *Shell) watchIdle() {
	if !s.session().Guarded {
		s.idleEnds()
		return
	}
	read := func(ctx context.Context) (minutes int, err error) {
		minutes = idleMinutes
		_, err = s.stores.Shell.Setting(ctx, idleSetting, &minutes)
		return minutes, err
	}
	load(&s.self, &s.lock.idle.slot, read, s.lockAfter)
}

// lockAfter sets how long nobody may have touched the window.
func (s *Shell) lockAfter(minutes int) {
	s.idleEnds()
	choices := idleChoices()
	minutes = min(max(minutes, choices[0]), choices[len(choices)-1])
	s.lock.idle.limit = time.Duration(minutes) * time.Minute
	s.lock.idle.last = s.threads.Now()
	s.lookAtIdle()
}

// Stirred is told of every key and mouse event of the window.
func (s *Shell) Stirred() {
	i := &s.lock.idle
	if i.limit == 0 {
		return
	}
	now := s.threads.Now()
	if s.idleFor(now) >= i.limit { // the computer slept, and the timer with it
		s.lockIdle()
		return
	}
	i.last = now
}

// idleFor is how long nobody has touched the window, by the clock on the wall.
func (s *Shell) idleFor(now time.Time) time.Duration {
	idle := now.Round(0).Sub(s.lock.idle.last.Round(0))
	if idle < 0 { // the clock was set back
		s.lock.idle.last, idle = now, 0
	}
	return idle
}

func (s *Shell) lookAtIdle() {
	i := &s.lock.idle
	left := i.limit - s.idleFor(s.threads.Now())
	if left <= 0 {
		s.lockIdle()
		return
	}
	i.stop = s.threads.After(min(left, idleLook), s.lookAtIdle)
}

func (s *Shell) lockIdle() {
	limit := s.lock.idle.limit
	if s.lock.fixed > 0 { // it is over soon
		call(s.lock.idle.stop)
		s.lock.idle.stop = s.threads.After(idleLook, s.lookAtIdle)
		return
	}
	s.idleEnds()
	if s.page == nil || s.locked() || s.lock.leaving || !s.session().Guarded {
		return
	}
	s.lockNow(idleText(int(limit/time.Minute)) + "没有操作，自动锁定")
}

// idleEnds stops watching.
func (s *Shell) idleEnds() {
	if stop := s.lock.idle.stop; stop != nil {
		stop()
	}
	s.lock.idle.stop, s.lock.idle.limit = nil, 0
}
