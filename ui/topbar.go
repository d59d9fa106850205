package ui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// topBar says which village is shown and who types, and holds the search box.
type topBar struct {
	object  fyne.CanvasObject
	village *widgets.Button
	worker  *widgets.Button
	veil    *widgets.Button
	lock    *widgets.Button
	search  *search
	shell   *Shell
}

func newTopBar(s *Shell) *topBar {
	t := &topBar{shell: s, search: newSearch(s)}
	t.village, t.worker = t.chooser("选择村", t.chooseVillage), t.chooser("换人录入", t.chooseWorker)
	t.veil = t.chooser("", s.turnVeil)
	t.lock = t.chooser("锁定窗口，离开时用（Ctrl+L）", s.Lock)
	t.lock.Text, t.lock.Hidden = "锁定", true
	back, forward := t.arrow("←", "返回（Alt+←）", s.Back), t.arrow("→", "前进（Alt+→）", s.Forward)
	bar := container.NewHBox(t.village, back, forward, padded(middle(t.search.box), 0, 12), layout.NewSpacer(), t.veil, t.worker, t.lock)
	t.object = newFlush(nil, line(), nil, newSheet(widgets.ColorShell, bar, 5, 8))
	t.showVeil()
	return t
}

func (t *topBar) chooser(tip string, open func()) *widgets.Button {
	b := widgets.NewButton("", open)
	b.Emphasis, b.Tip, b.Tips = widgets.Quiet, tip, t.shell.tips
	b.SetForward(t.shell.key, t.shell.shortcut)
	return b
}

// showVeil says whether all names and numbers stand in full, and turns that.
func (t *topBar) showVeil() {
	b := t.veil
	b.Text, b.Emphasis, b.Tip = "全部显示", widgets.Quiet, "姓名和号码现在隐去一部分。全部显示只有队长可以，并会记下（Ctrl+H）；只看一户按 F8"
	if t.shell.veil.up() {
		b.Text, b.Emphasis, b.Tip = "已全部显示·隐去", widgets.Danger, "姓名和号码现在完整显示，离开电脑前请隐去（Ctrl+H）"
	}
	b.Refresh()
	t.object.Refresh()
}

func (t *topBar) arrow(sign, tip string, do func()) *widgets.Button {
	b := t.chooser(tip, do)
	b.Text = sign
	return b
}

// chooseVillage lists the villages; all of them are one choice where there are several.
func (t *topBar) chooseVillage() {
	s := t.shell
	var items []*fyne.MenuItem
	if len(s.villages) > 1 {
		items = append(items, t.choice("全部村", s.village == 0, func() { s.setVillage(0) }))
	}
	for _, v := range s.villages {
		id := cases.Ref(v.ID)
		items = append(items, t.choice(v.Name, s.village == id, func() { s.setVillage(id) }))
	}
	items = append(items, fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem("管理村和村民小组…", func() { s.Go(Route{Place: PlaceSettings, Tab: "villages"}) }),
		fyne.NewMenuItemSeparator())
	items = append(items, s.folderItems()...)
	t.menuUnder(t.village, items)
}

func (t *topBar) choice(name string, chosen bool, do func()) *fyne.MenuItem {
	item := fyne.NewMenuItem(name, do)
	item.Checked = chosen
	return item
}

// showLock offers the lock where there is a password.
func (t *topBar) showLock() {
	t.lock.Hidden = !t.shell.session().Guarded
	t.object.Refresh()
}

// chooseWorker lists the people who use the program; with a password nobody is exchanged without his own.
func (t *topBar) chooseWorker() {
	s := t.shell
	if s.session().Guarded {
		t.menuUnder(t.worker, s.accessItems())
		return
	}
	load(&s.self, &slot{}, s.stores.Shell.Workers, func(workers []cases.Worker) {
		var items []*fyne.MenuItem
		for _, w := range workers {
			items = append(items, t.choice(workerText(w), t.worker.Text == w.Name+" ▾", func() { s.setWorker(w.ID) }))
		}
		items = append(items, fyne.NewMenuItemSeparator(),
			fyne.NewMenuItem("管理使用人…", func() { s.Go(Route{Place: PlaceSettings, Tab: "workers"}) }))
		t.menuUnder(t.worker, items)
	})
}

func workerText(w cases.Worker) string {
	if w.Duty == "" {
		return w.Name
	}
	return w.Name + "  " + w.Duty
}

func (t *topBar) menuUnder(b *widgets.Button, items []*fyne.MenuItem) {
	at := t.shell.app.Driver().AbsolutePositionForObject(b).AddXY(0, b.Size().Height)
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), t.shell.window.Canvas(), at)
}

// setVillage shows one village, 0 all, and remembers it.
func (s *Shell) setVillage(id cases.Ref) {
	s.village = id
	s.showNames()
	s.keepSetting("village", id)
	if s.page != nil {
		s.page.Reload(cases.Change{})
	}
	s.count()
}

func (s *Shell) setWorker(id int64) {
	if err := s.mayWrite(); err != nil {
		s.Fail(err)
		return
	}
	s.Run(Task{
		Title: "正在换人",
		Work:  func(ctx context.Context, _ *Job) error { return s.stores.Shell.SetWorker(ctx, id) },
		Done: func() {
			s.cover() // what one person may see is not shown to the next
			s.loadNames()
		},
	})
}

// keepSetting keeps a setting of this computer in the background.
func (s *Shell) keepSetting(key string, value any) {
	s.inOrder(func(ctx context.Context) error { return s.stores.Shell.SetSetting(ctx, key, value) })
}
