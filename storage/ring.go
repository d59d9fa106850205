package storage

import (
	"bytes"
	"context"
	"crypto/aes"
	"crypto/cipher"
	"crypto/hpke"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"zhucunji/cases"
)

// keyRow is what one password opens: a pair of keys whose private half is sealed under the
// password, and the master key sealed to the public half. So a new master, another role or
// a forgotten password needs nobody else's password. The role and the person are bound to
// the master's seal: whoever edits the file cannot make a 队员 a 队长.
type keyRow struct {
	UID  []byte     `json:"uid"` // of the worker; empty: the recovery code
	Name string     `json:"name"`
	Role cases.Role `json:"role"`
	At   string     `json:"since"`
	stretch
	Salt    []byte `json:"salt"`
	Private []byte `json:"private"`
	Public  []byte `json:"public"`
	Master  []byte `json:"master"`
}

// newKeyRow makes the row of a person, or of the recovery code where worker is zero.
func newKeyRow(worker cases.UID, name string, role cases.Role, password string, master []byte, now time.Time) (r keyRow, err error) {
	r = keyRow{UID: holderID(worker), Name: name, Role: role, At: now.UTC().Format(instantLayout), stretch: usualStretch()}
	if r.Salt, err = randomBytes(saltSize); err != nil {
		return r, err
	}
	pair, err := keyKEM().GenerateKey()
	if err != nil {
		return r, err
	}
	private, err := pair.Bytes()
	if err != nil {
		return r, err
	}
	r.Public = pair.PublicKey().Bytes()
	lid, err := r.lid(password)
	if err != nil {
		return r, err
	}
	nonce, err := randomBytes(lid.NonceSize())
	if err != nil {
		return r, err
	}
	r.Private = lid.Seal(nonce, nonce, private, r.bound("private"))
	return r, r.wrap(master)
}

// holderID is how the ring names a person; the recovery code is nobody.
func holderID(worker cases.UID) []byte {
	if worker == (cases.UID{}) {
		return []byte{}
	}
	return worker[:]
}

// worker is whose row it is; zero for the recovery code.
func (r *keyRow) worker() (uid cases.UID) {
	copy(uid[:], r.UID)
	return uid
}

func (r *keyRow) isCode() bool { return len(r.UID) == 0 }

// keyKEM is with which the master is sealed to a person: one that stays sealed when
// quantum computers come.
func keyKEM() hpke.KEM { return hpke.MLKEM768X25519() }

// lid is the cipher a password closes the private key with.
func (r *keyRow) lid(password string) (cipher.AEAD, error) {
	block, err := aes.NewCipher(r.key(password, r.Salt))
	if err != nil {
		return nil, err
	}
	return cipher.NewGCM(block)
}

// bound names what a seal of the row is for and whose it is.
func (r *keyRow) bound(use string) []byte {
	return fmt.Appendf(nil, "zhucunji key_holder %s %x", use, r.UID)
}

// wrap seals a master key to the row's person, in the row's role.
func (r *keyRow) wrap(master []byte) error {
	public, err := keyKEM().NewPublicKey(r.Public)
	if err != nil {
		return damaged(err)
	}
	r.Master, err = hpke.Seal(public, hpke.HKDFSHA256(), hpke.AES256GCM(), r.boundMaster(), master)
	return err
}

func (r *keyRow) boundMaster() []byte { return append(r.bound("master "), r.Role...) }

// open gives the master key to whoever knows the password. ok is false where it is another
// one; an error tells that the row is not as it was written.
func (r *keyRow) open(password string) (master []byte, ok bool, err error) {
	lid, err := r.lid(password)
	if err != nil {
		return nil, false, err
	}
	n := lid.NonceSize()
	if len(r.Private) < n {
		return nil, false, damaged(errors.New("key_holder: private key too short"))
	}
	private, err := lid.Open(nil, r.Private[:n], r.Private[n:], r.bound("private"))
	if err != nil {
		return nil, false, nil //nolint:nilerr // that is how a wrong password shows
	}
	pair, err := keyKEM().NewPrivateKey(private)
	if err != nil {
		return nil, false, damaged(err)
	}
	master, err = hpke.Open(pair, hpke.HKDFSHA256(), hpke.AES256GCM(), r.boundMaster(), r.Master)
	if err != nil {
		return nil, false, &cases.Error{Code: cases.Damaged, Message: msgRing, Err: fmt.Errorf("key_holder: master: %w", err)}
	}
	return master, true, nil
}

const msgRing = "数据文件里的人员和密码被程序以外的工具改动过，不能用这个密码打开。请用恢复码，或从备份恢复。"

// ring are the rows of a file; none where it has no password.
type ring []keyRow

// of finds a person's row; nil where there is none.
func (r ring) of(worker cases.UID) *keyRow {
	for i := range r {
		if bytes.Equal(r[i].UID, holderID(worker)) {
			return &r[i]
		}
	}
	return nil
}

// leads counts the people who may manage the others.
func (r ring) leads() (n int) {
	for i := range r {
		if !r[i].isCode() && r[i].Role == cases.RoleLead {
			n++
		}
	}
	return n
}

// readRing reads the rows of a database.
func readRing(ctx context.Context, q querier) (out ring, err error) {
	rows, err := q.QueryContext(ctx, `SELECT uid, name, role, since_at, passes, memory, lanes, salt, private, public, master
		FROM key_holder ORDER BY since_at, uid`)
	if err != nil {
		return nil, err
	}
	defer rows.Close() //nolint:errcheck // rows.Err tells
	for rows.Next() {
		var r keyRow
		if err := rows.Scan(&r.UID, &r.Name, &r.Role, &r.At, &r.Passes, &r.Memory, &r.Lanes, &r.Salt, &r.Private, &r.Public, &r.Master); err != nil {
			return nil, err
		}
		if err := r.check(); err != nil {
			return nil, err
		}
		out = append(out, r)
	}
	return out, rows.Err()
}

// executor is a pool or a transaction that writes.
type executor interface {
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
}

// keepRow writes one row of the ring, in the place of the person's earlier one.
func keepRow(ctx context.Context, db executor, r *keyRow) error {
	_, err := db.ExecContext(ctx, `INSERT OR REPLACE INTO key_holder
		(uid, name, role, since_at, passes, memory, lanes, salt, private, public, master) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		r.UID, r.Name, string(r.Role), r.At, r.Passes, r.Memory, r.Lanes, r.Salt, r.Private, r.Public, r.Master)
	return err
}
