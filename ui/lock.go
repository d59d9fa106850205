package ui

import (
	"context"
	"time"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// lock is what stands between the window and who sits before it.
type lock struct {
	curtain *widgets.Curtain
	view    *loginView // before the curtain; nil while it is open
	worker  cases.UID  // who works
	name    string     // of the worker
	age     int        // counts who came in: what was begun for the one before shows nothing any more
	held    []func()   // what would have shown itself while the window was locked
	busy    int        // tasks under way
	leaving bool       // the program is being closed
	idle    idleWatch
}

// session is who uses the data, as what. Without a password everybody is a 队长.
func (s *Shell) session() cases.Session {
	if access := s.access(); access != nil {
		return access.Session()
	}
	return cases.Session{Role: cases.RoleLead}
}

// access is the present data's, also while a backup is looked at: who locks the window then unlocks it with the
// password of today.
func (s *Shell) access() AccessStore {
	if s.inside != nil {
		return s.inside.access
	}
	return s.stores.Access
}

// allowed is nil where the person may do something, and otherwise the sentence why not.
func (s *Shell) allowed(right cases.Right) error { return s.session().Allow(right) }

// locked reports whether the window hides the data.
func (s *Shell) locked() bool { return s.lock.view != nil }

// Lock hides the data until somebody logs in; without a password it says what is missing for that.
func (s *Shell) Lock() {
	switch {
	case s.locked() || s.page == nil || s.lock.leaving:
	case s.session().Guarded:
		s.lockNow("手动锁定")
	default:
		q := widgets.Question{Title: "还没有设密码", Text: "设了密码才能锁定：离开时别人看不到，电脑丢了证件号码、电话和照片也打不开。", Yes: "去设密码", No: "以后再说"}
		s.Confirm(q, s.goToPassword)
	}
}

// lockNow keeps what is typed, and draws the curtain.
func (s *Shell) lockNow(why string) {
	if l, ok := s.page.(Leaver); ok {
		l.Leaving()
	}
	s.tips.Drop()
	s.cover()
	v := newLoginView(s, "", nil)
	v.behind = true
	s.draw(v)
	s.note(cases.EventLock, why)
	v.begin()
}

// LogIn asks who opens the data folder in use, in place of everything else; Begin follows with the stores.
func (s *Shell) LogIn(r Refusal) {
	quit := widgets.NewButton("退出", r.Quit)
	quit.Emphasis = widgets.Quiet
	other := s.otherFolder(r)
	other.Emphasis = widgets.Quiet
	v := newLoginView(s, "", []*widgets.Button{other, quit})
	v.came = r.Opened
	s.draw(v)
	v.begin()
}

// logInElsewhere asks who opens another data folder, or a file to be taken in; what is open stays open behind it
// until somebody is let in.
func (s *Shell) logInElsewhere(folder string, taken bool) {
	no := widgets.NewButton("取消", nil)
	v := newLoginView(s, folder, []*widgets.Button{no})
	v.taken = taken
	v.back = func() {
		v.ended = true
		s.unlock()
	}
	no.OnTapped = v.back
	s.draw(v)
	v.begin()
}

// draw hides everything behind a login.
func (s *Shell) draw(v *loginView) {
	s.lock.view = v
	s.idleEnds()
	s.lock.curtain.Draw(v.object)
	s.showTitle()
}

// unlock shows everything again, just as it was, and what came in meanwhile.
func (s *Shell) unlock() {
	s.lock.view = nil
	s.lock.curtain.Open()
	s.showTitle()
	s.watchIdle()
	held := s.lock.held
	s.lock.held = nil
	for i, show := range held {
		if s.locked() {
			s.lock.held = append(s.lock.held, held[i:]...)
			return
		}
		show()
	}
}

// comeIn begins anew for the person who logged in.
func (s *Shell) comeIn(stores Stores) {
	s.lock.age++
	s.lock.held = nil
	if s.page != nil { // its drafts were kept when the window was locked
		s.page.leave()
		s.page = nil
	}
	s.inside = nil
	s.parts.showBanner(nil)
	s.Begin(stores)
}

// uncover takes a login away that nobody waits for any more: the data are open, or it is said why they are not.
func (s *Shell) uncover() {
	if s.lock.view != nil {
		s.lock.view.ended = true
		s.lock.view = nil
		s.lock.curtain.Clear(s.typedKey)
	}
}

// inSight does something that shows itself: at once, or once the window is unlocked. What was begun for somebody who
// is gone by then never shows.
func (s *Shell) inSight(age int, show func()) {
	switch {
	case age != s.lock.age:
	case s.locked() && !s.lock.leaving:
		s.lock.held = append(s.lock.held, func() { s.inSight(age, show) })
	default:
		show()
	}
}

// note writes down in the background that something happened.
func (s *Shell) note(kind cases.EventKind, what string) {
	store := s.access()
	if store == nil {
		return
	}
	s.inOrder(func(ctx context.Context) error {
		return store.Note(ctx, cases.Event{Kind: kind, Detail: cases.EventDetail{What: what}})
	})
}

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
