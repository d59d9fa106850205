package storage

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"

	"zhucunji/cases"
	"zhucunji/storage/wreck"
)

// applicationID marks our databases ("ZCJ1"), so that a foreign one is refused.
const applicationID = 0x5A434A31

// headerSize is that of the header of an SQLite database.
const headerSize = 100

type fileState int

const (
	fileAbsent fileState = iota
	filePresent
)

// inspect looks at a file without opening it for writing, so that a foreign or broken
// one is never touched. Errors: Invalid (foreign), Damaged (cut off).
func inspect(ctx context.Context, path string) (fileState, error) {
	header, size, err := readHeader(path)
	if errors.Is(err, fs.ErrNotExist) || (err == nil && size == 0) {
		return fileAbsent, nil // an empty file is left by a kill before the first page
	}
	if err != nil {
		return fileAbsent, err
	}
	if !bytes.HasPrefix(header, []byte("SQLite format 3\x00")) {
		if holdsOurPages(path) {
			return filePresent, damaged(fmt.Errorf("no SQLite header before pages of ours in %d bytes", size))
		}
		return filePresent, foreign(fmt.Errorf("no SQLite header in %d bytes", size))
	}
	if len(header) < headerSize {
		return filePresent, damaged(fmt.Errorf("file of %d bytes", size))
	}
	switch id := binary.BigEndian.Uint32(header[68:72]); id {
	case applicationID:
		return filePresent, checkLength(path, header, size)
	case 0: // ours before its first migration, or one that never had an id
		return filePresent, checkEmpty(ctx, path)
	default:
		if holdsOurPages(path) {
			return filePresent, damaged(fmt.Errorf("application id %#x before pages of ours", id))
		}
		return filePresent, foreign(fmt.Errorf("application id %#x", id))
	}
}

// holdsOurPages says whether a file whose header is none of ours has rows of our change log
// all the same: then the header is damaged, and the file is no other program's.
func holdsOurPages(path string) bool {
	file, err := wreck.Open(path)
	if err != nil {
		return false
	}
	defer file.Close() //nolint:errcheck // only read
	return file.Names("act", "change", "household", versionTable)
}

func foreign(err error) error {
	return &cases.Error{Code: cases.Invalid, Message: msgForeign, Err: err}
}

func damaged(err error) error {
	return &cases.Error{Code: cases.Damaged, Message: msgDamaged, Err: err}
}

// readHeader reads the first bytes of a file and its size.
func readHeader(path string) (header []byte, size int64, err error) {
	f, err := os.Open(path) //nolint:gosec // the data folder is the person's own choice
	if err != nil {
		return nil, 0, err
	}
	defer f.Close() //nolint:errcheck // only read
	info, err := f.Stat()
	if err != nil {
		return nil, 0, err
	}
	if info.IsDir() {
		return nil, info.Size(), foreign(errors.New("a folder"))
	}
	header = make([]byte, headerSize)
	n, err := io.ReadFull(f, header)
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		err = nil
	}
	return header[:n], info.Size(), err
}

// checkLength finds a file that lost its end, at any size and at once: the header says
// how many pages there are. While a log lies beside the file it may be ahead of it.
func checkLength(path string, header []byte, size int64) error {
	if log, err := os.Stat(path + "-wal"); err == nil && log.Size() > 0 {
		return nil
	}
	page := int64(binary.BigEndian.Uint16(header[16:18]))
	if page == 1 {
		page = 65536 // what does not fit into two bytes is written as 1
	}
	pages := int64(binary.BigEndian.Uint32(header[28:32]))
	if size < page*pages {
		return damaged(fmt.Errorf("%d bytes where the header says %d pages of %d", size, pages, page))
	}
	return nil
}

// checkEmpty refuses a database without an id that holds tables: opening it the usual way
// would already change it.
func checkEmpty(ctx context.Context, path string) error {
	db, err := sql.Open("sqlite", dsn(path, url.Values{"mode": {"ro"}, "immutable": {"1"}}))
	if err != nil {
		return err
	}
	var tables int64
	err = db.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_master").Scan(&tables)
	if err := errors.Join(err, db.Close()); err != nil {
		return foreign(err)
	}
	if tables > 0 {
		return foreign(fmt.Errorf("%d tables and no application id", tables))
	}
	return nil
}

// The sizes up to which a file's pages are read through at opening: always where it takes
// no time a person notices, and after a run that ended badly where it takes a second
// or two.
const (
	smallFile     = 16 << 20
	checkableFile = 256 << 20
)

// checkPages reads the pages of the file through where that is worth its time, and all of it
// where something broken was met in it. Damaged where one is broken.
func (s *Store) checkPages(ctx context.Context, path string, endedBadly bool) error {
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	if s.suspected() {
		return s.checkSuspect(ctx)
	}
	if info.Size() > checkableFile || (info.Size() > smallFile && !endedBadly) {
		return nil
	}
	return quickCheck(ctx, s.read)
}

// quickCheck reads every page of a database. Damaged where one is broken.
func quickCheck(ctx context.Context, q querier) error {
	var answer string
	if err := q.QueryRowContext(ctx, "PRAGMA quick_check(1)").Scan(&answer); err != nil {
		return err
	}
	if answer != "ok" {
		return damaged(errors.New(answer))
	}
	return nil
}
