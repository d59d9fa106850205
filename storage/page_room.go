package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"sync"
)

// pageRoom is the memory that all connections of a store keep pages in. This build of SQLite
// has one list of pages for all caches of the program: a cache that is full takes the page
// nobody has used for longest, whoever had it; one that is not asks for another, and where
// all caches together are full, whatever it reads is thrown away at once. So a reader that
// went through the file once left the writer without a cache, for good: it read eighteen
// pages again for every visit. Here every connection's own cache is next to nothing, hence
// always full, and this one, which nobody reads with, brings the pages that go round.
type pageRoom struct {
	mu     sync.Mutex // held by the one that fills it
	db     *sql.DB
	closed bool
}

// roomPages are how many pages go round, 25 MB. A connection has a cache of ownPages, and
// the writer holds dirtyPages changed ones before it writes them to the log; a load has a
// cache of its own for as long as it lasts.
const (
	roomPages  = 6000
	ownPages   = 20
	dirtyPages = 2000
	loadCache  = "PRAGMA cache_size=-8192"
)

// startRoom lets the connections of an open store share their pages.
func (s *Store) startRoom(ctx context.Context, path string) error {
	if _, err := s.write.ExecContext(ctx, fmt.Sprintf("PRAGMA cache_spill=%d; PRAGMA cache_size=%d", dirtyPages, ownPages)); err != nil {
		return err
	}
	db, err := sql.Open("sqlite", dsn(path, url.Values{
		"mode": {"ro"}, "_pragma": {"busy_timeout(5000)", fmt.Sprintf("cache_size(%d)", roomPages), "query_only(1)"},
	}))
	if err != nil {
		return err
	}
	db.SetMaxOpenConns(1)
	s.room = &pageRoom{db: db}
	s.room.fill()
	return nil
}

// withCache runs a load, which goes through more pages than it leaves for others.
func (s *Store) withCache(ctx context.Context, load func() error) error {
	if s.room == nil {
		return load()
	}
	_, err := s.write.ExecContext(ctx, loadCache)
	if err == nil {
		err = load()
	}
	_, back := s.write.ExecContext(context.WithoutCancel(ctx), fmt.Sprintf("PRAGMA cache_size=%d", ownPages))
	s.room.fill()
	return errors.Join(err, back)
}

// fill brings pages beside the work: as many as there are of a file that has grown, or
// those that went with a connection. It is a comfort, and says nothing where it fails.
func (r *pageRoom) fill() {
	go func() {
		r.mu.Lock()
		defer r.mu.Unlock()
		if r.closed {
			return
		}
		_, _ = r.db.ExecContext(context.Background(), "SELECT count(data) FROM sqlite_dbpage WHERE pgno <= ?", roomPages)
	}()
}

// close waits for who fills it: nobody has the file open afterwards.
func (r *pageRoom) close() error {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.closed = true
	return r.db.Close()
}
