package ui

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// inside is a look into a backup: the whole program shows what it held, and takes nothing in.
type inside struct {
	backup cases.Backup
	key    BackupKey   // that opened it
	past   history     // of the present data, to which one returns
	access AccessStore // of the present data
}

// lookInside shows a backup in place of the present data, which stay open behind it.
func (s *Shell) lookInside(b cases.Backup) {
	s.withBackupKey(&b, "打开这份备份", func(key BackupKey) {
		var stores Stores
		s.leavingWork(func() {
			s.Run(Task{
				Title: "正在打开备份",
				Fixed: true,
				Work: func(ctx context.Context, _ *Job) (err error) {
					stores, err = s.keeper.LookInside(ctx, b.Path, key)
					return err
				},
				Done: func() { s.entered(stores, inside{backup: b, key: key, past: s.past}) },
			})
		})
	})
}

// leavingWork keeps what is typed and waits for the small writes under way, before the data are exchanged.
func (s *Shell) leavingWork(then func()) {
	if l, ok := s.page.(Leaver); ok {
		l.Leaving()
	}
	s.afterWrites(then)
}

// entered shows the inside of a backup from its first page.
func (s *Shell) entered(stores Stores, in inside) {
	in.access = s.access()
	if s.inside != nil {
		in.past = s.inside.past
	}
	s.inside, s.stores = &in, stores
	s.parts.showBanner(s.insideBanner())
	s.Say("正在查看备份。")
	s.start()
}

// insideBanner says over every page what is looked at, and offers the ways out.
func (s *Shell) insideBanner() fyne.CanvasObject {
	b := &s.inside.backup
	said := widgets.NewParagraph("正在查看 "+backupName(b, s.threads.Now())+" 的备份，只能看，不能录入。", oneLine)
	said.Bold = true
	back := widgets.NewPrimary("返回现在的数据", s.comeBack)
	restore := widgets.NewButton("恢复成这一份…", func() { s.askRestore(s.inside.backup) })
	bar := container.NewHBox(middle(said), layout.NewSpacer(), restore, back)
	widgets.ForwardKeys(bar, s.key, s.shortcut)
	return newFlush(line(), line(), nil, newSheet(widgets.ColorNotice, bar, 5, 12))
}

// comeBack shows the present data again, at the list of backups.
func (s *Shell) comeBack() {
	if s.inside == nil {
		return
	}
	var stores Stores
	s.leavingWork(func() {
		s.Run(Task{
			Title: "正在返回现在的数据",
			Fixed: true,
			Work: func(context.Context, *Job) (err error) {
				stores, err = s.keeper.Return()
				return err
			},
			Done: func() {
				past := s.inside.past
				s.leaveInside(stores)
				s.loadNames()
				s.past = past
				s.Go(Route{Place: PlaceSettings, Tab: backupsTab})
				s.count()
				s.Say("已返回现在的数据。")
			},
		})
	})
}

// leaveInside takes the banner away and goes on with other data.
func (s *Shell) leaveInside(stores Stores) {
	if s.page != nil {
		s.leavePage()
	}
	s.inside, s.stores = nil, stores
	s.parts.showBanner(nil)
	s.Say("") // that a backup is looked at
}

// msgInside says why nothing is taken in.
const msgInside = "正在查看备份，只能看，不能改动。要录入请先点上方的“返回现在的数据”。"

// mayWrite says why nothing can be stored now: a backup is looked at.
func (s *Shell) mayWrite() error {
	if s.inside == nil {
		return nil
	}
	return cases.Errorf(cases.ReadOnly, "", msgInside)
}

// entryOnly reports whether a page is there only to enter something.
func (r Route) entryOnly() bool {
	return slices.Contains([]Place{PlaceNew, PlaceGathering, PlaceImport, PlaceStart}, r.Place) ||
		r.ID == 0 && slices.Contains([]Place{PlaceVisit, PlaceMeasure}, r.Place)
}

// closedNow says in the status line that a page cannot be opened while a backup is looked at, or by this person.
func (s *Shell) closedNow(r Route) bool {
	err := s.barred()
	if err == nil || !r.entryOnly() {
		return false
	}
	s.Say(cases.MessageOf(err))
	return true
}

// showBanner shows a bar above every page; nil takes it away.
func (p *shellParts) showBanner(bar fyne.CanvasObject) {
	p.banner.Objects = nil
	p.banner.Hide()
	if bar != nil {
		p.banner.Objects = []fyne.CanvasObject{bar}
		p.banner.Show()
	}
	p.frame.Refresh()
}
