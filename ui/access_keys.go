package ui

import (
	"context"

	"fyne.io/fyne/v2"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// askFirstPassword asks for the password of the person who types, and seals the data with it.
func (s *Shell) askFirstPassword() {
	if err := s.mayWrite(); err != nil {
		s.Fail(err)
		return
	}
	fresh := newNewPassword()
	name := widgets.NewParagraph(s.lock.name, oneLine)
	var password string
	t := taskDialog{
		Title: "设置密码", Yes: "设置密码", Busy: "正在核对",
		Text:   "您是第一个设密码的人，权限是队长；其他人由您来加。",
		Fields: append([]*widgets.FormField{{Key: "who", Label: "我是", Widget: middle(name)}}, fresh.fields("密码")...),
		Below:  fresh.lines(),
		Prepare: func() (at fyne.Focusable, work func(ctx context.Context) error, err error) {
			var wrong *widgets.Entry
			if password, wrong, err = fresh.read(); err != nil {
				return wrong, nil, err
			}
			return nil, func(context.Context) error { return nil }, nil
		},
	}
	t.Done = func() { s.protect(password) }
	t.show(s)
}

// protect seals all data anew, which takes its time, and shows the recovery code.
func (s *Shell) protect(password string) {
	var code string
	worker := s.lock.worker
	s.reseal("正在用密码保护全部数据", func(ctx context.Context, job *Job) (st Stores, err error) {
		st, code, err = s.door.Protect(ctx, worker, password, job.Set)
		return st, err
	}, func() {
		s.showCode(code, func() { s.Say("密码已设好，数据已加密。离开时按 Ctrl+L 锁定。") })
	})
}

// reseal does work that closes the data and opens them again, keeps what is typed before, and goes on with them at
// 人员与密码.
func (s *Shell) reseal(title string, work func(ctx context.Context, job *Job) (Stores, error), done func()) {
	var st Stores
	s.leavingWork(func() {
		s.Run(Task{
			Title: title,
			Fixed: true,
			Work: func(ctx context.Context, job *Job) (err error) {
				st, err = work(ctx, job)
				return err
			},
			Done: func() {
				s.goOn(st)
				done()
			},
			Failed: func(err error) {
				if st.Shell != nil {
					s.goOn(st)
				}
				s.Fail(err)
			},
		})
	})
}

// goOn shows 人员与密码 of the data that were opened again.
func (s *Shell) goOn(st Stores) {
	if s.page != nil {
		s.leavePage()
	}
	s.stores = st
	s.loadNames()
	s.watchIdle()
	s.showBackup()
	s.Go(Route{Place: PlaceSettings, Tab: accessTab})
}

// newCode draws a recovery code in place of the one before.
func (a *accessPart) newCode() {
	s := a.page.shell
	q := widgets.Question{Title: "换一个新的恢复码？", Text: "旧的恢复码马上作废。新的只显示一次，请准备好打印机，或纸和笔。", Yes: "换新恢复码"}
	s.Confirm(q, func() {
		var code string
		s.Run(Task{
			Title: "正在换恢复码", Fixed: true,
			Work: func(ctx context.Context, _ *Job) (err error) {
				code, err = s.stores.Access.NewRecoveryCode(ctx)
				return err
			},
			Done: func() {
				s.showCode(code, func() { s.Say("恢复码已换，旧的作废了，请销毁那张纸。") })
			},
		})
	})
}

// rekey seals all data with a new key; why says what it is for now.
func (a *accessPart) rekey(why string) {
	a.withPassword(&taskDialog{
		Title: "换新密钥", Yes: "换新密钥", Busy: "正在核对",
		Text: why + "换新密钥把全部数据重新加密一遍，从前带走的密钥就打不开以后的数据了。各人的密码不变，恢复码换新的，请准备好打印机，或纸和笔。数据多时要几分钟。",
	}, func(password string) {
		s := a.page.shell
		var code string
		s.reseal("正在换新密钥", func(ctx context.Context, job *Job) (st Stores, err error) {
			st, code, err = s.door.Rekey(ctx, password, job.Set)
			return st, err
		}, func() {
			s.showCode(code, func() {
				s.Say("密钥和恢复码已换。以前的备份仍用那天的密码打开，旧恢复码请销毁。")
			})
		})
	})
}

// unprotect takes the password away for everybody.
func (a *accessPart) unprotect() {
	a.withPassword(&taskDialog{
		Title: "取消密码", Yes: "取消密码", Busy: "正在核对", Risky: true,
		Text: "取消以后，谁打开这台电脑上的驻村记都能看到和修改全部内容；各人的密码、权限和恢复码一起作废。",
	}, func(password string) {
		s := a.page.shell
		s.reseal("正在取消密码", func(ctx context.Context, job *Job) (Stores, error) { return s.door.Unprotect(ctx, password, job.Set) },
			func() { s.Say("密码已取消。") })
	})
}

// withPassword asks for one's own password, and goes on with it once it is right.
func (a *accessPart) withPassword(t *taskDialog, then func(password string)) {
	s, entry := a.page.shell, widgets.NewPassword()
	password := ""
	t.Fields = []*widgets.FormField{{Key: "password", Label: "我的密码", Widget: entry, Required: true}}
	t.Prepare = func() (fyne.Focusable, func(ctx context.Context) error, error) {
		if password = entry.Text; password == "" {
			return entry, nil, cases.Errorf(cases.Invalid, "password", "请输入密码。")
		}
		return nil, func(ctx context.Context) error { return s.stores.Access.Confirm(ctx, password) }, nil
	}
	t.Done = func() { then(password) }
	t.show(s)
}
