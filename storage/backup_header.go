package storage

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"zhucunji/cases"
)

// A backup is one file: a line that names the format, a line of JSON (backupHeader), a line
// with the SHA-256 of the two, and then the database, packed with zstd and, where it has a
// password, sealed by age. So a list of backups needs neither password nor database.
const (
	backupFormat = "zhucunji-backup "
	backupLine   = backupFormat + "1\n"
	maxHeader    = 1 << 20 // some dozen people with passwords take 50 KB
)

// The sentences about a file that is to be a backup.
const (
	msgNoBackup      = "这个文件不是驻村记的备份，没有打开。请选择“.zcjbak”文件。"
	msgBackupTooNew  = "这份备份是更新版本的驻村记做的，当前版本不能打开，文件没有改动。请安装新版驻村记后再打开。"
	msgBackupDamaged = "这份备份已损坏或不完整，不能使用；现有数据没有改动。请选另一份备份。"
	msgBackupMissing = "找不到这份备份，可能已被移走或 U 盘已拔出。请重新选择。"
)

// backupHeader is what a backup tells about itself. It holds no value of any person of the
// records; the ring names the people who have a password, as the login page does.
type backupHeader struct {
	At     time.Time `json:"at"`
	Reason string    `json:"reason"`
	Origin string    `json:"origin"` // of the database, from its first start on: the uid of its first machine
	Schema int64     `json:"schema"`

	Households int64     `json:"households"`
	People     int64     `json:"people"`
	Visits     int64     `json:"visits"`
	Measures   int64     `json:"measures"`
	Act        int64     `json:"act"` // the newest one, and the end of its chain: two files with one end hold the same
	End        string    `json:"end"`
	LastChange time.Time `json:"last_change"`

	Size  int64  `json:"size"` // of the database
	Sum   string `json:"sha256"`
	KeyID string `json:"key_id"`
	Key   []byte `json:"key,omitempty"`     // the open key, where there was no password
	Ring  ring   `json:"holders,omitempty"` // who opens it, where there was
}

// sealed says whether the backup opens with a password.
func (h *backupHeader) sealed() bool { return len(h.Ring) > 0 }

// encode writes the three lines; the digest of the first two is bound to the seal of the
// rest.
func (h *backupHeader) encode() (lines, digest []byte, err error) {
	raw, err := json.Marshal(h)
	if err != nil {
		return nil, nil, err
	}
	lines = append([]byte(backupLine), append(raw, '\n')...)
	sum := sha256.Sum256(lines)
	return fmt.Appendf(lines, "%x\n", sum), sum[:], nil
}

// readBackupHeader reads the three lines. Errors: Invalid (no backup), TooNew, Damaged.
func readBackupHeader(r *bufio.Reader) (h backupHeader, digest []byte, err error) {
	first, err := headerLine(r)
	switch {
	case !bytes.HasPrefix(first, []byte(backupFormat)):
		return h, nil, &cases.Error{Code: cases.Invalid, Message: msgNoBackup, Err: errors.Join(errors.New("no line of the format"), err)}
	case err != nil:
		return h, nil, brokenBackup(err)
	case string(first) != backupLine && onlyVersion(first):
		return h, nil, cases.Errorf(cases.TooNew, "", msgBackupTooNew)
	}
	second, err := headerLine(r)
	if err != nil {
		return h, nil, brokenBackup(err)
	}
	third, err := headerLine(r)
	if err != nil {
		return h, nil, brokenBackup(err)
	}
	sum := sha256.Sum256(append(first, second...))
	if hex.EncodeToString(sum[:])+"\n" != string(third) {
		return h, nil, brokenBackup(errors.New("the header is not as it was written"))
	}
	if err := json.Unmarshal(second, &h); err != nil {
		return h, nil, brokenBackup(err)
	}
	return h, sum[:], h.check()
}

// headerLine reads one line, of bounded length.
func headerLine(r *bufio.Reader) (line []byte, err error) {
	for {
		part, err := r.ReadSlice('\n')
		line = append(line, part...)
		switch {
		case err == nil:
			return line, nil
		case !errors.Is(err, bufio.ErrBufferFull):
			return line, err
		case len(line) > maxHeader:
			return line, errors.New("a line of the header does not end")
		}
	}
}

