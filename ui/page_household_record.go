package ui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// recordTab is 资料: the catalogue's fields as a form, the dated types and monitorings, the photos, and who
// changed what.
type recordTab struct {
	page   *householdPage
	before cases.Household
	after  cases.Household
	form   *form
	spells *spellLists
	photos *photoStrip
	past   *historyList
	open   int
	bar    *tabBar
	room   *fyne.Container
	object fyne.CanvasObject
}

func newRecordTab(p *householdPage) *recordTab { return &recordTab{page: p} }

// The parts of the tab, by their place.
const (
	recordFields = iota
	recordSpells
	recordPhotos
	recordPast
)

// Object is the parts' names over the open part.
func (t *recordTab) Object() fyne.CanvasObject {
	if t.object != nil {
		return t.object
	}
	t.bar = newTabBar(t.page.shell, "", []string{"基本资料", "户类型和监测", "照片", "谁改过"}, t.choose)
	t.room = container.NewStack()
	t.spells, t.photos, t.past = newSpellLists(t.page), newPhotoStrip(t.page), newHistoryList(t.page)
	t.object = container.NewBorder(padded(t.bar.Object(), 4, 12), nil, nil, nil, t.room)
	return t.object
}

// First is the first field of the open part.
func (t *recordTab) First() fyne.Focusable {
	if t.open == recordFields && t.form != nil {
		return t.form.First()
	}
	return nil
}

// Load shows the open part anew. A form with something typed in it stays as it is.
func (t *recordTab) Load() {
	if t.open == recordFields && t.form != nil && t.form.Dirty() {
		return
	}
	t.choose(t.open)
}

func (t *recordTab) choose(i int) {
	t.Leaving()
	t.open = i
	t.bar.Mark(i)
	var content fyne.CanvasObject
	switch i {
	case recordFields:
		content = t.fields()
	case recordSpells:
		content = t.spells.Object()
	case recordPhotos:
		content = t.photos.Object()
	default:
		content = t.past.Object()
	}
	t.room.Objects = []fyne.CanvasObject{content}
	t.page.forward(t.room)
	t.room.Refresh()
}

// Resume opens the dialog a draft was left in: those of the lists of types and monitorings have one of their own.
func (t *recordTab) Resume(dialog string) {
	t.choose(recordSpells)
	t.spells.resume(dialog)
}

// TakeFiles shows the photos and stores those dragged onto the page.
func (t *recordTab) TakeFiles(paths []string) bool {
	photos := t.page.shell.photosAmong(paths)
	if len(photos) > 0 {
		if t.open != recordPhotos {
			t.choose(recordPhotos)
		}
		t.photos.add(photos)
	}
	return true
}

// fields is the form of the household's own fields.
func (t *recordTab) fields() fyne.CanvasObject {
	p := t.page
	t.before = p.facts.file.Household
	t.after = t.before
	t.form = newForm(&p.base, formSpec{
		Name:   Route{Place: PlaceHousehold, ID: p.route.ID, Tab: tabRecord}.String(),
		Title:  func() string { return "资料 " + t.before.HeadName },
		Of:     p.of(),
		Fields: typed(cases.HouseholdCatalogue.Bind(&t.after)), Groups: true,
		Refs: map[string]refSource{"team": p.shell.teamSource(p.store.Teams), "village": p.shell.villageSource()},
		Done: t.SaveNow,
	})
	save := widgets.NewPrimary("保存资料", t.SaveNow)
	save.Tip, save.Tips = "Ctrl+S", p.shell.tips
	erase := widgets.NewButton(eraseWord+"整户…", p.eraseHousehold)
	erase.Emphasis = widgets.Quiet
	p.shell.needs(cases.Erase, erase)
	foot := container.NewBorder(line(), nil, nil, nil, padded(container.NewHBox(save, layout.NewSpacer(), erase), 4, 16))
	return container.NewBorder(nil, foot, nil, nil, t.form.Object())
}

