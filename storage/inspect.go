package storage

import (
	"bytes"
	"context"
	"database/sql"
	"embed"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"

	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/database"

	"zhucunji/cases"
)

//go:embed migrations/*.sql
var migrations embed.FS

// applicationID marks our databases ("ZCJ1"), so that a foreign one is refused.
const applicationID = 0x5A434A31

// versionTable is where the migrations keep their numbers.
const versionTable = "schema_version"

type fileState int

const (
	fileAbsent fileState = iota
	filePresent
)

// inspect looks at a file's header without opening it as a database, so that a
// foreign file is never touched.
func inspect(path string) (fileState, error) {
	f, err := os.Open(path) //nolint:gosec // the data folder is the person's own choice
	if errors.Is(err, fs.ErrNotExist) {
		return fileAbsent, nil
	}
	if err != nil {
		return fileAbsent, err
	}
	defer f.Close() //nolint:errcheck // only read
	header := make([]byte, 100)
	n, err := io.ReadFull(f, header)
	if n == 0 && errors.Is(err, io.EOF) {
		return fileAbsent, nil // killed between making the file and its first page
	}
	foreign := &cases.Error{Code: cases.Invalid, Message: msgForeign, Err: fmt.Errorf("header of %d bytes", n)}
	if err != nil || !bytes.HasPrefix(header, []byte("SQLite format 3\x00")) {
		return filePresent, foreign
	}
	if id := binary.BigEndian.Uint32(header[68:72]); id != applicationID && id != 0 {
		return filePresent, foreign
	}
	return filePresent, nil
}

// migrate brings the database to this program's schema. A newer schema is refused; an
// older one is copied first.
func (s *Store) migrate(ctx context.Context, state fileState, readOnly bool) error {
	var id, tables int64
	if err := s.write.QueryRowContext(ctx, "PRAGMA application_id").Scan(&id); err != nil {
		return err
	}
	if err := s.write.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_master").Scan(&tables); err != nil {
		return err
	}
	if id != applicationID && tables > 0 {
		return cases.Errorf(cases.Invalid, "", msgForeign)
	}
	provider, err := s.provider()
	if err != nil {
		return err
	}
	if id == applicationID && tables > 0 {
		current, target, err := provider.GetVersions(ctx)
		switch {
		case err != nil:
			return err
		case current > target:
			return cases.Errorf(cases.TooNew, "", msgTooNew)
		case current == target:
			return nil
		case readOnly:
			return cases.Errorf(cases.Locked, "", "这个数据文件是旧版本建立的，请先用驻村记打开一次完成升级。")
		}
		if _, err := s.copyTo(ctx, "升级前"); err != nil {
			return err
		}
		s.notice = "数据文件已升级到新版本，升级前的副本在“copies”文件夹里。"
	}
	if _, err := s.write.ExecContext(ctx, "PRAGMA application_id = "+strconv.Itoa(applicationID)); err != nil {
		return err
	}
	_, err = provider.Up(ctx)
	return err
}

func (s *Store) provider() (*goose.Provider, error) {
	steps, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return nil, err
	}
	versions, err := database.NewStore(database.DialectSQLite3, versionTable)
	if err != nil {
		return nil, err
	}
	return goose.NewProvider("", s.write, steps, goose.WithStore(versions), goose.WithDisableGlobalRegistry(true))
}

// clearTmp empties the work folder: what is left there is from a run that was killed.
func (s *Store) clearTmp() error {
	if err := os.RemoveAll(s.TmpFolder()); err != nil {
		return err
	}
	return os.MkdirAll(s.TmpFolder(), 0o700)
}

// TmpFolder is where work files of Excel jobs lie until they are finished.
func (s *Store) TmpFolder() string { return filepath.Join(s.folder, "tmp") }

// isNoRows says that a query of one row found none.
func isNoRows(err error) bool { return errors.Is(err, sql.ErrNoRows) }
