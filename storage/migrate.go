package storage

import (
	"context"
	"database/sql"
	"embed"
	"io/fs"
	"strconv"

	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/database"

	"zhucunji/cases"
)

//go:embed migrations/*.sql
var migrations embed.FS

// versionTable is where the migrations keep their numbers.
const versionTable = "schema_version"

const msgNothingYet = "这个文件夹里还没有驻村记的数据。请先用 zhucunji 建立，或检查 --data 指向的文件夹。"

// migrate brings the database to this program's schema. A newer schema is refused; an
// older one is backed up first.
func (s *Store) migrate(ctx context.Context, readOnly bool) error {
	var id, tables int64
	if err := s.write.QueryRowContext(ctx, "PRAGMA application_id").Scan(&id); err != nil {
		return err
	}
	if err := s.write.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_master").Scan(&tables); err != nil {
		return err
	}
	switch {
	case id != applicationID && tables > 0:
		return cases.Errorf(cases.Invalid, "", msgForeign)
	case tables == 0 && readOnly:
		return cases.Errorf(cases.NotFound, "", msgNothingYet)
	case tables > 0:
		return s.upgrade(ctx, readOnly)
	}
	if _, err := s.write.ExecContext(ctx, "PRAGMA application_id = "+strconv.Itoa(applicationID)); err != nil {
		return err
	}
	return s.stepUp(ctx)
}

// upgrade takes a database of ours through the migrations it lacks.
func (s *Store) upgrade(ctx context.Context, readOnly bool) error {
	current, target, err := s.versions(ctx)
	switch {
	case err != nil:
		return err
	case current == target:
		return nil
	case readOnly:
		return cases.Errorf(cases.Locked, "", "这个数据文件是旧版本建立的，请先用驻村记打开一次完成升级。")
	case current > 0: // 0 is a first start that was killed: nothing to keep
		if _, err := s.makeBackup(ctx, cases.BackupBeforeUpgrade, nil); err != nil {
			return err
		}
		s.tell("数据文件已升级到新版本，升级前的备份在“backups”文件夹里。")
	}
	return s.stepUp(ctx)
}

// versions are the number of the last migration the file has been through and of the last
// there is. TooNew where the file is ahead.
func (s *Store) versions(ctx context.Context) (current, target int64, err error) {
	err = s.migrating(ctx, func(p *goose.Provider) (err error) {
		current, target, err = p.GetVersions(ctx)
		return err
	})
	if err == nil && current > target {
		err = cases.Errorf(cases.TooNew, "", msgTooNew)
	}
	return current, target, err
}

func (s *Store) stepUp(ctx context.Context) error {
	return s.migrating(ctx, func(p *goose.Provider) error {
		_, err := p.Up(ctx)
		return err
	})
}

// migrating runs a job with the steps the schema has been through.
func (s *Store) migrating(ctx context.Context, job func(*goose.Provider) error) error {
	steps, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	versions, err := database.NewStore(database.DialectSQLite3, versionTable)
	if err != nil {
		return err
	}
	return s.write.lend(ctx, func(db *sql.DB) error {
		p, err := goose.NewProvider("", db, steps, goose.WithStore(versions), goose.WithDisableGlobalRegistry(true))
		if err != nil {
			return err
		}
		return job(p)
	})
}

// tell adds a sentence to the notice of this opening.
func (s *Store) tell(sentence string) { s.notice += sentence }
