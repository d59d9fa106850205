package ui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// roomPart tells how much of the disk the backups of this computer take, and chooses how much they may.
type roomPart struct {
	backups *backupsPart
	room    cases.BackupRoom
	said    *widgets.Paragraph
	limit   *menuButton
	object  fyne.CanvasObject
}

func newRoomPart(c *backupsPart) *roomPart {
	p := &roomPart{backups: c, said: widgets.NewParagraph("", oneLine)}
	s := c.page.shell
	p.limit = newMenuButton(s, "上限", p.items)
	p.limit.Tip, p.limit.Tips = "备份最多占磁盘多少空间", s.tips
	s.needs(cases.ManagePeople, p.limit.Button)
	p.object = gapAbove(container.NewHBox(middle(p.said), padded(p.limit.Object(), 0, 8)), 4)
	return p
}

// show tells what is taken and what holds.
func (p *roomPart) show(room cases.BackupRoom) {
	p.room = room
	p.said.SetText("本机的备份占 " + sizeText(room.Used) + "。满了从旧的删起，最新的总会留着。")
	p.limit.Say(p.text(room.Chosen))
}

// text writes a limit.
func (p *roomPart) text(limit int64) string {
	if limit == 0 {
		return "自动，" + sizeText(cases.NewBackupRoom(0, p.room.Used, p.room.Free).Limit)
	}
	return sizeText(limit)
}

// roomChoices are the limits offered; 0 leaves it to the program.
func roomChoices() []int64 {
	const mega, giga = 1 << 20, 1 << 30
	return []int64{0, 500 * mega, giga, 2 * giga, 5 * giga, 10 * giga, 20 * giga, 50 * giga, 100 * giga}
}

// items are the limits the disk has room for.
func (p *roomPart) items() (items []*fyne.MenuItem) {
	for _, limit := range roomChoices() {
		if p.room.Check(limit) == nil {
			items = append(items, menuChoice(p.text(limit), limit == p.room.Chosen, func() { p.take(limit) }))
		}
	}
	return items
}

// take chooses a limit, after saying what goes for it.
func (p *roomPart) take(limit int64) {
	s := p.backups.page.shell
	n := p.over(limit)
	if n == 0 {
		p.set(limit)
		return
	}
	count := grouped(int64(n)) + " 份"
	s.Confirm(widgets.Question{
		Title: "备份最多占 " + p.text(limit) + "？",
		Text:  "现在占 " + sizeText(p.room.Used) + "，改了马上删除较旧的 " + count + "备份，删了找不回来。U 盘上的不动。",
		Yes:   "改上限，删除 " + count, Risky: true,
	}, func() { p.set(limit) })
}

// over counts the backups of this computer that would go for a limit.
func (p *roomPart) over(limit int64) int {
	var own []cases.Backup
	for _, b := range p.backups.list {
		if !b.Second {
			own = append(own, b)
		}
	}
	limit = cases.BackupLimit(limit, p.room.Used, p.room.Free)
	return len(cases.Thin(own, p.backups.page.shell.threads.Now(), limit))
}

// set keeps the limit.
func (p *roomPart) set(limit int64) {
	s := p.backups.page.shell
	s.Run(Task{
		Title: "正在改备份的上限",
		Fixed: true,
		Work:  func(ctx context.Context, _ *Job) error { return s.stores.Backups.SetBackupLimit(ctx, limit) },
		Done: func() {
			s.Say("备份的上限：" + p.text(limit) + "。")
			p.backups.load()
		},
	})
}
