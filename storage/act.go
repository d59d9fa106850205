package storage

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"
	"hash"
	"maps"
	"slices"
	"strconv"
	"time"

	"zhucunji/cases"
)

// stampShift leaves 20 bits below the milliseconds of a stamp: a million changes
// of one act keep their order.
const stampShift = 20

// act is one transaction: what one person did at one moment. Every record it
// writes goes through create and edit, which leave one change row each. The clock
// is frozen, so that all rows of one act carry the same time.
type act struct {
	ctx   context.Context //nolint:containedctx // an act lives within one call
	stop  context.Context //nolint:containedctx // of the caller; a load that is canceled stops at the next record
	tx    handle
	st    *Store
	now   time.Time
	today cases.Day

	id      int64
	stamp   int64
	seq     int64
	first   int64        // id of the act's first change row
	rows    int64        // how many of them are written
	open    loggedChange // the last change while its run may grow; run 0: none
	salt    [16]byte
	salter  *salter
	chain   hash.Hash
	uids    map[uidKey]cases.UID
	stmts   map[string]*sql.Stmt
	compile compiler
	sparse  map[string]string // insert statements by the columns they fill
	made    []madeRecord

	touched    []cases.Touched
	households map[int64]parts // whose maintained columns must be worked out again
	places     bool            // a village or group was changed
	keys       []newKey        // search keys of a load, not written yet
	policy     bool            // code lists or lines were changed
	people     bool            // who uses the program was changed
	cadence    bool            // how often households are visited was changed
	bulk       bool            // a load of thousands: maintained columns are done once at the end
}

type uidKey struct {
	record string
	id     int64
}

// do runs fn as one act. When fn fails nothing is written. When fn changed
// nothing, no act is left behind and the Change is empty.
func (s *Store) do(ctx context.Context, doing string, in intent, fn func(*act) error) (cases.Change, error) {
	if err := s.allowAct(in); err != nil {
		return cases.Change{}, failure(doing, err)
	}
	s.writing.Lock()
	defer s.writing.Unlock()
	if err := s.catchUpDay(ctx); err != nil { // the program may stay open over midnight
		return cases.Change{}, failure(doing, err)
	}
	change, tight, err := s.attemptWithRoom(ctx, in, fn)
	if err != nil {
		s.Doubt(err)
		return cases.Change{}, failure(doing, err)
	}
	if tight {
		change.Sentence += msgNearlyFull
	}
	return change, nil
}

// attemptWithRoom tries a second time without the ballast where the disk is full. A load
// of thousands is not tried again: what feeds it may be spent.
func (s *Store) attemptWithRoom(ctx context.Context, in intent, fn func(*act) error) (change cases.Change, tight bool, err error) {
	try := func() (err error) {
		change, err = s.attempt(ctx, in, fn)
		return err
	}
	if in.bulk {
		err := s.withCache(ctx, try)
		if cause := ctx.Err(); err != nil && cause != nil { // a canceled load fails in many words: a closed statement, a done transaction
			err = fmt.Errorf("%w: %w", cause, err)
		}
		return change, false, err
	}
	tight, err = s.withRoom(try)
	return change, tight, err
}

func (s *Store) attempt(ctx context.Context, in intent, fn func(*act) error) (change cases.Change, err error) {
	if err := ctx.Err(); err != nil {
		return change, err
	}
	stop := ctx // watching for it costs a goroutine a statement: a load looks at it itself
	ctx = context.WithoutCancel(ctx)
	tx, err := s.write.BeginTx(ctx)
	if err != nil {
		return change, err
	}
	defer tx.Rollback() //nolint:errcheck // after Commit it does nothing
	a, err := s.newAct(ctx, tx, in)
	if err != nil {
		return change, err
	}
	a.stop = stop
	defer func() {
		if err != nil {
			a.forget()
		}
	}()
	if err := fn(a); err != nil {
		return change, err
	}
	if a.seq == 0 {
		return change, nil
	}
	if err := a.allowWritten(in); err != nil {
		return change, err
	}
	if err := a.settle(); err != nil {
		return change, err
	}
	sentence := in.sentence()
	link, err := a.finish(in, sentence)
	if err != nil {
		return change, err
	}
	if err := tx.Commit(); err != nil {
		return change, err
	}
	s.last = a.end(link)
	s.refreshKept(context.WithoutCancel(ctx), a)
	return cases.Change{Act: a.id, Sentence: sentence, Touched: a.touched}, nil
}

// end is the end of the log with the act, once it is on disk.
func (a *act) end(link []byte) lastAct {
	return lastAct{id: a.id, stamp: a.stamp + a.seq, link: link, change: a.first + a.rows - 1}
}

