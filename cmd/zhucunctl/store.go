package main

import (
	"context"
	"errors"
	"strings"

	"zhucunji/cases"
	"zhucunji/cmd/internal/place"
	"zhucunji/storage"
)

// folder is the data folder a command works on.
type folder struct {
	named string // as it was typed; blank where it was not
	in    *secretInput
}

// path is where the folder lies.
func (f folder) path() (string, error) { return place.DataFolder(f.named) }

// read opens the data folder beside an open window and runs a job on it.
func (f folder) read(ctx context.Context, job func(*storage.Store) error) error {
	return f.open(ctx, storage.Options{ReadOnly: true}, job)
}

// write opens the data folder alone; Locked says who has it.
func (f folder) write(ctx context.Context, job func(*storage.Store) error) error {
	return f.open(ctx, storage.Options{}, job)
}

func (f folder) open(ctx context.Context, o storage.Options, job func(*storage.Store) error) error {
	path, err := f.path()
	if err != nil {
		return err
	}
	if o.Key, err = f.key(ctx, path); err != nil {
		return err
	}
	store, err := storage.Open(ctx, path, o)
	if err != nil {
		return err
	}
	return errors.Join(job(store), store.Close())
}

// key logs in where the data have a password; nil where they have none.
func (f folder) key(ctx context.Context, path string) (*storage.Key, error) {
	guard, err := storage.ReadGuard(ctx, path)
	if err != nil {
		return nil, err
	}
	return f.in.login(ctx, guard)
}

// keyOfDamaged is key for data that may be damaged: where they do not tell who has a
// password, none is asked for.
func (f folder) keyOfDamaged(ctx context.Context, path string) (*storage.Key, error) {
	guard, err := storage.ReadGuard(ctx, path)
	if code := cases.CodeOf(err); code == cases.Damaged || code == cases.Invalid {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return f.in.login(ctx, guard)
}

// login opens the data: where they have no password, the line of whoever says who he is, is
// read all the same.
func (s *secretInput) login(ctx context.Context, guard *storage.Guard) (*storage.Key, error) {
	if guard == nil && s.given && s.user != "" {
		_, err := s.line()
		return nil, err
	}
	return s.unlock(ctx, guard)
}

// unlock opens what a guard stands before with the next secret; nil where there is no guard.
func (s *secretInput) unlock(ctx context.Context, guard *storage.Guard) (*storage.Key, error) {
	if guard == nil {
		return nil, nil
	}
	if !s.given {
		return nil, cases.Errorf(cases.NeedsPassword, "password", "这份数据设有密码。请加 --password-stdin（有几个人能登录时再加 --user 姓名），把密码作为一行从标准输入送进来。")
	}
	who, err := s.holder(guard.Holders())
	if err != nil {
		return nil, err
	}
	password, err := s.line()
	if err != nil {
		return nil, err
	}
	return guard.Unlock(ctx, who, password)
}

// holder finds who logs in. A name nobody has is answered as a wrong password is.
func (s *secretInput) holder(list []cases.KeyHolder) (cases.UID, error) {
	var names []string
	for _, h := range list {
		if h.Name == s.user || s.user == "" && len(list) == 1 {
			return h.Worker, nil
		}
		names = append(names, h.Name)
	}
	if s.user == "" {
		return cases.UID{}, wrongUse{cases.Errorf(cases.Invalid, "user", "有几个人能登录，请用 --user 写明是谁："+strings.Join(names, "、")+"。")}
	}
	return cases.NewUID()
}
