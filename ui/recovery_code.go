package ui

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// codeDialog shows the recovery code, once, and then asks for a part of it: somebody who did not write it down
// cannot tell.
type codeDialog struct {
	shell  *Shell
	groups []string
	code   string
	done   func()
	dialog *widgets.Dialog
}

// askedGroups are the groups that are asked for, of five.
func askedGroups() []int { return []int{1, 3} }

const codeText = "忘了密码时，只有恢复码能打开数据。它只显示这一次：请现在打印，或一个一个抄在纸上，锁进单位的柜子里。不要存在电脑里，不要拍照，不要发微信。"

// showCode shows the code until it was written down.
func (s *Shell) showCode(code string, done func()) {
	d := &codeDialog{shell: s, code: code, groups: strings.Split(code, "-"), done: done}
	d.show()
}

// show is the code itself, large, in groups.
func (d *codeDialog) show() {
	row := container.NewHBox()
	for _, group := range d.groups {
		text := widgets.NewParagraph(group, oneLine)
		text.TextSize, text.Bold = widgets.SizeFigure, true
		row.Add(newSheet(widgets.ColorTint, text, 6, 10))
	}
	printing := widgets.NewButton("打印", d.print)
	next := widgets.NewPrimary("抄好了，下一步", nil)
	d.dialog = widgets.NewDialog(d.shell.window.Canvas(), "恢复码", container.NewVBox(
		widgets.NewParagraph(codeText, dialogNote), gapAbove(row, 12)), printing, next)
	next.OnTapped = func() {
		d.dialog.Hide()
		d.check()
	}
	d.dialog.First = next
	d.dialog.Show()
}

// print opens a page with the code in the program that prints it.
func (d *codeDialog) print() {
	d.shell.Run(Task{
		Title: "正在准备打印",
		Work:  func(ctx context.Context, _ *Job) error { return d.shell.door.PrintCode(ctx, d.code) },
	})
}

// check asks for two groups from the paper.
func (d *codeDialog) check() {
	var fields []*widgets.FormField
	var entries []*widgets.Entry
	for _, at := range askedGroups() {
		e := widgets.NewEntry()
		e.Filter, e.Columns, e.MaxRunes = widgets.HalfWidth, 6, len(d.groups[at])
		entries = append(entries, e)
		fields = append(fields, &widgets.FormField{Key: strconv.Itoa(at), Label: "第 " + strconv.Itoa(at+1) + " 组", Widget: e})
	}
	form := widgets.NewForm(1, fields...)
	wrong := widgets.NewParagraph("", dialogNote)
	wrong.Ink = widgets.ColorOverdue
	wrong.Hide()
	again, done := widgets.NewButton("再看一眼", nil), widgets.NewPrimary("完成", nil)
	d.dialog = widgets.NewDialog(d.shell.window.Canvas(), "核对恢复码", container.NewVBox(
		widgets.NewParagraph("请照纸上的恢复码输入这两组，确认抄得对、印得清。", dialogNote), gapAbove(form, 4), wrong), again, done)
	again.OnTapped = func() {
		d.dialog.Hide()
		d.show()
	}
	submit := func() {
		if at := d.differs(entries); at != nil {
			wrong.SetText("和恢复码不一样。请对照纸上再看一遍，或点“再看一眼”。")
			wrong.Show()
			d.dialog.Refresh()
			d.shell.window.Canvas().Focus(at)
			return
		}
		d.dialog.Hide()
		d.done()
	}
	form.OnDone, done.OnTapped, d.dialog.OnEnter = submit, submit, submit
	d.dialog.Show()
}

// differs gives the first field that does not hold its group.
func (d *codeDialog) differs(entries []*widgets.Entry) fyne.Focusable {
	for i, at := range askedGroups() {
		groups := slices.Clone(d.groups)
		groups[at] = entries[i].Text
		if typed, err := cases.ParseRecoveryCode(strings.Join(groups, "-")); err != nil || typed != d.code {
			return entries[i]
		}
	}
	return nil
}
