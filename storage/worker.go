package storage

import (
	"context"
	"fmt"

	"zhucunji/cases"
)

// SetWorker says who types from now on; 0 is nobody yet. Where there is a password that is
// who logged in: another is Forbidden. Who came with the recovery code says who he is.
func (s *Store) SetWorker(ctx context.Context, id int64) error {
	if s.session.Guarded && s.key.worker != (cases.UID{}) {
		if id == s.worker.Load() {
			return nil
		}
		return cases.Errorf(cases.Forbidden, "", "设有密码后，登记人就是登录的人。换人请先锁定，再用那个人的密码登录。")
	}
	if id != 0 {
		if _, err := s.tables.worker.get(ctx, s.read, id); err != nil {
			return failure("set worker", err)
		}
	}
	s.worker.Store(id)
	return s.SetSetting(ctx, "worker", id)
}

// loadWorker finds who logged in, or without a password who typed last on this computer.
func (s *Store) loadWorker(ctx context.Context) error {
	if s.session.Guarded {
		var id int64 // 0: the recovery code, or somebody this file does not know
		err := s.read.QueryRowContext(ctx, "SELECT id FROM worker WHERE uid = ?", s.key.worker[:]).Scan(&id)
		s.worker.Store(id)
		if isNoRows(err) {
			return nil
		}
		return err
	}
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
