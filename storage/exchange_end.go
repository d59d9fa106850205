package storage

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"zhucunji/cases"
)

const (
	exchangeFile = "exchange" // lies in the data folder as long as an exchange of the key is not through
	newKeyFile   = keyFile + ".new"
)

const msgExchanging = "正在更换这份数据的密码保护，或上次没有换完。请稍候；仍不行时先用驻村记打开一次。"

// exchangeMark says what is to be done once the database in the folder has the key it
// names; while it has another, nothing was done yet.
type exchangeMark struct {
	KeyID   string `json:"key_id"`
	Guarded bool   `json:"guarded"` // the key must not lie open any more
}

// mark gets everything ready that must be there when the new database is in its place.
func (x *exchange) mark() error {
	guarded := len(x.rows) > 0
	if !guarded {
		if err := writeDurable(filepath.Join(x.from.folder, newKeyFile), x.master); err != nil {
			return err
		}
	}
	raw, err := json.Marshal(exchangeMark{KeyID: x.to.seal.id(), Guarded: guarded})
	if err != nil {
		return err
	}
	return writeDurable(filepath.Join(x.from.folder, exchangeFile), raw)
}

// exchanging is Locked while an exchange of the key is not through: what belongs together
// is in two places then. Only for those who cannot end it.
func exchanging(folder string) error {
	if _, err := os.Stat(filepath.Join(folder, exchangeFile)); err != nil {
		return nil //nolint:nilerr // no mark, no exchange
	}
	return cases.Errorf(cases.Locked, "", msgExchanging)
}

// endExchange ends what an exchange of the key that was killed has left.
func (s *Store) endExchange(ctx context.Context, o Options) error {
	if o.ReadOnly {
		return exchanging(s.folder)
	}
	return finishExchange(ctx, s.folder, o.step)
}

// finishExchange ends an exchange of the key that was begun, in one direction or the other;
// the caller has the folder's lock. Every part of it can be done twice.
func finishExchange(ctx context.Context, folder string, step func(string) error) error {
	raw, err := os.ReadFile(filepath.Join(folder, exchangeFile)) //nolint:gosec // a file of the data folder
	if errors.Is(err, fs.ErrNotExist) {
		return dropExchange(folder) // it may have ended before its mark
	}
	if err != nil {
		return err
	}
	var mark exchangeMark
	if err := json.Unmarshal(raw, &mark); err != nil {
		return damaged(err)
	}
	id, err := keyIDOf(ctx, filepath.Join(folder, fileName))
	if err != nil {
		return err
	}
	if id != mark.KeyID {
		return dropExchange(folder)
	}
	if err := movePhotos(folder, step); err != nil {
		return err
	}
	if mark.Guarded {
		err = removeOpenKeys(folder)
	} else {
		err = os.Rename(filepath.Join(folder, newKeyFile), filepath.Join(folder, keyFile))
		err = errors.Join(ignoreMissing(err), syncFolder(folder))
	}
	if err != nil {
		return err
	}
	if step != nil {
		if err := step("key"); err != nil {
			return err
		}
	}
	return removeMark(folder)
}

// dropExchange forgets an exchange that did not come to its point.
func dropExchange(folder string) error {
	if err := os.RemoveAll(filepath.Join(folder, newPhotoFolder)); err != nil {
		return err
	}
	if err := wipe(filepath.Join(folder, newKeyFile)); err != nil {
		return err
	}
	return removeMark(folder)
}

func removeMark(folder string) error {
	err := os.Remove(filepath.Join(folder, exchangeFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return errors.Join(err, syncFolder(folder))
}

// removeOpenKeys removes the key that lay open, and every backup that opens with it.
func removeOpenKeys(folder string) error {
	backups, err := Backups(folder)
	if err != nil {
		return err
	}
	for i := range backups {
		if backups[i].Sealed || !backups[i].Good() {
			continue
		}
		if err := ignoreMissing(os.Remove(backups[i].Path)); err != nil {
			return err
		}
	}
	return wipe(filepath.Join(folder, keyFile))
}

// wipe overwrites a small secret before it removes it: a disk may keep what a name no longer
// points to.
func wipe(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0) //nolint:gosec // a file of the data folder
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	_, err = f.Write(make([]byte, keySize))
	err = errors.Join(err, f.Sync(), f.Close())
	return errors.Join(err, os.Remove(path))
}

// keyIDOf reads which key a database is sealed with; "" where it does not say.
func keyIDOf(ctx context.Context, path string) (id string, err error) {
	write, read, err := openPools(ctx, path, true)
	if err != nil {
		return "", err
	}
	look := &Store{read: read}
	_, err = look.Setting(ctx, keyID, &id)
	return id, errors.Join(err, read.Close(), write.Close())
}
