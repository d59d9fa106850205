package storage

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"zhucunji/cases"
)

// Backups lists the backups of a data folder, newest first, without opening it or asking
// for a password. One whose file tells nothing is listed with its problem.
func Backups(folder string) ([]cases.Backup, error) {
	list, err := backupsIn(filepath.Join(folder, backupFolder))
	return list, failure("list backups", err)
}

// Backups lists the backups of this data folder and, where it can be reached, those of the
// second place, newest first.
func (s *Store) Backups(ctx context.Context) ([]cases.Backup, error) {
	list, err := Backups(s.home())
	if err != nil {
		return nil, err
	}
	second, err := s.SecondPlace(ctx)
	if err != nil || second.Folder == "" {
		return list, err
	}
	there, err := backupsIn(secondFolder(second.Folder))
	if err != nil { // the stick is not plugged in, or another one is
		return list, nil //nolint:nilerr // see above
	}
	for i := range there {
		there[i].Second = true
	}
	list = append(list, there...)
	newestFirst(list)
	return list, nil
}

// home is the data folder a store belongs to: its own, or that of the backup looked at.
func (s *Store) home() string {
	if s.backups.home != "" {
		return s.backups.home
	}
	return s.folder
}

// backupsIn lists the backups of a folder, newest first; none where it is missing.
func backupsIn(folder string) ([]cases.Backup, error) {
	entries, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var out []cases.Backup
	for _, e := range entries {
		if e.IsDir() || !strings.HasSuffix(e.Name(), cases.BackupEnd) {
			continue
		}
		path := filepath.Join(folder, e.Name())
		b, err := BackupAt(path)
		if cases.CodeOf(err) == cases.NotFound { // removed meanwhile
			continue
		}
		if err != nil {
			b = unreadable(path, e, err)
		}
		out = append(out, b)
	}
	newestFirst(out)
	return out, nil
}

// unreadable is a backup of which only the name can be told.
func unreadable(path string, e fs.DirEntry, why error) cases.Backup {
	b := cases.Backup{Path: path, Problem: cases.MessageOf(why)}
	name := strings.TrimSuffix(e.Name(), cases.BackupEnd)
	const layout = "2006-01-02 150405"
	if len(name) > len(layout) {
		if at, err := time.ParseInLocation(layout, name[:len(layout)], time.Local); err == nil { //nolint:gosmopolitan // names are in the computer's own time
			b.At, b.Reason = at, strings.TrimSpace(name[len(layout):])
		}
	}
	if info, err := e.Info(); err == nil {
		b.Size = info.Size()
		if b.At.IsZero() {
			b.At = info.ModTime()
		}
	}
	return b
}

func newestFirst(list []cases.Backup) {
	slices.SortStableFunc(list, func(a, b cases.Backup) int {
		if c := b.At.Compare(a.At); c != 0 {
			return c
		}
		return cmp.Or(cmp.Compare(len(b.Path), len(a.Path)), cmp.Compare(b.Path, a.Path)) // " 退出 2" came after " 退出"
	})
}

// The settings of backups.
const (
	settingBackupLimit = "backup_limit"
	settingSecondPlace = "second_place"
)

// BackupLimit is how many bytes backups may take: the one chosen, 0 for what the program
// finds right; bound is what holds now, used what they take.
func (s *Store) BackupLimit(ctx context.Context) (chosen, bound, used int64, err error) {
	if _, err := s.Setting(ctx, settingBackupLimit, &chosen); err != nil {
		return 0, 0, 0, err
	}
	list, err := Backups(s.home())
	if err != nil {
		return 0, 0, 0, err
	}
	for i := range list {
		used += list[i].Size
	}
	var free uint64
	if where, err := s.place(s.home()); err == nil {
		free = where.Free
	}
	return chosen, cases.BackupLimit(chosen, used, free), used, nil
}

// SetBackupLimit chooses how many bytes backups may take; 0 leaves it to the program.
// Invalid for less than 100 MB, which would not hold one of a large file.
func (s *Store) SetBackupLimit(ctx context.Context, bytes int64) error {
	const least = 100 << 20
	if bytes != 0 && bytes < least {
		return cases.Errorf(cases.Invalid, "limit", "备份占用空间的上限至少为 100 MB。")
	}
	return s.SetSetting(ctx, settingBackupLimit, bytes)
}

// thinBackups removes what need not be kept any longer. A file that cannot be removed now,
// because a virus scanner has it open, is removed the next time.
func (s *Store) thinBackups(ctx context.Context) {
	list, err := backupsIn(s.backupFolder())
	if err != nil {
		return
	}
	_, bound, _, err := s.BackupLimit(ctx)
	if err != nil {
		bound = 0
	}
	for _, b := range cases.Thin(list, s.now(), bound) {
		_ = os.Remove(b.Path) // see above
	}
}

// checkBackupRoom refuses a backup that would fill the disk up: the room left belongs to
// what people type. A backup needs room for the database once more, and for its packing.
func (s *Store) checkBackupRoom() error {
	size, err := sizeOf(filepath.Join(s.folder, fileName))
	if err != nil {
		return err
	}
	return s.checkRoom(size+size/2, msgNoBackupSpace)
}

// checkRoom is NoSpace where the data folder's disk lacks the room for so many bytes.
func (s *Store) checkRoom(bytes int64, sentence string) error {
	where, err := s.place(s.folder)
	if err != nil {
		return err
	}
	if where.Free != 0 && where.Free < uint64(bytes)+ballastSize { //nolint:gosec // a size is positive
		return cases.Errorf(cases.NoSpace, "", sentence)
	}
	return nil
}
