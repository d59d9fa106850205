package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"

	"zhucunji/cases"
)

// exchange puts a database sealed with a new master key into the place of one that is open.
// Until the new file is renamed over the old one, the old one counts; from then on the new
// one does, and what is left to do is done at once or at the next start (exchange_end.go).
type exchange struct {
	ctx    context.Context //nolint:containedctx // an exchange lives within one call
	from   *Store          // open, with the lock of the folder
	to     *Store          // of the copy
	copied string          // its path
	ended  chainEnd        // of the log that was copied
	master []byte          // the new one
	rows   ring            // who opens it; none: the key lies open
	photos bool            // photos get a new key too
	what   string          // for the audit trail
	tell   func(done float64)
	step   func(name string) error // tests stop here
}

const (
	msgExchangeRoom = "磁盘空间不够，没有更换密码保护；现有数据不受影响。请清理磁盘。"
	msgOthersRead   = "另一个程序（如 zhucunctl）正在读取这份数据，没有更换密码保护。请等它结束后再试。"
)

func (x *exchange) run() (err error) {
	if err := x.checkRoom(); err != nil {
		return err
	}
	for _, stage := range []struct {
		name string
		do   func() error
	}{
		{"copied", x.copyOut},
		{"resealed", x.reseal},
		{"checked", x.check},
		{"photos", x.sealPhotos},
		{"marked", x.mark},
		{"closed", x.closeOld},
		{"switched", x.putInPlace},
	} {
		if err := stage.do(); err != nil {
			return errors.Join(err, x.drop())
		}
		if err := x.at(stage.name); err != nil {
			return err
		}
	}
	return finishExchange(x.ctx, x.from.folder, x.step)
}

// at is where tests stop.
func (x *exchange) at(step string) error {
	if x.step == nil {
		return nil
	}
	return x.step(step)
}

// drop removes the copy after a failure; the next start removes the rest.
func (x *exchange) drop() error {
	if x.copied == "" {
		return nil
	}
	return errors.Join(x.closeNew(), removeDatabase(x.copied))
}

// checkRoom asks for room for everything once more.
func (x *exchange) checkRoom() error {
	all, err := sizeOf(filepath.Join(x.from.folder, fileName))
	if err != nil {
		return err
	}
	if x.photos {
		photos, err := photoBytes(filepath.Join(x.from.folder, photoFolder))
		if err != nil {
			return err
		}
		all += photos
	}
	return x.from.checkRoom(all+all/8, msgExchangeRoom)
}

// copyOut copies the database into the work folder and opens the copy. What is written to
// the old one from now on would be lost: closeOld looks whether anything was.
func (x *exchange) copyOut() (err error) {
	if x.copied, err = x.from.scratchFile("exchange-*.db"); err != nil {
		return err
	}
	if x.ended, err = readEnd(x.ctx, x.from.read); err != nil {
		return err
	}
	if err := x.from.copyOut(x.ctx, x.copied, share(x.tell, 0, 0.15)); err != nil {
		return err
	}
	x.to = newStore(x.from.folder, x.from.now)
	x.to.place, x.to.lock = x.from.place, x.from.lock
	x.to.key, x.to.session = x.from.key, x.from.session
	if x.to.write, x.to.read, err = openScratch(x.ctx, x.copied); err != nil {
		return err
	}
	if x.to.seal, err = newSealer(x.master); err != nil {
		return err
	}
	x.to.tables = newTables(x.to.seal)
	return x.newPhotoKeys()
}

// openScratch opens a database that is thrown away when anything goes wrong: it needs no
// journal. What is replaced in it is wiped, for it is sealed with the old key.
func openScratch(ctx context.Context, path string) (write *writer, read *sql.DB, err error) {
	scratch := []string{"busy_timeout(5000)", "journal_mode(OFF)", "synchronous(OFF)", "secure_delete(1)", "foreign_keys(1)", "temp_store(memory)", "cache_size(-32768)"}
	return openPair(ctx, path, url.Values{"_txlock": {"immediate"}, "_pragma": scratch},
		url.Values{"_pragma": append(scratch, "query_only(1)")})
}

