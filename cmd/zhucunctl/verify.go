package main

import (
	"context"
	"fmt"
	"io"
	"path/filepath"

	"zhucunji/cases"
	"zhucunji/storage"
)

// verifyCommand reads a backup, or the whole data folder, through.
type verifyCommand struct {
	File string `arg:"" optional:"" placeholder:"备份.zcjbak" help:"备份文件，或数据文件夹里一份备份的文件名；不写则核对数据文件夹和其中的全部备份。"`
}

// verifiedBackup is what --json tells about one backup.
type verifiedBackup struct {
	Good    bool         `json:"good"`
	Problem string       `json:"problem,omitempty"`
	Backup  cases.Backup `json:"backup"`
}

// verifiedFolder is what --json tells about a data folder.
type verifiedFolder struct {
	Good   bool `json:"good"`
	Faults int  `json:"faults"`
	cases.CheckUp
}

// Run does the command. What is wrong ends it with exitFailed, after it was told.
func (c *verifyCommand) Run(ctx context.Context, t *teller, f folder) error {
	if c.File != "" {
		return c.backup(ctx, t, f)
	}
	return f.read(ctx, func(store *storage.Store) error {
		out, err := store.CheckUp(ctx, t.percent("核对"))
		if err != nil {
			return err
		}
		n := out.Faults()
		if err := t.result(verifiedFolder{n == 0, n, out}, func(w io.Writer) error { return checkUpText(w, &out) }); err != nil || n == 0 {
			return err
		}
		return cases.Errorf(cases.Damaged, "", fmt.Sprintf("核对发现 %d 处问题。请先备份现在的数据，再在“设置 › 备份与恢复”里从问题出现前的备份恢复。", n))
	})
}

// backup reads one backup through.
func (c *verifyCommand) backup(ctx context.Context, t *teller, f folder) error {
	path, err := f.backupPath(c.File)
	if err != nil {
		return err
	}
	data, err := f.path()
	if err != nil {
		return err
	}
	b, err := storage.BackupAt(path)
	if err == nil {
		var key *storage.Key
		if _, key, err = f.keys(ctx, &b); err == nil {
			err = storage.VerifyBackup(ctx, data, path, key, t.percent("核对"))
		}
	}
	if err != nil && cases.CodeOf(err) != cases.Damaged {
		return err
	}
	said := t.result(verifiedBackup{err == nil, cases.MessageOf(err), b}, func(w io.Writer) error {
		if err != nil {
			return nil // the sentence at the end tells
		}
		_, err := fmt.Fprintf(w, "备份完好：%s\n%s\n", b.Path, holdsText(&b))
		return err
	})
	if said != nil {
		return said
	}
	return err
}

// checkUpText tells the parts of a check one by one.
func checkUpText(w io.Writer, c *cases.CheckUp) error {
	lines := []string{
		"数据库\t" + orGood(c.Database),
		fmt.Sprintf("操作日志\t%d 次操作 %d 条变更 %d 个事件，%s", c.Log.Acts, c.Log.Changes, c.Log.Events, countText(len(c.Log.Faults))),
	}
	for _, fault := range c.Log.Faults {
		lines = append(lines, fmt.Sprintf("\t%s %s：%s", fault.At, fault.Sentence, fault.Problem))
	}
	lines = append(lines, "推算的栏目和查找索引\t"+countText(c.Derived))
	for i := range c.Backups {
		b := &c.Backups[i]
		text := orGood(b.Problem)
		if b.Unread {
			text = "要用当时的密码才能核对"
		}
		lines = append(lines, "备份\t"+filepath.Base(b.Path)+"\t"+text)
	}
	for _, line := range lines {
		if _, err := fmt.Fprintln(w, line); err != nil {
			return err
		}
	}
	return nil
}

func orGood(problem string) string {
	if problem == "" {
		return "完好"
	}
	return problem
}

func countText(n int) string {
	if n == 0 {
		return "完好"
	}
	return fmt.Sprintf("%d 处不符", n)
}
