package storage

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"zhucunji/cases"
)

// secondName is the folder that is made on a stick.
const secondName = "驻村记备份"

// secondNewest is how many of the newest backups are copied at once.
const secondNewest = 3

// The sentences about a second place.
const (
	msgSecondAway  = "找不到这个文件夹，U 盘可能没有插好。请插好后再试，或另选一个文件夹。"
	msgSecondFixed = "这个 U 盘或文件夹不能写入，没有复制备份。请检查写保护开关，或另选一个文件夹。"
	msgSecondFull  = "这个 U 盘或文件夹放不下备份了，没有复制。请在上面腾出空间，或换一个。"
	msgSecondOwn   = "这个文件夹就在数据文件夹里：电脑坏了会一起丢失。请选 U 盘或移动硬盘上的文件夹。"
	msgSecondNone  = "还没有备份可以复制。"
)

// secondFolder is where backups lie below a folder a person chose.
func secondFolder(chosen string) string {
	if filepath.Base(chosen) == secondName {
		return chosen
	}
	return filepath.Join(chosen, secondName)
}

// SecondPlace is the folder that CopyTo used last; its Folder is "" before the first time.
func (s *Store) SecondPlace(ctx context.Context) (p cases.SecondPlace, err error) {
	_, err = s.Setting(ctx, settingSecondPlace, &p)
	return p, err
}

// ForgetSecondPlace lets the program forget the folder, because the stick was lost or is
// another's, and reminds nobody of one until CopyTo is used again.
func (s *Store) ForgetSecondPlace(ctx context.Context) error {
	return s.SetSetting(ctx, settingSecondPlace, cases.SecondPlace{Quiet: true})
}

// SecondPlaceDue says whether a person should be reminded to copy to the second place.
func (s *Store) SecondPlaceDue(ctx context.Context, now time.Time) (due bool, err error) {
	p, err := s.SecondPlace(ctx)
	if err != nil || s.backups.inside != nil {
		return false, err
	}
	var first, last int64
	err = s.read.QueryRowContext(ctx, `SELECT coalesce((SELECT at FROM act WHERE cause <> ? ORDER BY id LIMIT 1), 0),
		coalesce((SELECT at FROM act WHERE cause <> ? ORDER BY id DESC LIMIT 1), 0)`, string(System), string(System)).Scan(&first, &last)
	if err != nil || last == 0 {
		return false, failure("look for changes", err)
	}
	return p.Due(time.UnixMilli(first), time.UnixMilli(last), now), nil
}

// CopyTo copies what a second place lacks: a backup of this moment where something was
// changed since the last one, the newest backups, and the photos. Each copy is read back.
// It remembers the place and the day, and thins out older backups of the same data there.
// Errors: NotFound (no such folder now), ReadOnly, NoSpace, Invalid (inside the data
// folder), Canceled.
func (s *Store) CopyTo(ctx context.Context, folder string, tell func(done float64)) (cases.SecondPlace, error) {
	p, err := s.copyTo(ctx, folder, tell)
	return p, failure("copy to second place", secondSentence(err))
}

// secondSentence says of a failure what it means for a stick.
func secondSentence(err error) error {
	var own *cases.Error
	if err == nil || errors.As(err, &own) {
		return err
	}
	code, _ := classify(err)
	text := map[cases.Code]string{cases.NoSpace: msgSecondFull, cases.ReadOnly: msgSecondFixed}[code]
	if errors.Is(err, fs.ErrNotExist) {
		code, text = cases.NotFound, msgSecondAway
	}
	if text == "" {
		return err
	}
	return &cases.Error{Code: code, Message: text, Err: err}
}

func (s *Store) copyTo(ctx context.Context, folder string, tell func(done float64)) (p cases.SecondPlace, err error) {
	if s.backups.inside != nil {
		return p, cases.Errorf(cases.ReadOnly, "", msgOnlyInside)
	}
	if err := s.checkSecond(folder); err != nil {
		return p, err
	}
	if _, err := s.BackUpIfChanged(ctx, cases.BackupByHand, share(tell, 0, 0.6)); err != nil {
		return p, err
	}
	target := secondFolder(folder)
	if err := os.MkdirAll(target, 0o700); err != nil {
		return p, err
	}
	p = cases.SecondPlace{Folder: folder, At: s.now().UTC()}
	if p.Backups, err = s.copyBackups(ctx, target, share(tell, 0.6, 0.8)); err != nil {
		return p, err
	}
	if p.Photos, err = copyMissing(ctx, filepath.Join(s.folder, photoFolder), filepath.Join(target, photoFolder)); err != nil {
		return p, err
	}
	s.thinSecond(target)
	if err := s.SetSetting(ctx, settingSecondPlace, p); err != nil {
		return p, err
	}
	return p, s.Note(ctx, cases.Event{Kind: cases.EventBackup, Detail: cases.EventDetail{What: "复制到第二处", File: target}})
}

// checkSecond looks at a folder before anything is done.
func (s *Store) checkSecond(folder string) error {
	info, err := os.Stat(folder)
	if err != nil || !info.IsDir() {
		return &cases.Error{Code: cases.NotFound, Message: msgSecondAway, Err: err}
	}
	own, err := filepath.EvalSymlinks(s.folder)
	if err != nil {
		return err
	}
	chosen, err := filepath.EvalSymlinks(folder)
	if err != nil {
		return err
	}
	if inside, err := filepath.Rel(own, chosen); err == nil && inside != ".." && !strings.HasPrefix(inside, ".."+string(filepath.Separator)) {
		return cases.Errorf(cases.Invalid, "folder", msgSecondOwn)
	}
	return checkWritable(folder)
}

