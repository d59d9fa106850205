package ui

import (
	"context"
	"strings"

	"fyne.io/fyne/v2/container"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// withBackupKey asks for the password of a backup's day where it needs one, and goes on with it.
func (s *Shell) withBackupKey(b *cases.Backup, verb string, then func(BackupKey)) {
	if !b.Sealed {
		then(BackupKey{})
		return
	}
	read := func(ctx context.Context) ([]cases.KeyHolder, error) { return s.keeper.BackupHolders(ctx, b.Path) }
	loadOr(&s.self, &s.holding, read, func(holders []cases.KeyHolder) {
		if len(holders) == 0 {
			then(BackupKey{})
			return
		}
		note := "这份备份是 " + whenText(b.At, s.threads.Now()) + " 做的，要用那天的密码打开。后来改过密码的，请输入改以前的。"
		s.askKey(holders, verb, note, then)
	}, s.Fail)
}

// byCode is the choice of those who have the recovery code and no password.
const byCode = "用恢复码"

// askKey asks who opens it, and for his password or the recovery code.
func (s *Shell) askKey(holders []cases.KeyHolder, verb, note string, then func(BackupKey)) {
	var names []string
	for _, h := range holders {
		names = append(names, h.Name)
	}
	who, secret := widgets.NewCodeSelect(append(names, byCode)...), passwordEntry()
	who.SetValues(names[0])
	form := widgets.NewForm(1,
		&widgets.FormField{Key: "who", Label: "谁的密码", Widget: who, Required: true},
		&widgets.FormField{Key: "secret", Label: "密码或恢复码", Widget: secret, Required: true})
	var key BackupKey
	given := false
	d := widgets.Ask(s.window.Canvas(), widgets.Request{
		Title: verb, Yes: verb,
		Content: container.NewVBox(widgets.NewParagraph(note, dialogNote), gapAbove(form, 6)),
		Submit: func() (err error) {
			key, err = keyOf(holders, who.Value(), secret.Text)
			given = err == nil
			return err
		},
	})
	d.OnClosed = func() {
		if given {
			then(key)
		}
	}
	s.window.Canvas().Focus(secret)
}

// keyOf takes what was typed as a key.
func keyOf(holders []cases.KeyHolder, who, secret string) (BackupKey, error) {
	if strings.TrimSpace(secret) == "" {
		return BackupKey{}, cases.Errorf(cases.Invalid, "secret", "请输入密码或恢复码。")
	}
	if who == byCode {
		return BackupKey{Code: secret}, nil
	}
	for _, h := range holders {
		if h.Name == who {
			return BackupKey{Worker: h.Worker, Password: secret}, nil
		}
	}
	return BackupKey{}, cases.Errorf(cases.Invalid, "who", "请选择是谁的密码。")
}
