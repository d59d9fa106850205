package storage

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync"
	"time"

	"zhucunji/cases"
)

// backupFolder holds the backups of a data folder.
const backupFolder = "backups"

const (
	msgNoBackupSpace = "磁盘空间不够，没有做成备份；现有数据不受影响。请清理磁盘。"
	msgOnlyInside    = "现在看的是一份备份，只能看，不能改动，也不能再备份。请先回到现在的数据。"
)

// backups is what a store knows of its backups.
type backups struct {
	making sync.Mutex // one backup at a time
	mu     sync.Mutex
	held   int // how many ask for no automatic ones

	inside *cases.Backup // set where the store is an unpacked backup that is looked at
	live   *Store        // takes the events of such a look
	home   string        // the data folder it belongs to
}

// BackUp makes a backup: one file in backups/, read back and compared before it counts.
// reason stands in its name; tell is told how far it is, from 0 to 1, and may be nil. It is
// made beside the work: nobody who saves waits for it. Photos are not in it: they are
// written once, and stay in the folder. Afterwards old backups are thinned out. Errors:
// NoSpace, Canceled, Damaged (the database is), ReadOnly; none of them touches what is there.
func (s *Store) BackUp(ctx context.Context, reason string, tell func(done float64)) (cases.Backup, error) {
	if s.backups.inside != nil {
		return cases.Backup{}, cases.Errorf(cases.ReadOnly, "", msgOnlyInside)
	}
	s.backups.making.Lock()
	defer s.backups.making.Unlock()
	return s.backUp(ctx, reason, tell)
}

// BackUpIfChanged makes a backup unless the newest one of this folder holds everything
// already. made is false where none was needed.
func (s *Store) BackUpIfChanged(ctx context.Context, reason string, tell func(done float64)) (made bool, err error) {
	if s.backups.inside != nil {
		return false, nil
	}
	s.backups.making.Lock()
	defer s.backups.making.Unlock()
	first, err := s.unsaved(ctx)
	if err != nil || first.IsZero() {
		return false, err
	}
	_, err = s.backUp(ctx, reason, tell)
	return err == nil, err
}

// BackUpAtExit makes the backup at the end of a day's work, where something was changed
// since the last one.
func (s *Store) BackUpAtExit(ctx context.Context, tell func(done float64)) (made bool, err error) {
	if s.backups.areHeld() {
		return false, nil
	}
	return s.BackUpIfChanged(ctx, cases.BackupAtExit, tell)
}

// BackUpIfDue makes a backup where a change of over an hour ago stands in none yet. The
// program asks every few minutes.
func (s *Store) BackUpIfDue(ctx context.Context) (made bool, err error) {
	if s.backups.areHeld() {
		return false, nil
	}
	s.backups.making.Lock()
	defer s.backups.making.Unlock()
	first, err := s.unsaved(ctx)
	if err != nil || !cases.BackupDue(first, s.now()) {
		return false, err
	}
	_, err = s.backUp(ctx, cases.BackupHourly, nil)
	return err == nil, err
}

// HoldBackups stops automatic backups until release is called: while somebody looks at a
// restore, the backups of before must not be thinned out by new ones.
func (s *Store) HoldBackups() (release func()) {
	s.backups.hold(1)
	return sync.OnceFunc(func() { s.backups.hold(-1) })
}

func (b *backups) hold(n int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.held += n
}

func (b *backups) areHeld() bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.held > 0 || b.inside != nil
}

// unsaved is when the oldest change was made that the newest backup does not hold; zero
// where it holds everything.
func (s *Store) unsaved(ctx context.Context) (first time.Time, err error) {
	_, end, at, err := newestAct(ctx, s.read)
	if err != nil || end == "" {
		return first, failure("look for changes", err)
	}
	newest, err := s.newestHeader()
	if err != nil {
		return first, failure("look for changes", err)
	}
	if newest.End == end {
		return first, nil
	}
	var then string // the log may have gone on from another backup than this one
	err = s.read.QueryRowContext(ctx, "SELECT lower(hex(link)) FROM act WHERE id = ?", newest.Act).Scan(&then)
	if err == nil && then == newest.End {
		err = s.read.QueryRowContext(ctx, "SELECT at FROM act WHERE id > ? ORDER BY id LIMIT 1", newest.Act).Scan(&at)
	}
	if isNoRows(err) {
		err = nil
	}
	return time.UnixMilli(at), failure("look for changes", err)
}

