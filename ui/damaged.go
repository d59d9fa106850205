package ui

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// damagedStart stands in place of the pages where the database is broken: the newest good backup, the others,
// and what can be read of the broken file.
type damagedStart struct {
	shell   *Shell
	err     error
	refusal Refusal
	list    []cases.Backup
	good    int // in the list; -1 for none
	slot    slot
}

// RefuseDamaged says that the database is broken and leads back to data that can be used.
func (s *Shell) RefuseDamaged(err error, r Refusal) {
	d := &damagedStart{shell: s, err: err, refusal: r, good: -1}
	s.refusing("数据文件坏了", container.NewVBox(
		widgets.NewParagraph(cases.MessageOf(err), refusalWidth),
		gapAbove(widgets.NewNote("正在查看有哪些备份…", refusalWidth), 8)), nil)
	read := func(ctx context.Context) (found damagedStart, err error) {
		found.list, found.good, err = s.keeper.FolderBackups(ctx)
		return found, err
	}
	show := func(found damagedStart) {
		d.list, d.good = found.list, found.good
		d.show()
	}
	loadOr(&s.self, &d.slot, read, show, func(err error) {
		s.quiet(err)
		d.show()
	})
}

// otherBackups is how many backups besides the newest good one are offered.
const otherBackups = 5

// show offers the ways out, the safest one first.
func (d *damagedStart) show() {
	s := d.shell
	now := s.threads.Now()
	column := container.NewVBox(widgets.NewParagraph(cases.MessageOf(d.err), refusalWidth))
	salvage := widgets.NewButton("抢救坏文件里还能读的…", d.askSalvage)
	var first fyne.Focusable = salvage
	if d.good >= 0 {
		b := d.list[d.good]
		restore := widgets.NewPrimary("恢复到 "+whenText(b.At, now)+" 的备份", func() { d.askRestore(b) })
		first = restore
		column.Add(gapAbove(widgets.NewParagraph("最近一份好的备份："+whenText(b.At, now)+"（"+b.Reason+"，"+agoText(b.At, now)+"），里面有 "+holdsText(&b)+"。"+lastChangeText(&b, now), refusalWidth), 10))
		column.Add(gapAbove(container.NewHBox(restore), 6))
		column.Add(gapAbove(widgets.NewNote("这份备份以后还记过东西？也可以先从坏文件里抢救，看看能救出多少。坏文件原样留着，两样都可以试。", refusalWidth), 10))
	} else {
		salvage.Emphasis = widgets.Primary
		column.Add(gapAbove(widgets.NewParagraph("没有找到能用的备份。请抢救坏文件里还能读的；U 盘上有备份的，插上后点“重试”。", refusalWidth), 10))
	}
	column.Add(container.NewHBox(salvage))
	d.addOthers(column)
	column.Add(gapAbove(widgets.NewNote("数据文件夹："+s.about.DataFolder, refusalWidth), 12))
	column.Add(widgets.NewNote("运行日志："+s.about.LogPath, refusalWidth))
	column.Add(gapAbove(container.NewHBox(widgets.NewButton("重试", d.refusal.Retry), s.otherFolder(d.refusal),
		widgets.NewButton("退出", d.refusal.Quit), layout.NewSpacer()), 10))
	s.refusing("数据文件坏了", container.NewVScroll(column), first)
}

// lastChangeText says what a backup holds at the latest.
func lastChangeText(b *cases.Backup, now time.Time) string {
	if b.LastChange.IsZero() {
		return ""
	}
	return "最后改动：" + whenText(b.LastChange, now) + "。"
}

// addOthers offers the next backups.
func (d *damagedStart) addOthers(column *fyne.Container) {
	now, n := d.shell.threads.Now(), 0
	for i := range d.list {
		b := d.list[i]
		if i == d.good || n == otherBackups || !b.Good() {
			continue
		}
		if n++; n == 1 {
			column.Add(gapAbove(widgets.NewNote("其他备份", refusalWidth), 10))
		}
		take := widgets.NewButton("恢复到 "+whenText(b.At, now), func() { d.askRestore(b) })
		take.Emphasis = widgets.Quiet
		column.Add(container.NewHBox(take, middle(widgets.NewNote(b.Reason+"，"+holdsText(&b), oneLine))))
	}
}

