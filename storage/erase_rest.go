package storage

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"slices"
	"time"

	"zhucunji/cases"
)

// restSetting stands in the file from an erasure until its traces are gone from the disk
// too; where that is cut short, the next opening goes on.
const restSetting = "erase_rest"

// eraseRest is what is left to do after an erasure.
type eraseRest struct {
	Photos []string `json:"photos"`
}

// cleanErased takes the traces of an erasure off the disk: photos, the planner's samples of
// values, and whatever pages still hold of earlier moves, by writing the file anew.
func (s *Store) cleanErased(ctx context.Context) error {
	s.writing.Lock()
	defer s.writing.Unlock()
	var kept string
	err := s.write.QueryRowContext(ctx, "SELECT value FROM setting WHERE key = ?", restSetting).Scan(&kept)
	if isNoRows(err) {
		return nil
	}
	if err != nil {
		return err
	}
	var rest eraseRest
	if err := json.Unmarshal([]byte(kept), &rest); err != nil {
		return err
	}
	for _, file := range rest.Photos {
		if err := s.removePhoto(ctx, file); err != nil {
			return err
		}
	}
	if err := s.dropSamples(ctx); err != nil {
		return err
	}
	if err := s.packFile(ctx); err != nil {
		return err
	}
	if _, err := s.write.ExecContext(ctx, "DELETE FROM setting WHERE key = ?", restSetting); err != nil {
		return err
	}
	return nil
}

// removePhoto removes a photo's file unless a record names it again.
func (s *Store) removePhoto(ctx context.Context, file string) error {
	named := false
	if err := s.write.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM photo WHERE file = ?)", file).Scan(&named); err != nil || named {
		return err
	}
	return ignoreMissing(os.Remove(s.photoPath(file)))
}

// dropSamples drops what the planner keeps of values of indexed columns. It plans by counts
// until it looks again.
func (s *Store) dropSamples(ctx context.Context) error {
	there := false
	err := s.write.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE name = 'sqlite_stat4')").Scan(&there)
	if err == nil && there {
		_, err = s.write.ExecContext(ctx, "DELETE FROM sqlite_stat4")
	}
	return err
}

// packFile writes the database anew and takes the log of writes back into it.
func (s *Store) packFile(ctx context.Context) error {
	return s.withoutRounds(func() error { return s.packAlone(ctx) })
}

func (s *Store) packAlone(ctx context.Context) error {
	if _, err := s.write.ExecContext(ctx, "VACUUM"); err != nil {
		return err
	}
	var busy, frames, moved int64
	if err := s.write.QueryRowContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)").Scan(&busy, &frames, &moved); err != nil {
		return err
	}
	if busy != 0 {
		return errors.New("a reader keeps the log of writes from being taken back")
	}
	return nil
}

// finishErasing goes on with an erasure whose traces could not be removed.
func (s *Store) finishErasing(ctx context.Context) {
	if err := s.cleanErased(ctx); err != nil {
		s.tell(msgRest)
	}
}

// backupsSince lists the backups that may hold what was made at a time, newest first.
func (s *Store) backupsSince(ctx context.Context, since time.Time) ([]cases.Backup, error) {
	all, err := s.Backups(ctx)
	return slices.DeleteFunc(all, func(b cases.Backup) bool { return b.At.Before(since) }), err
}
