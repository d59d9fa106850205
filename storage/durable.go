package storage

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// halfFiles are the names of files that writeDurable has not finished.
const halfFiles = ".part-*"

// clearHalfFiles removes what a program that was killed in writeDurable left in a folder: it
// may hold a key.
func clearHalfFiles(folder string) error {
	entries, err := os.ReadDir(folder) // not Glob, to which a folder's name may be a pattern
	for _, e := range entries {
		if half, _ := filepath.Match(halfFiles, e.Name()); half { // the pattern is sound
			err = errors.Join(err, ignoreMissing(os.Remove(filepath.Join(folder, e.Name()))))
		}
	}
	return err
}

// writeDurable writes a small file so that after a power cut either the old or
// the new content is there, whole: temporary file, sync, rename, sync of the folder.
func writeDurable(path string, content []byte) error {
	tmp, err := os.CreateTemp(filepath.Dir(path), halfFiles)
	if err != nil {
		return err
	}
	_, err = tmp.Write(content)
	if err == nil {
		err = tmp.Sync()
	}
	err = errors.Join(err, tmp.Close())
	if err == nil {
		err = os.Rename(tmp.Name(), path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(tmp.Name()))
	}
	return syncFolder(filepath.Dir(path))
}

// syncFile puts on disk what was written to a file.
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
