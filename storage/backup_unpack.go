package storage

import (
	"context"
	"database/sql"
	"errors"
	"io"
	"net/url"
	"os"
	"path/filepath"

	"zhucunji/cases"
)

const msgNoUnpackRoom = "磁盘空间不够，打不开这份备份；现有数据不受影响。请清理磁盘后再试。"

// unpackBackup writes the database of a backup into a new folder of the work folder, with
// its open key where it has one, after comparing every byte with what was packed. Errors:
// NotFound, Invalid, TooNew, Damaged, NeedsPassword, WrongPassword, NoSpace.
func (s *Store) unpackBackup(ctx context.Context, path, folder string, key *Key, tell func(done float64)) (h backupHeader, err error) {
	b, err := openBackup(path)
	if err != nil {
		return h, err
	}
	defer func() { err = errors.Join(err, b.Close()) }()
	seal, err := b.header.sealerFor(key)
	if err != nil {
		return h, err
	}
	if err := s.checkRoom(b.header.Size, msgNoUnpackRoom); err != nil {
		return h, err
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return h, err
	}
	err = writeFrom(filepath.Join(folder, fileName), func(w io.Writer) error { return b.unpack(ctx, w, seal, tell) })
	if err == nil && !b.header.sealed() {
		err = writeDurable(filepath.Join(folder, keyFile), b.header.Key)
	}
	return b.header, err
}

// VerifyBackup reads a backup through, unpacks it beside the data folder's work files and
// checks the database in it whole. Errors: NotFound, Invalid, TooNew, Damaged,
// NeedsPassword, WrongPassword, NoSpace; nil says that it can be restored.
func VerifyBackup(ctx context.Context, folder, path string, key *Key, tell func(done float64)) error {
	s := &Store{folder: folder, place: placeOf}
	scratch, err := s.scratchFolder()
	if err == nil {
		_, err = s.checkedBackup(ctx, path, scratch, key, tell)
		err = errors.Join(err, os.RemoveAll(scratch))
	}
	return failure("verify backup", err)
}

// scratchFolder makes an empty folder of the work folder.
func (s *Store) scratchFolder() (string, error) {
	if err := os.MkdirAll(s.TmpFolder(), 0o700); err != nil {
		return "", err
	}
	return os.MkdirTemp(s.TmpFolder(), "backup-*")
}

// checkedBackup unpacks a backup and checks its database with everything SQLite knows.
func (s *Store) checkedBackup(ctx context.Context, path, folder string, key *Key, tell func(done float64)) (backupHeader, error) {
	h, err := s.unpackBackup(ctx, path, folder, key, share(tell, 0, 0.6))
	if err != nil {
		return h, err
	}
	return h, wholeCheck(ctx, filepath.Join(folder, fileName))
}

// wholeCheck reads a closed database through: pages, indexes and references.
func wholeCheck(ctx context.Context, path string) (err error) {
	if _, err := inspect(ctx, path); err != nil {
		return err
	}
	db, err := sql.Open("sqlite", dsn(path, url.Values{"mode": {"ro"}, "immutable": {"1"}, "_pragma": {"temp_store(memory)", "cache_size(-16384)"}}))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	return integrity(ctx, db)
}

// integrity is Damaged where a page, an index or a reference of a database is broken.
func integrity(ctx context.Context, q querier) error {
	var answer string
	if err := q.QueryRowContext(ctx, "PRAGMA integrity_check(1)").Scan(&answer); err != nil {
		return err
	}
	if answer != "ok" {
		return damaged(errors.New(answer))
	}
	var dangling int64
	if err := q.QueryRowContext(ctx, "SELECT count(*) FROM pragma_foreign_key_check").Scan(&dangling); err != nil {
		return err
	}
	if dangling > 0 {
		return damaged(errors.New("rows that refer to nothing"))
	}
	return nil
}

// LookInside opens a backup to be read only, beside the data folder whether that is open or
// not: it is unpacked into the folder's work files, and Close removes it again. Photos come
// from the folder. Automatic backups of it do nothing. Errors are those of VerifyBackup.
func LookInside(ctx context.Context, folder, path string, key *Key, o Options) (*Store, error) {
	outer := &Store{folder: folder, place: o.Place}
	if outer.place == nil {
		outer.place = placeOf
	}
	scratch, err := outer.scratchFolder()
	if err != nil {
		return nil, failure("look inside", err)
	}
	s := newStore(scratch, o.Now)
	s.place = outer.place
	s.backups.home = folder
	o.ReadOnly, o.Key = true, key
	h, err := outer.unpackBackup(ctx, path, scratch, key, nil)
	if err == nil {
		err = upgradeScratch(ctx, scratch)
	}
	if err == nil {
		b := h.backup(path, 0)
		s.backups.inside = &b
		err = s.begin(ctx, o)
	}
	if err != nil {
		return nil, failure("look inside", errors.Join(err, s.Close(), os.RemoveAll(scratch)))
	}
	return s, nil
}

// upgradeScratch brings the unpacked database of an older program up to date: the backup
// itself stays as it is.
func upgradeScratch(ctx context.Context, folder string) error {
	open := func(readOnly bool, job func(*Store) error) error {
		s := &Store{folder: folder}
		var err error
		if s.write, s.read, err = openPools(ctx, filepath.Join(folder, fileName), readOnly); err != nil {
			return err
		}
		return errors.Join(job(s), s.read.Close(), s.write.Close())
	}
	old := false
	err := open(true, func(s *Store) error {
		current, target, err := s.versions(ctx)
		old = current < target
		return err
	})
	if err != nil || !old {
		return err
	}
	return open(false, func(s *Store) error { return s.stepUp(ctx) })
}

// Inside is the backup that a store lets people look into; ok is false for a data folder.
func (s *Store) Inside() (b cases.Backup, ok bool) {
	if s.backups.inside == nil {
		return b, false
	}
	return *s.backups.inside, true
}

// NotesTo lets the events of a look inside a backup (what was shown, what was exported) be
// written down in the open data, where they belong: the look leaves nothing behind.
func (s *Store) NotesTo(live *Store) { s.backups.live = live }

// endInside removes what LookInside unpacked.
func (s *Store) endInside() error {
	if s.backups.inside == nil {
		return nil
	}
	return os.RemoveAll(s.folder)
}
