package storage

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"

	"zhucunji/cases"
)

// CheckUp reads the data folder through: every page of its database, both logs, everything
// that follows from the records, and every backup. It changes nothing, and works beside a
// program that has the folder. What is wrong is no error: the answer tells it. tell is told
// how far it is, from 0 to 1, and may be nil.
func (s *Store) CheckUp(ctx context.Context, tell func(done float64)) (out cases.CheckUp, err error) {
	if tell == nil {
		tell = func(float64) {}
	}
	err = integrity(ctx, s.read)
	if cases.CodeOf(failure("check database", err)) == cases.Damaged {
		out.Database, err = cases.MessageOf(failure("check database", err)), nil
	}
	if err != nil {
		return out, failure("check database", err)
	}
	tell(0.3)
	if out.Log, err = s.Verify(ctx); err != nil {
		return out, err
	}
	tell(0.6)
	if out.Database == "" {
		if out.Derived, err = s.compareDerived(ctx, share(tell, 0.6, 0.8)); err != nil {
			return out, failure("compare derived columns", err)
		}
	}
	out.Backups, err = s.checkBackups(ctx, share(tell, 0.8, 1))
	if err != nil {
		return out, failure("check backups", err)
	}
	return out, s.Note(ctx, cases.Event{Kind: cases.EventVerify, Detail: cases.EventDetail{What: "核对全部数据", Count: int64(out.Faults())}})
}

// compareDerived works everything that follows from the records out anew in a copy, and
// counts what differs.
func (s *Store) compareDerived(ctx context.Context, tell func(done float64)) (differences int, err error) {
	if err := s.checkBackupRoom(); err != nil {
		return 0, err
	}
	folder, err := s.scratchFolder()
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	copied, err := s.snapshot(ctx, share(tell, 0, 0.5))
	if err != nil {
		return 0, err
	}
	if err := os.Rename(copied, filepath.Join(folder, fileName)); err != nil {
		return 0, errors.Join(err, removeDatabase(copied))
	}
	if !s.session.Guarded {
		key, err := readKey(filepath.Join(s.folder, keyFile))
		if err == nil {
			err = writeDurable(filepath.Join(folder, keyFile), key)
		}
		if err != nil {
			return 0, err
		}
	}
	scratch := newStore(folder, s.now)
	scratch.place = s.place
	if err = scratch.begin(ctx, Options{Key: s.key, quiet: true}); err == nil {
		differences, err = scratch.Recompute(ctx)
	}
	return differences, errors.Join(err, scratch.Close())
}

// checkBackups reads every backup of the folder through that opens with the key in use.
func (s *Store) checkBackups(ctx context.Context, tell func(done float64)) ([]cases.CheckedBackup, error) {
	list, err := Backups(s.home())
	if err != nil {
		return nil, err
	}
	out := make([]cases.CheckedBackup, 0, len(list))
	for i, b := range list {
		checked := cases.CheckedBackup{Backup: b}
		if b.Good() {
			from := float64(i) / float64(len(list))
			err := s.readThrough(ctx, b.Path, share(tell, from, from+1/float64(len(list))))
			switch cases.CodeOf(err) {
			case "":
			case cases.NeedsPassword, cases.WrongPassword:
				checked.Unread = true
			case cases.Damaged, cases.NotFound, cases.Internal:
				checked.Problem = cases.MessageOf(err)
			default:
				return nil, err
			}
		}
		out = append(out, checked)
	}
	return out, nil
}

// readThrough compares every byte of a backup with what was packed, which was checked then.
func (s *Store) readThrough(ctx context.Context, path string, tell func(done float64)) error {
	b, err := openBackup(path)
	if err != nil {
		return err
	}
	seal, err := b.header.sealerFor(s.key)
	if err == nil {
		err = b.unpack(ctx, io.Discard, seal, tell)
	}
	return failure("read backup", errors.Join(err, b.Close()))
}
