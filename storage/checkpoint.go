package storage

import (
	"context"
	"database/sql"
	"errors"
	"net/url"
	"strconv"
	"sync"
	"time"
)

// checkpointer writes the log of the database back into its file in the pauses between
// saves, on a connection of its own. Where there is none, SQLite does it inside a save.
// A log must stay short: one that grows makes every save allocate room on the disk, which
// costs more than the save itself.
type checkpointer struct {
	path string
	wake chan struct{}
	quit chan struct{}
	gone chan struct{}

	alone  sync.Mutex // held during a round, or by who wants the log for himself
	mu     sync.Mutex
	writes int       // since the last round
	last   time.Time // when the newest of them was
}

// usualLog is how many pages of log SQLite waits for before a save writes them back: some
// 170 transactions of the kind people type. Once there are many of them, a round uses the
// shortest pause.
const (
	usualLog   = 1000
	manyWrites = 100
	pause      = 2 * time.Second
	shortPause = 5 * time.Millisecond
	mostRounds = 10 // saves may come faster than the disk takes them
)

// startRounds begins to write the log back beside the saves.
func (s *Store) startRounds(path string) {
	s.rounds = newCheckpointer(path)
	s.write.wrote = s.rounds.wrote
}

func newCheckpointer(path string) *checkpointer {
	c := &checkpointer{path: path, wake: make(chan struct{}, 1), quit: make(chan struct{}), gone: make(chan struct{})}
	go c.run()
	return c
}

// withoutRounds runs a job that wants the log for itself.
func (s *Store) withoutRounds(job func() error) error {
	if s.rounds == nil {
		return job()
	}
	s.rounds.alone.Lock()
	defer s.rounds.alone.Unlock()
	return job()
}

func (c *checkpointer) run() {
	defer close(c.gone)
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	go func() {
		<-c.quit
		cancel()
	}()
	quiet := time.NewTimer(pause)
	quiet.Stop()
	for {
		select {
		case <-c.quit:
			return
		case <-c.wake:
		case <-quiet.C:
		}
		if rest := c.rest(); rest > 0 {
			quiet.Reset(rest)
			continue
		}
		// What goes wrong here goes wrong again when the file is closed, or is said by a save.
		_ = c.round(ctx)
	}
}

// wrote counts a transaction.
func (c *checkpointer) wrote() {
	c.mu.Lock()
	c.writes++
	due := c.writes == 1 || c.writes == manyWrites
	c.last = time.Now()
	c.mu.Unlock()
	if due {
		c.now()
	}
}

// rest is how long the next round has to wait for a pause; 0 where it is due.
func (c *checkpointer) rest() time.Duration {
	c.mu.Lock()
	defer c.mu.Unlock()
	wanted := pause
	if c.writes >= manyWrites {
		wanted = shortPause
	}
	if rest := wanted - time.Since(c.last); rest > 0 {
		return rest
	}
	c.writes = 0
	return 0
}

// now has it looked when a round is due.
func (c *checkpointer) now() {
	select {
	case c.wake <- struct{}{}:
	default: // one is asked for already
	}
}

// end ends the rounds.
func (c *checkpointer) end() {
	close(c.quit)
	<-c.gone
}

// round writes the log into the file until so little is left that a save may do it. The
// connection is closed again: whoever wants the file for himself finds nobody there.
func (c *checkpointer) round(ctx context.Context) error {
	c.alone.Lock()
	defer c.alone.Unlock()
	db, err := sql.Open("sqlite", dsn(c.path, url.Values{"mode": {"rw"}, "_pragma": {"busy_timeout(5000)", "synchronous(FULL)"}}))
	if err != nil {
		return err
	}
	db.SetMaxOpenConns(1)
	for range mostRounds {
		var busy bool
		var log, written int64
		err = db.QueryRowContext(ctx, "PRAGMA wal_checkpoint(PASSIVE)").Scan(&busy, &log, &written)
		if err != nil || busy || log-written < usualLog/2 {
			break
		}
	}
	return errors.Join(err, db.Close())
}

// pauseCheckpoints lets saves leave the log alone while the database is copied: a reader
// keeps it from being written into the file until the end, and then the next save would
// have to write all of it. resume does that beside the saves instead.
func (s *Store) pauseCheckpoints(ctx context.Context) (resume func() error, err error) {
	if s.rounds == nil { // only read: another program saves, or nobody
		return func() error { return nil }, nil
	}
	set := func(ctx context.Context, pages int) error {
		_, err := s.write.ExecContext(ctx, "PRAGMA wal_autocheckpoint="+strconv.Itoa(pages))
		return err
	}
	if err := set(ctx, 0); err != nil {
		return nil, err
	}
	return func() error {
		ctx := context.WithoutCancel(ctx)
		return errors.Join(s.rounds.round(ctx), set(ctx, usualLog))
	}, nil
}
