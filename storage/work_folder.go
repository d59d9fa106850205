package storage

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/gofrs/flock"
)

// The names of a reader's own work folder, and of the file in it that is locked while the
// reader lives.
const (
	readerFolder = "reader-"
	readerLock   = ".lock"
)

// workFolder is where the work files of a store lie: tmp/ of the data folder for the program
// that has it. One that reads beside it gets a folder of its own in there, made when it is
// first asked for: the other may start meanwhile, and empties tmp/ as it does.
type workFolder struct {
	own  bool // it reads beside the program that has the data folder
	once sync.Once
	path string
	lock *flock.Flock
}

// TmpFolder is where work files of Excel jobs lie until they are finished.
func (s *Store) TmpFolder() string {
	shared := filepath.Join(s.folder, "tmp")
	if !s.work.own {
		return shared
	}
	s.work.once.Do(func() { s.work.begin(shared) })
	if s.work.path == "" {
		return shared
	}
	return s.work.path
}

// begin makes a folder for one reader and locks it. Where none can be made (a disc) there
// will be no work files either, and whoever writes the first one says so.
func (w *workFolder) begin(shared string) {
	if os.MkdirAll(shared, 0o700) != nil {
		return
	}
	path, err := os.MkdirTemp(shared, readerFolder+"*")
	if err != nil {
		return
	}
	lock := flock.New(filepath.Join(path, readerLock), flock.SetPermissions(0o600))
	if got, err := lock.TryLock(); err != nil || !got {
		_ = os.RemoveAll(path) // the next start removes what is left
		return
	}
	w.path, w.lock = path, lock
}

// end removes a reader's folder.
func (w *workFolder) end() error {
	if w.lock == nil {
		return nil
	}
	err := errors.Join(w.lock.Close(), os.RemoveAll(w.path))
	w.lock = nil
	return err
}

// clearTmp empties the work folder: what is left there is from a run that was killed. The
// folder of a reader that lives stays.
func (s *Store) clearTmp() error {
	shared := s.TmpFolder()
	if err := os.MkdirAll(shared, 0o700); err != nil {
		return err
	}
	entries, err := os.ReadDir(shared)
	if err != nil {
		return err
	}
	for _, e := range entries {
		path := filepath.Join(shared, e.Name())
		if strings.HasPrefix(e.Name(), readerFolder) && inUse(filepath.Join(path, readerLock)) {
			continue
		}
		if err := os.RemoveAll(path); err != nil {
			return err
		}
	}
	return nil
}

// inUse says whether somebody holds the lock of a file.
func inUse(path string) bool {
	if _, err := os.Stat(path); err != nil {
		return false
	}
	lock := flock.New(path)
	got, err := lock.TryLock()
	return errors.Join(err, lock.Close()) == nil && !got
}
