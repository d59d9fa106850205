package ui

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// add gives somebody who uses the program a password.
func (a *accessPart) add() {
	s := a.page.shell
	load(&a.page.base, &slot{}, s.stores.Shell.Workers, func(workers []cases.Worker) {
		var free []string
		for i := range workers {
			if !workers[i].Hidden && !a.holds(workers[i].UID) {
				free = append(free, workers[i].Name)
			}
		}
		a.askHolder(workers, free)
	})
}

// holds reports whether somebody has a password.
func (a *accessPart) holds(worker cases.UID) bool {
	return slices.ContainsFunc(a.holders, func(h cases.KeyHolder) bool { return h.Worker == worker })
}

func (a *accessPart) askHolder(workers []cases.Worker, free []string) {
	s := a.page.shell
	who, role, fresh := widgets.NewCodeSelect(free...), newRoleChoice(cases.RoleMember), newNewPassword()
	who.Other = true
	who.SetHint("选择使用人，或输入姓名")
	t := taskDialog{
		Title: "加人", Yes: "加这个人", Busy: "正在加人",
		Text:   "先替他设一个密码，当面或打电话告诉本人，请他登录后自己改。",
		Fields: append([]*widgets.FormField{{Key: "who", Label: "姓名", Widget: who, Required: true}, role.field()}, fresh.fields("密码")...),
		Below:  fresh.lines(),
	}
	t.Prepare = func() (fyne.Focusable, func(ctx context.Context) error, error) {
		name := cases.NormalLine(who.Value())
		if name == "" {
			return firstOf(who), nil, cases.Errorf(cases.Invalid, "who", "请选择或填写姓名。")
		}
		password, at, err := fresh.read()
		if err != nil {
			return at, nil, err
		}
		return nil, func(ctx context.Context) error {
			worker, err := s.workerNamed(ctx, workers, name)
			if err != nil {
				return err
			}
			return s.stores.Access.AddHolder(ctx, worker, role.value(), password)
		}, nil
	}
	t.Done = func() {
		a.Reload(cases.Change{})
		s.Say("已加上" + cases.NormalLine(who.Value()) + "，权限“" + string(role.value()) + "”。")
	}
	t.show(s)
}

// workerNamed finds who uses the program under a name, and keeps a new one.
func (s *Shell) workerNamed(ctx context.Context, workers []cases.Worker, name string) (cases.UID, error) {
	for i := range workers {
		if workers[i].Name == name && !workers[i].Hidden {
			return workers[i].UID, nil
		}
	}
	fresh := cases.Worker{Name: name}
	_, err := s.stores.Shell.SaveWorker(ctx, nil, &fresh)
	return fresh.UID, err
}

// firstOf is what takes the focus in a field.
func firstOf(c *widgets.CodeSelect) fyne.Focusable {
	f, _ := c.Children()[0].(fyne.Focusable)
	return f
}

// roleChoice chooses one of the roles.
type roleChoice struct{ segments *widgets.Segmented }

func newRoleChoice(now cases.Role) roleChoice {
	var segments []widgets.Segment
	for i, r := range cases.Roles() {
		segments = append(segments, widgets.Segment{Text: string(r), Key: rune('1' + i)})
	}
	c := roleChoice{widgets.NewSegmented(segments...)}
	c.segments.SetChosen(slices.Index(cases.Roles(), now))
	return c
}

func (c roleChoice) value() cases.Role { return cases.Roles()[max(0, c.segments.Chosen())] }

func (c roleChoice) field() *widgets.FormField {
	return &widgets.FormField{Key: "role", Label: "权限", Widget: c.segments, Note: "队长可做全部；队员登记、导入、导出；只读只看"}
}

// setRole gives the chosen person another role.
func (a *accessPart) setRole() {
	h, ok := a.current()
	if !ok {
		return
	}
	s, role := a.page.shell, newRoleChoice(h.Role)
	t := taskDialog{
		Title: h.Name + "的权限", Yes: "改权限", Busy: "正在改权限", Fields: []*widgets.FormField{role.field()},
		Prepare: func() (fyne.Focusable, func(ctx context.Context) error, error) {
			return nil, func(ctx context.Context) error { return s.stores.Access.SetRole(ctx, h.Worker, role.value()) }, nil
		},
		Done: func() {
			a.done(h.Name + "的权限改为“" + string(role.value()) + "”，从他下次登录起。")
		},
	}
	t.show(s)
}

