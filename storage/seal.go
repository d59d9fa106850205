package storage

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"

	"golang.org/x/crypto/hkdf"

	"zhucunji/cases"
)

// keySize is that of AES-256.
const keySize = 32

// sealer encrypts the values that must not lie open in the file and makes the
// keyed hashes by which their tails are found. It is the only part of the program
// that knows a key. Safe for use by several goroutines.
type sealer struct {
	master []byte
	name   string // of the master key
	gcm    cipher.AEAD
	hash   []byte     // key of the search hashes
	log    []byte     // key with which events vouch for the log
	photos []photoKey // newest first
}

// newSealer derives the working keys from the master key.
func newSealer(master []byte) (*sealer, error) {
	s := &sealer{master: master}
	field, err := s.derive("field")
	if err != nil {
		return nil, err
	}
	if s.gcm, err = newGCM(field); err != nil {
		return nil, err
	}
	if s.hash, err = s.derive("search"); err != nil {
		return nil, err
	}
	if s.log, err = s.derive("log"); err != nil {
		return nil, err
	}
	name, err := s.derive("id")
	if err != nil {
		return nil, err
	}
	s.name = hex.EncodeToString(name[:8])
	photo, err := s.derive("photo")
	if err != nil {
		return nil, err
	}
	return s, s.usePhotoKeys(photo)
}

// derive makes the key of one use of the master key.
func (s *sealer) derive(use string) ([]byte, error) { return deriveKey(s.master, use) }

func deriveKey(secret []byte, use string) ([]byte, error) {
	key := make([]byte, keySize)
	_, err := io.ReadFull(hkdf.New(sha256.New, secret, nil, []byte("zhucunji "+use)), key)
	return key, err
}

func newGCM(key []byte) (cipher.AEAD, error) {
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	return cipher.NewGCM(block)
}

// id names the master key without telling it: a file says by it which key is its own.
func (s *sealer) id() string { return s.name }

// seal encrypts a text for one field of one record: nonce, ciphertext, tag. The
// record and the field are bound in, so that ciphertexts cannot be swapped.
func (s *sealer) seal(text string, uid cases.UID, field string) ([]byte, error) {
	return s.sealBytes([]byte(text), binding(uid, field))
}

func (s *sealer) sealBytes(plain, bound []byte) ([]byte, error) { return sealWith(s.gcm, plain, bound) }

func sealWith(gcm cipher.AEAD, plain, bound []byte) ([]byte, error) {
	nonce := make([]byte, gcm.NonceSize(), gcm.NonceSize()+len(plain)+gcm.Overhead())
	if _, err := rand.Read(nonce); err != nil {
		return nil, fmt.Errorf("seal: %w", err)
	}
	return gcm.Seal(nonce, nonce, plain, bound), nil
}

// open decrypts what seal made for the same field of the same record.
func (s *sealer) open(sealed []byte, uid cases.UID, field string) (string, error) {
	plain, err := s.openBytes(sealed, binding(uid, field))
	return string(plain), err
}

func (s *sealer) openBytes(sealed, bound []byte) ([]byte, error) {
	return openWith(s.gcm, sealed, bound)
}

func openWith(gcm cipher.AEAD, sealed, bound []byte) ([]byte, error) {
	n := gcm.NonceSize()
	if len(sealed) < n {
		return nil, &cases.Error{Code: cases.Damaged, Message: msgDamaged, Err: fmt.Errorf("open: %w: too short", errSealed)}
	}
	plain, err := gcm.Open(nil, sealed[:n], sealed[n:], bound)
	if err != nil {
		return nil, &cases.Error{Code: cases.Damaged, Message: msgWrongKey, Err: fmt.Errorf("open: %w: %w", errSealed, err)}
	}
	return plain, nil
}

// digest is the keyed hash under which a tail of a sealed value is searched.
func (s *sealer) digest(class, text string) []byte {
	mac := hmac.New(sha256.New, s.hash)
	mac.Write([]byte(class + "\x00" + text))
	return mac.Sum(nil)[:12] // 96 bits: no chance meetings among millions
}

// vouch is the MAC of a link of the log: who has no key cannot make it.
func (s *sealer) vouch(what string, link []byte) []byte {
	mac := hmac.New(sha256.New, s.log)
	mac.Write([]byte(what + "\x00"))
	mac.Write(link)
	return mac.Sum(nil)
}

func binding(uid cases.UID, field string) []byte {
	return append(append(make([]byte, 0, len(uid)+len(field)), uid[:]...), field...)
}
