package storage

import (
	"context"
	"crypto/rand"
	"encoding/base64"
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
		return nil, &cases.Error{Code: cases.Damaged, Message: "数据文件夹里缺少密钥文件“key”，证件号码等内容无法读取。请把它与数据文件放在一起再打开。", Err: err}
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
		return nil, &cases.Error{Code: cases.Damaged, Message: "密钥文件“key”不完整，证件号码等内容无法读取。请从备份中恢复它。", Err: fmt.Errorf("key has %d bytes", len(key))}
	}
	return key, nil
}

// keyCheck is the setting that tells whether a key is the one of this file: a known text,
// sealed.
const keyCheck = "key_check"

// checkKey refuses a key that is not the file's own, before anything is sealed with it.
// Damaged where it is another.
func (s *Store) checkKey(ctx context.Context, readOnly bool) error {
	var kept string
	known, err := s.Setting(ctx, keyCheck, &kept)
	if err != nil {
		return err
	}
	if !known && !readOnly {
		sealed, err := s.seal.sealBytes([]byte(keyCheck), []byte(keyCheck))
		if err != nil {
			return err
		}
		return s.SetSetting(ctx, keyCheck, base64.StdEncoding.EncodeToString(sealed))
	}
	if !known {
		return nil
	}
	sealed, err := base64.StdEncoding.DecodeString(kept)
	if err != nil {
		return damaged(err)
	}
	_, err = s.seal.openBytes(sealed, []byte(keyCheck))
	return err
}
