package storage

import (
	"context"
	"crypto/hmac"
	"encoding/json"
	"fmt"

	"zhucunji/cases"
)

// logEnd is the setting that says where both chains ended when it was written, with a MAC
// that this was so: what is cut off an end leaves no trace in the chain itself. It is
// written with every event, and when the folder is opened and closed; an ordinary save does
// not pay for it.
const logEnd = "log_end"

const msgLogEnd = "变更记录的末尾与上次登记的不一致：记录可能被程序以外的工具删改过。请在“审计”里核对。"

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

// vouchEnd tells the MACs of ends from those of events.
const vouchEnd = "end"

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
func (s *Store) keepEnd(ctx context.Context, tx handle, e chainEnd) error {
	e.MAC = s.seal.vouch(vouchEnd, e.sum())
	raw, err := json.Marshal(e)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, "INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", logEnd, string(raw))
	return err
}

// endState is what a look at the noted end found.
type endState int

const (
	endHolds   endState = iota
	endFresh            // nothing was ever written
	endMissing          // something was written, and nobody noted an end: every file has one from its first moment
	endCut              // what it names is gone
	endForged           // what it names is something else, or its MAC is not ours
)

// notedEnd reads the noted end, with the links of what it names.
func notedEnd(ctx context.Context, q querier) (end chainEnd, state endState, err error) {
	var raw string
	err = q.QueryRowContext(ctx, "SELECT value FROM setting WHERE key = ?", logEnd).Scan(&raw)
	if isNoRows(err) {
		return end, endMissing, nil
	}
	if err != nil {
		return end, 0, err
	}
	if json.Unmarshal([]byte(raw), &end) != nil {
		return end, endForged, nil
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
			return end, endCut, nil
		}
		if err != nil {
			return end, 0, err
		}
	}
	return end, endHolds, nil
}

// checkEnd holds the noted end against the chains.
func (s *Store) checkEnd(ctx context.Context, q querier) (end chainEnd, state endState, err error) {
	end, state, err = notedEnd(ctx, q)
	switch {
	case err != nil:
	case state == endMissing:
		now, err := readEnd(ctx, q)
		if err == nil && now.Event == 0 && now.Act == 0 {
			state = endFresh
		}
		return end, state, err
	case state == endHolds && !hmac.Equal(end.MAC, s.seal.vouch(vouchEnd, end.sum())):
		state = endForged
	}
	return end, state, err
}

// noteTampering writes an event where the noted end does not hold: the next event notes a
// new end, and what was done must stay to be seen.
func (s *Store) noteTampering(ctx context.Context, tx handle) error {
	end, state, err := s.checkEnd(ctx, tx)
	if err != nil || state == endHolds || state == endFresh {
		return err
	}
	raw, err := json.Marshal(cases.EventDetail{What: endProblem(state, &end)})
	if err != nil {
		return err
	}
	_, err = s.appendEvent(ctx, tx, &loggedEvent{at: s.now().UTC().Format(instantLayout), kind: string(cases.EventTampered), detail: string(raw)})
	return err
}

// anchor brings the noted end up to the chains, when the folder is opened and closed. It
// tells where the noted one does not hold.
func (s *Store) anchor(ctx context.Context) (state endState, err error) {
	s.writing.Lock()
	defer s.writing.Unlock()
	end, state, err := s.checkEnd(ctx, s.read)
	if err != nil || (state == endHolds && end.Act == s.last.id) {
		return state, err
	}
	tx, err := s.write.BeginTx(ctx)
	if err != nil {
		return state, err
	}
	defer tx.Rollback() //nolint:errcheck // after Commit it does nothing
	if err := s.noteTampering(ctx, tx); err != nil {
		return state, err
	}
	now, err := readEnd(ctx, tx)
	if err != nil {
		return state, err
	}
	if err := s.keepEnd(ctx, tx, now); err != nil {
		return state, err
	}
	return state, tx.Commit()
}

// beginLog notes the end of the log when a folder is opened to write, and says where what
// was noted last does not hold.
func (s *Store) beginLog(ctx context.Context) error {
	state, err := s.anchor(ctx)
	if cases.CodeOf(failure("note the end of the log", err)) == cases.NoSpace { // what is there can still be read, and cleaned up
		return nil
	}
	if err == nil && state != endHolds && state != endFresh {
		s.tell(msgLogEnd)
	}
	return err
}

// endLog notes the end of the log when the folder is closed. Where it cannot (the disk is
// full), the next opening does.
func (s *Store) endLog() {
	if s.lock != nil && s.last.id != 0 { // it was opened whole, and to write
		_, _ = s.anchor(context.Background()) // what was saved is safe either way
	}
}
