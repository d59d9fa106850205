package main

import (
	"context"
	"log/slog"
	"os"
	"path/filepath"
	"slices"

	"zhucunji/cases"
	"zhucunji/storage"
	"zhucunji/ui"
)

// Folders lists the data folders opened before, the last one first, without the one in use.
func (p *program) Folders() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.DeleteFunc(p.places.memory.Folders(), func(folder string) bool { return folder == p.places.data })
}

// OpenFolder opens another data folder in place of the present one, which is backed up and closed. The
// next start opens the new one. NotFound where it holds no data and create is false; otherwise storage.Open's
// errors. After an error the present one stays open.
func (p *program) OpenFolder(ctx context.Context, folder string, create bool) (ui.Stores, error) {
	folder = filepath.Clean(folder)
	p.mu.Lock()
	defer p.mu.Unlock()
	switch {
	case folder == p.places.data && p.store != nil:
		return ui.Stores{}, cases.Errorf(cases.Invalid, "data", "这个数据文件夹已经打开了。")
	case !create && !storage.HoldsData(folder):
		return ui.Stores{}, cases.Errorf(cases.NotFound, "data", "这个文件夹里没有驻村记的数据。")
	}
	return p.exchange(ctx, folder, nil)
}

// exchange opens another data folder, with a key where it has a password, and closes the present one.
func (p *program) exchange(ctx context.Context, folder string, key *storage.Key) (ui.Stores, error) {
	st, err := storage.Open(ctx, folder, storage.Options{Key: key})
	if err != nil {
		return ui.Stores{}, err
	}
	if before := p.store; before != nil {
		p.endLook()
		p.ahead.end()
		if _, err := before.BackUpAtExit(ctx, nil); err != nil {
			slog.Warn("backup before another folder", "err", logText(err))
		}
		if err := before.Close(); err != nil {
			slog.Error("close store", "err", logText(err))
		}
	}
	p.key = key
	p.use(st)
	p.remember(p.places.data)
	p.remember(folder)
	p.places.data, p.places.chosen = folder, true
	return storesOf(st), nil
}

// remember keeps a folder for the next start; the work goes on where that fails.
func (p *program) remember(folder string) {
	if err := p.places.memory.Remember(folder); err != nil {
		slog.Warn("remember folder", "err", logText(err))
	}
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}
