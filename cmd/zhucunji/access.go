package main

import (
	"context"
	"errors"
	"log/slog"
	"path/filepath"

	"zhucunji/cases"
	"zhucunji/storage"
	"zhucunji/ui"
)

var _ ui.Door = (*program)(nil)

// prefLogin is who came in last on this computer.
const prefLogin = "login.last"

// guardAt stands before the folder in use, another one, or a file to be copied in.
func (p *program) guardAt(ctx context.Context, place string) (*storage.Guard, error) {
	var guard *storage.Guard
	var err error
	switch {
	case place == "":
		guard, err = storage.ReadGuard(ctx, p.dataFolder())
	case isFolder(place):
		guard, err = storage.ReadGuard(ctx, place)
	default:
		guard, err = storage.GuardOf(ctx, place)
	}
	if err == nil && guard == nil {
		err = cases.Errorf(cases.NotFound, "", "这份数据没有密码，请重新打开。")
	}
	return guard, err
}

// dataFolder is the folder in use.
func (p *program) dataFolder() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.places.data
}

// Entrance asks a folder who may come in.
func (p *program) Entrance(ctx context.Context, place string) (ui.Entrance, error) {
	guard, err := p.guardAt(ctx, place)
	if err != nil {
		return ui.Entrance{}, err
	}
	e := ui.Entrance{Holders: guard.Holders(), Wait: guard.Wait()}
	last := p.app.Preferences().String(prefLogin)
	for _, h := range e.Holders {
		if h.Worker.String() == last {
			e.Last = h.Worker
		}
	}
	return e, nil
}

// LogIn opens a folder for a person in place of what is open.
func (p *program) LogIn(ctx context.Context, place string, worker cases.UID, password string) (ui.Stores, error) {
	guard, err := p.guardAt(ctx, place)
	if err != nil {
		return ui.Stores{}, err
	}
	key, err := guard.Unlock(ctx, worker, password)
	if err != nil {
		return ui.Stores{}, err
	}
	stores, err := p.enter(ctx, place, key)
	if err == nil {
		p.app.Preferences().SetString(prefLogin, worker.String())
	}
	return stores, err
}

// LogInByCode opens a folder with its recovery code.
func (p *program) LogInByCode(ctx context.Context, place, code string) (ui.Stores, error) {
	guard, err := p.guardAt(ctx, place)
	if err != nil {
		return ui.Stores{}, err
	}
	key, err := guard.UnlockByCode(ctx, code)
	if err != nil {
		return ui.Stores{}, err
	}
	return p.enter(ctx, place, key)
}

// enter opens with a key what stands at a place, which is the folder in use afterwards.
func (p *program) enter(ctx context.Context, place string, key *storage.Key) (ui.Stores, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch {
	case place == "" || filepath.Clean(place) == p.places.data:
		return p.again(ctx, func() (*storage.Key, error) { return key, nil })
	case isFolder(place):
		return p.exchange(ctx, filepath.Clean(place), key)
	}
	p.ahead.end()
	taken, err := p.store.Adopt(ctx, place, key)
	if err != nil {
		return ui.Stores{}, err
	}
	p.key = key
	p.use(taken)
	return storesOf(taken), nil
}

// again closes the folder in use, lets work find the key, and opens it again: with that key, or after an error with
// the one of before.
func (p *program) again(ctx context.Context, work func() (*storage.Key, error)) (ui.Stores, error) {
	before := p.key
	p.shut()
	key, failed := work()
	if failed != nil {
		key = before
	}
	st, err := storage.Open(ctx, p.places.data, storage.Options{Key: key})
	if err != nil {
		return ui.Stores{}, errors.Join(failed, err)
	}
	p.key = key
	p.use(st)
	if p.places.chosen {
		p.remember(p.places.data)
	}
	return storesOf(st), failed
}

// Protect gives the open folder its first password.
func (p *program) Protect(ctx context.Context, worker cases.UID, password string, tell func(text string, done float64)) (st ui.Stores, code string, err error) {
	st, err = p.rekeyed(ctx, tell, func(o storage.Options, far func(float64)) (err error) {
		code, err = storage.Protect(ctx, p.places.data, o, worker, password, far)
		return err
	}, worker, password)
	if err == nil {
		p.app.Preferences().SetString(prefLogin, worker.String())
	}
	return st, code, err
}

// Rekey seals the open folder with a new key.
func (p *program) Rekey(ctx context.Context, password string, tell func(text string, done float64)) (st ui.Stores, code string, err error) {
	if err := p.opened().Confirm(ctx, password); err != nil { // before anything is closed
		return ui.Stores{}, "", err
	}
	st, err = p.rekeyed(ctx, tell, func(o storage.Options, far func(float64)) (err error) {
		code, err = storage.Rekey(ctx, p.places.data, o, far)
		return err
	}, p.key.Worker(), password)
	return st, code, err
}

// Unprotect takes the password of the open folder away.
func (p *program) Unprotect(ctx context.Context, password string, tell func(text string, done float64)) (ui.Stores, error) {
	if err := p.opened().Confirm(ctx, password); err != nil {
		return ui.Stores{}, err
	}
	return p.rekeyed(ctx, tell, func(o storage.Options, far func(float64)) error {
		return storage.Unprotect(ctx, p.places.data, o, far)
	}, cases.UID{}, "")
}

// rekeyed closes the folder, seals it anew, and opens it again with what worker's password opens; nobody's where the
// folder has none afterwards. The backups from before were removed or open with another key: a new one is made.
func (p *program) rekeyed(ctx context.Context, tell func(text string, done float64), seal func(o storage.Options, far func(float64)) error, worker cases.UID, password string) (ui.Stores, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	far := func(done float64) { tell("正在重新加密，请不要关机…", done) }
	st, err := p.again(ctx, func() (*storage.Key, error) {
		if err := seal(storage.Options{Key: p.key}, far); err != nil {
			return nil, err
		}
		if worker == (cases.UID{}) {
			return nil, nil
		}
		guard, err := storage.ReadGuard(ctx, p.places.data)
		if err != nil {
			return nil, err
		}
		return guard.Unlock(ctx, worker, password)
	})
	if err != nil {
		return st, err
	}
	if _, err := p.store.BackUp(ctx, cases.BackupAfterKey, func(done float64) { tell("正在备份…", done) }); err != nil {
		slog.Warn("backup after sealing anew", "err", logText(err))
	}
	return st, nil
}
