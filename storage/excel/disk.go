package excel

import (
	"io"
	"io/fs"
	"os"
)

// disk is the little of a file system that a safe replacement needs. The program
// uses realDisk; tests put one in its place that is full, locked or read-only.
type disk interface {
	Stat(name string) (fs.FileInfo, error)
	CreateTemp(dir, pattern string) (file, error)
	Create(name string) (file, error)
	Rename(from, to string) error
	Remove(name string) error
	SyncFolder(name string) error
}

// file is an open file of a disk.
type file interface {
	io.ReadWriteSeeker
	io.Closer
	Name() string
	Sync() error
}

// realDisk is the file system of the machine.
type realDisk struct{}

func (realDisk) Stat(name string) (fs.FileInfo, error) { return os.Stat(name) }

func (realDisk) CreateTemp(dir, pattern string) (file, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	return os.CreateTemp(dir, pattern)
}

func (realDisk) Create(name string) (file, error) {
	return os.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_TRUNC, 0o600)
}

func (realDisk) Rename(from, to string) error { return os.Rename(from, to) }

func (realDisk) Remove(name string) error { return os.Remove(name) }

func (realDisk) SyncFolder(name string) error { return syncFolder(name) }
