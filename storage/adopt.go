package storage

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/gofrs/flock"

	"zhucunji/cases"
)

// The sentences about a file that is to be copied in.
const (
	msgNoFile    = "找不到这个文件，可能已被移走或 U 盘已拔出。请重新选择。"
	msgNoKey     = "数据文件旁边没有它的密钥文件，证件号码等内容会无法读取。请把原来的整个数据文件夹复制过来，再选择数据文件；或者选一份备份（“.zcjbak”）。"
	msgOpenThere = "那份数据正被另一个驻村记打开。请先关闭它，再打开这个文件。"
	msgNotEmpty  = "这个数据文件夹里已经有农户资料，没有用别的文件覆盖它。请先换一个空的数据文件夹。"
	msgNoRoom    = "磁盘空间不够，没有把文件复制进来。请清理磁盘后再试。"
)

// Adopt copies a database, with its key and photos, into a data folder without records: a
// live database of another folder, on a read-only medium too, or that of a backup. The file
// is read through before anything is replaced, and stays as it is. No program may have the
// folder open. o.Key opens a file that has a password. Errors: NotFound (the file or its
// key), Invalid (foreign, or the folder holds records), TooNew, Damaged, Locked, NoSpace,
// NeedsPassword, WrongPassword.
func Adopt(ctx context.Context, folder, file string, o Options) error {
	s := &Store{folder: folder}
	err := s.prepareFolder(Options{Place: o.Place})
	if err == nil {
		err = s.adopt(ctx, file, o.Key, func() error { return nil })
	}
	return failure("adopt file", errors.Join(err, s.Close()))
}

// Adopt is the function Adopt for a store that is open ("打开已有文件" at the first
// start): it gives the store of the file that was copied in. The old one is closed then;
// where the file is refused, it stays open as it was. key opens a file that has a password.
func (s *Store) Adopt(ctx context.Context, file string, key *Key) (*Store, error) {
	next := newStore(s.folder, s.now)
	err := s.adopt(ctx, file, key, func() error {
		next.place, next.lock, s.lock = s.place, s.lock, nil
		return s.Close()
	})
	if err != nil {
		return nil, failure("adopt file", errors.Join(err, next.Close()))
	}
	if next.lock == nil { // it was this store's own file
		return s, nil
	}
	if err := next.begin(ctx, Options{Key: key}); err != nil {
		return nil, failure("open adopted file", errors.Join(err, next.Close()))
	}
	return next, nil
}

// adopt takes a file in and puts it into its place; before that it calls release, which
// closes the database that is there.
func (s *Store) adopt(ctx context.Context, file string, key *Key, release func() error) error {
	if sameFile(file, filepath.Join(s.folder, fileName)) {
		return nil
	}
	from, err := originOf(ctx, file, key)
	if err != nil {
		return err
	}
	if err := s.mustBeEmpty(ctx); err != nil {
		return err
	}
	taken, err := s.take(ctx, from)
	if err != nil {
		return err
	}
	if from.seal == nil {
		if err := from.findKey(ctx, taken); err != nil {
			return err
		}
	}
	if err := s.checkTaken(ctx, taken, from.seal); err != nil {
		return err
	}
	if err := release(); err != nil {
		return err
	}
	return s.put(taken, from)
}

// take copies a chosen database, or unpacks a chosen backup, into the work folder.
func (s *Store) take(ctx context.Context, from origin) (taken string, err error) {
	if from.backup {
		folder, err := s.scratchFolder()
		if err == nil {
			_, err = s.unpackBackup(ctx, from.file, folder, from.opens, nil)
		}
		return filepath.Join(folder, fileName), err
	}
	if err := s.checkRoomFor(from.file); err != nil {
		return "", err
	}
	taken = filepath.Join(s.TmpFolder(), fileName)
	return taken, from.copyTo(taken)
}

func sameFile(a, b string) bool {
	x, err := os.Stat(a)
	if err != nil {
		return false
	}
	y, err := os.Stat(b)
	return err == nil && os.SameFile(x, y)
}

// origin is a database or a backup that is to be copied in.
type origin struct {
	file   string
	backup bool
	opens  *Key    // given by a person, where the file has a password
	seal   *sealer // of its sealed values
	key    []byte  // the open key that goes with it; nil where it has a password
	photos string  // the folder of its photos, there or not
}

// originOf looks at a chosen file and finds what belongs to it.
func originOf(ctx context.Context, file string, key *Key) (o origin, err error) {
	if info, err := os.Stat(file); err != nil || !info.Mode().IsRegular() {
		return o, &cases.Error{Code: cases.NotFound, Message: msgNoFile, Err: err}
	}
	home := filepath.Dir(file)
	o = origin{file: file, backup: isBackup(file), opens: key, photos: filepath.Join(home, photoFolder)}
	if _, err := os.Stat(o.photos); err != nil { // a backup lies one folder deeper
		o.photos = filepath.Join(filepath.Dir(home), photoFolder)
	}
	if o.backup {
		h, _, err := backupHeaderAt(file)
		if err == nil {
			o.key = h.Key
			o.seal, err = h.sealerFor(key)
		}
		return o, err
	}
	state, err := inspect(ctx, file)
	if err != nil {
		return o, err
	}
	if state == fileAbsent {
		return o, foreign(errors.New("empty file"))
	}
	return o, mustBeClosed(home)
}

