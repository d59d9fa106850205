package excel

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"

	"zhucunji/cases"
)

// Replace writes the file target whole or not at all. What write gives goes first
// into tmp, the data folder's own folder for unfinished work, is then copied
// beside the target with the ending .part, and takes the target's place by one
// rename. Whatever goes wrong, the target is what it was and nothing half-written
// is left. The error is a *cases.Error: Locked where the target is open in another
// program (FreeName offers another name), NoSpace, ReadOnly, NotFound (the folder
// is gone), Invalid (an impossible name), Canceled, or what write returned.
func Replace(ctx context.Context, target, tmp string, write func(io.Writer) error) error {
	return replace(ctx, realDisk{}, target, tmp, write)
}

// CheckTarget says before long work whether the target can be written: its folder
// is there and nobody has it open. The errors are those of Replace.
func CheckTarget(target string) error { return checkTarget(realDisk{}, target) }

// FreeName is the first name after target that is not taken: "金溪 (2).xlsx".
func FreeName(target string) string {
	ext := filepath.Ext(target)
	stem := target[:len(target)-len(ext)]
	for n := 2; ; n++ {
		name := fmt.Sprintf("%s (%d)%s", stem, n, ext)
		if _, err := (realDisk{}).Stat(name); errors.Is(err, fs.ErrNotExist) || n > 999 {
			return name
		}
	}
}

func replace(ctx context.Context, d disk, target, tmp string, write func(io.Writer) error) (err error) {
	if err := checkTarget(d, target); err != nil {
		return err
	}
	work, err := d.CreateTemp(tmp, "export-*"+filepath.Ext(target))
	if err != nil {
		return fileError(target, "open temporary file", err)
	}
	defer func() { err = errors.Join(err, discard(d, work)) }()
	if err := write(contextWriter{ctx, work}); err != nil {
		return fileError(target, "write", err)
	}
	if err := work.Sync(); err != nil {
		return fileError(target, "sync", err)
	}
	if _, err := work.Seek(0, io.SeekStart); err != nil {
		return fileError(target, "rewind", err)
	}
	return place(ctx, d, target, work)
}

// place copies the finished file beside the target and renames it over it. Until
// the rename the old target is untouched, after it the new one is whole.
func place(ctx context.Context, d disk, target string, finished io.Reader) error {
	name := target + ".part"
	part, err := d.Create(name)
	if err != nil {
		return fileError(target, "create part", err)
	}
	_, err = io.Copy(contextWriter{ctx, part}, finished)
	if err == nil {
		err = part.Sync()
	}
	err = errors.Join(err, part.Close())
	if err == nil {
		err = d.Rename(name, target)
	}
	if err != nil {
		return errors.Join(fileError(target, "replace", err), removed(d, name))
	}
	return fileError(target, "sync folder", d.SyncFolder(filepath.Dir(target)))
}

// discard closes the temporary file and takes it away.
func discard(d disk, f file) error {
	return errors.Join(f.Close(), removed(d, f.Name()))
}

func removed(d disk, name string) error {
	if err := d.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("remove unfinished file: %w", err)
	}
	return nil
}

// checkTarget looks for the marks WPS, Excel and LibreOffice leave beside a file
// they have open. On Linux a rename over an open file succeeds, and the program
// that has it open would later write the old content back over ours.
func checkTarget(d disk, target string) error {
	folder, name := filepath.Split(target)
	if info, err := d.Stat(filepath.Clean(folder)); err != nil || !info.IsDir() {
		return &cases.Error{Code: cases.NotFound, Message: "文件夹“" + folder + "”不在了，请选择别的位置。", Err: err}
	}
	info, err := d.Stat(target)
	if err != nil {
		return nil // not there yet: nobody can have it open
	}
	if info.IsDir() {
		return cases.Errorf(cases.Invalid, "", "“"+name+"”是一个文件夹，请换一个文件名。")
	}
	for _, mark := range []string{".~lock." + name + "#", "~$" + name, ".~" + name} {
		if _, err := d.Stat(filepath.Join(folder, mark)); err == nil {
			return held(target, nil)
		}
	}
	return nil
}

// contextWriter stops a long write when the person cancels.
type contextWriter struct {
	ctx context.Context // lives as long as one write
	w   io.Writer
}

func (c contextWriter) Write(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	return c.w.Write(p)
}
