package storage

import (
	"context"
	"crypto/cipher"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"

	"zhucunji/cases"
)

// Photos are written once and lie in files of their own, which a backup of the database
// does not hold: so they are sealed with keys of their own, which stay what they are when
// the master key changes. The first is derived from the first master; those that are drawn
// later stand in the file, sealed with the master of the day.

// photoKeys is the setting that holds the drawn keys, sealed, newest first.
const photoKeys = "photo_keys"

// photoKey seals photos and names their files.
type photoKey struct {
	secret []byte
	gcm    cipher.AEAD
	name   []byte
}

func newPhotoKey(secret []byte) (k photoKey, err error) {
	k.secret = secret
	content, err := deriveKey(secret, "content")
	if err != nil {
		return k, err
	}
	if k.gcm, err = newGCM(content); err != nil {
		return k, err
	}
	k.name, err = deriveKey(secret, "name")
	return k, err
}

// usePhotoKeys sets the keys photos are sealed with; the first seals new ones.
func (s *sealer) usePhotoKeys(secrets ...[]byte) error {
	s.photos = nil
	for _, secret := range secrets {
		key, err := newPhotoKey(secret)
		if err != nil {
			return err
		}
		s.photos = append(s.photos, key)
	}
	return nil
}

// photoName is the keyed hash that names a photo's file.
func (s *sealer) photoName(content []byte) string {
	mac := hmac.New(sha256.New, s.photos[0].name)
	mac.Write(content)
	return fmt.Sprintf("%x", mac.Sum(nil)[:16])
}

// sealPhoto encrypts the content of a photo's file.
func (s *sealer) sealPhoto(content []byte, file string) ([]byte, error) {
	return sealWith(s.photos[0].gcm, content, []byte(photoBinding+file))
}

// openPhoto decrypts a photo that was sealed with any of the keys.
func (s *sealer) openPhoto(sealed []byte, file string) (content []byte, err error) {
	for _, key := range s.photos {
		if content, err = openWith(key.gcm, sealed, []byte(photoBinding+file)); err == nil {
			return content, nil
		}
	}
	return nil, err
}

// sealedPhotoKeys is what the setting holds of the sealer's photo keys.
func (s *sealer) sealedPhotoKeys() (string, error) {
	var secrets []byte
	for _, key := range s.photos {
		secrets = append(secrets, key.secret...)
	}
	sealed, err := s.sealBytes(secrets, []byte(photoKeys))
	return base64.StdEncoding.EncodeToString(sealed), err
}

// loadPhotoKeys reads the keys that were drawn since the first master.
func (s *Store) loadPhotoKeys(ctx context.Context) error {
	var kept string
	if known, err := s.Setting(ctx, photoKeys, &kept); err != nil || !known {
		return err
	}
	sealed, err := base64.StdEncoding.DecodeString(kept)
	if err != nil {
		return damaged(err)
	}
	secrets, err := s.seal.openBytes(sealed, []byte(photoKeys))
	if err != nil {
		return err
	}
	if len(secrets) == 0 || len(secrets)%keySize != 0 {
		return &cases.Error{Code: cases.Damaged, Message: msgDamaged, Err: errors.New("photo keys are cut off")}
	}
	var list [][]byte
	for ; len(secrets) > 0; secrets = secrets[keySize:] {
		list = append(list, secrets[:keySize])
	}
	return s.seal.usePhotoKeys(list...)
}
