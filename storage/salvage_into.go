package storage

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"zhucunji/cases"
)

const (
	msgNothingHere  = "这个文件夹里没有数据文件“zhucunji.db”，没有可以抢救的。请核对是不是数据文件夹。"
	msgIntoNotEmpty = "要写到的文件夹不是空的，没有写入。请换一个空文件夹，或一个还没有的文件夹名。"
	msgIntoItself   = "要写到的文件夹在损坏的数据文件夹里面，没有写入：那里什么都不动。请写到别处。"
	msgNoRoomInto   = "磁盘空间不够，没有抢救，原来的文件夹没有改动。请清理磁盘，或写到另一个盘上。"
)

// SalvageInto is Salvage into a folder that is empty or not there yet: a new data folder
// with the photos and, where there is no password, the key of the damaged one, in which
// nothing is changed. Backups stay where they are. What is not finished is taken away
// again. Errors: those of Salvage, NotFound (no database there), Conflict (the new folder
// holds something), Invalid (it lies in the damaged one).
func SalvageInto(ctx context.Context, damaged, folder string, o Options, tell func(done float64)) (out cases.Salvaged, err error) {
	if tell == nil {
		tell = func(float64) {}
	}
	made, err := emptyFolder(damaged, folder)
	if err != nil {
		return out, failure("look where to salvage to", err)
	}
	s := newStore(folder, o.Now)
	err = s.prepareFolder(o)
	if err == nil {
		out, err = s.salvageFrom(ctx, damaged, o.Key, tell)
	}
	err = errors.Join(err, s.Close())
	if err != nil {
		err = errors.Join(err, emptyAgain(folder, made))
	}
	return out, failure("salvage into another folder", err)
}

// emptyFolder says whether a folder may be written to, and whether it has to be made.
func emptyFolder(damaged, folder string) (made bool, err error) {
	if !HoldsData(damaged) {
		return false, cases.Errorf(cases.NotFound, "data", msgNothingHere)
	}
	inside, err := within(folder, damaged)
	if err != nil {
		return false, err
	}
	if inside {
		return false, cases.Errorf(cases.Invalid, "out", msgIntoItself)
	}
	if err := mustBeClosed(damaged); err != nil {
		return false, err
	}
	entries, err := os.ReadDir(folder)
	if len(entries) > 0 {
		return false, cases.Errorf(cases.Conflict, "out", msgIntoNotEmpty)
	}
	return errors.Is(err, fs.ErrNotExist), ignoreMissing(err)
}

// within says whether a path is a folder or lies somewhere below it.
func within(path, folder string) (bool, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return false, err
	}
	for !sameFile(path, folder) {
		above := filepath.Dir(path)
		if above == path {
			return false, nil
		}
		path = above
	}
	return true, nil
}

// emptyAgain takes away what a failed salvage has left of a folder that was empty.
func emptyAgain(folder string, made bool) error {
	if made {
		return os.RemoveAll(folder)
	}
	entries, err := os.ReadDir(folder)
	if err != nil {
		return err
	}
	for _, e := range entries {
		err = errors.Join(err, os.RemoveAll(filepath.Join(folder, e.Name())))
	}
	return err
}

// salvageFrom fills this empty folder; the database comes last, so that a kill leaves none
// that is not whole.
func (s *Store) salvageFrom(ctx context.Context, damaged string, key *Key, tell func(done float64)) (out cases.Salvaged, err error) {
	if err := s.checkRoomForFolder(damaged); err != nil {
		return out, err
	}
	if err := s.takeKeys(damaged, key == nil); err != nil {
		return out, err
	}
	made := filepath.Join(s.TmpFolder(), fileName)
	if out, err = s.rebuild(ctx, damaged, made, key, tell); err != nil {
		return out, err
	}
	if out.Saved() == 0 {
		return out, cases.Errorf(cases.Damaged, "", msgNothingSaved)
	}
	for _, name := range []string{photoFolder, newPhotoFolder} {
		if err := copyPhotos(filepath.Join(damaged, name), filepath.Join(s.folder, name)); err != nil {
			return out, err
		}
	}
	return out, s.replace(made)
}

// takeKeys copies the keys that lie open, and the mark of an exchange of the key that was
// killed: the first opening ends it.
func (s *Store) takeKeys(damaged string, open bool) error {
	files := []string{exchangeFile}
	if open {
		files = append(files, keyFile, newKeyFile)
	}
	for _, name := range files {
		if err := ignoreMissing(copyFile(filepath.Join(damaged, name), filepath.Join(s.folder, name))); err != nil {
			return err
		}
	}
	return nil
}

// checkRoomForFolder asks for room for the database and the photos of another folder.
func (s *Store) checkRoomForFolder(damaged string) error {
	all, err := sizeOf(filepath.Join(damaged, fileName))
	if err != nil {
		return err
	}
	photos, err := photoBytes(filepath.Join(damaged, photoFolder))
	if err != nil {
		return err
	}
	return s.checkRoom(all+photos, msgNoRoomInto)
}
