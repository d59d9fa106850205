package storage

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"zhucunji/cases"
)

// newPhotoFolder is where photos lie that are sealed anew, until the database that has
// their key is in its place.
const newPhotoFolder = photoFolder + ".new"

// photoFiles lists the photos of a folder by their names; none where it is missing.
func photoFiles(folder string) (out []string, err error) {
	entries, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	for _, e := range entries {
		if name := e.Name(); e.Type().IsRegular() && name == strings.Map(hexDigit, name) {
			out = append(out, name)
		}
	}
	return out, err
}

// photoBytes is how large the photos in a folder are.
func photoBytes(folder string) (all int64, err error) {
	files, err := photoFiles(folder)
	if err != nil {
		return 0, err
	}
	for _, file := range files {
		size, err := sizeOf(filepath.Join(folder, file))
		if err != nil {
			return 0, err
		}
		all += size
	}
	return all, nil
}

// sealPhotos seals the photos anew into a folder beside the old ones. One that cannot be
// read stays as it is: nobody can read it.
func (x *exchange) sealPhotos() error {
	if !x.photos {
		return nil
	}
	from, to := filepath.Join(x.from.folder, photoFolder), filepath.Join(x.from.folder, newPhotoFolder)
	files, err := photoFiles(from)
	if err != nil || len(files) == 0 {
		return err
	}
	if err := os.MkdirAll(to, 0o700); err != nil {
		return err
	}
	for i, file := range files {
		if err := x.ctx.Err(); err != nil {
			return err
		}
		if err := x.sealPhoto(from, to, file); err != nil {
			return fmt.Errorf("photo %s: %w", file, err)
		}
		x.tell(0.8 + 0.15*float64(i+1)/float64(len(files)))
	}
	return syncFolder(to)
}

func (x *exchange) sealPhoto(from, to, file string) error {
	sealed, err := os.ReadFile(filepath.Join(from, file)) //nolint:gosec // a file of the data folder
	if err != nil {
		return err
	}
	content, err := x.from.seal.openPhoto(sealed, file)
	if cases.CodeOf(err) == cases.Damaged {
		return nil
	}
	if err != nil {
		return err
	}
	if sealed, err = x.to.seal.sealPhoto(content, file); err != nil {
		return err
	}
	return writeDurable(filepath.Join(to, file), sealed)
}

// movePhotos puts the photos that were sealed anew into the place of the old ones.
func movePhotos(folder string, step func(string) error) error {
	from, to := filepath.Join(folder, newPhotoFolder), filepath.Join(folder, photoFolder)
	files, err := photoFiles(from)
	if err != nil {
		return err
	}
	for _, file := range files {
		if err := os.Rename(filepath.Join(from, file), filepath.Join(to, file)); err != nil {
			return err
		}
		if step != nil {
			if err := step("photo"); err != nil {
				return err
			}
		}
	}
	if len(files) > 0 {
		if err := syncFolder(to); err != nil {
			return err
		}
	}
	return os.RemoveAll(from)
}
