package storage

import (
	"context"
	"fmt"
)

// This build of SQLite has one list of pages for all caches of the program. A cache that is
// full takes the page nobody has used for longest, whoever had it; one that is not asks for
// another page, and where all caches together are full, it is thrown away as soon as it was
// read. So readers that went through the file once left the writer without a cache, for
// good: it read eighteen pages again for every visit. Here the writer's own cache is next to
// nothing, hence always full, and it lives on pages that readers have not used for long.
//
// The writer has a cache of writerPages and holds dirtyPages changed ones before it writes
// them to the log; a load has a cache of its own for as long as it lasts.
const (
	writerPages = 20
	dirtyPages  = 2000
	loadCache   = "PRAGMA cache_size=-8192"
)

// liveOnReaders lets the writer live on the pages of the readers.
func (s *Store) liveOnReaders(ctx context.Context) error {
	_, err := s.write.ExecContext(ctx, fmt.Sprintf("PRAGMA cache_spill=%d; PRAGMA cache_size=%d", dirtyPages, writerPages))
	return err
}

// withCache runs a load, which goes through more pages than it leaves for others.
func (s *Store) withCache(ctx context.Context, load func() error) error {
	if _, err := s.write.ExecContext(ctx, loadCache); err != nil {
		return err
	}
	err := load()
	_ = s.liveOnReaders(context.WithoutCancel(ctx)) // what was loaded must not look as if it had failed
	return err
}
