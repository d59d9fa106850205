package storage

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"zhucunji/cases"
)

// keptCopies is how many dated copies the folder keeps.
const keptCopies = 10

// The ends of the two files of a copy: the database, and the key of its day. A copy must
// open alone, and a later password draws a new key.
const (
	copyEnd = ".db"
	keyEnd  = ".key"
)

const msgNoCopySpace = "磁盘空间不够，没有做成数据副本；现有数据不受影响。请清理磁盘。"

// Copy makes a dated copy of the database in copies/, with its key beside it, and keeps
// the last ten. It is made at exit and before every import; reason stands in its name
// ("退出", "导入前"). The copy opens on read-only places too, which a live database does
// not; what is sealed stays sealed in it. Photos are not copied: they are written once
// and never changed. NoSpace where the disk has no room.
func (s *Store) Copy(ctx context.Context, reason string) (path string, err error) {
	path, err = s.copyTo(ctx, reason)
	err = failure("copy database", err)
	if cases.CodeOf(err) == cases.NoSpace {
		err = &cases.Error{Code: cases.NoSpace, Message: msgNoCopySpace, Err: err}
	}
	return path, err
}

// CopyAtExit makes a dated copy unless the newest one holds everything already: ten
// starts on which nothing was typed must not push the older copies out. path is blank
// where none was needed.
func (s *Store) CopyAtExit(ctx context.Context) (path string, err error) {
	var held int64
	if _, err := s.Setting(ctx, "copied_act", &held); err != nil {
		return "", err
	}
	copies, err := s.Copies()
	if err != nil {
		return "", err
	}
	last := s.lastActID()
	if len(copies) > 0 && held == last {
		return "", nil
	}
	if path, err = s.Copy(ctx, "退出"); err != nil {
		return "", err
	}
	return path, s.SetSetting(ctx, "copied_act", last)
}

// lastActID names the newest act.
func (s *Store) lastActID() int64 {
	s.writing.Lock()
	defer s.writing.Unlock()
	return s.last.id
}

func (s *Store) copyTo(ctx context.Context, reason string) (string, error) {
	folder := s.copiesFolder()
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", err
	}
	if err := s.checkRoom(); err != nil {
		return "", err
	}
	name := s.now().Format("2006-01-02 150405") + " " + reason
	if err := s.vacuumInto(ctx, filepath.Join(s.TmpFolder(), name+copyEnd)); err != nil {
		return "", err
	}
	key, err := readKey(filepath.Join(s.folder, keyFile))
	if err != nil {
		return "", err
	}
	if err := writeDurable(filepath.Join(s.TmpFolder(), name+keyEnd), key); err != nil {
		return "", err
	}
	for _, end := range []string{keyEnd, copyEnd} { // a kill leaves the rest where the next start removes it
		if err := os.Rename(filepath.Join(s.TmpFolder(), name+end), filepath.Join(folder, name+end)); err != nil {
			return "", err
		}
	}
	if err := syncFolder(folder); err != nil {
		return "", err
	}
	return filepath.Join(folder, name+copyEnd), pruneCopies(folder)
}

// vacuumInto writes the database whole and on disk to a new file.
func (s *Store) vacuumInto(ctx context.Context, path string) error {
	if err := ignoreMissing(os.Remove(path)); err != nil {
		return err
	}
	if _, err := s.write.ExecContext(ctx, "VACUUM INTO ?", path); err != nil {
		return errors.Join(err, ignoreMissing(os.Remove(path)))
	}
	if err := disown(ctx, path); err != nil {
		return err
	}
	return syncFile(path)
}

// forgetMachine takes its place from every machine of a database: whoever opens it next
// writes as a new one. Two ways on from one copy must not share a name, or one stamp would
// stand for two changes.
const forgetMachine = "UPDATE machine SET place = x''"

// disown makes a copy one that is written on by a new machine, wherever it is restored.
func disown(ctx context.Context, path string) error {
	db, err := sql.Open("sqlite", dsn(path, nil)) // without WAL: the copy stays one file
	if err != nil {
		return err
	}
	_, err = db.ExecContext(ctx, forgetMachine)
	return errors.Join(err, db.Close())
}

// checkRoom refuses a copy that would fill the disk up: the room left belongs to what
// people type.
func (s *Store) checkRoom() error {
	where, err := s.place(s.folder)
	if err != nil {
		return err
	}
	info, err := os.Stat(filepath.Join(s.folder, fileName))
	if err != nil {
		return err
	}
	if where.Free != 0 && where.Free < uint64(info.Size())+ballastSize { //nolint:gosec // a size is positive
		return cases.Errorf(cases.NoSpace, "", msgNoCopySpace)
	}
	return nil
}

// Copies lists the dated copies, newest first.
func (s *Store) Copies() ([]string, error) {
	names, err := copyNames(s.copiesFolder())
	slices.Reverse(names)
	return names, failure("list copies", err)
}

func (s *Store) copiesFolder() string { return filepath.Join(s.folder, "copies") }

// copyNames lists the copies, oldest first: their names begin with the date.
func copyNames(folder string) ([]string, error) { return namesEnding(folder, copyEnd) }

func namesEnding(folder, end string) ([]string, error) {
	entries, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	var out []string
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), end) {
			out = append(out, filepath.Join(folder, e.Name()))
		}
	}
	return out, err
}

// pruneCopies removes the oldest copies, and keys that a kill left without their copy.
func pruneCopies(folder string) error {
	names, err := copyNames(folder)
	for err == nil && len(names) > keptCopies {
		err = errors.Join(os.Remove(names[0]), ignoreMissing(os.Remove(strings.TrimSuffix(names[0], copyEnd)+keyEnd)))
		names = names[1:]
	}
	if err != nil {
		return err
	}
	keys, err := namesEnding(folder, keyEnd)
	for _, key := range keys {
		if !slices.Contains(names, strings.TrimSuffix(key, keyEnd)+copyEnd) {
			err = errors.Join(err, os.Remove(key))
		}
	}
	return err
}

func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0) //nolint:gosec // a path of the data folder
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

func ignoreMissing(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}
