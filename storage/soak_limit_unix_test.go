//go:build !windows

package storage_test

import (
	"os/signal"
	"syscall"
)

// limitFiles lets no file of this process grow beyond so many bytes.
func limitFiles(size uint64) error {
	signal.Ignore(syscall.SIGXFSZ) // else the first write beyond ends the process
	var was syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &was); err != nil {
		return err
	}
	was.Cur = size
	return syscall.Setrlimit(syscall.RLIMIT_FSIZE, &was)
}
