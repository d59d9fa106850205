package storage

import (
	"context"
	"database/sql"
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"time"

	"zhucunji/cases"
)

// snapshot writes the database as it stands now, whole, checked and on disk, into a file of
// tmp/, from a connection of its own that only reads: nobody who saves waits for it. The
// file is in rollback-journal mode, so it opens from a place that takes no files.
func (s *Store) snapshot(ctx context.Context, tell func(done float64)) (string, error) {
	path, err := s.scratchFile("backup-*.db")
	if err != nil {
		return "", err
	}
	if err = s.copyOut(ctx, path, tell); err == nil {
		err = disown(ctx, path)
	}
	if err == nil {
		err = syncFile(path)
	}
	if err != nil {
		return "", errors.Join(err, removeDatabase(path))
	}
	return path, nil
}

// disown makes a copied database one that a new machine writes on, and checks its pages.
func disown(ctx context.Context, path string) (err error) {
	db, err := sql.Open("sqlite", dsn(path, url.Values{"_pragma": {"temp_store(memory)", "cache_size(-8192)"}}))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	db.SetMaxOpenConns(1)
	if _, err := db.ExecContext(ctx, forgetMachine); err != nil {
		return err
	}
	return quickCheck(ctx, db)
}

// forgetMachine takes its place from every machine of a database: whoever opens it next
// writes as a new one. Two ways on from one backup must not share a name, or one stamp
// would stand for two changes.
const forgetMachine = "UPDATE machine SET place = x''"

// scratchFile makes an empty file of the work folder.
func (s *Store) scratchFile(pattern string) (path string, err error) {
	if err := os.MkdirAll(s.TmpFolder(), 0o700); err != nil {
		return "", err
	}
	f, err := os.CreateTemp(s.TmpFolder(), pattern)
	if err != nil {
		return "", err
	}
	return f.Name(), f.Close()
}

// A large file goes freeStep by freeStep: who saves waits for the disk to note what became
// free, a tenth of a second for a gigabyte.
const (
	freeStep  = 8 << 20
	freePause = 5 * time.Millisecond
)

// removeDatabase removes a database of the work folder with what may lie beside it.
func removeDatabase(path string) (err error) {
	if size, err := sizeOf(path); err == nil {
		pause := time.NewTicker(freePause)
		defer pause.Stop()
		for size -= freeStep; size > 0 && os.Truncate(path, size) == nil; size -= freeStep {
			<-pause.C
		}
	}
	for _, suffix := range []string{"", "-journal", "-wal", "-shm"} {
		err = errors.Join(err, ignoreMissing(os.Remove(path+suffix)))
	}
	return err
}

// copyOut copies the database into an empty file.
func (s *Store) copyOut(ctx context.Context, path string, tell func(done float64)) error {
	source := filepath.Join(s.folder, fileName)
	db, err := sql.Open("sqlite", dsn(source, url.Values{"mode": {"ro"}, "_pragma": {"busy_timeout(5000)", "temp_store(memory)", "cache_size(-8192)"}}))
	if err != nil {
		return err
	}
	db.SetMaxOpenConns(1)
	all, err := sizeOf(source)
	if err != nil {
		return errors.Join(err, db.Close())
	}
	resume, err := s.pauseCheckpoints(ctx)
	if err == nil {
		watched := watchGrowth(path, all, tell)
		_, err = db.ExecContext(ctx, "VACUUM INTO ?", path)
		watched()
		err = errors.Join(err, resume())
	}
	return errors.Join(err, db.Close())
}

func sizeOf(path string) (int64, error) {
	info, err := os.Stat(path)
	if err != nil {
		return 0, err
	}
	return info.Size(), nil
}

// growthTick is how often a growing file is looked at.
const growthTick = 100 * time.Millisecond

// watchGrowth tells how far a file that is being written has grown towards its size, and
// sends it to the disk bit by bit: a gigabyte left to the system at the end would hold up
// the saves that wait for the same disk. end ends it.
func watchGrowth(path string, all int64, tell func(done float64)) (end func()) {
	stop, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		tick := time.NewTicker(growthTick)
		defer tick.Stop()
		for {
			select {
			case <-stop:
				return
			case <-tick.C:
				if size, err := sizeOf(path); err == nil && tell != nil && all > 0 {
					tell(min(1, float64(size)/float64(all)))
				}
				_ = syncFile(path) // a comfort: the file is put on disk at the end anyway
			}
		}
	}()
	return func() {
		close(stop)
		<-stopped
	}
}

// describe fills in what a backup of the snapshot tells about itself.
func (h *backupHeader) describe(ctx context.Context, path string) (err error) {
	if h.Size, h.Sum, err = sumOf(ctx, path); err != nil {
		return err
	}
	db, err := sql.Open("sqlite", dsn(path, url.Values{"mode": {"ro"}, "immutable": {"1"}}))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	if err := db.QueryRowContext(ctx, "SELECT max(version_id) FROM "+versionTable+" WHERE is_applied").Scan(&h.Schema); err != nil {
		return err
	}
	if err := h.count(ctx, db); err != nil {
		return err
	}
	err = db.QueryRowContext(ctx, "SELECT lower(hex(uid)) FROM machine ORDER BY id LIMIT 1").Scan(&h.Origin)
	if err != nil && !isNoRows(err) {
		return err
	}
	var known bool // not in a file of a program before there were passwords
	if err := db.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_master WHERE name = 'key_holder'").Scan(&known); err != nil || !known {
		return err
	}
	h.Ring, err = readRing(ctx, db)
	return err
}

// count counts what the status line of the window counts, and finds the newest act. People
// are those registered in a household that is there: who left or died keeps his record.
func (h *backupHeader) count(ctx context.Context, q querier) error {
	if err := q.QueryRowContext(ctx, `SELECT count(*), coalesce(sum(people), 0) FROM household
		WHERE hidden = 0 AND (ended_on IS NULL OR ended_on > ?)`, cases.DayOf(h.At).String()).Scan(&h.Households, &h.People); err != nil {
		return err
	}
	for _, c := range []struct {
		record string
		to     *int64
	}{
		{"visit", &h.Visits},
		{"measure", &h.Measures},
	} {
		if err := q.QueryRowContext(ctx, "SELECT count(*) FROM "+quote(c.record)+" WHERE hidden = 0").Scan(c.to); err != nil {
			return err
		}
	}
	var at int64
	var err error
	h.Act, h.End, at, err = newestAct(ctx, q)
	if at > 0 {
		h.LastChange = time.UnixMilli(at).UTC()
	}
	return err
}

// newestAct is the end of the log: zeros where there is nothing in it.
func newestAct(ctx context.Context, q querier) (id int64, end string, at int64, err error) {
	err = q.QueryRowContext(ctx, "SELECT id, lower(hex(link)), at FROM act ORDER BY id DESC LIMIT 1").Scan(&id, &end, &at)
	if isNoRows(err) {
		err = nil
	}
	return id, end, at, err
}

// Holding counts what the data hold now, as a backup of this moment would tell it.
func (s *Store) Holding(ctx context.Context) (cases.Backup, error) {
	h := backupHeader{At: s.now(), KeyID: s.seal.id()}
	if err := h.count(ctx, s.read); err != nil {
		return cases.Backup{}, failure("count records", err)
	}
	b := h.backup("", 0)
	b.Sealed = s.session.Guarded
	return b, nil
}
