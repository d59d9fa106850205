package storage

import (
	"context"
	"fmt"

	"zhucunji/cases"
)

// SetWorker says who types from now on; 0 is nobody yet.
func (s *Store) SetWorker(ctx context.Context, id int64) error {
	if id != 0 {
		if _, err := s.tables.worker.get(ctx, s.read, id); err != nil {
			return failure("set worker", err)
		}
	}
	s.worker.Store(id)
	return s.SetSetting(ctx, "worker", id)
}

// loadWorker finds who typed last on this computer.
func (s *Store) loadWorker(ctx context.Context) error {
	var id int64
	_, err := s.Setting(ctx, "worker", &id)
	s.worker.Store(id)
	return err
}

// Worker is who types now; ok is false where nobody has said so yet.
func (s *Store) Worker(ctx context.Context) (w cases.Worker, ok bool, err error) {
	id := s.worker.Load()
	if id == 0 {
		return w, false, nil
	}
	w, err = s.tables.worker.get(ctx, s.read, id)
	if err != nil {
		return w, false, failure("read worker", fmt.Errorf("worker %d: %w", id, err))
	}
	return w, true, nil
}
