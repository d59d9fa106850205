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

// BackupRoom tells how much room the backups of this computer take, and may take.
func (s *Store) BackupRoom(ctx context.Context) (cases.BackupRoom, error) {
	var chosen, used int64
	if _, err := s.Setting(ctx, settingBackupLimit, &chosen); err != nil {
		return cases.BackupRoom{}, err
	}
	list, err := Backups(s.home())
	if err != nil {
		return cases.BackupRoom{}, err
	}
	for i := range list {
		used += list[i].Size
	}
	var free uint64
	if where, err := s.place(s.home()); err == nil {
		free = where.Free
	}
	return cases.NewBackupRoom(chosen, used, free), nil
}

// SetBackupLimit chooses how many bytes backups may take, 0 to leave it to the program, and
// removes at once what is over it. Errors: Forbidden, Invalid (see BackupRoom.Check).
func (s *Store) SetBackupLimit(ctx context.Context, bytes int64) error {
	if err := s.Allow(cases.ManagePeople); err != nil {
		return err
	}
	room, err := s.BackupRoom(ctx)
	if err == nil {
		err = room.Check(bytes)
	}
	if err != nil {
		return err
	}
	if err := s.SetSetting(ctx, settingBackupLimit, bytes); err != nil {
		return err
	}
	s.backups.making.Lock()
	defer s.backups.making.Unlock()
	s.thinBackups(ctx)
	return s.Note(ctx, cases.Event{Kind: cases.EventBackup, Detail: cases.EventDetail{What: "改了备份占用空间的上限"}})
}

// thinBackups removes what need not be kept any longer. A file that cannot be removed now,
// because a virus scanner has it open, is removed the next time.
func (s *Store) thinBackups(ctx context.Context) {
	list, err := backupsIn(s.backupFolder())
	if err != nil {
		return
	}
	room, err := s.BackupRoom(ctx)
	if err != nil {
		room.Limit = 0
	}
	for _, b := range cases.Thin(list, s.now(), room.Limit) {
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
