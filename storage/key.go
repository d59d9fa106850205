package storage

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"zhucunji/cases"
)

// keyFile is the open key of sealed values inside a data folder.
const keyFile = "key"

const msgWrongKey = "密钥与数据文件不相符，证件号码等加密内容无法读取。请把原数据文件夹里的“key”文件放回来。"

// loadKey reads the open key of a data folder, or draws one where the folder has
// no database yet. A database without its key is refused: its sealed values could
// not be read, and a new key would make that permanent.
func loadKey(folder string, fresh bool) ([]byte, error) {
	path := filepath.Join(folder, keyFile)
	key, err := readKey(path)
	switch {
	case err == nil:
		return key, nil
	case !errors.Is(err, fs.ErrNotExist):
		return nil, err
	case !fresh:
		return nil, &cases.Error{Code: cases.Damaged, Field: "key", Message: "数据文件夹里缺少密钥文件“key”，证件号码等内容无法读取。请把它与数据文件放在一起再打开。", Err: err}
	}
	key = make([]byte, keySize)
	if _, err := rand.Read(key); err != nil {
		return nil, err
	}
	return key, writeDurable(path, key)
}

func readKey(path string) ([]byte, error) {
	key, err := os.ReadFile(path) //nolint:gosec // the data folder is the person's own choice
	if err != nil {
		return nil, err
	}
	if len(key) != keySize {
		return nil, &cases.Error{Code: cases.Damaged, Field: "key", Message: "密钥文件“key”不完整，证件号码等内容无法读取。请从备份中恢复它。", Err: fmt.Errorf("key has %d bytes", len(key))}
	}
	return key, nil
}

// keyID is the setting that tells which key is the one of this file.
const keyID = "key_id"

// checkKey refuses a key that is not the file's own, before anything is sealed with it.
// Damaged where it is another.
func (s *Store) checkKey(ctx context.Context, readOnly bool) error {
	own := s.seal.id()
	var kept string
	known, err := s.Setting(ctx, keyID, &kept)
	switch {
	case err != nil:
		return err
	case !known && readOnly:
		return nil
	case !known:
		return s.SetSetting(ctx, keyID, own)
	case kept != own:
		return &cases.Error{Code: cases.Damaged, Field: "key", Message: msgWrongKey, Err: fmt.Errorf("the file's key is %s, not %s", kept, own)}
	}
	return nil
}

// mendKeyID writes the name of the file's key anew where a few letters of it are broken:
// that of another key is another one in nearly every letter. For a salvage only.
func (s *Store) mendKeyID(ctx context.Context) error {
	own := s.seal.id()
	var kept string
	if known, err := s.Setting(ctx, keyID, &kept); err != nil || !known || len(kept) != len(own) {
		return err
	}
	same := 0
	for i := range len(own) {
		same += boolInt(kept[i] == own[i])
	}
	if same < len(own)*3/4 {
		return nil
	}
	return s.SetSetting(ctx, keyID, own)
}

// masterKey finds the master key of the database at path: the open one of its folder, or
// the one a password gave. NeedsPassword where there is a password and none was given.
func (s *Store) masterKey(ctx context.Context, path string, state fileState, key *Key) ([]byte, error) {
	rows, err := ringOf(ctx, path)
	switch {
	case err != nil:
		return nil, err
	case len(rows) == 0:
		return loadKey(s.folder, state == fileAbsent)
	case key == nil:
		return nil, cases.Errorf(cases.NeedsPassword, "password", msgNeedsPassword)
	}
	s.session = cases.Session{Guarded: true, Role: key.role}
	s.key = key
	return key.master, nil
}

const msgNeedsPassword = "这份数据设有密码，请先登录。"
