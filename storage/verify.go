package storage

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"fmt"
	"time"

	"zhucunji/cases"
)

// verifyWindow is how many acts or changes are read at once.
const verifyWindow = 500

// maxFaults is how many faults are told: the first ones tell what happened.
const maxFaults = 100

// The problems of a change log.
const (
	faultContent = "内容与登记时不一致：这次操作的变更记录或它写入的资料，被程序以外的工具改动过。"
	faultMissing = "变更记录不全：登记时有 %d 条，现有 %d 条。"
	faultGap     = "这次操作之前缺少 %d 次操作的记录。"
	faultExtra   = "有 %d 条变更记录不属于任何一次操作。"
	faultUnmade  = "有 %d 条%s没有建立时的登记：是程序以外的工具写进来的，或者登记被删掉了。"
)

// Verify reads both logs through: every act must close the hash chain of its machine over
// what it wrote, as the records have it now less later edits; every event the chain of
// events, and the acts it was written after must be there as they were. The MACs of the
// events say that nobody wrote the chains anew who has not the key. It changes nothing. A
// fault is no error; the report lists them. A whole file put back to an earlier day is no
// fault that the file itself could know.
func (s *Store) Verify(ctx context.Context) (cases.Verification, error) {
	v, err := s.verify(ctx)
	return v, failure("verify change log", err)
}

func (s *Store) verify(ctx context.Context) (out cases.Verification, err error) {
	tx, err := s.read.BeginTx(ctx, nil) // one transaction sees one state of the file
	if err != nil {
		return out, err
	}
	defer tx.Rollback() //nolint:errcheck // only read
	v := newVerifier(ctx, tx, s)
	for _, step := range []func() error{v.checkEvents, v.loadMachines, v.loadEdited, v.loadErased, v.walk, v.countExtra, v.countUnmade} {
		if err := step(); err != nil {
			return out, err
		}
	}
	return v.out, nil
}

func newVerifier(ctx context.Context, tx handle, s *Store) *verifier {
	return &verifier{
		act:    &act{ctx: ctx, tx: tx, st: s, uids: map[uidKey]cases.UID{}, stmts: map[string]*sql.Stmt{}, compile: tx.PrepareContext},
		links:  map[int64][]byte{},
		edited: map[recordKey]bool{},
		erased: map[int64]bool{},
		made:   map[string]int64{},
	}
}

// verifier is one reading of the log.
type verifier struct {
	*act
	links  map[int64][]byte   // machine → the end of its chain so far
	edited map[recordKey]bool // the records that have edits
	erased map[int64]bool     // the acts of which changes were erased for good
	made   map[string]int64   // record type → records that are there and whose creation was read
	lone   int64              // changes that stand in their acts
	out    cases.Verification
}

type recordKey struct{ record, row int64 }

// writtenAct is one act as the log has it.
type writtenAct struct {
	id, stamp, at, machine, undone, first, changes int64
	record, row                                    int64 // where its own row says what it made; 0: the change log does
	cause, sentence                                string
	worker, salt, link                             []byte
}

func (v *verifier) loadMachines() error {
	return v.eachRow("SELECT id, uid FROM machine", nil, func(rows *sql.Rows) error {
		var id int64
		var uid []byte
		err := rows.Scan(&id, &uid)
		v.links[id] = uid
		return err
	})
}

func (v *verifier) loadEdited() error {
	return v.eachRow("SELECT DISTINCT record, row_id FROM change WHERE kind = ?", []any{changeEdit}, func(rows *sql.Rows) error {
		var key recordKey
		err := rows.Scan(&key.record, &key.row)
		v.edited[key] = true
		return err
	})
}

// eachRow runs a query and hands on its rows.
func (a *act) eachRow(query string, args []any, take func(*sql.Rows) error) error {
	return eachOf(a.ctx, a.tx, take, query, args...)
}

// walk goes through all acts in the order they were written.
func (v *verifier) walk() error {
	var last int64
	for {
		acts, err := v.actsAfter(last)
		if err != nil || len(acts) == 0 {
			return err
		}
		for i := range acts {
			if gap := acts[i].id - last - 1; gap > 0 {
				v.fault(&acts[i], fmt.Sprintf(faultGap, gap))
			}
			last = acts[i].id
			if err := v.check(&acts[i]); err != nil {
				return err
			}
		}
	}
}

