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
	mu      sync.Mutex
	path    string // "" where none is held
	dropped bool   // it was thrown off since the start
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
		_ = os.Remove(path) // half a ballast is removed as well as may be
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
	b.path, b.dropped = "", true
	return err == nil
}

// spent tells whether the ballast was thrown off and the disk still has no room for
// another.
func (b *ballast) spent(s *Store) bool {
	b.mu.Lock()
	dropped := b.dropped
	b.mu.Unlock()
	if !dropped {
		return false
	}
	where, err := s.place(s.folder)
	if err != nil {
		return true
	}
	b.hold(s.folder, where)
	b.mu.Lock()
	defer b.mu.Unlock()
	b.dropped = b.path == ""
	return b.dropped
}

// withRoom runs write, and once more without the ballast where the disk is full; tight is
// true where it worked and the disk should be cleaned up soon.
func (s *Store) withRoom(write func() error) (tight bool, err error) {
	err = write()
	if cases.CodeOf(failure("write", err)) == cases.NoSpace && s.ballast.drop() {
		err = write()
	}
	return err == nil && s.ballast.spent(s), err
}
