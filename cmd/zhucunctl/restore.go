package main

import (
	"context"
	"fmt"
	"io"

	"zhucunji/cases"
	"zhucunji/storage"
)

// restoreCommand puts a backup into the place of the data.
type restoreCommand struct {
	File string `arg:"" placeholder:"备份.zcjbak" help:"备份文件，或数据文件夹里一份备份的文件名。"`
	Yes  bool   `help:"确认恢复。不写则只说明这份备份里有什么。"`
}

// Run does the command.
func (c *restoreCommand) Run(ctx context.Context, t *teller, f folder) error {
	path, err := f.backupPath(c.File)
	if err != nil {
		return err
	}
	b, err := storage.BackupAt(path)
	if err != nil {
		return err
	}
	if !c.Yes {
		t.sentence(fmt.Sprintf("%s 的备份（%s）：%s。", b.At.Local().Format("2006-01-02 15:04"), b.Reason, holdsText(&b))) //nolint:gosmopolitan // people read it
		return wrongUse{cases.Errorf(cases.Invalid, "yes", "没有恢复。确认要用它替换现在的数据（现在的数据会先做成备份），请加上 --yes。")}
	}
	data, err := f.path()
	if err != nil {
		return err
	}
	key, opens, err := f.keys(ctx, &b)
	if err != nil {
		return err
	}
	done, err := storage.Restore(ctx, data, path, opens, storage.Options{Key: key}, t.percent("恢复"))
	if err != nil {
		return err
	}
	return t.result(done, func(w io.Writer) error {
		_, err := fmt.Fprintf(w, "已恢复到 %s 的备份：%s\n", done.From.At.Local().Format("2006-01-02 15:04"), holdsText(&done.From)) //nolint:gosmopolitan // people read it
		switch {
		case err != nil:
		case done.Aside != nil:
			_, err = fmt.Fprintf(w, "恢复前的数据已另存为 %s\n", done.Aside.Path)
		case done.Moved != "":
			_, err = fmt.Fprintf(w, "原来的数据文件读不出，已原样保留在 %s\n", done.Moved)
		}
		return err
	})
}
