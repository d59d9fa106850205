package main

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"zhucunji/cases"
	"zhucunji/storage"
	"zhucunji/ui"
)

// backupStore makes and lists the backups of the open data.
type backupStore struct{ *storage.Store }

var (
	_ ui.BackupStore = backupStore{}
	_ ui.Keeper      = (*program)(nil)
)

// SecondPlace tells where the second place is and whether it waits for a copy.
func (b backupStore) SecondPlace(ctx context.Context) (place cases.SecondPlace, due bool, err error) {
	if place, err = b.Store.SecondPlace(ctx); err != nil {
		return place, false, err
	}
	due, err = b.SecondPlaceDue(ctx, time.Now())
	return place, due, err
}

// lookInside is a backup that is looked at.
type lookInside struct {
	store   *storage.Store
	release func() // lets automatic backups go on
}

// end closes it and removes what was unpacked.
func (l *lookInside) end() {
	l.release()
	if err := l.store.Close(); err != nil {
		slog.Error("close backup", "err", logText(err))
	}
}

// BackupHolders lists whose password opens a backup, or with a blank path the data; none where the key in use does.
func (p *program) BackupHolders(ctx context.Context, path string) ([]cases.KeyHolder, error) {
	guard, err := p.guardOf(ctx, path)
	if err != nil || guard == nil {
		return nil, err
	}
	b, err := storage.BackupAt(path)
	if st := p.opened(); err == nil && st != nil {
		now, err := st.Holding(ctx)
		if err != nil || now.KeyID == b.KeyID {
			return nil, err
		}
	}
	return guard.Holders(), nil
}

// guardOf is what stands before a backup, or with a blank path before the data; nil where nothing does.
func (p *program) guardOf(ctx context.Context, path string) (*storage.Guard, error) {
	if path == "" {
		return storage.ReadGuard(ctx, p.places.data)
	}
	return storage.BackupGuard(path)
}

// keyFor opens what stands before a backup with what a person typed; with nothing typed the key in use must do.
func (p *program) keyFor(ctx context.Context, path string, typed ui.BackupKey) (*storage.Key, error) {
	if typed == (ui.BackupKey{}) {
		return p.key, nil
	}
	guard, err := p.guardOf(ctx, path)
	if err != nil || guard == nil {
		return nil, err
	}
	if typed.Code != "" {
		return guard.UnlockByCode(ctx, typed.Code)
	}
	return guard.Unlock(ctx, typed.Worker, typed.Password)
}

// LookInside opens a backup beside the data, which stay open. The data note what is shown of it, and make no
// backups of themselves meanwhile.
func (p *program) LookInside(ctx context.Context, path string, typed ui.BackupKey) (ui.Stores, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	key, err := p.keyFor(ctx, path, typed)
	if err != nil {
		return ui.Stores{}, err
	}
	inside, err := storage.LookInside(ctx, p.places.data, path, key, storage.Options{})
	if err != nil {
		return ui.Stores{}, err
	}
	p.endLook()
	inside.NotesTo(p.store)
	p.look = &lookInside{store: inside, release: p.store.HoldBackups()}
	stores := storesOf(inside)
	stores.Backups = backupStore{p.store}
	return stores, nil
}

// endLook closes the backup that is looked at, if one is.
func (p *program) endLook() {
	if p.look != nil {
		p.look.end()
		p.look = nil
	}
}

// stopLooking closes the backup that is looked at: the program ends, and the data get their backup of the day.
func (p *program) stopLooking() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.endLook()
}

// Return goes back to the present data.
func (p *program) Return() (ui.Stores, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.endLook()
	return storesOf(p.store), nil
}

// Restore closes the data, puts the backup in their place and opens it.
func (p *program) Restore(ctx context.Context, path string, typed ui.BackupKey, tell func(done float64)) (ui.Stores, cases.Restored, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	key, err := p.keyFor(ctx, path, typed)
	if err != nil {
		return p.present(), cases.Restored{}, err
	}
	p.shut()
	done, err := storage.Restore(ctx, p.places.data, path, key, storage.Options{Key: p.key}, tell)
	if err != nil {
		return p.openAgain(ctx), done, err
	}
	if !done.From.Sealed {
		key = nil
	}
	p.key = key
	st, err := storage.Open(ctx, p.places.data, storage.Options{Key: key})
	if err != nil {
		return ui.Stores{}, done, err
	}
	p.use(st)
	return storesOf(st), done, nil
}

// present is the open data; the zero Stores where none are.
func (p *program) present() ui.Stores {
	if p.store == nil {
		return ui.Stores{}
	}
	return storesOf(p.store)
}

// shut closes the data and the backup that is looked at.
func (p *program) shut() {
	p.endLook()
	if p.store == nil {
		return
	}
	p.ahead.end()
	if err := p.store.Close(); err != nil {
		slog.Error("close store", "err", logText(err))
	}
	p.store, p.ahead = nil, warming{}
}

// openAgain opens the data after something that was not done; the zero Stores where they do not open.
func (p *program) openAgain(ctx context.Context) ui.Stores {
	st, err := storage.Open(context.WithoutCancel(ctx), p.places.data, storage.Options{Key: p.key})
	if err != nil {
		slog.Error("open data folder again", "err", logText(err))
		return ui.Stores{}
	}
	p.use(st)
	return storesOf(st)
}

// use goes on with a store that was just opened.
func (p *program) use(st *storage.Store) {
	p.store, p.ahead = st, warm(st)
}

// FolderBackups lists the backups of the folder that did not open, and where the newest good one stands: the first
// that can be read through; one with a password counts by what its file tells.
func (p *program) FolderBackups(ctx context.Context) (list []cases.Backup, good int, err error) {
	if list, err = storage.Backups(p.places.data); err != nil {
		return nil, -1, err
	}
	for i := range list {
		if !list[i].Good() {
			continue
		}
		err := storage.VerifyBackup(ctx, p.places.data, list[i].Path, nil, nil)
		if code := cases.CodeOf(err); err == nil || code == cases.NeedsPassword {
			return list, i, nil
		}
		if ctx.Err() != nil {
			return list, -1, ctx.Err()
		}
		list[i].Problem = cases.MessageOf(err)
	}
	return list, -1, nil
}

// Salvage reads what can be read of the damaged database into a new one and opens that.
func (p *program) Salvage(ctx context.Context, typed ui.BackupKey, tell func(done float64)) (ui.Stores, cases.Salvaged, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	key, err := p.keyFor(ctx, "", typed)
	if err != nil {
		return ui.Stores{}, cases.Salvaged{}, err
	}
	p.shut()
	done, err := storage.Salvage(ctx, p.places.data, storage.Options{Key: key}, tell)
	if err != nil {
		return ui.Stores{}, done, err
	}
	st, err := storage.Open(ctx, p.places.data, storage.Options{Key: key})
	if err != nil {
		return ui.Stores{}, done, err
	}
	p.key = key
	p.use(st)
	return storesOf(st), done, nil
}

// broken reports whether the database of the data folder is damaged: another answer than to a key that is missing.
func broken(err error) bool {
	var own *cases.Error
	return errors.As(err, &own) && own.Code == cases.Damaged && own.Field != "key"
}
