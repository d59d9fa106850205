package storage

import (
	"context"
	"database/sql"
	"errors"

	"zhucunji/cases"
)

// RememberTemplate keeps how a template is filled, for the next time one with the same
// fingerprint is opened. Like a setting it is no record: it is not in the change log and
// never travels; it is passed on as a file (cases.TemplateMap.Encode). A store that only
// reads keeps it too, as it does an export.
func (s *Store) RememberTemplate(ctx context.Context, m *cases.TemplateMap) error {
	if m.Fingerprint == "" {
		return cases.Errorf(cases.Invalid, "fingerprint", "这份对应关系不属于任何一张表，不能记住。")
	}
	raw, err := m.Encode()
	if err != nil {
		return failure("remember template", err)
	}
	at := s.now().UTC().Format(instantLayout)
	_, err = s.withRoom(func() error {
		return s.onWriter(ctx, func(w *writer) error {
			_, err := w.ExecContext(ctx, `INSERT INTO template (fingerprint, name, map, used_at) VALUES (?, ?, ?, ?)
				ON CONFLICT (fingerprint) DO UPDATE SET name = excluded.name, map = excluded.map, used_at = excluded.used_at`,
				m.Fingerprint, m.Name, string(raw), at)
			return err
		})
	})
	return failure("remember template", err)
}

// RememberedTemplate finds how the template of a fingerprint was filled the last time;
// nil where it is not known.
func (s *Store) RememberedTemplate(ctx context.Context, fingerprint string) (*cases.TemplateMap, error) {
	var raw string
	err := s.read.QueryRowContext(ctx, "SELECT map FROM template WHERE fingerprint = ?", fingerprint).Scan(&raw)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil //nolint:nilnil // an unknown template is no error
	}
	if err != nil {
		return nil, failure("find template", err)
	}
	m, err := cases.ParseTemplateMap([]byte(raw))
	return m, failure("read template", err)
}

// Templates lists the templates that were filled before, the last one first.
func (s *Store) Templates(ctx context.Context) ([]cases.TemplateMap, error) {
	rows, err := s.read.QueryContext(ctx, "SELECT map FROM template ORDER BY used_at DESC, fingerprint")
	if err != nil {
		return nil, failure("list templates", err)
	}
	defer rows.Close() //nolint:errcheck // rows.Err tells
	var out []cases.TemplateMap
	for rows.Next() {
		var raw string
		if err := rows.Scan(&raw); err != nil {
			return nil, failure("list templates", err)
		}
		m, err := cases.ParseTemplateMap([]byte(raw))
		if err != nil {
			return nil, failure("list templates", err)
		}
		out = append(out, *m)
	}
	return out, failure("list templates", rows.Err())
}

// ForgetTemplate drops what is remembered of a template.
func (s *Store) ForgetTemplate(ctx context.Context, fingerprint string) error {
	_, err := s.withRoom(func() error {
		_, err := s.write.ExecContext(ctx, "DELETE FROM template WHERE fingerprint = ?", fingerprint)
		return err
	})
	return failure("forget template", err)
}
