package excel

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"zhucunji/cases"
)

// faultyDisk is the real disk with one thing broken.
type faultyDisk struct {
	realDisk
	onCreateTemp, onCreate, onRename error
	room                             int   // bytes until a write fails; 0 is no limit
	onWrite, onSync                  error // what writing beyond room and syncing say
}

func (d faultyDisk) CreateTemp(dir, pattern string) (file, error) {
	if d.onCreateTemp != nil {
		return nil, d.onCreateTemp
	}
	f, err := d.realDisk.CreateTemp(dir, pattern)
	return &faultyFile{f, d, d.room}, err
}

func (d faultyDisk) Create(name string) (file, error) {
	if d.onCreate != nil {
		return nil, d.onCreate
	}
	f, err := d.realDisk.Create(name)
	return &faultyFile{f, d, d.room}, err
}

func (d faultyDisk) Rename(from, to string) error {
	if d.onRename != nil {
		return d.onRename
	}
	return d.realDisk.Rename(from, to)
}

type faultyFile struct {
	file
	disk faultyDisk
	room int
}

func (f *faultyFile) Write(p []byte) (int, error) {
	if f.disk.room > 0 && f.room < len(p) {
		return 0, f.disk.onWrite
	}
	f.room -= len(p)
	return f.file.Write(p)
}

func (f *faultyFile) Sync() error {
	if f.disk.onSync != nil {
		return f.disk.onSync
	}
	return f.file.Sync()
}

func TestReplaceLeavesTheOldFileOrTheNewOne(t *testing.T) {
	own := cases.Errorf(cases.Invalid, "", "太长")
	for name, c := range map[string]struct {
		disk faultyDisk
		fail error // what the writer of the content returns
		code cases.Code
		says string
	}{
		"all is well":                            {},
		"no room for the temporary file":         {disk: faultyDisk{onCreateTemp: syscall.ENOSPC}, code: cases.NoSpace, says: "磁盘已满"},
		"the disk is full half way":              {disk: faultyDisk{room: 3, onWrite: syscall.ENOSPC}, code: cases.NoSpace, says: "磁盘已满"},
		"the disk is full at the sync":           {disk: faultyDisk{onSync: syscall.ENOSPC}, code: cases.NoSpace, says: "磁盘已满"},
		"the folder may not be written to":       {disk: faultyDisk{onCreate: syscall.EACCES}, code: cases.ReadOnly, says: "不允许写入"},
		"the medium is read-only":                {disk: faultyDisk{onCreate: syscall.EROFS}, code: cases.ReadOnly, says: "不允许写入"},
		"the target is held by another program":  {disk: faultyDisk{onRename: syscall.EBUSY}, code: cases.Locked, says: "另存为“报表 (2).xlsx”"},
		"access to an existing target is denied": {disk: faultyDisk{onRename: syscall.EACCES}, code: cases.Locked, says: "正在 WPS 或其他程序中打开"},
		"the name is too long":                   {disk: faultyDisk{onCreate: syscall.ENAMETOOLONG}, code: cases.Invalid, says: "文件名太长"},
		"the content cannot be made":             {fail: own, code: cases.Invalid, says: "太长"},
		"something nobody foresaw":               {disk: faultyDisk{onRename: errors.New("strange")}, code: cases.Internal, says: "程序出了意外"},
	} {
		t.Run(name, func(t *testing.T) {
			folder, tmp := t.TempDir(), t.TempDir()
			target := filepath.Join(folder, "报表.xlsx")
			if err := os.WriteFile(target, []byte("old"), 0o600); err != nil {
				t.Fatal(err)
			}
			err := replace(t.Context(), c.disk, target, tmp, func(w io.Writer) error {
				if _, err := io.WriteString(w, "new content"); err != nil {
					return err
				}
				return c.fail
			})
			if cases.CodeOf(err) != c.code || !strings.Contains(cases.MessageOf(err), c.says) {
				t.Fatalf("error %v (%s), want %q saying %q", err, cases.MessageOf(err), c.code, c.says)
			}
			want := "new content"
			if c.code != "" {
				want = "old"
			}
			if got, err := os.ReadFile(target); err != nil || string(got) != want {
				t.Errorf("target holds %q, %v; want %q", got, err, want)
			}
			checkNothingLeft(t, folder, tmp)
		})
	}
}

// checkNothingLeft fails where an unfinished file lies about.
func checkNothingLeft(t *testing.T, folder, tmp string) {
	t.Helper()
	for dir, want := range map[string]int{folder: 1, tmp: 0} {
		left, err := os.ReadDir(dir)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			t.Fatal(err)
		}
		if len(left) != want {
			t.Errorf("%d files are left in %s: %v", len(left), dir, left)
		}
	}
}