// onlyVersion says whether a first line is whole but for its number.
func onlyVersion(line []byte) bool {
	number := strings.TrimSuffix(strings.TrimPrefix(string(line), backupFormat), "\n")
	_, err := strconv.ParseUint(number, 10, 16)
	return err == nil
}

// check refuses what no program of ours writes.
func (h *backupHeader) check() error {
	if h.Size <= 0 || (len(h.Key) != keySize) == !h.sealed() {
		return brokenBackup(fmt.Errorf("a database of %d bytes, a key of %d, %d passwords", h.Size, len(h.Key), len(h.Ring)))
	}
	for i := range h.Ring {
		if err := h.Ring[i].check(); err != nil {
			return brokenBackup(err)
		}
	}
	newest, err := newestSchema()
	if err == nil && h.Schema > newest {
		err = cases.Errorf(cases.TooNew, "", msgBackupTooNew)
	}
	return err
}

func brokenBackup(err error) error {
	return &cases.Error{Code: cases.Damaged, Message: msgBackupDamaged, Err: err}
}

// newestSchema is the number of the last migration of this program.
func newestSchema() (newest int64, err error) {
	entries, err := migrations.ReadDir("migrations")
	for _, e := range entries {
		number, _, _ := strings.Cut(e.Name(), "_")
		n, err := strconv.ParseInt(number, 10, 64)
		if err != nil {
			return 0, err
		}
		newest = max(newest, n)
	}
	return newest, err
}

// BackupAt reads what a file tells about the backup it is, without a password. Errors:
// NotFound, Invalid (no backup), TooNew, Damaged.
func BackupAt(path string) (cases.Backup, error) {
	b := cases.Backup{Path: path}
	h, size, err := backupHeaderAt(path)
	if err != nil {
		return b, failure("look at backup", err)
	}
	return h.backup(path, size), nil
}

// backup is what the lists of people tell of it.
func (h *backupHeader) backup(path string, size int64) cases.Backup {
	return cases.Backup{
		Path: path, At: h.At, Reason: h.Reason, Size: size,
		Households: h.Households, People: h.People, Visits: h.Visits, Measures: h.Measures,
		LastChange: h.LastChange, Sealed: h.sealed(), KeyID: h.KeyID,
	}
}

func backupHeaderAt(path string) (h backupHeader, size int64, err error) {
	file, err := openBackup(path)
	if err != nil {
		return h, 0, err
	}
	return file.header, file.size, file.Close()
}

// BackupGuard stands before a backup that has a password: that of its day. It is nil where
// nothing has to be asked. Errors are those of BackupAt.
func BackupGuard(path string) (*Guard, error) {
	h, _, err := backupHeaderAt(path)
	if err != nil {
		return nil, failure("look at backup", err)
	}
	return newGuard(h.Ring, ""), nil
}

// backupFile is a backup opened for reading, behind its header.
type backupFile struct {
	*os.File
	path   string
	size   int64
	header backupHeader
	digest []byte
	rest   io.Reader
}

// openBackup opens a file and reads its header.
func openBackup(path string) (*backupFile, error) {
	f, err := os.Open(path) //nolint:gosec // the person chose it
	if err != nil {
		return nil, &cases.Error{Code: cases.NotFound, Message: msgBackupMissing, Err: err}
	}
	b := &backupFile{File: f, path: path}
	info, err := f.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = cases.Errorf(cases.NotFound, "", msgBackupMissing)
	}
	if err == nil {
		b.size = info.Size()
		r := bufio.NewReaderSize(f, copyBuffer)
		b.rest = r
		b.header, b.digest, err = readBackupHeader(r)
	}
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return b, nil
}

// isBackup says whether a file is to be taken for a backup: by its name or its first line.
func isBackup(path string) bool {
	if strings.EqualFold(filepath.Ext(path), cases.BackupEnd) {
		return true
	}
	f, err := os.Open(path) //nolint:gosec // the person chose it
	if err != nil {
		return false
	}
	defer f.Close() //nolint:errcheck // only read
	first := make([]byte, len(backupFormat))
	_, err = io.ReadFull(f, first)
	return err == nil && string(first) == backupFormat
}
