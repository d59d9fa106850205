package ui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// binShown is how many deleted records the bin lists, the last deleted first.
const binShown = 500

// binTitle is the column that tells what a record of the bin was.
const binTitle = 2

// binPart is 回收站: what was deleted, and 恢复.
type binPart struct {
	page    *settingsPage
	list    []cases.Deleted
	grid    *widgets.Grid
	restore *widgets.Button
	erase   *widgets.Button
	slot    slot
}

// bin lists what was deleted.
func (p *settingsPage) bin() fyne.CanvasObject {
	b := &binPart{page: p}
	b.grid = p.shell.newGrid(0,
		widgets.Column{Key: "at", Title: "删除时间", Width: 130, Fixed: true},
		widgets.Column{Key: "kind", Title: "种类", Width: 110, Fixed: true},
		widgets.Column{Key: "title", Title: "内容", Width: 420, Fixed: true},
		widgets.Column{Key: "worker", Title: "谁删除的", Width: 110, Fixed: true})
	b.grid.Multi = false
	b.grid.Rows = func() int { return len(b.list) }
	b.grid.Cell = b.cell
	b.grid.Empty = "回收站是空的。"
	b.grid.OnOpen = func(int) { b.ask() }
	b.grid.OnSelect = b.chosen
	p.onVeil(b.grid.Refresh)
	b.restore = widgets.NewButton("恢复这一条", b.ask)
	p.shell.enters(b.restore)
	b.erase = widgets.NewButton(eraseWord+"…", b.askErase)
	b.erase.Emphasis = widgets.Quiet
	p.shell.needs(cases.Erase, b.erase)
	p.part = b
	note := widgets.NewNote("删除的记录不计入任何数字和报表，随时可以恢复；户删除时，它的成员、走访和收入一起收在这里。", 900)
	b.load()
	return container.NewBorder(container.NewVBox(container.NewHBox(b.restore, b.erase), gapAbove(note, 2)), nil, nil, nil, gapAbove(b.grid, 6))
}

func (b *binPart) cell(row, col int) string {
	d := b.list[row]
	title := d.Title
	if !b.page.shell.veil.up() {
		title = cases.VeilRecord(d.Record, title)
	}
	return []string{d.At, d.Kind, title, d.Worker}[col]
}

// Reload lists the bin again after any change: a deletion concerns every kind of record.
func (b *binPart) Reload(cases.Change) { b.load() }

func (b *binPart) load() {
	s := b.page.shell
	read := func(ctx context.Context) ([]cases.Deleted, error) { return s.stores.Settings.Bin(ctx, binShown) }
	load(&b.page.base, &b.slot, read, func(list []cases.Deleted) {
		b.list = list
		b.grid.Refresh()
		if b.grid.Current() < 0 && len(list) > 0 {
			b.grid.SetCurrent(0)
		}
		b.chosen()
	})
}

func (b *binPart) chosen() {
	if b.grid.Current() < 0 {
		b.restore.Disable()
		b.erase.Disable()
		return
	}
	b.restore.Enable()
	b.erase.Enable()
}

// askErase erases the current record for good.
func (b *binPart) askErase() {
	row, s := b.grid.Current(), b.page.shell
	if row < 0 || row >= len(b.list) {
		return
	}
	d := b.list[row]
	s.askErase(&b.page.base, erasing{
		title: "彻底删除回收站里的这一条？",
		what:  d.Kind + " " + b.cell(row, binTitle) + "，连同属于它的记录、改过的每一版和照片。",
		store: func(ctx context.Context, reason string) (cases.Change, cases.Erased, error) {
			return s.stores.Eraser.Erase(ctx, d.Record, d.ID, reason)
		},
	})
}

// ask restores the current record; undo puts it back.
func (b *binPart) ask() {
	row := b.grid.Current()
	if row < 0 || row >= len(b.list) {
		return
	}
	d := b.list[row]
	b.page.shell.Save("正在恢复", func(ctx context.Context) (cases.Change, error) {
		return b.page.shell.stores.Settings.Restore(ctx, d.Record, d.ID)
	}, nil, nil)
}
