package ui_test

import (
	"context"
	"errors"
	"slices"
	"time"

	"zhucunji/cases"
	"zhucunji/ui"
)

// fakeAccess is an AccessStore and a Door in memory: people, passwords, and a lockout after three wrong ones.
type fakeAccess struct {
	stores  ui.Stores // what one gets by coming in
	holders []cases.KeyHolder
	secrets map[cases.UID]string
	code    string
	in      cases.UID
	byCode  bool
	wrong   int
	wait    time.Duration
	fails   error // what long work answers
	events  []cases.Event
	folders []string // opened by LogIn
	printed []string
	codes   int
}

var (
	_ ui.AccessStore = (*fakeAccess)(nil)
	_ ui.Door        = (*fakeAccess)(nil)
)

// The synthetic passwords of the tests.
const (
	leadPassword  = "Wangling-2026"
	otherPassword = "Chuncan#88"
)

// uidOf is the uid of the n-th person.
func uidOf(n byte) cases.UID { return cases.UID{15: n} }

// newGuardedStores are stores of data with a password, as 张队长 has opened them; 李队员 may come in too.
func newGuardedStores() (ui.Stores, *fakeSettings, *fakeAccess) {
	stores, f := newVillageStores()
	a := newFakeAccess(f.fakeShell)
	a.holders = []cases.KeyHolder{
		{Worker: uidOf(1), Name: "张队长", Role: cases.RoleLead, Since: time.Date(2026, 11, 1, 9, 30, 0, 0, time.Local)},
		{Worker: uidOf(2), Name: "李队员", Role: cases.RoleMember, Since: time.Date(2026, 11, 3, 9, 30, 0, 0, time.Local)},
	}
	a.secrets = map[cases.UID]string{uidOf(1): leadPassword, uidOf(2): otherPassword}
	a.in, a.code = uidOf(1), sampleCode()
	stores.Access = a
	a.stores = stores
	return stores, f, a
}

// newFakeAccess is data without a password.
func newFakeAccess(f *fakeShell) *fakeAccess {
	for i := range f.workers {
		f.workers[i].UID = uidOf(byte(i + 1))
	}
	return &fakeAccess{secrets: map[cases.UID]string{}}
}

// sampleCode is a recovery code.
func sampleCode() string { return cases.RecoveryCode([cases.RecoveryCodeBytes]byte{1, 2, 3, 4, 5}) }

// doorOf is the door of stores that have one.
func doorOf(stores ui.Stores) ui.Door {
	if a, ok := stores.Access.(*fakeAccess); ok {
		a.stores = stores
		return a
	}
	return nil
}

func (f *fakeAccess) holder(worker cases.UID) *cases.KeyHolder {
	for i := range f.holders {
		if f.holders[i].Worker == worker {
			return &f.holders[i]
		}
	}
	return nil
}

func (f *fakeAccess) Session() cases.Session {
	if len(f.holders) == 0 || f.byCode {
		return cases.Session{Guarded: len(f.holders) > 0, Role: cases.RoleLead}
	}
	return cases.Session{Guarded: true, Worker: 1, Role: f.holder(f.in).Role}
}

func (f *fakeAccess) Holders(context.Context) ([]cases.KeyHolder, error) {
	return slices.Clone(f.holders), nil
}

// try counts wrong passwords.
func (f *fakeAccess) try(right bool) error {
	const most = 3
	switch {
	case f.wait > 0:
		return cases.Errorf(cases.LockedOut, "password", "密码连续输错 3 次，已暂停登录。")
	case right:
		f.wrong = 0
		return nil
	}
	if f.wrong++; f.wrong == most {
		f.wait = 10 * time.Minute
	}
	return cases.Errorf(cases.WrongPassword, "password", "密码不对，请重新输入（注意大小写）。再错 2 次将暂停登录 10 分钟。")
}

func (f *fakeAccess) Confirm(_ context.Context, password string) error {
	return f.try(f.secrets[f.in] == password)
}

func (f *fakeAccess) AddHolder(_ context.Context, worker cases.UID, role cases.Role, password string) error {
	f.holders = append(f.holders, cases.KeyHolder{Worker: worker, Name: "新来的", Role: role})
	f.secrets[worker] = password
	return nil
}

func (f *fakeAccess) SetRole(_ context.Context, worker cases.UID, role cases.Role) error {
	if worker == f.in && role != cases.RoleLead {
		return cases.Errorf(cases.Invalid, "role", "至少要有一位队长。")
	}
	f.holder(worker).Role = role
	return nil
}

func (f *fakeAccess) RemoveHolder(_ context.Context, worker cases.UID) error {
	f.holders = slices.DeleteFunc(f.holders, func(h cases.KeyHolder) bool { return h.Worker == worker })
	delete(f.secrets, worker)
	return nil
}

func (f *fakeAccess) ChangePassword(_ context.Context, worker cases.UID, current, next string) error {
	if err := f.try(f.byCode || f.secrets[f.in] == current); err != nil {
		return err
	}
	f.secrets[worker] = next
	return nil
}

func (f *fakeAccess) NewRecoveryCode(context.Context) (string, error) {
	f.codes++
	f.code = cases.RecoveryCode([cases.RecoveryCodeBytes]byte{9, byte(f.codes)})
	return f.code, nil
}

func (f *fakeAccess) Note(_ context.Context, e cases.Event) error {
	f.events = append(f.events, e)
	return nil
}

func (f *fakeAccess) Entrance(context.Context, string) (ui.Entrance, error) {
	return ui.Entrance{Holders: slices.Clone(f.holders), Last: f.in, Wait: f.wait}, nil
}

func (f *fakeAccess) LogIn(_ context.Context, folder string, worker cases.UID, password string) (ui.Stores, error) {
	if err := f.try(f.secrets[worker] == password); err != nil {
		return ui.Stores{}, err
	}
	f.in, f.byCode = worker, false
	f.folders = append(f.folders, folder)
	shell, ok := f.stores.Shell.(*fakeShell)
	if ok {
		shell.worker = int64(worker[15])
	}
	return f.stores, nil
}

func (f *fakeAccess) LogInByCode(_ context.Context, _, code string) (ui.Stores, error) {
	if err := f.try(f.code == code); err != nil {
		return ui.Stores{}, err
	}
	f.byCode = true
	return f.stores, nil
}

func (f *fakeAccess) Protect(_ context.Context, worker cases.UID, password string, tell func(string, float64)) (ui.Stores, string, error) {
	if f.fails != nil {
		return f.stores, "", f.fails
	}
	tell("正在加密…", 0.5)
	f.holders = []cases.KeyHolder{{Worker: worker, Name: "张队长", Role: cases.RoleLead}}
	f.in, f.secrets[worker], f.code = worker, password, sampleCode()
	return f.stores, f.code, nil
}

func (f *fakeAccess) Rekey(ctx context.Context, _ string, tell func(string, float64)) (ui.Stores, string, error) {
	tell("正在加密…", 0.5)
	f.folders = append(f.folders, "rekey")
	code, err := f.NewRecoveryCode(ctx)
	return f.stores, code, errors.Join(err, f.fails)
}

func (f *fakeAccess) Unprotect(context.Context, string, func(string, float64)) (ui.Stores, error) {
	f.holders = nil
	return f.stores, f.fails
}

func (f *fakeAccess) PrintCode(_ context.Context, code string) error {
	f.printed = append(f.printed, code)
	return nil
}
