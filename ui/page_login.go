package ui

import (
	"context"
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// loginWidth is that of the card in the middle of the window.
const loginWidth = 440

// loginView asks who wants to see the data, and for his password. It shows nothing of the data, their names and
// numbers included.
type loginView struct {
	shell    *Shell
	folder   string // "" for the one in use
	taken    bool   // it is a file that is taken into the one in use
	behind   bool   // the data are open behind it, as they were left
	entrance Entrance
	names    []string // of the holders, each different
	ways     []*widgets.Button
	came     func() // somebody came in; optional
	back     func() // leaves the login without one; nil where that cannot be

	who      *widgets.CodeSelect
	password *widgets.Entry
	enter    *widgets.Button
	said     *widgets.Paragraph
	title    *widgets.Paragraph
	body     *fyne.Container // what is asked
	card     *fyne.Container
	object   fyne.CanvasObject

	busy   bool
	coding bool      // the recovery code is asked for
	until  time.Time // nobody is let in before
	ended  bool
}

// newLoginView makes the view; ways stand below the form, beside 忘记密码.
func newLoginView(s *Shell, folder string, ways []*widgets.Button) *loginView {
	v := &loginView{shell: s, folder: folder, ways: ways}
	v.title = widgets.NewParagraph("驻村记", oneLine)
	v.title.TextSize, v.title.Bold = widgets.SizeTitle, true
	v.said = widgets.NewParagraph("", loginWidth)
	v.said.Ink = widgets.ColorOverdue
	v.body = container.NewVBox()
	card := newSheet(theme.ColorNameBackground, newSized(container.NewVBox(v.title, v.body), fyne.NewSize(loginWidth, 0)), 22, 28)
	card.edge, card.radius = theme.ColorNameSeparator, 6
	v.card = container.NewCenter(card)
	v.object = newSheet(widgets.ColorShell, container.NewVScroll(v.card), 0, 0)
	return v
}

// begin asks the door who may come in.
func (v *loginView) begin() {
	var e Entrance
	v.do(func(ctx context.Context) (err error) {
		e, err = v.shell.door.Entrance(ctx, v.folder)
		return err
	}, func() {
		v.entrance = e
		v.askPassword()
		v.wait(e.Wait)
	}, func(err error) {
		again := widgets.NewPrimary("重试", v.begin)
		v.body.Objects = []fyne.CanvasObject{widgets.NewParagraph(cases.MessageOf(err), loginWidth), gapAbove(container.NewHBox(again), 10)}
		v.card.Refresh()
		v.focus(again)
	})
}

// askPassword is the form by which one comes in every day.
func (v *loginView) askPassword() {
	v.coding = false
	v.who = widgets.NewCodeSelect(v.nameHolders()...)
	v.who.SetValues(v.nameOf(v.entrance.Last))
	v.who.OnChanged = v.chosen
	v.password = widgets.NewPassword()
	v.enter = widgets.NewPrimary("进入", v.submit)
	forgot := widgets.NewButton("忘记密码…", v.askCode)
	forgot.Emphasis = widgets.Quiet
	form := widgets.NewForm(1,
		&widgets.FormField{Key: "who", Label: "我是", Widget: v.who},
		&widgets.FormField{Key: "password", Label: "密码", Widget: v.password})
	form.OnDone = v.submit
	verbs := container.NewHBox(v.enter, forgot, layout.NewSpacer())
	for _, way := range v.ways {
		verbs.Add(way)
	}
	v.ask("", form, verbs)
	v.chosen()
	if v.who.Value() == "" {
		v.focus(v.who.Children()[0].(fyne.Focusable))
		return
	}
	v.focus(v.password)
}

// ask shows a question: a sentence, fields, what is wrong, and what can be done.
func (v *loginView) ask(sentence string, form fyne.CanvasObject, verbs fyne.CanvasObject) {
	v.said.SetText("")
	v.said.Hide()
	v.body.Objects = nil
	if sentence != "" {
		v.body.Add(gapAbove(widgets.NewParagraph(sentence, loginWidth), 6))
	}
	v.body.Add(gapAbove(form, 12))
	v.body.Add(v.said)
	v.body.Add(gapAbove(verbs, 8))
	widgets.ForwardKeys(v.body, v.key, nil)
	v.card.Refresh()
}

// key does Esc, which leads back to the first question.
func (v *loginView) key(e *fyne.KeyEvent) bool {
	switch {
	case e.Name != fyne.KeyEscape || v.busy || v.password == nil:
	case v.coding:
		v.askPassword()
		v.wait(v.until.Sub(v.shell.threads.Now()))
	default:
		call(v.back)
	}
	return true
}

// nameHolders gives each person a name of his own to choose by.
func (v *loginView) nameHolders() []string {
	v.names = nil
	seen := map[string]int{}
	for _, h := range v.entrance.Holders {
		name := h.Name
		if seen[h.Name]++; seen[h.Name] > 1 {
			name = fmt.Sprintf("%s（%d）", h.Name, seen[h.Name])
		}
		v.names = append(v.names, name)
	}
	return v.names
}

func (v *loginView) nameOf(worker cases.UID) string {
	for i, h := range v.entrance.Holders {
		if h.Worker == worker {
			return v.names[i]
		}
	}
	if len(v.names) == 1 {
		return v.names[0]
	}
	return ""
}

// holder is who is chosen.
func (v *loginView) holder() (cases.KeyHolder, bool) {
	for i, name := range v.names {
		if name == v.who.Value() {
			return v.entrance.Holders[i], true
		}
	}
	return cases.KeyHolder{}, false
}

// same reports whether it is the person whose work lies behind the curtain.
func (v *loginView) same(h cases.KeyHolder) bool { return v.behind && h.Worker == v.shell.lock.worker }

// chosen says what the password will open.
func (v *loginView) chosen() {
	h, ok := v.holder()
	title := "驻村记"
	switch {
	case v.behind && (!ok || v.same(h)):
		title = "已锁定"
	case v.behind:
		title = "换人登录"
	}
	v.title.SetText(title)
	text := ""
	if v.behind && ok && !v.same(h) {
		text = "换人登录会关掉刚才打开的页面；没有保存的内容已留作草稿。"
	}
	v.say(text, widgets.ColorSecondary)
}

// say puts a sentence below the fields.
func (v *loginView) say(sentence string, ink fyne.ThemeColorName) {
	v.said.Ink = ink
	v.said.SetText(sentence)
	v.said.Hidden = sentence == ""
	v.said.Refresh()
	v.card.Refresh()
}

// submit tries the password.
func (v *loginView) submit() {
	if v.busy || v.shut() {
		return
	}
	h, ok := v.holder()
	password := v.password.Text
	switch {
	case !ok:
		v.wrong(cases.Errorf(cases.Invalid, "who", "请选择您是谁。"))
		return
	case password == "":
		v.wrong(cases.Errorf(cases.Invalid, "password", "请输入密码。"))
		return
	}
	v.say("正在核对…", widgets.ColorSecondary)
	if v.same(h) {
		confirm := func(ctx context.Context) error { return v.shell.access().Confirm(ctx, password) }
		v.do(confirm, func() {
			v.ended = true
			v.shell.unlock()
		}, v.wrong)
		return
	}
	v.exchange(func(ctx context.Context) (Stores, error) {
		return v.shell.door.LogIn(ctx, v.folder, h.Worker, password)
	}, v.comeIn)
}

// exchange opens the data for somebody else, once everything of the one before is written down.
func (v *loginView) exchange(open func(ctx context.Context) (Stores, error), then func(Stores)) {
	if v.behind && v.shell.lock.busy > 0 {
		v.wrong(cases.Errorf(cases.Locked, "", "刚才开始的工作还没有做完，请等它完成再换人登录；本人现在就可以解锁。"))
		return
	}
	v.busy = true
	v.shell.afterWrites(func() {
		v.busy = false
		var stores Stores
		v.do(func(ctx context.Context) (err error) {
			stores, err = open(ctx)
			return err
		}, func() { then(stores) }, v.wrong)
	})
}

func (v *loginView) comeIn(stores Stores) {
	v.ended = true
	call(v.came)
	v.settle()
	v.shell.comeIn(stores)
}

// settle makes the folder that was opened the one in use.
func (v *loginView) settle() {
	if v.folder != "" && !v.taken {
		v.shell.SetDataFolder(v.folder)
	}
	v.folder = ""
}

// do works in the background beside the shell's tasks, which show nothing while the window is locked.
func (v *loginView) do(work func(ctx context.Context) error, done func(), failed func(error)) {
	v.busy = true
	s := v.shell
	s.threads.Go(func() {
		err := guarded(func() error { return work(s.ctx) })
		s.threads.Post(func() {
			v.busy = false
			switch {
			case s.ctx.Err() != nil || v.ended:
			case err != nil:
				failed(err)
			default:
				done()
			}
		})
	})
}

// wrong says why nobody came in, and counts down where nobody may try.
func (v *loginView) wrong(err error) {
	if code := cases.CodeOf(err); code == cases.Internal || code == cases.Damaged {
		v.shell.program.Log(err)
	}
	v.say(cases.MessageOf(err), widgets.ColorOverdue)
	if v.password != nil {
		v.password.SetText("")
		v.password.SetError("")
		v.focus(v.password)
	}
	if code := cases.CodeOf(err); code == cases.LockedOut || code == cases.WrongPassword {
		var e Entrance
		v.do(func(ctx context.Context) (err error) {
			e, err = v.shell.door.Entrance(ctx, v.folder)
			return err
		}, func() { v.wait(e.Wait) }, func(err error) { v.shell.program.Log(err) })
	}
}

func (v *loginView) focus(f fyne.Focusable) { v.shell.window.Canvas().Focus(f) }
