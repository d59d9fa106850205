package storage

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"

	"zhucunji/cases"
	"zhucunji/storage/wreck"
)

const msgNothingSaved = "从损坏的数据文件里没有读出任何资料，文件没有改动。请用最近的备份恢复。"

const msgRingLost = "数据文件里登记密码的部分也损坏了，没有密钥就读不出证件号码等内容。请从最近的备份恢复，用做备份那天的密码打开；原文件没有改动。"

// Salvage reads what can be read out of the damaged database of a data folder, which no
// program has open, into a new one, and puts that into its place; the damaged file is kept
// beside it as it is. Sealed values are opened with the folder's own key, or o.Key. tell is
// told how far it is, from 0 to 1, and may be nil. Errors: Damaged where nothing could be
// read, Locked, NoSpace, NeedsPassword; none of them changes the folder's database.
func Salvage(ctx context.Context, folder string, o Options, tell func(done float64)) (cases.Salvaged, error) {
	if tell == nil {
		tell = func(float64) {}
	}
	s := newStore(folder, o.Now)
	err := s.prepareFolder(o)
	var out cases.Salvaged
	if err == nil {
		out, err = s.salvage(ctx, o.Key, tell)
	}
	return out, failure("salvage", errors.Join(err, s.Close()))
}

func (s *Store) salvage(ctx context.Context, key *Key, tell func(done float64)) (out cases.Salvaged, err error) {
	aside, err := s.setAside()
	if err != nil {
		return out, err
	}
	tell(0.1)
	made := filepath.Join(s.TmpFolder(), fileName)
	if out, err = s.rebuild(ctx, aside, made, key, tell); err != nil {
		return out, err
	}
	if out.Saved() == 0 {
		return out, cases.Errorf(cases.Damaged, "", msgNothingSaved)
	}
	return out, s.replace(made)
}

// rebuild reads the broken file into a new one and brings that up to date.
func (s *Store) rebuild(ctx context.Context, aside, made string, key *Key, tell func(done float64)) (out cases.Salvaged, err error) {
	from := filepath.Join(aside, fileName)
	next, err := s.blank(ctx, from, made, key)
	if err != nil {
		return out, err
	}
	defer func() { err = errors.Join(err, next.Close()) }()
	file, err := wreck.Open(from)
	if err != nil {
		return out, err
	}
	defer file.Close() //nolint:errcheck // only read
	if err := next.Allow(cases.Restore); err != nil {
		return out, err
	}
	out.Aside = aside
	if err := next.fill(ctx, file, &out, tell); err != nil {
		return out, err
	}
	if err := next.mendKeyID(ctx); err != nil {
		return out, err
	}
	if err := next.checkKey(ctx, false); err != nil {
		return out, err
	}
	if err := next.loadPolicy(ctx); err != nil {
		return out, err
	}
	if _, err := next.Recompute(ctx); err != nil {
		return out, err
	}
	tell(0.9)
	if err := quickCheck(ctx, next.write); err != nil {
		return out, err
	}
	_, err = next.write.ExecContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)")
	return out, err
}

// blank makes a new database with the key of the folder, and nothing in it.
func (s *Store) blank(ctx context.Context, from, path string, key *Key) (next *Store, err error) {
	next = newStore(s.folder, s.now)
	if err := next.unlockWreck(from, key); err != nil {
		return nil, err
	}
	if err := makePrivate(path); err != nil {
		return nil, err
	}
	if next.write, next.read, err = openPools(ctx, path, false); err != nil {
		return nil, err
	}
	// A kill leaves a file in tmp/ that nobody misses: it need not be on disk before its end.
	_, err = next.write.ExecContext(ctx, "PRAGMA synchronous=OFF; PRAGMA foreign_keys=OFF")
	if err == nil {
		err = next.migrate(ctx, false)
	}
	if err != nil {
		return nil, errors.Join(err, next.Close())
	}
	return next, nil
}

