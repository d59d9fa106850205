package storage

import (
	"os"
	"path/filepath"
)

// HoldsData reports whether a folder is a data folder: a database lies in it.
func HoldsData(folder string) bool {
	info, err := os.Stat(filepath.Join(folder, fileName))
	return err == nil && info.Mode().IsRegular()
}
