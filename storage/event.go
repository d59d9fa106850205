package storage

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"net/url"
	"path/filepath"

	"zhucunji/cases"
)

// eventExport is the kind of the events that are the export register.
const eventExport = "export"

// AddExport enters an export that was made into the register. It gives the line its time
// and who works now.
//
// A store that only reads can enter it too, beside the window that has the folder: an
// export must not get around the register by being made while the window is open. The
// folder's lock keeps a second program from what the first keeps in memory (the indexes,
// the end of the chain of acts, the policy), and the table of events belongs to none of
// that. SQLite itself lets two programs write by turns.
func (s *Store) AddExport(ctx context.Context, e *cases.ExportEvent) error {
	e.At, e.WorkerID = s.now().UTC(), cases.Ref(s.worker.Load())
	detail, err := json.Marshal(e)
	if err != nil {
		return failure("enter export", err)
	}
	_, err = s.withRoom(func() error {
		return s.onWriter(ctx, func(db *sql.DB) error {
			made, err := db.ExecContext(ctx, "INSERT INTO event (at, worker_id, kind, detail) VALUES (?, nullif(?, 0), ?, ?)",
				e.At.Format(instantLayout), int64(e.WorkerID), eventExport, string(detail))
			if err == nil {
				e.ID, err = made.LastInsertId()
			}
			return err
		})
	})
	return failure("enter export", err)
}

// onWriter runs a job on the write connection; for a store that only reads, on one that is
// opened for the job and waits for its turn.
func (s *Store) onWriter(ctx context.Context, job func(*sql.DB) error) error {
	if s.lock != nil {
		return job(s.write)
	}
	db, err := sql.Open("sqlite", dsn(filepath.Join(s.folder, fileName), url.Values{
		"mode": {"rw"}, "_txlock": {"immediate"}, "_pragma": pragmas(),
	}))
	if err != nil {
		return err
	}
	db.SetMaxOpenConns(1)
	return errors.Join(job(db), db.Close())
}

// Exports lists the export register, newest first: at most limit lines, all of them where
// limit is 0.
func (s *Store) Exports(ctx context.Context, limit int) ([]cases.ExportEvent, error) {
	if limit <= 0 {
		limit = -1
	}
	rows, err := s.read.QueryContext(ctx, `SELECT event.id, event.at, coalesce(event.worker_id, 0), coalesce(worker.name, ''), event.detail
		FROM event LEFT JOIN worker ON worker.id = event.worker_id
		WHERE event.kind = ? ORDER BY event.id DESC LIMIT ?`, eventExport, limit)
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
