package ui

import (
	"context"

	"zhucunji/cases"
)

// BackupStore is what the window needs to back the open data up.
type BackupStore interface {
	// Backups lists the backups of this computer and, where it can be reached, of the second place, newest first.
	Backups(ctx context.Context) ([]cases.Backup, error)
	// Holding counts what the data hold now, as the list tells it of a backup.
	Holding(ctx context.Context) (cases.Backup, error)
	BackUp(ctx context.Context, reason string, tell func(done float64)) (cases.Backup, error)
	// BackUpIfDue makes a backup where an hour with changes has passed since the last one.
	BackUpIfDue(ctx context.Context) (made bool, err error)
	// BackupRoom tells how much room the backups of this computer take, and may take.
	BackupRoom(ctx context.Context) (cases.BackupRoom, error)
	// SetBackupLimit chooses how many bytes they may take, 0 to leave it to the program, and removes what is over it.
	SetBackupLimit(ctx context.Context, bytes int64) error
	// SecondPlace tells where backups are kept besides this computer, and whether it is time to copy them there.
	SecondPlace(ctx context.Context) (place cases.SecondPlace, due bool, err error)
	// CopyTo copies what the second place does not have yet, and remembers the place and the day.
	CopyTo(ctx context.Context, folder string, tell func(done float64)) (cases.SecondPlace, error)
	// ForgetSecondPlace forgets the place and reminds nobody of one, until CopyTo is used again.
	ForgetSecondPlace(ctx context.Context) error
}

// Keeper opens backups, and puts them in the place of the data. Its work closes and opens the data folder, which is
// why it gives the stores the window goes on with.
type Keeper interface {
	// BackupHolders lists whose password of that day opens a backup; none where nothing has to be asked.
	BackupHolders(ctx context.Context, path string) ([]cases.KeyHolder, error)
	// LookInside opens a backup beside the data, to be read only. The errors are the password's and Damaged.
	LookInside(ctx context.Context, path string, key BackupKey) (Stores, error)
	// Return closes what LookInside opened, and gives the present data again.
	Return() (Stores, error)
	// Restore puts a backup in the place of the data, which are set aside as a backup first, and opens it. After an
	// error the data are open as they were; where they could not be, the error says so and the stores are empty.
	Restore(ctx context.Context, path string, key BackupKey, tell func(done float64)) (Stores, cases.Restored, error)
	// FolderBackups lists the backups of a folder that did not open, newest first, and where the newest good one
	// stands in the list; -1 where there is none.
	FolderBackups(ctx context.Context) (list []cases.Backup, good int, err error)
	// Salvage reads what can be read of a damaged database into a new one, and opens it.
	Salvage(ctx context.Context, key BackupKey, tell func(done float64)) (Stores, cases.Salvaged, error)
}

// BackupKey is how a person opens a backup that has a password: his own of that day, or the recovery code.
type BackupKey struct {
	Worker   cases.UID
	Password string
	Code     string
}