// refreshKept brings what the store keeps in memory in step with a finished act. The act
// is on disk: what fails here must not look like a failed save, so it is only marked
// to be read again.
func (s *Store) refreshKept(ctx context.Context, a *act) {
	if a.places {
		s.placesKept.Store(nil)
	}
	s.households.stale.add(slices.Collect(maps.Keys(a.households))...)
	s.noteStale(ctx, a)
	if a.policy || s.policyStale {
		s.policyStale = s.loadPolicy(ctx) != nil
	}
	if a.cadence && !s.policyStale && s.redue(ctx) != nil {
		s.policyStale = true // settle has left word for the next start
	}
}

// noteStale tells the indexes of visits and measures what an act wrote.
func (s *Store) noteStale(ctx context.Context, a *act) {
	if a.bulk { // its records were too many to note
		s.visits.stale.all()
		s.measures.stale.all()
		return
	}
	for _, t := range a.touched {
		switch t.Record {
		case "visit":
			s.visits.stale.add(t.ID)
		case "measure":
			s.measures.stale.add(t.ID)
		case "industry":
			s.measures.staleIndustry(ctx, s, t.ID)
		}
	}
}

func (s *Store) newAct(ctx context.Context, tx *transaction, in intent) (*act, error) {
	now := s.now()
	a := &act{
		ctx: ctx, tx: tx, st: s, now: now, today: cases.DayOf(now), bulk: in.bulk,
		id: s.last.id + 1, stamp: max(now.UnixMilli()<<stampShift, s.last.stamp+1),
		first: s.last.change + 1, chain: sha256.New(), uids: map[uidKey]cases.UID{}, sparse: tx.shapes(in.bulk),
		households: map[int64]parts{},
	}
	a.stmts, a.compile = tx.compiler(in.bulk)
	_, err := rand.Read(a.salt[:])
	a.salter = newSalter(a.salt[:])
	a.chain.Write(s.last.link)
	return a, err
}

// finish writes the act's own row, closing the hash chain over its changes, and
// returns the chain's new end.
func (a *act) finish(in intent, sentence string) (link []byte, err error) {
	var record, row any
	if a.lone() {
		record, row = a.open.record, a.open.row
	} else if err := a.writeLog(); err != nil {
		return nil, err
	}
	var worker, undoes any
	var uid cases.UID
	if w := a.st.worker.Load(); w != 0 {
		worker = w
		if uid, err = a.uidOf("worker", w); err != nil {
			return nil, err
		}
	}
	var undone int64
	if in.undoes != 0 {
		undoes = in.undoes
		if err := a.scan("SELECT stamp FROM act WHERE id = ?", []any{in.undoes}, &undone); err != nil {
			return nil, err
		}
	}
	at := a.now.UnixMilli()
	a.chain.Write(actHeader(a.stamp, at, in.cause, undone, uid))
	link = a.chain.Sum(nil)
	_, err = a.exec(`INSERT INTO act (id, stamp, at, machine_id, worker_id, cause, undoes, sentence, first_change, changes, salt, link, record, row_id)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		a.id, a.stamp, at, a.st.machine, worker, string(in.cause), undoes, sentence, a.first, a.seq, a.salt[:], link, record, row)
	return link, err
}

// actHeader is what the chain says of the act itself, in words other machines understand:
// when by both clocks, why, the stamp of the act it undoes, who.
func actHeader(stamp, at int64, cause Cause, undone int64, worker cases.UID) []byte {
	b := strconv.AppendInt(make([]byte, 0, 96), stamp, 10)
	b = strconv.AppendInt(append(b, ' '), at, 10)
	b = append(append(b, ' '), cause...)
	b = strconv.AppendInt(append(b, ' '), undone, 10)
	return append(append(b, ' '), worker.String()...)
}

// touch notes that a record was written: for the open page, and for the maintained
// columns of the household concerned.
func (a *act) touch(record string, id, household int64) {
	if record == "household" {
		a.households[id] |= allParts
	}
	if household != 0 {
		a.households[household] |= partsOf(record)
	}
	switch record {
	case "cadence":
		a.policy, a.cadence = true, true
	case "code_value", "poverty_line", "inclusion", "cost_ratio":
		a.policy = true
	case "village", "team":
		a.places = true
	case "worker":
		a.people = true
	}
	if a.bulk {
		return // a list of thousands would tell a page nothing
	}
	a.touched = append(a.touched, cases.Touched{Record: record, ID: id, Household: household})
}

// uidOf names a record of this file to other machines.
func (a *act) uidOf(record string, id int64) (cases.UID, error) {
	key := uidKey{record, id}
	if uid, ok := a.uids[key]; ok {
		return uid, nil
	}
	var raw []byte
	err := a.tx.QueryRowContext(a.ctx, "SELECT uid FROM "+quote(record)+" WHERE id = ?", id).Scan(&raw)
	if errors.Is(err, sql.ErrNoRows) {
		return cases.UID{}, &cases.Error{Code: cases.NotFound, Message: msgNotFound, Err: fmt.Errorf("%s %d is referred to and not there", record, id)}
	}
	if err != nil {
		return cases.UID{}, err
	}
	uid := cases.UID(raw)
	a.uids[key] = uid
	return uid, nil
}