// unlockWreck makes the sealer for a damaged file: of the key that a password of its ring
// gave, or of a backup's where its own ring is lost; of the open key of the folder where
// there is no password.
func (s *Store) unlockWreck(from string, key *Key) error {
	var master []byte
	if key != nil {
		master = key.master
		s.session, s.key = cases.Session{Guarded: true, Role: key.role}, key
	} else {
		rows, err := ringOfPages(from)
		if err != nil {
			return err
		}
		if len(rows) > 0 {
			return cases.Errorf(cases.NeedsPassword, "password", msgNeedsPassword)
		}
		master, err = loadKey(s.folder, false)
		if errors.Is(err, fs.ErrNotExist) { // where a removal of the password was killed, its key is not in its place yet
			master, err = readKey(filepath.Join(s.folder, newKeyFile))
		}
		if errors.Is(err, fs.ErrNotExist) {
			return &cases.Error{Code: cases.Damaged, Message: msgRingLost, Err: err}
		}
		if err != nil {
			return err
		}
	}
	seal, err := newSealer(master)
	if err != nil {
		return err
	}
	s.seal, s.tables = seal, newTables(seal)
	s.hookSearch()
	return nil
}

// fill writes into a new database what is readable of a broken file.
func (s *Store) fill(ctx context.Context, file *wreck.File, out *cases.Salvaged, tell func(done float64)) (err error) {
	job := newSalvaging(ctx, s, tell)
	if job.branches, err = s.branches(ctx); err != nil {
		return err
	}
	job.reading = file.Read(treesOf(job.branches))
	tx, err := s.write.BeginTx(ctx)
	if err != nil {
		return err
	}
	job.tx = tx
	defer tx.Rollback() //nolint:errcheck // after Commit it does nothing
	for _, step := range []func() error{job.run, job.settle, func() error { return job.report(out) }, func() error { return job.note(out) }} {
		if err := step(); err != nil {
			return err
		}
	}
	return tx.Commit()
}

// asideFolder holds damaged files as they were.
const asideFolder = "damaged"

// setAside copies the database and the log beside it, as they are, and gives the folder of
// the copy: one that an earlier try made of the same file is used again, since the log may
// be gone by now.
func (s *Store) setAside() (folder string, err error) {
	from := filepath.Join(s.folder, fileName)
	earlier, err := os.ReadDir(filepath.Join(s.folder, asideFolder))
	if ignoreMissing(err) != nil {
		return "", err
	}
	for _, e := range earlier {
		folder := filepath.Join(s.folder, asideFolder, e.Name())
		same, err := sameContent(filepath.Join(folder, fileName), from)
		if same || ignoreMissing(err) != nil {
			return folder, err
		}
	}
	if err := s.checkRoomFor(from); err != nil {
		return "", err
	}
	made := filepath.Join(s.TmpFolder(), asideFolder)
	if err := os.MkdirAll(made, 0o700); err != nil {
		return "", err
	}
	if err := (origin{file: from}).copyTo(filepath.Join(made, fileName)); err != nil {
		return "", err
	}
	if folder, err = s.asideName(); err != nil {
		return "", err
	}
	if err := os.MkdirAll(filepath.Dir(folder), 0o700); err != nil {
		return "", err
	}
	if err := os.Rename(made, folder); err != nil {
		return "", err
	}
	return folder, errors.Join(syncFolder(folder), syncFolder(filepath.Dir(folder)))
}

// asideName is a folder that is not there yet, named for the day and time.
func (s *Store) asideName() (string, error) {
	name := filepath.Join(s.folder, asideFolder, s.now().Format("2006-01-02 150405"))
	for n := 2; ; n++ {
		_, err := os.Stat(name)
		if errors.Is(err, fs.ErrNotExist) {
			return name, nil
		}
		if err != nil {
			return "", err
		}
		name = filepath.Join(s.folder, asideFolder, s.now().Format("2006-01-02 150405")+" "+strconv.Itoa(n))
	}
}

// replace puts a finished database into the place of the damaged one, of which a copy is
// kept: the log of the damaged one goes first, because it must never meet the new file.
func (s *Store) replace(made string) error {
	target := filepath.Join(s.folder, fileName)
	if err := syncFile(made); err != nil {
		return err
	}
	for _, suffix := range []string{"-wal", "-shm"} {
		if err := ignoreMissing(os.Remove(target + suffix)); err != nil {
			return err
		}
	}
	if err := syncFolder(s.folder); err != nil {
		return err
	}
	if err := os.Rename(made, target); err != nil {
		return fmt.Errorf("put the new file into place: %w", err)
	}
	return errors.Join(s.trust(), syncFolder(s.folder))
}
