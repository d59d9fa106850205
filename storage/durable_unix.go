//go:build !windows

package storage

import (
	"errors"
	"os"
)

// syncFolder makes a rename inside the folder survive a power cut.
func syncFolder(path string) error {
	f, err := os.Open(path) //nolint:gosec // the data folder is the person's own choice
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
