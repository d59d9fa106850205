package storage

import (
	"errors"
	"os"
	"path/filepath"
)

// writeDurable writes a small file so that after a power cut either the old or
// the new content is there, whole: temporary file, sync, rename, sync of the folder.
func writeDurable(path string, content []byte) error {
	tmp, err := os.CreateTemp(filepath.Dir(path), ".part-*")
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