// askRestore asks before the folder gets the backup's data.
func (d *damagedStart) askRestore(b cases.Backup) {
	s := d.shell
	s.withBackupKey(&b, "恢复这份备份", func(key BackupKey) {
		q := widgets.Question{
			Title: "恢复到 " + backupName(&b, s.threads.Now()) + "？",
			Text:  "恢复后有 " + holdsText(&b) + "。这份备份以后记的不在里面。坏的数据文件不删除，原样放到旁边。",
			Yes:   "恢复到这一份", No: "再看看",
		}
		s.Confirm(q, func() { d.restore(b, key) })
	})
}

func (d *damagedStart) restore(b cases.Backup, key BackupKey) {
	s := d.shell
	s.runRestore(b.Path, key, func(stores Stores, done cases.Restored) {
		d.begin(stores)
		widgets.Inform(s.window.Canvas(), "已恢复", restoredText(&b, done, s.threads.Now()), nil)
	}, func(_ Stores, err error) {
		if cases.CodeOf(err) == cases.NeedsPassword { // it is restored, and asks who comes in
			d.refusal.Retry()
			return
		}
		s.Fail(err)
	})
}

// begin opens the window on data that can be used again.
func (d *damagedStart) begin(stores Stores) {
	d.refusal.Opened()
	d.shell.Begin(stores)
}

// askSalvage explains what is tried.
func (d *damagedStart) askSalvage() {
	q := widgets.Question{
		Title: "抢救坏文件里还能读的内容？",
		Text:  "程序把还能读出的户、人、走访等逐条读到一个新文件里，再告诉您救出多少、缺多少。坏文件原样留着。数据多时要几分钟。",
		Yes:   "开始抢救", No: "再看看",
	}
	d.shell.Confirm(q, func() { d.salvage(BackupKey{}) })
}

// salvage reads what can be read. Where the data have a password it is asked for and the work begins again.
func (d *damagedStart) salvage(key BackupKey) {
	s := d.shell
	var stores Stores
	var done cases.Salvaged
	s.Run(Task{
		Title: "正在抢救",
		Work: func(ctx context.Context, job *Job) (err error) {
			stores, done, err = s.keeper.Salvage(ctx, key, func(part float64) { job.Set("正在逐页读坏文件…", part) })
			return err
		},
		Done: func() {
			d.begin(stores)
			s.showSalvaged(done)
		},
		Failed: func(err error) {
			if cases.CodeOf(err) != cases.NeedsPassword {
				s.Fail(err)
				return
			}
			s.withBackupKey(&cases.Backup{Sealed: true, At: s.threads.Now()}, "抢救", d.salvage)
		},
	})
}

// showSalvaged tells what was saved, kind by kind.
func (s *Shell) showSalvaged(done cases.Salvaged) {
	var parts []cases.SalvagedPart
	for _, p := range done.Records {
		if p.Saved+p.Partly+p.Missing > 0 {
			parts = append(parts, p)
		}
	}
	grid := s.newGrid(0,
		widgets.Column{Key: "title", Title: "种类", Width: 150, Fixed: true},
		widgets.Column{Key: "saved", Title: "完整救出", Width: 96, Numeric: true, Fixed: true},
		widgets.Column{Key: "partly", Title: "有内容缺失", Width: 96, Numeric: true, Fixed: true},
		widgets.Column{Key: "missing", Title: "没有救出", Width: 96, Numeric: true, Fixed: true})
	grid.Multi = false
	grid.Rows = func() int { return len(parts) }
	grid.Cell = func(row, col int) string {
		p := &parts[row]
		if col == 0 {
			return p.Title
		}
		return grouped([]int64{p.Saved, p.Partly, p.Missing}[col-1])
	}
	grid.State = func(row, col int) widgets.CellState {
		if col == 3 && parts[row].Missing > 0 || col == 2 && parts[row].Partly > 0 {
			return widgets.CellOverdue
		}
		return widgets.CellNormal
	}
	ok := widgets.NewPrimary("知道了", nil)
	content := container.NewBorder(widgets.NewParagraph(done.Sentence(), dialogNote), nil, nil, nil, gapAbove(newSized(grid, fyne.NewSize(dialogNote, 220)), 8))
	dialog := widgets.NewDialog(s.window.Canvas(), "抢救的结果", content, ok)
	ok.OnTapped = dialog.Hide
	dialog.OnCancel, dialog.OnEnter, dialog.First = dialog.Hide, dialog.Hide, ok
	dialog.Show()
}
