package storage

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	"zhucunji/cases"
)

// Options are what the caller decides about a store.
type Options struct {
	Now func() time.Time // the clock; nil is the system's
	// Place tells where a folder lies; nil asks the system. Tests inject a share.
	Place func(folder string) (Place, error)
	// Key opens a folder that has a password (Guard.Unlock).
	Key *Key
	// ReadOnly opens beside a running program: nothing is written, no lock is taken.
	ReadOnly bool

	quiet bool                    // part of a job that is an event of its own: no login
	step  func(name string) error // tests stop an exchange of the key here
}

// Store is one open data folder. Its methods may be called from any goroutine;
// writers queue.
type Store struct {
	folder  string
	write   *writer
	rounds  *checkpointer // nil where nothing is written
	read    *sql.DB
	now     func() time.Time
	seal    *sealer
	key     *Key // nil without a password
	session cases.Session
	lock    *folderLock
	ballast ballast
	work    workFolder
	place   func(folder string) (Place, error)
	tables  tables

	speller   *cases.Speller
	collating sync.Mutex // a Collator serves one goroutine at a time
	collator  *cases.Collator

	writing     sync.Mutex // held by the one act under way
	reading     sync.Map   // query → *sql.Stmt on the read pool
	placesKept  atomic.Pointer[places]
	households  householdIndex
	visits      visitIndex
	measures    measureIndex
	last        lastAct   // guarded by writing
	spent       spentIDs  // guarded by writing
	day         cases.Day // guarded by writing: for which the maintained columns were worked out
	policyStale bool      // guarded by writing: the policy in memory is older than the file
	backups     backups
	machine     int64
	worker      atomic.Int64
	policy      atomic.Pointer[cases.Policy]
	notice      string
}

// lastAct is the end of this machine's log.
type lastAct struct {
	id     int64
	stamp  int64
	link   []byte
	change int64 // the last row of the change log
}

// fileName is the database inside a data folder.
const fileName = "zhucunji.db"

// Open opens the data folder, making it and its database where they are missing,
// and brings an older database up to date after making a backup of it. Errors:
// Locked (another program has it; the sentence says who), ReadOnly, Invalid (a
// foreign file), TooNew, Damaged, NoSpace, NeedsPassword; none of them changes anything.
func Open(ctx context.Context, folder string, o Options) (*Store, error) {
	s := newStore(folder, o.Now)
	err := s.prepareFolder(o)
	if err == nil {
		err = s.begin(ctx, o)
	}
	if err != nil {
		return nil, failure("open data folder", errors.Join(err, s.Close()))
	}
	return s, nil
}

// newStore is a store of a folder that nothing was read from yet.
func newStore(folder string, now func() time.Time) *Store {
	if now == nil {
		now = time.Now
	}
	return &Store{folder: folder, now: now, speller: cases.NewSpeller(), collator: cases.NewCollator(), session: cases.Session{Role: cases.RoleLead}}
}

// begin opens the database of a prepared folder.
func (s *Store) begin(ctx context.Context, o Options) error {
	path := filepath.Join(s.folder, fileName)
	if err := s.endExchange(ctx, o); err != nil {
		return err
	}
	state, err := inspect(ctx, path)
	if err != nil {
		return err
	}
	if state == fileAbsent {
		if err := s.mayBegin(o); err != nil {
			return err
		}
		if err := makePrivate(path); err != nil {
			return err
		}
	}
	if err := s.unlock(ctx, path, state, o.Key); err != nil {
		return err
	}
	if s.write, s.read, err = openPools(ctx, path, o.ReadOnly); err != nil {
		return err
	}
	if err := s.migrate(ctx, o.ReadOnly); err != nil {
		return err
	}
	if err := s.checkPages(ctx, path, s.lock != nil && s.lock.left); err != nil {
		return err
	}
	if err := s.load(ctx, o.ReadOnly); err != nil {
		return err
	}
	if !o.ReadOnly {
		if err := s.liveOnReaders(ctx); err != nil {
			return err
		}
		s.startRounds(path)
	}
	if !o.quiet {
		s.noteLogin(ctx)
	}
	return nil
}

// makePrivate makes the database's file, empty, for its owner alone: SQLite gives its
// other files the same rights.
func makePrivate(path string) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600) //nolint:gosec // the data folder is the person's own choice
	if err != nil {
		return err
	}
	return f.Close()
}

// mayBegin says whether a new database may be made: not where one is missing.
func (s *Store) mayBegin(o Options) error {
	if o.ReadOnly {
		return cases.Errorf(cases.NotFound, "", msgNothingYet)
	}
	made, err := backupsIn(s.backupFolder())
	if err != nil || len(made) == 0 {
		return err
	}
	return cases.Errorf(cases.Damaged, "", msgLost)
}

// unlock makes the sealer of the folder's key and the tables that seal with it.
func (s *Store) unlock(ctx context.Context, path string, state fileState, key *Key) error {
	master, err := s.masterKey(ctx, path, state, key)
	if err != nil {
		return err
	}
	if s.seal, err = newSealer(master); err != nil {
		return err
	}
	s.tables = newTables(s.seal)
	s.hookSearch()
	s.hookHolders()
	return nil
}

