package storage

import (
	"context"
	"database/sql"

	"zhucunji/cases"
)

// KeepDraft keeps what a form holds, sealed, replacing the form's earlier draft.
func (s *Store) KeepDraft(ctx context.Context, d cases.Draft) error {
	sealed, err := s.seal.sealBytes(d.Body, draftBinding(d.Form))
	if err != nil {
		return failure("keep draft", err)
	}
	title, err := s.seal.sealBytes([]byte(d.Title), draftTitleBinding(d.Form))
	if err != nil {
		return failure("keep draft", err)
	}
	at := s.now().UTC().Format(instantLayout)
	_, err = s.withRoom(func() error {
		_, err := s.write.ExecContext(ctx, `INSERT INTO draft (form, title, body, at) VALUES (?, ?, ?, ?)
			ON CONFLICT (form) DO UPDATE SET title = excluded.title, body = excluded.body, at = excluded.at`,
			d.Form, title, sealed, at)
		return err
	})
	return failure("keep draft", err)
}

// DropDraft forgets a form's draft: it was saved, or thrown away on purpose.
func (s *Store) DropDraft(ctx context.Context, form string) error {
	_, err := s.write.ExecContext(ctx, "DELETE FROM draft WHERE form = ?", form)
	return failure("drop draft", err)
}

// draftBinding and draftTitleBinding bind a sealed draft to its form.
func draftBinding(form string) []byte      { return []byte("draft " + form) }
func draftTitleBinding(form string) []byte { return []byte("draft title " + form) }

// Drafts lists the drafts kept, newest first.
func (s *Store) Drafts(ctx context.Context) ([]cases.Draft, error) {
	list, err := s.draftRows(ctx, s.read)
	return list, failure("list drafts", err)
}

func (s *Store) draftRows(ctx context.Context, q querier) (out []cases.Draft, err error) {
	rows, err := q.QueryContext(ctx, "SELECT form, title, body, at FROM draft ORDER BY at DESC")
	if err != nil {
		return nil, err
	}
	defer rows.Close() //nolint:errcheck // rows.Err tells
	for rows.Next() {
		d, err := s.scanDraft(rows)
		if err != nil {
			return nil, err
		}
		out = append(out, d)
	}
	return out, rows.Err()
}

func (s *Store) scanDraft(rows *sql.Rows) (d cases.Draft, err error) {
	var title, body []byte
	var at string
	if err := rows.Scan(&d.Form, &title, &body, &at); err != nil {
		return d, err
	}
	plain, err := s.seal.openBytes(title, draftTitleBinding(d.Form))
	if err != nil {
		return d, err
	}
	d.Title = string(plain)
	if d.Body, err = s.seal.openBytes(body, draftBinding(d.Form)); err != nil {
		return d, err
	}
	t, err := parseInstant(at)
	d.Saved = t.Local().Format("01-02 15:04")
	return d, err
}
