package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
)

// pageRoom keeps the page caches of a store's connections out of each other's way. This
// build of SQLite has one list of pages for all caches of the program. A cache that is full
// takes the page nobody has used for longest, whoever had it; one that is not asks for
// another page, and where all caches together are full, it is thrown away as soon as it was
// read. So readers that went through the file once left the writer without a cache, for
// good: it read eighteen pages again for every visit. Here the writer's own cache is next to
// nothing, hence always full, and lives on pages that readers have not used for long; and
// a connection that reads nothing has a cache that nobody fills, so that all together
// never are full and readers get back what the writer took.
type pageRoom struct {
	db   *sql.DB
	held *sql.Conn
}

// sparePages are what the cache that nobody fills could hold, 25 MB. The writer has a cache
// of writerPages and holds dirtyPages changed ones before it writes them to the log; a load
// has a cache of its own for as long as it lasts.
const (
	sparePages  = 6000
	writerPages = 20
	dirtyPages  = 2000
	loadCache   = "PRAGMA cache_size=-8192"
)

// writerCache sets the cache of the writer.
func (s *Store) writerCache(ctx context.Context) error {
	_, err := s.write.ExecContext(ctx, fmt.Sprintf("PRAGMA cache_spill=%d; PRAGMA cache_size=%d", dirtyPages, writerPages))
	return err
}

// startRoom lets the writer live on the pages of the readers.
func (s *Store) startRoom(ctx context.Context, path string) error {
	if err := s.writerCache(ctx); err != nil {
		return err
	}
	db, err := sql.Open("sqlite", dsn(path, url.Values{"mode": {"ro"}, "_pragma": {fmt.Sprintf("cache_size(%d)", sparePages)}}))
	if err != nil {
		return err
	}
	s.room = &pageRoom{db: db}
	s.room.held, err = db.Conn(ctx)
	return err
}

// withCache runs a load, which goes through more pages than it leaves for others.
func (s *Store) withCache(ctx context.Context, load func() error) error {
	if s.room == nil {
		return load()
	}
	if _, err := s.write.ExecContext(ctx, loadCache); err != nil {
		return err
	}
	return errors.Join(load(), s.writerCache(context.WithoutCancel(ctx)))
}

func (r *pageRoom) close() error {
	if r.held != nil {
		return errors.Join(r.held.Close(), r.db.Close())
	}
	return r.db.Close()
}