// reset gives the chosen person a new password.
func (a *accessPart) reset() {
	h, ok := a.current()
	s := a.page.shell
	switch {
	case !ok:
		return
	case h.Worker == s.lock.worker:
		s.changePassword()
		return
	}
	own, fresh := widgets.NewPassword(), newNewPassword()
	t := taskDialog{
		Title: "重设" + h.Name + "的密码", Yes: "重设密码", Busy: "正在重设密码",
		Text:   "原来的密码马上作废。新密码请当面或打电话告诉本人，请他登录后自己改。",
		Fields: append([]*widgets.FormField{{Key: "own", Label: "我的密码", Widget: own, Required: true}}, fresh.fields(h.Name+"的新密码")...),
		Below:  fresh.lines(),
		Prepare: func() (fyne.Focusable, func(ctx context.Context) error, error) {
			return changed(s, h.Worker, own, fresh)
		},
		Done: func() { a.done("已重设" + h.Name + "的密码。") },
	}
	t.show(s)
}

// remove takes the password away from the chosen person, and offers a new key.
func (a *accessPart) remove() {
	h, ok := a.current()
	if !ok {
		return
	}
	s := a.page.shell
	q := widgets.Question{
		Title: "移除" + h.Name + "？", Text: "他的密码马上作废，不能再进入。他录入过的内容和记录都保留。",
		Yes: "移除" + h.Name, Risky: true,
	}
	s.Confirm(q, func() {
		s.Run(Task{
			Title: "正在移除", Fixed: true,
			Work: func(ctx context.Context, _ *Job) error { return s.stores.Access.RemoveHolder(ctx, h.Worker) },
			Done: func() {
				a.done("已移除" + h.Name + "。")
				a.rekey("已移除" + h.Name + "。他从前能打开数据，可能带走过备份或密钥。")
			},
		})
	})
}

func (a *accessPart) done(sentence string) {
	a.Reload(cases.Change{})
	a.page.shell.Say(sentence)
}

// changePassword changes one's own.
func (s *Shell) changePassword() {
	before, fresh := widgets.NewPassword(), newNewPassword()
	t := taskDialog{
		Title: "修改我的密码", Yes: "修改密码", Busy: "正在修改密码",
		Fields: append([]*widgets.FormField{{Key: "before", Label: "现在的密码", Widget: before, Required: true}}, fresh.fields("新密码")...),
		Below:  fresh.lines(),
		Prepare: func() (fyne.Focusable, func(ctx context.Context) error, error) {
			return changed(s, s.lock.worker, before, fresh)
		},
		Done: func() {
			s.Say("密码已修改。以前的备份仍用备份那天的密码打开。")
			if s.page != nil {
				s.page.Reload(cases.Change{})
			}
		},
	}
	t.show(s)
}

// changed reads one's own password and the new one of somebody, for a dialog.
func changed(s *Shell, worker cases.UID, own *widgets.Entry, fresh *newPassword) (fyne.Focusable, func(ctx context.Context) error, error) {
	current := own.Text
	if current == "" {
		return own, nil, cases.Errorf(cases.Invalid, "own", "请先输入您现在的密码。")
	}
	next, at, err := fresh.read()
	if err != nil {
		return at, nil, err
	}
	return nil, func(ctx context.Context) error { return s.stores.Access.ChangePassword(ctx, worker, current, next) }, nil
}

// accessItems are the menu of the person logged in.
func (s *Shell) accessItems() []*fyne.MenuItem {
	as := fyne.NewMenuItem("权限："+string(s.session().Role), nil)
	as.Disabled = true
	return []*fyne.MenuItem{
		as, fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem("修改我的密码…", s.changePassword),
		fyne.NewMenuItem("人员与密码…", func() { s.Go(Route{Place: PlaceSettings, Tab: accessTab}) }),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem("锁定", s.Lock),
		fyne.NewMenuItem("换人登录…", s.Lock),
	}
}
