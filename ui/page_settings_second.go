package ui

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// secondPart is the foot of 备份与恢复: the second place, a stick mostly, which outlives this computer.
type secondPart struct {
	backups *backupsPart
	place   cases.SecondPlace
	said    *widgets.Paragraph
	copy    *widgets.Button
	forget  *widgets.Button
	box     *fyne.Container
	object  fyne.CanvasObject
}

func newSecondPart(c *backupsPart) *secondPart {
	p := &secondPart{backups: c, said: widgets.NewParagraph("", c.page.lineWidth())}
	title := widgets.NewParagraph("U 盘上的备份", oneLine)
	title.Bold = true
	p.copy = widgets.NewButton("现在复制到 U 盘", func() { p.copyTo(p.place.Folder) })
	choose := widgets.NewButton("选择 U 盘上的文件夹…", p.choose)
	p.forget = widgets.NewButton("", p.askForget)
	p.forget.Emphasis = widgets.Quiet
	p.box = container.NewVBox(line(), title, p.said, container.NewHBox(p.copy, choose, p.forget))
	p.object = gapAbove(p.box, 8)
	return p
}

// show tells where the second place is and when it was copied to.
func (p *secondPart) show(place cases.SecondPlace, due bool) {
	s := p.backups.page.shell
	p.place = place
	p.said.Ink = ""
	p.forget.SetText("忘记这个文件夹，不再提醒…")
	switch {
	case place.Quiet:
		p.said.SetText("没有选择，也不再提醒。电脑丢了，本机的备份也没了：可以再选一个文件夹。")
	case place.Folder == "":
		p.forget.SetText("不再提醒…")
		p.said.SetText("还没有选择。电脑丢了，本机的备份也没了：请选 U 盘上的文件夹，每周复制。")
	case place.At.IsZero():
		p.said.SetText(place.Folder + "，还没有复制过。")
	default:
		p.said.SetText(place.Folder + "，上次复制：" + whenText(place.At, s.threads.Now()) + "。每次只复制那里还没有的备份和照片。")
	}
	if due {
		p.said.Ink = widgets.ColorSoon
	}
	p.copy.Enable()
	if place.Folder == "" {
		p.copy.Disable()
	}
	p.forget.Hidden = place.Quiet
	p.box.Refresh()
}

// askForget forgets the place, and with it the reminder: the stick was lost, or went to somebody else.
func (p *secondPart) askForget() {
	s := p.backups.page.shell
	q := widgets.Question{
		Title: "不再提醒复制到 U 盘？",
		Text:  "以后工作台和窗口下方都不再提醒。备份就只在这台电脑上，电脑坏了、丢了，数据找不回来。以后随时可以再选 U 盘上的文件夹。",
		Yes:   "不再提醒", Risky: true,
	}
	if p.place.Folder != "" {
		q.Title, q.Yes = "忘记 U 盘上的这个文件夹？", "忘记这个文件夹"
		q.Text = p.place.Folder + " 里已有的备份不动，只是不再列出，也不再提醒复制。以后随时可以再选它，或另选一个。"
	}
	s.Confirm(q, p.forgetIt)
}

func (p *secondPart) forgetIt() {
	s := p.backups.page.shell
	s.Run(Task{
		Title: "正在保存",
		Fixed: true,
		Work:  func(ctx context.Context, _ *Job) error { return s.stores.Backups.ForgetSecondPlace(ctx) },
		Done: func() {
			s.Say("不再提醒复制到 U 盘。")
			s.showBackup()
			p.backups.load()
		},
	})
}

func (p *secondPart) choose() {
	request := widgets.FileRequest{Title: "选择 U 盘上的文件夹", Folder: true}
	p.backups.page.shell.ChooseFile("second", request, p.copyTo)
}

// copyTo makes a backup where something was changed since the last one, and copies what the folder does not have.
func (p *secondPart) copyTo(folder string) {
	s := p.backups.page.shell
	var done cases.SecondPlace
	s.Run(Task{
		Title: "正在复制到 U 盘",
		Work: func(ctx context.Context, job *Job) (err error) {
			done, err = s.stores.Backups.CopyTo(ctx, folder, func(part float64) { job.Set("正在复制备份和照片，请不要拔出 U 盘…", part) })
			return err
		},
		Done: func() {
			text := "U 盘上已经齐全，没有要复制的。"
			if done.Backups > 0 || done.Photos > 0 {
				text = "已复制到 U 盘：" + strconv.Itoa(done.Backups) + " 份备份、" + grouped(int64(done.Photos)) + " 张照片。"
			}
			s.Say(text)
			s.showBackup()
			p.backups.load()
		},
	})
}
