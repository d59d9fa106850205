package cases

import (
	"strings"
	"time"
)

// BackupEnd is the end of a backup's file name.
const BackupEnd = ".zcjbak"

// Why backups are made; the reason stands in the name of the file.
const (
	BackupAtExit        = "退出"
	BackupHourly        = "每小时"
	BackupByHand        = "手动"
	BackupBeforeImport  = "导入前"
	BackupBeforeUpgrade = "升级前"
	BackupBeforeRestore = "恢复前"
	BackupAfterKey      = "换密码后" // those made before were removed, or open with another key
)

// Backup is one backup as its file tells it without a password: when and why it was made
// and how much it holds, but nothing of any person.
type Backup struct {
	Path       string    `json:"path"`
	At         time.Time `json:"at"`
	Reason     string    `json:"reason"`
	Size       int64     `json:"size"` // of its file
	Households int64     `json:"households"`
	People     int64     `json:"people"`
	Visits     int64     `json:"visits"`
	Measures   int64     `json:"measures"`
	LastChange time.Time `json:"last_change"` // zero where nothing was ever changed
	Sealed     bool      `json:"sealed"`      // it opens with a password of its day
	KeyID      string    `json:"key_id"`      // which key it was made with; two of one key share it
	Second     bool      `json:"second"`      // it lies at the second place
	Problem    string    `json:"problem"`     // why it cannot be used, for the person; "" where it can
}

// Good says whether a backup can be used, as far as its file tells without being read through.
func (b *Backup) Good() bool { return b.Problem == "" }

// Routine says whether the program made it by itself as time passed. The others stand at a
// moment a person may want back: before an import, an upgrade, a restore, or by hand.
func (b *Backup) Routine() bool { return b.Reason == BackupAtExit || b.Reason == BackupHourly }

// BackupReason makes a reason fit for a file name of every system.
func BackupReason(text string) string {
	text = strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`/\:*?"<>|.`, r) {
			return -1
		}
		return r
	}, text)
	runes := []rune(strings.TrimSpace(text))
	const longest = 20
	return strings.TrimSpace(string(runes[:min(len(runes), longest)]))
}

// backupEvery is how long changes may be without a backup while the program is open.
const backupEvery = time.Hour

// BackupDue says whether it is time for a backup; first is when the oldest change that no
// backup holds was made, zero where there is none.
func BackupDue(first, now time.Time) bool {
	if first.IsZero() {
		return false
	}
	waited := now.Sub(first)
	return waited >= backupEvery || waited < 0 // a clock that was set back tells nothing
}

// Restored is what a restore did.
type Restored struct {
	From  Backup  `json:"from"`
	Aside *Backup `json:"aside"` // the state before, as a backup; nil where there was none or it could not be read
	Moved string  `json:"moved"` // the folder into which files that could not be read were moved; "" where none were
}

// SecondPlace is the folder outside the computer, on a stick mostly, to which backups and
// photos are copied.
type SecondPlace struct {
	Folder  string    `json:"folder"` // "" where none was chosen yet
	At      time.Time `json:"at"`     // when it was copied to last
	Backups int       `json:"backups"`
	Photos  int       `json:"photos"` // how many were copied the last time
	Quiet   bool      `json:"quiet"`  // nobody wants to be reminded; until the next copy
}

// secondEvery is how long changes may be without a copy outside the computer.
const secondEvery = 7 * 24 * time.Hour

// Due says whether it is time to copy to the second place: a week has passed since the last
// time and something was changed since. It never is where nobody wants to be reminded.
// first is the day of the file's first change.
func (p SecondPlace) Due(first, last, now time.Time) bool {
	if last.IsZero() || p.Quiet {
		return false
	}
	if p.At.IsZero() {
		return now.Sub(first) >= secondEvery || now.Before(first)
	}
	return last.After(p.At) && (now.Sub(p.At) >= secondEvery || now.Before(p.At))
}
