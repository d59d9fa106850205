package storage

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"

	"zhucunji/cases"
)

// lockFile is what a program locks as long as it has a data folder open.
const lockFile = "zhucunji.lock"

// folderLock keeps a second program out of a data folder. The system gives the lock
// back when the program ends, however it ends.
type folderLock struct {
	flock  *flock.Flock
	holder string
	left   bool // the last program that had the folder did not end by closing it
}

// holder is what the second program tells about the first.
type holder struct {
	Host  string    `json:"host"`
	User  string    `json:"user"`
	PID   int       `json:"pid"`
	Since time.Time `json:"since"`
}

func lockFolder(folder string) (*folderLock, error) {
	l := &folderLock{
		flock:  flock.New(filepath.Join(folder, lockFile)),
		holder: filepath.Join(folder, "zhucunji.holder"),
	}
	got, err := l.flock.TryLock()
	if err != nil {
		return nil, fmt.Errorf("lock folder: %w", err)
	}
	if !got {
		return nil, l.taken()
	}
	if _, err := os.Stat(l.holder); err == nil {
		l.left = true
	}
	host, _ := os.Hostname() // a nameless computer is told without its name
	raw, err := json.Marshal(holder{Host: host, User: userName(), PID: os.Getpid(), Since: time.Now()})
	if err != nil {
		return nil, errors.Join(err, l.release())
	}
	if err := os.WriteFile(l.holder, raw, 0o600); err != nil {
		return nil, errors.Join(err, l.release())
	}
	return l, nil
}

// EndedBadly says whether the last program that had the folder did not end by closing it: the
// power went, or it was killed or died of a fault.
func (s *Store) EndedBadly() bool { return s.lock != nil && s.lock.left }

// InUse is Locked, and says who, where another program has the data folder open. It opens
// and changes nothing.
func InUse(folder string) error {
	name := filepath.Join(folder, lockFile)
	if _, err := os.Stat(name); err != nil {
		return nil //nolint:nilerr // a folder without a lock file was never opened
	}
	l := &folderLock{flock: flock.New(name), holder: filepath.Join(folder, "zhucunji.holder")}
	got, err := l.flock.TryLock()
	switch {
	case err != nil:
		return failure("lock folder", err)
	case !got:
		return l.taken()
	}
	return failure("unlock folder", l.flock.Unlock())
}

// taken tells that another program has the folder.
func (l *folderLock) taken() error {
	return cases.Errorf(cases.Locked, "", "驻村记已经打开了这份数据"+l.who()+"。请切换到已打开的窗口；若要在这里打开，请先关闭那一个。")
}

// who names the computer, the user and the time of the other program, as far as known.
func (l *folderLock) who() string {
	raw, err := os.ReadFile(l.holder)
	if err != nil {
		return ""
	}
	var h holder
	if json.Unmarshal(raw, &h) != nil {
		return ""
	}
	return fmt.Sprintf("（电脑 %s，用户 %s，%s 起）", h.Host, h.User, h.Since.Local().Format("1月2日 15:04"))
}

// release gives the lock back.
func (l *folderLock) release() error {
	if l == nil || l.flock == nil {
		return nil
	}
	removed := os.Remove(l.holder)
	if errors.Is(removed, os.ErrNotExist) {
		removed = nil
	}
	return errors.Join(removed, l.flock.Unlock())
}

func userName() string {
	for _, key := range []string{"USER", "USERNAME", "LOGNAME"} {
		if v := os.Getenv(key); v != "" {
			return v
		}
	}
	return "未知"
}
