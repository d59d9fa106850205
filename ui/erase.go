package ui

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// erasing is what is to be erased for good, and how it is told.
type erasing struct {
	title string // 彻底删除整户？
	what  string // what goes with it
	store func(ctx context.Context, reason string) (cases.Change, cases.Erased, error)
	done  func()
}

// eraseWord is typed to say that it is meant.
const eraseWord = "彻底删除"

// eraseReasons are offered; another one may be typed.
func eraseReasons() []string {
	return []string{"本人要求删除", "超过保存期限", "误建的档案", "不再属于帮扶工作需要"}
}

// eraseDialog says what goes for good, and asks for the reason, a word, and the password where there is one.
type eraseDialog struct {
	shell    *Shell
	of       erasing
	reason   *widgets.CodeSelect
	word     *widgets.Entry
	password *widgets.Entry
	wrong    *widgets.Paragraph
	dialog   *widgets.Dialog
}

// askErase reads which backups there are, and opens the dialog.
func (s *Shell) askErase(b *base, of erasing) {
	if err := s.allowed(cases.Erase); err != nil {
		s.Fail(err)
		return
	}
	loadOr(b, &slot{}, s.stores.Backups.Backups, func(list []cases.Backup) {
		d := &eraseDialog{shell: s, of: of, word: widgets.NewEntry(), password: widgets.NewPassword(), wrong: widgets.NewParagraph("", dialogNote)}
		d.show(list)
	}, s.Fail)
}

func (d *eraseDialog) show(backups []cases.Backup) {
	d.reason = widgets.NewCodeSelect(eraseReasons()...)
	d.reason.Other = true
	d.reason.SetColumns(16)
	d.reason.SetHint("选择或写明原因")
	d.word.Columns, d.word.PlaceHolder = 10, eraseWord
	fields := []*widgets.FormField{
		{Key: "reason", Label: "原因", Widget: d.reason, Required: true},
		{Key: "word", Label: "请输入“" + eraseWord + "”", Widget: d.word, Required: true},
	}
	if d.shell.session().Guarded {
		fields = append(fields, &widgets.FormField{Key: "password", Label: "您的密码", Widget: d.password, Required: true})
	}
	form := widgets.NewForm(1, fields...)
	form.OnDone = d.submit
	warning := widgets.NewParagraph("删除后谁也找不回来，也不能撤销。", dialogNote)
	warning.Ink = widgets.ColorOverdue
	d.wrong.Ink = widgets.ColorOverdue
	d.wrong.Hide()
	content := container.NewVBox(widgets.NewParagraph(d.of.what, dialogNote), warning,
		widgets.NewNote("留下的只有统计数（哪个村、哪一年、几户几人、金额合计）；审计记录里只留“彻底删除”这一条和原因，不留姓名和号码。"+stillHeld(backups), dialogNote),
		gapAbove(form, 6), d.wrong)
	no, yes := widgets.NewButton("取消", nil), widgets.NewButton(eraseWord, d.submit)
	yes.Emphasis = widgets.Danger
	d.dialog = widgets.NewDialog(d.shell.window.Canvas(), d.of.title, content, no, yes)
	no.OnTapped = d.dialog.Hide
	d.dialog.OnCancel, d.dialog.First = d.dialog.Hide, no
	d.dialog.Show()
}

// stillHeld says that backups from before hold what is erased.
func stillHeld(backups []cases.Backup) string {
	if len(backups) == 0 {
		return ""
	}
	oldest := backups[len(backups)-1].At
	return "现有的 " + grouped(int64(len(backups))) + " 份备份（最早 " + oldest.Local().Format("2006-01-02") + "）里可能还有它，会列给您看，可以另行删除这些备份文件。"
}

func (d *eraseDialog) say(sentence string) {
	d.wrong.SetText(sentence)
	d.wrong.Show()
	d.dialog.Refresh()
}

// submit erases once everything is there.
func (d *eraseDialog) submit() {
	reason := strings.TrimSpace(d.reason.Value())
	switch {
	case reason == "":
		d.say("请选择或写明原因。")
	case strings.TrimSpace(d.word.Text) != eraseWord:
		d.say("请在第二栏输入“" + eraseWord + "”四个字，表示确实要这样做。")
	case d.shell.session().Guarded && d.password.Text == "":
		d.say("请输入您的密码。")
	default:
		d.erase(reason, d.password.Text)
	}
}

// erase does it; a wrong password keeps the dialog.
func (d *eraseDialog) erase(reason, password string) {
	s := d.shell
	var change cases.Change
	var done cases.Erased
	s.Run(Task{
		Title: "正在彻底删除，并清除文件里的痕迹",
		Fixed: true,
		Work: func(ctx context.Context, _ *Job) (err error) {
			if s.session().Guarded {
				if err := s.access().Confirm(ctx, password); err != nil {
					return err
				}
			}
			change, done, err = d.of.store(ctx, reason)
			return err
		},
		Done: func() {
			d.dialog.Hide()
			call(d.of.done)
			s.Tell(change)
			s.showErased(&done)
		},
		Failed: func(err error) {
			s.quiet(err)
			d.say(cases.MessageOf(err))
		},
	})
}

// showErased tells what is gone and which backups still hold it.
func (s *Shell) showErased(done *cases.Erased) {
	lines := []string{"已彻底删除：" + orElse(done.Text(), "没有记录") + "。"}
	if done.Photos > 0 {
		lines = append(lines, "照片文件 "+grouped(done.Photos)+" 个。")
	}
	if done.Blotted > 0 {
		lines = append(lines, "另有 "+grouped(done.Blotted)+" 处文字里的姓名、号码已涂去。")
	}
	if done.Rest != "" {
		lines = append(lines, done.Rest)
	}
	said := widgets.NewParagraph(strings.Join(lines, "\n"), dialogNote)
	content := container.NewVBox(said)
	var more []*widgets.Button
	if len(done.Backups) > 0 {
		now := s.threads.Now()
		var names []string
		for i := range done.Backups[:min(len(done.Backups), otherBackups)] {
			names = append(names, backupName(&done.Backups[i], now))
		}
		content.Add(gapAbove(widgets.NewParagraph("这些备份里还有它，共 "+grouped(int64(len(done.Backups)))+" 份："+strings.Join(names, "、")+
			moreText(len(done.Backups), otherBackups)+"。U 盘上的备份也一样。确实不再需要时，在备份文件夹里删除。", dialogNote), 6))
		more = append(more, widgets.NewButton("打开备份文件夹", s.openBackups))
	}
	s.informWith("已彻底删除", content, more...)
}

// moreText says that a list goes on.
func moreText(n, shown int) string {
	if n > shown {
		return "等"
	}
	return ""
}

// informWith tells something made of parts; it needs no answer.
func (s *Shell) informWith(title string, content fyne.CanvasObject, more ...*widgets.Button) {
	ok := widgets.NewPrimary("知道了", nil)
	d := widgets.NewDialog(s.window.Canvas(), title, content, append(more, ok)...)
	ok.OnTapped = d.Hide
	d.OnCancel, d.OnEnter, d.First = d.Hide, d.Hide, ok
	d.Show()
}
