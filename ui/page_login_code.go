package ui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// askCode asks for the recovery code.
func (v *loginView) askCode() {
	if v.busy {
		return
	}
	if v.behind && v.shell.lock.busy > 0 {
		v.exchange(nil, nil)
		return
	}
	v.coding = true
	code := widgets.NewEntry()
	code.Columns = 20
	code.Filter = widgets.HalfWidth
	v.password = code
	form := widgets.NewForm(1, &widgets.FormField{Key: "code", Label: "恢复码", Widget: code, Note: "五组，每组五个字母或数字；大小写、横线都不要紧"})
	v.enter = widgets.NewPrimary("打开", func() { v.submitCode(code) })
	form.OnDone = v.enter.OnTapped
	back := widgets.NewButton("返回", v.askPassword)
	v.ask("设密码时打印或抄下来的那张纸上有恢复码。密码和恢复码都没有的，谁也打不开，只能请队长重设您的密码。", form, container.NewHBox(v.enter, back))
	v.focus(code)
}

func (v *loginView) submitCode(code *widgets.Entry) {
	if v.busy || v.shut() {
		return
	}
	typed, err := cases.ParseRecoveryCode(code.Text)
	if err != nil { // a slip of the pen is no try
		v.say(cases.MessageOf(err), widgets.ColorOverdue)
		v.focus(code)
		return
	}
	v.say("正在核对…", widgets.ColorSecondary)
	v.exchange(func(ctx context.Context) (Stores, error) { return v.shell.door.LogInByCode(ctx, v.folder, typed) }, v.askNew)
}

// askNew asks whose password was lost, and for the new one: the data are open, and nobody has come in.
func (v *loginView) askNew(stores Stores) {
	v.behind = false // what lay behind was closed
	v.back = nil
	v.settle()
	v.who = widgets.NewCodeSelect(v.nameHolders()...)
	v.who.SetValues(v.nameOf(v.entrance.Last))
	fresh := newNewPassword()
	v.password = nil
	v.title.SetText("设新密码")
	form := widgets.NewForm(1, append([]*widgets.FormField{{Key: "who", Label: "我是", Widget: v.who}}, fresh.fields("新密码")...)...)
	v.enter = widgets.NewPrimary("设好并进入", func() { v.renew(stores, fresh) })
	form.OnDone = v.enter.OnTapped
	v.ask("恢复码正确。请给自己设一个新密码。", form, container.NewVBox(fresh.lines(), gapAbove(container.NewHBox(v.enter), 8)))
	v.focus(fresh.first)
}

// renew sets the new password and comes in with it.
func (v *loginView) renew(stores Stores, fresh *newPassword) {
	h, ok := v.holder()
	password, at, err := fresh.read()
	switch {
	case v.busy:
		return
	case !ok:
		v.say("请选择您是谁。", widgets.ColorOverdue)
		return
	case err != nil:
		v.say(cases.MessageOf(err), widgets.ColorOverdue)
		v.focus(fyne.Focusable(at))
		return
	}
	v.say("正在设新密码…", widgets.ColorSecondary)
	var in Stores
	v.do(func(ctx context.Context) (err error) {
		if err = stores.Access.ChangePassword(ctx, h.Worker, "", password); err != nil {
			return err
		}
		in, err = v.shell.door.LogIn(ctx, v.folder, h.Worker, password)
		return err
	}, func() {
		v.comeIn(in)
		v.shell.Say("新密码已设好。恢复码用过一次，请到“设置 › 人员与密码”换一个新的。")
	}, v.wrong)
}
