package storage

import (
	"os"
	"path/filepath"
	"sync"

	"zhucunji/cases"
)

// ballastSize is what is held back for the day the disk is full: enough for an hour of
// typing and the words a person needs to be told to clean up.
const ballastSize = 8 << 20

// msgNearlyFull is added to the sentence of a save that only the ballast made possible.
const msgNearlyFull = "（已保存；但磁盘快满了，请尽快清理）"

// ballast is a file of zeros that is thrown off when the disk is full, so that what was
// just typed can still be saved.
type ballast struct {
	mu   sync.Mutex
	path string // "" where none is held
}

// hold makes the ballast where the disk has room to spare. It is a comfort: failing to
// make it is no reason not to open.
func (b *ballast) hold(folder string, place Place) {
	path := filepath.Join(folder, "ballast")
	b.mu.Lock()
	defer b.mu.Unlock()
	if info, err := os.Stat(path); err == nil && info.Size() == ballastSize {
		b.path = path
		return
	}
	if place.Free < 8*ballastSize {
		return
	}
	if err := os.WriteFile(path, make([]byte, ballastSize), 0o600); err != nil {
		_ = os.Remove(path) //nolint:errcheck // half a ballast is removed as well as may be
		return
	}
	b.path = path
}

// drop throws the ballast off; false where there was none.
func (b *ballast) drop() bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.path == "" {
		return false
	}
	err := os.Remove(b.path)
	b.path = ""
	return err == nil
}

// withRoom runs write, and once more without the ballast where the disk is full; spent is
// true where that was needed and helped.
func (s *Store) withRoom(write func() error) (spent bool, err error) {
	err = write()
	if cases.CodeOf(failure("write", err)) != cases.NoSpace || !s.ballast.drop() {
		return false, err
	}
	err = write()
	return err == nil, err
}
