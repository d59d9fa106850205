package storage

import (
	"context"

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
	return err
}
