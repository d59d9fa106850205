package storage

import (
	"context"
	"slices"

	"zhucunji/cases"
)

// The sentences about people and passwords.
const (
	msgNoPasswordYet = "这份数据还没有设密码，请先设置密码。"
	msgNoHolder      = "这个人还没有密码。"
	msgLastLead      = "至少要有一位队长能登录，否则没有人能管理密码和人员。"
	msgNotOneself    = "不能改自己的权限，也不能去掉自己。请另一位队长来做。"
)

// Holders lists who has a password; none where the folder has none.
func (s *Store) Holders(ctx context.Context) ([]cases.KeyHolder, error) {
	rows, err := readRing(ctx, s.read)
	return rows.holders(), failure("list who has a password", err)
}

// AddHolder gives a person of the file a password and a role. Invalid: a weak password, a
// person who has one already or is called like one who has; Forbidden: only a 队长 may.
func (s *Store) AddHolder(ctx context.Context, worker cases.UID, role cases.Role, password string) error {
	err := s.changeRing(ctx, func(rows ring) (*keyRow, error) {
		if err := cases.CheckRole(role); err != nil {
			return nil, err
		}
		name, err := s.workerName(ctx, worker)
		if err != nil {
			return nil, err
		}
		return rows.added(worker, name, role, password, s)
	})
	return s.noteHolder(ctx, "add holder", err, worker, "设了密码，权限 "+string(role))
}

// added is the row of a new person of the ring.
func (r ring) added(worker cases.UID, name string, role cases.Role, password string, s *Store) (*keyRow, error) {
	if r.of(worker) != nil {
		return nil, cases.Errorf(cases.Invalid, "worker", "“"+name+"”已经有密码，可以修改密码或权限。")
	}
	if slices.ContainsFunc(r, func(row keyRow) bool { return row.Name == name }) {
		return nil, cases.Errorf(cases.Invalid, "worker", "已有一位“"+name+"”能登录。请先在“使用人”里给其中一位的姓名加注，以便登录时分清。")
	}
	if err := cases.CheckPassword(password); err != nil {
		return nil, err
	}
	row, err := newKeyRow(worker, name, role, password, s.seal.master, s.now())
	return &row, err
}

// SetRole gives somebody who has a password another role; it holds from his next login.
// Invalid: oneself, the last 队长.
func (s *Store) SetRole(ctx context.Context, worker cases.UID, role cases.Role) error {
	err := s.changeRing(ctx, func(rows ring) (*keyRow, error) {
		if err := cases.CheckRole(role); err != nil {
			return nil, err
		}
		row, err := s.another(rows, worker)
		if err != nil {
			return nil, err
		}
		if row.Role == cases.RoleLead && role != cases.RoleLead && rows.leads() == 1 {
			return nil, cases.Errorf(cases.Invalid, "role", msgLastLead)
		}
		row.Role = role
		return row, row.wrap(s.seal.master)
	})
	return s.noteHolder(ctx, "set role", err, worker, "权限改为 "+string(role))
}

// another finds the row of somebody else than who is logged in.
func (s *Store) another(rows ring, worker cases.UID) (*keyRow, error) {
	row := rows.of(worker)
	switch {
	case row == nil || row.isCode():
		return nil, cases.Errorf(cases.NotFound, "worker", msgNoHolder)
	case worker == s.key.worker:
		return nil, cases.Errorf(cases.Invalid, "worker", msgNotOneself)
	}
	return row, nil
}

// RemoveHolder takes somebody's password away; what he did stays in the log under his name.
// Older backups still open with it; Rekey is for one who must not get at newer ones either.
func (s *Store) RemoveHolder(ctx context.Context, worker cases.UID) error {
	err := s.withRing(ctx, func(rows ring) error {
		row, err := s.another(rows, worker)
		if err != nil {
			return err
		}
		if row.Role == cases.RoleLead && rows.leads() == 1 {
			return cases.Errorf(cases.Invalid, "worker", msgLastLead)
		}
		_, err = s.write.ExecContext(ctx, "DELETE FROM key_holder WHERE uid = ?", row.UID)
		return err
	})
	return s.noteHolder(ctx, "remove holder", err, worker, "不能再登录")
}

// ChangePassword gives somebody another password: his own, or that of another whose password
// was forgotten (a 队长). current is the password of who is logged in, whoever is changed; it
// is not asked for after the recovery code. Errors: Invalid (weak, or the same), WrongPassword,
// LockedOut, Forbidden.
func (s *Store) ChangePassword(ctx context.Context, worker cases.UID, current, next string) error {
	err := s.changePassword(ctx, worker, current, next)
	if err != nil {
		return failure("change password", err)
	}
	who, err := s.holderName(ctx, worker)
	if err != nil {
		return failure("change password", err)
	}
	return s.Note(ctx, cases.Event{Kind: cases.EventPassword, Detail: cases.EventDetail{Who: who, What: "密码已修改"}})
}

