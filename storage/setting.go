package storage

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
)

// Setting reads a setting of this computer (columns chosen, 大字, last period) into
// to; found is false where it was never set. Settings are not records: they are not
// in the change log and never travel.
func (s *Store) Setting(ctx context.Context, key string, to any) (found bool, err error) {
	var raw string
	err = s.read.QueryRowContext(ctx, "SELECT value FROM setting WHERE key = ?", key).Scan(&raw)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	if err == nil {
		err = json.Unmarshal([]byte(raw), to)
	}
	return err == nil, failure("read setting", err)
}

// SetSetting keeps a setting of this computer.
func (s *Store) SetSetting(ctx context.Context, key string, value any) error {
	raw, err := json.Marshal(value)
	if err != nil {
		return failure("keep setting", err)
	}
	_, err = s.write.ExecContext(ctx, "INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", key, string(raw))
	return failure("keep setting", err)
}