// SaveNow saves the fields.
func (t *recordTab) SaveNow() {
	if t.open != recordFields || t.form == nil || !t.form.Read() {
		return
	}
	before, after := t.before, t.after
	p := t.page
	t.form.Store("正在保存", func(ctx context.Context) (cases.Change, error) {
		return p.store.EditHousehold(ctx, &before, &after)
	}, nil)
}

// openRecord opens a part of 资料.
func (p *householdPage) openRecord(part int) {
	for _, t := range p.tabs {
		if record, ok := t.part.(*recordTab); ok {
			record.open = part
		}
	}
	p.openTab(tabRecord)
}

// Leaving keeps what is typed and not saved.
func (t *recordTab) Leaving() {
	if t.form != nil {
		t.form.Leave()
	}
}

// Edit is F2 in the lists of types and monitorings.
func (t *recordTab) Edit() {
	if t.open == recordSpells {
		t.spells.Edit()
	}
}

// historyList tells who changed the household's fields, when, from what to what.
type historyList struct {
	page *householdPage
	rows []cases.HistoryEntry
	grid *widgets.Grid
	slot slot
}

func newHistoryList(p *householdPage) *historyList {
	h := &historyList{page: p}
	h.grid = p.shell.newGrid(0,
		widgets.Column{Key: "at", Title: "时间", Width: 130, Fixed: true},
		widgets.Column{Key: "worker", Title: "谁", Width: 90, Fixed: true},
		widgets.Column{Key: "field", Title: "项目", Width: 180, Fixed: true},
		widgets.Column{Key: "before", Title: "原来", Width: 250, Fixed: true},
		widgets.Column{Key: "after", Title: "改为", Width: 250, Fixed: true},
		widgets.Column{Key: "cause", Title: "怎么改的", Width: 110, Fixed: true})
	h.grid.Multi = false
	h.grid.Rows = func() int { return len(h.rows) }
	h.grid.Cell = h.cell
	h.grid.Empty = "建立以后没有改过。"
	p.onVeil(h.grid.Refresh)
	h.grid.OnOpen = func(int) { h.versions() }
	return h
}

// Object is the list, read anew.
func (h *historyList) Object() fyne.CanvasObject {
	id := h.page.route.ID
	read := func(ctx context.Context) ([]cases.HistoryEntry, error) {
		return h.page.store.History(ctx, "household", id)
	}
	load(&h.page.base, &h.slot, read, func(rows []cases.HistoryEntry) {
		h.rows = rows
		h.grid.Refresh()
	})
	versions := widgets.NewButton("改过的每一版…", h.versions)
	versions.Tip, versions.Tips = "F9", h.page.shell.tips
	note := widgets.NewNote("看资料以前每一版的样子，需要时恢复成其中一版。", oneLine)
	return padded(container.NewBorder(container.NewHBox(versions, middle(note)), nil, nil, nil, gapAbove(h.grid, 4)), 0, 12)
}

// versions shows every version of the household's own fields.
func (h *historyList) versions() { h.page.ownVersions() }

func (p *householdPage) ownVersions() {
	p.shell.showVersions(&p.base, []versioned{{record: "household", id: p.route.ID}}, p.route.ID, "基本资料", nil)
}

func (h *historyList) cell(row, col int) string {
	e := &h.rows[row]
	switch col {
	case 0:
		return e.At
	case 1:
		return e.Worker
	case 2:
		if e.Field == "" {
			return "新建"
		}
		return e.Field
	case 3:
		return h.page.shell.valueTold(h.page.route.ID, e.Names, e.Before)
	case 4:
		return h.page.shell.valueTold(h.page.route.ID, e.Names, e.After)
	}
	return causeText(e.Cause)
}

// causeText says how a change came about.
func causeText(cause string) string {
	texts := map[string]string{
		"typed": "录入", "import": "导入", "merge": "合并", "undo": "撤销", "redo": "重做", "demo": "演示数据", "system": "程序",
	}
	if text := texts[cause]; text != "" {
		return text
	}
	return cause
}
