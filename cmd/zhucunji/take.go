package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/gofrs/flock"

	"zhucunji/cases"
)

// The names of a data folder that belong together; storage/doc.go says what they are.
const (
	databaseName = "zhucunji.db"
	keyName      = "key"
	photosName   = "photos"
	lockName     = "zhucunji.lock"
	copiesName   = "copies"
)

// source is a database to be copied in, with the folder that holds its key and photos.
type source struct {
	database string
	folder   string
}

// sourceOf finds what belongs to a chosen database: the key lies beside it, or above the copies it is one of.
// Errors: NotFound where the key is missing, Locked where another program has the folder open.
func sourceOf(path string) (source, error) {
	s := source{database: path, folder: filepath.Dir(path)}
	if filepath.Base(s.folder) == copiesName && !isFile(filepath.Join(s.folder, keyName)) {
		s.folder = filepath.Dir(s.folder)
	}
	if !isFile(path) {
		return s, cases.Errorf(cases.NotFound, "", "找不到文件“"+filepath.Base(path)+"”。")
	}
	if !isFile(filepath.Join(s.folder, keyName)) {
		return s, cases.Errorf(cases.NotFound, "", "数据文件旁边没有密钥文件“key”，证件号码等内容会无法读取。请把原来的整个数据文件夹复制过来，再从里面选择数据文件。")
	}
	return s, s.free()
}

// free makes sure that no other program writes to the folder while it is copied.
func (s source) free() error {
	lock := filepath.Join(s.folder, lockName)
	if !isFile(lock) {
		return nil
	}
	f := flock.New(lock, flock.SetFlag(os.O_RDONLY))
	got, err := f.TryRLock()
	if err != nil {
		return nil //nolint:nilerr // a folder on a read-only medium has no writer either
	}
	if !got {
		return cases.Errorf(cases.Locked, "", "那份数据正被另一个驻村记打开。请先关闭它，再打开这个文件。")
	}
	return f.Unlock()
}

// copyTo copies database, key and photos into a data folder that holds nothing of its own yet. The database
// comes last, under another name until it is whole, so that a failure half way leaves the folder as it was.
func (s source) copyTo(folder string) error {
	if filepath.Clean(s.folder) == filepath.Clean(folder) && filepath.Base(s.database) == databaseName {
		return nil
	}
	if err := copyFile(filepath.Join(s.folder, keyName), filepath.Join(folder, keyName)); err != nil {
		return fmt.Errorf("copy key: %w", err)
	}
	photos := filepath.Join(s.folder, photosName)
	if isFolder(photos) {
		if err := copyTree(photos, filepath.Join(folder, photosName)); err != nil {
			return fmt.Errorf("copy photos: %w", err)
		}
	}
	target := filepath.Join(folder, databaseName)
	for _, suffix := range []string{"-wal", "-shm"} {
		if err := os.Remove(target + suffix); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	if isFile(s.database + "-wal") {
		if err := copyFile(s.database+"-wal", target+"-wal"); err != nil {
			return fmt.Errorf("copy log: %w", err)
		}
	}
	return copyFile(s.database, target)
}

// copyTree copies a folder of files.
func copyTree(from, to string) error {
	return filepath.WalkDir(from, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		inside, err := filepath.Rel(from, path)
		if err != nil {
			return err
		}
		if entry.IsDir() {
			return os.MkdirAll(filepath.Join(to, inside), 0o700)
		}
		return copyFile(path, filepath.Join(to, inside))
	})
}

// copyFile copies a file durably: written beside the target, synced, renamed.
func copyFile(from, to string) (err error) {
	in, err := os.Open(from) //nolint:gosec // the person chose it
	if err != nil {
		return err
	}
	defer in.Close() //nolint:errcheck // only read
	part := to + ".part"
	out, err := os.OpenFile(part, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	if _, err := io.Copy(out, in); err != nil {
		return errors.Join(err, out.Close(), os.Remove(part))
	}
	if err := errors.Join(out.Sync(), out.Close()); err != nil {
		return errors.Join(err, os.Remove(part))
	}
	return os.Rename(part, to)
}

func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}
