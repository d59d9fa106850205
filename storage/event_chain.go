package storage

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"database/sql"
	"encoding/json"
	"fmt"

	"zhucunji/cases"
)

// loggedEvent is one row of the table of events.
type loggedEvent struct {
	id, worker       int64
	workerUID        []byte
	at, kind, detail string
	salt, commitment []byte // commitment only where the detail was erased
	act              int64  // the newest act when it was written; 0: none yet
	actLink          []byte // of that act
	link, mac        []byte
}

// promise is what the event commits to, behind its salt: the chain holds though the detail
// is erased one day.
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
	fmt.Fprintf(h, "%d %s %s %s %d ", e.id, e.at, e.kind, worker, e.act)
	h.Write(e.actLink)
	return h.Sum(nil)
}

// vouchEvent is what stands in the MACs for events, and vouchEnd for the end of the log.
const (
	vouchEvent = "event"
	vouchEnd   = "end"
)

// chainEvent writes an event behind the last one, within a transaction on the write
// connection.
func (s *Store) chainEvent(ctx context.Context, tx *sql.Tx, e *loggedEvent) (id int64, err error) {
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
	_, err = tx.ExecContext(ctx, `INSERT INTO event (id, at, worker_id, kind, detail, act_id, salt, link, mac) VALUES (?, ?, nullif(?, 0), ?, ?, ?, ?, ?, ?)`,
		e.id, e.at, e.worker, e.kind, e.detail, e.act, e.salt, e.link, s.seal.vouch(vouchEvent, e.link))
	if err != nil {
		return 0, err
	}
	end.Event, end.eventLink = e.id, e.link
	return e.id, s.keepEnd(ctx, tx, end)
}

// logEnd is the setting that says where both chains ended when it was written, and its MAC
// that this was so: what is cut off an end leaves no trace in the chain itself.
const logEnd = "log_end"

// chainEnd is the end of both chains.
type chainEnd struct {
	Event int64  `json:"event"`
	Act   int64  `json:"act"`
	MAC   []byte `json:"mac"`

	eventLink, actLink []byte
}

// sum is what the MAC of an end is of.
func (e *chainEnd) sum() []byte {
	return fmt.Appendf(nil, "%d %x %d %x", e.Event, e.eventLink, e.Act, e.actLink)
}

// readEnd reads the end of both chains as they are.
func readEnd(ctx context.Context, q querier) (e chainEnd, err error) {
	err = q.QueryRowContext(ctx, "SELECT id, link FROM event ORDER BY id DESC LIMIT 1").Scan(&e.Event, &e.eventLink)
	if err != nil && !isNoRows(err) {
		return e, err
	}
	err = q.QueryRowContext(ctx, "SELECT id, link FROM act ORDER BY id DESC LIMIT 1").Scan(&e.Act, &e.actLink)
	if isNoRows(err) {
		err = nil
	}
	return e, err
}

// keepEnd notes the end of both chains.
func (s *Store) keepEnd(ctx context.Context, tx *sql.Tx, e chainEnd) error {
	e.MAC = s.seal.vouch(vouchEnd, e.sum())
	raw, err := json.Marshal(e)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, "INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", logEnd, string(raw))
	return err
}

// noted is what a look at the noted end found.
type noted int

const (
	endHolds   noted = iota
	endMissing       // nobody noted an end, though every file has one from its first moment
	endForged        // its MAC is not ours
	endCut           // what it names is not there, or is something else
)

// checkEnd holds the noted end against the chains.
func (s *Store) checkEnd(ctx context.Context, q querier) (noted, error) {
	var raw string
	err := q.QueryRowContext(ctx, "SELECT value FROM setting WHERE key = ?", logEnd).Scan(&raw)
	if isNoRows(err) {
		return endMissing, nil
	}
	if err != nil {
		return 0, err
	}
	var end chainEnd
	if json.Unmarshal([]byte(raw), &end) != nil {
		return endForged, nil
	}
	for _, look := range []struct {
		table string
		id    int64
		link  *[]byte
	}{{"event", end.Event, &end.eventLink}, {"act", end.Act, &end.actLink}} {
		if look.id == 0 {
			continue
		}
		err := q.QueryRowContext(ctx, "SELECT link FROM "+look.table+" WHERE id = ?", look.id).Scan(look.link)
		if isNoRows(err) {
			return endCut, nil
		}
		if err != nil {
			return 0, err
		}
	}
	if !hmac.Equal(end.MAC, s.seal.vouch(vouchEnd, end.sum())) {
		return endForged, nil
	}
	return endHolds, nil
}
