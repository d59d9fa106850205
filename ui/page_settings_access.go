package ui

import (
	"context"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// accessTab is 人员与密码 in the route.
const accessTab = "access"

// accessPart is 人员与密码: who may come in, and as what.
type accessPart struct {
	page    *settingsPage
	holders []cases.KeyHolder
	grid    *widgets.Grid
	people  []*widgets.Button // that need somebody chosen
	slot    slot
}

// access shows the people with a password, or offers the first one.
func (p *settingsPage) access() fyne.CanvasObject {
	if !p.shell.session().Guarded {
		return p.unguarded()
	}
	a := &accessPart{page: p}
	a.grid = p.shell.newGrid(0,
		widgets.Column{Key: "name", Title: "姓名", Width: 160, Fixed: true},
		widgets.Column{Key: "role", Title: "权限", Width: 90, Fixed: true},
		widgets.Column{Key: "since", Title: "密码设于", Width: 130, Fixed: true},
		widgets.Column{Key: "may", Title: "可以做什么", Width: 330, Fixed: true})
	a.grid.Multi = false
	a.grid.Rows = func() int { return len(a.holders) }
	a.grid.Cell = a.cell
	a.grid.OnSelect = a.chosen
	a.grid.OnOpen = func(int) { a.ifAllowed(a.setRole) }
	p.part, p.edit = a, func() { a.ifAllowed(a.setRole) }
	a.Reload(cases.Change{})
	return container.NewBorder(a.verbs(), a.foot(), nil, nil, gapAbove(newSized(a.grid, fyne.NewSize(300, 110)), 6))
}

// verbs are what can be done with the people in the list.
func (a *accessPart) verbs() fyne.CanvasObject {
	add := a.verb("加人…", a.add)
	a.people = []*widgets.Button{a.verb("改权限…", a.setRole), a.verb("重设密码…", a.reset), a.verb("移除…", a.remove)}
	own := widgets.NewButton("修改我的密码…", a.page.shell.changePassword)
	bar := container.NewHBox(own, add)
	for _, b := range a.people {
		bar.Add(b)
	}
	top := container.NewVBox(bar)
	if err := a.page.shell.allowed(cases.ManagePeople); err != nil {
		top.Add(gapAbove(widgets.NewNote(cases.MessageOf(err), a.page.lineWidth()), 2))
	}
	return top
}

// verb is a button for a 队长; for others it is grey and says why.
func (a *accessPart) verb(text string, do func()) *widgets.Button {
	b := widgets.NewButton(text, do)
	b.Tips = a.page.shell.tips
	if err := a.page.shell.allowed(cases.ManagePeople); err != nil {
		b.Tip = cases.MessageOf(err)
		b.Disable()
	}
	return b
}

// foot is what concerns all: the idle lock, the recovery code, the key.
func (a *accessPart) foot() fyne.CanvasObject {
	keys := container.NewHBox(a.verb("换新恢复码…", a.newCode), a.verb("换新密钥…", func() { a.rekey("") }), a.verb("取消密码…", a.unprotect))
	what := widgets.NewButton("密码保护什么", func() { a.page.shell.Go(Route{Place: PlaceManual, Tab: manualSafety}) })
	what.Emphasis = widgets.Quiet
	keys.Add(what)
	note := widgets.NewNote("有人离开驻村工作队：先“移除”，再“换新密钥”。只移除不换密钥，他从前带走的备份还能用他的旧密码打开。", a.page.lineWidth())
	return container.NewVBox(gapAbove(a.idle(), 8), gapAbove(keys, 8), note)
}

// idle chooses after how many minutes the window locks itself.
func (a *accessPart) idle() fyne.CanvasObject {
	s := a.page.shell
	var segments []widgets.Segment
	for i, minutes := range idleChoices() {
		segments = append(segments, widgets.Segment{Text: idleText(minutes), Key: rune('1' + i)})
	}
	choice := widgets.NewSegmented(segments...)
	choice.OnAnswered = func(at int) {
		s.keepSetting(idleSetting, idleChoices()[at])
		s.lockAfter(idleChoices()[at])
	}
	read := func(ctx context.Context) (minutes int, err error) {
		minutes = idleMinutes
		_, err = s.stores.Shell.Setting(ctx, idleSetting, &minutes)
		return minutes, err
	}
	load(&a.page.base, &slot{}, read, func(minutes int) { choice.SetChosen(slices.Index(idleChoices(), minutes)) })
	return widgets.NewForm(1, &widgets.FormField{Key: "idle", Label: "自动锁定", Widget: choice, Note: "没有操作多久以后"})
}

// idleText writes so many minutes.
func idleText(minutes int) string { return strconv.Itoa(minutes) + " 分钟" }

// roleText says what a role may do.
func roleText(r cases.Role) string {
	switch r {
	case cases.RoleLead:
		return "全部，包括人员、口径、恢复、彻底删除、审计"
	case cases.RoleMember:
		return "登记、查看、导入和导出"
	}
	return "只看，不能登记和导出完整内容"
}

func (a *accessPart) cell(row, col int) string {
	h := &a.holders[row]
	since := ""
	if !h.Since.IsZero() {
		since = h.Since.Local().Format("2006-01-02 15:04")
	}
	name := h.Name
	if h.Worker == a.page.shell.lock.worker {
		name += "（本人）"
	}
	return []string{name, string(h.Role), since, roleText(h.Role)}[col]
}

// Reload reads the list again.
func (a *accessPart) Reload(c cases.Change) {
	if len(c.Touched) > 0 && !c.Concerns("worker") {
		return
	}
	store := a.page.shell.stores.Access
	load(&a.page.base, &a.slot, store.Holders, func(list []cases.KeyHolder) {
		a.holders = list
		a.grid.Refresh()
		if a.grid.Current() < 0 && len(list) > 0 {
			a.grid.SetCurrent(0)
		}
		a.chosen()
	})
}

// current is the person chosen.
func (a *accessPart) current() (h cases.KeyHolder, ok bool) {
	if row := a.grid.Current(); row >= 0 && row < len(a.holders) {
		return a.holders[row], true
	}
	return h, false
}

func (a *accessPart) chosen() {
	_, ok := a.current()
	may := a.page.shell.allowed(cases.ManagePeople) == nil
	for _, b := range a.people {
		if ok && may {
			b.Enable()
		} else {
			b.Disable()
		}
	}
}

// ifAllowed does what only a 队长 may.
func (a *accessPart) ifAllowed(do func()) {
	if err := a.page.shell.allowed(cases.ManagePeople); err != nil {
		a.page.shell.Say(cases.MessageOf(err))
		return
	}
	do()
}

// unguarded says what a password is good for, and offers it.
func (p *settingsPage) unguarded() fyne.CanvasObject {
	s := p.shell
	width := min(720, p.lineWidth())
	set := widgets.NewPrimary("设置密码…", s.askFirstPassword)
	what := widgets.NewButton("密码保护什么", func() { s.Go(Route{Place: PlaceManual, Tab: manualSafety}) })
	what.Emphasis = widgets.Quiet
	if s.stores.Access == nil || s.inside != nil {
		set.Disable()
	}
	return container.NewVBox(
		widgets.NewParagraph("现在没有密码：谁打开这台电脑上的驻村记，都能看到和修改全部内容。", width),
		gapAbove(widgets.NewParagraph("设了密码以后：", width), 8),
		widgets.NewParagraph("· 证件号码、电话、银行账号、照片和草稿在磁盘上都加密，备份也一样，没有密码读不出来；", width),
		widgets.NewParagraph("· 每人用自己的密码进入，谁登录、看过、改过、导出过都有记录；", width),
		widgets.NewParagraph("· 离开时按 Ctrl+L 锁定，10 分钟没有操作也会自动锁定；", width),
		widgets.NewParagraph("· 队长、队员、只读三种权限，由队长来定。", width),
		gapAbove(widgets.NewParagraph("设密码时会给一个恢复码，请打印或抄下来收好：忘了密码，只有它能打开数据。", width), 8),
		gapAbove(container.NewHBox(set, what), 14))
}
