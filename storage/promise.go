package storage

import (
	"context"

	"zhucunji/cases"
)

// ClosePromise says that an open promise is done: on which day, and with what outcome. Of
// after it takes nothing else. Invalid without a day, or with one that cannot be; a
// Conflict where somebody else has closed it meanwhile.
func (s *Store) ClosePromise(ctx context.Context, before, after *cases.Promise) (cases.Change, error) {
	in := intent{cause: Typed, tell: func() string { return "办结承诺 " + s.headOf(ctx, int64(before.HouseholdID)) }}
	return s.do(ctx, "close promise", in, func(a *act) error {
		done := *before
		done.DoneOn, done.Outcome = after.DoneOn, after.Outcome
		if err := cases.CheckClosing(&done, a.today); err != nil {
			return err
		}
		return edit(a, s.tables.promise, before, &done)
	})
}
