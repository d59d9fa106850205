package storage

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"zhucunji/cases"
)

// restoreFolder holds a checked database, with its key, that is about to take the place of
// the present one. From its appearing on the restore is done: a start after a kill finishes
// what is left of it.
const restoreFolder = "restore"

// sealedMark is a file of restoreFolder that says: this database has a password, and no key
// may lie open beside it.
const sealedMark = "sealed"

// Restore puts a backup into the place of the database of a data folder, which no program
// has open. The backup is checked whole first. The present state is set aside as a backup
// (by o.Key where it has a password); files that cannot be read are kept as they are.
// Photos stay; those that lie beside a backup of a stick and are missing are copied. key
// opens a backup that has a password. tell is told how far it is, from 0 to 1, and may be
// nil. Errors: NotFound, Invalid, TooNew, Damaged (the backup is), NeedsPassword,
// WrongPassword, Forbidden, Locked, NoSpace; none of them changes what is there.
func Restore(ctx context.Context, folder, path string, key *Key, o Options, tell func(done float64)) (cases.Restored, error) {
	s := newStore(folder, o.Now)
	err := s.prepareFolder(o)
	var out cases.Restored
	if err == nil {
		out, err = s.restore(ctx, path, key, o, tell)
	}
	return out, failure("restore", errors.Join(err, s.Close()))
}

func (s *Store) restore(ctx context.Context, path string, key *Key, o Options, tell func(done float64)) (out cases.Restored, err error) {
	staged := filepath.Join(s.TmpFolder(), restoreFolder)
	h, err := s.checkedBackup(ctx, path, staged, key, share(tell, 0, 0.5))
	if err != nil {
		return out, err
	}
	size, err := sizeOf(path)
	if err != nil {
		return out, err
	}
	out.From = h.backup(path, size)
	if err := s.putAside(ctx, &out, o, share(tell, 0.5, 0.95)); err != nil {
		return out, err
	}
	if err := copyPhotos(filepath.Join(filepath.Dir(path), photoFolder), filepath.Join(s.folder, photoFolder)); err != nil {
		return out, err
	}
	if err := stage(ctx, staged, &out, h.sealed()); err != nil {
		return out, err
	}
	if err := os.Rename(staged, filepath.Join(s.folder, restoreFolder)); err != nil {
		return out, err
	}
	if err := syncFolder(s.folder); err != nil {
		return out, err
	}
	return out, s.finishRestore()
}

// putAside keeps the present state: as a backup, or its files as they are where they cannot
// be read.
func (s *Store) putAside(ctx context.Context, out *cases.Restored, o Options, tell func(done float64)) error {
	state, err := inspect(ctx, filepath.Join(s.folder, fileName))
	if err == nil && state == fileAbsent {
		return nil
	}
	if err == nil {
		err = s.backUpPresent(ctx, out, o, tell)
	}
	switch cases.CodeOf(failure("open what is there", err)) {
	case "":
		return nil
	case cases.Damaged, cases.Invalid:
		out.Moved, err = s.setAside()
	}
	return err
}

// backUpPresent opens the present database with the lock of this restore, and backs it up.
func (s *Store) backUpPresent(ctx context.Context, out *cases.Restored, o Options, tell func(done float64)) (err error) {
	present := newStore(s.folder, o.Now)
	present.place, present.lock, s.lock = s.place, s.lock, nil
	defer func() {
		s.lock, present.lock = present.lock, nil
		err = errors.Join(err, present.Close())
	}()
	if err := present.begin(ctx, Options{Key: o.Key, quiet: true}); err != nil {
		return err
	}
	if err := present.Allow(cases.Restore); err != nil {
		return err
	}
	b, err := present.makeBackup(ctx, cases.BackupBeforeRestore, tell)
	if err == nil {
		out.Aside = &b
	}
	return err
}

// settingRestored keeps what a restore has to tell, in the restored database itself, until
// the first opening writes it down.
const settingRestored = "restored"

// stage makes an unpacked backup ready to take the place of the database.
func stage(ctx context.Context, folder string, out *cases.Restored, sealed bool) error {
	detail := cases.EventDetail{What: "恢复到备份 " + out.From.At.Local().Format("2006-01-02 15:04"), File: out.From.Path} //nolint:gosmopolitan // people read it
	switch {
	case out.Aside != nil:
		detail.Reason = "恢复前的数据在 " + out.Aside.Path
	case out.Moved != "":
		detail.Reason = "原来读不出的文件在 " + out.Moved
	}
	raw, err := json.Marshal(detail)
	if err != nil {
		return err
	}
	file := filepath.Join(folder, fileName)
	db, err := sql.Open("sqlite", dsn(file, nil))
	if err != nil {
		return err
	}
	_, err = db.ExecContext(ctx, "INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", settingRestored, string(raw))
	if err = errors.Join(err, db.Close()); err != nil {
		return err
	}
	if sealed {
		if err := writeDurable(filepath.Join(folder, sealedMark), nil); err != nil {
			return err
		}
	}
	return errors.Join(syncFile(file), syncFolder(folder))
}

// finishRestore moves a staged database and its key into their places; each step can be
// done again after a kill.
func (s *Store) finishRestore() error {
	staged := filepath.Join(s.folder, restoreFolder)
	if _, err := os.Stat(staged); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	key := filepath.Join(s.folder, keyFile)
	if _, err := os.Stat(filepath.Join(staged, fileName)); err == nil {
		if err := ignoreMissing(os.Rename(filepath.Join(staged, keyFile), key)); err != nil {
			return err
		}
		if err := s.replace(filepath.Join(staged, fileName)); err != nil {
			return err
		}
	}
	if _, err := os.Stat(filepath.Join(staged, sealedMark)); err == nil {
		if err := wipe(key); err != nil {
			return err
		}
	}
	if err := os.RemoveAll(staged); err != nil {
		return err
	}
	return syncFolder(s.folder)
}

// noteRestored writes down, at the first opening after it, that the database was restored.
func (s *Store) noteRestored(ctx context.Context) error {
	var detail cases.EventDetail
	known, err := s.Setting(ctx, settingRestored, &detail)
	if err != nil || !known {
		return err
	}
	if err := s.Note(ctx, cases.Event{Kind: cases.EventRestore, Detail: detail}); err != nil {
		return err
	}
	_, err = s.write.ExecContext(ctx, "DELETE FROM setting WHERE key = ?", settingRestored)
	return err
}
