package storage

import (
	"context"
	"fmt"
	"time"

	"zhucunji/cases"
)

// Session is who uses the store, and as what.
func (s *Store) Session() cases.Session {
	session := s.session
	if session.Guarded {
		session.Worker = cases.Ref(s.worker.Load())
	}
	return session
}

// Allow is Forbidden, with a sentence for the person, where who uses the store lacks a
// right.
func (s *Store) Allow(right cases.Right) error { return s.session.Allow(right) }

// allowAct is Forbidden for an act that the person's role does not allow. What the program
// itself writes is nobody's act.
func (s *Store) allowAct(in intent) error {
	if in.cause == System {
		return nil
	}
	return s.Allow(cases.Enter)
}

// allowWritten is Forbidden where an act wrote what counts for all people and the person's
// role does not reach so far.
func (a *act) allowWritten(in intent) error {
	if in.cause == System || !a.policy && !a.people {
		return nil
	}
	return a.st.Allow(cases.ManagePeople)
}

// noteLogin writes down who came in, and who tried to before. A full disk or a read-only
// one keeps nobody out: the store says what is missing.
func (s *Store) noteLogin(ctx context.Context) {
	if !s.session.Guarded {
		return
	}
	what := "以" + string(s.session.Role) + "登录"
	if s.key.worker == (cases.UID{}) {
		what = "用恢复码登录"
	}
	err := s.noteFailed(ctx)
	if err == nil {
		err = s.Note(ctx, cases.Event{Kind: cases.EventLogin, Detail: cases.EventDetail{What: what}})
	}
	if err != nil && s.lock != nil {
		s.tell("这次登录没有记入审计记录：" + cases.MessageOf(err))
	}
}

// noteFailed writes down the wrong passwords since the last login, and forgets their count.
func (s *Store) noteFailed(ctx context.Context) error {
	failed := s.key.tries.failed(s.now())
	if failed.Total == 0 {
		return nil
	}
	for who, n := range failed.By {
		detail, err := s.failedDetail(ctx, who, n, failed.Last)
		if err != nil {
			return err
		}
		if err := s.Note(ctx, cases.Event{Kind: cases.EventLoginFailed, Detail: detail}); err != nil {
			return err
		}
	}
	return s.key.tries.forget()
}

// failedDetail tells for whom wrong passwords were typed, how often and when last.
func (s *Store) failedDetail(ctx context.Context, who string, n int, last time.Time) (d cases.EventDetail, err error) {
	d = cases.EventDetail{What: fmt.Sprintf("输错密码 %d 次", n), Count: int64(n), At: clockText(last)}
	switch who {
	case triedCode:
		d.What = fmt.Sprintf("输错恢复码 %d 次", n)
		return d, nil
	case triedNobody:
		d.What = fmt.Sprintf("以没有密码的人登录 %d 次", n)
		return d, nil
	}
	worker, err := parseUID(who)
	if err == nil {
		d.Who, err = s.holderName(ctx, worker)
	}
	return d, err
}

// Confirm asks for the password of who is logged in once more, after a pause or before
// something grave. Errors: WrongPassword, LockedOut. Without a password it does nothing.
func (s *Store) Confirm(ctx context.Context, password string) error {
	return failure("confirm password", s.confirm(ctx, password))
}

func (s *Store) confirm(ctx context.Context, password string) error {
	if !s.session.Guarded {
		return nil
	}
	rows, err := readRing(ctx, s.read)
	if err != nil {
		return err
	}
	guard := &Guard{rows: rows, tries: s.key.tries, now: s.now}
	if s.key.worker == (cases.UID{}) {
		_, err = guard.UnlockByCode(ctx, password)
	} else {
		_, err = guard.Unlock(ctx, s.key.worker, password)
	}
	if err != nil {
		return err
	}
	return s.noteFailed(ctx)
}