func (s *Store) changePassword(ctx context.Context, worker cases.UID, current, next string) error {
	if !s.session.Guarded {
		return cases.Errorf(cases.Invalid, "", msgNoPasswordYet)
	}
	if worker != s.key.worker {
		if err := s.Allow(cases.ManagePeople); err != nil {
			return err
		}
	}
	if err := cases.CheckPassword(next); err != nil {
		return err
	}
	if worker == s.key.worker && current == next {
		return cases.Errorf(cases.Invalid, "password", "新密码和原来的一样，请换一个。")
	}
	if s.key.worker != (cases.UID{}) {
		if err := s.confirm(ctx, current); err != nil {
			return err
		}
	}
	rows, err := readRing(ctx, s.read)
	if err != nil {
		return err
	}
	row := rows.of(worker)
	if row == nil || row.isCode() {
		return cases.Errorf(cases.NotFound, "worker", msgNoHolder)
	}
	made, err := newKeyRow(worker, row.Name, row.Role, next, s.seal.master, s.now())
	if err != nil {
		return err
	}
	return s.keepRow(ctx, &made)
}

// NewRecoveryCode draws a recovery code; the one before opens nothing any more. It is shown
// and printed once: the file does not hold it.
func (s *Store) NewRecoveryCode(ctx context.Context) (code string, err error) {
	err = s.changeRing(ctx, func(ring) (row *keyRow, err error) {
		row, code, err = newCodeRow(s.seal.master, s)
		return row, err
	})
	if err != nil {
		return "", failure("new recovery code", err)
	}
	return code, s.Note(ctx, cases.Event{Kind: cases.EventHolder, Detail: cases.EventDetail{What: "换了新的恢复码，旧的作废"}})
}

// newCodeRow draws a recovery code and makes its row.
func newCodeRow(master []byte, s *Store) (*keyRow, string, error) {
	raw, err := randomBytes(cases.RecoveryCodeBytes)
	if err != nil {
		return nil, "", err
	}
	code := cases.RecoveryCode([cases.RecoveryCodeBytes]byte(raw))
	row, err := newKeyRow(cases.UID{}, "", cases.RoleLead, code, master, s.now())
	return &row, code, err
}

// changeRing lets a 队长 change one row of the ring.
func (s *Store) changeRing(ctx context.Context, change func(ring) (*keyRow, error)) error {
	return s.withRing(ctx, func(rows ring) error {
		row, err := change(rows)
		if err != nil {
			return err
		}
		return s.keepRow(ctx, row)
	})
}

// withRing hands the ring to a job that only a 队长 may do, where there is a password.
func (s *Store) withRing(ctx context.Context, job func(ring) error) error {
	if err := s.Allow(cases.ManagePeople); err != nil {
		return err
	}
	if !s.session.Guarded {
		return cases.Errorf(cases.Invalid, "", msgNoPasswordYet)
	}
	rows, err := readRing(ctx, s.read)
	if err != nil {
		return err
	}
	return job(rows)
}

func (s *Store) keepRow(ctx context.Context, row *keyRow) error {
	_, err := s.withRoom(func() error { return keepRow(ctx, s.write, row) })
	return err
}

// workerName is what a person of the file is called.
func (s *Store) workerName(ctx context.Context, worker cases.UID) (name string, err error) {
	err = s.read.QueryRowContext(ctx, "SELECT name FROM worker WHERE uid = ? AND hidden = 0", worker[:]).Scan(&name)
	return name, err
}

// holderName is what somebody who has or had a password is called; his uid where the file
// does not know him.
func (s *Store) holderName(ctx context.Context, worker cases.UID) (name string, err error) {
	err = s.read.QueryRowContext(ctx, "SELECT coalesce((SELECT name FROM worker WHERE uid = ?), '')", worker[:]).Scan(&name)
	return name, err
}

// noteHolder writes down what was done about a person's right to come in.
func (s *Store) noteHolder(ctx context.Context, doing string, err error, worker cases.UID, what string) error {
	if err != nil {
		return failure(doing, err)
	}
	who, err := s.holderName(ctx, worker)
	if err != nil {
		return failure(doing, err)
	}
	return s.Note(ctx, cases.Event{Kind: cases.EventHolder, Detail: cases.EventDetail{Who: who, What: what}})
}

// hookHolders keeps the names of the login page in step with the people.
func (s *Store) hookHolders() {
	s.tables.worker.written = func(a *act, before, after *cases.Worker) error {
		if before == nil || before.Name == after.Name {
			return nil
		}
		_, err := a.exec("UPDATE key_holder SET name = ? WHERE uid = ?", after.Name, after.UID[:])
		return err
	}
}