// copyBackups copies the newest good backups that are not there, the newest one first.
func (s *Store) copyBackups(ctx context.Context, target string, tell func(done float64)) (copied int, err error) {
	list, err := backupsIn(s.backupFolder())
	if err != nil {
		return 0, err
	}
	there, err := sumsOf(target)
	if err != nil {
		return 0, err
	}
	good := 0
	for i := range list {
		if !list[i].Good() || good == secondNewest {
			continue
		}
		good++
		h, _, err := backupHeaderAt(list[i].Path)
		if err != nil {
			return copied, err
		}
		if there[h.mark()] {
			continue
		}
		if err := s.copyBackup(ctx, &list[i], &h, target, tell); err != nil {
			if copied > 0 && cases.CodeOf(secondSentence(err)) == cases.NoSpace {
				return copied, nil // the newest is there: that is what counts
			}
			return copied, err
		}
		copied++
	}
	if good == 0 {
		return 0, cases.Errorf(cases.NotFound, "", msgSecondNone)
	}
	return copied, nil
}

// mark tells two backups apart.
func (h *backupHeader) mark() string { return h.At.UTC().Format(time.RFC3339Nano) + h.Sum }

func sumsOf(folder string) (map[string]bool, error) {
	list, err := backupsIn(folder)
	out := map[string]bool{}
	for i := range list {
		if h, _, err := backupHeaderAt(list[i].Path); err == nil {
			out[h.mark()] = true
		}
	}
	return out, err
}

// copyBackup copies one backup and reads the copy back.
func (s *Store) copyBackup(ctx context.Context, b *cases.Backup, h *backupHeader, target string, tell func(done float64)) error {
	where, err := s.place(target)
	if err != nil {
		return err
	}
	if where.Free != 0 && where.Free < uint64(b.Size)+1<<20 { //nolint:gosec // a size is positive
		return cases.Errorf(cases.NoSpace, "", msgSecondFull)
	}
	half := filepath.Join(target, ".part"+cases.BackupEnd+"~")
	err = writeFrom(half, func(w io.Writer) error {
		from, err := os.Open(b.Path)
		if err != nil {
			return err
		}
		_, err = io.Copy(w, &watchedReader{ctx: ctx, Reader: from, all: b.Size, tell: tell})
		return errors.Join(err, from.Close())
	})
	if err != nil {
		return err
	}
	if err := sameFiles(ctx, b.Path, half); err != nil {
		return errors.Join(err, ignoreMissing(os.Remove(half)))
	}
	_, err = moveTo(half, target, h.name())
	return err
}

// sameFiles is Damaged where a copy is not what was copied.
func sameFiles(ctx context.Context, a, b string) error {
	_, first, err := sumOf(ctx, a)
	if err != nil {
		return err
	}
	_, second, err := sumOf(ctx, b)
	if err == nil && first != second {
		err = &cases.Error{Code: cases.Damaged, Message: "复制到 U 盘的备份与原来的不一样，没有留下。请换一个 U 盘再试。"}
	}
	return err
}

// sameTime is how far the times of two copies may be apart: sticks keep two seconds.
const sameTime = 2 * time.Second

// copyMissing copies the files of a folder that the other lacks or has from an earlier time:
// the first password seals photos anew, under their old names.
func copyMissing(ctx context.Context, from, to string) (copied int, err error) {
	entries, err := os.ReadDir(from)
	if errors.Is(err, fs.ErrNotExist) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	if err := os.MkdirAll(to, 0o700); err != nil {
		return 0, err
	}
	for _, e := range entries {
		if err := ctx.Err(); err != nil {
			return copied, err
		}
		if !e.Type().IsRegular() || strings.HasPrefix(e.Name(), ".") {
			continue
		}
		own, err := e.Info()
		if err != nil {
			return copied, err
		}
		target := filepath.Join(to, e.Name())
		there, err := os.Stat(target)
		if err == nil && there.Size() == own.Size() && there.ModTime().Sub(own.ModTime()).Abs() <= sameTime {
			continue
		}
		if err := copyDated(filepath.Join(from, e.Name()), target, own.ModTime()); err != nil {
			return copied, err
		}
		copied++
	}
	return copied, nil
}

// copyDated copies a file with its time.
func copyDated(from, to string, at time.Time) error {
	half := to + ".part"
	err := copyFile(from, half)
	if err == nil {
		err = os.Chtimes(half, at, at)
	}
	if err == nil {
		err = os.Rename(half, to)
	}
	if err != nil {
		return errors.Join(err, ignoreMissing(os.Remove(half)))
	}
	return nil
}

// thinSecond removes older backups of the same data from the second place, which may take
// half of the room there would be without them. What cannot be removed stays.
func (s *Store) thinSecond(target string) {
	own, err := s.newestHeader()
	if err != nil || own.Origin == "" {
		return
	}
	list, err := backupsIn(target)
	if err != nil {
		return
	}
	var ours []cases.Backup
	var used int64
	for i := range list {
		if h, _, err := backupHeaderAt(list[i].Path); err == nil && h.Origin == own.Origin {
			ours = append(ours, list[i])
			used += list[i].Size
		}
	}
	var bound int64
	if where, err := s.place(target); err == nil && where.Free > 0 && where.Free < 1<<60 {
		bound = (int64(where.Free) + used) / 2 //nolint:gosec // compared just before
	}
	for _, b := range cases.Thin(ours, s.now(), bound) {
		_ = os.Remove(b.Path) // see above
	}
}
