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
	host, _ := os.Hostname() // a nameless computer has no name to compare
	place := host + "\x00" + s.folder
	var id int64
	err := s.read.QueryRowContext(ctx, "SELECT id FROM machine WHERE place = ? ORDER BY id DESC LIMIT 1", s.seal.digest("machine", place)).Scan(&id)
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
		uid[:], host, s.seal.digest("machine", place), s.now().UTC().Format(instantLayout))
	if err != nil {
		return err
	}
	s.machine, err = res.LastInsertId()
	return err
}

// instantLayout is how instants stand in the file: UTC, sortable as text.
const instantLayout = "2006-01-02T15:04:05.000Z"
