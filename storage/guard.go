package storage

import (
	"context"
	"errors"
	"path/filepath"
	"time"

	"zhucunji/cases"
)

// Guard stands before data that have a password: it knows who may open them, and opens
// them to whoever knows his password. It holds no key.
type Guard struct {
	rows  ring
	tries *attempts
	now   func() time.Time
}

// Key opens a data folder or backup that has a password: Options.Key. It stays in memory.
type Key struct {
	master []byte
	ring   ring      // that it was opened with
	worker cases.UID // zero: the recovery code
	role   cases.Role
	tries  *attempts
}

// Worker is whose password gave the key; zero for the recovery code.
func (k *Key) Worker() cases.UID { return k.worker }

// ReadGuard looks at a data folder, without changing it, before it is opened; nil where it
// has no password or holds no data yet. Errors are those of Open that need no key.
func ReadGuard(ctx context.Context, folder string) (*Guard, error) {
	rows, err := ringOf(ctx, filepath.Join(folder, fileName))
	if err != nil {
		return nil, failure("read who has a password", err)
	}
	return newGuard(rows, folder), nil
}

// newGuard stands before what the rows open; nil where there are none. Wrong passwords are
// counted in the folder.
func newGuard(rows ring, folder string) *Guard {
	if len(rows) == 0 {
		return nil
	}
	return &Guard{rows: rows, tries: &attempts{folder: folder}, now: time.Now}
}

// ringOf reads the ring of a database file without changing it, of a damaged one too where
// it can be found: whoever is to save what is left must be able to log in.
func ringOf(ctx context.Context, path string) (ring, error) {
	rows, err := soundRing(ctx, path)
	if err != nil {
		return wreckedRing(path, err)
	}
	return rows, nil
}

func soundRing(ctx context.Context, path string) (rows ring, err error) {
	state, err := inspect(ctx, path)
	if err != nil || state == fileAbsent {
		return nil, err
	}
	write, read, err := openPools(ctx, path, true)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, read.Close(), write.Close()) }()
	var known bool // not in a file whose first start was killed
	if err := read.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_master WHERE name = 'key_holder'").Scan(&known); err != nil || !known {
		return nil, err
	}
	return readRing(ctx, read)
}

// WithClock gives the guard another clock than the system's.
func (g *Guard) WithClock(now func() time.Time) *Guard {
	g.now = now
	return g
}

// Holders lists who has a password, in the order in which they got it.
func (g *Guard) Holders() []cases.KeyHolder { return g.rows.holders() }

// holders lists the people of a ring.
func (r ring) holders() (out []cases.KeyHolder) {
	for i := range r {
		if r[i].isCode() {
			continue
		}
		since, err := parseInstant(r[i].At)
		if err != nil {
			since = time.Time{} // it is for people to look at
		}
		out = append(out, cases.KeyHolder{Worker: r[i].worker(), Name: r[i].Name, Role: r[i].Role, Since: since})
	}
	return out
}

// Wait is how long nobody can log in after too many wrong passwords; 0 where one can.
func (g *Guard) Wait() time.Duration { return g.tries.wait(g.now()) }

// Unlock gives the key to whoever knows a person's password. A person who has none takes as
// long as a wrong password and is told the same. Errors: WrongPassword, LockedOut.
func (g *Guard) Unlock(ctx context.Context, worker cases.UID, password string) (*Key, error) {
	return g.unlock(ctx, worker, password)
}

// UnlockByCode gives the key to whoever has the recovery code, as a 队长. Errors: Invalid (it
// cannot be one: nothing was tried), WrongPassword, LockedOut.
func (g *Guard) UnlockByCode(ctx context.Context, code string) (*Key, error) {
	parsed, err := cases.ParseRecoveryCode(code)
	if err != nil {
		return nil, err
	}
	return g.unlock(ctx, cases.UID{}, parsed)
}

func (g *Guard) unlock(ctx context.Context, worker cases.UID, password string) (*Key, error) {
	if err := ctx.Err(); err != nil {
		return nil, failure("unlock", err)
	}
	key := &Key{worker: worker, tries: g.tries, ring: g.rows}
	err := g.tries.try(g.now(), g.triedFor(worker), func() (right bool, err error) {
		row := g.rows.of(worker)
		if row == nil {
			return false, g.spend(password)
		}
		key.role = row.Role
		key.master, right, err = row.open(password)
		return right, err
	})
	if err != nil {
		return nil, failure("unlock", err)
	}
	return key, nil
}

// spend does the work of a wrong password for somebody who has none.
func (g *Guard) spend(password string) error {
	row := keyRow{stretch: usualStretch(), Salt: make([]byte, saltSize), Private: make([]byte, privateSize)}
	if len(g.rows) > 0 {
		row.stretch = g.rows[0].stretch
	}
	_, _, err := row.open(password)
	return err
}

// privateSize is about that of a sealed private key: nonce, 32 bytes, tag.
const privateSize = 12 + 32 + 16

// For whom a password was tried that is nobody's: in the count of wrong ones.
const (
	triedCode   = "code"   // the recovery code
	triedNobody = "nobody" // people who have no password; they could be any number
)

// triedFor names a person in the count of wrong passwords.
func (g *Guard) triedFor(worker cases.UID) string {
	switch {
	case worker == (cases.UID{}):
		return triedCode
	case g.rows.of(worker) == nil:
		return triedNobody
	}
	return worker.String()
}