// prepareFolder checks the place, takes the lock and empties tmp/.
func (s *Store) prepareFolder(o Options) error {
	if s.place = o.Place; s.place == nil {
		s.place = placeOf
	}
	if !o.ReadOnly {
		if err := os.MkdirAll(s.folder, 0o700); err != nil {
			return err
		}
	}
	where, err := s.place(s.folder)
	if errors.Is(err, fs.ErrNotExist) {
		return cases.Errorf(cases.NotFound, "", msgNothingYet)
	}
	if err != nil {
		return err
	}
	if where.Network {
		return cases.Errorf(cases.ReadOnly, "", msgNetwork)
	}
	if s.work.own = o.ReadOnly; o.ReadOnly {
		return nil
	}
	if err := checkWritable(s.folder); err != nil {
		return err
	}
	if s.lock, err = lockFolder(s.folder); err != nil {
		return err
	}
	s.ballast.hold(s.folder, where)
	if err := s.finishRestore(); err != nil {
		return err
	}
	return errors.Join(s.clearTmp(), clearHalfFiles(s.folder))
}

// load reads what the store keeps in memory: this machine, the end of its log, and
// the policy.
func (s *Store) load(ctx context.Context, readOnly bool) error {
	if err := s.checkKey(ctx, readOnly); err != nil {
		return err
	}
	if err := s.loadPhotoKeys(ctx); err != nil {
		return err
	}
	if err := s.loadMachine(ctx, readOnly); err != nil {
		return err
	}
	if err := s.loadLastAct(ctx); err != nil {
		return err
	}
	if err := s.loadPolicy(ctx); err != nil {
		return err
	}
	if err := s.loadWorker(ctx); err != nil {
		return err
	}
	if readOnly {
		return nil
	}
	s.noticeClock()
	if err := s.noteRestored(ctx); err != nil {
		return err
	}
	return s.catchUp(ctx)
}

func (s *Store) loadLastAct(ctx context.Context) error {
	if s.machine == 0 { // reading in a copied folder: nothing will be written
		return nil
	}
	var own, ownStamp int64 // the last stamp given on this machine: an act of many changes uses stamps above its own
	err := s.read.QueryRowContext(ctx, `SELECT id, link, stamp + changes FROM act WHERE machine_id = ? ORDER BY id DESC LIMIT 1`, s.machine).
		Scan(&own, &s.last.link, &ownStamp)
	if errors.Is(err, sql.ErrNoRows) { // the chain of a machine begins with its name
		err = s.read.QueryRowContext(ctx, `SELECT uid FROM machine WHERE id = ?`, s.machine).Scan(&s.last.link)
	}
	if err != nil {
		return err
	}
	// An act's stamp is above all that were in the file before it, so only what other machines
	// sent since can be later; an index of stamps would cost every save a page.
	err = s.read.QueryRowContext(ctx, `SELECT coalesce(max(id), 0), coalesce(max(stamp), 0) FROM act WHERE id >= ?`, own).
		Scan(&s.last.id, &s.last.stamp)
	s.last.stamp = max(s.last.stamp, ownStamp)
	if err != nil {
		return err
	}
	return s.read.QueryRowContext(ctx, "SELECT coalesce(max(id), 0) FROM change").Scan(&s.last.change)
}

// Close closes the data folder. It is safe on a store that failed to open.
func (s *Store) Close() error {
	if s.read != nil {
		s.endLog()
	}
	errs := []error{s.closePools()}
	if s.lock != nil {
		errs = append(errs, s.lock.release())
	}
	errs = append(errs, s.work.end(), s.endInside())
	return errors.Join(errs...)
}

// closePools closes the database and keeps the folder's lock.
func (s *Store) closePools() error {
	err := s.closeReaders()
	if s.write != nil {
		err = errors.Join(err, s.write.Close())
	}
	s.write = nil
	return err
}

// closeReaders closes all but the write connection, and ends what goes on beside it.
func (s *Store) closeReaders() error {
	var errs []error
	s.reading.Range(func(_, stmt any) bool {
		errs = append(errs, stmt.(*sql.Stmt).Close()) //nolint:forcetypeassert // only statements are kept
		return true
	})
	s.reading.Clear()
	if s.rounds != nil {
		s.rounds.end()
	}
	s.rounds = nil
	if s.read != nil {
		errs = append(errs, s.read.Close())
	}
	s.read = nil
	return errors.Join(errs...)
}

// Folder is the data folder.
func (s *Store) Folder() string { return s.folder }

// Policy is what the rules of all years say, as the file has it now.
func (s *Store) Policy() *cases.Policy { return s.policy.Load() }

// Today is the calendar day by the store's clock.
func (s *Store) Today() cases.Day { return cases.DayOf(s.now()) }

// Notice is what the person should be told about the last opening (an upgrade, a
// recovery, a strange clock); "" where there is nothing to say.
func (s *Store) Notice() string { return s.notice }
