package ui

import (
	"context"
	"strings"
	"time"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// askRestore says what a restore takes away and asks before it does so.
func (s *Shell) askRestore(b cases.Backup) {
	if err := s.allowed(cases.Restore); err != nil {
		s.Fail(err)
		return
	}
	if s.inside != nil { // it was opened already
		s.askRestoreWith(b, s.inside.key)
		return
	}
	s.withBackupKey(&b, "恢复这份备份", func(key BackupKey) { s.askRestoreWith(b, key) })
}

func (s *Shell) askRestoreWith(b cases.Backup, key BackupKey) {
	load(&s.self, &s.holding, s.present, func(now cases.Backup) {
		q := widgets.Question{
			Title: "恢复成 " + backupName(&b, s.threads.Now()) + " 的数据？",
			Text:  restoreText(&b, &now), Yes: "恢复成这一份", Risky: true,
		}
		s.Confirm(q, func() { s.restore(b, key) })
	})
}

// present counts the present data, also while a backup is looked at.
func (s *Shell) present(ctx context.Context) (cases.Backup, error) {
	return s.stores.Backups.Holding(ctx)
}

// restoreText tells in counts what is lost and what is kept.
func restoreText(b, now *cases.Backup) string {
	lines := []string{"这份备份里有 " + holdsText(b) + "。", "现在的数据有 " + holdsText(now) + "。"}
	less, more := differences(b, now)
	switch {
	case len(less) > 0:
		lines = append(lines, "恢复后会少 "+strings.Join(less, "、")+"，备份以后修改过的内容也回到当时的样子。")
	case b.LastChange.Before(now.LastChange):
		lines = append(lines, "数目不会少，但备份以后修改过的内容会回到当时的样子。")
	default:
		lines = append(lines, "备份以后没有新的改动。")
	}
	if len(more) > 0 {
		lines = append(lines, "会多出 "+strings.Join(more, "、")+"（备份以后删除的）。")
	}
	switch {
	case b.Sealed:
		lines = append(lines, "恢复后，使用人和密码也回到备份那天的。")
	case now.Sealed:
		lines = append(lines, "这份备份没有密码：恢复后请重新设置密码。")
	}
	return strings.Join(append(lines, "恢复以前先把现在的数据另存为一份备份，随时可以再换回来。"), "\n")
}

// restore puts the backup in place of the data and goes on with it.
func (s *Shell) restore(b cases.Backup, key BackupKey) {
	s.leavingWork(func() {
		s.runRestore(b.Path, key, func(stores Stores, done cases.Restored) { s.restored(stores, b, done) }, s.notRestored)
	})
}

// runRestore has the keeper restore a backup, and hands on the data that are open afterwards, whether or not it could.
func (s *Shell) runRestore(path string, key BackupKey, done func(Stores, cases.Restored), failed func(Stores, error)) {
	var stores Stores
	var restored cases.Restored
	s.Run(Task{
		Title: "正在恢复",
		Fixed: true,
		Work: func(ctx context.Context, job *Job) (err error) {
			stores, restored, err = s.keeper.Restore(ctx, path, key, func(part float64) { job.Set("正在恢复并逐页检查…", part) })
			return err
		},
		Done:   func() { done(stores, restored) },
		Failed: func(err error) { failed(stores, err) },
	})
}

// restored shows the restored data and says how one gets back.
func (s *Shell) restored(stores Stores, b cases.Backup, done cases.Restored) {
	s.leaveInside(stores)
	s.Begin(stores)
	widgets.Inform(s.window.Canvas(), "已恢复", restoredText(&b, done, s.threads.Now()), nil)
}

// restoredText says what is shown now, and how the data of before come back.
func restoredText(b *cases.Backup, done cases.Restored, now time.Time) string {
	text := "现在的数据是 " + backupName(b, now) + " 的备份：" + holdsText(b) + "。"
	switch {
	case done.Aside != nil:
		text += "\n恢复以前的数据已存为备份“" + backupName(done.Aside, now) + "”。要换回去：打开“设置 › 备份与恢复”，选中它，再点“恢复成这一份”。"
	case done.Moved != "":
		text += "\n打不开的数据文件原样放在“" + done.Moved + "”，请勿删除。"
	}
	return text
}

// notRestored goes on with the data there were. Where nothing is open, the folder is opened anew: it asks for the
// password of the restored data, or says what is wrong.
func (s *Shell) notRestored(stores Stores, err error) {
	if stores.Shell == nil {
		s.quiet(err)
		s.leaveInside(stores)
		s.reopen()
		return
	}
	if s.inside != nil {
		s.leaveInside(stores)
	}
	s.Begin(stores)
	widgets.ShowError(s.window.Canvas(), err, widgets.Trouble{Title: "没有恢复"})
}
