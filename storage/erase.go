package storage

import (
	"context"
	"encoding/json"
	"strings"
	"time"

	"zhucunji/cases"
)

// causeErase is the cause of an act by which records that stay were changed because others
// were erased for good.
const causeErase Cause = "erase"

// eraseItem names one record to be erased.
type eraseItem struct {
	record string
	id     int64
}

// Erase erases a record for good, with all that is its: a household, a person, or a record
// that lies in the bin. What they held is gone from the file, its log, drafts, search keys,
// photos and the texts of what stays; the chains still close over commitments, and counts
// and sums stay as remnants. It cannot be undone. It packs the file, which takes about as
// long as copying it. The household of a person tells nothing of him afterwards; his
// incomes stay in its account without him.
//
// Errors: Forbidden without the right, Invalid where it has to be something else first (a
// head with a family, a record that is not in the bin, one others refer to) or the reason is
// missing, NotFound.
func (s *Store) Erase(ctx context.Context, record string, id int64, reason string) (cases.Change, cases.Erased, error) {
	return s.eraseAll(ctx, []eraseItem{{record, id}}, reason)
}

// EraseBin erases for good what lies in the bin: the lines of Bin that are given.
func (s *Store) EraseBin(ctx context.Context, list []cases.Deleted, reason string) (cases.Change, cases.Erased, error) {
	items := make([]eraseItem, len(list))
	for i, d := range list {
		items[i] = eraseItem{d.Record, d.ID}
	}
	return s.eraseAll(ctx, items, reason)
}

func (s *Store) eraseAll(ctx context.Context, items []eraseItem, reason string) (cases.Change, cases.Erased, error) {
	if err := s.Allow(cases.Erase); err != nil {
		return cases.Change{}, cases.Erased{}, err
	}
	reason = strings.TrimSpace(reason)
	if reason == "" {
		return cases.Change{}, cases.Erased{}, cases.Errorf(cases.Invalid, "reason", "请写明彻底删除的原因，例如“本人要求删除”。")
	}
	e, change, err := s.erase(ctx, items, reason)
	if err != nil {
		return cases.Change{}, cases.Erased{}, failure("erase for good", err)
	}
	if err := s.cleanErased(ctx); err != nil {
		e.done.Rest = msgRest
	}
	e.done.Backups, err = s.backupsSince(ctx, e.since)
	return change, e.done, failure("list backups", err)
}

const msgRest = "记录已经删除，但数据文件还没有整理完（多半是磁盘空间不够），旧内容的痕迹可能还留在文件里。请清理磁盘；下次启动时会自动整理完。"

// erase runs an erasure as one transaction.
func (s *Store) erase(ctx context.Context, items []eraseItem, reason string) (e *eraser, change cases.Change, err error) {
	s.writing.Lock()
	defer s.writing.Unlock()
	if err := s.catchUpDay(ctx); err != nil {
		return nil, change, err
	}
	tx, err := s.write.BeginTx(ctx)
	if err != nil {
		return nil, change, err
	}
	defer tx.Rollback() //nolint:errcheck // after Commit it does nothing
	in := intent{cause: causeErase}
	a, err := s.newAct(context.WithoutCancel(ctx), tx, in)
	if err != nil {
		return nil, change, err
	}
	e = newEraser(a, reason)
	if err := e.run(items); err != nil {
		return nil, change, err
	}
	change = cases.Change{Sentence: "彻底删除 " + e.done.Text(), Touched: append(a.touched, e.touched...)}
	if err := e.close(in, change.Sentence); err != nil {
		return nil, change, err
	}
	if err := tx.Commit(); err != nil {
		return nil, change, err
	}
	s.spent = e.spent
	s.last = a.end(e.link)
	a.places = true // what is kept of villages and groups is read again
	s.refreshKept(a.ctx, a)
	for _, index := range []*stale{&s.households.stale, &s.visits.stale, &s.measures.stale} {
		index.all()
	}
	return e, change, nil
}

// eraser is one erasure.
type eraser struct {
	*act
	reason  string
	doomed  map[string]map[int64]bool // what goes, by record type
	order   []eraseItem               // the same in the order in which it was found
	homes   map[int64]bool            // households that stay and had to do with what goes
	acts    map[int64]bool            // that wrote what goes
	salters map[int64]*salter         // of acts whose commitments are kept
	since   time.Time                 // when the first of it was written
	names   blotter
	photos  []string // files nobody names any more
	touched []cases.Touched
	done    cases.Erased
	link    []byte
	spent   spentIDs
}

func newEraser(a *act, reason string) *eraser {
	return &eraser{act: a, reason: reason, doomed: map[string]map[int64]bool{}, homes: map[int64]bool{}, acts: map[int64]bool{}, salters: map[int64]*salter{}, since: a.now}
}

// run does all that the transaction holds but the act's own row and the event.
func (e *eraser) run(items []eraseItem) error {
	if err := e.choose(items); err != nil {
		return err
	}
	for _, step := range []func() error{
		e.checkOthers, e.learnNames, e.keepRemnants, e.keepCommitments, e.keepSpent, e.loosen, e.dropKeys, e.deleteRows,
		e.blotRecords, e.blotActs, e.blotEvents, e.blotSettings, e.blotTemplates, e.dropDrafts, e.settle,
	} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// close writes the act, even one that changed no record that stays: a backup of before must
// not look as if it held everything. Then the event.
func (e *eraser) close(in intent, sentence string) (err error) {
	if e.link, err = e.finish(in, sentence); err != nil {
		return err
	}
	rest, err := json.Marshal(eraseRest{Photos: e.photos})
	if err != nil {
		return err
	}
	if _, err := e.exec("INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", restSetting, string(rest)); err != nil {
		return err
	}
	reason, _ := e.names.blot(e.reason, true)
	detail, err := json.Marshal(cases.EventDetail{What: e.done.Text(), Reason: reason})
	if err != nil {
		return err
	}
	_, err = e.st.chainEvent(e.ctx, e.tx, &loggedEvent{
		at: e.now.UTC().Format(instantLayout), worker: e.st.worker.Load(), kind: string(cases.EventErase), detail: string(detail),
	})
	return err
}
