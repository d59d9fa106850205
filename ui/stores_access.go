package ui

import (
	"context"
	"time"

	"zhucunji/cases"
)

// AccessStore is who uses the open data, and with which password.
type AccessStore interface {
	Session() cases.Session
	// Holders are the people with a password; none where the data have no password.
	Holders(ctx context.Context) ([]cases.KeyHolder, error)
	// Confirm is nil for the password of the person logged in; else WrongPassword, or LockedOut after too many.
	Confirm(ctx context.Context, password string) error
	// AddHolder gives somebody who uses the program a password and a role.
	AddHolder(ctx context.Context, worker cases.UID, role cases.Role, password string) error
	SetRole(ctx context.Context, worker cases.UID, role cases.Role) error
	RemoveHolder(ctx context.Context, worker cases.UID) error
	// ChangePassword gives somebody another password: oneself, or another whose password was forgotten. current is
	// that of the person logged in, whoever is changed; nothing is asked after the recovery code.
	ChangePassword(ctx context.Context, worker cases.UID, current, next string) error
	// NewRecoveryCode draws a code in place of the one before, which opens nothing any more.
	NewRecoveryCode(ctx context.Context) (code string, err error)
	Note(ctx context.Context, e cases.Event) error
}

// Entrance is what stands at the door of a data folder that has a password.
type Entrance struct {
	Holders []cases.KeyHolder
	Last    cases.UID     // who came in last on this computer
	Wait    time.Duration // how long nobody is let in, after too many wrong passwords
}

// Door is how people come into a data folder that has a password, and how a folder gets and loses one. A folder
// named "" is the one in use; a file is one that is copied into that, as Program.TakeFile does.
type Door interface {
	// Entrance asks a folder, open or not, who may come in.
	Entrance(ctx context.Context, folder string) (Entrance, error)
	// LogIn opens a folder for a person, in place of what is open; WrongPassword or LockedOut otherwise. After an
	// error what is open stays open.
	LogIn(ctx context.Context, folder string, worker cases.UID, password string) (Stores, error)
	// LogInByCode opens it with the recovery code, to give somebody a new password.
	LogInByCode(ctx context.Context, folder, code string) (Stores, error)
	// Protect gives the open data their first password, that of worker, and seals them all anew, which takes its
	// time. The code opens them too, and is never shown again. After an error the Stores, where there are any, are
	// those of the data as they were.
	Protect(ctx context.Context, worker cases.UID, password string, tell func(text string, done float64)) (st Stores, code string, err error)
	// Rekey seals all anew, so that a key somebody took along opens nothing. Passwords stay, the code is a new one; the
	// errors are Protect's.
	Rekey(ctx context.Context, password string, tell func(text string, done float64)) (st Stores, code string, err error)
	// Unprotect takes the password away for everybody; the errors are Protect's.
	Unprotect(ctx context.Context, password string, tell func(text string, done float64)) (Stores, error)
	// PrintCode opens a page with the recovery code in the program that prints it.
	PrintCode(ctx context.Context, code string) error
}