// newestHeader is that of the newest good backup; empty where there is none.
func (s *Store) newestHeader() (h backupHeader, err error) {
	list, err := backupsIn(s.backupFolder())
	if err != nil {
		return h, err
	}
	for i := range list {
		if list[i].Good() {
			h, _, err = backupHeaderAt(list[i].Path)
			return h, err
		}
	}
	return h, nil
}

func (s *Store) backupFolder() string { return filepath.Join(s.folder, backupFolder) }

// backUp makes a backup, thins the others and writes it down. The caller holds making.
func (s *Store) backUp(ctx context.Context, reason string, tell func(done float64)) (cases.Backup, error) {
	b, err := s.makeBackup(ctx, reason, tell)
	if err != nil {
		err = failure("back up", err)
		if cases.CodeOf(err) == cases.NoSpace {
			err = &cases.Error{Code: cases.NoSpace, Message: msgNoBackupSpace, Err: err}
		}
		return b, err
	}
	s.thinBackups(ctx)
	return b, s.Note(ctx, cases.Event{Kind: cases.EventBackup, Detail: cases.EventDetail{What: b.Reason, File: b.Path}})
}

// makeBackup makes the file.
func (s *Store) makeBackup(ctx context.Context, reason string, tell func(done float64)) (b cases.Backup, err error) {
	if tell == nil {
		tell = func(float64) {}
	}
	if err := s.checkBackupRoom(); err != nil {
		return b, err
	}
	if err := os.MkdirAll(s.backupFolder(), 0o700); err != nil {
		return b, err
	}
	h := backupHeader{At: s.now(), Reason: cases.BackupReason(reason)}
	database, err := s.snapshot(ctx, share(tell, 0, 0.5))
	if err != nil {
		return b, err
	}
	defer func() { err = errors.Join(err, removeDatabase(database)) }()
	if err := s.describe(ctx, &h, database); err != nil {
		return b, err
	}
	packed, err := s.scratchFile("backup-*" + cases.BackupEnd)
	if err != nil {
		return b, err
	}
	if err := s.writeBackup(ctx, &h, database, packed, tell); err != nil {
		return b, errors.Join(err, ignoreMissing(os.Remove(packed)))
	}
	path, err := moveTo(packed, s.backupFolder(), h.name())
	if err != nil {
		return b, err
	}
	size, err := sizeOf(path)
	tell(1)
	return h.backup(path, size), err
}

// describe fills in the header, with the key that opens the backup again.
func (s *Store) describe(ctx context.Context, h *backupHeader, database string) error {
	if err := h.describe(ctx, database); err != nil {
		return err
	}
	h.KeyID = s.seal.id()
	if h.sealed() {
		return nil
	}
	var err error
	h.Key, err = readKey(filepath.Join(s.folder, keyFile))
	return err
}

// writeBackup packs the database into a file and reads that back: what is on disk must give
// the bytes that were checked.
func (s *Store) writeBackup(ctx context.Context, h *backupHeader, database, packed string, tell func(done float64)) error {
	watched := watchGrowth(packed, 0, nil)
	err := writeFrom(packed, func(w io.Writer) error {
		from, err := os.Open(database) //nolint:gosec // a file of the work folder
		if err != nil {
			return err
		}
		read := &watchedReader{ctx: ctx, Reader: bufio.NewReaderSize(from, copyBuffer), all: h.Size, tell: share(tell, 0.5, 0.9)}
		return errors.Join(h.pack(w, read, s.seal), from.Close())
	})
	watched()
	if err != nil {
		return err
	}
	written, err := openBackup(packed)
	if err != nil {
		return err
	}
	return errors.Join(written.unpack(ctx, io.Discard, s.seal, share(tell, 0.9, 1)), written.Close())
}

// share tells of a job that is one part of another.
func share(tell func(done float64), from, to float64) func(done float64) {
	if tell == nil {
		return nil
	}
	return func(done float64) { tell(from + (to-from)*done) }
}

// name is what the file is called: the newest last in any list of files.
func (h *backupHeader) name() string { return h.At.Format("2006-01-02 150405") + " " + h.Reason }

// moveTo puts a finished file into a folder under a name that is not taken yet.
func moveTo(file, folder, name string) (path string, err error) {
	path = filepath.Join(folder, name+cases.BackupEnd)
	for n := 2; ; n++ {
		if _, err := os.Lstat(path); errors.Is(err, os.ErrNotExist) {
			break
		}
		path = filepath.Join(folder, fmt.Sprintf("%s %d%s", name, n, cases.BackupEnd))
	}
	if err := os.Rename(file, path); err != nil {
		return "", err
	}
	return path, syncFolder(folder)
}
