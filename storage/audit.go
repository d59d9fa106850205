package storage

import (
	"context"
	"time"

	"zhucunji/cases"
)

// How much of the log one call looks through: a window asks again, and shows what is there
// meanwhile.
const (
	auditPiece     = 20_000  // acts or events, where the table tells
	auditTextPiece = 4_000   // acts or events, where texts are searched
	auditRows      = 100_000 // rows of changes whose values are searched
)

// Audit lists acts and events newest first, at most n, and says where to go on. A call looks
// through a bounded piece of the log and may come back with fewer, or none, before all was
// seen: cursor.Done tells. Forbidden without the right to read the audit trail.
func (s *Store) Audit(ctx context.Context, f cases.AuditFilter, after cases.AuditCursor, n int) ([]cases.AuditEntry, cases.AuditCursor, error) {
	if err := s.Allow(cases.ReadAudit); err != nil {
		return nil, after, err
	}
	entries, next, err := s.audit(ctx, f, after, n)
	return entries, next, failure("read audit trail", err)
}

func (s *Store) audit(ctx context.Context, f cases.AuditFilter, at cases.AuditCursor, n int) ([]cases.AuditEntry, cases.AuditCursor, error) {
	end, err := readEnd(ctx, s.read)
	if err != nil {
		return nil, at, err
	}
	if !at.Begun {
		at = cases.AuditCursor{Begun: true, Act: end.Act + 1, Event: end.Event + 1}
	}
	q := auditQuery{ctx: ctx, st: s, filter: f, limit: n}
	acts, err := q.acts(at.Act)
	if err != nil {
		return nil, at, err
	}
	events, err := q.events(at.Event)
	if err != nil {
		return nil, at, err
	}
	out := merge(&acts, &events, n)
	at.Act, at.Event = acts.next(), events.next()
	at.Done = at.Act <= 1 && at.Event <= 1
	at.Share = 1
	if all := end.Act + end.Event; all > 0 {
		at.Share = min(1, max(0, 1-float64(at.Act+at.Event-2)/float64(all)))
	}
	return out, at, s.tellUndone(ctx, out)
}

// auditStream is a piece of one of the two logs, newest first.
type auditStream struct {
	entries []cases.AuditEntry
	ids     []int64 // of the entries
	taken   int
	from    int64 // the piece lies below this id
	floor   int64 // and was looked through down to this one
}

func (p *auditStream) head() *cases.AuditEntry {
	if p.taken == len(p.entries) {
		return nil
	}
	return &p.entries[p.taken]
}

// blocked says that the piece is used up and the log is not: what is below may be newer
// than what the other log has next.
func (p *auditStream) blocked() bool { return p.head() == nil && p.floor > 1 }

// next is below which id to go on.
func (p *auditStream) next() int64 {
	switch {
	case p.taken == len(p.entries):
		return p.floor
	case p.taken == 0:
		return p.from
	}
	return p.ids[p.taken-1]
}

// merge takes the newest entries of both logs by turns. Within a log the order is that of
// writing, whatever the clock said.
func merge(a, b *auditStream, n int) (out []cases.AuditEntry) {
	for len(out) < n && !a.blocked() && !b.blocked() {
		p := a
		switch x, y := a.head(), b.head(); {
		case x == nil && y == nil:
			return out
		case x == nil, y != nil && y.At.After(x.At):
			p = b
		}
		out = append(out, *p.head())
		p.taken++
	}
	return out
}

// tellUndone marks the acts that were undone and not done again.
func (s *Store) tellUndone(ctx context.Context, list []cases.AuditEntry) error {
	for i := range list {
		if list[i].Act == 0 {
			continue
		}
		err := s.read.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM act u WHERE u.undoes = ? AND u.cause = 'undo'
			AND NOT EXISTS (SELECT 1 FROM act r WHERE r.undoes = u.id AND r.cause = 'redo'))`, list[i].Act).Scan(&list[i].Undone)
		if err != nil {
			return err
		}
	}
	return nil
}

// bounds are the days of a filter as instants: from the first to before the last.
func bounds(f *cases.AuditFilter) (from, until time.Time) {
	if f.From != 0 {
		from = f.From.Time()
	}
	if f.To != 0 {
		until = f.To.AddDays(1).Time()
	}
	return from, until
}
