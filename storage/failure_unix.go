//go:build !windows

package storage

import (
	"errors"
	"syscall"
)

// diskFull says whether the system refused a write because the disk, or the share of it
// the person may use, is full.
func diskFull(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT)
}

// writeProtected says whether the system refused a write because the place takes none.
func writeProtected(err error) bool { return errors.Is(err, syscall.EROFS) }
