package storage

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"net/url"
	"path/filepath"
	"time"

	"zhucunji/cases"
)

// Note writes down that something happened which is no change of a record: the one way in
// for logins, reveals, exports, backups and their like. It gives the event its time and who
// works now. It must not be called inside an act.
//
// A store that only reads can note too, beside the window that has the folder: an export
// must not get around the register by being made while the window is open. The folder's
// lock keeps a second program from what the first keeps in memory (the indexes, the end of
// the chain of acts, the policy), and the table of events belongs to none of that. SQLite
// itself lets two programs write by turns.
func (s *Store) Note(ctx context.Context, e cases.Event) error {
	if s.backups.live != nil {
		return s.backups.live.Note(ctx, e)
	}
	_, err := s.note(ctx, e, s.now().UTC(), s.worker.Load())
	return failure("note event", err)
}

// AddExport enters an export that was made into the register. It gives the line its time
// and who works now.
func (s *Store) AddExport(ctx context.Context, e *cases.ExportEvent) (err error) {
	if s.backups.live != nil {
		return s.backups.live.AddExport(ctx, e)
	}
	e.At, e.WorkerID = s.now().UTC(), cases.Ref(s.worker.Load())
	e.ID, err = s.note(ctx, cases.Event{Kind: cases.EventExport, Detail: e}, e.At, int64(e.WorkerID))
	return failure("enter export", err)
}

func (s *Store) note(ctx context.Context, e cases.Event, at time.Time, worker int64) (id int64, err error) {
	detail, err := json.Marshal(e.Detail)
	if err != nil {
		return 0, err
	}
	_, err = s.withRoom(func() error {
		return s.onWriter(ctx, func(w *writer) error {
			tx, err := w.BeginTx(ctx)
			if err != nil {
				return err
			}
			defer tx.Rollback() //nolint:errcheck // after Commit it does nothing
			id, err = s.chainEvent(ctx, tx, &loggedEvent{at: at.Format(instantLayout), worker: worker, kind: string(e.Kind), detail: string(detail)})
			if err != nil {
				return err
			}
			return tx.Commit()
		})
	})
	return id, err
}

// onWriter runs a job on the write connection; for a store that only reads, on one that is
// opened for the job and waits for its turn.
func (s *Store) onWriter(ctx context.Context, job func(*writer) error) error {
	switch {
	case s.lock != nil && s.write == nil:
		return errors.New("the data folder is closed")
	case s.lock != nil:
		return job(s.write)
	}
	db, err := sql.Open("sqlite", dsn(filepath.Join(s.folder, fileName), url.Values{
		"mode": {"rw"}, "_txlock": {"immediate"}, "_pragma": pragmas(),
	}))
	if err != nil {
		return err
	}
	w, err := newWriter(ctx, db)
	if err != nil {
		return errors.Join(err, db.Close())
	}
	return errors.Join(job(w), w.Close())
}

// Exports lists the export register, newest first: at most limit lines, all of them where
// limit is 0.
func (s *Store) Exports(ctx context.Context, limit int) ([]cases.ExportEvent, error) {
	if limit <= 0 {
		limit = -1
	}
	rows, err := s.read.QueryContext(ctx, `SELECT event.id, event.at, coalesce(event.worker_id, 0), coalesce(worker.name, ''), event.detail
		FROM event LEFT JOIN worker ON worker.id = event.worker_id
		WHERE event.kind = ? ORDER BY event.id DESC LIMIT ?`, cases.EventExport, limit)
	if err != nil {
		return nil, failure("list exports", err)
	}
	defer rows.Close() //nolint:errcheck // rows.Err tells
	var out []cases.ExportEvent
	for rows.Next() {
		e, err := scanExport(rows)
		if err != nil {
			return nil, failure("list exports", err)
		}
		out = append(out, e)
	}
	return out, failure("list exports", rows.Err())
}

func scanExport(rows *sql.Rows) (e cases.ExportEvent, err error) {
	var at, detail string
	var id int64
	if err := rows.Scan(&id, &at, (*int64)(&e.WorkerID), &e.Worker, &detail); err != nil {
		return e, err
	}
	if err := json.Unmarshal([]byte(detail), &e); err != nil {
		return e, err
	}
	e.ID = id
	e.At, err = parseInstant(at)
	return e, err
}
