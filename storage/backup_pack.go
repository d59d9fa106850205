package storage

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"

	"filippo.io/age"
	"github.com/klauspost/compress/zstd"

	"zhucunji/cases"
)

// copyBuffer is how much of a backup is read or written at once.
const copyBuffer = 1 << 18

// packWindow bounds the memory of packing and unpacking; a larger window finds little more
// in the pages of a database.
const packWindow = 1 << 20

// backupLock closes the file key of a sealed backup with the master's own sealer, bound to
// its header: the body opens with the password of its day alone, and not behind another
// header. It is age's file format with a stanza of our own.
type backupLock struct {
	seal   *sealer
	digest []byte // of the header
}

// backupStanza names our stanza.
const backupStanza = "zhucunji-backup"

var (
	_ age.Recipient = (*backupLock)(nil)
	_ age.Identity  = (*backupLock)(nil)
)

// Wrap seals the file key.
func (l *backupLock) Wrap(fileKey []byte) ([]*age.Stanza, error) {
	body, err := l.seal.sealBytes(fileKey, l.bound())
	return []*age.Stanza{{Type: backupStanza, Body: body}}, err
}

// Unwrap opens the file key.
func (l *backupLock) Unwrap(stanzas []*age.Stanza) ([]byte, error) {
	for _, s := range stanzas {
		if s.Type != backupStanza {
			continue
		}
		key, err := l.seal.openBytes(s.Body, l.bound())
		if err != nil { // the header is sound and names this key: so the stanza is not
			return nil, fmt.Errorf("%w: %w", age.ErrIncorrectIdentity, err)
		}
		return key, nil
	}
	return nil, age.ErrIncorrectIdentity
}

func (l *backupLock) bound() []byte { return append([]byte("zhucunji backup "), l.digest...) }

// pack writes a whole backup of the database that from gives; seal closes it where the
// header says so.
func (h *backupHeader) pack(w io.Writer, from io.Reader, seal *sealer) error {
	lines, digest, err := h.encode()
	if err != nil {
		return err
	}
	if _, err := w.Write(lines); err != nil {
		return err
	}
	body := io.WriteCloser(keptOpen{w})
	if h.sealed() {
		if body, err = age.Encrypt(w, &backupLock{seal, digest}); err != nil {
			return err
		}
	}
	packer, err := zstd.NewWriter(body, zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithEncoderConcurrency(1),
		zstd.WithWindowSize(packWindow), zstd.WithLowerEncoderMem(true))
	if err != nil {
		return err
	}
	_, err = io.CopyBuffer(struct{ io.Writer }{packer}, from, make([]byte, copyBuffer))
	return errors.Join(err, packer.Close(), body.Close())
}

// keptOpen is a writer whose Close leaves what is behind it open.
type keptOpen struct{ io.Writer }

func (keptOpen) Close() error { return nil }

// sealerFor gives the sealer of a backup's sealed values. Errors: NeedsPassword, and
// WrongPassword where the key is not that of its day.
func (h *backupHeader) sealerFor(key *Key) (*sealer, error) {
	master := h.Key
	if h.sealed() {
		if key == nil {
			return nil, cases.Errorf(cases.NeedsPassword, "password", msgBackupAsks)
		}
		master = key.master
	}
	seal, err := newSealer(master)
	if err != nil {
		return nil, err
	}
	if seal.id() != h.KeyID {
		if h.sealed() {
			return nil, cases.Errorf(cases.WrongPassword, "password", msgOtherDay)
		}
		return nil, brokenBackup(errors.New("the key is not the one it names"))
	}
	return seal, nil
}

// Opens says whether the key, which a password of today gave, opens a backup too: then
// nothing has to be asked.
func (k *Key) Opens(b *cases.Backup) bool {
	seal, err := newSealer(k.master)
	return err == nil && seal.id() == b.KeyID
}

const (
	msgBackupAsks = "这份备份有密码，请输入做备份那一天的密码或恢复码。"
	msgOtherDay   = "这个密码打不开这份备份。请输入做备份那一天的密码或恢复码。"
)

// unpack writes the database of the backup to w, and compares it with what was packed.
// Damaged where a byte differs, whichever it is.
func (b *backupFile) unpack(ctx context.Context, w io.Writer, seal *sealer, tell func(done float64)) error {
	body := b.rest
	if b.header.sealed() {
		opened, err := age.Decrypt(body, &backupLock{seal, b.digest})
		if err != nil {
			return brokenUnless(err)
		}
		body = opened
	}
	unpacker, err := zstd.NewReader(body, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(packWindow), zstd.WithDecoderLowmem(true))
	if err != nil {
		return err
	}
	defer unpacker.Close()
	sum := sha256.New()
	whole := &watchedReader{ctx: ctx, Reader: io.LimitReader(unpacker, b.header.Size+1), all: b.header.Size, tell: tell}
	n, err := io.CopyBuffer(struct{ io.Writer }{io.MultiWriter(sum, w)}, struct{ io.Reader }{whole}, make([]byte, copyBuffer))
	switch {
	case err != nil:
		return brokenUnless(err)
	case n != b.header.Size || hex.EncodeToString(sum.Sum(nil)) != b.header.Sum:
		return brokenBackup(fmt.Errorf("%d bytes of %d, or others than were packed", n, b.header.Size))
	}
	return b.ended()
}

// ended wants nothing behind the body: what was added is no part of the backup.
func (b *backupFile) ended() error {
	if n, err := io.Copy(io.Discard, b.rest); n > 0 || err != nil {
		return brokenBackup(errors.Join(fmt.Errorf("%d bytes follow", n), err))
	}
	return nil
}

// brokenUnless takes an error of reading a backup for its damage, unless the person, the disk
// or the system is at fault.
func brokenUnless(err error) error {
	var system *os.PathError
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) || errors.As(err, &system) {
		return err
	}
	return brokenBackup(err)
}

// watchedReader tells how much was read, and ends when the person cancels.
type watchedReader struct {
	io.Reader
	ctx       context.Context //nolint:containedctx // it lives as long as one copying
	read, all int64
	tell      func(done float64)
}

// Read reads and tells.
func (r *watchedReader) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := r.Reader.Read(p)
	r.read += int64(n)
	if r.tell != nil && r.all > 0 {
		r.tell(min(1, float64(r.read)/float64(r.all)))
	}
	return n, err
}

// sumOf reads a file through and gives its size and SHA-256.
func sumOf(ctx context.Context, path string) (size int64, sum string, err error) {
	f, err := os.Open(path) //nolint:gosec // a path of the data folder or one the person chose
	if err != nil {
		return 0, "", err
	}
	defer f.Close() //nolint:errcheck // only read
	h := sha256.New()
	size, err = io.CopyBuffer(struct{ io.Writer }{h}, &watchedReader{ctx: ctx, Reader: f}, make([]byte, copyBuffer))
	return size, hex.EncodeToString(h.Sum(nil)), err
}

// writeFrom makes a file, lets write fill it and puts it on disk; a file that could not be
// finished is removed.
func writeFrom(path string, write func(w io.Writer) error) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600) //nolint:gosec // a path of the data folder or one the person chose
	if err != nil {
		return err
	}
	buffered := bufio.NewWriterSize(f, copyBuffer)
	if err = write(buffered); err == nil {
		err = buffered.Flush()
	}
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return errors.Join(err, ignoreMissing(os.Remove(path)))
	}
	return nil
}
