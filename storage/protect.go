package storage

import (
	"context"
	"errors"

	"zhucunji/cases"
)

// Protect gives a data folder that is closed its first password: that of a person of the
// file, who becomes 队长. Everything sealed is sealed anew with a key that never lay open,
// the open key and the backups made with it are removed, and the recovery code is given,
// once. Ending the program in the middle leaves the folder as it was or as it shall be.
// Errors: Invalid (a weak password, a person the file does not know, a folder that has a
// password), NotFound, NoSpace, and Locked where another program has the folder open.
func Protect(ctx context.Context, folder string, o Options, worker cases.UID, password string, tell func(done float64)) (code string, err error) {
	if err := cases.CheckPassword(password); err != nil {
		return "", err
	}
	err = exchangeKey(ctx, folder, o, tell, func(x *exchange) error {
		if x.from.session.Guarded {
			return cases.Errorf(cases.Invalid, "password", "这份数据已经有密码，请在“人员与密码”里修改。")
		}
		code, err = x.firstPassword(worker, password)
		return err
	})
	if err != nil {
		return "", failure("protect", err)
	}
	return code, nil
}

func (x *exchange) firstPassword(worker cases.UID, password string) (code string, err error) {
	name, err := x.from.workerName(x.ctx, worker)
	if isNoRows(err) {
		return "", cases.Errorf(cases.Invalid, "worker", "请先选择您是谁，再设置密码。")
	}
	if err != nil {
		return "", err
	}
	lead, err := newKeyRow(worker, name, cases.RoleLead, password, x.master, x.from.now())
	if err != nil {
		return "", err
	}
	recovery, code, err := newCodeRow(x.master, x.from)
	if err != nil {
		return "", err
	}
	x.rows = ring{lead, *recovery}
	x.photos = true
	x.what = "设置密码，第一位队长：" + name
	return code, nil
}

// Unprotect takes the password of a closed data folder away; o.Key is a 队长's. Whoever has
// the folder can read everything in it then. Errors are those of Protect, and Forbidden.
func Unprotect(ctx context.Context, folder string, o Options, tell func(done float64)) error {
	err := exchangeKey(ctx, folder, o, tell, func(x *exchange) error {
		x.what = "取消密码"
		return x.mustBeGuarded()
	})
	return failure("unprotect", err)
}

// Rekey draws a new key for a closed data folder, for when somebody leaves who may have kept
// the old one: o.Key is a 队长's. Those who have a password keep it; the recovery code is a
// new one. Backups made before open with the passwords of their day. Errors are those of
// Protect, and Forbidden.
func Rekey(ctx context.Context, folder string, o Options, tell func(done float64)) (code string, err error) {
	err = exchangeKey(ctx, folder, o, tell, func(x *exchange) error {
		if err := x.mustBeGuarded(); err != nil {
			return err
		}
		code, err = x.samePeople()
		return err
	})
	if err != nil {
		return "", failure("rekey", err)
	}
	return code, nil
}

// mustBeGuarded lets only a 队长 of a folder with a password go on.
func (x *exchange) mustBeGuarded() error {
	if !x.from.session.Guarded {
		return cases.Errorf(cases.Invalid, "", msgNoPasswordYet)
	}
	return x.from.Allow(cases.ManagePeople)
}

// samePeople seals the new master to those who have a password.
func (x *exchange) samePeople() (code string, err error) {
	rows, err := readRing(x.ctx, x.from.read)
	if err != nil {
		return "", err
	}
	for _, row := range rows {
		if row.isCode() {
			continue
		}
		if err := row.wrap(x.master); err != nil {
			return "", err
		}
		x.rows = append(x.rows, row)
	}
	recovery, code, err := newCodeRow(x.master, x.from)
	if err != nil {
		return "", err
	}
	x.rows = append(x.rows, *recovery)
	x.what = "更换密钥和恢复码"
	return code, nil
}

// exchangeKey opens a folder, lets plan say who opens it from now on, and puts a copy that
// is sealed with a new master key into its place.
func exchangeKey(ctx context.Context, folder string, o Options, tell func(done float64), plan func(*exchange) error) error {
	if tell == nil {
		tell = func(float64) {}
	}
	o.ReadOnly, o.quiet = false, true
	s, err := Open(ctx, folder, o) // this also ends what an earlier exchange left
	if err != nil {
		return err
	}
	x := &exchange{ctx: ctx, from: s, tell: tell, step: o.step}
	if x.master, err = randomBytes(keySize); err == nil {
		err = plan(x)
	}
	if err == nil {
		err = x.run()
	}
	return errors.Join(err, s.Close())
}
