package storage

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/gofrs/flock"

	"zhucunji/cases"
)

// The rule of domain.md §8: so many wrong passwords, and the data stay shut so long.
const (
	maxTries = 5
	shutFor  = 10 * time.Minute
)

// attemptsFile is where wrong passwords are counted inside a data folder: not in the
// database, which nobody can write to who has not logged in.
const attemptsFile = "attempts"

// attempts counts the wrong passwords of one data folder, whoever of its people they are
// tried for. A try counts as wrong before it is made, so that ending the program in the
// middle of it does not help; tries of several programs wait for each other.
type attempts struct {
	folder string // "": counted in memory alone
	mu     sync.Mutex
	kept   tries // what could not be written down
}

// tries is what the file holds.
type tries struct {
	Run   int       `json:"run"`   // wrong ones in a row
	Until time.Time `json:"until"` // shut until then
	Failed
}

// Failed tells of the wrong passwords since somebody last logged in.
type Failed struct {
	Total int            `json:"total"`
	First time.Time      `json:"first,omitzero"`
	Last  time.Time      `json:"last,omitzero"`
	By    map[string]int `json:"by,omitempty"` // uid of whom it was tried for → how often
}

// try makes one try, which check decides; false is a wrong password. Errors: LockedOut
// (nothing was tried), WrongPassword.
func (a *attempts) try(now time.Time, who string, check func() (bool, error)) error {
	a.mu.Lock()
	defer a.mu.Unlock()
	release, err := a.alone()
	if err != nil {
		return err
	}
	defer release()
	before, mended := a.load(now)
	if mended {
		a.keep(before)
	}
	if now.Before(before.Until) {
		return lockedOut(before.Until.Sub(now))
	}
	counted := before.failed(now, who)
	a.keep(counted)
	right, err := check()
	if err != nil {
		return err
	}
	if !right {
		return wrongPassword(who, counted, now)
	}
	if before.Total == 0 {
		return a.remove()
	}
	before.Run, before.Until = 0, time.Time{} // what is left to tell stays till it is written down
	a.keep(before)
	return nil
}

// failed is t with one more wrong try.
func (t tries) failed(now time.Time, who string) tries {
	by := map[string]int{who: 1}
	for k, n := range t.By {
		by[k] += n
	}
	t.By = by
	t.Total++
	t.Last = now.UTC()
	if t.First.IsZero() {
		t.First = t.Last
	}
	if t.Run++; t.Run >= maxTries {
		t.Run, t.Until = 0, now.Add(shutFor).UTC()
	}
	return t
}

// wait is how long nobody can log in.
func (a *attempts) wait(now time.Time) time.Duration {
	a.mu.Lock()
	defer a.mu.Unlock()
	t, _ := a.load(now)
	return max(0, t.Until.Sub(now))
}

// failed tells of the wrong passwords since somebody last logged in.
func (a *attempts) failed(now time.Time) Failed {
	a.mu.Lock()
	defer a.mu.Unlock()
	t, _ := a.load(now)
	return t.Failed
}

// forget removes the file once what it tells stands in the audit trail.
func (a *attempts) forget() error {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.remove()
}

func (a *attempts) remove() error {
	a.kept = tries{}
	if a.folder == "" {
		return nil
	}
	err := os.Remove(filepath.Join(a.folder, attemptsFile))
	if errors.Is(err, fs.ErrPermission) {
		return nil // a folder that takes no files has none of ours either
	}
	return ignoreMissing(err)
}

// alone keeps other programs from counting at the same time. A folder that takes no files
// is read by whoever has the disc: there is nothing to wait for.
func (a *attempts) alone() (release func(), err error) {
	if a.folder == "" {
		return func() {}, nil
	}
	lock := flock.New(filepath.Join(a.folder, attemptsFile+".lock"), flock.SetPermissions(0o600))
	if err := lock.Lock(); err != nil {
		return func() {}, nil //nolint:nilerr // see above
	}
	return func() { _ = lock.Unlock() }, nil // the system gives it back at the latest when the program ends
}

// load reads the count. What cannot be read says nothing: the file guards against people
// at the keyboard, and whoever can write files can remove this one too. mended is true
// where the clock was put back, and the folder would stay shut for longer than it shall.
func (a *attempts) load(now time.Time) (t tries, mended bool) {
	t = a.kept
	if a.folder != "" {
		raw, err := os.ReadFile(filepath.Join(a.folder, attemptsFile))
		if err == nil && json.Unmarshal(raw, &t) != nil {
			t = a.kept
		}
	}
	if latest := now.Add(shutFor); t.Until.After(latest) {
		t.Until = latest.UTC()
		return t, true
	}
	return t, false
}

// keep writes the count down. On a full disk or a read-only one it stays in memory: people
// must get at their data most of all then.
func (a *attempts) keep(t tries) {
	a.kept = t
	if a.folder == "" {
		return
	}
	raw, err := json.Marshal(t)
	if err == nil {
		err = writeDurable(filepath.Join(a.folder, attemptsFile), raw)
	}
	if err == nil {
		a.kept = tries{}
	}
}

func lockedOut(left time.Duration) error {
	minutes := int((left + time.Minute - 1) / time.Minute)
	return cases.Errorf(cases.LockedOut, "password", fmt.Sprintf("密码连续输错 %d 次，已暂停登录。请约 %d 分钟后再试。", maxTries, minutes))
}

func wrongPassword(who string, t tries, now time.Time) error {
	what, minutes := "密码不对", int(shutFor/time.Minute)
	if who == triedCode {
		what = "恢复码不对"
	}
	if now.Before(t.Until) {
		return cases.Errorf(cases.WrongPassword, "password", fmt.Sprintf("%s。已连续输错 %d 次，暂停登录 %d 分钟。", what, maxTries, minutes))
	}
	return cases.Errorf(cases.WrongPassword, "password", fmt.Sprintf("%s，请重新输入（注意大小写）。再错 %d 次将暂停登录 %d 分钟。", what, maxTries-t.Run, minutes))
}
