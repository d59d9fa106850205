package storage

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"zhucunji/cases"
)

// keptCopies is how many dated copies the folder keeps.
const keptCopies = 10

// Copy makes a dated copy of the database in copies/ and keeps the last ten. It is
// made at exit and before every import; reason stands in its name ("退出", "导入前").
// The copy opens on read-only places too, which a live database does not.
func (s *Store) Copy(ctx context.Context, reason string) (path string, err error) {
	path, err = s.copyTo(ctx, reason)
	return path, failure("copy database", err)
}

func (s *Store) copyTo(ctx context.Context, reason string) (string, error) {
	folder := filepath.Join(s.folder, "copies")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", err
	}
	path := filepath.Join(folder, s.now().Format("2006-01-02 150405")+" "+reason+".db")
	part := path + ".part"
	if err := os.Remove(part); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", err
	}
	if _, err := s.write.ExecContext(ctx, "VACUUM INTO ?", part); err != nil {
		return "", errors.Join(err, ignoreMissing(os.Remove(part)))
	}
	if err := syncFile(part); err != nil {
		return "", err
	}
	if err := os.Rename(part, path); err != nil {
		return "", err
	}
	if err := syncFolder(folder); err != nil {
		return "", err
	}
	return path, pruneCopies(folder)
}

// Copies lists the dated copies, newest first.
func (s *Store) Copies() ([]string, error) {
	names, err := copyNames(filepath.Join(s.folder, "copies"))
	slices.Reverse(names)
	return names, failure("list copies", err)
}

// copyNames lists the copies, oldest first: their names begin with the date.
func copyNames(folder string) ([]string, error) {
	entries, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	var out []string
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), ".db") {
			out = append(out, filepath.Join(folder, e.Name()))
		}
	}
	return out, err
}

func pruneCopies(folder string) error {
	names, err := copyNames(folder)
	for err == nil && len(names) > keptCopies {
		err = os.Remove(names[0])
		names = names[1:]
	}
	return err
}

func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0) //nolint:gosec // a path of the data folder
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

func ignoreMissing(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// lastCopyDay is the day of the newest copy; blank where there is none.
func lastCopyDay(paths []string) cases.Day {
	if len(paths) == 0 {
		return 0
	}
	day, _, _ := strings.Cut(filepath.Base(paths[0]), " ")
	var d cases.Day
	if cases.SetCanonical(&d, day, true) != nil {
		return 0
	}
	return d
}
