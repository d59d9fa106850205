//go:build !windows

package excel

import (
	"errors"
	"os"
	"syscall"
)

// syncFolder makes a rename inside the folder survive a power cut.
func syncFolder(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// isFull says whether the system refused for want of space or quota.
func isFull(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT)
}

// isHeld says whether another program holds the file.
func isHeld(err error) bool {
	return errors.Is(err, syscall.EBUSY) || errors.Is(err, syscall.ETXTBSY)
}

// isReadOnly says whether the whole medium refuses writing.
func isReadOnly(err error) bool { return errors.Is(err, syscall.EROFS) }

// isBadName says whether the system cannot hold a file of that name.
func isBadName(err error) bool {
	return errors.Is(err, syscall.ENAMETOOLONG) || errors.Is(err, syscall.EINVAL)
}