func (v *verifier) actsAfter(last int64) (out []writtenAct, err error) {
	err = v.eachRow(`SELECT act.id, act.stamp, act.at, act.machine_id, coalesce(undone.stamp, 0), act.first_change, act.changes,
			act.cause, act.sentence, worker.uid, act.salt, act.link, coalesce(act.record, 0), coalesce(act.row_id, 0)
		FROM act LEFT JOIN act undone ON undone.id = act.undoes LEFT JOIN worker ON worker.id = act.worker_id
		WHERE act.id > ? ORDER BY act.id LIMIT ?`, []any{last, verifyWindow}, func(rows *sql.Rows) error {
		var w writtenAct
		err := rows.Scan(&w.id, &w.stamp, &w.at, &w.machine, &w.undone, &w.first, &w.changes, &w.cause, &w.sentence, &w.worker, &w.salt, &w.link, &w.record, &w.row)
		out = append(out, w)
		return err
	})
	return out, err
}

// check works out the link of one act and compares it with the one written down. What
// comes after is checked against the written one, so that one fault is told once.
func (v *verifier) check(w *writtenAct) error {
	v.out.Acts++
	link, found, whole, err := v.linkOf(w, v.links[w.machine])
	if err != nil {
		return err
	}
	v.links[w.machine] = w.link
	v.out.Changes += found
	if w.record != 0 {
		v.lone += found
	}
	switch {
	case found != w.changes:
		v.fault(w, fmt.Sprintf(faultMissing, w.changes, found))
	case !whole || !bytes.Equal(link, w.link):
		v.fault(w, faultContent)
	}
	return nil
}

// linkOf works out the end of a machine's chain with an act, where before was its end: over
// how many changes it goes, and whether the records are what their last edits made them.
func (v *verifier) linkOf(w *writtenAct, before []byte) (link []byte, found int64, whole bool, err error) {
	chain := sha256.New()
	chain.Write(before)
	salts := newSalter(w.salt)
	gone, err := v.erasedOf(w.id)
	whole = true
	for from := w.first; err == nil && from < w.first+w.changes; from += verifyWindow {
		var proofs []proof
		proofs, err = v.prove(w, from, min(from+verifyWindow, w.first+w.changes))
		for _, p := range proofs {
			kept, erased := gone[p.seq]
			whole = whole && (p.sound || (erased && p.gone)) && p.seq == found
			if !erased {
				kept = commitment(p.record, p.uid, p.payload)(salts.of(p.seq))
			}
			chain.Write(kept)
			found++
			if p.made && !p.gone {
				v.made[p.record]++
			}
		}
	}
	v.out.Erased += int64(len(gone))
	var worker cases.UID
	copy(worker[:], w.worker)
	chain.Write(actHeader(w.stamp, w.at, Cause(w.cause), w.undone, worker))
	return chain.Sum(nil), found, whole, err
}

func (v *verifier) fault(w *writtenAct, problem string) {
	if len(v.out.Faults) < maxFaults {
		v.out.Faults = append(v.out.Faults, cases.LogFault{
			Act: w.id, At: time.UnixMilli(w.at).Format("2006-01-02 15:04"), Sentence: w.sentence, Problem: problem,
		})
	}
}

// countExtra finds changes that no act names.
func (v *verifier) countExtra() error {
	var changes int64
	if err := v.tx.QueryRowContext(v.ctx, "SELECT coalesce(sum(run), 0) FROM change").Scan(&changes); err != nil {
		return err
	}
	if extra := changes + v.lone - v.out.Changes; extra > 0 {
		v.out.Faults = append(v.out.Faults, cases.LogFault{Problem: fmt.Sprintf(faultExtra, extra)})
	}
	return nil
}

// countUnmade finds records that no act made. One that was taken out is a fault of the act
// that made it.
func (v *verifier) countUnmade() error {
	for _, t := range v.st.tables.all {
		var there int64
		if err := v.tx.QueryRowContext(v.ctx, "SELECT count(*) FROM "+quote(t.record())).Scan(&there); err != nil {
			return err
		}
		if unmade := there - v.made[t.record()]; unmade > 0 {
			v.out.Faults = append(v.out.Faults, cases.LogFault{Problem: fmt.Sprintf(faultUnmade, unmade, t.title())})
		}
	}
	return nil
}