// newPhotoKeys draws the key of the photos to come. Those that lie sealed stay as they are
// and their keys with them, but where the old key lay open: then sealPhotos seals them anew.
func (x *exchange) newPhotoKeys() error {
	secret, err := randomBytes(keySize)
	if err != nil {
		return err
	}
	secrets := [][]byte{secret}
	for _, key := range x.from.seal.photos {
		if !x.photos {
			secrets = append(secrets, key.secret)
		}
	}
	return x.to.seal.usePhotoKeys(secrets...)
}

// reseal gives everything in the copy the new key, and says who opens it.
func (x *exchange) reseal() error {
	tx, err := x.to.write.BeginTx(x.ctx)
	if err != nil {
		return err
	}
	defer tx.Rollback() //nolint:errcheck // after Commit it does nothing
	r := &resealing{ctx: x.ctx, tx: tx, from: x.from.seal, to: x.to.seal, tables: &x.from.tables, tell: share(x.tell, 0.15, 0.55)}
	if err := r.run(); err != nil {
		return err
	}
	if err := x.writeKeys(tx); err != nil {
		return err
	}
	if err := tx.Commit(); err != nil {
		return err
	}
	if err := x.to.load(x.ctx, false); err != nil {
		return err
	}
	if _, err := x.to.Recompute(x.ctx); err != nil { // the search keys of numbers are hashes with the key
		return err
	}
	x.tell(0.75)
	return x.to.Note(x.ctx, cases.Event{Kind: cases.EventProtect, Detail: cases.EventDetail{What: x.what}})
}

// writeKeys writes what the file says of its keys.
func (x *exchange) writeKeys(tx *transaction) error {
	if _, err := tx.ExecContext(x.ctx, "DELETE FROM key_holder"); err != nil {
		return err
	}
	for i := range x.rows {
		if err := keepRow(x.ctx, tx, &x.rows[i]); err != nil {
			return err
		}
	}
	if err := x.to.renameMachine(x.ctx, tx, x.from.machine); err != nil {
		return err
	}
	photos, err := x.to.seal.sealedPhotoKeys()
	if err != nil {
		return err
	}
	a := &act{ctx: x.ctx, tx: tx, st: x.to, stmts: map[string]*sql.Stmt{}, compile: tx.PrepareContext}
	if err := a.keepSetting(photoKeys, photos); err != nil {
		return err
	}
	return a.keepSetting(keyID, x.to.seal.id())
}

// check holds the copy against the original: nothing may be missing, no page be broken.
func (x *exchange) check() error {
	if err := quickCheck(x.ctx, x.to.read); err != nil {
		return err
	}
	for _, t := range x.from.tables.all {
		var before, after int64
		count := "SELECT count(*) FROM " + quote(t.record())
		if err := x.from.read.QueryRowContext(x.ctx, count).Scan(&before); err != nil {
			return err
		}
		if err := x.to.read.QueryRowContext(x.ctx, count).Scan(&after); err != nil {
			return err
		}
		if before != after {
			return fmt.Errorf("exchange: %d of %d records of %s in the copy", after, before, t.record())
		}
	}
	if err := x.closeNew(); err != nil {
		return err
	}
	x.tell(0.8)
	return syncFile(x.copied)
}

// closeNew closes the copy.
func (x *exchange) closeNew() error {
	if x.to == nil {
		return nil
	}
	return x.to.closePools()
}

// closeOld closes the old database so that nothing of it is left in a log beside it, which
// would be taken for one of the new. It does not work while another program reads.
func (x *exchange) closeOld() error {
	if err := x.from.closeReaders(); err != nil {
		return err
	}
	var mode string
	if err := x.from.write.QueryRowContext(x.ctx, "PRAGMA journal_mode = DELETE").Scan(&mode); err != nil || mode != "delete" {
		return &cases.Error{Code: cases.Locked, Message: msgOthersRead, Err: errors.Join(err, fmt.Errorf("journal mode is %q", mode))}
	}
	end, err := readEnd(x.ctx, x.from.write)
	if err != nil {
		return err
	}
	if end.Event != x.ended.Event || end.Act != x.ended.Act {
		return cases.Errorf(cases.Locked, "", msgOthersRead)
	}
	return x.from.closePools()
}

// putInPlace renames the copy over the old database: from here on the new key counts.
func (x *exchange) putInPlace() error {
	if err := os.Rename(x.copied, filepath.Join(x.from.folder, fileName)); err != nil {
		return err
	}
	x.copied = ""
	return syncFolder(x.from.folder)
}
