package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"zhucunji/cases"
	"zhucunji/storage"
)

// backupCommand makes a backup beside the open window, or copies backups and photos to a
// second place.
type backupCommand struct {
	To string `placeholder:"文件夹" help:"再把最近的备份和照片复制到这个文件夹（U 盘）。"`
}

// backedUp is what --json tells about a backup.
type backedUp struct {
	Backup *cases.Backup      `json:"backup,omitempty"`
	Second *cases.SecondPlace `json:"second,omitempty"`
}

// Run does the command. Only --to needs the folder's lock: it remembers the place.
func (c *backupCommand) Run(ctx context.Context, t *teller, f folder) error {
	if c.To != "" {
		return f.write(ctx, func(store *storage.Store) error { return c.copy(ctx, t, store) })
	}
	return f.read(ctx, func(store *storage.Store) error {
		b, err := store.BackUp(ctx, cases.BackupByHand, t.percent("备份"))
		if err != nil {
			return err
		}
		return t.result(backedUp{Backup: &b}, func(w io.Writer) error {
			_, err := fmt.Fprintf(w, "已备份到 %s\n%s\n", b.Path, holdsText(&b))
			return err
		})
	})
}

func (c *backupCommand) copy(ctx context.Context, t *teller, store *storage.Store) error {
	p, err := store.CopyTo(ctx, absolute(c.To), t.percent("备份和复制"))
	if err != nil {
		return err
	}
	return t.result(backedUp{Second: &p}, func(w io.Writer) error {
		_, err := fmt.Fprintf(w, "已复制到 %s：备份 %d 份，照片 %d 张\n", p.Folder, p.Backups, p.Photos)
		return err
	})
}

// percent tells how far a job is.
func (t *teller) percent(what string) func(done float64) {
	told := -1
	return func(done float64) {
		if now := int(done * 100); now != told {
			told = now
			t.progress(fmt.Sprintf("%s：%d%%", what, now))
		}
	}
}

// holdsText says what a backup holds.
func holdsText(b *cases.Backup) string {
	text := fmt.Sprintf("%d 户 %d 人，走访 %d 次，帮扶措施 %d 项", b.Households, b.People, b.Visits, b.Measures)
	if !b.LastChange.IsZero() {
		text += "，最后改动 " + b.LastChange.Local().Format("2006-01-02 15:04") //nolint:gosmopolitan // people read it
	}
	return text
}

// backupPath finds a backup by its path, or by its name in the data folder.
func (f folder) backupPath(named string) (string, error) {
	if strings.ContainsAny(named, `/\`) || isFile(named) {
		return absolute(named), nil
	}
	path, err := f.path()
	if err != nil {
		return "", err
	}
	list, err := storage.Backups(path)
	if err != nil {
		return "", err
	}
	for i := range list {
		if filepath.Base(list[i].Path) == named {
			return list[i].Path, nil
		}
	}
	return absolute(named), nil
}

func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}

// keys log in to the data and to a backup: one secret, where one password opens both, or
// else first that of the data.
func (f folder) keys(ctx context.Context, backup *cases.Backup) (data, opens *storage.Key, err error) {
	path, err := f.path()
	if err != nil {
		return nil, nil, err
	}
	if data, err = f.keyOfDamaged(ctx, path); err != nil {
		return nil, nil, err
	}
	guard, err := storage.BackupGuard(backup.Path)
	if err != nil || guard == nil || (data != nil && data.Opens(backup)) {
		return data, data, err
	}
	opens, err = f.in.unlock(ctx, guard)
	return data, opens, err
}
