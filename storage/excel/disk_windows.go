package excel

import (
	"errors"
	"syscall"
)

// The answers of Windows that Go has no names for.
const (
	errorWriteProtect     syscall.Errno = 19
	errorSharingViolation syscall.Errno = 32
	errorLockViolation    syscall.Errno = 33
	errorHandleDiskFull   syscall.Errno = 39
	errorDiskFull         syscall.Errno = 112
	errorInvalidName      syscall.Errno = 123
	errorFilenameTooLong  syscall.Errno = 206
	errorUserMappedFile   syscall.Errno = 1224
)

// syncFolder does nothing: NTFS journals renames, and a folder cannot be synced.
func syncFolder(string) error { return nil }

// isFull says whether the system refused for want of space.
func isFull(err error) bool {
	return errors.Is(err, errorDiskFull) || errors.Is(err, errorHandleDiskFull)
}

// isHeld says whether another program holds the file: WPS and Excel keep an open
// workbook from being replaced.
func isHeld(err error) bool {
	return errors.Is(err, errorSharingViolation) || errors.Is(err, errorLockViolation) ||
		errors.Is(err, errorUserMappedFile)
}

// isReadOnly says whether the whole medium refuses writing.
func isReadOnly(err error) bool { return errors.Is(err, errorWriteProtect) }

// isBadName says whether the system cannot hold a file of that name.
func isBadName(err error) bool {
	return errors.Is(err, errorInvalidName) || errors.Is(err, errorFilenameTooLong)
}
