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
	box     *fyne.Container
	object  fyne.CanvasObject
}

func newSecondPart(c *backupsPart) *secondPart {
	p := &secondPart{backups: c, said: widgets.NewParagraph("", c.page.lineWidth())}
	title := widgets.NewParagraph("U 盘上的备份", oneLine)
	title.Bold = true
	p.copy = widgets.NewButton("现在复制到 U 盘", func() { p.copyTo(p.place.Folder) })
	choose := widgets.NewButton("选择 U 盘上的文件夹…", p.choose)
	p.box = container.NewVBox(line(), title, p.said, container.NewHBox(p.copy, choose))
	p.object = gapAbove(p.box, 8)
	return p
}

// show tells where the second place is and when it was copied to.
func (p *secondPart) show(place cases.SecondPlace, due bool) {
	s := p.backups.page.shell
	p.place = place
	p.said.Ink = ""
	switch {
	case place.Folder == "":
		p.said.SetText("还没有选择。电脑坏了、丢了，本机的备份也没了：请插上 U 盘，选一个文件夹，每周复制一次。")
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
	p.box.Refresh()
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
