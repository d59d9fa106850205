package storage

import (
	"crypto/rand"
	"fmt"

	"golang.org/x/crypto/argon2"
	"golang.org/x/text/unicode/norm"
)

// stretch is how long a password is worked on before it opens anything: argon2id with its
// parameters, which stand beside each password, so that a later program can ask for more.
type stretch struct {
	Passes uint32 `json:"passes"`
	Memory uint32 `json:"memory"` // KiB
	Lanes  uint8  `json:"lanes"`
}

// usualStretch takes some 0.2 s on a village office's computer (RFC 9106, the choice for
// memory of 64 MiB).
func usualStretch() stretch { return stretch{Passes: 3, Memory: 64 << 10, Lanes: 4} }

// check refuses parameters that nobody writes: a file that was tampered with must not ask
// for all the memory there is.
func (s stretch) check() error {
	if s.Passes < 1 || s.Passes > 32 || s.Memory < 8<<10 || s.Memory > 1<<20 || s.Lanes < 1 || s.Lanes > 16 {
		return damaged(fmt.Errorf("argon2id asks for %d passes, %d KiB, %d lanes", s.Passes, s.Memory, s.Lanes))
	}
	return nil
}

// saltSize is that of the salt of a password.
const saltSize = 16

// key works a password into a key. The same characters typed in full width, or composed in
// another way by another input method, give the same key.
func (s stretch) key(password string, salt []byte) []byte {
	return argon2.IDKey([]byte(norm.NFKC.String(password)), salt, s.Passes, s.Memory, s.Lanes, keySize)
}

// randomBytes draws n bytes.
func randomBytes(n int) ([]byte, error) {
	out := make([]byte, n)
	_, err := rand.Read(out)
	return out, err
}
