package storage

import (
	"errors"

	"golang.org/x/sys/windows"
)

// diskFull says whether the system refused a write because the disk is full.
func diskFull(err error) bool {
	return errors.Is(err, windows.ERROR_DISK_FULL) || errors.Is(err, windows.ERROR_HANDLE_DISK_FULL)
}

// writeProtected says whether the system refused a write because the place takes none.
func writeProtected(err error) bool { return errors.Is(err, windows.ERROR_WRITE_PROTECT) }
