package storage

import (
	"context"
	"os"

	"zhucunji/cases"
)

// loadMachine finds the number of this installation in the log. It is drawn anew
// where the folder was copied to another place: two machines that share an
// identity would give one stamp to two changes.
func (s *Store) loadMachine(ctx context.Context, readOnly bool) error {
	host, place := s.machinePlace()
	var id int64
	err := s.read.QueryRowContext(ctx, "SELECT id FROM machine WHERE place = ? ORDER BY id DESC LIMIT 1", place).Scan(&id)
	if err == nil || readOnly {
		s.machine = id
		if isNoRows(err) {
			err = nil
		}
		return err
	}
	if !isNoRows(err) {
		return err
	}
	uid, err := cases.NewUID()
	if err != nil {
		return err
	}
	res, err := s.write.ExecContext(ctx, "INSERT INTO machine (uid, name, place, since_at) VALUES (?, ?, ?, ?)",
		uid[:], host, place, s.now().UTC().Format(instantLayout))
	if err != nil {
		return err
	}
	s.machine, err = res.LastInsertId()
	return err
}

// machinePlace is by which this installation finds itself in the log: a keyed hash of
// computer and folder.
func (s *Store) machinePlace() (host string, place []byte) {
	host, _ = os.Hostname() // a nameless computer has no name to compare
	return host, s.seal.digest("machine", host+"\x00"+s.folder)
}

// renameMachine lets this installation be found under the store's key, and no other: the
// hashes of other places cannot be made anew.
func (s *Store) renameMachine(ctx context.Context, tx handle, id int64) error {
	if _, err := tx.ExecContext(ctx, forgetMachine); err != nil {
		return err
	}
	_, place := s.machinePlace()
	_, err := tx.ExecContext(ctx, "UPDATE machine SET place = ? WHERE id = ?", place, id)
	return err
}

// instantLayout is how instants stand in the file: UTC, sortable as text.
const instantLayout = "2006-01-02T15:04:05.000Z"
