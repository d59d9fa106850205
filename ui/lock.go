package ui

import (
	"context"

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
	fixed   int        // of them those that cannot be stopped: they may have the data closed
	leaving bool       // the program is being closed
	idle    idleWatch
}

// begins and ends count the tasks under way.
func (l *lock) begins(t Task) { l.count(t, 1) }

func (l *lock) ends(t Task) { l.count(t, -1) }

func (l *lock) count(t Task, by int) {
	l.busy += by
	if t.Fixed {
		l.fixed += by
	}
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
	case s.locked() || s.page == nil || s.lock.leaving || s.lock.fixed > 0:
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
