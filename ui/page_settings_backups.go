package ui

import (
	"context"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// backupsTab is the part of the settings that lists the backups.
const backupsTab = "backups"

// backupsPart is 备份与恢复: every backup with what it holds, a look inside, and the way back to it.
type backupsPart struct {
	page    *settingsPage
	list    []cases.Backup
	now     cases.Backup // what the data hold now
	grid    *widgets.Grid
	look    *widgets.Button
	restore *widgets.Button
	head    *fyne.Container
	all     *fyne.Container
	said    *widgets.Paragraph // why the chosen one cannot be used
	room    *roomPart
	second  *secondPart
	slot    slot
}

// backupsRead is what the part shows, read at once.
type backupsRead struct {
	list  []cases.Backup
	now   cases.Backup
	room  cases.BackupRoom
	place cases.SecondPlace
	due   bool
}

const backupsNote = "关闭程序时、每小时有改动时、导入和恢复以前自动备份，写好即核对；新的留得密，旧的按天、周、月留。" +
	"选中一份按 Enter，像平时一样打开里面的农户、走访来看。"

// backups lists the backups.
func (p *settingsPage) backups() fyne.CanvasObject {
	s := p.shell
	if s.inside != nil {
		return widgets.NewParagraph("正在查看一份备份。要看备份的列表，请先点上方的“返回现在的数据”。", 700)
	}
	c := &backupsPart{page: p, said: widgets.NewParagraph("", p.lineWidth())}
	c.room, c.second = newRoomPart(c), newSecondPart(c)
	c.grid = s.newGrid(0, backupColumns()...)
	c.grid.Multi = false
	c.grid.Rows = func() int { return len(c.list) }
	c.grid.Cell, c.grid.State = c.cell, c.state
	c.grid.Empty = "还没有备份。点“现在备份”做一份，关闭程序时也会自动做。"
	c.grid.OnOpen = func(int) { c.lookInside() }
	c.grid.OnSelect = c.chosen
	make := widgets.NewPrimary("现在备份", c.make)
	c.look = widgets.NewButton("查看里面", c.lookInside)
	c.look.Tip, c.look.Tips = "Enter：只看，不改动任何数据", s.tips
	c.restore = widgets.NewButton("恢复成这一份…", c.bringBack)
	folder := widgets.NewButton("打开备份文件夹", s.openBackups)
	c.said.Ink = widgets.ColorOverdue
	c.said.Hide()
	s.needs(cases.Restore, c.restore)
	p.part = c
	c.head = container.NewVBox(container.NewHBox(make, c.look, c.restore, folder), gapAbove(widgets.NewNote(backupsNote, p.lineWidth()), 2), c.said)
	foot := container.NewVBox(c.room.object, c.second.object)
	c.all = container.NewBorder(c.head, foot, nil, nil, gapAbove(newSized(c.grid, fyne.NewSize(300, 110)), 6))
	c.load()
	return c.all
}

// openBackups shows the folder of the backups.
func (s *Shell) openBackups() { s.openPath(filepath.Join(s.about.DataFolder, "backups")) }

func backupColumns() []widgets.Column {
	return []widgets.Column{
		{Key: "at", Title: "时间", Width: 132, Fixed: true},
		{Key: "ago", Title: "多久以前", Width: 84, Fixed: true},
		{Key: "why", Title: "原因", Width: 72, Fixed: true},
		{Key: "households", Title: "户", Width: 60, Numeric: true, Fixed: true},
		{Key: "people", Title: "人", Width: 66, Numeric: true, Fixed: true},
		{Key: "visits", Title: "走访", Width: 66, Numeric: true, Fixed: true},
		{Key: "difference", Title: "和现在比", Width: 190, Fixed: true},
		{Key: "last", Title: "最后改动", Width: 132, Fixed: true},
		{Key: "size", Title: "大小", Width: 72, Numeric: true, Fixed: true},
		{Key: "where", Title: "在哪里", Width: 66, Fixed: true},
		{Key: "sealed", Title: "密码", Width: 52, Fixed: true},
	}
}

func (c *backupsPart) cell(row, col int) string {
	b, now := &c.list[row], c.page.shell.threads.Now()
	texts := []string{
		b.At.In(now.Location()).Format(minuteLayout), agoText(b.At, now), b.Reason,
		grouped(b.Households), grouped(b.People), grouped(b.Visits), differenceText(b, &c.now), "",
		sizeText(b.Size), "本机", "没有",
	}
	if !b.LastChange.IsZero() {
		texts[7] = b.LastChange.In(now.Location()).Format(minuteLayout)
	}
	if b.Second {
		texts[9] = "U 盘"
	}
	if b.Sealed {
		texts[10] = "有"
	}
	if !b.Good() {
		texts[3], texts[4], texts[5], texts[6], texts[7] = "", "", "", "不能用", ""
	}
	return texts[col]
}

func (c *backupsPart) state(row, _ int) widgets.CellState {
	if !c.list[row].Good() {
		return widgets.CellOverdue
	}
	return widgets.CellNormal
}

// Reload lists the backups again.
func (c *backupsPart) Reload(cases.Change) { c.load() }

func (c *backupsPart) load() {
	store := c.page.shell.stores.Backups
	read := func(ctx context.Context) (r backupsRead, err error) {
		if r.list, err = store.Backups(ctx); err != nil {
			return r, err
		}
		if r.now, err = store.Holding(ctx); err != nil {
			return r, err
		}
		if r.room, err = store.BackupRoom(ctx); err != nil {
			return r, err
		}
		r.place, r.due, err = store.SecondPlace(ctx)
		return r, err
	}
	load(&c.page.base, &c.slot, read, func(r backupsRead) {
		c.list, c.now = r.list, r.now
		c.grid.Refresh()
		if c.grid.Current() < 0 && len(c.list) > 0 {
			c.grid.SetCurrent(0)
		}
		c.chosen()
		c.room.show(r.room)
		c.second.show(r.place, r.due)
		c.all.Refresh() // the foot may have grown
	})
}

// current is the backup of the current row, nil for none.
func (c *backupsPart) current() *cases.Backup {
	if row := c.grid.Current(); row >= 0 && row < len(c.list) {
		return &c.list[row]
	}
	return nil
}

func (c *backupsPart) chosen() {
	b := c.current()
	for _, button := range []*widgets.Button{c.look, c.restore} {
		if b == nil || !b.Good() {
			button.Disable()
		} else {
			button.Enable()
		}
	}
	c.said.Hide()
	if b != nil && !b.Good() {
		c.said.SetText(b.Problem)
		c.said.Show()
	}
	c.head.Refresh()
}

func (c *backupsPart) lookInside() {
	if b := c.current(); b != nil && b.Good() {
		c.page.shell.lookInside(*b)
	}
}

func (c *backupsPart) bringBack() {
	if b := c.current(); b != nil && b.Good() {
		c.page.shell.askRestore(*b)
	}
}

// make backs up now.
func (c *backupsPart) make() {
	s := c.page.shell
	var made cases.Backup
	s.Run(Task{
		Title: "正在备份",
		Work: func(ctx context.Context, job *Job) (err error) {
			made, err = s.stores.Backups.BackUp(ctx, cases.BackupByHand, func(done float64) { job.Set("正在备份并核对…", done) })
			return err
		},
		Done: func() {
			s.Say("已备份 " + s.clock() + "：" + holdsText(&made))
			s.showBackup()
			c.load()
		},
	})
}