// findKey finds what opens the database that was copied to taken: the key that lay beside
// it, or the one a password gave. To look into the chosen file itself could change it.
func (o *origin) findKey(ctx context.Context, taken string) error {
	rows, err := ringOf(ctx, taken)
	if err != nil {
		return err
	}
	var master []byte
	switch {
	case len(rows) > 0 && o.opens == nil:
		return cases.Errorf(cases.NeedsPassword, "password", msgNeedsPassword)
	case len(rows) > 0:
		master = o.opens.master
	default:
		o.key, err = readKey(filepath.Join(filepath.Dir(o.file), keyFile))
		master = o.key
	}
	if errors.Is(err, fs.ErrNotExist) {
		return &cases.Error{Code: cases.NotFound, Message: msgNoKey, Err: err}
	}
	if err != nil {
		return err
	}
	o.seal, err = newSealer(master)
	return err
}

// GuardOf stands before a file that is to be copied in: a backup or a database. It is nil
// where nothing has to be asked. Errors are those of Adopt that need no key.
func GuardOf(ctx context.Context, file string) (*Guard, error) {
	if isBackup(file) {
		return BackupGuard(file)
	}
	rows, err := ringOf(ctx, file)
	if err != nil {
		return nil, failure("look who has a password", err)
	}
	return newGuard(rows, ""), nil
}

// mustBeClosed refuses a folder that another program has open: its file could change
// while it is copied.
func mustBeClosed(folder string) error {
	path := filepath.Join(folder, lockFile)
	if _, err := os.Stat(path); err != nil {
		return nil //nolint:nilerr // no lock, no program
	}
	lock := flock.New(path, flock.SetFlag(os.O_RDONLY))
	got, err := lock.TryRLock()
	if err != nil {
		return nil //nolint:nilerr // on a read-only medium nobody writes either
	}
	if !got {
		return cases.Errorf(cases.Locked, "", msgOpenThere)
	}
	return lock.Unlock()
}

// mustBeEmpty refuses a folder whose database holds records.
func (s *Store) mustBeEmpty(ctx context.Context) error {
	path := filepath.Join(s.folder, fileName)
	state, err := inspect(ctx, path)
	if err != nil || state == fileAbsent {
		return err
	}
	write, read, err := openPools(ctx, path, true)
	if err != nil {
		return err
	}
	var n int64
	err = read.QueryRowContext(ctx, "SELECT (SELECT count(*) FROM household) + (SELECT count(*) FROM person) + (SELECT count(*) FROM village)").Scan(&n)
	if err := errors.Join(err, read.Close(), write.Close()); err != nil {
		return err
	}
	if n > 0 {
		return cases.Errorf(cases.Invalid, "", msgNotEmpty)
	}
	return nil
}

func (s *Store) checkRoomFor(file string) error {
	size, err := sizeOf(file)
	if err != nil {
		return err
	}
	return s.checkRoom(size, msgNoRoom)
}

// copyTo copies the database with the log that may lie beside it.
func (o origin) copyTo(target string) error {
	for _, suffix := range []string{"-wal", ""} {
		if err := copyFile(o.file+suffix, target+suffix); err != nil && (suffix == "" || !errors.Is(err, fs.ErrNotExist)) {
			return err
		}
	}
	return nil
}

func copyFile(from, to string) error {
	in, err := os.Open(from) //nolint:gosec // the person chose it
	if err != nil {
		return err
	}
	defer in.Close()                                                     //nolint:errcheck // only read
	out, err := os.OpenFile(to, os.O_CREATE|os.O_TRUNC|os.O_RDWR, 0o600) //nolint:gosec // a path of the data folder
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Sync(), out.Close())
}

// checkTaken reads the copied database through, makes it one file, and takes from it the
// machine it was written on: what is written from now on is another's.
func (s *Store) checkTaken(ctx context.Context, path string, seal *sealer) (err error) {
	taken := &Store{folder: s.folder, now: s.now, seal: seal}
	if taken.write, taken.read, err = openPools(ctx, path, false); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, taken.Close()) }()
	if _, _, err := taken.versions(ctx); err != nil {
		return err
	}
	if err := quickCheck(ctx, taken.read); err != nil {
		return err
	}
	if err := taken.checkKey(ctx, true); err != nil {
		return err
	}
	for _, step := range []string{forgetMachine, "PRAGMA wal_checkpoint(TRUNCATE)"} {
		if _, err := taken.write.ExecContext(ctx, step); err != nil {
			return err
		}
	}
	return nil
}

// put puts a checked database into its place. An empty one that is there goes first: a
// kill in between leaves a folder that starts anew.
func (s *Store) put(taken string, from origin) error {
	target := filepath.Join(s.folder, fileName)
	if err := copyPhotos(from.photos, filepath.Join(s.folder, photoFolder)); err != nil {
		return fmt.Errorf("copy photos: %w", err)
	}
	for _, suffix := range []string{"-wal", "-shm", ""} {
		if err := ignoreMissing(os.Remove(target + suffix)); err != nil {
			return err
		}
	}
	if err := s.putKey(from.key); err != nil {
		return err
	}
	if err := syncFile(taken); err != nil {
		return err
	}
	if err := os.Rename(taken, target); err != nil {
		return err
	}
	return syncFolder(s.folder)
}

// putKey puts the open key of a database beside it; nil takes away the one that lies there,
// because the database has a password.
func (s *Store) putKey(key []byte) error {
	path := filepath.Join(s.folder, keyFile)
	if key == nil {
		return ignoreMissing(os.Remove(path))
	}
	return writeDurable(path, key)
}

// copyPhotos copies the sealed photos that are not there yet.
func copyPhotos(from, to string) error {
	return filepath.WalkDir(from, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return ignoreMissing(err)
		}
		inside, err := filepath.Rel(from, path)
		if err != nil {
			return err
		}
		target := filepath.Join(to, inside)
		if entry.IsDir() {
			return os.MkdirAll(target, 0o700)
		}
		if _, err := os.Stat(target); err == nil {
			return nil
		}
		if err := copyFile(path, target+".part"); err != nil {
			return err
		}
		return os.Rename(target+".part", target)
	})
}
