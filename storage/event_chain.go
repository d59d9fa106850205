package storage

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"database/sql"
	"fmt"

	"zhucunji/cases"
)

// loggedEvent is one row of the table of events.
type loggedEvent struct {
	id, worker       int64
	workerUID        []byte
	at, kind, detail string
	act              int64  // the newest act when it was written; 0: none yet
	actLink          []byte // of that act
	salt, commitment []byte // commitment only where a part of the detail was erased
	link, mac        []byte
}

// promise is what the event commits to, behind its salt: the chain holds though a part of
// the detail is erased one day.
func (e *loggedEvent) promise() []byte {
	if e.commitment != nil {
		return e.commitment
	}
	h := sha256.New()
	h.Write(e.salt)
	h.Write([]byte(e.kind + "\x00" + e.detail))
	return h.Sum(nil)
}

// linkAfter is the end of the chain with this event, where before was its end. It goes over
// the end of the chain of acts too: whoever cuts acts off or writes their chain anew breaks
// this one, which cannot be written anew without the key.
func (e *loggedEvent) linkAfter(before []byte) []byte {
	h := sha256.New()
	h.Write(before)
	h.Write(e.promise())
	var worker cases.UID
	copy(worker[:], e.workerUID)
	h.Write(fmt.Appendf(nil, "%d %s %s %s %d ", e.id, e.at, e.kind, worker, e.act))
	h.Write(e.actLink)
	return h.Sum(nil)
}

// vouch is the MAC of an event: of its link, and of the detail where that is no longer the
// one the link speaks of.
func (e *loggedEvent) vouch(by *sealer) []byte {
	if e.commitment == nil {
		return by.vouch("event", e.link)
	}
	return by.vouch("event "+e.detail, e.link)
}

// chainEvent writes an event behind the last one, within a transaction on the write
// connection.
func (s *Store) chainEvent(ctx context.Context, tx handle, e *loggedEvent) (id int64, err error) {
	if err := s.noteTampering(ctx, tx); err != nil {
		return 0, err
	}
	return s.appendEvent(ctx, tx, e)
}

func (s *Store) appendEvent(ctx context.Context, tx handle, e *loggedEvent) (id int64, err error) {
	end, err := readEnd(ctx, tx)
	if err != nil {
		return 0, err
	}
	e.id, e.act, e.actLink, e.salt = end.Event+1, end.Act, end.actLink, make([]byte, 16)
	if _, err := rand.Read(e.salt); err != nil {
		return 0, err
	}
	if e.worker != 0 {
		if err := tx.QueryRowContext(ctx, "SELECT uid FROM worker WHERE id = ?", e.worker).Scan(&e.workerUID); err != nil {
			return 0, err
		}
	}
	e.link = e.linkAfter(end.eventLink)
	_, err = tx.ExecContext(ctx, `INSERT INTO event (id, at, worker_id, kind, detail, act_id, act_link, salt, link, mac) VALUES (?, ?, nullif(?, 0), ?, ?, ?, ?, ?, ?, ?)`,
		e.id, e.at, e.worker, e.kind, e.detail, e.act, e.actLink, e.salt, e.link, e.vouch(s.seal))
	if err != nil {
		return 0, err
	}
	end.Event, end.eventLink = e.id, e.link
	return e.id, s.keepEnd(ctx, tx, end)
}

// eventColumns are what scanEvent reads, from event LEFT JOIN worker.
const eventColumns = `event.id, event.at, coalesce(event.worker_id, 0), worker.uid, event.kind, event.detail, event.act_id, event.act_link,
	event.salt, event.commitment, event.link, event.mac`

// scanEvent reads one row of eventColumns; more holds places for columns selected after them.
func scanEvent(rows *sql.Rows, more ...any) (e loggedEvent, err error) {
	targets := []any{&e.id, &e.at, &e.worker, &e.workerUID, &e.kind, &e.detail, &e.act, &e.actLink, &e.salt, &e.commitment, &e.link, &e.mac}
	err = rows.Scan(append(targets, more...)...)
	return e, err
}

// eventsAfter reads the next events of the chain.
func eventsAfter(ctx context.Context, q querier, last int64) (out []loggedEvent, err error) {
	rows, err := q.QueryContext(ctx, "SELECT "+eventColumns+" FROM event LEFT JOIN worker ON worker.id = event.worker_id WHERE event.id > ? ORDER BY event.id LIMIT ?",
		last, verifyWindow)
	if err != nil {
		return nil, err
	}
	defer rows.Close() //nolint:errcheck // rows.Err tells
	for rows.Next() {
		e, err := scanEvent(rows)
		if err != nil {
			return nil, err
		}
		out = append(out, e)
	}
	return out, rows.Err()
}
